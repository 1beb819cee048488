"""What the papers of activities and plans share: one activity gathered whole, its days and people in words, whom to offer.

What a paper says is Vietnamese in every language of the window. No law prescribes these layouts but those of letters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.activities.activities import MAY_PROGRAMMES
from app.domain.activities.programmes import PROGRAMMES
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Picture
from app.exports.form import Params, Subject
from app.exports.photograph import photograph

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import ActivityCard, ActivityRow, Participant, People
    from app.models.queries.union.organisation import Organisation

GROUP = N_("Hoạt động")
HOUSE_REPORT = N_("Báo cáo của chương trình; chưa thấy mẫu quy định của Tổng Liên đoàn.")


@dataclass(frozen=True, slots=True)
class OneActivity:
    """One activity and its list, the union as it was on its day, and how its programme is called."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: ActivityCard
    people: Sequence[Participant]
    programme: str
    params: Params
    pictures: tuple[Picture, ...] = ()


PHOTOGRAPHS = 4
"""How many photographs a report prints; the others are told by name."""


def gather_activity(read: Read, params: Params, title: str, *, photographs: bool = False) -> OneActivity:
    """Everything of the activity chosen, with its first photographs when asked; refuses when none was chosen."""
    from app.models.queries.activities import activities, plans
    from app.models.queries.union import organisation
    from app.models.queries.union.kept_files import kept_images

    card = activities.activity(read, params.subject_for(title))
    day = card.row.starts_on or clock.today()
    images = kept_images(read, "activity", card.row.id, PHOTOGRAPHS) if photographs else ()
    named = plans.plan(read, card.row.plan_id).draft.programmes if card.row.plan_id is not None else ()
    return OneActivity(
        organisation.organisation(read, day),
        organisation.officers(read, day),
        card,
        activities.participants(read, card.row.id),
        programme_name(card.row.programme, named),
        params,
        tuple(each for each in (photograph(content, name) for name, content in images) if each is not None),
    )


def programme_name(key: str, named: Sequence[tuple[str, str]] = ()) -> str:
    """A programme in the words of its plan, else by its usual name; empty for none."""
    usual = MAY_PROGRAMMES.get(key) or (PROGRAMMES[key].name if key in PROGRAMMES else key)
    return dict(named).get(key) or usual


def activity_subjects(read: Read, period: Period | None) -> list[Subject]:
    """The activities to print for, those of the period first by day, then the newest others."""
    from app.models.queries.activities import activities
    from app.models.queries.activities.activities import ActivityFilter

    inside = activities.activity_ids(read, ActivityFilter(period)) if period is not None else ()
    others = [
        number
        for number in activities.activity_ids(read, ActivityFilter(newest_first=True))
        if number not in set(inside)
    ]
    rows = activities.activity_rows(read, [*inside, *others])
    return [Subject(row.id, f"{days_text(row)}  {row.title}") for row in rows]


def days_text(row: ActivityRow) -> str:
    """``10/05/2026``, ``28/04/2026 – 03/05/2026``, or dots for the pen."""
    if row.starts_on is None:
        return "…/…/……"
    if row.ends_on is None or row.ends_on == row.starts_on:
        return show_date(row.starts_on)
    return f"{show_date(row.starts_on)} – {show_date(row.ends_on)}"


def people_text(people: People) -> str:
    """``52 người, trong đó 31 nữ``; an empty text while nobody knows."""
    if people.came is None:
        return ""
    told = f"{show_money(people.came)} người"
    return told if people.women is None else f"{told}, trong đó {show_money(people.women)} nữ"


def last_day(row: ActivityRow) -> dt.date | None:
    """The day an activity ends on."""
    return row.ends_on or row.starts_on
