"""What the papers of a gift list share: the list with its people in the order to print, and the union of its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.form import Form, Params, Subject

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.gifts.gifts import GiftCard, GiftPerson
    from app.models.queries.union.organisation import Organisation

GIFT_FORM = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")


@dataclass(frozen=True, slots=True)
class GiftFigures:
    """One gift list, its people by tổ and name, the union and its officers."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: GiftCard
    people: Sequence[GiftPerson]
    params: Params


class GiftPaper(Form[GiftFigures]):
    """A paper of one gift list; which, is chosen among those of the book."""

    source = GIFT_FORM
    group = N_("Chăm lo")
    wants = frozenset({"subject"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every gift list, the latest first."""
        from app.models.queries.gifts.gifts import gift_rows

        return [Subject(row.id, f"{show_date(row.day)} · {row.title}") for row in gift_rows(read)]

    def gather(self, read: Read, params: Params) -> GiftFigures:
        """The list chosen with its people, and who the union was on its day."""
        from app.models.queries.gifts.gifts import gift_card, gift_people, person_ids
        from app.models.queries.union import organisation

        card = gift_card(read, params.subject_for(self.title))
        people = gift_people(read, person_ids(read, card.id))
        return GiftFigures(
            organisation.organisation(read, card.day), organisation.officers(read, card.day), card, people, params
        )
