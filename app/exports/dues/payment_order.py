"""Ủy nhiệm chi: a payment out of a bank account, two copies to a page, with the text banks take (capitals, no accents).

The superior union's account of the voucher's day stands only on the payment of the dues share (code 39); for every
other payment the account stays dotted, so that money cannot go to the wrong place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import long_date
from app.domain.dues.remittance import Payee
from app.domain.ledger.transfer_text import bank_text
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.document import (
    Block,
    Document,
    Field,
    Fields,
    HalfPage,
    Letterhead,
    Line,
    PageSetup,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import NOTE, NOTE_AND_SEAL
from app.exports.ledger.voucherform import VOID, VoucherWords, gather_vouchers, period_of

if TYPE_CHECKING:
    from app.exports.ledger.voucherform import VoucherFigures
    from app.models.queries import Read
    from app.models.queries.ledger.vouchers import VoucherCard
    from app.models.queries.union.organisation import Fund, Organisation

_WORDS = VoucherWords("ủy nhiệm chi", "ỦY NHIỆM CHI", VoucherKind.BANK_OUT, "", ())
_COPIES = ("Liên 1: Ngân hàng lưu", "Liên 2: Giao khách hàng")
_DUES_SHARE = "39"


@dataclass(frozen=True, slots=True)
class PaymentOrderFigures:
    """The vouchers with their days' union and officers, and the accounts by key."""

    vouchers: VoucherFigures
    funds: Mapping[str, Fund]


class PaymentOrder(Form[PaymentOrderFigures]):
    """Ủy nhiệm chi."""

    code = "payment-order"
    title = N_("Ủy nhiệm chi")
    source = N_("Mẫu ngân hàng thông dụng; ngân hàng có mẫu riêng thì chép sang mẫu của ngân hàng.")
    group = N_("Chứng từ")
    wants = frozenset({"period", "voucher"})

    def gather(self, read: Read, params: Params) -> PaymentOrderFigures:
        from app.models.queries.union import organisation

        return PaymentOrderFigures(
            gather_vouchers(read, params, _WORDS, self.code),
            {fund.key: fund for fund in organisation.funds(read, with_closed=True)},
        )

    def layout(self, gathered: PaymentOrderFigures) -> Document:
        cards = gathered.vouchers.vouchers
        first, union, _ = cards[0]
        name = first.number if len(cards) == 1 else f"{len(cards)} ủy nhiệm chi"
        return Document(
            title=f"Ủy nhiệm chi {name} – {union.union}",
            author=union.union,
            subject="Ủy nhiệm chi",
            sheet="UNC",
            setup=PageSetup(top=10, bottom=8, left=20, right=15, size=12),
            blocks=tuple(
                HalfPage(_order(gathered, card, own, officers, copy))
                for card, own, officers in cards
                for copy in _COPIES
            ),
        )

    def table(self, gathered: PaymentOrderFigures) -> Table:
        rows: list[dict[str, JsonValue]] = []
        for card, union, _ in gathered.vouchers.vouchers:
            payer, payee = gathered.funds[card.fund_key], payee_of(card, union)
            rows.append(
                {
                    "number": card.number,
                    "date": card.voucher_date.isoformat(),
                    "payer": union.union,
                    "payer_account": payer.account_number,
                    "payer_bank": payer.bank_name,
                    "payee": payee.name,
                    "payee_account": payee.account,
                    "payee_bank": payee.bank,
                    "amount": card.total,
                    "in_words": amount_in_words(card.total, gathered.vouchers.params.words),
                    "narration": card.narration,
                    "bank_text": bank_text(card.narration),
                    "state": str(card.state),
                }
            )
        counted = [card.total for card, _, _ in gathered.vouchers.vouchers if card.state is not VoucherState.VOIDED]
        totals: dict[str, JsonValue] = {"vouchers": len(rows), "amount": sum(counted)}
        return Table(period_of(gathered.vouchers), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("number", "Số"),
    ("date", "Ngày"),
    ("payer", "Đơn vị trả tiền"),
    ("payer_account", "Số tài khoản trả"),
    ("payer_bank", "Ngân hàng trả"),
    ("payee", "Đơn vị thụ hưởng"),
    ("payee_account", "Số tài khoản thụ hưởng"),
    ("payee_bank", "Ngân hàng thụ hưởng"),
    ("amount", "Số tiền"),
    ("in_words", "Viết bằng chữ"),
    ("narration", "Nội dung"),
    ("bank_text", "Nội dung không dấu"),
    ("state", "Trạng thái"),
)


def payee_of(card: VoucherCard, union: Organisation) -> Payee:
    """Name, account and bank of who is paid; empty where nobody entered them."""
    if any(entry.code == _DUES_SHARE for entry in card.entries):
        return union.payee
    return Payee(card.person)


def _order(
    figures: PaymentOrderFigures, card: VoucherCard, union: Organisation, officers: Mapping[str, str], copy: str
) -> tuple[Block, ...]:
    payer, payee = figures.funds[card.fund_key], payee_of(card, union)
    return (
        Letterhead(
            (Line(payer.bank_name.upper(), bold=True, underline=0.4),),
            (Line(f"Số: {card.number}", bold=True), Line(copy, italic=True, larger=-1)),
            share=0.58,
        ),
        Spacer(2),
        Title(
            (Line("ỦY NHIỆM CHI", bold=True, larger=5), Line(long_date(card.voucher_date), italic=True)),
            side=(Line(""),) if card.state is VoucherState.VOIDED else (),
            stamp=VOID if card.state is VoucherState.VOIDED else "",
        ),
        Spacer(2),
        Fields(((Field("Đơn vị trả tiền:", union.union or None, bold=True),),)),
        _account(payer.account_number, payer.bank_name),
        Spacer(1),
        Fields(((Field("Đơn vị thụ hưởng:", payee.name or None, bold=True),),)),
        _account(payee.account, payee.bank),
        Spacer(1),
        Fields(
            (
                (Field("Số tiền bằng số:", card.total, "đồng", bold=True),),
                (Field("Bằng chữ:", amount_in_words(card.total, figures.vouchers.params.words), italic=True),),
                (Field("Nội dung:", card.narration),),
                (Field("Nội dung gửi ngân hàng:", bank_text(card.narration)),),
            )
        ),
        Spacer(2),
        Signatures(
            (
                Signer(("KẾ TOÁN",), NOTE, officers.get("accountant", "")),
                Signer(("CHỦ TÀI KHOẢN",), NOTE_AND_SEAL, officers.get("chair", "")),
                Signer(("NGÂN HÀNG", "GIAO DỊCH VIÊN"), NOTE),
                Signer(("NGÂN HÀNG", "KIỂM SOÁT VIÊN"), NOTE_AND_SEAL),
            ),
            room=16,
        ),
    )


def _account(number: str, bank: str) -> Fields:
    fields = (Field("Số tài khoản:", number or None, bold=True), Field("Tại ngân hàng:", bank or None))
    return Fields((fields,), (0.4, 0.6))


FORM = PaymentOrder()
