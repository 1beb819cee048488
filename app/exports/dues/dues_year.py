"""Bảng tính kinh phí, đoàn phí công đoàn: one row a month, and beside it what came from above and what went up.

Columns and their arithmetic are those treasurers keep; amounts are sums of the members' own charges, rounded once each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Month, show_date
from app.domain.dues.dues import GROUP_BASES, DuesBase
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Column,
    Document,
    Grid,
    HeadCell,
    KeepTogether,
    Kind,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
    Value,
)
from app.exports.dues.duesform import (
    HOUSE_FORM,
    RunRates,
    centred,
    company_word,
    months_line,
    months_period,
    own_head,
    own_signatures,
    rates_between,
    rates_note,
    rest_of,
    shown_rates,
    whole_months,
)
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import month_name

if TYPE_CHECKING:
    from app.domain.dues.remittance import Obligation
    from app.models.queries import Read
    from app.models.queries.union.organisation import Organisation

_WIDTHS = (25.0, 12.0, 25.0, 21.0, 21.0, 21.0, 28.5, 28.5)


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month's sums over its list, in đồng; ``wages`` is what the 2% is taken of."""

    month: Month
    members: int
    wages: int
    fund: int
    fund_up: int
    kept: int
    up: int

    @property
    def fund_kept(self) -> int:
        """The part of the 2% that comes back."""
        return self.fund - self.fund_up


@dataclass(frozen=True, slots=True)
class DuesYearFigures:
    """Everything the sheet prints; ``months`` are those with a list, obligations those of the period."""

    organisation: Organisation
    officers: Mapping[str, str]
    first: Month
    last: Month
    rates: tuple[RunRates, ...]
    months: tuple[YearMonth, ...]
    up: tuple[Obligation, ...]
    down: tuple[Obligation, ...]
    params: Params


