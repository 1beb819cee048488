"""Danh sách trích nộp phí công đoàn: who pays what dues for a month, or for several months summed by member.

The layout is the one that treasurers keep: wage, the employer's 2% and its shares, the dues and their shares, total, note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.dates import Month
from app.domain.dues.dues import GROUP_BASES, DuesBase
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    HeadCell,
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
    NO_GROUP,
    RunRates,
    centred,
    company_word,
    exempt_note,
    months_line,
    months_period,
    own_head,
    own_signatures,
    rates_between,
    rates_note,
    rest_of,
    room_for,
    shown_rates,
    superior_word,
    whole_months,
)
from app.exports.form import Form, JsonValue, Params, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.dues.dues import DuesLine
    from app.models.queries.union.organisation import Organisation

_SIZE = 9.5
_PORTRAIT, _LANDSCAPE = 182.0, 267.0  # millimetres between the margins below
_ON_ONE_PAGE = 60


@dataclass(frozen=True, slots=True)
class DuesListFigures:
    """Everything a list prints; one line a member, in the order to print."""

    organisation: Organisation
    officers: Mapping[str, str]
    first: Month
    last: Month
    rates: tuple[RunRates, ...]
    lines: Sequence[DuesLine]
    params: Params

    @property
    def summed(self) -> bool:
        """True when a line holds more than one month."""
        return self.first != self.last


@dataclass(frozen=True, slots=True)
class Sums:
    """A sum row of the list, in đồng."""

    members: int
    exempt: int
    months: int
    wage: int
    fund_kept: int
    fund_up: int
    kept: int
    up: int
    extra: int

    @property
    def total(self) -> int:
        """The 2% and the dues together."""
        return self.fund_kept + self.fund_up + self.kept + self.up


def sums_of(lines: Sequence[DuesLine]) -> Sums:
    """Add up lines; a member without a month to pay counts as exempt."""
    paying = sum(line.months > 0 for line in lines)
    columns = list(zip(*(line[2:3] + line[6:7] + line[8:] for line in lines), strict=True)) or [()] * 7
    return Sums(paying, len(lines) - paying, *(sum(column) for column in columns))


class DuesRows:
    """The rows of a list, made anew each time they are read."""

    def __init__(self, figures: DuesListFigures) -> None:
        self._figures = figures

    def __iter__(self) -> Iterator[Row]:
        lines = self._figures.lines
        if self._figures.params.by_group and any(line.group for line in lines):
            number = 1
            for name, members in groupby(lines, key=lambda line: line.group):
                own = list(members)
                yield Row(self._labelled(name or NO_GROUP, None), RowKind.GROUP)
                yield from self._members(own, number)
                yield Row(self._labelled(f"Cộng {name or NO_GROUP}", sums_of(own)), RowKind.SUBTOTAL)
                number += len(own)
        else:
            yield from self._members(lines, 1)
        yield Row(self._labelled("Tổng cộng", sums_of(lines)), RowKind.TOTAL)

    def _members(self, lines: Sequence[DuesLine], first: int) -> Iterator[Row]:
        summed, base_of = self._figures.summed, GROUP_BASES.get(self._figures.rates[-1].group)
        capped = base_of is DuesBase.INSURED
        for number, line in enumerate(lines, first):
            name, _, months, without, reason, note, wage, base, fund_kept, fund_up, kept, up, _ = line
            said = ""
            if without:
                said = exempt_note(reason, note)
                said = f"{said} ({without} tháng)" if summed else said
            elif capped and base < wage:
                said = f"Tính trên {show_money(base)}"
            total = fund_kept + fund_up + kept + up
            if not months:
                figures: tuple[Value, ...] = (None,) * 6
            else:
                figures = (wage, fund_kept, fund_up, kept, up, total)
            yield Row((number, name, *((months,) if summed else ()), *figures, said))

    def _labelled(self, label: str, sums: Sums | None) -> tuple[Value, ...]:
        months = (None,) if self._figures.summed else ()
        if sums is None:
            return (None, label, *months, *(None,) * 6, None)
        figures = (sums.wage, sums.fund_kept, sums.fund_up, sums.kept, sums.up, sums.total)
        return (None, label, *((sums.months,) if months else ()), *figures, None)


class DuesList(Form[DuesListFigures]):
    """Danh sách trích nộp phí công đoàn, tháng hoặc nhiều tháng."""

    code = "dues-list"
    title = N_("Danh sách trích nộp phí công đoàn")
    source = HOUSE_FORM
    group = N_("Đoàn phí")
    wants = frozenset({"period", "by_group", "place", "signed"})

    def gather(self, read: Read, params: Params) -> DuesListFigures:
        from app.models.queries.dues import dues
        from app.models.queries.union import organisation

        first, last = whole_months(params, self.code)
        return DuesListFigures(
            organisation.organisation(read, last.last_day),
            organisation.officers(read, last.last_day),
            first,
            last,
            rates_between(read, first, last),
            dues.dues_list(read, first, last, params.by_group),
            params,
        )

    def layout(self, gathered: DuesListFigures) -> Document:
        union = gathered.organisation
        when = months_line(gathered.first, gathered.last)
        sums = sums_of(gathered.lines)
        columns, landscape = _columns(gathered, sums)
        return Document(
            title=f"Danh sách trích nộp {when} – {union.union}",
            author=union.union,
            subject="Danh sách trích nộp phí công đoàn",
            sheet=f"{gathered.first.month:02d}{gathered.first.year}" if not gathered.summed else when,
            setup=PageSetup(
                landscape,
                top=12,
                right=10,
                bottom=13,
                left=18,
                size=12,
                numbers=PageNumbers.BOTTOM,
                # Why: a short list goes on one page; a long one is not measured over and over.
                fit=1 if len(gathered.lines) <= _ON_ONE_PAGE else 0,
            ),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("DANH SÁCH TRÍCH NỘP PHÍ CÔNG ĐOÀN", 3), centred(when))),
                Spacer(2),
                Grid(columns, DuesRows(gathered), _head(gathered), smaller=12 - _SIZE, pad=0.35),
                Spacer(1.5),
                *_notes(gathered, sums),
                Spacer(2),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: DuesListFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": line.full_name,
                "group": line.group,
                "months": line.months,
                "wage": line.wage,
                "fund_kept": line.fund_kept,
                "fund_up": line.fund_up,
                "kept": line.kept,
                "up": line.up,
                "total": line.fund_kept + line.fund_up + line.kept + line.up,
                "note": exempt_note(line.exempt, line.note) if line.exempt_months else "",
            }
            for line in gathered.lines
        ]
        sums = sums_of(gathered.lines)
        totals: dict[str, JsonValue] = {
            "members": sums.members,
            "exempt": sums.exempt,
            "wage": sums.wage,
            "fund_kept": sums.fund_kept,
            "fund_up": sums.fund_up,
            "kept": sums.kept,
            "up": sums.up,
            "total": sums.total,
        }
        return Table(str(months_period(gathered.first, gathered.last)), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("name", "Họ và tên"),
    ("group", "Tổ công đoàn"),
    ("months", "Số tháng"),
    ("wage", "Mức lương đóng"),
    ("fund_kept", "KPCĐ để lại"),
    ("fund_up", "KPCĐ cấp trên giữ"),
    ("kept", "Đoàn phí để lại"),
    ("up", "Đoàn phí nộp cấp trên"),
    ("total", "Tổng cộng"),
    ("note", "Ghi chú"),
)


def _columns(figures: DuesListFigures, sums: Sums) -> tuple[tuple[Column, ...], bool]:
    """The columns, and whether they need the paper's long side."""
    wage, total = max(19.5, room_for(sums.wage, _SIZE)), max(18.5, room_for(sums.total, _SIZE))
    shares = [max(18.0, room_for(each, _SIZE)) for each in (sums.fund_kept, sums.fund_up, sums.kept, sums.up)]
    number = max(8.5, len(str(len(figures.lines))) * 1.9 + 3.5)
    months = 11.5 if figures.summed else 0.0
    taken = number + months + wage + sum(shares) + total
    landscape = _PORTRAIT - taken < 34 + 18
    left = (_LANDSCAPE if landscape else _PORTRAIT) - taken
    note = min(max(18.0, min(left * 0.4, left - 34)), 60.0)
    return (
        Column("number", "STT", number, Kind.INT, align=Align.CENTER),
        Column("name", "Họ & tên", left - note),
        *((Column("months", "Số tháng", months, Kind.INT, align=Align.CENTER),) if months else ()),
        Column("wage", "Mức lương đóng", wage, Kind.MONEY),
        Column("fund_kept", "KPCĐ để lại", shares[0], Kind.MONEY),
        Column("fund_up", "KPCĐ cấp trên giữ", shares[1], Kind.MONEY),
        Column("kept", "Đoàn phí để lại", shares[2], Kind.MONEY),
        Column("up", "Đoàn phí nộp", shares[3], Kind.MONEY),
        Column("total", "Tổng cộng", total, Kind.MONEY),
        Column("note", "Ghi chú", note),
    ), landscape


