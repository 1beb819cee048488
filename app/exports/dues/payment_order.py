"""Ủy nhiệm chi: a payment out of a bank account, two copies to a page, with the text banks take (capitals, no accents).

The superior union's account of the voucher's day stands only on the payment of the dues share (code 39); for every
other payment the account stays dotted, so that money cannot go to the wrong place.
"""

from __future__ import annotations

from app.domain.dates import long_date
from app.domain.ledger.transfer_text import bank_text
from app.domain.ledger.vouchers import VoucherKind
from app.domain.problems import N_, Refusal
from app.domain.text import fold
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
from app.exports.form import Params
from app.exports.heads import signatures, signer
from app.exports.ledger.voucherform import VOID, VOUCHER, Issued, VoucherFigures, VoucherPaper
from app.exports.listing import Data, Listing
from app.models.queries import Read
from app.models.queries.ledger.vouchers import VoucherCard

_COPIES = ("Liên 1: Ngân hàng lưu", "Liên 2: Giao khách hàng")
_DUES_SHARE = "39"
_FEES = (
    "thu phi", "vat phi", "phi vat", "phi ngan hang", "phi dich vu", "phi chuyen", "phi quan ly tai khoan", "phi duy tri",
    "phi sms", "phi thuong nien", "phi ib", "phi giao dich",
)  # fmt: skip


class NoOrder(Refusal):
    """Only fees that the bank took by itself."""

    code = "form-no-order"
    template = N_("Phí ngân hàng tự trừ không lập ủy nhiệm chi. Hãy chọn chứng từ khác hoặc kỳ khác.")


def is_bank_fee(card: VoucherCard) -> bool:
    """True of a fee, or the VAT of one, that the bank took itself: nobody is named, the code is one of administration or other spending."""
    codes = {entry.code.split(".")[0] for entry in card.entries}
    return not card.person and codes <= {"33", "37"} and any(words in fold(card.narration) for words in _FEES)


def payee_of(voucher: Issued) -> Payee:
    """Name, account and bank of who is paid; empty where nobody entered them."""
    if any(entry.code == _DUES_SHARE for entry in voucher.card.entries):
        return voucher.who.organisation.payee
    return Payee(voucher.card.person)


class PaymentOrder(VoucherPaper):
    """Ủy nhiệm chi."""

    code = "payment-order"
    title = N_("Ủy nhiệm chi")
    source = N_("Mẫu ngân hàng thông dụng; ngân hàng có mẫu riêng thì chép sang mẫu của ngân hàng.")
    kind = VoucherKind.BANK_OUT
    number = "ủy nhiệm chi"
    listing = Listing(
        *VOUCHER.data("number"),
        Data("date", "Ngày", lambda each: each.card.voucher_date),
        Data("payer", "Đơn vị trả tiền", lambda each: each.who.union),
        Data("payer_account", "Số tài khoản trả", lambda each: each.account.account_number),
        Data("payer_bank", "Ngân hàng trả", lambda each: each.account.bank_name),
        Data("payee", "Đơn vị thụ hưởng", lambda each: payee_of(each).name),
        Data("payee_account", "Số tài khoản thụ hưởng", lambda each: payee_of(each).account),
        Data("payee_bank", "Ngân hàng thụ hưởng", lambda each: payee_of(each).bank),
        Data("amount", "Số tiền", lambda each: each.card.total),
        Data("in_words", "Viết bằng chữ", lambda each: each.who.in_words(each.card.total)),
        *VOUCHER.data("narration"),
        Data("bank_text", "Nội dung không dấu", lambda each: bank_text(each.card.narration)),
        *VOUCHER.data("state"),
    )

    def gather(self, read: Read, params: Params) -> VoucherFigures:
        """The orders; what a bank takes by itself needs none."""
        figures = super().gather(read, params)
        orders = tuple(each for each in figures.vouchers if not is_bank_fee(each.card))
        if not orders:
            raise NoOrder
        return VoucherFigures(orders)

    def layout(self, gathered: VoucherFigures) -> Document:
        name = f"Ủy nhiệm chi {gathered.named(self.number)}"
        setup = PageSetup(top=10, bottom=8, left=20, right=15, size=12)
        orders = (HalfPage(_order(each, copy)) for each in gathered.vouchers for copy in _COPIES)
        return gathered.vouchers[0].who.document(name, "UNC", setup, orders, subject="Ủy nhiệm chi")


def _order(voucher: Issued, copy: str) -> tuple[Block, ...]:
    card, who, payer, payee = voucher.card, voucher.who, voucher.account, payee_of(voucher)
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
