"""One stage of a member on the way into the Party: which, on what day, by which paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import show_date
from app.domain.merit.merit import PartyStage, stage_findings
from app.domain.merit.records import PARTY_STEP
from app.domain.problems import N_, Finding, stop
from app.domain.records import Record
from app.i18n import _
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts


class PartyStageDialog(Editor[None]):
    """``enter()`` introduces somebody, ``enter(member=id)`` notes the next stage of a member."""

    key: ClassVar[str] = "party_stage"
    called: ClassVar[str] = N_("Giới thiệu đoàn viên cho Đảng")
    verb: ClassVar[str] = N_("Ghi")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    record: ClassVar[Record | None] = PARTY_STEP
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """What is known, and the stage."""
        self._known: Mapping[PartyStage, dt.date] = {}
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        who = self.bind("member_id", MemberLookup(self.desk, _("Đoàn viên")))
        yield Group([who, *map(self.bind, ("step", "done_on", "paper"))])

    def begin(self, **arguments: Any) -> None:
        """The first stage not noted yet is proposed."""
        self._summary.setVisible("member" in arguments)
        if "member" not in arguments:
            return
        self.set_value("member_id", int(arguments["member"]))
        self.widget("member_id").setEnabled(False)
        with self.desk.read() as read:
            row = next((each for each in merit.party(read) if each.member_id == arguments["member"]), None)
        self._known = dict(row.days) if row is not None else {}
        following = next((stage for stage in PartyStage if stage not in self._known), PartyStage.ADMITTED)
        self.set_value("step", following)
        self._summary.setText(" · ".join(f"{_(stage.label)}: {show_date(day)}" for stage, day in self._known.items()))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Somebody, and a day that follows the stages before."""
        nobody = [stop("stage-who", N_("Hãy chọn đoàn viên."), "member_id")] if self.value("member_id") is None else []
        found = stage_findings(self.value("step"), self.value("done_on"), self._known, clock.today())
        return [*nobody, *found]

    def store(self, _draft: None) -> None:
        """Note it."""
        taken = (self.value(key) for key in ("member_id", "step", "done_on", "paper"))
        self.act(keep_merit.note_stage, *taken)
