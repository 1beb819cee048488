"""Tables that she points at herself: which columns hold what, and where a table begins and ends, as plain values for every kind of import.

A reading is made of them by the import that takes them; the file that keeps them is in ``imports/pointing_file.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.dates import Month
from app.domain.problems import N_, Finding, Message, Refusal
from app.domain.records import Field


@dataclass(frozen=True, slots=True)
class KnownBy:
    """By what a table is known again on another sheet: the words of its head row by row, and the first word behind its last row."""

    words: tuple[str, ...] = ()
    behind: str = ""


@dataclass(frozen=True, slots=True)
class PointedTable:
    """One table. Rows count as Excel does, from 1; columns from 0, by the keys of its ``Pointable``.

    ``sheet`` is empty for the only sheet of a file, ``last`` None where the table goes on to the end of its sheet, ``unit`` None
    where heads and titles say it; ``year`` is of days that tell none, ``month`` that of a list. ``lines`` are the lines of the file it was read from, by key.
    """

    kind: str
    sheet: str
    columns: Mapping[str, int]
    first: int
    last: int | None = None
    head: tuple[int, ...] = ()
    unit: int | None = None
    year: int | None = None
    month: Month | None = None
    carries_days: bool = False
    beside: tuple[int, ...] = ()
    known_by: KnownBy = KnownBy()
    file: str = field(default="", compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def fault(self, key: str, problem: Message) -> PointingFault:
        """What is wrong with a key of it."""
        return PointingFault.of(self.file, self.lines.get(key, self.lines.get("", 0)), key, problem)


Pointed = tuple[PointedTable, ...]


@dataclass(frozen=True, slots=True)
class Pointable:
    """What can be pointed at for the kinds of an import: the columns with their words, and of which groups one must be pointed at."""

    kinds: tuple[str, ...]
    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> Mapping[str, str]:
        """What each column is called, by its key."""
        return {each.key: each.label for each in self.fields}

    def of_kind(self, tables: Pointed, kind: str) -> Pointed:
        """The tables of a kind, each looked over; refuses when there is none."""
        own = tuple(each for each in tables if each.kind == kind)
        if not own:
            file = next((each.file for each in tables if each.file), "")
            raise NothingPointed(file=file, kind=kind, kinds=", ".join(sorted({each.kind for each in tables})))
        for table in own:
            self.look_over(table)
        return own

    def look_over(self, table: PointedTable) -> None:
        """Refuse columns that nobody knows, and a table without what every one needs."""
        for key in table.columns:
            if key not in self.labels:
                known = ", ".join(self.labels)
                raise table.fault(
                    key, Message(N_("không có cột nào tên ấy; các tên dùng được: {known}"), {"known": known})
                )
        for problem in self.missing(table.columns):
            raise table.fault("columns", problem)

    def missing(self, columns: Mapping[str, int]) -> Sequence[Message]:
        """What must still be pointed at."""
        return [
            Message(N_("còn thiếu cột «{label}»"), {"label": Message(self.labels[group[0]])})
            for group in self.needed
            if not any(key in columns for key in group)
        ]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a reading makes of a sheet: how many rows, and the sentences that prove or doubt it. ``places`` are the rows it takes."""

    rows: int
    lines: tuple[Message, ...]
    holds: bool = True
    findings: tuple[Finding, ...] = ()
    places: frozenset[int] = frozenset()


class PointingFault(Refusal):
    """Something in the file of a reading that cannot be meant."""

    code = "pointing-fault"
    template = N_("Tệp cách đọc «{file}», dòng {line}, mục «{key}»: {problem}.")

    @classmethod
    def of(cls, file: str, line: int, key: str, problem: Message) -> PointingFault:
        """The fault of a key on a line."""
        return cls(file=file, line=line, key=key, problem=problem)


class NothingPointed(Refusal):
    """A file of readings that has none of this kind."""

    code = "pointing-missing"
    template = N_("Tệp cách đọc «{file}» không có bảng nào loại {kind}: chỉ có {kinds}.")
