"""Dialogues and conferences as rows (what a list shows) and whole, the law of their day, and the figures of a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.agreements.dialogue import (
    DialogueDraft,
    DialogueKind,
    DialogueLaw,
    DialoguePerson,
    DialogueRequest,
    DialogueState,
    SideBand,
)
from app.domain.dates import ALWAYS, Period
from app.domain.money import Rate
from app.domain.problems import N_, Refusal
from app.models.queries.union.policies import calendar, policies_on
from app.models.read import Read

BANDS = (0, 50, 150, 300, 500, 1000)
"""The lowest number of workers of each band of NĐ 145/2020/NĐ-CP, điều 38."""


class NoSuchDialogue(Refusal):
    """No dialogue of that number."""

    code = "dialogue-missing"
    template = N_("Sổ không còn cuộc đối thoại này: hãy nạp lại danh sách.")


@dataclass(frozen=True, slots=True)
class DialogueRow:
    """What a list shows of one: the day held, else planned; requests, those still open and those past their promised day."""

    id: int
    kind: DialogueKind
    title: str
    state: DialogueState
    day: dt.date | None
    place: str
    people: int
    requests: int
    unsettled: int
    late: int


@dataclass(frozen=True, slots=True)
class DialogueCard:
    """One dialogue whole; ``request_ids`` stand in the order of ``draft.requests``."""

    id: int
    draft: DialogueDraft
    request_ids: tuple[int, ...]


def dialogue_rows(read: Read, today: dt.date, period: Period | None = None) -> tuple[DialogueRow, ...]:
    """Every dialogue of a period (all without one), the latest first."""
    period = period or ALWAYS
    return read.records(
        DialogueRow,
        "SELECT d.id, d.kind, d.title, d.state, coalesce(d.held_on, d.planned_on) AS day, d.place, "
        "coalesce(d.people, (SELECT count(*) FROM dialogue_person p WHERE p.dialogue_id = d.id)) AS people, "
        "count(r.id) AS requests, coalesce(sum(r.state IN ('open', 'accepted')), 0) AS unsettled, "
        "coalesce(sum(r.state IN ('open', 'accepted') AND r.deadline < :today), 0) AS late "
        "FROM dialogue d LEFT JOIN dialogue_request r ON r.dialogue_id = d.id "
        "WHERE coalesce(d.held_on, d.planned_on, :first) BETWEEN :first AND :last "
        "GROUP BY d.id ORDER BY day DESC, d.id DESC",
        {"today": today, "first": period.first, "last": period.last},
    )


@dataclass(frozen=True, slots=True)
class _Request:
    id: int
    asked: DialogueRequest


def dialogue(read: Read, identifier: int) -> DialogueCard:
    """One dialogue with its people and requests; refuses one that is gone."""
    persons = read.records(
        DialoguePerson,
        "FROM dialogue_person WHERE dialogue_id = ? ORDER BY position, id",
        (identifier,),
    )
    requests = read.records(
        _Request,
        "FROM dialogue_request WHERE dialogue_id = ? ORDER BY position",
        (identifier,),
    )
    return read.one(
        DialogueCard,
        NoSuchDialogue(),
        "FROM dialogue WHERE id = ?",
        (identifier,),
        persons={identifier: persons},
        requests={identifier: tuple(each.asked for each in requests)},
        request_ids={identifier: tuple(each.id for each in requests)},
    )


def dialogues(read: Read, period: Period) -> list[DialogueCard]:
    """Every dialogue of a period whole, the earliest first."""
    rows = dialogue_rows(read, dt.date.max, period)
    return [dialogue(read, row.id) for row in reversed(rows)]


def dialogue_law(read: Read, day: dt.date) -> DialogueLaw:
    """What the law asks on a day, from the book's dated policies; what no policy says is not asked."""
    policies = policies_on(read, day)
    bands = tuple(
        SideBand(workers, int(least.value), least.source)
        for place, workers in enumerate(BANDS, 1)
        if (least := policies.get(f"dialogue_side_least.{place}")) is not None
    )

    def count(key: str) -> int | None:
        known = policies.get(key)
        return int(known.value) if known is not None else None

    quorum = policies.get("dialogue_quorum")
    consent = policies.get("dialogue_consent")
    return DialogueLaw(
        bands,
        count("dialogue_publish_days"),
        employer_least=count("dialogue_employer_least"),
        content_days=count("dialogue_content_days"),
        answer_days=count("dialogue_answer_days"),
        quorum=Rate(quorum.value) if quorum is not None else None,
        consent=Rate(consent.value) if consent is not None else None,
        calendar=calendar(read),
    )


def last_workers(read: Read) -> int:
    """How many workers the unit had by the latest dialogue that says so, to propose for the next; 0 when none does."""
    return read.number(
        "SELECT workers FROM dialogue WHERE workers > 0 ORDER BY coalesce(held_on, planned_on) DESC LIMIT 1"
    )
