"""The cash book and the bank book share their figures and rows: opening, lines with running balance, sums by month, total, closing.

Columns, heads and signatures are each form's own.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from app.domain.dates import Month, Period, show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Block,
    Document,
    Line,
    PageBreak,
    PageNumbers,
    PageSetup,
    Row,
    RowKind,
    Signer,
    Spacer,
    Title,
)
from app.exports.form import Form, Table
from app.exports.heads import TT_107, chair_signer, month_name, period_line, report_head, signatures, signer
from app.exports.issuer import Issuer
from app.exports.ledger.voucherform import VOID
from app.exports.listing import Anew, Data, Listing
from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum

_WIDTH = 178.0  # millimetres between the margins below
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


def came(line: BookLine) -> int:
    """What a line brought in; a cancelled voucher counts zero."""
    return 0 if line.state is VoucherState.VOIDED else line.amount_in


def went(line: BookLine) -> int:
    """What a line took out."""
    return 0 if line.state is VoucherState.VOIDED else line.amount_out


def remark(line: BookLine) -> str:
    """What stands beside a line."""
    return VOID if line.state is VoucherState.VOIDED else line.note


_DATA: Listing[BookLine] = Listing(
    Data("book_date", "Ngày tháng ghi sổ", lambda line: line.book_date),
    Data("voucher_date", "Ngày tháng chứng từ", lambda line: line.voucher_date),
    Data("number", "Số hiệu chứng từ", lambda line: line.number),
    Data("narration", "Diễn giải", lambda line: line.narration),
    Data("in", "Thu", came),
    Data("out", "Chi", went),
    Data("balance", "Tồn", lambda line: line.balance),
    Data("note", "Ghi chú", remark),
)


class BookForm(Form[BookFigures]):
    """A book of the ledger: one account after another, each on pages of its own; ``writer`` is what who keeps it is called."""

    source = TT_107.line
    group = N_("Sổ")
    number: ClassVar[str]
    head: ClassVar[str]
    writer: ClassVar[str]

    def when(self, period: Period) -> str:
        """The period as the book's head names it."""
        return period_line(period)

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
        return chair_signer(who.chair, who.signed())

    def layout(self, gathered: BookFigures) -> Document:
        blocks: list[Block] = []
        for extract in gathered.extracts:
            blocks += [*([PageBreak()] if blocks else []), *self._account(gathered, extract)]
        name = f"{self.number} {self.when(gathered.extracts[0].period)}"
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
        yield Title((Line(self.head, bold=True, larger=4), Line(self.when(period), bold=True)))
        yield from self.above(extract)
        listing = self.listing(_money_room(extract))
        yield listing.grid(Anew(lambda: _rows(extract, listing)), of=_WIDTH, smaller=2.5)
        yield from self.below(gathered)
        accountant = signer("Phụ trách kế toán", who.accountant)
        yield signatures(signer(self.writer, who.preparer), accountant, self.last_signer(who))


def _rows(extract: BookExtract, listing: Listing[BookLine]) -> Iterator[Row]:
    yield listing.band("Số dư đầu kỳ", RowKind.OPENING, {"balance": extract.opening})
    sums = {month.month: month for month in extract.months}
    one_year = extract.period.first.year == extract.period.last.year
    current: Month | None = None
    for line in extract.lines:
        month = Month.of(line.book_date)
        if current is not None and month != current:
            yield from _month_rows(sums.get(current), listing, one_year)
        current = month
        yield listing.row(line)
    if current is not None:
        yield from _month_rows(sums.get(current), listing, one_year)
    yield listing.band("Cộng phát sinh", RowKind.TOTAL, {"in": extract.total_in, "out": extract.total_out})
    yield listing.band("Số dư cuối kỳ", RowKind.TOTAL, {"balance": extract.closing})


def _month_rows(month: MonthSum | None, listing: Listing[BookLine], one_year: bool) -> Iterator[Row]:
    """Sums of a month that had lines, and of the period up to its end."""
    if month is None:
        return
    name = f"tháng {month.month.month:02d}" if one_year else month_name(month.month)
    sums = {"in": month.amount_in, "out": month.amount_out, "balance": month.closing}
    yield listing.band(f"Cộng phát sinh {name}", RowKind.SUBTOTAL, sums, keeps_next=True)
    so_far = {"in": month.cumulative_in, "out": month.cumulative_out}
    yield listing.band("Cộng lũy kế", RowKind.SUBTOTAL, so_far)


def _money_room(extract: BookExtract) -> float:
    """Millimetres a money column needs for the largest amount of a book, at the books' type size."""
    figures = [extract.opening, extract.closing, extract.total_in, extract.total_out]
    figures += [month.closing for month in extract.months]
    digits = max(len(show_money(figure)) for figure in figures)
    return max(16.5, 1.62 * digits + 3.2)
