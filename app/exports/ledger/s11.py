"""S11-H, the cash book. Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice); columns as unions fill them."""

from __future__ import annotations

from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.vouchers import VoucherKind
from app.domain.problems import N_
from app.exports.form import Params
from app.exports.issuer import issuer
from app.exports.ledger.bookform import BookFigures, BookForm, came, remark, went
from app.exports.listing import Code, Day, Listing, Money, Text
from app.models.queries import Read
from app.models.queries.ledger import books
from app.models.queries.ledger.books import BookLine


def _is_receipt(line: BookLine) -> bool:
    # Why: money drawn from the bank is a PT, money paid into it a BC; in the cash book everything but a PT goes out.
    return line.kind is VoucherKind.RECEIPT


class S11(BookForm):
    """Sổ quỹ tiền mặt."""

    code = "s11"
    title = N_("Sổ quỹ tiền mặt (S11-H)")
    wants = frozenset({"period", "signed"})
    number, head, writer = "S11-H", "SỔ QUỸ TIỀN MẶT", "Người ghi sổ"

    def gather(self, read: Read, params: Params) -> BookFigures:
        period = params.period_for(self.title)
        extract = books.book_extract(read, params.fund or CASH_KEY, period)
        return BookFigures(issuer(read, params, period.last), (extract,))

    def listing(self, money: float) -> Listing[BookLine]:
        numbers, amounts = "Số hiệu chứng từ", "Số tiền"
        return Listing(
            Day("book_date", "Ngày\ntháng\nghi sổ", lambda line: line.book_date, 17.6, letter="A"),
            Day("voucher_date", "Ngày\ntháng\nchứng từ", lambda line: line.voucher_date, 17.6, letter="B"),
            Code(
                "number_in",
                "Thu",
                lambda line: line.number if _is_receipt(line) else "",
                17.6,
                over=numbers,
                letter="C",
            ),
            Code(
                "number_out",
                "Chi",
                lambda line: "" if _is_receipt(line) else line.number,
                17.6,
                over=numbers,
                letter="D",
            ),
            Text("narration", "Diễn giải", lambda line: line.narration, part=1, letter="E"),
            Money("in", "Thu", came, money, over=amounts, letter="1", blank=True),
            Money("out", "Chi", went, money, over=amounts, letter="2", blank=True),
            Money("balance", "Tồn quỹ", lambda line: line.balance, money, over=amounts, letter="3"),
            Text("note", "Ghi chú", remark, 12, letter="G"),
        )


FORM = S11()
