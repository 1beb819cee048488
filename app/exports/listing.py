"""A list told once: what stands in each column, under which heading, how wide, and whether it is summed.

From it come the grid on paper, its group and sum rows, the widths of its columns, the same figures for other programs and, of columns
that have a ``screen``, the list of the window with its workbook, search and sums.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from app.domain.dates import Month, Period
from app.domain.labelled import Labelled
from app.domain.money import show_money
from app.domain.records import Field, Record
from app.domain.records import Kind as FieldKind
from app.exports.document import Align, Column, Formulas, Grid, HeadCell, Kind, Row, RowKind, Share, Value
from app.exports.form import JsonValue, Table
from app.exports.heads import month_name

Line = TypeVar("Line")
Item = TypeVar("Item")
Told = Value | Month
"""What stands in a cell. A labelled word is printed by its label and told to programs by its key; a month is ``03/2026`` and ``2026-03``."""

NO_GROUP = "Chưa xếp tổ"
"""What lists call members without a tổ."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How a column stands in the window: so many pixels wide (0: as its kind is), taking the free room, hidden until she shows it.

    ``label`` heads it there when neither its field nor what programs are told does; it is translated.
    """

    width: int = 0
    label: str = field(default="", kw_only=True)
    stretch: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListColumn(Generic[Line]):
    """A column of text, or the base of the other kinds.

    ``label`` heads it on paper, ``data`` among the figures for programs: None is the same heading, an empty one leaves the column out
    there. ``live`` is the formula of a line's cell in a workbook, where it is reckoned from others. ``over`` is a heading above it and its neighbours of the same. ``width`` is in millimetres; with a ``part`` it is the least,
    and the column takes that share of what the others leave of the page. ``blank`` leaves a zero empty on paper. A column with a
    ``screen`` stands in the window too, headed by its ``record_field`` when it is one.
    """

    key: str
    label: str
    value: Callable[[Line], Told]
    width: float = 0
    part: float = field(default=0, kw_only=True)
    data: str | None = field(default=None, kw_only=True)
    over: str = field(default="", kw_only=True)
    letter: str = field(default="", kw_only=True)
    align: Align | None = field(default=None, kw_only=True)
    kind: Kind = field(default=Kind.TEXT, kw_only=True)
    sums: bool = field(default=False, kw_only=True)
    blank: bool = field(default=False, kw_only=True)
    live: str | Callable[[Line], str] = field(default="", kw_only=True)
    paper: bool = field(default=True, kw_only=True)
    screen: Screen | None = field(default=None, kw_only=True)
    record_field: Field | None = field(default=None, kw_only=True)

    @property
    def heading(self) -> str:
        """What heads it among the figures for programs; empty for none."""
        return self.label.replace("\n", " ") if self.data is None else self.data

    def taken(self, total: Value, size: float) -> float:
        """Millimetres it takes: none when it parts the rest; money has room for its total at a type size."""
        if self.part:
            return 0
        is_money = self.sums and self.kind is Kind.MONEY and isinstance(total, int)
        return max(self.width, room_for(cast(int, total), size)) if is_money else self.width

    @property
    def shown(self) -> Callable[[Line], Value]:
        """What stands on paper for a line."""
        value = self.value
        if self.blank:
            return lambda line: on_paper(value(line)) or None
        return lambda line: on_paper(value(line))


@dataclass(frozen=True, slots=True)
class Text(ListColumn[Line]):
    """Words, at the left."""


@dataclass(frozen=True, slots=True)
class Money(ListColumn[Line]):
    """An amount in đồng, summed; on a page of known width it is never narrower than its sum."""

    kind: Kind = field(default=Kind.MONEY, kw_only=True)
    sums: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Count(ListColumn[Line]):
    """A whole number, not summed unless said."""

    kind: Kind = field(default=Kind.INT, kw_only=True)


@dataclass(frozen=True, slots=True)
class Day(ListColumn[Line]):
    """A day, or none."""

    kind: Kind = field(default=Kind.DATE, kw_only=True)


@dataclass(frozen=True, slots=True)
class Code(ListColumn[Line]):
    """A number that is a name, in the middle."""

    kind: Kind = field(default=Kind.CODE, kw_only=True)


@dataclass(frozen=True, slots=True)
class Data(ListColumn[Line]):
    """For programs only."""

    paper: bool = field(default=False, kw_only=True)


_OF_FIELDS: Mapping[FieldKind, type[ListColumn[Any]]] = {
    FieldKind.MONEY: Money,
    FieldKind.COUNT: Count,
    FieldKind.DAY: Day,
}


class FieldColumns(Generic[Line]):
    """Columns that are fields of a record: key, headings, kind and value are the field's, the rest is what the list says of it.

    ``draft`` takes from a line what has the record's fields, unless the line has them itself. On paper the field's heading stands over
    the column, for programs its label.
    """

    def __init__(self, record: Record, draft: Callable[[Line], object] = lambda line: line) -> None:
        self._record, self._draft = record, draft

    def __call__(
        self,
        field: str,
        width: float = 0,
        *,
        key: str = "",
        value: Callable[[Line], Told] | None = None,
        label: str = "",
        **more: Any,
    ) -> ListColumn[Line]:
        """A column of a field, of another ``key`` or ``value`` where the list has them; whatever else a ``ListColumn`` knows may be said."""
        told = self._record[field]
        more = {"data": told.label, "record_field": told, **more}
        kind = _OF_FIELDS.get(told.kind, Text)
        return kind(key or field, label or told.heading, value or self._value(field), width, **more)

    def data(self, *fields: str) -> Iterator[ListColumn[Line]]:
        """Fields for programs only."""
        return (self(field, paper=False) for field in fields)

    def _value(self, field: str) -> Callable[[Line], Told]:
        draft, take = self._draft, attrgetter(field)
        return lambda line: cast(Told, take(draft(line)))


def _place(_line: object) -> None:
    """Stands for the place of a line in its list, which the list alone knows."""


def numbered(
    label: str = "STT", width: float = 10, *, key: str = "number", kind: Kind = Kind.INT, data: str = ""
) -> ListColumn[Any]:
    """The place of each line, counted from 1; on paper only unless ``data`` heads it."""
    return ListColumn(key, label, _place, width, kind=kind, data=data, align=Align.CENTER)


def pen(label: str, width: float) -> ListColumn[Any]:
    """Left open for a hand."""
    return ListColumn("pen", label, lambda _line: None, width, data="")


class Anew(Generic[Item]):
    """Rows made anew each time they are read, so that a long list is never held twice."""

    def __init__(self, make: Callable[[], Iterable[Item]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Item]:
        return iter(self._make())


class Listing(Generic[Line]):
    """The columns of a list in their order."""

    def __init__(self, *columns: ListColumn[Line]) -> None:
        self.every = columns
        self.printed = tuple(column for column in columns if column.paper)
        self.shown = tuple(column for column in columns if column.screen is not None)
        self.told = tuple(column for column in columns if column.heading)
        self._by_key = {column.key: column for column in reversed(columns)}
        # Why: a book has many thousand lines; what does not change by line is looked up once.
        self._shown = tuple(column.shown for column in self.printed)
        self._places = tuple(
            (at, column.kind is Kind.TEXT) for at, column in enumerate(self.printed) if column.value is _place
        )
        self._live = tuple((at, column) for at, column in enumerate(self.printed) if column.live)

    def only(self, *keys: str) -> Listing[Line]:
        """Some of the columns, in this order."""
        return Listing(*(self._by_key[key] for key in keys))

    # ---- rows ------------------------------------------------------------------------------------------------------

    def row(self, line: Line, place: int = 0, kind: RowKind = RowKind.NORMAL) -> Row:
        """One line in its place."""
        cells = [shown(line) for shown in self._shown]
        for at, is_text in self._places:
            cells[at] = (str(place) if is_text else place) if place else None
        return Row(tuple(cells), kind, formulas=self._formulas(line, cells) if self._live else ())

    def _formulas(self, line: Line, cells: Sequence[Value]) -> Formulas:
        found = ((at, column.key, column.live) for at, column in self._live if cells[at] is not None)
        told = ((key, live if isinstance(live, str) else live(line)) for _at, key, live in found)
        return tuple((key, formula) for key, formula in told if formula)

    def rows(self, lines: Iterable[Line], first: int = 1) -> Iterator[Row]:
        """Every line, counted from ``first``."""
        return (self.row(line, place) for place, line in enumerate(lines, first))

    def band(
        self,
        label: str,
        kind: RowKind = RowKind.GROUP,
        cells: Mapping[str, Value] | None = None,
        *,
        keeps_next: bool = False,
    ) -> Row:
        """A row of its own: a label in the first column of words at the left, and ``cells`` by their columns' keys."""
        words = (column for column in self.printed if column.kind is Kind.TEXT and _column(column).side is Align.LEFT)
        filled = {**{column.key: label for column in islice(words, 1)}, **(cells or {})}
        return Row(tuple(filled.get(column.key) for column in self.printed), kind, keeps_next=keeps_next)

    def total(self, label: str, lines: Sequence[Line], /, **cells: Value) -> Row:
        """The sums of the columns that are summed; ``cells`` are reckoned otherwise."""
        return self._sum_row(label, lines, RowKind.TOTAL, cells)

    def subtotal(self, label: str, lines: Sequence[Line], /, **cells: Value) -> Row:
        """The same of a part of the list."""
        return self._sum_row(label, lines, RowKind.SUBTOTAL, cells)

    def _sum_row(self, label: str, lines: Sequence[Line], kind: RowKind, cells: Mapping[str, Value]) -> Row:
        summed = ((column, self.sum_of(column.key, lines)) for column in self.printed if column.sums)
        sums = {column.key: None if column.blank and not total else total for column, total in summed}
        rows = "{every}" if kind is RowKind.TOTAL else "{lines}"
        live = {key: f"SUM({rows})" for key in sums if key not in cells}
        return self.band(label, kind, {**sums, **cells}).reckoned("total" if kind is RowKind.TOTAL else "", **live)

    def grouped(self, lines: Sequence[Line], by: Callable[[Line], str], *, anew: bool = False) -> Iterator[Row]:
        """Lines that already stand by their group: its name, its lines, its sums where there are any; counted on, or anew in each."""
        sums, first = any(column.sums for column in self.printed), 1
        for group, members in groupby(lines, key=by):
            own, name = list(members), group or NO_GROUP
            yield self.band(name, keeps_next=not sums)
            yield from self.rows(own, first)
            if sums:
                yield self.subtotal(f"Cộng {name}", own)
            first = 1 if anew else first + len(own)

    def sum_of(self, key: str, lines: Iterable[Line]) -> int:
        """The sum of a column; what is empty counts nothing."""
        value = self._by_key[key].value
        return sum(int(cast("int | None", value(line)) or 0) for line in lines)

    # ---- the grid --------------------------------------------------------------------------------------------------

    def taken(self, total: Row | None = None, size: float = 10.5) -> list[float]:
        """Millimetres each column takes beside its total; those that part the rest take none."""
        cells = total.cells if total is not None else (None,) * len(self.printed)
        return [column.taken(cell, size) for column, cell in zip(self.printed, cells, strict=True)]

    def columns(self, total: Row | None = None, of: float = 0, size: float = 10.5) -> tuple[Column, ...]:
        """The grid's columns; on a page of so many millimetres they fit their total and part the rest."""
        widths = self.taken(total if of else None, size)
        rest = of - sum(widths)
        return tuple(
            _column(column, max(column.width, rest * column.part) if column.part else width)
            for column, width in zip(self.printed, widths, strict=True)
        )

    @property
    def head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """Two rows where headings stand over others; else none, which is one row of the labels."""
        if not any(column.over for column in self.printed):
            return ()
        above: list[HeadCell] = []
        for over, below in groupby(self.printed, key=lambda column: column.over):
            own = list(below)
            above += [HeadCell(over, across=len(own))] if over else [HeadCell(column.label, down=2) for column in own]
        return (tuple(above), tuple(HeadCell(column.label) for column in self.printed if column.over))

    def grid(
        self,
        rows: Iterable[Row],
        total: Row | None = None,
        *,
        of: float = 0,
        size: float = 10.5,
        smaller: float = 1.5,
        pad: float = 0.65,
        frozen: bool = True,
    ) -> Grid:
        """The list on paper, its total last; ``rows`` made anew stay so."""
        kept = rows if isinstance(rows, Anew) else tuple(rows)
        every: Iterable[Row] = kept if total is None else Anew(lambda: chain(kept, (total,)))
        return Grid(self.columns(total, of, size), every, self.head, smaller, pad, frozen)

    # ---- for other programs ----------------------------------------------------------------------------------------

    @property
    def headings(self) -> tuple[tuple[str, str], ...]:
        """Key and heading of every column for programs."""
        return tuple((column.key, column.heading) for column in self.told)

    def told_line(self, line: Line, place: int = 0) -> dict[str, JsonValue]:
        """One line by the keys of its columns."""
        return {column.key: place if column.value is _place else as_data(column.value(line)) for column in self.told}

    def sums(self, lines: Sequence[Line], *keys: str) -> dict[str, JsonValue]:
        """The sums of some columns by their keys."""
        return {key: self.sum_of(key, lines) for key in keys}

    def table(self, when: Period | dt.date | str | None, lines: Iterable[Line], /, **totals: JsonValue) -> Table:
        """The figures of a period or day for programs."""
        period = when.isoformat() if isinstance(when, dt.date) else str(when or "")
        rows = [self.told_line(line, place) for place, line in enumerate(lines, 1)]
        return Table(period, self.headings, rows, totals)


_PLAIN = (str, int, type(None))


def on_paper(value: Told) -> Value:
    """A value as the renderers take it."""
    if type(value) in _PLAIN:
        return cast(Value, value)
    if isinstance(value, Labelled):
        return value.label
    return month_name(value) if isinstance(value, Month) else value


def as_data(value: Told) -> JsonValue:
    """A value as programs take it: days and months as ISO text, yes and no as 1 and 0."""
    if type(value) in _PLAIN:
        return cast(JsonValue, value)
    if isinstance(value, (Labelled, Month, Share)):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def room_for(figure: int, size: float = 9.5) -> float:
    """Millimetres a money column needs for a figure in bold at a type size."""
    shown = show_money(figure)
    em = size * 0.3528
    return max(16.5, (len(shown) - 0.5 * shown.count(".")) * 0.5 * em + 2.4)


def _column(column: ListColumn[Any], width: float = 0) -> Column:
    return Column(column.key, column.label, width, column.kind, column.letter, column.align)
