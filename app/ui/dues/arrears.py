"""Nợ đoàn phí: who still owes for months up to the working month, the oldest first, and collecting from one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.dues.arrears import ARREARS
from app.i18n import _
from app.models.queries import Read
from app.models.queries.dues import dues
from app.models.queries.dues.dues import Arrear
from app.ui.kinds import month_word
from app.ui.lists.list_filters import Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.listed import listed
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column


class ArrearsScreen(ListPage[Arrear]):
    """The second page of Đoàn phí."""

    key: ClassVar[str] = "arrears"
    called: ClassVar[str] = N_("Nợ đoàn phí")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"member", "dues_run", "allocation_batch", "voucher"})
    opens: ClassVar[str] = "add"

    def columns(self) -> list[Column]:
        """Who, since when, for how many months, how much."""
        return listed(ARREARS, left={"tone": _tone})

    def above(self) -> Sequence[QWidget]:
        """Which months count."""
        self._about = parts.label(role="muted")
        return [self._about]

    def find_rows(self, read: Read) -> Sequence[Arrear]:
        """Everybody who owes up to the working month."""
        month = self.desk.month
        self._about.setText(_("Các tháng đã lập bảng, đến hết tháng {month}").format(month=month_word(month)))
        return dues.arrears(read, month)

    def identify(self, row: Arrear) -> int:
        """The member."""
        return row.member_id

    def search(self) -> Search[Arrear]:
        """By name and tổ."""
        return Search(_("Tìm người nợ"), _("Tìm tên, tổ…"), lambda row: f"{row.full_name} {row.group}")

    def offer_verbs(self) -> None:
        """Collected from, explained by the oldest month owed, looked up, printed."""
        own = (_("Thu của người này"), "hand-coins", "Ctrl+G")
        self.offer("add", to="member_payment", naming="member", writes=True, own=own, after="", primary=True)
        own = (_("Vì sao số này?"), "circle-help", "Ctrl+Q")
        self.offer("why", self._why, about=About.ONE, own=own, after="add")
        self.offer("account", to="members", naming="member", own=(_("Đoàn viên"), "user", "F2"), after="add")
        self.offer("print", self._print)

    def empty(self) -> Empty:
        """Nobody owes."""
        return Empty(_("Không ai nợ đoàn phí"), _("Mọi người có trong bảng đến tháng này đã nộp đủ."))

    def foot(self) -> str:
        """How many, how much."""
        rows = self.shown_rows()
        text = _("{count} người nợ, cộng {amount} đồng")
        return text.format(count=len(rows), amount=show_money(sum(row.left for row in rows))) if rows else ""

    def _why(self, row: Arrear) -> None:
        self.desk.go("dues_why", member=row.member_id, month=row.first)

    def _print(self) -> None:
        self.desk.go("forms", form="arrears", period=Period.of_month(self.desk.month))


def _tone(row: Arrear) -> str:
    return "danger" if row.months > 1 else ""
