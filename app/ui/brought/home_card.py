"""The cards beside the month's jobs on home: what each one is. The rooms bring theirs in ``home_cards.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month
from app.models.queries import Read
from app.rooms import Registry
from app.ui.desk import Desk
from app.ui.widgets import parts


class CardBox(QWidget):
    """A title with a link, and a panel below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.head = parts.label(self.title(), "section")
        link = self.way()
        beside = [parts.button(link[0], lambda: desk.go(link[1]), role="link")] if link is not None else []
        self.setLayout(parts.column(parts.row(self.head, None, *beside), self.make_panel(), gap=6))

    def title(self) -> str:
        """What stands above the panel."""
        return ""

    def way(self) -> tuple[str, str] | None:
        """The word of the link and the page it leads to, if any."""
        return None

    def make_panel(self) -> QWidget:
        """The panel, once."""
        raise NotImplementedError

    def show_facts(self, facts: Any) -> bool:
        """Show what was read; False hides the card."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class HomeCard:
    """One card; the lower ``place`` stands above. ``read`` is as in a ``MonthJob``, and ``watches`` too."""

    key: str
    place: int
    read: Callable[[Read, Month], Any]
    box: type[CardBox]
    watches: frozenset[str] = frozenset()


_CARDS: Registry[HomeCard] = Registry("ui", HomeCard, module="home_cards")


def home_cards() -> tuple[HomeCard, ...]:
    """The cards of all rooms in their order."""
    return _CARDS.in_place("key")
