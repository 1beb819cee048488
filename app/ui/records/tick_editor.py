"""An act on the rows ticked of a list: what it needs to know beside them, and what the ticked rows amount to."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from app.ui.records.editor import Editor
from app.ui.widgets.tick_table import TickList

Draft = TypeVar("Draft")
Row = TypeVar("Row")


class TickEditor(Editor[Draft], Generic[Draft, Row]):
    """The sheet yields ``ticks(TickList(...))``, ``begin`` offers the rows; nothing can be done while nothing is ticked."""

    scrolls: ClassVar[bool] = False

    @abstractmethod
    def amounts_to(self, rows: Sequence[Row]) -> str:
        """The line below the list: what the ticked rows come to."""

    def ticks(self, listed: TickList) -> TickList:
        """The list the act is about."""
        self.list = listed
        listed.ticks_changed.connect(self.follow)
        return listed

    def chosen(self) -> list[Row]:
        """The rows ticked, in order."""
        return self.list.chosen()

    def follow(self) -> None:
        """Say what the ticked rows come to; with nothing ticked there is nothing to do."""
        rows = self.chosen()
        self.list.say(self.amounts_to(rows))
        self.submit_button.setEnabled(bool(rows) and not self.desk.read_only)
