"""What a layout hands over: the files, what is to be found in the book afterwards, and where everything stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.shapes.books.truth import Books
from tests.shapes.grid import Place
from tests.shapes.lists.people import Person
from tests.shapes.options import Options
from tests.shapes.pointing import as_toml


@dataclass(frozen=True)
class MadeFile:
    """One file: its name, its bytes, the kinds of import it is given to (in that order), and where its tables stand."""

    name: str
    content: bytes
    kinds: tuple[str, ...]
    places: tuple[Place, ...] = ()

    @property
    def pointing(self) -> str:
        """The answers of somebody who points at each column."""
        return as_toml(self.places)


@dataclass(frozen=True)
class Row:
    """What is to stand in the book for one row. What the file does not say is None."""

    day: dt.date
    paper_day: dt.date | None
    number: str | None
    text: str
    amount: int
    transfer: bool = False


@dataclass(frozen=True)
class BookCase:
    """Books in one layout."""

    seed: int
    options: Options
    traits: tuple[str, ...]
    books: Books
    files: tuple[MadeFile, ...]
    expected: Mapping[str, tuple[Row, ...]]
    """By fund; only the funds that the files hold."""


@dataclass(frozen=True)
class Known:
    """What is to be known of one member. What the file does not say is None; ``""`` means that it says nothing is known."""

    name: str
    number: str | None = None
    woman: bool | None = None
    birth: str | None = None
    """ISO: a day, a month or a year."""
    group: str | None = None
    wage: int | None = None
    joined: str | None = None


@dataclass(frozen=True)
class ListCase:
    """A list of people in one layout, and for dues the members that the book has before."""

    seed: int
    kind: str
    """``members``, ``dues``, ``dues-year``, or ``other`` for what must make no member at all."""
    options: Options
    traits: tuple[str, ...]
    files: tuple[MadeFile, ...]
    month: str
    expected: tuple[Known, ...] = ()
    months: tuple[str, ...] = ()
    """The months that a dues file is imported for, one after the other."""
    before: tuple[Person, ...] = ()
    wages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By month, in the order of ``before``; 0 for somebody without dues in that month."""
