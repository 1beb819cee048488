"""Records made of others by the names of their fields."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.domain.copying import made_of


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept."""

    id: int
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed."""

    title: str
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Something else that has a field of the draft."""

    place: str
    note: str = "of the place"


def test_a_field_comes_from_the_first_that_has_it_unless_it_is_given_beside() -> None:
    card = Card(7, "Thăm ốm", "gấp")
    assert made_of(Draft, card, Place("Trảng Bàng")) == Draft("Thăm ốm", "gấp", "Trảng Bàng")
    assert made_of(Draft, card, Place("Trảng Bàng"), note="") == Draft("Thăm ốm", "", "Trảng Bàng")


def test_a_field_that_nothing_has_is_refused_also_when_it_has_a_default() -> None:
    with pytest.raises(TypeError, match="'place'"):
        made_of(Draft, Card(7, "Thăm ốm"))
    with pytest.raises(TypeError, match="other"):
        made_of(Draft, Card(7, "Thăm ốm"), place="", other="")
