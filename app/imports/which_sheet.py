"""Which sheet of a workbook is meant: the one she names, else the only one that fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from app.domain.problems import Refusal
from app.imports.workbook import Sheet, Workbook


class Recognised(Protocol):
    """What was read from one sheet."""

    @property
    def name(self) -> str:
        """The sheet's name."""


Table = TypeVar("Table", bound=Recognised)


@dataclass(frozen=True, slots=True)
class Wanted(Generic[Table]):
    """A kind of table: how a sheet is recognised as one (None: it is something else), and the two refusals.

    ``missing`` is told ``where``, ``several`` how many (``count``) and their ``names``.
    """

    recognise: Callable[[Sheet], Table | None]
    missing: type[Refusal]
    several: type[Refusal]

    def on(self, sheet: Sheet, **about: object) -> Table:
        """The table on the sheet she named; refuses a sheet that is something else."""
        table = self.recognise(sheet)
        if table is None:
            raise self.missing(where=f"«{sheet.name.strip()}»", **about)
        return table

    def all_in(self, workbook: Workbook) -> list[Table]:
        """Every visible sheet that is one, in the order of the file."""
        tables = (self.recognise(sheet) for sheet in workbook.sheets if not sheet.is_hidden)
        return [table for table in tables if table is not None]

    def find(self, workbook: Workbook, sheet: str | None = None) -> Table:
        """The table on the named sheet, or the only one."""
        return self.only(self.all_in(workbook), workbook) if sheet is None else self.on(workbook.sheet(sheet))

    def only(self, tables: Sequence[Table], workbook: Workbook, **about: object) -> Table:
        """The only one of those that fit; refuses none and more than one."""
        if not tables:
            raise self.missing(where=f"«{workbook.file}»", **about)
        if len(tables) > 1:
            names = ", ".join(f"«{table.name.strip()}»" for table in tables)
            raise self.several(count=len(tables), names=names, **about)
        return tables[0]
