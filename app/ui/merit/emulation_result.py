"""Results of emulation: one registration with every level's judgement, or the final result of several at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.merit.merit import EmulationDraft, look_over_emulation
from app.domain.merit.records import EMULATION
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts


class EmulationResultDialog(Editor[EmulationDraft]):
    """``enter(registrations=[ids])``."""

    key: ClassVar[str] = "emulation_result"
    called: ClassVar[str] = N_("Kết quả thi đua")
    takes: ClassVar[frozenset[str]] = frozenset({"registrations"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = EMULATION
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Whose, what each level says of one, and what is set for all."""
        self._ids: list[int] = []
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        self._one = self.boxed(Group([*map(self.bind, ("title", "own_result", "group_result", "proposal"))], columns=2))
        yield self._one
        yield Group([*map(self.bind, ("final_result", "decision", "decided_on"))], columns=2)

    def begin(self, **arguments: Any) -> EmulationDraft:
        """One with all its fields, or several with what is set for all."""
        self._ids = list(arguments["registrations"])
        with self.desk.read() as read:
            rows = [merit.registration(read, number) for number in self._ids]
        several = len(rows) > 1
        self._one.setVisible(not several)
        names = ", ".join(row.name for row in rows[:3]) + ("…" if len(rows) > 3 else "")
        counted = _("{count} dòng: {names}").format(count=len(rows), names=names)
        self._summary.setText(counted if several else f"{names} · {rows[0].draft.drive}")
        return rows[0].draft

    def look_over(self, draft: EmulationDraft) -> Sequence[Finding]:
        """By the rules of emulation; of several each is looked over when it is stored."""
        return look_over_emulation(draft, clock.today()) if len(self._ids) == 1 else ()

    def store(self, draft: EmulationDraft) -> None:
        """Store one, or the result of all."""
        if len(self._ids) == 1:
            self.act(keep_merit.save_registration, self._ids[0], draft)
            return
        self.act(keep_merit.judge, self._ids, draft.final_result, decision=draft.decision, decided_on=draft.decided_on)
