"""One row of a list of people as it stands: its cells by the keys of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.sheets import Cell
from app.imports.heads import as_written


class AsWritten(Mapping[str, str]):
    """Cells as text, each made when it is looked at: of a long list hardly any is."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells

    def __getitem__(self, key: str) -> str:
        return as_written(self._cells[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return repr(dict(self))


@dataclass(frozen=True, slots=True)
class MemberSheetRow:
    """One person's row: ``cells`` by field key as they stand (empty ones left out), ``row`` as Excel counts."""

    row: int
    cells: Mapping[str, Cell]

    @property
    def original(self) -> Mapping[str, str]:
        """The row's own cells as text, to be shown beside what is stored."""
        return AsWritten(self.cells)
