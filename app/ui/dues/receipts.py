"""Phiếu thu chưa phân bổ: receipts of dues that are for nobody yet, what is proposed for each and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries import Read
from app.services.dues import allocate_receipt
from app.services.dues.allocate_receipt import Proposed
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, money


class DuesReceiptsScreen(ListPage[Proposed]):
    """Those of all months, the oldest first."""

    key: ClassVar[str] = "dues_receipts"
    called: ClassVar[str] = N_("Phiếu thu chưa phân bổ")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset(
        {"member", "dues_run", "allocation_batch", "voucher", "dues_decision"}
    )
    opens: ClassVar[str] = "add"
    gives_way: ClassVar[tuple[str, ...]] = ("day", "amount")

    def columns(self) -> list[Column]:
        """The receipt, its money, and the proposal."""
        return [
            Column("number", _("Số"), 110, lambda row: row.receipt.number),
            Column("day", _("Ngày"), 100, lambda row: show_date(row.receipt.day)),
            Column("text", _("Nội dung"), 220, lambda row: row.receipt.text, stretch=True),
            money("amount", _("Số tiền"), lambda row: row.receipt.amount, width=92),
            money("left", _("Chưa phân bổ"), lambda row: row.receipt.left, width=104),
            Column("proposal", _("Đề xuất"), 300, _proposal, tone=_tone),
        ]

    def list_filters(self) -> Sequence[Filter[Proposed]]:
        """Those with one way to allocate, those to be asked about."""
        choices: list[Choice[Proposed]] = [
            Choice("", _("Tất cả")),
            Choice("proposed", _("Có đề xuất"), lambda row: bool(row.proposal.parts)),
            Choice("asked", _("Cần chọn"), lambda row: not row.proposal.parts),
        ]
        return [Filter("which", _("Lọc phiếu thu"), choices)]

    def find_rows(self, read: Read) -> Sequence[Proposed]:
        """Every receipt that waits."""
        return allocate_receipt.proposed_for(read)

    def identify(self, row: Proposed) -> int:
        """The line of the receipt."""
        return row.receipt.entry_id

    def search(self) -> Search[Proposed]:
        """By number, text and person."""
        return Search(
            _("Tìm phiếu thu"),
            _("Tìm số, nội dung…"),
            lambda row: f"{row.receipt.number} {row.receipt.text} {row.receipt.person}",
        )

    def offer_verbs(self) -> None:
        """Allocated, one by one or all as proposed."""
        look: dict[str, Any] = {"word": _("Phân bổ"), "icon": "split", "shortcut": "Ctrl+G", "primary": True}
        self.offer("add", self._allocate, about=About.ONE, writes=True, **look)
        own = (_("Phân bổ theo đề xuất"), "check", "Ctrl+1")
        self.offer("all", self._allocate_all, writes=True, when=self._has_proposals, own=own, after="add")
        own = (_("Chứng từ"), "receipt", "F2")
        self.offer("voucher", self._open, about=About.ONE, own=own, after="add")

    def _has_proposals(self) -> bool:
        return any(row.proposal.parts for row in self.all_rows())

    def _allocate(self, row: Proposed) -> None:
        self.desk.go("allocate", voucher=row.receipt.voucher_id)

    def _open(self, row: Proposed) -> None:
        self.desk.go("voucher_editor", voucher=row.receipt.voucher_id)

    def _allocate_all(self) -> None:
        rows = [row for row in self.all_rows() if row.proposal.parts]
        text = _("{count} phiếu thu, {amount} đồng, được phân bổ như cột Đề xuất. Cả lần này hoàn tác được một lượt.")
        told = text.format(count=len(rows), amount=show_money(sum(row.receipt.left for row in rows)))
        if self.desk.ask.confirm(_("Phân bổ theo đề xuất?"), told, _("Phân bổ")):
            self.desk.do(allocate_receipt.allocate_waiting, title=_("Đang phân bổ…"))

    def empty(self) -> Empty:
        """All money of dues is somebody's."""
        text = _("Tiền đoàn phí của các tháng đã lập bảng đều có người nộp và tháng.")
        return Empty(_("Không có phiếu thu nào chờ phân bổ"), text)

    def foot(self) -> str:
        """How many, how much."""
        rows = self.shown_rows()
        text = _("{count} phiếu thu, {amount} đồng chưa phân bổ")
        return text.format(count=len(rows), amount=show_money(sum(row.receipt.left for row in rows))) if rows else ""


def _proposal(row: Proposed) -> str:
    if not row.proposal.parts:
        return " ".join(render(each.message) for each in row.proposal.findings)
    reasons = "; ".join(render(each) for each in row.proposal.reasons)
    return _("{count} người: {reasons}").format(count=row.proposal.people, reasons=reasons)


def _tone(row: Proposed) -> str:
    return "good" if row.proposal.parts else "warn"
