"""A grid of lines as one field of an editor: its value is a record for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.ui.widgets.entry_grid import EntryGrid, GridColumn


class GridField(EntryGrid):
    """``make`` makes the record of a line from what its columns hold; a column nothing stands in is not given to it."""

    def __init__(self, name: str, columns: Sequence[GridColumn], make: Callable[..., Any]) -> None:
        super().__init__(name, columns)
        self._make = make

    def value(self) -> tuple[Any, ...]:
        """A record for each line that holds anything."""
        self.commit()
        lines = ({key: held for key, held in line.items() if held is not None} for line in self.lines())
        return tuple(self._make(**line) for line in lines)

    def set_value(self, records: Iterable[Any] | None) -> None:
        """A line for each record; amounts of nothing and empty texts leave their cells empty."""
        keys = [column.key for column in self.model().columns]
        self.set_lines([{key: getattr(record, key) or None for key in keys} for record in records or ()])

    def complaint(self) -> str:
        """A cell that cannot be read keeps what stood there, and says so at once."""
        return ""
