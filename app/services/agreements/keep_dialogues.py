"""Keeping dialogues and conferences: plan, hold, cancel, delete; and their requests, one by one. Each function is one operation."""

from __future__ import annotations

from dataclasses import replace

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueRequest, look_over
from app.domain.problems import N_, Refusal, refuse_stopped
from app.domain.text import clean
from app.models.agreements import dialogue as tables
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.agreements.dialogues import DialogueCard, dialogue, dialogue_law


class RequestMissing(Refusal):
    """The request is gone."""

    code = "request-missing"
    template = N_("Kiến nghị này không còn trong sổ: hãy nạp lại danh sách.")


def _validate(read: Read, draft: DialogueDraft) -> None:
    day = draft.day or clock.today()
    refuse_stopped(look_over(draft, dialogue_law(read, day), clock.today()))


def _store_persons(operation: Operation, identifier: int, draft: DialogueDraft) -> None:
    wanted = tuple(replace(each, name=clean(each.name), role=clean(each.role)) for each in draft.persons)
    if dialogue(operation.read, identifier).draft.persons != wanted:
        operation.replace(tables.dialogue_person, wanted, (), 0, dialogue_id=identifier)


def save_dialogue(book: Book, identifier: int | None, draft: DialogueDraft) -> Outcome[int]:
    """Store a dialogue as typed with its people, new or changed; its requests stay as they are. Gives its id.

    Refuses with every reason that stops it: no name, no day, held in the future, somebody twice.
    """
    with book.operation("edit_dialogue" if identifier else "add_dialogue", subject=clean(draft.title)) as operation:
        read = operation.read
        _validate(read, draft)
        if identifier is not None:
            dialogue(read, identifier)
        number = operation.store(tables.dialogue, identifier, draft)
        _store_persons(operation, number, draft)
    return operation.outcome(number, N_("Đã cất «{title}»."), title=clean(draft.title))


def delete_dialogue(book: Book, identifier: int) -> Outcome[None]:
    """Delete a dialogue with its people and requests; Ctrl+Z brings all back. Refused while files are kept with it."""
    with book.operation("remove_dialogue") as operation:
        card = dialogue(operation.read, identifier)
        operation.remove("dialogue_request", "dialogue_person", dialogue_id=identifier)
        operation.remove(tables.dialogue, id=identifier)
    return operation.outcome(None, N_("Đã xóa «{title}»."), title=card.draft.title)


def save_request(book: Book, dialogue_id: int, request_id: int | None, request: DialogueRequest) -> Outcome[int]:
    """Store one request of a dialogue, new (at the end) or changed; gives its id. Refuses an answer that says nothing."""
    with book.operation(
        "edit_request" if request_id else "add_request", subject=clean(request.request)[:60]
    ) as operation:
        read = operation.read
        card = dialogue(read, dialogue_id)
        _validate(read, _with_request(card, request_id, request))
        table = tables.dialogue_request
        if request_id is not None:
            number = operation.store(table, request_id, request)
        else:
            last = read.number("SELECT max(position) FROM dialogue_request WHERE dialogue_id = ?", (dialogue_id,))
            number = operation.add(table, request, dialogue_id=dialogue_id, position=last + 1)
    return operation.outcome(number, N_("Đã cất kiến nghị."))


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
        if not operation.remove(tables.dialogue_request, id=request_id):
            raise RequestMissing
    return operation.outcome(None, N_("Đã xóa kiến nghị."))


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
