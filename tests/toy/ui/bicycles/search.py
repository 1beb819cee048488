"""Bicycles found by number, make, and who has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.domain.text import fold
from app.ui.desk import Desk
from app.ui.search_palette import Hit, Search
from tests.toy.models.queries.bicycles.bicycles import bicycles
from tests.toy.ui.bicycles.bicycle_words import state_look

MOST = 5


def find_bicycles(desk: Desk, text: str) -> Sequence[Hit]:
    """The bicycles a text fits."""
    with desk.read() as read:
        found = [each for each in bicycles(read) if fold(text) in fold(f"{each.number} {each.make} {each.member}")]
    return [
        Hit(
            f"{each.number} {each.make}",
            each.member or state_look(each)[0],
            "bike",
            partial(desk.go, "bicycles", bicycle=each.id),
        )
        for each in found[:MOST]
    ]


SEARCHES = (Search(40, find_bicycles),)
