"""All that home shows of a month, gathered from what the rooms bring in one snapshot. Everything after it is words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Month
from app.models.queries import Read
from app.models.queries.home import overview
from app.ui.brought.home_card import HomeCard, home_cards
from app.ui.brought.month_job import Job, MonthJob, month_jobs
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class MonthPicture:
    """What was read for each job and each card, and the flows of twelve months."""

    jobs: Mapping[str, Any]
    cards: Mapping[str, Any]
    flows: tuple[overview.MonthFlow, ...]


def picture(read: Read, month: Month) -> MonthPicture:
    """Everything home shows of a month, from one snapshot; what several rest on is read once."""
    known: dict[object, Any] = {}

    def facts(of: MonthJob | HomeCard) -> Any:
        if of.read not in known:
            known[of.read] = of.read(read, month)
        return known[of.read]

    return MonthPicture(
        jobs={job.key: facts(job) for job in month_jobs()},
        cards={card.key: facts(card) for card in home_cards()},
        flows=overview.month_flows(read, month),
    )


def list_jobs(desk: Desk, found: MonthPicture, *, season: bool) -> list[Job]:
    """The jobs there are, in the order they are done: those of every month, or those of the season."""
    jobs = (job.tell(desk, found.jobs[job.key]) for job in month_jobs() if job.season is season)
    return [job for job in jobs if job is not None]


def tables_of_home() -> frozenset[str]:
    """The tables that the jobs and the cards rest on."""
    return frozenset().union(*(job.watches for job in month_jobs()), *(card.watches for card in home_cards()))
