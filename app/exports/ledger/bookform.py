"""The cash book and the bank book share their rows: opening, lines with running balance, sums by month, total, closing.

Here are the figures both gather and the rows both print; heads, columns and signatures are each form's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Month, show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.exports.document import Row, RowKind, Value
from app.exports.form import JsonValue, Params
from app.exports.heads import month_name

if TYPE_CHECKING:
    from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum
    from app.models.queries.union.organisation import Organisation

VOID = "HỦY"


@dataclass(frozen=True, slots=True)
class BookFigures:
    """Everything a book prints; one extract per fund."""

    organisation: Organisation
    officers: Mapping[str, str]
    extracts: tuple[BookExtract, ...]
    params: Params


@dataclass(frozen=True, slots=True)
class BookShape:
    """How one book puts its values into cells: a line, and a labelled row with three amounts."""

    line: Callable[[BookLine, int | None, int | None, str], tuple[Value, ...]]
    labelled: Callable[[str, int | None, int | None, int | None], tuple[Value, ...]]


class BookRows:
    """The rows of one extract, made anew each time they are read, so that a long book is never held twice."""

    def __init__(self, extract: BookExtract, shape: BookShape) -> None:
        self._extract, self._shape = extract, shape

    def __iter__(self) -> Iterator[Row]:
        extract, shape = self._extract, self._shape
        labelled = shape.labelled
        yield Row(labelled("Số dư đầu kỳ", None, None, extract.opening), RowKind.OPENING)
        sums = {month.month: month for month in extract.months}
        current: Month | None = None
        for line in extract.lines:
            month = Month(line.book_date.year, line.book_date.month)
            if current is not None and month != current:
                yield from self._month_rows(sums.get(current))
            current = month
            if line.state is VoucherState.VOIDED:
                yield Row(shape.line(line, None, None, VOID))
            else:
                yield Row(shape.line(line, line.amount_in or None, line.amount_out or None, line.note))
        if current is not None:
            yield from self._month_rows(sums.get(current))
        yield Row(labelled("Cộng phát sinh", extract.total_in, extract.total_out, None), RowKind.TOTAL)
        yield Row(labelled("Số dư cuối kỳ", None, None, extract.closing), RowKind.TOTAL)

    def _month_rows(self, month: MonthSum | None) -> Iterator[Row]:
        """Sums of a month that had lines, and of the period up to its end."""
        if month is None:
            return
        labelled = self._shape.labelled
        one_year = self._extract.period.first.year == self._extract.period.last.year
        name = (
            f"Cộng phát sinh tháng {month.month.month:02d}" if one_year else f"Cộng phát sinh {month_name(month.month)}"
        )
        yield Row(labelled(name, month.amount_in, month.amount_out, month.closing), RowKind.SUBTOTAL, keeps_next=True)
        yield Row(labelled("Cộng lũy kế", month.cumulative_in, month.cumulative_out, None), RowKind.SUBTOTAL)


def money_room(extracts: tuple[BookExtract, ...]) -> float:
    """Millimetres a money column needs for the largest amount of these books, at the books' type size."""
    figures = [0]
    for extract in extracts:
        figures += [extract.opening, extract.closing, extract.total_in, extract.total_out]
        figures += [month.closing for month in extract.months]
    digits = max(len(show_money(figure)) for figure in figures)
    return max(16.5, 1.62 * digits + 3.2)


def json_rows(figures: BookFigures) -> list[dict[str, JsonValue]]:
    """The books' lines only; opening, sums and closing are totals."""
    return [
        {
            "fund": extract.fund.key,
            "book_date": line.book_date.isoformat(),
            "voucher_date": line.voucher_date.isoformat(),
            "number": line.number,
            "narration": line.narration,
            "in": 0 if line.state is VoucherState.VOIDED else line.amount_in,
            "out": 0 if line.state is VoucherState.VOIDED else line.amount_out,
            "balance": line.balance,
            "note": VOID if line.state is VoucherState.VOIDED else line.note,
        }
        for extract in figures.extracts
        for line in extract.lines
    ]


JSON_COLUMNS = (
    ("fund", "Quỹ"),
    ("book_date", "Ngày tháng ghi sổ"),
    ("voucher_date", "Ngày tháng chứng từ"),
    ("number", "Số hiệu chứng từ"),
    ("narration", "Diễn giải"),
    ("in", "Thu"),
    ("out", "Chi"),
    ("balance", "Tồn"),
    ("note", "Ghi chú"),
)


def json_totals(figures: BookFigures) -> dict[str, JsonValue]:
    """Opening, income, spending and closing of all the funds together."""
    extracts = figures.extracts
    return {
        "opening": sum(extract.opening for extract in extracts),
        "in": sum(extract.total_in for extract in extracts),
        "out": sum(extract.total_out for extract in extracts),
        "closing": sum(extract.closing for extract in extracts),
    }


def opened_on(figures: BookFigures) -> str:
    """The day the book was opened: 1 January of the period's year, or the union's first day when that is later."""
    first = figures.extracts[0].period.first.replace(month=1, day=1)
    return show_date(max(first, figures.organisation.opening_day))
