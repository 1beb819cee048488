"""What every editor of an activity asks: name, days, place, lead, people expected, budget, content. What came of it is asked elsewhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from app.domain.activities.activities import ActivityDraft, look_over_activity
from app.domain.activities.records import ACTIVITY
from app.domain.money import Dong
from app.domain.problems import Finding
from app.domain.records import Record
from app.models.queries.activities import activities
from app.services.activities import keep_activities
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.records.editor import Editor


class ActivityForm(Editor[ActivityDraft]):
    """An editor tells what else it asks beside the name, and how one is begun."""

    record: ClassVar[Record | None] = ACTIVITY
    naming: ClassVar[str] = "activity"

    @abstractmethod
    def of_kind(self) -> Sequence[Bound]:
        """The fields that say what kind of activity it is."""

    def sheet(self) -> Sheet:
        """The plan in two columns, the texts below."""
        plan = [
            self.bind("title"),
            *self.of_kind(),
            *map(self.bind, ("starts_on", "ends_on", "place", "lead")),
            self.bind("expected", nothing=0),
            self.bind("budget", nothing=Dong(0)),
        ]
        yield Group(plan, columns=2)
        yield Group([self.bind("content", lines=2), self.bind("note")])

    def known(self, identifier: int) -> ActivityDraft:
        """The activity to mend, as it is stored."""
        self.identifier = identifier
        with self.desk.read() as read:
            return activities.activity(read, identifier).draft

    def look_over(self, draft: ActivityDraft) -> Sequence[Finding]:
        """By the rules of activities."""
        return look_over_activity(draft)

    def store(self, draft: ActivityDraft) -> None:
        """Add or change it."""
        if self.identifier is None:
            self.act(keep_activities.add_activity, draft)
        else:
            self.act(keep_activities.edit_activity, self.identifier, draft)
