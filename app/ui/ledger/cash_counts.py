"""Kiểm quỹ: the counts written down, the newest first: what the book said, what was in the cash box, the difference."""

from __future__ import annotations

from typing import ClassVar

from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import cash_counts
from app.models.queries.ledger.cash_counts import StoredCount
from app.services.ledger import count_cash
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày kiểm"), 104, lambda row: show_date(row.count.counted_on)),
        Column("hour", _("Giờ"), 62, lambda row: row.count.counted_at),
        money("book", _("Theo sổ"), lambda row: row.count.book_balance, width=112),
        money("counted", _("Đếm được"), lambda row: row.count.counted, width=112),
        money("difference", _("Chênh lệch"), lambda row: row.count.difference, width=104, blank_zero=True,
              tone=lambda row: "warn" if row.count.difference else ""),
        Column("conclusion", _("Kết luận"), 260, lambda row: row.count.conclusion, stretch=True),
        Column("moved", _("Sổ quỹ nay"), 130, _moved, tone=lambda row: "danger"),
    ]  # fmt: skip


def _moved(row: StoredCount) -> str:
    return _("đã đổi: {amount}").format(amount=show_money(row.book_now)) if row.book_moved else ""


class CashCountsScreen(Screen):
    """The second page of Sổ sách."""

    key: ClassVar[str] = "cash_counts"
    called: ClassVar[str] = N_("Kiểm quỹ")
    rail_entry: ClassVar[str] = "books"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset({"cash_count", "voucher", "entry", "opening"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[StoredCount, ...] = ()
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("cash_count"), word=_("Kiểm quỹ"), icon="calculator", primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Các lần kiểm quỹ"), "cash_counts", self._model, desk.preferences)
        self._moved = Hint(_("Sổ quỹ đã đổi"))
        body = self.lay_out(self.table, self._moved, gap=8)
        body.setStretch(0, 1)
        self.table.opened.connect(lambda _place: self._edit())
        self.begin_at(self.table)

    def refresh(self) -> None:
        """Every count."""
        with self.desk.read() as read:
            self._rows = cash_counts.cash_counts(read)
        self._model.set_rows(list(self._rows))
        if self._rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(
                _("Chưa kiểm quỹ lần nào"), _("Cuối tháng đếm tiền trong hộp, ghi số tờ từng loại rồi in biên bản C34-HD."),
                _("Kiểm quỹ"), lambda: self.desk.go("cash_count"),
            )  # fmt: skip
        moved = [show_date(row.count.counted_on) for row in self._rows if row.book_moved]
        text = _("Sau khi kiểm, sổ quỹ của ngày {days} đã đổi: hãy xem chứng từ ghi thêm hoặc kiểm lại.")
        self._moved.say(text.format(days=", ".join(moved[:4])) if moved else "", "warn")
        may = bool(self._rows) and not self.desk.read_only
        self.verbs.allow(add=not self.desk.read_only, edit=may, delete=may, print=True)

    def _chosen(self) -> StoredCount | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None and not self.desk.read_only:
            self.desk.go("cash_count", count=row.id)

    def _delete(self) -> None:
        row = self._chosen()
        if row is not None:
            self.desk.do(count_cash.delete_count, row.id)

    def _print(self) -> None:
        row = self._chosen()
        day = row.count.counted_on if row is not None else None
        period = Period(day, day) if day is not None else Period.of_month(self.desk.month)
        self.desk.go("forms", form="c34", period=period)
