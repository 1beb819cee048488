"""What the pane of a member shows of bicycles: the one the member has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members.members import MemberCard
from app.ui.members.member_section import MemberSection
from app.ui.records.record_pane import RecordPane, joined
from tests.toy.models.queries.bicycles.bicycles import Bicycle, bicycles


class BicycleSection(MemberSection):
    """The bicycle and when it is due."""

    key: ClassVar[str] = "bicycles"
    called: ClassVar[str] = N_("Mượn xe đạp")
    place: ClassVar[int] = 55
    watches: ClassVar[frozenset[str]] = frozenset({"bicycle"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[Bicycle]:
        """What the member has."""
        return [each for each in bicycles(read) if each.member_id == card.id]

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[Bicycle]) -> None:
        """A line for each."""
        told = _("{number} {make}, hạn trả {day}")
        for each in gathered:
            pane.text(told.format(number=each.number, make=each.make, day=joined(each.due_on)))
