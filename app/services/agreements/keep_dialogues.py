"""Keeping dialogues and conferences: plan, hold, cancel, delete; and their requests, one by one. Each function is one operation."""

from __future__ import annotations

from dataclasses import replace

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueRequest, look_over
from app.domain.problems import N_, Finding, Message, Refusal
from app.domain.text import clean
from app.models.agreements import dialogue as tables
from app.models.book import Book, Read, outcome_of
from app.models.operation import Operation, Outcome
from app.models.queries.agreements.dialogues import DialogueCard, dialogue, dialogue_law


class DialogueUnsound(Refusal):
    """What was typed cannot stand; ``findings`` has every reason."""

    code = "dialogue-unsound"
    template = N_("Chưa cất được: {reasons}")

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(reasons=tuple(finding.message for finding in findings))
        self.findings = tuple(findings)


class RequestMissing(Refusal):
    """The request is gone."""

    code = "request-missing"
    template = N_("Kiến nghị này không còn trong sổ: hãy nạp lại danh sách.")


def _validate(read: Read, draft: DialogueDraft) -> None:
    day = draft.held_on or draft.planned_on or clock.today()
    stopping = [finding for finding in look_over(draft, dialogue_law(read, day), clock.today()) if finding.stops]
    if stopping:
        raise DialogueUnsound(stopping)


def _values(draft: DialogueDraft) -> dict[str, object]:
    return {
        "kind": str(draft.kind),
        "title": clean(draft.title),
        "state": str(draft.state),
        "planned_on": draft.planned_on,
        "held_on": draft.held_on,
        "time": clean(draft.time),
        "place": clean(draft.place),
        "workers": draft.workers,
        "people": draft.people,
        "women": draft.women,
        "content": draft.content.strip(),
        "conclusion": draft.conclusion.strip(),
        "number": clean(draft.number),
        "posted_on": draft.posted_on,
        "note": clean(draft.note),
    }


def _store_persons(operation: Operation, identifier: int, draft: DialogueDraft) -> None:
    held = [
        (p.side, p.name, p.role, p.duty, p.member_id)
        for p in dialogue(Read(operation.connection), identifier).draft.persons
    ]
    wanted = [(p.side, clean(p.name), clean(p.role), p.duty, p.member_id) for p in draft.persons]
    if held == wanted:
        return
    operation.run("DELETE FROM dialogue_person WHERE dialogue_id = ?", (identifier,))
    for place, (side, name, role, duty, member_id) in enumerate(wanted):
        operation.add(
            tables.dialogue_person, dialogue_id=identifier, side=str(side), name=name, role=role, duty=duty,
            member_id=member_id, position=place,
        )  # fmt: skip


def save_dialogue(book: Book, identifier: int | None, draft: DialogueDraft) -> Outcome[int]:
    """Store a dialogue as typed with its people, new or changed; its requests stay as they are. Gives its id.

    Refuses with every reason that stops it: no name, no day, held in the future, somebody twice.
    """
    with book.operation("edit_dialogue" if identifier else "add_dialogue", subject=clean(draft.title)) as operation:
        read = Read(operation.connection)
        _validate(read, draft)
        if identifier is None:
            identifier = operation.add(tables.dialogue, **_values(draft))
        else:
            dialogue(read, identifier)
            operation.execute(
                tables.dialogue.update().where(tables.dialogue.c.id == identifier).values(**_values(draft))
            )
        _store_persons(operation, identifier, draft)
    return outcome_of(operation, identifier, Message(N_("Đã cất «{title}»."), {"title": clean(draft.title)}))


def delete_dialogue(book: Book, identifier: int) -> Outcome[None]:
    """Delete a dialogue with its people and requests; Ctrl+Z brings all back. Refused while files are kept with it."""
    with book.operation("remove_dialogue") as operation:
        card = dialogue(Read(operation.connection), identifier)
        for table in ("dialogue_request", "dialogue_person"):
            operation.run(f"DELETE FROM {table} WHERE dialogue_id = ?", (identifier,))
        operation.run("DELETE FROM dialogue WHERE id = ?", (identifier,))
    return outcome_of(operation, None, Message(N_("Đã xóa «{title}»."), {"title": card.draft.title}))


def _request_values(request: DialogueRequest) -> dict[str, object]:
    return {
        "request": clean(request.request),
        "subject": clean(request.subject),
        "raised_by": clean(request.raised_by),
        "answer": request.answer.strip(),
        "answered_by": clean(request.answered_by),
        "deadline": request.deadline,
        "state": str(request.state),
        "settled_on": request.settled_on,
        "note": clean(request.note),
    }


def save_request(book: Book, dialogue_id: int, request_id: int | None, request: DialogueRequest) -> Outcome[int]:
    """Store one request of a dialogue, new (at the end) or changed; gives its id. Refuses an answer that says nothing."""
    with book.operation(
        "edit_request" if request_id else "add_request", subject=clean(request.request)[:60]
    ) as operation:
        read = Read(operation.connection)
        card = dialogue(read, dialogue_id)
        _validate(read, _with_request(card, request_id, request))
        if request_id is None:
            place = 1 + int(
                operation.run(
                    "SELECT coalesce(max(position), 0) FROM dialogue_request WHERE dialogue_id = ?", (dialogue_id,)
                ).scalar_one()
            )
            request_id = operation.add(
                tables.dialogue_request, dialogue_id=dialogue_id, position=place, **_request_values(request)
            )
        else:
            table = tables.dialogue_request
            operation.execute(table.update().where(table.c.id == request_id).values(**_request_values(request)))
    return outcome_of(operation, request_id, Message(N_("Đã cất kiến nghị.")))


def _with_request(card: DialogueCard, request_id: int | None, request: DialogueRequest) -> DialogueDraft:
    if request_id is None:
        return replace(card.draft, requests=(*card.draft.requests, request))
    if request_id not in card.request_ids:
        raise RequestMissing
    kept = zip(card.request_ids, card.draft.requests, strict=True)
    return replace(card.draft, requests=tuple(request if number == request_id else each for number, each in kept))


def delete_request(book: Book, request_id: int) -> Outcome[None]:
    """Delete one request."""
    with book.operation("remove_request") as operation:
        if operation.run("DELETE FROM dialogue_request WHERE id = ?", (request_id,)).rowcount == 0:
            raise RequestMissing
    return outcome_of(operation, None, Message(N_("Đã xóa kiến nghị.")))


def proposal(kind: DialogueKind, year: int) -> str:
    """The name a new dialogue of a year is proposed under, as it goes on its papers."""
    titles = {
        DialogueKind.CONFERENCE: f"Hội nghị người lao động năm {year}",
        DialogueKind.PERIODIC: f"Đối thoại định kỳ năm {year}",
        DialogueKind.REQUEST: "Đối thoại theo yêu cầu của người lao động",
        DialogueKind.CASE: "Đối thoại khi có vụ việc",
        DialogueKind.MAY: f"Đối thoại tháng 5 năm {year}",
    }
    return titles[kind]
