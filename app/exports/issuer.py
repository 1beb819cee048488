"""Who issues a paper: the union and its officers as they stood on the paper's day, and what the user chose for it.

Every form gathers one; heads, signatures and file properties are taken from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.words import amount_in_words
from app.exports.document import Block, Document, PageSetup
from app.exports.form import Params
from app.exports.heads import place_and_date
from app.models.queries import Read
from app.models.queries.union import organisation
from app.models.queries.union.organisation import Organisation
from app.models.queries.union.policies import policies_on

TITLES = {"committee": "title_committee", "chair_title": "title_chair"}
"""Field of ``Issuer`` → the policy that names it."""
Line = TypeVar("Line")
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The union and its officers on a day. A role that nobody holds is an empty name. What the committee and its chair are called
    is data: a congress may call them otherwise."""

    organisation: Organisation
    officers: Mapping[str, str]
    params: Params
    committee: str = "Ban Chấp hành"
    chair_title: str = "Chủ tịch"

    @property
    def union(self) -> str:
        """The union's name."""
        return self.organisation.union

    @property
    def superior(self) -> str:
        """The union above it."""
        return self.organisation.superior

    @property
    def period(self) -> Period:
        """The period chosen; only asked of forms that cannot be gathered without one."""
        assert self.params.period is not None
        return self.params.period

    @property
    def place(self) -> str:
        """Where papers are signed: as chosen, else where the union is."""
        return self.params.place if self.params.place is not None else self.organisation.place

    def officer(self, role: str) -> str:
        """Who holds a role."""
        return self.officers.get(role, "")

    @property
    def chair(self) -> str:
        """The chair's name."""
        return self.officer("chair")

    @property
    def accountant(self) -> str:
        """The accountant's name."""
        return self.officer("accountant")

    @property
    def preparer(self) -> str:
        """Who makes up lists and books: the accountant where nobody else does."""
        return self.officer("preparer") or self.accountant

    def signed(self, day: dt.date | None = None) -> str:
        """Place and day of signing; ``day`` stands in while none was chosen, dots for the pen when there is none."""
        return place_and_date(self.place, self.params.signed_on or day)

    def in_words(self, amount: int) -> str:
        """``Mười triệu đồng``, spelled as the user has it."""
        return amount_in_words(amount, self.params.words)

    def amount(self, amount: int) -> str:
        """``10.000.000 đồng (Mười triệu đồng)``."""
        return f"{show_money(amount)} đồng ({self.in_words(amount)})"

    def document(
        self, name: str, sheet: str, setup: PageSetup, blocks: Iterable[Block], *, subject: str = "", about: str = ""
    ) -> Document:
        """A paper called ``name``, of the union or of what it is ``about``; ``subject`` is what all papers of its kind are called."""
        return Document(
            f"{name} – {about or self.union}",
            tuple(blocks),
            setup,
            author=self.union,
            subject=subject or name,
            sheet=sheet,
        )


@dataclass(frozen=True, slots=True)
class About(Generic[Thing]):
    """What a paper gathers: who issues it, and what it is about."""

    who: Issuer
    about: Thing


Listed = About[Sequence[Line]]
"""What a plain list gathers: who issues it, and its lines in the order to print."""


def issuer(read: Read, params: Params, day: dt.date) -> Issuer:
    """The union and its officers as they stood on a day."""
    titles = policies_on(read, day)
    named = {field: titles[key].value for field, key in TITLES.items() if key in titles}
    return Issuer(organisation.organisation(read, day), organisation.officers(read, day), params, **named)
