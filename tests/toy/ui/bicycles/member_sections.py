"""What the pane of a member shows of bicycles: the one the member has."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.dates import show_date
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members.members import MemberCard
from app.ui.desk import Desk
from app.ui.members.member_section import MemberSection
from app.ui.widgets import parts
from tests.toy.models.queries.bicycles.bicycles import Bicycle, bicycles


class BicycleSection(MemberSection):
    """The bicycle and when it is due."""

    key: ClassVar[str] = "bicycles"
    place: ClassVar[int] = 55
    watches: ClassVar[frozenset[str]] = frozenset({"bicycle"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._which = parts.label(wrap=True)
        self.stack.addWidget(self._which)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Mượn xe đạp")

    def gather(self, read: Read, member: int) -> list[Bicycle]:
        """What the member has."""
        return [each for each in bicycles(read) if each.member_id == member]

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """One line."""
        told = _("{number} {make}, hạn trả {day}")
        self._which.setText(
            "\n".join(told.format(number=e.number, make=e.make, day=show_date(e.due_on)) for e in gathered)
        )
        return bool(gathered)
