"""S11-H, the cash book, and S12-H, the bank book: opening, lines with running balance, sums by month, total, closing.

They differ in columns, head and signatures. Law: TT 107/2017/TT-BTC, or the unit's own form without a number, a dated choice; columns as unions fill them.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import CASH_KEY, AccountKind
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.exports.document import (
    TOTAL_PAGES,
    Block,
    Document,
    Field,
    Line,
    PageBreak,
    PageNumbers,
    PageSetup,
    Row,
    RowKind,
    Signer,
    Spacer,
    Title,
    fields,
    prose,
)
from app.exports.form import Form, Params, Table
from app.exports.heads import (
    TT_107,
    chair_signer,
    month_name,
    period_line,
    report_head,
    signatures,
    signer,
)
from app.exports.issuer import Issuer, issuer
from app.exports.ledger.voucherform import VOID
from app.exports.listing import Anew, Code, Data, Day, Listing, Money, Text
from app.models.queries import Read
from app.models.queries.ledger import accounts, books
from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum

_WIDTH = 178.0  # millimetres between the margins below
_BALANCE = "{held}+{:in}-{:out}"
_PAGE = PageSetup(top=14, bottom=16, left=20, right=12, size=12, numbers=PageNumbers.BOTTOM)


@dataclass(frozen=True, slots=True)
class BookFigures:
    """Everything a book prints; one extract per fund."""

    who: Issuer
    extracts: tuple[BookExtract, ...]

    @property
    def opened_on(self) -> str:
        """The day the book was opened: 1 January of the period's year, or the union's first day when that is later."""
        first = self.extracts[0].period.first.replace(month=1, day=1)
        return show_date(max(first, self.who.organisation.opening_day))


def _came(line: BookLine) -> int:
    """What a line brought in; a cancelled voucher counts zero."""
    return 0 if line.state is VoucherState.VOIDED else line.amount_in


def _went(line: BookLine) -> int:
    """What a line took out."""
    return 0 if line.state is VoucherState.VOIDED else line.amount_out


def _remark(line: BookLine) -> str:
    """What stands beside a line."""
    return VOID if line.state is VoucherState.VOIDED else line.note


_DATA: Listing[BookLine] = Listing(
    Data("book_date", "Ngày tháng ghi sổ", lambda line: line.book_date),
    Data("voucher_date", "Ngày tháng chứng từ", lambda line: line.voucher_date),
    Data("number", "Số hiệu chứng từ", lambda line: line.number),
    Data("narration", "Diễn giải", lambda line: line.narration),
    Data("in", "Thu", _came),
    Data("out", "Chi", _went),
    Data("balance", "Tồn", lambda line: line.balance),
    Data("note", "Ghi chú", _remark),
)


class BookForm(Form[BookFigures]):
    """A book of the ledger: one account after another, each on pages of its own; ``writer`` is what who keeps it is called."""

    source = TT_107.line
    group = N_("Sổ")
    number: ClassVar[str]
    head: ClassVar[str]
    writer: ClassVar[str]

    @abstractmethod
    def listing(self, money: float) -> Listing[BookLine]:
        """The columns, those of money so many millimetres wide; keys ``in``, ``out`` and ``balance`` are the amounts."""

    def above(self, extract: BookExtract) -> Iterable[Block]:
        """What stands between the title and the grid."""
        return (Spacer(4),)

    def below(self, gathered: BookFigures) -> Iterable[Block]:
        """What stands between the grid and the signatures."""
        return (Spacer(4),)

    def last_signer(self, who: Issuer) -> Signer:
        """Who answers for the book, with seal, place and day."""
        return chair_signer(who.chair, who.signed(), who.committee, who.chair_title)

    def layout(self, gathered: BookFigures) -> Document:
        blocks: list[Block] = []
        for extract in gathered.extracts:
            blocks += [*([PageBreak()] if blocks else []), *self._account(gathered, extract)]
        name = f"{self.number} {period_line(gathered.extracts[0].period)}"
        return gathered.who.document(name, self.number, _PAGE, blocks, subject=self.head.capitalize())

    def table(self, gathered: BookFigures) -> Table:
        """The books' lines only; opening, sums and closing of all together are totals."""
        extracts = gathered.extracts
        rows = [{"fund": each.fund.key, **_DATA.told_line(line)} for each in extracts for line in each.lines]
        totals = {
            "opening": sum(each.opening for each in extracts),
            "in": sum(each.total_in for each in extracts),
            "out": sum(each.total_out for each in extracts),
            "closing": sum(each.closing for each in extracts),
        }
        return Table(str(extracts[0].period), (("fund", "Quỹ"), *_DATA.headings), rows, totals)

    def _account(self, gathered: BookFigures, extract: BookExtract) -> Iterator[Block]:
        """The whole book of one account."""
        who, period = gathered.who, extract.period
        yield report_head(who.organisation, f"Mẫu số: {self.number}", who.params.regime_on(period.last))
        yield Spacer(5)
        yield Title((Line(self.head, bold=True, larger=4), Line(period_line(period), bold=True)))
        yield from self.above(extract)
        listing = self.listing(_money_room(extract))
        since = who.organisation.opening_day
        yield listing.grid(Anew(lambda: _rows(extract, listing, since)), of=_WIDTH, smaller=2.5)
        yield from self.below(gathered)
        yield signatures(*self._keepers(who), self.last_signer(who))

    def _keepers(self, who: Issuer) -> tuple[Signer, ...]:
        """Who writes the book and who answers for the accounts; whoever does both signs once."""
        writer, answers = self.written_by(who), "Phụ trách kế toán"
        if writer and writer == who.accountant:
            return (signer(f"{self.writer},\n{answers.lower()}", writer),)
        return signer(self.writer, writer), signer(answers, who.accountant)

    def written_by(self, who: Issuer) -> str:
        """Who writes the book."""
        return who.preparer