def _head(figures: DuesListFigures) -> tuple[tuple[HeadCell, ...], ...]:
    rates, ours, theirs = figures.rates, company_word(figures.organisation), superior_word(figures.organisation)
    up = [each.share_up for each in rates]
    fund_kept = [each.fund_kept for each in rates]
    fixed = GROUP_BASES.get(rates[-1].group) is DuesBase.FIXED
    dues = "Đoàn phí mức ấn định" if fixed else f"Trích đóng {shown_rates(each.rate for each in rates)}\nđoàn phí"
    return (
        (
            HeadCell("STT", down=2),
            HeadCell("Họ & tên", down=2),
            *((HeadCell("Số\ntháng", down=2),) if figures.summed else ()),
            HeadCell("Tổng mức\nlương đóng" if figures.summed else "Mức lương\nđóng", down=2),
            HeadCell(f"Trích đóng {shown_rates(each.fund_rate for each in rates)}", across=2),
            HeadCell(dues, across=2),
            HeadCell("Tổng cộng", down=2),
            HeadCell("Ghi chú", down=2),
        ),
        (
            HeadCell(f"{ours} giữ {shown_rates(fund_kept)}"),
            HeadCell(f"{theirs} giữ {shown_rates(rest_of(fund_kept))}"),
            HeadCell(f"{ours} giữ {shown_rates(rest_of(up))}"),
            HeadCell(f"Nộp {theirs} {shown_rates(up)}"),
        ),
    )


def _notes(figures: DuesListFigures, sums: Sums) -> Iterator[Block]:
    """How many pay, what is due and goes up, and the papers the rates stand on."""
    people = f"Số người đóng đoàn phí: {show_money(sums.members)}"
    if sums.exempt:
        people += f"; được miễn: {show_money(sums.exempt)}"
    dues = f". Đoàn phí phải thu: {show_money(sums.kept + sums.up)} đồng, trong đó nộp cấp trên {show_money(sums.up)} đồng."
    yield Paragraph((Run(people + dues),), larger=-1.5)
    if sums.extra:
        extra = f"Phần thu cao hơn mức chuẩn, để lại toàn bộ tại đơn vị: {show_money(sums.extra)} đồng."
        yield Paragraph((Run(extra),), larger=-1.5)
    yield Paragraph((Run(f"Căn cứ: {rates_note(figures.rates)}.", italic=True),), larger=-1.5)


FORM = DuesList()
