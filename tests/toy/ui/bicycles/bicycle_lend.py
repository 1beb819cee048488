"""Cho mượn xe đạp: to which member, since when, who really keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from tests.toy.domain.bicycles.bicycles import Lending, look_over_lending
from tests.toy.domain.bicycles.records import BICYCLE
from tests.toy.models.queries.bicycles.bicycles import bicycle
from tests.toy.services.bicycles.keep_bicycles import lend_bicycle


class BicycleLend(Editor[Lending]):
    """``enter(bicycle=id)`` lends that one."""

    key: ClassVar[str] = "bicycle_lend"
    called: ClassVar[str] = N_("Cho mượn xe đạp")
    verb: ClassVar[str] = N_("Cho mượn")
    takes: ClassVar[frozenset[str]] = frozenset({"bicycle"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = BICYCLE
    wide: ClassVar[int] = 460
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Which bicycle, and who has it from now on."""
        self._which = parts.label(role="muted", wrap=True)
        yield self._which
        who = self.bind("member_id", MemberLookup(self.desk, _("Người mượn")))
        yield Group([who, *map(self.bind, ("lent_on", "holder"))])

    def begin(self, **arguments: Any) -> Lending:
        """The bicycle, and today."""
        self.identifier = arguments["bicycle"]
        with self.desk.read() as read:
            found = bicycle(read, arguments["bicycle"])
        self._which.setText(f"{found.number} · {found.make}")
        return Lending(None, clock.today())

    def look_over(self, draft: Lending) -> Sequence[Finding]:
        """By the rules of lending."""
        return look_over_lending(draft, clock.today())

    def store(self, draft: Lending) -> None:
        """Lend it."""
        self.act(lend_bicycle, self.identifier, draft)
