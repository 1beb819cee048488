"""Who hears of people who came into the book: rooms that hold texts in which they may be named."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from app.models.operation import Operation
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class Newcomers:
    """``meet`` is called inside the act by which members of these ids came in."""

    name: str
    meet: Callable[[Operation, Collection[int]], object]


_OF_ROOMS = Registry("services", Newcomers, module="newcomers")


def introduce(operation: Operation, ids: Collection[int]) -> None:
    """Let every room that wants to know of new members look at them."""
    if ids:
        for each in _OF_ROOMS.all():
            each.meet(operation, ids)
