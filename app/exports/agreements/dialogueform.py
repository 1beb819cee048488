"""What the papers of a dialogue share: what they read, who sits on which side, and the words of its heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueSide
from app.domain.dates import Period, show_date
from app.exports.form import Form, Params, Subject

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.agreements.dialogues import DialogueCard, DialogueRow
    from app.models.queries.union.organisation import Organisation

LAW = "Bộ luật Lao động số 45/2019/QH14; Nghị định số 145/2020/NĐ-CP của Chính phủ"
SIDES = {
    DialogueSide.EMPLOYER: "Đại diện người sử dụng lao động",
    DialogueSide.WORKERS: "Đại diện người lao động",
    DialogueSide.GUEST: "Khách mời",
}
UNKNOWN = "……………………………………"


@dataclass(frozen=True, slots=True)
class DialogueFigures:
    """One dialogue with the union and officers of its day."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: DialogueCard
    params: Params

    @property
    def draft(self) -> DialogueDraft:
        """The dialogue itself."""
        return self.card.draft


class DialoguePaper(Form[DialogueFigures]):
    """A paper of one dialogue; which, is chosen among those of the book."""

    wants = frozenset({"subject"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every dialogue, the latest first."""
        from app.models.queries.agreements.dialogues import dialogue_rows

        return [Subject(row.id, subject_label(row)) for row in dialogue_rows(read, clock.today())]

    def gather(self, read: Read, params: Params) -> DialogueFigures:
        """The dialogue chosen, and who the union was on its day."""
        from app.models.queries.agreements.dialogues import dialogue
        from app.models.queries.union import organisation

        card = dialogue(read, params.subject_for(self.title))
        day = card.draft.held_on or card.draft.planned_on or clock.today()
        return DialogueFigures(organisation.organisation(read, day), organisation.officers(read, day), card, params)


def subject_label(row: DialogueRow) -> str:
    """``15/05/2026 · Đối thoại tháng 5 năm 2026``."""
    return f"{show_date(row.day)} · {row.title}" if row.day is not None else row.title


def people_of(draft: DialogueDraft, side: DialogueSide) -> list[str]:
    """``1. Lê Thị Ân – Chủ tịch CĐCS`` for everybody of a side."""
    return [
        f"{place}. {person.name}" + (f" – {person.role}" if person.role else "")
        for place, person in enumerate(draft.of_side(side), 1)
    ]


def named(draft: DialogueDraft, duty: str) -> str:
    """Who chairs, or keeps the minutes; an empty text when nobody is named."""
    return next((person.name for person in draft.persons if person.duty == duty), "")
