"""What the papers of activities and plans share: one activity gathered whole, its days and people in words, whom to offer.

What a paper says is Vietnamese in every language of the window. No law prescribes these layouts but those of letters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from app.domain.activities import records
from app.domain.activities.activities import MAY_PROGRAMMES
from app.domain.activities.programmes import PROGRAMMES
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import PageNumbers, PageSetup, Picture
from app.exports.form import Subject
from app.exports.listing import FieldColumns
from app.exports.ownform import Frame
from app.exports.paper import SubjectForm
from app.exports.photograph import photograph
from app.models.queries import Read
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityCard, ActivityFilter, ActivityRow, Participant, People
from app.models.queries.union.kept_files import kept_images

GROUP = N_("Hoạt động")
HOUSE_REPORT = N_("Báo cáo của chương trình; chưa thấy mẫu quy định của Tổng Liên đoàn.")
ACTIVITY = FieldColumns[ActivityRow](records.ACTIVITY)
"""Columns of the activities of the book."""

REPORT_PAGE = PageSetup(top=12, right=14, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM)
REPORT = Frame(REPORT_PAGE, air=(3, 2, 3))
SHORT_REPORT = Frame(replace(REPORT_PAGE, fit=1), air=(3, 2, 3))
"""The frames of reports; a short one stays on one page."""
PHOTOGRAPHS = 4
"""How many photographs a report prints; the others are listed by name."""


@dataclass(frozen=True, slots=True)
class OneActivity:
    """One activity and its list, and how its programme is called."""

    card: ActivityCard
    people: Sequence[Participant]
    programme: str
    pictures: tuple[Picture, ...] = ()


class ActivityPaper(SubjectForm[OneActivity]):
    """A paper of one activity."""

    group = GROUP
    wants = frozenset({"subject", "period", "place", "signed"})
    with_photographs: ClassVar[bool] = False

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Those of the period first by day, then the newest others."""
        inside = activities.activity_ids(read, ActivityFilter(period)) if period is not None else ()
        newest = activities.activity_ids(read, ActivityFilter(newest_first=True))
        rows = activities.activity_rows(read, list(dict.fromkeys((*inside, *newest))))
        return [Subject(row.id, f"{days_text(row)}  {row.title}") for row in rows]

    def day(self, about: OneActivity) -> dt.date | None:
        """Its first."""
        return about.card.row.starts_on

    def facts(self, read: Read, subject: int) -> OneActivity:
        """Everything of the activity chosen, with its first photographs where the paper has them."""
        card = activities.activity(read, subject)
        row = card.row
        images = kept_images(read, "activity", row.id, PHOTOGRAPHS) if self.with_photographs else ()
        named = plans.plan(read, row.plan_id).draft.programmes if row.plan_id is not None else ()
        return OneActivity(
            card,
            activities.participants(read, row.id),
            programme_name(row.programme, named),
            tuple(each for each in (photograph(content, name) for name, content in images) if each is not None),
        )


def programme_name(key: str, named: Sequence[tuple[str, str]] = ()) -> str:
    """A programme in the words of its plan, else by its usual name; empty for none."""
    usual = MAY_PROGRAMMES.get(key) or (PROGRAMMES[key].name if key in PROGRAMMES else key)
    return dict(named).get(key) or usual


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
    text = f"{show_money(people.came)} người"
    return text if people.women is None else f"{text}, trong đó {show_money(people.women)} nữ"
