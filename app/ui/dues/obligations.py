"""Nghĩa vụ: what is payable to the superior union and receivable from it, month by month, how late, and the payment that settles it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.dues.remittance import Obligation
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.dues import obligations
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


def _columns(done: str, late: str) -> list[Column]:
    today = clock.today
    return [
        Column("month", _("Tháng"), 86, lambda row: month_word(row.month), stretch=True),
        money("due", _("Phải nộp") if late else _("Phải nhận"), lambda row: row.due, width=92),
        money("done", done, lambda row: row.done, width=92, blank_zero=True),
        money("left", _("Còn lại"), lambda row: row.left, width=92, blank_zero=True),
        Column("deadline", _("Hạn"), 104, lambda row: show_date(row.deadline)),
        Column("late", late or _("Chờ"), 84, lambda row: _days(row.days_late(today())), align=RIGHT,
               tone=lambda row: "danger" if late and row.days_late(today()) else "warn" if row.days_late(today()) else ""),
    ]  # fmt: skip


def _days(days: int) -> str:
    return _("{count} ngày").format(count=days) if days else ""


class ObligationsScreen(Screen):
    """Two tables: up and down."""

    key: ClassVar[str] = "obligations"
    called: ClassVar[str] = N_("Nghĩa vụ")
    rail_entry: ClassVar[str] = "reports"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset(
        {"voucher", "entry", "dues_run", "allocation_batch", "opening_owed", "policy_value"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._up: tuple[Obligation, ...] = ()
        self._down: tuple[Obligation, ...] = ()
        verbs = self.verbs
        verbs.offer("add", self._remit, word=_("Nộp cấp trên"), icon="send", shortcut="Ctrl+G", primary=True)
        verbs.offer(
            "receive",
            self._receive,
            word=_("Ghi nhận cấp trên cấp"),
            icon="arrow-down-to-line",
            shortcut="",
            after="add",
        )
        verbs.offer("why", self._why, word=_("Vì sao số này?"), icon="circle-help", shortcut="Ctrl+Q", after="receive")
        verbs.offer("reload", self.refresh)
        self._which = Chips(_("Lọc tháng"), [("year", _("Năm làm việc")), ("open", _("Còn lại")), ("", _("Tất cả"))])
        self._which.set_value("year")
        self._up_model = PagedTableModel(
            _columns(_("Đã nộp"), _("Trễ")), lambda _ids: [], faded=lambda row: row.left == 0
        )
        self._down_model = PagedTableModel(_columns(_("Đã nhận"), ""), lambda _ids: [], faded=lambda row: row.left == 0)
        self.up = TableView(_("Phải nộp cấp trên"), "obligations_up", self._up_model, desk.preferences)
        self.down = TableView(_("Phải nhận từ cấp trên"), "obligations_down", self._down_model, desk.preferences)
        self._up_foot = parts.label(role="strong", wrap=True)
        self._down_foot = parts.label(role="strong", wrap=True)
        self._beyond = Hint(_("Nộp vượt"))
        left = self._side(_("Phải nộp cấp trên: phần đoàn phí nộp lên"), self.up, self._up_foot)
        right = self._side(_("Phải nhận: kinh phí công đoàn được dùng (mã 28.01)"), self.down, self._down_foot)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(left, 1)
        self._both.addWidget(right, 1)
        body = self.lay_out(parts.row(self._which, None), gap=8)
        body.addLayout(self._both, 1)
        body.addWidget(self._beyond)
        self._which.changed.connect(self._show)
        self.up.opened.connect(lambda _place: self._why("up"))
        self.down.opened.connect(lambda _place: self._why("down"))
        self.up.summed.connect(desk.summed)
        self.down.summed.connect(desk.summed)
        self.begin_at(self.up)

    @staticmethod
    def _side(title: str, table: TableView, foot: QWidget) -> QWidget:
        stack = parts.column(parts.label(title, "section"), table, foot, gap=5)
        stack.setStretch(1, 1)
        return parts.box(stack)

    def refresh(self) -> None:
        """Both sides as the books say."""
        with self.desk.read() as read:
            self._up = obligations.payables_to_superior(read)
            self._down = obligations.receivables_from_superior(read)
        self._show()

    def _show(self, *_args: object) -> None:
        up, down = self._chosen(self._up), self._chosen(self._down)
        for table, model, rows in ((self.up, self._up_model, up), (self.down, self._down_model, down)):
            model.set_rows(rows)
            if rows:
                table.point_at(next((place for place, row in enumerate(rows) if row.left > 0), len(rows) - 1))
        self.up.say_empty(_("Không có tháng nào phải nộp"), _("Phần nộp lên tính từ đoàn phí đã thu của từng tháng."))
        self.down.say_empty(_("Không có tháng nào chờ nhận"), _("Số phải nhận tính từ quỹ lương trong bảng trích nộp."))
        # Why the sums are of all months, not of those shown: what is owed does not depend on a chip.
        owed = sum(max(row.left, 0) for row in self._up)
        late = sum(row.left for row in self._up if row.days_late(clock.today()))
        text = _("Còn phải nộp {amount} đồng").format(amount=show_money(owed))
        self._up_foot.setText(text + (_(", quá hạn {late} đồng").format(late=show_money(late)) if late else ""))
        parts.set_tone(self._up_foot, "danger" if late else "" if owed else "good")
        awaited = sum(max(row.left, 0) for row in self._down)
        self._down_foot.setText(_("Còn được nhận {amount} đồng").format(amount=show_money(awaited)))
        self._tell_beyond()
        self.verbs.allow(add=not self.desk.read_only, receive=not self.desk.read_only, why=bool(up or down))

    def _chosen(self, rows: tuple[Obligation, ...]) -> list[Obligation]:
        which, year = self._which.value(), self.desk.month.year
        if which == "open":
            return [row for row in rows if row.left != 0]
        if which == "year":
            return [row for row in rows if row.month.year == year or row.left > 0]
        return list(rows)

    def _tell_beyond(self) -> None:
        beyond = [row for row in self._up if row.left < 0]
        text = _(
            "Nộp vượt {amount} đồng ở tháng {months}: đã nộp nhiều hơn tỷ lệ trong sổ (ví dụ nộp 40% khi quy định 30%) hoặc nộp khi chưa ghi thu. "
            "Số vượt được nêu rõ, không tự trừ sang tháng khác; hãy hỏi cấp trên rồi ghi theo trả lời."
        )
        months = ", ".join(month_word(row.month) for row in beyond[:4]) + ("…" if len(beyond) > 4 else "")
        self._beyond.say(
            text.format(amount=show_money(-sum(row.left for row in beyond)), months=months) if beyond else "", "warn"
        )

    def _remit(self) -> None:
        if not self.desk.read_only:
            self.desk.go("remit")

    def _why(self, direction: str = "") -> None:
        """How the month pointed at came about, on the side that has the keyboard."""
        direction = direction or ("down" if self.down.hasFocus() else "up")
        table, rows = (self.up, self._up) if direction == "up" else (self.down, self._down)
        place, shown = table.current_id(), self._chosen(rows)
        if place is not None and place < len(shown):
            month = shown[place].month
            self.desk.go("obligation_why", direction=direction, first=month, last=month)

    def _receive(self) -> None:
        self.desk.go("voucher_editor", kind="BC")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room, else one below the other."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if self.width() >= 1000 else ways.TopToBottom)
