"""The months whose figures stand in a list already, so that a change to a member does not reach them. Rooms bring them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.dates import Month
from app.models.queries import Read
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class ListedMonths:
    """``read`` gives the months of a room's lists, the oldest first."""

    read: Callable[[Read], Iterable[Month]]


_LISTS: Registry[ListedMonths] = Registry("ui", ListedMonths, module="listed_months")


def listed_months(read: Read) -> list[Month]:
    """The months of all rooms' lists."""
    return [month for each in _LISTS.all() for month in each.read(read)]
