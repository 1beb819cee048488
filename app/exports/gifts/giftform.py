"""What the papers of a gift list share: the list with its people in the order to print, and the frame they stand in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Period, long_date, show_date
from app.domain.gifts.gifts import GiftTo
from app.domain.problems import N_
from app.exports.form import Subject
from app.exports.issuer import About, Issuer
from app.exports.ownform import OwnPaper
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.gifts.gifts import GiftCard, GiftPerson, gift_card, gift_people, gift_rows, person_ids


@dataclass(frozen=True, slots=True)
class GiftList:
    """One gift list, its people by tổ and name."""

    card: GiftCard
    people: Sequence[GiftPerson]

    @property
    def for_children(self) -> bool:
        """True when children of members receive it."""
        return self.card.rule.to is GiftTo.CHILDREN

    @property
    def whom(self) -> str:
        """What one who receives is called."""
        return "cháu" if self.for_children else "người"


GiftFigures = About[GiftList]


class GiftPaper(SubjectForm[GiftList], OwnPaper[GiftList]):
    """A paper of one gift list."""

    group = N_("Chăm lo")
    kind = "{}"
    own_name = True
    between = (("THỦ QUỸ", "cashier"),)

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every gift list, the latest first."""
        return [Subject(row.id, f"{show_date(row.day)} · {row.title}") for row in gift_rows(read)]

    def facts(self, read: Read, subject: int) -> GiftList:
        """The list chosen with its people."""
        card = gift_card(read, subject)
        return GiftList(card, gift_people(read, person_ids(read, card.id)))

    def day(self, about: GiftList) -> dt.date:
        """When it is handed out."""
        return about.card.day

    def under(self, who: Issuer, about: GiftList) -> tuple[str, ...]:
        """What is given, and when."""
        return (about.card.title, long_date(about.card.day))
