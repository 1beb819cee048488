"""Kiểm quỹ: the counts written down, the newest first: what the book said, what was in the cash box, the difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.dates import Period, show_date
from app.domain.ledger.records import CASH_COUNT
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import cash_counts
from app.models.queries.ledger.cash_counts import StoredCount
from app.services.ledger import count_cash
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, column, money


class CashCountsScreen(ListPage[StoredCount]):
    """The second page of Sổ sách."""

    key: ClassVar[str] = "cash_counts"
    called: ClassVar[str] = N_("Kiểm quỹ")
    rail_entry: ClassVar[str] = "books"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset({"cash_count", "voucher", "entry", "opening"})

    def columns(self) -> list[Column]:
        """When, what the book said, what was there, the difference, and whether the book moved since."""
        told = CASH_COUNT
        return [
            column(told["counted_on"], lambda row: row.count.counted_on),
            column(told["counted_at"], lambda row: row.count.counted_at, 62),
            column(told["book_balance"], lambda row: row.count.book_balance, 112, summed=False),
            column(told["counted"], lambda row: row.count.counted, 112, summed=False),
            money("difference", _("Chênh lệch"), _difference, width=104, blank_zero=True, tone=_tone),
            column(told["conclusion"], lambda row: row.count.conclusion, 260, stretch=True),
            Column("moved", _("Sổ quỹ nay"), 130, _moved, tone=lambda _row: "danger"),
        ]

    def find_rows(self, read: Read) -> Sequence[StoredCount]:
        """Every count."""
        return cash_counts.cash_counts(read)

    def offer_verbs(self) -> None:
        """Counted, looked at again, deleted, printed."""
        self.offer("add", to="cash_count", writes=True, word=_("Kiểm quỹ"), icon="calculator", primary=True)
        self.offer("edit", to="cash_count", naming="count")
        self.offer("delete", self._delete, about=About.ONE, writes=True)
        self.offer("print", self._print)

    def empty(self) -> Empty:
        """Never counted yet."""
        return Empty(
            _("Chưa kiểm quỹ lần nào"),
            _("Cuối tháng đếm tiền trong hộp, ghi số tờ từng loại rồi in biên bản C34-HD."),
            _("Kiểm quỹ"),
            lambda: self.desk.go("cash_count"),
        )

    def notice(self, _row: StoredCount | None) -> str:
        """Days whose cash book changed after the count."""
        moved = [show_date(row.count.counted_on) for row in self.all_rows() if row.book_moved]
        text = _("Sau khi kiểm, sổ quỹ của ngày {days} đã đổi: hãy xem chứng từ ghi thêm hoặc kiểm lại.")
        return text.format(days=", ".join(moved[:4])) if moved else ""

    def _delete(self, row: StoredCount) -> None:
        self.desk.do(count_cash.delete_count, row.id)

    def _print(self) -> None:
        row = self.row()
        day = row.count.counted_on if row is not None else None
        period = Period(day, day) if day is not None else Period.of_month(self.desk.month)
        self.desk.go("forms", form="c34", period=period)


def _difference(row: StoredCount) -> int:
    return row.count.difference


def _tone(row: StoredCount) -> str:
    return "warn" if row.count.difference else ""


def _moved(row: StoredCount) -> str:
    return _("đã đổi: {amount}").format(amount=show_money(row.book_now)) if row.book_moved else ""
