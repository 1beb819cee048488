"""The pane beside the list that shows one case whole: whose, how far it is, papers, vouchers, files. The reason is shown when asked."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLabel

from app.domain.care.welfare import Paper, Relation
from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseCard, CasePaper, CaseVoucher
from app.ui.care.care_words import STATE_LOOKS
from app.ui.desk import Desk
from app.ui.records.record_pane import Fact, Linked, RecordPane, joined, toned
from app.ui.union.kept_files import KeptFiles

VEIL = "••••••"


class CasePane(RecordPane[CaseCard]):
    """Links lead to the member and to the vouchers."""

    watches: ClassVar[frozenset[str]] = frozenset({"kept_file"})

    def __init__(self, desk: Desk) -> None:
        self.files = KeptFiles(desk, "case", "paper")
        super().__init__(desk, _("Chi tiết việc thăm hỏi"), (_("Tệp đã lưu"), self.files))

    def load(self, read: Read, identifier: int) -> CaseCard | None:
        """The case, or None when it is gone."""
        return cases.case(read, identifier) if cases.case_rows(read, [identifier]) else None

    def show_lasting(self, card: CaseCard | None) -> None:
        """The files of the case."""
        self.files.show_owner(card.row.id if card is not None else None)

    def compose(self, card: CaseCard) -> None:
        """Its state and money, the facts, papers, vouchers."""
        row = card.row
        money = _("{amount} đồng").format(amount=show_money(row.amount)) if row.amount else ""
        goods = _("quà {amount} đồng").format(amount=show_money(row.in_kind)) if row.in_kind else ""
        self.heading(
            row.title,
            (_(row.state.label), *STATE_LOOKS[row.state]),
            _(row.kind.name),
            " + ".join(filter(None, (money, goods))),
        )
        self.facts(self._facts(card))
        if card.papers:
            self.section(_("Giấy tờ"))
            self.figures(("", ""), [(_(Paper.label_of(each.paper)), _day_of(each)) for each in card.papers], right=(1,))
        if card.vouchers:
            self.section(_("Chứng từ"))
            self.links(map(self._voucher, card.vouchers))

    def _facts(self, card: CaseCard) -> list[Fact]:
        row = card.row
        whose = _(row.relation.label)
        if row.person and row.member_id is not None:
            whose = f"{whose}: {row.person}"
        who = Fact(_("Người nhận"), row.name)
        if row.member_id is not None:
            who = Fact(_("Đoàn viên"), row.name, opens=partial(self.desk.go, "members", member=row.member_id))
        reason = self.veiled(_("Lý do"), card.reason, VEIL) if row.kind.sensitive else Fact(_("Lý do"), card.reason)
        return [
            who,
            Fact(_("Tổ"), row.group),
            Fact(_("Việc của"), whose if row.relation is not Relation.SELF else ""),
            Fact(_("Ngày xảy ra"), joined(row.happened_on)),
            Fact(_("Nơi thăm"), card.place),
            Fact(_("Quà"), card.goods),
            reason,
            Fact(_("Người đề nghị"), card.proposed_by),
            Fact(_("Duyệt"), joined(row.decision, row.decided_on, card.decided_by)),
            Fact(_("Không duyệt"), card.refusal),
            Fact(_("Vượt định mức"), card.beyond_norm),
            Fact(_("Đã nhận"), joined(row.received_on, card.received_by)),
            Fact(_("Ghi chú"), card.note),
        ]

    def _voucher(self, each: CaseVoucher) -> Linked:
        day, number = show_date(each.book_date), each.number or _("Nháp")
        detail = day if each.state is VoucherState.POSTED else f"{day}, {_(each.state.label).lower()}"
        opens = partial(self.desk.go, "voucher_editor", voucher=each.id)
        return Linked(number, opens, detail, show_money(each.amount))


def _day_of(paper: CasePaper) -> QLabel:
    if paper.received_on is None:
        return toned(_("còn thiếu"), "warn", "small")
    return toned(show_date(paper.received_on), "", "small")
