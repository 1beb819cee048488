"""Hiệu quả hoạt động công đoàn: one page for the conference, each measured value over the years with both its figures.

Our own paper: nothing is scored, every value is a fraction whose two figures stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Grid,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.union.organisation import Organisation

_MOST_YEARS = 4
_CHARTED = ("cared", "took_part", "trust", "protection")


@dataclass(frozen=True, slots=True)
class UnionValueFigures:
    """The facts of each year, the earliest first, and the union."""

    organisation: Organisation
    officers: Mapping[str, str]
    years: Sequence[YearFacts]
    params: Params


class UnionValue(Form[UnionValueFigures]):
    """Hiệu quả hoạt động công đoàn cơ sở."""

    code = "union-value"
    title = N_("Hiệu quả hoạt động công đoàn (một trang cho hội nghị)")
    source = N_("Mẫu của chương trình, không có mẫu quy định: mỗi con số là một phép chia, có ghi đủ tử số và mẫu số.")
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> UnionValueFigures:
        from app.models.queries.activities.indicators import year_facts, years_of_book
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        years = years_of_book(read, period.last.year, _MOST_YEARS)
        return UnionValueFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            [year_facts(read, year) for year in years],
            params,
        )

    def layout(self, gathered: UnionValueFigures) -> Document:
        union, years = gathered.organisation, gathered.years
        each_year = (182 - 62) / max(len(years), 1)
        columns = (
            Column("indicator", "Chỉ số", 62),
            *(Column(str(facts.year), f"Năm {facts.year}", each_year, align=Align.CENTER) for facts in years),
        )
        blocks: list[Block] = [
            own_head(union),
            Spacer(4),
            Title((centred("HIỆU QUẢ HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ", 1), centred(_span(years)))),
            Spacer(3),
            Grid(columns, [_row(each, years) for each in INDICATORS], smaller=1.5, frozen=False),
            Spacer(1.5),
            Paragraph(
                (
                    Run(
                        "Trong ngoặc là tử số và mẫu số. Năm đang chạy tính đến ngày in; ô trống là chưa có số liệu.",
                        italic=True,
                    ),
                ),
                larger=-2,
            ),
            Spacer(2),
        ]
        for indicator in INDICATORS:
            if indicator.key in _CHARTED:
                blocks += _chart(indicator, years)
        blocks.append(own_signatures(union, gathered.officers, gathered.params))
        return Document(
            title=f"Hiệu quả hoạt động – {union.union}", author=union.union, subject="Hiệu quả hoạt động công đoàn",
            sheet="Hieu qua", setup=PageSetup(size=12, left=15, right=13, fit=2), blocks=tuple(blocks),
        )  # fmt: skip

    def table(self, gathered: UnionValueFigures) -> Table:
        rows: list[dict[str, JsonValue]] = []
        for facts in gathered.years:
            for each in INDICATORS:
                above, below = figures_of(each, facts)
                value = value_of(each, facts)
                shown = rounded(value, each.unit) if value is not None else None
                rows.append({"year": facts.year, "indicator": each.key, "above": above, "below": below, "shown": shown})
        columns = (
            ("year", "Năm"),
            ("indicator", "Chỉ số"),
            ("above", "Tử số"),
            ("below", "Mẫu số"),
            ("shown", "Giá trị"),
        )
        span = f"{gathered.years[0].year}..{gathered.years[-1].year}" if gathered.years else ""
        return Table(span, columns, rows, {"years": len(gathered.years)})


def _span(years: Sequence[YearFacts]) -> str:
    if len(years) < 2:
        return f"Năm {years[0].year}" if years else ""
    return f"Các năm {years[0].year} – {years[-1].year}"


def _row(indicator: Indicator, years: Sequence[YearFacts]) -> Row:
    return Row((indicator.title, *(_cell(indicator, facts) for facts in years)))


def _cell(indicator: Indicator, facts: YearFacts) -> str:
    value = value_of(indicator, facts)
    if value is None:
        return ""
    above, below = figures_of(indicator, facts)
    unit = " đồng" if indicator.unit is Unit.MONEY else ""
    return f"{rounded(value, indicator.unit)}{unit}\n({show_money(above)} / {show_money(below)})"


def _chart(indicator: Indicator, years: Sequence[YearFacts]) -> list[Block]:
    values = [(facts.year, value) for facts in years if (value := value_of(indicator, facts)) is not None]
    if not values:
        return []
    scale = chart_scale(indicator.unit, [value for _, value in values])
    bars = tuple(Bar(str(year), float(value / scale), rounded(value, indicator.unit)) for year, value in values)
    return [
        Paragraph((Run(indicator.title, bold=True),), keeps_next=True, larger=-1),
        Bars(bars, label_share=0.08, tail_share=0.12),
        Spacer(1.5),
    ]


FORM = UnionValue()
