"""Danh sách còn nợ đoàn phí: who still owes dues for listed months up to a month, from which month, how much; per tổ on request.

A paper to collect by: the last column is left open for the signature of whoever pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold, name_sort_key
from app.domain.words import amount_in_words
from app.exports.document import (
    Align,
    Column,
    Document,
    Grid,
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
from app.exports.dues.duesform import HOUSE_FORM, NO_GROUP, centred, own_head, own_signatures, room_for, whole_months
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import month_name

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.dues.dues import Arrear
    from app.models.queries.union.organisation import Organisation

_SIZE = 10.5
_WIDTH = 177.0  # millimetres between the margins below


@dataclass(frozen=True, slots=True)
class ArrearsFigures:
    """Everything the list prints; one line a member, in the order to print."""

    organisation: Organisation
    officers: Mapping[str, str]
    through: Month
    lines: Sequence[Arrear]
    params: Params

    @property
    def by_group(self) -> bool:
        """True when the lines stand under their tổ."""
        return self.params.by_group and any(line.group for line in self.lines)

    @property
    def left(self) -> int:
        """All that is owed, in đồng."""
        return sum(line.left for line in self.lines)


class ArrearRows:
    """The rows of the list, made anew each time they are read."""

    def __init__(self, figures: ArrearsFigures) -> None:
        self._figures = figures

    def __iter__(self) -> Iterator[Row]:
        lines = self._figures.lines
        if self._figures.by_group:
            number = 1
            for name, members in groupby(lines, key=lambda line: line.group):
                own = list(members)
                yield Row(self._labelled(name or NO_GROUP, None), RowKind.GROUP)
                yield from self._members(own, number)
                yield Row(self._labelled(f"Cộng {name or NO_GROUP}", own), RowKind.SUBTOTAL)
                number += len(own)
        else:
            yield from self._members(lines, 1)
        yield Row(self._labelled("Tổng cộng", lines), RowKind.TOTAL)

    def _members(self, lines: Sequence[Arrear], first: int) -> Iterator[Row]:
        for number, line in enumerate(lines, first):
            group = () if self._figures.by_group else (line.group,)
            yield Row((number, line.full_name, *group, month_name(line.first), line.months, line.left, None))

    def _labelled(self, label: str, lines: Sequence[Arrear] | None) -> tuple[Value, ...]:
        group = () if self._figures.by_group else (None,)
        months = None if lines is None else sum(line.months for line in lines)
        left = None if lines is None else sum(line.left for line in lines)
        return (None, label, *group, None, months, left, None)


class ArrearsList(Form[ArrearsFigures]):
    """Danh sách còn nợ đoàn phí."""

    code = "arrears"
    title = N_("Danh sách còn nợ đoàn phí")
    source = HOUSE_FORM
    group = N_("Đoàn phí")
    wants = frozenset({"period", "by_group", "place", "signed"})

    def gather(self, read: Read, params: Params) -> ArrearsFigures:
        from app.models.queries.dues import dues
        from app.models.queries.union import organisation

        _, through = whole_months(params, self.code)
        return ArrearsFigures(
            organisation.organisation(read, through.last_day),
            organisation.officers(read, through.last_day),
            through,
            in_order(dues.arrears(read, through), params.by_group),
            params,
        )

    def layout(self, gathered: ArrearsFigures) -> Document:
        union, when = gathered.organisation, f"tháng {month_name(gathered.through)}"
        told = "Đến tháng này không còn ai nợ đoàn phí của các tháng đã lập bảng."
        if gathered.lines:
            words = amount_in_words(gathered.left, gathered.params.words)
            told = f"{show_money(len(gathered.lines))} người còn nợ {show_money(gathered.left)} đồng ({words})."
        return Document(
            title=f"Danh sách còn nợ đoàn phí đến {when} – {union.union}",
            author=union.union,
            subject="Danh sách còn nợ đoàn phí",
            sheet="Nợ đoàn phí",
            setup=PageSetup(top=12, right=15, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("DANH SÁCH CÒN NỢ ĐOÀN PHÍ", 3), centred(f"Tính đến hết {when}"))),
                Spacer(2),
                Grid(_columns(gathered), ArrearRows(gathered), smaller=12 - _SIZE, pad=0.6),
                Spacer(1.5),
                Paragraph((Run(told),), larger=-1),
                Spacer(2),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: ArrearsFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": line.full_name,
                "group": line.group,
                "first": str(line.first),
                "months": line.months,
                "left": line.left,
            }
            for line in gathered.lines
        ]
        totals: dict[str, JsonValue] = {"members": len(rows), "left": gathered.left}
        return Table(str(gathered.through), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("name", "Họ và tên"),
    ("group", "Tổ công đoàn"),
    ("first", "Nợ từ tháng"),
    ("months", "Số tháng"),
    ("left", "Còn nợ"),
)


def in_order(lines: Sequence[Arrear], by_group: bool) -> list[Arrear]:
    """By name; under their tổ when asked, those without one last."""
    named = sorted(lines, key=lambda line: name_sort_key(line.full_name))
    return sorted(named, key=lambda line: (not line.group, fold(line.group))) if by_group else named


def _columns(figures: ArrearsFigures) -> tuple[Column, ...]:
    left = max(24.0, room_for(figures.left, _SIZE))
    number, first, months, signed = 11.0, 25.0, 18.0, 32.0
    free = _WIDTH - number - first - months - left - signed
    group = 0.0 if figures.by_group else free * 0.38
    return (
        Column("number", "STT", number, Kind.INT, align=Align.CENTER),
        Column("name", "Họ & tên", free - group),
        *((Column("group", "Tổ", group),) if group else ()),
        Column("first", "Nợ từ tháng", first, align=Align.CENTER),
        Column("months", "Số tháng", months, Kind.INT, align=Align.CENTER),
        Column("left", "Còn nợ", left, Kind.MONEY),
        Column("signed", "Ký nộp", signed),
    )


FORM = ArrearsList()
