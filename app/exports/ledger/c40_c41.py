"""C40-BB, the receipt, and C41-BB, the payment voucher: one, many, or two to a page. They differ in words alone.

Law: TT 107/2017/TT-BTC, or the unit's own form without a number, a dated choice.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from app.domain.dates import long_date
from app.domain.ledger.narration import months_named
from app.domain.ledger.transfer_text import months_text
from app.domain.ledger.vouchers import VoucherKind
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Document,
    Field,
    HalfPage,
    KeepTogether,
    Letterhead,
    Line,
    PageBreak,
    PageSetup,
    Signer,
    Spacer,
    Title,
    fields,
)
from app.exports.heads import BLANK_DATE, TT_107, form_head, signatures, signer, union_without_kind
from app.exports.ledger.voucherform import VOID, VOUCHER, Issued, VoucherFigures, VoucherPaper
from app.exports.listing import Data, Listing
from app.models.queries.ledger.vouchers import VoucherCard

_DATA: Listing[Issued] = Listing(
    *VOUCHER.data("number"),
    Data("date", "Ngày", lambda each: each.card.voucher_date),
    *VOUCHER.data("book_date"),
    VOUCHER("person", paper=False, data="Họ và tên"),
    *VOUCHER.data("address", "narration"),
    Data("amount", "Số tiền", lambda each: each.card.total),
    Data("in_words", "Viết bằng chữ", lambda each: each.who.in_words(each.card.total)),
    Data("documents", "Số chứng từ gốc", lambda each: each.card.source_documents),
    *VOUCHER.data("state"),
)
_BESIDE = ("Nợ: ………………", "Có: ………………")


class _VoucherForm(VoucherPaper):
    """A voucher as the circular has it; ``number`` and ``head`` are printed, ``person`` asks for who pays or is paid."""

    source = TT_107.line
    wants = frozenset({"period", "voucher", "two_to_a_page"})
    listing = _DATA
    head: ClassVar[str]
    person: ClassVar[str]

    def layout(self, gathered: VoucherFigures) -> Document:
        two = gathered.params.two_to_a_page
        blocks: list[Block] = []
        for each in gathered.vouchers:
            body = self._voucher(each)
            blocks += [HalfPage(body)] if two else [*([PageBreak()] if blocks else []), KeepTogether(body)]
        setup = PageSetup(top=9, bottom=8, left=22, right=15, size=12) if two else PageSetup(top=18, bottom=15, size=13)
        name = f"{self.number} {gathered.named(self.head.lower())}"
        return gathered.vouchers[0].who.document(name, self.number, setup, blocks, subject=self.head.capitalize())

    def _voucher(self, voucher: Issued) -> tuple[Block, ...]:
        card, who = voucher.card, voucher.who
        in_words = who.in_words(card.total)
        count = f"{card.source_documents:02d}" if card.source_documents else None
        enclosed = "chứng từ gốc" + (f" ({card.document_note})" if card.document_note else "")
        return (
            Letterhead(
                (Line("CÔNG ĐOÀN CƠ SỞ"), Line(union_without_kind(who.union).upper(), bold=True, underline=0.4)),
                form_head(f"Mẫu số: {self.number}", who.params.regime_on(card.voucher_date)),
                share=0.46,
            ),
            Spacer(3),
            Title(
                (
                    Line(self.head, bold=True, larger=5),
                    Line(long_date(card.voucher_date), italic=True),
                    Line(f"Số: {card.number}", bold=True),
                ),
                side=tuple(Line(text, align=Align.LEFT, larger=-1) for text in (_volume(card), *_BESIDE)),
                stamp=VOID if voucher.is_void else "",
            ),
            Spacer(2),
            fields(
                Field(self.person, card.person or None, bold=True),
                Field("Địa chỉ:", card.address or None),
                Field("Nội dung:", _narration(card)),
                Field("Số tiền:", card.total, "đồng", bold=True),
                Field("(Viết bằng chữ):", in_words, italic=True),
                Field("Kèm theo:", count, enclosed, leader=False),
            ),
            Spacer(2),
            signatures(
                signer("THỦ TRƯỞNG ĐƠN VỊ", who.chair, seal=True),
                signer("KẾ TOÁN", who.accountant),
                signer("NGƯỜI LẬP", who.preparer),
            ),
            Spacer(2),
            fields(Field("Đã nhận đủ số tiền:", f"{show_money(card.total)} đồng. (Viết bằng chữ): {in_words}.")),
            Spacer(1),
            signatures(*self._handed_over(card.person, who.officer("cashier"))),
        )

    @abstractmethod
    def _handed_over(self, person: str, cashier: str) -> tuple[Signer, Signer]:
        """Who gives the money and who takes it; the latter dates it."""


def _volume(card: VoucherCard) -> str:
    """Vouchers of a kind and a year are one volume."""
    return f"Quyển số: 01/{card.book_date.year}"


def _narration(card: VoucherCard) -> str:
    """What it is for; of dues also the months, when the text does not name them."""
    months = [(each.for_first, each.for_last) for each in card.entries if each.code.startswith("22")]
    if not months or months_named(card.narration, card.book_date.year) is not None:
        return card.narration
    first, last = months[0]
    return (
        f"{card.narration} ({months_text(first, last)})" if first is not None and last is not None else card.narration
    )


class C40(_VoucherForm):
    """Phiếu thu."""

    code = "c40"
    title = N_("Phiếu thu (C40-BB)")
    number, head, kind = "C40-BB", "PHIẾU THU", VoucherKind.RECEIPT
    person = "Họ và tên người nộp tiền:"

    def _handed_over(self, person: str, cashier: str) -> tuple[Signer, Signer]:
        return signer("NGƯỜI NỘP", person), signer("THỦ QUỸ", cashier, BLANK_DATE)


class C41(_VoucherForm):
    """Phiếu chi."""

    code = "c41"
    title = N_("Phiếu chi (C41-BB)")
    number, head, kind = "C41-BB", "PHIẾU CHI", VoucherKind.PAYMENT
    person = "Họ và tên người nhận tiền:"

    def _handed_over(self, person: str, cashier: str) -> tuple[Signer, Signer]:
        return signer("THỦ QUỸ", cashier), signer("NGƯỜI NHẬN TIỀN", person, BLANK_DATE)
