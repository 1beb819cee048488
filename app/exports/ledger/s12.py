"""S12-H, the bank book; one after another when the union has several accounts and none was chosen.

Law: TT 107/2017/TT-BTC (or TT 24/2024, a dated choice); columns as unions fill them.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.dates import Period
from app.domain.ledger.accounts import AccountKind
from app.domain.problems import N_, Refusal
from app.exports.document import TOTAL_PAGES, Block, Field, Signer, Spacer, fields, prose
from app.exports.form import Params
from app.exports.heads import from_to_line, signer
from app.exports.issuer import Issuer, issuer
from app.exports.ledger.bookform import BookFigures, BookForm, came, remark, went
from app.exports.listing import Code, Day, Listing, Money, Text
from app.models.queries import Read
from app.models.queries.ledger import accounts, books
from app.models.queries.ledger.books import BookExtract, BookLine


class NoBankAccount(Refusal):
    """The book has no bank account."""

    code = "form-no-account"
    template = N_("Sổ chưa có tài khoản ngân hàng nào. Hãy thêm tài khoản ở Thiết lập rồi in lại.")


class S12(BookForm):
    """Sổ tiền gửi ngân hàng."""

    code = "s12"
    title = N_("Sổ tiền gửi ngân hàng (S12-H)")
    wants = frozenset({"period", "fund", "signed"})
    number, head, writer = "S12-H", "SỔ TIỀN GỬI NGÂN HÀNG", "Người lập sổ"

    def gather(self, read: Read, params: Params) -> BookFigures:
        period = params.period_for(self.title)
        banks = [fund.key for fund in accounts.cash_accounts(read) if fund.kind is AccountKind.BANK]
        keys = [params.fund] if params.fund else banks
        if not keys:
            raise NoBankAccount
        extracts = tuple(books.book_extract(read, key, period) for key in keys)
        return BookFigures(issuer(read, params, period.last), extracts)

    def when(self, period: Period) -> str:
        return from_to_line(period)

    def listing(self, money: float) -> Listing[BookLine]:
        voucher, amounts = "Chứng từ", "Số tiền"
        return Listing(
            Day("book_date", "Ngày tháng\nghi sổ", lambda line: line.book_date, 18.2, letter="A"),
            Code("number", "Số hiệu", lambda line: line.number, 21, over=voucher, letter="B"),
            Day("voucher_date", "Ngày tháng", lambda line: line.voucher_date, 18.2, over=voucher, letter="C"),
            Text("narration", "Diễn giải", lambda line: line.narration, part=1, letter="D"),
            Money("in", "Thu\n(gửi vào)", came, money, over=amounts, letter="1", blank=True),
            Money("out", "Chi\n(rút ra)", went, money, over=amounts, letter="2", blank=True),
            Money("balance", "Còn lại", lambda line: line.balance, money, over=amounts, letter="3"),
            Text("note", "Ghi chú", remark, 14, letter="E"),
        )

    def above(self, extract: BookExtract) -> Iterable[Block]:
        yield Spacer(2)
        yield fields(
            Field("Nơi mở tài khoản giao dịch:", extract.fund.bank_name or None),
            Field("Số hiệu tài khoản tại nơi gửi:", extract.fund.account_number or None),
            Field("Loại tiền gửi:", None),
            indent=32,
        )
        yield Spacer(3)

    def below(self, gathered: BookFigures) -> Iterable[Block]:
        # Why: with several accounts the file's pages are not this book's.
        pages = TOTAL_PAGES if len(gathered.extracts) == 1 else "……"
        yield Spacer(2)
        yield prose(f"- Sổ này có {pages} trang")
        yield prose(f"- Ngày mở sổ: {gathered.opened_on}")
        yield Spacer(2)

    def last_signer(self, who: Issuer) -> Signer:
        return signer("Chủ tài khoản", who.chair, who.signed(), seal=True)


FORM = S12()
