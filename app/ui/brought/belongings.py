"""What the lines of a voucher may be for beside their codes, and which page keeps it: brought by the rooms' ``belongings.py``.

A column of the lines (``case_id``) names things of one room; a page of any room may keep some kinds of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.models.queries import Read
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class Belonged:
    """One thing a voucher is for. ``marks`` are what its page is chosen by (its kind), ``state`` is a word or nothing."""

    id: int
    title: str
    marks: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Things that lines name in ``column``; those of the lower ``place`` are shown first.

    ``template`` (with ``{title}``) and ``tip`` are marked with ``N_``; ``find`` gives the things in the order of the ids.
    """

    column: str
    place: int
    template: str
    tip: str
    find: Callable[[Read, Sequence[int]], Sequence[Belonged]]


@dataclass(frozen=True, slots=True)
class Keeper:
    """The page that keeps things of a column, and what it calls the one to show. Without ``marks`` it keeps all that no other claims."""

    column: str
    page: str
    argument: str
    marks: frozenset[str] = frozenset()


_BELONGINGS: Registry[Belonging] = Registry("ui", Belonging, module="belongings")
_KEEPERS: Registry[Keeper] = Registry("ui", Keeper, module="belongings")


def belongings() -> tuple[Belonging, ...]:
    """Every column, in the order in which they are shown."""
    return _BELONGINGS.in_place("column")


def keeper_of(column: str, marks: Sequence[str] = ()) -> Keeper | None:
    """The page that keeps a thing of these marks: the first that claims one of them, else the one that keeps all others."""
    keepers = [each for each in _KEEPERS.all() if each.column == column]
    claiming = [each for each in keepers if each.marks & set(marks)]
    return next(iter([*claiming, *(each for each in keepers if not each.marks)]), None)
