"""Thêm xe đạp: its number and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from tests.toy.domain.bicycles.bicycles import BicycleDraft, look_over_bicycle
from tests.toy.domain.bicycles.records import BICYCLE
from tests.toy.models.queries.bicycles.bicycles import bicycles
from tests.toy.services.bicycles.keep_bicycles import add_bicycle


class BicycleEditor(Editor[BicycleDraft]):
    """``enter()`` adds one."""

    key: ClassVar[str] = "bicycle_editor"
    called: ClassVar[str] = N_("Thêm xe đạp")
    record: ClassVar[Record | None] = BICYCLE
    leads_to: ClassVar[str] = "bicycles"
    naming: ClassVar[str] = "bicycle"
    wide: ClassVar[int] = 460
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Two fields."""
        yield Group([*map(self.bind, ("number", "make"))])

    def begin(self, **_arguments: Any) -> BicycleDraft:
        """An empty bicycle."""
        return BicycleDraft("", "")

    def look_over(self, draft: BicycleDraft) -> Sequence[Finding]:
        """By the rules of bicycles, beside those there are."""
        with self.desk.read() as read:
            return look_over_bicycle(draft, {each.number for each in bicycles(read)})

    def store(self, draft: BicycleDraft) -> None:
        """Keep it."""
        self.act(add_bicycle, draft)
