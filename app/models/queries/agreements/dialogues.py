"""Dialogues and conferences as rows (what a list shows) and whole, the law of their day, and the figures of a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.agreements.dialogue import (
    DialogueDraft,
    DialogueKind,
    DialogueLaw,
    DialoguePerson,
    DialogueRequest,
    DialogueSide,
    DialogueState,
    RequestState,
    SideBand,
)
from app.domain.dates import Period, day_of_iso
from app.domain.problems import N_, Refusal
from app.models.book import Read
from app.models.queries.union.policies import policy_values

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


def dialogue_rows(read: Read, today: dt.date, period: Period | None = None) -> list[DialogueRow]:
    """Every dialogue of a period (all without one), the latest first."""
    period = period or Period(dt.date.min, dt.date.max)
    rows = read.rows(
        "SELECT d.id, d.kind, d.title, d.state, coalesce(d.held_on, d.planned_on) AS day, d.place, "
        "coalesce(d.people, (SELECT count(*) FROM dialogue_person p WHERE p.dialogue_id = d.id)), "
        "count(r.id), coalesce(sum(r.state IN ('open', 'accepted')), 0), "
        "coalesce(sum(r.state IN ('open', 'accepted') AND r.deadline < :today), 0) "
        "FROM dialogue d LEFT JOIN dialogue_request r ON r.dialogue_id = d.id "
        "WHERE coalesce(d.held_on, d.planned_on, :first) BETWEEN :first AND :last "
        "GROUP BY d.id ORDER BY day DESC, d.id DESC",
        {"today": today.isoformat(), "first": period.first.isoformat(), "last": period.last.isoformat()},
    )
    return [
        DialogueRow(row[0], DialogueKind(row[1]), row[2], DialogueState(row[3]), day_of_iso(row[4]), *row[5:])
        for row in rows
    ]


def dialogue(read: Read, identifier: int) -> DialogueCard:
    """One dialogue with its people and requests; refuses one that is gone."""
    row = read.one(
        "SELECT kind, title, planned_on, held_on, time, place, workers, people, women, content, conclusion, number, posted_on, "
        "note, state FROM dialogue WHERE id = ?",
        (identifier,),
    )
    if row is None:
        raise NoSuchDialogue
    requests = read.rows(
        "SELECT id, request, subject, raised_by, answer, answered_by, deadline, state, settled_on, note FROM dialogue_request "
        "WHERE dialogue_id = ? ORDER BY position",
        (identifier,),
    )
    (
        kind,
        title,
        planned_on,
        held_on,
        time,
        place,
        workers,
        people,
        women,
        content,
        conclusion,
        number,
        posted_on,
        note,
        state,
    ) = row
    draft = DialogueDraft(
        kind=DialogueKind(kind), title=title, planned_on=day_of_iso(planned_on), held_on=day_of_iso(held_on), time=time, place=place,
        workers=workers, people=people, women=women, content=content, conclusion=conclusion, number=number,
        posted_on=day_of_iso(posted_on), note=note, state=DialogueState(state), persons=_persons(read, identifier),
        requests=tuple(_request(each) for each in requests),
    )  # fmt: skip
    return DialogueCard(identifier, draft, tuple(each[0] for each in requests))


def _persons(read: Read, identifier: int) -> tuple[DialoguePerson, ...]:
    rows = read.rows(
        "SELECT side, name, role, duty, member_id FROM dialogue_person WHERE dialogue_id = ? ORDER BY position, id",
        (identifier,),
    )
    return tuple(DialoguePerson(DialogueSide(row[0]), *row[1:]) for row in rows)


def _request(row: Sequence[str | None]) -> DialogueRequest:
    _id, request, subject, raised_by, answer, answered_by, deadline, state, settled_on, note = row
    return DialogueRequest(
        str(request), str(subject), str(raised_by), str(answer), str(answered_by), day_of_iso(deadline),
        RequestState(str(state)), day_of_iso(settled_on), str(note),
    )  # fmt: skip


def dialogues(read: Read, period: Period) -> list[DialogueCard]:
    """Every dialogue of a period whole, the earliest first."""
    rows = dialogue_rows(read, dt.date.max, period)
    return [dialogue(read, row.id) for row in reversed(rows)]


def dialogue_law(read: Read, day: dt.date) -> DialogueLaw:
    """What the law asks on a day, from the book's dated policies; what no policy says is not asked."""
    values = policy_values(read)

    def at(policy: str) -> tuple[str, str] | None:
        holding = [each for each in values.get(policy, ()) if each.valid_from <= day]
        return (holding[-1].value, holding[-1].source) if holding else None

    bands = []
    for place, workers in enumerate(BANDS, 1):
        least, most = at(f"dialogue_side_least.{place}"), at(f"dialogue_side_most.{place}")
        if least is not None:
            bands.append(SideBand(workers, int(least[0]), int(most[0]) if most else None, least[1]))
    publish = at("dialogue_publish_days")
    return DialogueLaw(tuple(bands), int(publish[0]) if publish else None, publish[1] if publish else "")


def last_workers(read: Read) -> int:
    """How many workers the unit had by the latest dialogue that says so, to propose for the next; 0 when none does."""
    found = read.value(
        "SELECT workers FROM dialogue WHERE workers > 0 ORDER BY coalesce(held_on, planned_on) DESC LIMIT 1"
    )
    return int(found or 0)
