"""Việc tháng này: the month as a list of jobs in order, each with its state, its count and one button. Beside it the money."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _, render
from app.models.queries import trail
from app.models.queries.agreements.agreement_register import Deadline
from app.models.queries.gifts.gifts import ComingHoliday
from app.ui import icons
from app.ui.agreements.agreement_words import step_word, until_word
from app.ui.book.charts import FlowChart
from app.ui.book.month_list import DONE, JOBS, Job, MonthFacts, MonthPicture, list_jobs, picture
from app.ui.desk import Desk, name_of_act
from app.ui.gifts.gift_words import both_days, days_left_word
from app.ui.gifts.season_jobs import SEASON_JOBS, season_jobs
from app.ui.kinds import month_word
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


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
        self._line = parts.row(self._number, gap=10, margins=(8, 3, 10, 3))
        self._line.addLayout(parts.column(self._title, self._told, gap=0), 1)
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
            "loan_opening",
            "bucket",
            "backup",
            "checked",
            "member",
            "member_state",
            "wage",
            "exemption",
            "dues_run",
            "allocation_batch",
            "policy_value",
            "plan",
            "activity",
            "attachment",
            "cash_count",
            "welfare_case",
            "case_paper",
            "gift_terms",
            "participant",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = 0
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
        self._jobs = [JobRow(number) for number in range(1, JOBS + 1)]
        jobs = parts.column(gap=0)
        for place, row in enumerate(self._jobs):
            if place:
                jobs.addWidget(parts.rule())
            jobs.addWidget(row)
        self._season = [JobRow(number) for number in range(JOBS + 1, JOBS + SEASON_JOBS + 1)]
        season = parts.column(parts.label(_("Việc theo mùa"), "section"), gap=6)
        season.addWidget(parts.box(parts.column(*self._season, gap=0), "panel"))
        self._season_box = parts.box(season)
        self._chart = FlowChart()
        self._chart.setFixedHeight(132)
        chart = parts.box(parts.column(self._chart, margins=(8, 8, 12, 4)), "panel")
        self._left = parts.column(
            parts.label(_("Danh sách việc, làm từ trên xuống"), "section"), parts.box(jobs, "panel"), 6, self._season_box,
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
        self._owed = parts.column(gap=4, margins=(12, 8, 12, 8))
        owed = parts.box(self._owed, "panel")
        see = parts.button(_("Xem nghĩa vụ"), lambda: desk.go("obligations"), role="link")
        self._acts = parts.column(gap=4, margins=(12, 8, 12, 8))
        acts = parts.box(self._acts, "panel")
        more = parts.button(_("Xem cả nhật ký"), lambda: desk.go("acts"), role="link")
        self._due = parts.column(gap=4, margins=(12, 8, 12, 8))
        register = parts.button(_("Xem thỏa ước"), lambda: desk.go("agreements"), role="link")
        head = parts.row(parts.label(_("Thỏa ước, hạn sắp tới"), "section"), None, register)
        self._due_box = parts.box(parts.column(head, parts.box(self._due, "panel"), 6, gap=6))
        self._holidays = QGridLayout()
        self._holidays.setContentsMargins(12, 8, 12, 8)
        self._holidays.setHorizontalSpacing(10)
        self._holidays.setColumnStretch(0, 1)
        holidays = QWidget()
        holidays.setLayout(self._holidays)
        holidays.setProperty("role", "panel")
        holidays.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar = parts.button(_("Xem lịch"), lambda: desk.go("holiday_calendar"), role="link")
        self._right = parts.column(
            self._held_title, held, 6,
            parts.row(parts.label(_("Với cấp trên, hạn sắp tới"), "section"), None, see), owed, 6, self._due_box,
            parts.row(parts.label(_("Ngày lễ sắp tới"), "section"), None, calendar), holidays, 6,
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
        """Jobs, balances, what is owed, chart and acts of the working month, read aside: a large union's take a while."""
        book, month = self.desk.book, self.desk.month
        self._wanted += 1
        turn = self._wanted

        def look(_progress: object) -> MonthPicture:
            with book.read_apart() as read:
                return picture(read, month)

        def seen(found: MonthPicture) -> None:
            if turn == self._wanted and self.desk.book is book:
                self._show(found)

        self.desk.run(look, seen, title=_("Đang xem lại việc của tháng…"))

    def _show(self, found: MonthPicture) -> None:
        jobs = list_jobs(self.desk, found.facts)
        first_open = next((place for place, job in enumerate(jobs) if job.looks is not DONE), -1)
        for place, (row, job) in enumerate(zip(self._jobs, jobs, strict=True)):
            row.show_job(job, place == first_open)
        season = season_jobs(self.desk, found.facts)
        for place, row in enumerate(self._season):
            row.setVisible(place < len(season))
        for row, job in zip(self._season, season, strict=False):
            row.show_job(job, first_open < 0 and job.looks is not DONE)
        self._season_box.setVisible(bool(season))
        month = self.desk.month
        self._held_title.setText(_("Tiền còn cuối tháng {month:02d}/{year}").format(month=month.month, year=month.year))
        self._show_held(found.held)
        self._show_owed(found.facts)
        self._show_due(found.due)
        self._show_holidays(found.facts.coming)
        self._chart.show_flows(found.flows)
        self._show_acts(found.acts)

    def _show_owed(self, facts: MonthFacts) -> None:
        parts.empty(self._owed)
        today = clock.today()
        for each in [each for each in facts.up if each.left > 0][:3]:
            late = each.days_late(today)
            when = (
                _("quá hạn {days} ngày").format(days=late)
                if late
                else _("hạn {day}").format(day=show_date(each.deadline))
            )
            self._owed_line(
                _("Nộp đoàn phí {month}").format(month=month_word(each.month)),
                when,
                each.left,
                "danger" if late else "",
            )
        owed = sum(max(each.left, 0) for each in facts.up)
        awaited = sum(max(each.left, 0) for each in facts.down)
        if owed:
            self._owed.addWidget(parts.rule())
        self._owed_line(_("Còn phải nộp cấp trên"), "", owed, "strong")
        self._owed_line(_("Còn được nhận từ cấp trên"), "", awaited, "strong")

    def _show_due(self, due: Sequence[Deadline]) -> None:
        """The earliest deadlines of agreements; nothing at all when there is none."""
        parts.empty(self._due)
        self._due_box.setVisible(bool(due))
        today = clock.today()
        for each in due[:3]:
            word = _("Hết hạn thỏa ước") if each.step is None else step_word(each.step)
            said = parts.label(until_word(each.until, today), "small")
            parts.set_tone(said, "danger" if each.until < today else "")
            said.setToolTip(each.title)
            self._due.addWidget(parts.label(word, "muted"))
            self._due.addWidget(said)

    def _show_holidays(self, coming: Sequence[ComingHoliday]) -> None:
        """The next days on which a union gives: name, day, days left."""
        parts.empty(self._holidays)
        today = clock.today()
        for place, each in enumerate(coming):
            holiday = each.holiday
            when = parts.label(f"{show_date(holiday.day)[:5]} · {days_left_word(holiday.days_left(today))}", "small")
            when.setToolTip(both_days(holiday.day))
            when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._holidays.addWidget(parts.Elided(render(holiday.name), "muted"), place, 0)
            self._holidays.addWidget(when, place, 1)

    def _owed_line(self, word: str, when: str, amount: int, tone: str) -> None:
        figure = parts.label(show_money(amount), "strong" if tone == "strong" else "")
        said = parts.label(when, "small")
        parts.set_tone(said, "danger" if tone == "danger" else "")
        self._owed.addWidget(parts.box(parts.row(parts.label(word, "muted"), None, said, figure)))

    def _show_held(self, held: Sequence[tuple[str, int]]) -> None:
        parts.empty(self._held)
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
        parts.empty(self._acts)
        for act in acts:
            when = act.at.astimezone()
            mark = QLabel()
            mark.setPixmap(icons.pixmap("undo-2" if act.undone_by else "circle-dot", "faint", 13))
            said = parts.Elided(f"{when:%d/%m %H:%M}  {name_of_act(act)}", "small")
            self._acts.addWidget(parts.box(parts.row(mark, said, gap=6)))
            self._acts.itemAt(self._acts.count() - 1).widget().layout().setStretch(1, 1)
        if not acts:
            self._acts.addWidget(parts.label(_("Chưa có việc nào."), "small"))
