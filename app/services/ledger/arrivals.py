"""Who hears that vouchers came in from a book of hers: rooms that hold what they may have paid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.models.operation import Operation
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class Arrivals:
    """``meet`` is called inside the act by which vouchers came in."""

    name: str
    meet: Callable[[Operation], object]


_OF_ROOMS = Registry("services", Arrivals, module="arrivals")


def announce(operation: Operation) -> None:
    """Let every room that wants to know look at what came in."""
    for each in _OF_ROOMS.all():
        each.meet(operation)
