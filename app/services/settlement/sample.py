"""A sample union closes its months up to two months ago and knows last year's basic indicators and this year's."""

from __future__ import annotations

from app.domain.dates import Month, Period
from app.domain.money import dong
from app.domain.settlement.settlement import BasicIndicators
from app.models.book import Book
from app.models.queries.dues.dues import month_dues
from app.services.sample import SamplePart, SampleUnion
from app.services.settlement.basic_indicators import set_basic_indicators
from app.services.settlement.close_month import close_month


def _close(book: Book, union: SampleUnion) -> None:
    for month in union.months[:-2]:
        close_month(book, month)


def _basic_indicators(book: Book, union: SampleUnion) -> None:
    for year in range(union.today.year - 1, union.today.year + 1):
        with book.read() as read:
            payroll = dong(sum(each.wages for each in month_dues(read, Month(year, 1), Month(year, 12))))
        figures = BasicIndicators(union.members + 3, payroll, union.members, payroll, 0)
        set_basic_indicators(book, Period.of_year(year), figures)


SAMPLE = (SamplePart("closing", 910, end=_close), SamplePart("basic-indicators", 930, end=_basic_indicators))
