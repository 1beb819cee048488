"""The bicycles of a sample union: four, one of them late, one just lent."""

from __future__ import annotations

import datetime as dt

from app.domain.members.members import MemberState
from app.models.book import Book
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.sample import SamplePart, SampleUnion
from tests.toy.domain.bicycles.bicycles import BicycleDraft, Lending
from tests.toy.services.bicycles.keep_bicycles import add_bicycle, lend_bicycle

_MAKES = ("Asama, xanh", "Martin 107, đỏ", "Thống Nhất, đen", "Thống Nhất, trắng")
_LENT = ((0, 40, "con trai ở nhà trọ"), (2, 6, ""))
"""Which bicycle, how many days ago, who keeps it."""


def _bicycles(book: Book, union: SampleUnion) -> None:
    ids = [add_bicycle(book, BicycleDraft(f"X{place:02d}", make)).value for place, make in enumerate(_MAKES, 1)]
    with book.read() as read:
        members = member_ids(read, MemberFilter(union.today, state=MemberState.ACTIVE))
    for (place, days, holder), member in zip(_LENT, members, strict=False):
        lend_bicycle(book, ids[place], Lending(member, union.today - dt.timedelta(days=days), holder))


SAMPLE = (SamplePart("bicycles", 900, end=_bicycles),)
