"""Việc tháng này: the month as a list of jobs in order, each with its state, its count and one button. Beside it the money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from app.domain.dates import Month, Period
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import books, organisation, overview, settlement, trail
from app.services.close_month import next_to_close
from app.ui import icons
from app.ui.charts import FlowChart
from app.ui.desk import Desk, name_of_act
from app.ui.kinds import month_word
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill

DONE = ("good", "circle-check")
OPEN = ("note", "circle-dot")
LOOK = ("warn", "triangle-alert")


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the month as it stands."""

    title: str
    told: str
    state: str
    looks: tuple[str, str]
    verb: str
    go: Callable[[], object]


class JobRow(QWidget):
    """One line of the list: number, title and sentence, state, button."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = parts.label(str(number), "muted")
        self._number.setFixedWidth(20)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = parts.label(role="strong")
        self._told = parts.label(role="small", wrap=True)
        self._state = StatePill()
        self._go: Callable[[], object] = lambda: None
        self._button = parts.button("", self._press)
        self._button.setFixedWidth(118)
        self._line = parts.row(self._number, gap=10, margins=(8, 7, 12, 7))
        self._line.addLayout(parts.column(self._title, self._told, gap=1), 1)
        self._line.addWidget(self._state)
        self._line.addWidget(self._button)
        self.setLayout(self._line)

    def _press(self) -> None:
        self._go()

    def show_job(self, job: Job, primary: bool) -> None:
        """Show a job; the first one open has the accent."""
        self._title.setText(job.title)
        self._told.setText(job.told)
        self._state.say(job.state, *job.looks)
        self._button.setText(job.verb)
        self._button.setAccessibleName(f"{job.title}: {job.verb}")
        self._button.setProperty("role", "primary" if primary else "")
        self._button.style().unpolish(self._button)
        self._button.style().polish(self._button)
        self._go = job.go


class MonthScreen(Screen):
    """Home."""

    key: ClassVar[str] = "month"
    room: ClassVar[str] = "month"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "voucher",
            "entry",
            "closed_month",
            "filed_settlement",
            "import_batch",
            "opening",
            "bucket",
            "backup",
            "checked",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs.offer("add", lambda: desk.go("voucher_editor", kind="PT"), word=_("Phiếu thu"), shortcut="Ctrl+1")
        self.verbs.offer(
            "add_payment",
            lambda: desk.go("voucher_editor", kind="PC"),
            word=_("Phiếu chi"),
            icon="plus",
            shortcut="Ctrl+2",
            after="add",
        )
        self.verbs.offer(
            "import", lambda: desk.go("import"), word=_("Nhập sổ Excel"), icon="import", shortcut="Ctrl+I", after="add"
        )
        self.verbs.offer("reload", self.refresh)
        self._jobs = [JobRow(number) for number in range(1, 7)]
        jobs = parts.column(gap=0)
        for place, row in enumerate(self._jobs):
            if place:
                jobs.addWidget(parts.rule())
            jobs.addWidget(row)
        self._chart = FlowChart()
        chart = parts.box(parts.column(self._chart, margins=(8, 8, 12, 4)), "panel")
        self._left = parts.column(
            parts.label(_("Danh sách việc, làm từ trên xuống"), "section"), parts.box(jobs, "panel"), 6,
            parts.label(_("Thu, chi 12 tháng"), "section"), chart, None, gap=6,
        )  # fmt: skip
        self._held = QGridLayout()
        self._held.setContentsMargins(12, 9, 12, 9)
        self._held.setVerticalSpacing(5)
        held = QWidget()
        held.setLayout(self._held)
        held.setProperty("role", "panel")
        held.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._held_title = parts.label(role="section")
        self._acts = parts.column(gap=4, margins=(12, 8, 12, 8))
        acts = parts.box(self._acts, "panel")
        more = parts.button(_("Xem cả nhật ký"), lambda: desk.go("acts"), role="link")
        self._right = parts.column(
            self._held_title, held, 6,
            parts.row(parts.label(_("Việc vừa làm"), "section"), None, more), acts, None, gap=6,
        )  # fmt: skip
        left, right = parts.box(self._left), parts.box(self._right)
        self._right_box = right
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(14, 12, 14, 12)
        self._both.setSpacing(16)
        self._both.addWidget(left, 1)
        self._both.addWidget(right)
        page = QWidget()
        page.setLayout(self._both)
        body = self.lay_out(scrolled(page), margins=14, gap=0)
        body.setContentsMargins(0, 0, 0, 0)

    @classmethod
    def name(cls) -> str:
        """The tab's word."""
        return _("Việc tháng này")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns when there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= 880
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._right_box.setFixedWidth(340) if wide else self._right_box.setMinimumWidth(0)
        if not wide:
            self._right_box.setMaximumWidth(16_777_215)

    def refresh(self) -> None:
        """Jobs, balances, chart and acts of the working month."""
        month = self.desk.month
        with self.desk.read() as read:
            counts = overview.month_counts(read, month)
            flows = overview.month_flows(read, month)
            held = books.balances(read, month.last_day)
            funds = organisation.funds(read)
            acts = trail.acts(read, 12)
            to_close = next_to_close(read)
            proof = settlement.settlement(read, self._settlement_period()).proof
            filed = [each for each in settlement.filed_settlements(read) if month.last_day in each.period]
        jobs = self._list_jobs(counts, proof.difference, bool(filed), to_close)
        first_open = next((place for place, job in enumerate(jobs) if job.looks is not DONE), -1)
        for place, (row, job) in enumerate(zip(self._jobs, jobs, strict=True)):
            row.show_job(job, place == first_open)
        self._held_title.setText(_("Tiền còn cuối tháng {month:02d}/{year}").format(month=month.month, year=month.year))
        self._show_held([(fund.name, held.get(fund.key, 0)) for fund in funds])
        self._chart.show_flows(flows)
        self._show_acts(acts)

    def _settlement_period(self) -> Period:
        return Period.of_year(self.desk.month.year)

    def _list_jobs(self, counts: overview.MonthCounts, difference: int, filed: bool, to_close: Month) -> list[Job]:
        desk, month = self.desk, self.desk.month
        closed = desk.month_is_closed()
        waiting = counts.drafts + counts.unposted
        return [
            Job(
                _("Nhập sổ từ Excel"),
                _("Đã nhập {count} chứng từ của tháng từ tệp Excel.").format(count=counts.imported) if counts.imported
                else _("Đưa sổ quỹ và sổ tiền gửi sẵn có vào chương trình. Bỏ qua nếu nhập tay."),
                _("Đã nhập") if counts.imported else _("Nhập tay") if counts.posted else _("Tùy chọn"),
                DONE if counts.imported or counts.posted else OPEN,
                _("Nhập sổ"),
                lambda: desk.go("import"),
            ),
            Job(
                _("Ghi sổ chứng từ nháp"),
                _("{drafts} chứng từ nháp, {unposted} đang bỏ ghi; {posted} đã ghi sổ.").format(
                    drafts=counts.drafts, unposted=counts.unposted, posted=counts.posted
                ),
                _("Còn {count}").format(count=waiting) if waiting else _("Không còn"),
                LOOK if waiting else DONE,
                _("Xem nháp") if waiting else _("Xem chứng từ"),
                lambda: desk.go("vouchers", state="draft" if waiting else ""),
            ),
            self._check_job(),
            self._close_job(closed, to_close),
            Job(
                _("Quyết toán B07 năm {year}").format(year=month.year),
                _("Mã số, sổ quỹ và sổ tiền gửi khớp nhau.") if difference == 0
                else _("Còn lệch {amount} đồng giữa mã số và sổ.").format(amount=show_money(difference)),
                _("Đã nộp") if filed else _("Khớp") if difference == 0 else _("Lệch"),
                DONE if filed or difference == 0 else LOOK,
                _("Mở B07"),
                lambda: desk.go("settlement"),
            ),
            self._backup_job(),
        ]  # fmt: skip

    def _check_job(self) -> Job:
        kept = self.desk.preferences.text(f"checked.{self.desk.book.path}").split(" ", 2)
        seen = len(kept) == 3 and kept[0] == str(self.desk.month)
        told, state, looks = _("Số thứ tự, quỹ âm, chứng từ thiếu, chuỗi nhật ký."), _("Chưa xem"), OPEN
        if seen:
            told = _("Kiểm tra lúc {at}.").format(at=kept[2])
            state, looks = (_("Đạt"), DONE) if kept[1] == "0" else (_("{count} phải sửa").format(count=kept[1]), LOOK)
        return Job(_("Kiểm tra sổ"), told, state, looks, _("Kiểm tra"), lambda: self.desk.go("checks"))

    def _close_job(self, closed: bool, to_close: Month) -> Job:
        month = self.desk.month
        told = _("Khóa xong thì số liệu của tháng không đổi nữa.")
        if closed:
            told = _("Tháng đã khóa: chỉ xem, không sửa.")
        elif to_close != month:
            told = _("Khóa lần lượt: tháng tiếp theo cần khóa là {month}.").format(month=month_word(to_close))
        return Job(
            _("Khóa sổ tháng {month}").format(month=month_word(month)),
            told,
            _("Đã khóa") if closed else _("Chưa khóa"),
            DONE if closed else OPEN,
            _("Xem") if closed else _("Khóa sổ"),
            lambda: self.desk.go("close_month"),
        )

    def _backup_job(self) -> Job:
        told = self.desk.last_backup_sentence()
        return Job(
            _("Sao lưu"),
            told or _("Chưa có bản sao lưu nào của sổ này."),
            _("Có") if told else _("Chưa có"),
            DONE if told else LOOK,
            _("Sao lưu"),
            lambda: self.desk.go("settings", page="backup"),
        )

    def _show_held(self, held: list[tuple[str, int]]) -> None:
        while self._held.count():
            self._held.takeAt(0).widget().deleteLater()
        rows = [*held, (_("Cộng"), sum(amount for _name, amount in held))]
        for place, (name, amount) in enumerate(rows):
            last = place == len(rows) - 1
            if last:
                self._held.addWidget(parts.rule(), place, 0, 1, 2)
            line = place + 1 if last else place
            shown = parts.label(show_money(amount), "figure" if last else "strong")
            parts.set_tone(shown, "danger" if amount < 0 else "")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._held.addWidget(parts.label(name, "strong" if last else "muted"), line, 0)
            self._held.addWidget(shown, line, 1)

    def _show_acts(self, acts: tuple[trail.Act, ...]) -> None:
        while self._acts.count():
            item = self._acts.takeAt(0)
            if item.widget() is not None:
                item.widget().deleteLater()
        for act in acts:
            when = act.at.astimezone()
            mark = QLabel()
            mark.setPixmap(icons.pixmap("undo-2" if act.undone_by else "circle-dot", "faint", 13))
            said = parts.Elided(f"{when:%d/%m %H:%M}  {name_of_act(act)}", "small")
            self._acts.addWidget(parts.box(parts.row(mark, said, gap=6)))
            self._acts.itemAt(self._acts.count() - 1).widget().layout().setStretch(1, 1)
        if not acts:
            self._acts.addWidget(parts.label(_("Chưa có việc nào."), "small"))
