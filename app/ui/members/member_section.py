"""A part of the pane that shows a member whole. The rooms bring theirs in ``member_sections.py``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from app.models.queries import Read
from app.models.queries.members.members import MemberCard
from app.rooms import ClassRegistry
from app.ui.desk import Desk
from app.ui.records.record_pane import RecordPane


class MemberSection:
    """The title it is ``called`` and the blocks below; the lower ``place`` stands above. One that gathers nothing is left out.

    ``watches`` are the tables whose change makes the pane look again.
    """

    key: ClassVar[str] = ""
    called: ClassVar[str] = ""
    place: ClassVar[int] = 0
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def act(self, card: MemberCard) -> tuple[str, Callable[[], object]] | None:
        """The word of a link beside the title and what it does, of a section that has one."""
        return None

    def gather(self, read: Read, card: MemberCard) -> Any:
        """What it shows, read in the same look at the book as the member; nothing leaves it out."""
        raise NotImplementedError

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Any) -> None:
        """Add the blocks below the title."""
        raise NotImplementedError


_SECTIONS: ClassRegistry[MemberSection] = ClassRegistry("ui", MemberSection, module="member_sections")


def member_sections() -> tuple[type[MemberSection], ...]:
    """The sections of all rooms in their order."""
    return _SECTIONS.in_place("key")
