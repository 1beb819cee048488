"""C40-BB, the receipt: one, many, or two to a page. Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice)."""

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
    number="C40-BB",
    title="PHIẾU THU",
    kind=VoucherKind.RECEIPT,
    person="Họ và tên người nộp tiền:",
    second_row=(("NGƯỜI NỘP", "person"), ("THỦ QUỸ", "cashier")),
)


class C40(Form[VoucherFigures]):
    """Phiếu thu."""

    code = "c40"
    title = N_("Phiếu thu (C40-BB)")
    source = TT_107.line
    group = N_("Chứng từ")
    wants = frozenset({"period", "voucher", "two_to_a_page"})

    def gather(self, read: Read, params: Params) -> VoucherFigures:
        return gather_vouchers(read, params, _WORDS, self.code)

    def layout(self, gathered: VoucherFigures) -> Document:
        return voucher_document(gathered, _WORDS)

    def table(self, gathered: VoucherFigures) -> Table:
        return Table(period_of(gathered), JSON_COLUMNS, json_rows(gathered), json_totals(gathered))


FORM = C40()
