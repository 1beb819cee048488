"""A sample union closes its months up to two months ago and knows last year's head figures and this year's."""

from __future__ import annotations

from app.domain.dates import Month, Period
from app.domain.money import dong
from app.domain.settlement.settlement import HeadFigures
from app.models.book import Book
from app.models.queries.dues.dues import month_dues
from app.services.sample import SamplePart, SampleUnion
from app.services.settlement.close_month import close_month
from app.services.settlement.head_figures import set_basic_indicators


def _close(book: Book, union: SampleUnion) -> None:
    for month in union.months[:-2]:
        close_month(book, month)


def _head_figures(book: Book, union: SampleUnion) -> None:
    for year in range(union.today.year - 1, union.today.year + 1):
        with book.read() as read:
            payroll = dong(sum(each.wages for each in month_dues(read, Month(year, 1), Month(year, 12))))
        figures = HeadFigures(union.members + 3, payroll, union.members, payroll, 0)
        set_basic_indicators(book, Period.of_year(year), figures)


SAMPLE = (SamplePart("closing", 910, end=_close), SamplePart("head-figures", 930, end=_head_figures))
