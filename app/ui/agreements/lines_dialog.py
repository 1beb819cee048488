"""What belongs to one agreement a line each, typed in a grid and kept as a whole: its people, its clauses, who was asked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton

from app.models.queries import Read
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.ui.records.binding import Sheet
from app.ui.records.editor import Editor
from app.ui.records.grid_field import line_buttons
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid

Line = dict[str, Any]


class LinesDialog(Editor[None]):
    """``enter(agreement=id)``. ``telling`` are the columns that make a line: one with nothing in them is not kept."""

    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    telling: ClassVar[tuple[str, ...]] = ()
    lowest: ClassVar[int] = 240

    @abstractmethod
    def make_grid(self) -> EntryGrid:
        """The grid."""

    @abstractmethod
    def read_lines(self, read: Read, card: AgreementCard) -> Sequence[Line]:
        """The lines as they are stored."""

    @abstractmethod
    def heading(self, card: AgreementCard) -> str:
        """What stands above them."""

    def buttons(self) -> Sequence[QPushButton]:
        """What stands under the grid besides adding and removing a line."""
        return ()

    def sheet(self) -> Sheet:
        """The grid, and how lines come and go."""
        self.grid = self.make_grid()
        self.grid.setMinimumHeight(self.lowest)
        yield self.spread(self.bind_grid("lines", self.grid))
        yield parts.row(
            *line_buttons(self.grid, self.remove_line),
            None,
            *self.buttons(),
        )

    def remove_line(self) -> None:
        """Take the line the cursor is on out."""
        self.grid.remove_line()

    def begin(self, **arguments: Any) -> None:
        """The lines as they are stored."""
        with self.desk.read() as read:
            self.card = agreements.agreement(read, arguments["agreement"])
            lines = self.read_lines(read, self.card)
        self.title.setText(self.heading(self.card))
        self.grid.set_lines(lines)

    def enter(self, **arguments: Any) -> None:
        """The cursor is in the first cell."""
        super().enter(**arguments)
        self.grid.start()

    def lines(self) -> list[Line]:
        """The lines that tell something."""
        return [line for line in self.grid.lines() if any(line.get(key) for key in self.telling)]