def _rows(extract: BookExtract, listing: Listing[BookLine], since: dt.date) -> Iterator[Row]:
    """Opening, lines and the sums of their months, what moved in all where that is more than one month, closing."""
    yield listing.band("Số dư đầu kỳ", RowKind.OPENING, {"balance": extract.opening}).reckoned("held")
    months = {month.month: month for month in extract.months}
    one_year = extract.period.first.year == extract.period.last.year
    begun = False
    for month, lines in groupby(extract.lines, key=lambda line: Month.of(line.book_date)):
        yield from (listing.row(line).reckoned("held") for line in lines)
        sums = months[month]
        name = f"tháng {month.month:02d}" if one_year else f"tháng {month_name(month)}"
        yield _month_row(listing, sums, name)
        yield _so_far_row(listing, sums, max(since, dt.date(month.year, 1, 1)), carried=not begun)
        begun = True
    if not extract.period.is_month:
        row = listing.band("Cộng phát sinh", RowKind.TOTAL, {"in": extract.total_in, "out": extract.total_out})
        yield row.reckoned("in all", **{"in": "SUM({every})", "out": "SUM({every})"})
    yield listing.band("Số dư cuối kỳ", RowKind.TOTAL, {"balance": extract.closing}).reckoned(balance="{held}")


def _month_row(listing: Listing[BookLine], month: MonthSum, name: str) -> Row:
    sums = {"in": month.amount_in, "out": month.amount_out}
    row = listing.band(f"Cộng phát sinh {name}", RowKind.SUBTOTAL, sums, keeps_next=True)
    return row.reckoned("month", **{"in": "SUM({lines})", "out": "SUM({lines})"})


def _so_far_row(listing: Listing[BookLine], month: MonthSum, since: dt.date, *, carried: bool) -> Row:
    """From 1 January on; the first such row of a book carries what its earlier months moved."""
    sums = {"in": month.cumulative_in, "out": month.cumulative_out}
    earlier = {"in": month.cumulative_in - month.amount_in, "out": month.cumulative_out - month.amount_out}
    anew = month.month.month == 1
    live = {key: "{month}" if anew else f"{earlier[key]}+{{month}}" if carried else "{so far}+{month}" for key in sums}
    row = listing.band(f"Cộng lũy kế từ {show_date(since)}", RowKind.SUBTOTAL, sums)
    return row.reckoned("so far", **live)


