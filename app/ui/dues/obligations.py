"""Nghĩa vụ: what is payable to the superior union and receivable from it, month by month, how late, and the payment that settles it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
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
from app.ui.lists.list_filters import Choice, Filter, FilterBar
from app.ui.lists.row_table import Empty, RowLooks, RowTable
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import TablePage
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, money


class ObligationsSide(QWidget):
    """One way of what is owed: its months in a table with their sums, and a sentence below. ``up`` is owed, else awaited."""

    def __init__(self, desk: Desk, title: str, empty: Empty, *, up: bool) -> None:
        super().__init__()
        self.up = up
        self.all: Sequence[Obligation] = ()
        name = _("Phải nộp cấp trên") if up else _("Phải nhận từ cấp trên")
        looks: RowLooks[Obligation] = RowLooks(faint=lambda row: row.left == 0)
        key = f"obligations_{'up' if up else 'down'}"
        self.listed: RowTable[Obligation] = RowTable(
            desk, name, key, self._columns(), looks=looks, empty=empty, identify=lambda row: str(row.month)
        )
        self.foot = parts.label(role="strong", wrap=True)
        stack = parts.column(parts.label(title, "section"), self.listed, self.foot, gap=5)
        stack.setStretch(1, 1)
        self.setLayout(stack)

    def _columns(self) -> list[Column]:
        due, done = (_("Phải nộp"), _("Đã nộp")) if self.up else (_("Phải nhận"), _("Đã nhận"))
        late = _("Trễ") if self.up else _("Chờ")
        return [
            Column("month", _("Tháng"), 86, lambda row: month_word(row.month), stretch=True),
            money("due", due, lambda row: row.due),
            money("done", done, lambda row: row.done, blank_zero=True),
            money("left", _("Còn lại"), lambda row: row.left, blank_zero=True),
            Column("deadline", _("Hạn"), 104, lambda row: show_date(row.deadline)),
            Column("late", late, 84, _days, align=RIGHT, tone=self._tone),
        ]

    def _tone(self, row: Obligation) -> str:
        return ("danger" if self.up else "warn") if row.days_late(clock.today()) else ""

    def show_rows(self, rows: Sequence[Obligation]) -> None:
        """Show these months; at first the oldest one open is pointed at."""
        self.listed.show_rows(rows, next((i for i, row in enumerate(rows) if row.left > 0), len(rows) - 1))


class ObligationsScreen(TablePage[Obligation]):
    """Two tables: up and down."""

    key: ClassVar[str] = "obligations"
    called: ClassVar[str] = N_("Nghĩa vụ")
    rail_entry: ClassVar[str] = "reports"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset(
        {"voucher", "entry", "dues_run", "allocation_batch", "opening_owed", "policy_value"}
    )
    opens: ClassVar[str] = "why"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        choices = [
            Choice("year", _("Năm làm việc"), self._of_year),
            Choice("open", _("Còn lại"), lambda row: row.left != 0),
            Choice("", _("Tất cả")),
        ]
        which: Filter[Obligation] = Filter("which", _("Lọc tháng"), choices, start="year")
        self.filters: FilterBar[Obligation] = FilterBar(desk, self.key, [which], None)
        none_up = Empty(_("Không có tháng nào phải nộp"), _("Phần nộp lên tính từ đoàn phí đã thu của từng tháng."))
        none_down = Empty(_("Không có tháng nào chờ nhận"), _("Số phải nhận tính từ quỹ lương trong bảng trích nộp."))
        self.up = ObligationsSide(desk, _("Phải nộp cấp trên: phần đoàn phí nộp lên"), none_up, up=True)
        self.down = ObligationsSide(desk, _("Phải nhận: kinh phí công đoàn được dùng (mã 28.01)"), none_down, up=False)
        self.beyond = Hint(_("Nộp vượt"))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        body = self.lay_out(self.filters, gap=8)
        body.addLayout(self._both, 1)
        body.addWidget(self.beyond)
        for side in (self.up, self.down):
            self._both.addWidget(side, 1)
            self.add_table(side.listed)
        self.filters.changed.connect(self._show)
        self._offer_verbs()
        self.begin_at(self.up.listed.table)

    def _offer_verbs(self) -> None:
        word, icon = _("Nộp cấp trên"), "send"
        self.offer("add", to="remit", writes=True, word=word, icon=icon, shortcut="Ctrl+G", primary=True)
        word, icon = _("Ghi nhận cấp trên cấp"), "arrow-down-to-line"
        receive = partial(self.desk.go, "voucher_editor", kind="BC")
        self.offer("receive", receive, writes=True, word=word, icon=icon, shortcut="", after="add")
        word, icon = _("Vì sao số này?"), "circle-help"
        self.offer("why", self._why, about=About.ONE, word=word, icon=icon, shortcut="Ctrl+Q", after="receive")
        self.offer_common_verbs()

    def _of_year(self, row: Obligation) -> bool:
        return row.month.year == self.desk.month.year or row.left > 0

    def refresh(self) -> None:
        """Both sides as the books say."""
        with self.desk.read() as read:
            self.up.all = obligations.payables_to_superior(read)
            self.down.all = obligations.receivables_from_superior(read)
        self.filters.count(self.filters.counts_of([*self.up.all, *self.down.all]))
        self._show()

    def _show(self) -> None:
        for side in (self.up, self.down):
            side.show_rows(self.filters.sift(side.all))
        # Why the sums are of all months, not of those shown: what is owed does not depend on a chip.
        owed, awaited = (sum(max(row.left, 0) for row in side.all) for side in (self.up, self.down))
        late = sum(row.left for row in self.up.all if row.days_late(clock.today()))
        text = _("Còn phải nộp {amount} đồng").format(amount=show_money(owed))
        self.up.foot.setText(text + (_(", quá hạn {late} đồng").format(late=show_money(late)) if late else ""))
        parts.set_tone(self.up.foot, "danger" if late else "" if owed else "good")
        self.down.foot.setText(_("Còn được nhận {amount} đồng").format(amount=show_money(awaited)))
        self._tell_beyond()
        self._allow()

    def about_shown(self) -> Sequence[str]:
        """Which months."""
        return [self.filters.shown_words()]

    def _tell_beyond(self) -> None:
        beyond = [row for row in self.up.all if row.left < 0]
        text = _(
            "Nộp vượt {amount} đồng ở tháng {months}: đã nộp nhiều hơn tỷ lệ trong sổ (ví dụ nộp 40% khi quy định 30%) hoặc nộp khi chưa ghi thu. "
            "Số vượt được nêu rõ, không tự trừ sang tháng khác; hãy hỏi cấp trên rồi ghi theo trả lời."
        )
        months = ", ".join(month_word(row.month) for row in beyond[:4]) + ("…" if len(beyond) > 4 else "")
        amount = show_money(-sum(row.left for row in beyond))
        self.beyond.say(text.format(amount=amount, months=months) if beyond else "", "warn")

    def _why(self, row: Obligation) -> None:
        """How the month pointed at came about, on the side that has the keyboard."""
        way = "down" if self.current_table() is self.down.listed else "up"
        self.desk.go("obligation_why", direction=way, first=row.month, last=row.month)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room, else one below the other."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if self.width() >= 1000 else ways.TopToBottom)


def _days(row: Obligation) -> str:
    days = row.days_late(clock.today())
    return _("{count} ngày").format(count=days) if days else ""
