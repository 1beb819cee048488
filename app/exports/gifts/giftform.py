"""What the papers of a gift list share: the list with its people in the order to print, and the union of its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Period, show_date
from app.domain.gifts.gifts import GiftTo
from app.domain.problems import N_
from app.exports.form import Form, Params, Subject
from app.exports.issuer import Issuer, issuer
from app.exports.ownform import OWN_FORM
from app.models.queries import Read
from app.models.queries.gifts.gifts import GiftCard, GiftPerson, gift_card, gift_people, gift_rows, person_ids


@dataclass(frozen=True, slots=True)
class GiftFigures:
    """One gift list, its people by tổ and name, the union and its officers."""

    who: Issuer
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


class GiftPaper(Form[GiftFigures]):
    """A paper of one gift list; which, is chosen among those of the book."""

    source = OWN_FORM
    group = N_("Chăm lo")
    wants = frozenset({"subject"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every gift list, the latest first."""
        return [Subject(row.id, f"{show_date(row.day)} · {row.title}") for row in gift_rows(read)]

    def gather(self, read: Read, params: Params) -> GiftFigures:
        """The list chosen with its people, and who the union was on its day."""
        card = gift_card(read, params.subject_for(self.title))
        return GiftFigures(issuer(read, params, card.day), card, gift_people(read, person_ids(read, card.id)))
