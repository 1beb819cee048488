"""Many members into the book at once, inside an open act: what an import of a list writes for people the book did not know.

One member at a time, and everything that is done to a member afterwards, is in ``keep_members.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from app.domain.dates import Month
from app.domain.progress import Progress
from app.models.members import member as tables
from app.models.operation import Operation
from app.services.members.keep_members import MemberEntry, group_id, member_values

_AT_ONCE = 2_000
MEMBER_COLUMNS = ("id", *member_values(MemberEntry("", dt.date.min), None))
STATE_COLUMNS = ("member_id", "state", "valid_from", "change", "reason", "decision")
WAGE_COLUMNS = ("member_id", "valid_from", "amount", "source")
_Row = tuple[object, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows of some members for the three tables."""

    members: list[_Row]
    states: list[_Row]
    wages: list[_Row]


def store_members(
    operation: Operation, entries: Sequence[MemberEntry], change: str = "admit", progress: Progress | None = None
) -> range:
    """Insert many members with their day of joining and wage, a few statements for any number; gives their ids.

    Unlike ``store_member`` nobody is named when a number is held already: the act is refused as a whole. ``progress`` is
    told how many of how many went in, and may raise to stop.
    """
    first = 1 + int(operation.run("SELECT coalesce(max(id), 0) FROM member").scalar_one())
    groups = {name: group_id(operation, name) for name in dict.fromkeys(entry.group for entry in entries)}
    parts = (
        _part(entries[start : start + _AT_ONCE], first + start, groups, change)
        for start in range(0, len(entries), _AT_ONCE)
    )
    written = 0
    for part in _ahead(parts):
        if progress is not None:
            progress(written, len(entries))
        operation.add_many(tables.member, MEMBER_COLUMNS, part.members)
        operation.add_many(tables.member_state, STATE_COLUMNS, part.states)
        operation.add_many(tables.wage, WAGE_COLUMNS, part.wages)
        written += len(part.members)
    return range(first, first + len(entries))


def _part(entries: Sequence[MemberEntry], first: int, groups: dict[str, int | None], change: str) -> _Part:
    part = _Part([], [], [])
    for number, entry in enumerate(entries, first):
        part.members.append(member_row(number, entry, groups[entry.group]))
        part.states.append((number, "active", entry.joined_on.isoformat(), change, "", ""))
        if entry.wage is not None:
            part.wages.append((number, str(entry.wage_from or Month.of(entry.joined_on)), entry.wage, ""))
    return part


def member_row(number: int, entry: MemberEntry, group: int | None) -> tuple[object, ...]:
    """A member as a row of ``MEMBER_COLUMNS``."""
    return (number, *member_values(entry, group).values())


def _ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, each made in a thread while the one before it is used."""
    with ThreadPoolExecutor(1, "ahead") as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item
