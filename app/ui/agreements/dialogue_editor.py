"""One dialogue or workers' conference: what, when, where, who from each side, content and conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueSide, look_over
from app.domain.agreements.records import DIALOGUE
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.agreements import dialogues
from app.services.agreements import keep_dialogues
from app.ui.agreements.dialogue_words import people_shown, people_typed
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.text_field import TextBox

SIDES = {DialogueSide.EMPLOYER: 3, DialogueSide.WORKERS: 3, DialogueSide.GUEST: 2}
"""The sides in the order they are asked, and the lines of their boxes."""


class DialogueEditor(Editor[DialogueDraft]):
    """``enter(dialogue=id)`` shows one to mend, ``enter()`` begins one, ``enter(kind=…)`` one of that kind."""

    key: ClassVar[str] = "dialogue_editor"
    called: ClassVar[str] = N_("Thêm đối thoại, hội nghị người lao động")
    mends: ClassVar[str] = N_("Sửa đối thoại, hội nghị")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue", "kind"})
    record: ClassVar[Record | None] = DIALOGUE
    leads_to: ClassVar[str] = "dialogues"
    naming: ClassVar[str] = "dialogue"
    caption_width: ClassVar[int] = 98

    def sheet(self) -> Sheet:
        """The facts in two columns, the people a line each, the texts."""
        days = ("title", "kind", "state", "place", "planned_on", "held_on", "time")
        facts = [self.bind(key) for key in days]
        facts += [self.bind("workers", nothing=0), *map(self.bind, ("people", "women", "number", "posted_on"))]
        yield Group(facts, columns=2)
        yield parts.label(_("Mỗi người một dòng: Họ tên – chức vụ – chủ trì hoặc thư ký (dán được từ Excel)"), "small")
        told = {side: TextBox(_(side.label), lines=lines) for side, lines in SIDES.items()}
        first = next(iter(SIDES))
        yield Group(
            [
                self.bind(f"side_{side}", box, columns=("persons",) if side is first else ())
                for side, box in told.items()
            ]
        )
        yield Group([*map(self.bind, ("content", "conclusion"))])
        self.widget("kind").changed.connect(self._propose_title)

    def begin(self, **arguments: Any) -> DialogueDraft:
        """One as it is stored, or a new one proposed for the working month."""
        self.identifier = arguments.get("dialogue")
        with self.desk.read() as read:
            if self.identifier is not None:
                return dialogues.dialogue(read, self.identifier).draft
            workers = dialogues.last_workers(read)
        kind = DialogueKind(arguments.get("kind", DialogueKind.PERIODIC))
        return DialogueDraft(kind, keep_dialogues.proposal(kind, self.desk.month.year), workers=workers)

    def show_draft(self, draft: DialogueDraft) -> None:
        """The people of each side in its box."""
        super().show_draft(draft)
        for side in SIDES:
            self.set_value(f"side_{side}", people_shown(draft.of_side(side)))

    def collect(self) -> DialogueDraft:
        """With the people of all boxes."""
        people = (each for side in SIDES for each in people_typed(side, self.value(f"side_{side}") or ""))
        return replace(super().collect(), persons=tuple(people))

    def _propose_title(self) -> None:
        """A proposed name follows the kind; one typed stays."""
        year = self.desk.month.year
        if self.value("title") in {keep_dialogues.proposal(kind, year) for kind in DialogueKind} | {""}:
            self.set_value("title", keep_dialogues.proposal(self.value("kind"), year))

    def look_over(self, draft: DialogueDraft) -> Sequence[Finding]:
        """By the law of its day."""
        with self.desk.read() as read:
            law = dialogues.dialogue_law(read, draft.day or clock.today())
        return look_over(draft, law, clock.today())

    def store(self, draft: DialogueDraft) -> None:
        """Keep it."""
        self.act(keep_dialogues.save_dialogue, self.identifier, draft)
