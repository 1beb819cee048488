"""C41-BB, the payment voucher: one, many, or two to a page. Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.ledger.vouchers import VoucherKind
from app.domain.problems import N_
from app.exports.document import Document
from app.exports.form import Form, Params, Table
from app.exports.heads import TT_107
from app.exports.ledger.voucherform import (
    JSON_COLUMNS,
    VoucherFigures,
    VoucherWords,
    gather_vouchers,
    json_rows,
    json_totals,
    period_of,
    voucher_document,
)

if TYPE_CHECKING:
    from app.models.queries import Read

_WORDS = VoucherWords(
    number="C41-BB",
    title="PHIẾU CHI",
    kind=VoucherKind.PAYMENT,
    person="Họ và tên người nhận tiền:",
    second_row=(("THỦ QUỸ", "cashier"), ("NGƯỜI NHẬN TIỀN", "person")),
)


class C41(Form[VoucherFigures]):
    """Phiếu chi."""

    code = "c41"
    title = N_("Phiếu chi (C41-BB)")
    source = TT_107.line
    group = N_("Chứng từ")
    wants = frozenset({"period", "voucher", "two_to_a_page"})

    def gather(self, read: Read, params: Params) -> VoucherFigures:
        return gather_vouchers(read, params, _WORDS, self.code)

    def layout(self, gathered: VoucherFigures) -> Document:
        return voucher_document(gathered, _WORDS)

    def table(self, gathered: VoucherFigures) -> Table:
        return Table(period_of(gathered), JSON_COLUMNS, json_rows(gathered), json_totals(gathered))


FORM = C41()
