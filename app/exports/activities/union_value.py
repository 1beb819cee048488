"""Hiệu quả hoạt động công đoàn: one page for the conference, each measured value over the years with both its figures.

Our own paper: nothing is scored, every value is a fraction whose two figures stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.activities.indicators import (
    INDICATORS,
    Indicator,
    Unit,
    YearFacts,
    chart_scale,
    figures_of,
    rounded,
    value_of,
)
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP
from app.exports.document import Align, Bar, Bars, Block, Column, Grid, PageSetup, Row, Spacer, heading
from app.exports.form import Table
from app.exports.issuer import Issuer, Listed
from app.exports.listing import Data, Listing
from app.exports.ownform import Frame, OwnPaper, note
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.activities.indicators import year_facts, years_of_book

_MOST_YEARS = 4
_CHARTED = ("cared", "took_part", "trust", "protection")
_NOTE = "Trong ngoặc là tử số và mẫu số. Năm đang chạy tính đến ngày in; ô trống là chưa có số liệu."

Measured = tuple[YearFacts, Indicator]
"""An indicator in a year."""


def _rounded(line: Measured) -> str | None:
    facts, indicator = line
    value = value_of(indicator, facts)
    return rounded(value, indicator.unit) if value is not None else None


_DATA: Listing[Measured] = Listing(
    Data("year", "Năm", lambda line: line[0].year),
    Data("indicator", "Chỉ số", lambda line: line[1].key),
    Data("above", "Tử số", lambda line: figures_of(line[1], line[0])[0]),
    Data("below", "Mẫu số", lambda line: figures_of(line[1], line[0])[1]),
    Data("shown", "Giá trị", _rounded),
)


class UnionValue(PeriodForm[Sequence[YearFacts]], OwnPaper[Sequence[YearFacts]]):
    """Hiệu quả hoạt động công đoàn cơ sở: the facts of each year, the earliest first."""

    code = "union-value"
    title = N_("Hiệu quả hoạt động công đoàn (một trang cho hội nghị)")
    source = N_("Mẫu của chương trình, không có mẫu quy định: mỗi con số là một phép chia, có ghi đủ tử số và mẫu số.")
    group = GROUP
    yearly = True
    heading = "Hiệu quả hoạt động công đoàn cơ sở"
    sheet = "Hieu qua"
    file = "Hiệu quả hoạt động"
    kind = "Hiệu quả hoạt động công đoàn"
    frame = Frame(PageSetup(size=12, left=15, right=13, fit=2), larger=1, air=(4, 3, 0))

    def facts(self, read: Read, period: Period) -> Sequence[YearFacts]:
        return [year_facts(read, year) for year in years_of_book(read, period.last.year, _MOST_YEARS)]

    def under(self, who: Issuer, about: Sequence[YearFacts]) -> tuple[str, ...]:
        return (_span(about),)

    def body(self, who: Issuer, about: Sequence[YearFacts]) -> Iterator[Block]:
        each_year = (182 - 62) / max(len(about), 1)
        columns = (
            Column("indicator", "Chỉ số", 62),
            *(Column(str(facts.year), f"Năm {facts.year}", each_year, align=Align.CENTER) for facts in about),
        )
        rows = [Row((indicator.title, *(_cell(indicator, facts) for facts in about))) for indicator in INDICATORS]
        yield Grid(columns, rows, smaller=1.5, frozen=False)
        yield Spacer(1.5)
        yield note(_NOTE, italic=True, larger=-2)
        yield Spacer(2)
        for indicator in INDICATORS:
            if indicator.key in _CHARTED:
                yield from _chart(indicator, about)

    def table(self, gathered: Listed[YearFacts]) -> Table:
        years = gathered.about
        lines = [(facts, indicator) for facts in years for indicator in INDICATORS]
        return _DATA.table(f"{years[0].year}..{years[-1].year}" if years else "", lines, years=len(years))


def _span(years: Sequence[YearFacts]) -> str:
    if len(years) < 2:
        return f"Năm {years[0].year}" if years else ""
    return f"Các năm {years[0].year} – {years[-1].year}"


def _cell(indicator: Indicator, facts: YearFacts) -> str:
    value = value_of(indicator, facts)
    if value is None:
        return ""
    above, below = figures_of(indicator, facts)
    unit = " đồng" if indicator.unit is Unit.MONEY else ""
    return f"{rounded(value, indicator.unit)}{unit}\n({show_money(above)} / {show_money(below)})"


def _chart(indicator: Indicator, years: Sequence[YearFacts]) -> Iterator[Block]:
    values = [(facts.year, value) for facts in years if (value := value_of(indicator, facts)) is not None]
    if values:
        scale = chart_scale(indicator.unit, [value for _, value in values])
        bars = tuple(Bar(str(year), float(value / scale), rounded(value, indicator.unit)) for year, value in values)
        yield heading(indicator.title, larger=-1)
        yield Bars(bars, label_share=0.08, tail_share=0.12)
        yield Spacer(1.5)
