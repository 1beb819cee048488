"""The members of a sample union, written before its first month."""

from __future__ import annotations

from app.models.book import Book
from app.services.members.sample_members import sample_members, store_sample_members
from app.services.members.sample_people import people
from app.services.sample import SamplePart, SampleUnion


def _members(book: Book, union: SampleUnion) -> None:
    months = list(union.months)
    members = sample_members(people(union.members, union.seed), months, union.seed)
    store_sample_members(book, members, months)


SAMPLE = (SamplePart("members", 10, begin=_members),)