def _money_room(extract: BookExtract) -> float:
    """Millimetres a money column needs for the largest amount of a book, at the books' type size."""
    figures = [extract.opening, extract.closing, extract.total_in, extract.total_out]
    figures += [month.closing for month in extract.months]
    digits = max(len(show_money(figure)) for figure in figures)
    return max(16.5, 1.62 * digits + 3.2)


# ---- cash ----------------------------------------------------------------------------------------------------------


def _of_receipt(line: BookLine) -> str:
    return line.number if line.kind is VoucherKind.RECEIPT else ""


def _of_payment(line: BookLine) -> str:
    # Why: money drawn from the bank is a PT, money paid into it a BC; in the cash book everything but a PT goes out.
    return line.number if line.kind is not VoucherKind.RECEIPT else ""


class S11(BookForm):
    """Sổ quỹ tiền mặt."""

    code = "s11"
    title = N_("Sổ quỹ tiền mặt (S11-H)")
    wants = frozenset({"period", "signed"})
    number, head, writer = "S11-H", "SỔ QUỸ TIỀN MẶT", "Người ghi sổ"

    def written_by(self, who: Issuer) -> str:
        """The cash book is kept by whoever keeps the cash."""
        return who.officer("cashier") or who.preparer

    def gather(self, read: Read, params: Params) -> BookFigures:
        period = params.period_for(self.title)
        extract = books.book_extract(read, params.fund or CASH_KEY, period)
        return BookFigures(issuer(read, params, period.last), (extract,))

    def listing(self, money: float) -> Listing[BookLine]:
        numbers, amounts = "Số hiệu chứng từ", "Số tiền"
        return Listing(
            Day("book_date", "Ngày\ntháng\nghi sổ", lambda line: line.book_date, 17.6, letter="A"),
            Day("voucher_date", "Ngày\ntháng\nchứng từ", lambda line: line.voucher_date, 17.6, letter="B"),
            Code("number_in", "Thu", _of_receipt, 17.6, over=numbers, letter="C"),
            Code("number_out", "Chi", _of_payment, 17.6, over=numbers, letter="D"),
            Text("narration", "Diễn giải", lambda line: line.narration, part=1, letter="E"),
            Money("in", "Thu", _came, money, over=amounts, letter="1", blank=True),
            Money("out", "Chi", _went, money, over=amounts, letter="2", blank=True),
            Money("balance", "Tồn quỹ", lambda line: line.balance, money, over=amounts, letter="3", live=_BALANCE),
            Text("note", "Ghi chú", _remark, 12, letter="G"),
        )


# ---- bank ----------------------------------------------------------------------------------------------------------


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

    def listing(self, money: float) -> Listing[BookLine]:
        voucher, amounts = "Chứng từ", "Số tiền"
        return Listing(
            Day("book_date", "Ngày tháng\nghi sổ", lambda line: line.book_date, 18.2, letter="A"),
            Code("number", "Số hiệu", lambda line: line.number, 21, over=voucher, letter="B"),
            Day("voucher_date", "Ngày tháng", lambda line: line.voucher_date, 18.2, over=voucher, letter="C"),
            Text("narration", "Diễn giải", lambda line: line.narration, part=1, letter="D"),
            Money("in", "Thu\n(gửi vào)", _came, money, over=amounts, letter="1", blank=True),
            Money("out", "Chi\n(rút ra)", _went, money, over=amounts, letter="2", blank=True),
            Money("balance", "Còn lại", lambda line: line.balance, money, over=amounts, letter="3", live=_BALANCE),
            Text("note", "Ghi chú", _remark, 14, letter="E"),
        )

    def above(self, extract: BookExtract) -> Iterable[Block]:
        yield Spacer(2)
        yield fields(
            Field("Nơi mở tài khoản giao dịch:", extract.fund.bank_name or None),
            Field("Số hiệu tài khoản tại nơi gửi:", extract.fund.account_number or None),
            # Why: money is paid out of it at any time; a deposit for a term could not be.
            Field("Loại tiền gửi:", "Không kỳ hạn"),
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
