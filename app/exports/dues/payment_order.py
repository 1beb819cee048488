"""Ủy nhiệm chi: a payment out of a bank account, two copies to a page, with the text banks take (capitals, no accents).

The superior union's account of the voucher's day stands only on the payment of the dues share (code 39); for every
other payment the account stays dotted, so that money cannot go to the wrong place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dates import long_date
from app.domain.ledger.transfer_text import bank_text
from app.domain.ledger.vouchers import VoucherKind
from app.domain.problems import N_
from app.domain.union.payee import Payee
from app.exports.document import (
    Block,
    Document,
    Field,
    Fields,
    HalfPage,
    Letterhead,
    Line,
    PageSetup,
    Spacer,
    Title,
    fields,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import signatures, signer
from app.exports.ledger.voucherform import VOID, VOUCHER, Issued, VoucherFigures, gather_vouchers
from app.exports.listing import Data, Listing
from app.models.queries import Read
from app.models.queries.ledger import accounts
from app.models.queries.ledger.accounts import CashAccount

_COPIES = ("Liên 1: Ngân hàng lưu", "Liên 2: Giao khách hàng")
_DUES_SHARE = "39"


@dataclass(frozen=True, slots=True)
class PaymentOrderFigures:
    """The vouchers with their days' union and officers, and the accounts by key."""

    vouchers: VoucherFigures
    funds: Mapping[str, CashAccount]


def payee_of(voucher: Issued) -> Payee:
    """Name, account and bank of who is paid; empty where nobody entered them."""
    if any(entry.code == _DUES_SHARE for entry in voucher.card.entries):
        return voucher.who.organisation.payee
    return Payee(voucher.card.person)


def _data(funds: Mapping[str, CashAccount]) -> Listing[Issued]:
    return Listing(
        *VOUCHER.data("number"),
        Data("date", "Ngày", lambda each: each.card.voucher_date),
        Data("payer", "Đơn vị trả tiền", lambda each: each.who.union),
        Data("payer_account", "Số tài khoản trả", lambda each: funds[each.card.fund_key].account_number),
        Data("payer_bank", "Ngân hàng trả", lambda each: funds[each.card.fund_key].bank_name),
        Data("payee", "Đơn vị thụ hưởng", lambda each: payee_of(each).name),
        Data("payee_account", "Số tài khoản thụ hưởng", lambda each: payee_of(each).account),
        Data("payee_bank", "Ngân hàng thụ hưởng", lambda each: payee_of(each).bank),
        Data("amount", "Số tiền", lambda each: each.card.total),
        Data("in_words", "Viết bằng chữ", lambda each: each.who.in_words(each.card.total)),
        *VOUCHER.data("narration"),
        Data("bank_text", "Nội dung không dấu", lambda each: bank_text(each.card.narration)),
        *VOUCHER.data("state"),
    )


class PaymentOrder(Form[PaymentOrderFigures]):
    """Ủy nhiệm chi."""

    code = "payment-order"
    title = N_("Ủy nhiệm chi")
    source = N_("Mẫu ngân hàng thông dụng; ngân hàng có mẫu riêng thì chép sang mẫu của ngân hàng.")
    group = N_("Chứng từ")
    wants = frozenset({"period", "voucher"})

    def gather(self, read: Read, params: Params) -> PaymentOrderFigures:
        return PaymentOrderFigures(
            gather_vouchers(read, params, VoucherKind.BANK_OUT, self.title, "ủy nhiệm chi"),
            {fund.key: fund for fund in accounts.cash_accounts(read, with_closed=True)},
        )

    def layout(self, gathered: PaymentOrderFigures) -> Document:
        vouchers = gathered.vouchers.vouchers
        name = f"Ủy nhiệm chi {gathered.vouchers.named('ủy nhiệm chi')}"
        setup = PageSetup(top=10, bottom=8, left=20, right=15, size=12)
        funds = gathered.funds
        orders = (HalfPage(_order(each, funds[each.card.fund_key], copy)) for each in vouchers for copy in _COPIES)
        return vouchers[0].who.document(name, "UNC", setup, orders, subject="Ủy nhiệm chi")

    def table(self, gathered: PaymentOrderFigures) -> Table:
        vouchers = gathered.vouchers
        return _data(gathered.funds).table(vouchers.period, vouchers.vouchers, **vouchers.totals)


def _order(voucher: Issued, payer: CashAccount, copy: str) -> tuple[Block, ...]:
    card, who, payee = voucher.card, voucher.who, payee_of(voucher)
    return (
        Letterhead(
            (Line(payer.bank_name.upper(), bold=True, underline=0.4),),
            (Line(f"Số: {card.number}", bold=True), Line(copy, italic=True, larger=-1)),
            share=0.58,
        ),
        Spacer(2),
        Title(
            (Line("ỦY NHIỆM CHI", bold=True, larger=5), Line(long_date(card.voucher_date), italic=True)),
            side=(Line(""),) if voucher.is_void else (),
            stamp=VOID if voucher.is_void else "",
        ),
        Spacer(2),
        fields(Field("Đơn vị trả tiền:", who.union or None, bold=True)),
        _account(payer.account_number, payer.bank_name),
        Spacer(1),
        fields(Field("Đơn vị thụ hưởng:", payee.name or None, bold=True)),
        _account(payee.account, payee.bank),
        Spacer(1),
        fields(
            Field("Số tiền bằng số:", card.total, "đồng", bold=True),
            Field("Bằng chữ:", who.in_words(card.total), italic=True),
            Field("Nội dung:", card.narration),
            Field("Nội dung gửi ngân hàng:", bank_text(card.narration)),
        ),
        Spacer(2),
        signatures(
            signer("KẾ TOÁN", who.accountant),
            signer("CHỦ TÀI KHOẢN", who.chair, seal=True),
            signer("NGÂN HÀNG\nGIAO DỊCH VIÊN"),
            signer("NGÂN HÀNG\nKIỂM SOÁT VIÊN", seal=True),
            room=16,
        ),
    )


def _account(number: str, bank: str) -> Fields:
    number_and_bank = (Field("Số tài khoản:", number or None, bold=True), Field("Tại ngân hàng:", bank or None))
    return fields(number_and_bank, shares=(0.4, 0.6))
