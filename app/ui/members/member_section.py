"""A part of the pane that shows a member whole. The rooms bring theirs in ``member_sections.py``."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.models.queries import Read
from app.models.queries.members.members import MemberCard
from app.rooms import ClassRegistry
from app.ui.desk import Desk
from app.ui.widgets import parts


class MemberSection(QWidget):
    """A title and what stands below, added to ``stack``; the lower ``place`` stands above. A section with nothing to show is hidden.

    ``watches`` are the tables whose change makes the pane look again.
    """

    key: ClassVar[str] = ""
    place: ClassVar[int] = 0
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stack = parts.column(self.head(), gap=3)
        self.setLayout(self.stack)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return cls.key

    def head(self) -> parts.Part:
        """The line with the title."""
        return parts.label(self.title(), "section")

    def gather(self, read: Read, member: int) -> Any:
        """What it shows beside the member's card, from the snapshot of the whole pane."""

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """Show a member; False when there is nothing to show."""
        raise NotImplementedError


_SECTIONS: ClassRegistry[MemberSection] = ClassRegistry("ui", MemberSection, module="member_sections")


def member_sections() -> tuple[type[MemberSection], ...]:
    """The sections of all rooms in their order."""
    return _SECTIONS.in_place("key")
