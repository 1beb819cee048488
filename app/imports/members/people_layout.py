"""How a sheet was understood, as a plain value: the rows of a table, what each column holds and why; and the table that it makes of a sheet.

Recognising makes such a value, pointing by hand makes one too; reading a table needs nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.problems import N_, Message
from app.domain.records import ForeignTable
from app.domain.sheets import ColumnReason
from app.imports.heads import letter
from app.imports.tables import Table
from app.imports.workbook import Sheet


@dataclass(frozen=True, slots=True)
class PeopleLayout:
    """Rows and columns are counted from 0. ``end`` is the first row below the table; ``units`` what amounts of a key are multiplied by.

    ``columns`` by key: a day in pieces stands under ``birth_day``, ``birth_month``, ``birth_year``, a name under ``family_name`` and
    ``given_name``. ``encoding`` is the old one that all texts of the table are in.
    """

    place: int
    height: int
    columns: Mapping[str, int]
    end: int | None = None
    units: Mapping[str, int] = field(default_factory=dict)
    encoding: str = ""
    reasons: Mapping[str, Message] = field(default_factory=dict)

    def on(self, sheet: Sheet, told: ForeignTable) -> Table:
        """The table that the layout makes of a sheet."""
        return Table(told, sheet, self.place, self.height, self.columns, self.end, self.units, self.encoding)


def layout_of(table: Table, reasons: Mapping[str, Message] | None = None) -> PeopleLayout:
    """The layout of a table found by its heads."""
    by_heads = {key: by_heading(table.heading(key)) for key in table.columns}
    return PeopleLayout(
        table.place, table.height, table.columns, table.end, table.units, table.encoding, by_heads | dict(reasons or {})
    )


def by_heading(heading: str) -> Message:
    """The reason of a column known by what stands over it."""
    return Message(N_("theo tiêu đề «{heading}»"), {"heading": heading})


def column_reasons(layout: PeopleLayout, sheet: Sheet, told: ForeignTable) -> tuple[ColumnReason, ...]:
    """Each column with its letter, heading and reason, from left to right."""
    table = replace(layout, reasons={}).on(sheet, told)
    in_order = sorted(layout.columns.items(), key=lambda each: each[1])
    return tuple(
        ColumnReason(key, letter(column), table.heading(key), layout.reasons.get(key, by_heading(table.heading(key))))
        for key, column in in_order
    )