class DuesYear(Form[DuesYearFigures]):
    """Bảng tính kinh phí, đoàn phí công đoàn."""

    code = "dues-year"
    title = N_("Bảng tính kinh phí, đoàn phí công đoàn")
    source = HOUSE_FORM
    group = N_("Đoàn phí")
    yearly = True
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> DuesYearFigures:
        from app.models.queries.dues import dues, obligations
        from app.models.queries.union import organisation, policies

        first, last = whole_months(params, self.code)
        rates = rates_between(read, first, last)
        caps = {each.month: policies.dues_policy(read, each.month, each.group).wage_cap for each in rates}

        def within(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
            return tuple(each for each in found if first <= each.month <= last)

        return DuesYearFigures(
            organisation.organisation(read, last.last_day),
            organisation.officers(read, last.last_day),
            first,
            last,
            rates,
            tuple(
                YearMonth(
                    sums.month,
                    sums.members,
                    dues.insured_wages(read, sums.month, caps[sums.month]),
                    sums.fund,
                    sums.fund_up,
                    sums.amount - sums.up,
                    sums.up,
                )
                for sums in dues.month_dues(read, first, last)
            ),
            within(obligations.obligations_up(read)),
            within(obligations.obligations_down(read)),
            params,
        )

    def layout(self, gathered: DuesYearFigures) -> Document:
        union = gathered.organisation
        when = months_line(gathered.first, gathered.last)
        return Document(
            title=f"Bảng tính kinh phí, đoàn phí {when} – {union.union}",
            author=union.union,
            subject="Bảng tính kinh phí, đoàn phí công đoàn",
            sheet="TC",
            setup=PageSetup(top=14, right=10, bottom=14, left=18, size=12, fit=1, numbers=PageNumbers.TOP_FROM_SECOND),
            blocks=(
                own_head(union),
                Spacer(4),
                Title((centred("BẢNG TÍNH KINH PHÍ, ĐOÀN PHÍ CÔNG ĐOÀN", 3), centred(when))),
                Spacer(3),
                Grid(_columns(gathered), _rows(gathered), smaller=2.5, pad=0.6, frozen=False),
                Spacer(3),
                KeepTogether(
                    (
                        Paragraph(
                            (Run("Đối chiếu với cấp trên: đã nhận về và đã nộp lên, theo tháng phát sinh", bold=True),),
                            keeps_next=True,
                        ),
                        Spacer(1.5),
                        Grid(
                            _SETTLED,
                            _settled_rows(gathered),
                            _settled_head(gathered),
                            smaller=2.5,
                            pad=0.5,
                            frozen=False,
                        ),
                    )
                ),
                Spacer(1.5),
                Paragraph(
                    (Run(f"Đơn vị tính: đồng. Căn cứ: {rates_note(gathered.rates)}.", italic=True),), larger=-1.5
                ),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: DuesYearFigures) -> Table:
        up, down = {o.month: o for o in gathered.up}, {o.month: o for o in gathered.down}
        known = {each.month: each for each in gathered.months}
        rows: list[dict[str, JsonValue]] = []
        for month in months_period(gathered.first, gathered.last).months():
            each = known.get(month)
            row: dict[str, JsonValue] = {"month": str(month), "members": each.members if each else None}
            row |= dict(zip(_FIGURES, _figures(each) if each else (None,) * len(_FIGURES), strict=True))
            for key, owed in (("up", up.get(month)), ("down", down.get(month))):
                row |= {f"{key}_due": owed.due if owed else 0, f"{key}_done": owed.done if owed else 0}
                row[f"{key}_left"] = owed.left if owed else 0
            rows.append(row)
        totals: dict[str, JsonValue] = dict(zip(_FIGURES, _totals(gathered.months), strict=True))
        for key, all_owed in (("up", gathered.up), ("down", gathered.down)):
            totals |= {f"{key}_due": sum(o.due for o in all_owed), f"{key}_done": sum(o.done for o in all_owed)}
            totals[f"{key}_left"] = sum(o.left for o in all_owed)
        return Table(str(months_period(gathered.first, gathered.last)), _JSON_COLUMNS, rows, totals)


_FIGURES = ("wages", "fund", "fund_kept", "fund_up", "kept", "up_share")
_JSON_COLUMNS = (
    ("month", "Tháng phát sinh"),
    ("members", "Số lao động"),
    ("wages", "Quỹ lương làm căn cứ nộp BHXH"),
    ("fund", "Kinh phí công đoàn"),
    ("fund_kept", "KPCĐ được nhận về"),
    ("fund_up", "KPCĐ thực đóng"),
    ("kept", "Đoàn phí để lại"),
    ("up_share", "Đoàn phí trích nộp cấp trên"),
    ("down_due", "KPCĐ được nhận"),
    ("down_done", "KPCĐ đã nhận"),
    ("down_left", "KPCĐ còn phải nhận"),
    ("up_due", "Đoàn phí phải nộp (trên số đã thu)"),
    ("up_done", "Đoàn phí đã nộp"),
    ("up_left", "Đoàn phí còn phải nộp"),
)


def _columns(figures: DuesYearFigures) -> tuple[Column, ...]:
    """The eight columns with their arithmetic, as the rates of the months have it."""
    rates, ours = figures.rates, company_word(figures.organisation)
    fund, kept = shown_rates(each.fund_rate for each in rates), shown_rates(each.fund_kept for each in rates)
    dues, up = shown_rates(each.rate for each in rates), shown_rates(each.share_up for each in rates)
    left = shown_rates(rest_of(each.share_up for each in rates))
    # Why: where dues are not taken of the insured wage, column 3 does not lead to columns 7 and 8.
    insured = all(GROUP_BASES.get(each.group) is DuesBase.INSURED for each in rates)
    told_once = insured and len({(each.rate, each.share_up) for each in rates}) == 1
    told = (
        ("month", "Tháng/ Năm\nphát sinh", "(1)"),
        ("members", "Số lao\nđộng", "(2)"),
        ("wages", "Quỹ lương làm căn cứ nộp BHXH", "(3)"),
        ("fund", f"Nộp {fund} kinh phí công đoàn", f"(4)=(3)×{fund}"),
        ("fund_kept", f"Nhận {kept} KPCĐ trên {fund} đã nộp", f"(5)=(4)×{kept}"),
        ("fund_up", "Thực đóng", "(6)=(4)−(5)"),
        ("kept", f"{ours} giữ {left} đoàn phí", f"(7)=(3)×{dues}×{left}" if told_once else "(7)"),
        ("up", f"Nộp {up} của {dues} đoàn phí", f"(8)=(3)×{dues}×{up}" if told_once else "(8)"),
    )
    kinds = (Kind.TEXT, Kind.INT, *(Kind.MONEY,) * 6)
    return tuple(
        Column(key, label, width, kind, letter, Align.CENTER if kind is not Kind.MONEY else None)
        for (key, label, letter), kind, width in zip(told, kinds, _WIDTHS, strict=True)
    )


def _figures(month: YearMonth) -> tuple[int, ...]:
    return (month.wages, month.fund, month.fund_kept, month.fund_up, month.kept, month.up)


def _totals(months: tuple[YearMonth, ...]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*map(_figures, months), strict=True)) or (0,) * 6


def _rows(figures: DuesYearFigures) -> tuple[Row, ...]:
    known = {each.month: each for each in figures.months}
    rows = []
    for month in months_period(figures.first, figures.last).months():
        each = known.get(month)
        cells: tuple[Value, ...] = (each.members, *_figures(each)) if each else (None,) * 7
        rows.append(Row((f"Tháng {month.month}/{month.year}", *cells)))
    rows.append(Row(("TỔNG CỘNG", None, *_totals(figures.months)), RowKind.TOTAL))
    return tuple(rows)


_SETTLED = tuple(
    Column(key, label, width, kind, align=Align.CENTER if kind is Kind.TEXT or kind is Kind.DATE else None)
    for (key, label, kind), width in zip(
        (
            ("month", "Tháng/ Năm\nphát sinh", Kind.TEXT),
            ("deadline", "Hạn", Kind.TEXT),
            ("down_due", "Được nhận", Kind.MONEY),
            ("down_done", "Đã nhận", Kind.MONEY),
            ("down_left", "Còn phải nhận", Kind.MONEY),
            ("up_due", "Phải nộp", Kind.MONEY),
            ("up_done", "Đã nộp", Kind.MONEY),
            ("up_left", "Còn phải nộp", Kind.MONEY),
        ),
        _WIDTHS,
        strict=True,
    )
)


def _settled_head(figures: DuesYearFigures) -> tuple[tuple[HeadCell, ...], ...]:
    kept = shown_rates(each.fund_kept for each in figures.rates)
    up = shown_rates(each.share_up for each in figures.rates)
    return (
        (
            HeadCell("Tháng/ Năm\nphát sinh", down=2),
            HeadCell("Hạn", down=2),
            HeadCell(f"Nhận {kept} KPCĐ từ cấp trên", across=3),
            HeadCell(f"Nộp {up} đoàn phí đã thu lên cấp trên", across=3),
        ),
        tuple(HeadCell(column.label) for column in _SETTLED[2:]),
    )


def _settled_rows(figures: DuesYearFigures) -> tuple[Row, ...]:
    up, down = {each.month: each for each in figures.up}, {each.month: each for each in figures.down}
    rows = []
    for month in sorted(up.keys() | down.keys()):
        one, other = down.get(month), up.get(month)
        deadline = (one or other).deadline  # type: ignore[union-attr]
        cells = (*_three(one), *_three(other))
        rows.append(Row((month_name(month), show_date(deadline)[:5], *cells)))
    sums = [tuple(sum(column) for column in zip(*map(_amounts, o), strict=True)) for o in (figures.down, figures.up)]
    cells = tuple(figure for three in sums for figure in (three or (0, 0, 0)))
    rows.append(Row(("TỔNG CỘNG", None, *cells), RowKind.TOTAL))
    return tuple(rows)


def _amounts(owed: Obligation) -> tuple[int, int, int]:
    return (owed.due, owed.done, owed.left)


def _three(owed: Obligation | None) -> tuple[int | None, int | None, int | None]:
    return _amounts(owed) if owed is not None else (None, None, None)


FORM = DuesYear()
