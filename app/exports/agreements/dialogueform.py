"""What the papers of a dialogue share: what they read, who sits on which side, and the words of its heads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueSide
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.document import Block
from app.exports.form import Subject
from app.exports.issuer import About
from app.exports.letterform import listed, paragraph
from app.exports.ownform import OWN_FORM
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.agreements.dialogues import DialogueRow, dialogue, dialogue_rows

LAW = "Bộ luật Lao động số 45/2019/QH14; Nghị định số 145/2020/NĐ-CP của Chính phủ"
SIDES = {
    DialogueSide.EMPLOYER: "Đại diện người sử dụng lao động",
    DialogueSide.WORKERS: "Đại diện người lao động",
    DialogueSide.GUEST: "Khách mời",
}
UNKNOWN = "……………………………………"


DialogueFigures = About[DialogueDraft]
"""One dialogue with the union and officers of its day."""


class DialoguePaper(SubjectForm[DialogueDraft]):
    """A paper of one dialogue; which, is chosen among those of the book."""

    source = OWN_FORM
    group = N_("Thỏa ước, đối thoại")

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every dialogue, the latest first."""
        return [Subject(row.id, subject_label(row)) for row in dialogue_rows(read, clock.today())]

    def facts(self, read: Read, subject: int) -> DialogueDraft:
        """The dialogue chosen."""
        return dialogue(read, subject).draft

    def day(self, about: DialogueDraft) -> dt.date | None:
        """When it was held, else planned."""
        return about.day


def subject_label(row: DialogueRow) -> str:
    """``15/05/2026 · Đối thoại tháng 5 năm 2026``."""
    return f"{show_date(row.day)} · {row.title}" if row.day is not None else row.title


def seated(draft: DialogueDraft, *, counted: str, bold: bool) -> Iterator[Block]:
    """Who sits on each side, ``counted`` after its name; a line for the pen where nobody is known, but no guests."""
    for side in (DialogueSide.EMPLOYER, DialogueSide.WORKERS, DialogueSide.GUEST):
        people = draft.of_side(side)
        if people or side is not DialogueSide.GUEST:
            count = counted.format(len(people)) if people else ""
            yield paragraph(f"{SIDES[side]}{count}:", bold=bold, keeps_next=True)
            for place, person in enumerate(people, 1):
                yield listed(f"{place}. {person.name}" + (f" – {person.role}" if person.role else ""))
            if not people:
                yield listed(UNKNOWN)


def named(draft: DialogueDraft, duty: str) -> str:
    """Who chairs, or keeps the minutes; an empty text when nobody is named."""
    return next((person.name for person in draft.persons if person.duty == duty), "")
