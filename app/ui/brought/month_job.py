"""The month as a list of jobs: what each one is. The rooms bring theirs in ``month_jobs.py``; home shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Month
from app.models.queries import Read
from app.rooms import Registry
from app.ui.desk import Desk

DONE = ("good", "circle-check")
OPEN = ("note", "circle-dot")
LOOK = ("warn", "triangle-alert")


@dataclass(frozen=True, slots=True)
class Job:
    """One job of the month as it stands."""

    title: str
    text: str
    state: str
    looks: tuple[str, str]
    button_text: str
    go: Callable[[], object]


@dataclass(frozen=True, slots=True)
class MonthJob:
    """One job of every month or, with ``season``, of some months; the lower ``place`` is done first.

    ``read`` asks the books once, in the snapshot of all jobs, and away from the window: jobs and cards of one ``read`` share what it
    gives. ``tell`` says it in words, or nothing when the month has no such job. ``watches`` are the tables it rests on.
    """

    key: str
    place: int
    read: Callable[[Read, Month], Any]
    tell: Callable[[Desk, Any], Job | None]
    watches: frozenset[str] = frozenset()
    season: bool = False


_JOBS: Registry[MonthJob] = Registry("ui", MonthJob, module="month_jobs")


def month_jobs() -> tuple[MonthJob, ...]:
    """The jobs of all rooms in their order."""
    return _JOBS.in_place("key")
