"""Keeping the register of collective agreements: begin or register one, change its facts, end it, delete it. Each function is one operation.

The steps on the way to one are ``agreement_steps``', its team, clauses and grade ``agreement_contents``'.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, replace

from app.domain.agreements.agreement_checks import (
    beginning_findings,
    ending_findings,
    signing_findings,
    votes_findings,
)
from app.domain.agreements.agreement_entry import AgreementEntry, entry_findings
from app.domain.agreements.agreements import Change, Step
from app.domain.dates import show_date
from app.domain.problems import N_, Finding, Refusal, refuse_stopped
from app.domain.text import clean
from app.models.agreements import agreement as tables
from app.models.book import Book
from app.models.operation import Operation, Outcome
from app.models.queries.agreements.agreements import AgreementCard, agreement, agreement_law


class AlreadySigned(Refusal):
    """A signed agreement is not thrown away."""

    code = "agreement-signed"
    template = N_("Thỏa ước đã ký ngày {day} thì không xóa: hãy ghi chấm dứt, vô hiệu, hoặc bỏ bước ký nếu ghi nhầm.")


class StillFollowed(Refusal):
    """Another agreement changes or prolongs this one."""

    code = "agreement-followed"
    template = N_("«{title}» sửa đổi hoặc gia hạn thỏa ước này: hãy xóa phần đó trước.")


_LATER = ("signed_on", "sent_on", "sent_number", "votes")
"""What is written only when a signed agreement is registered."""


def add_agreement(book: Book, entry: AgreementEntry) -> Outcome[int]:
    """Begin an agreement, or register a signed one; gives its id. Refuses what Điều 76, 78, 82 and 83 refuse."""
    refuse_stopped(entry_findings(entry))
    with book.operation("add_agreement", subject=clean(entry.title)) as operation:
        number = operation.add(tables.agreement, entry, _LATER)
        if entry.change is Change.EXTENSION and entry.previous_id is not None:
            _take_clauses(operation, entry.previous_id, number)
        if entry.signed_on is not None:
            _register_signed(operation, number, entry)
        card = agreement(operation.read, number)
        _judge(operation, card, entry.begun_on or entry.signed_on)
    return operation.outcome(number, N_("Đã ghi thỏa ước «{title}»."), title=clean(entry.title))


def _take_clauses(operation: Operation, previous: int, number: int) -> None:
    """An extension carries the clauses it prolongs, so that they are counted while it is in force."""
    columns = "position, head, title, proposed, agreed, law, better, gain"
    operation.run(
        f"INSERT INTO agreement_clause (agreement_id, {columns}) SELECT ?, {columns} FROM agreement_clause "
        "WHERE agreement_id = ? ORDER BY position",
        (number, previous),
    )


def _register_signed(operation: Operation, number: int, entry: AgreementEntry) -> None:
    operation.change(
        tables.agreement,
        number,
        signed_on=entry.signed_on,
        sent_on=entry.sent_on,
        sent_number=clean(entry.sent_number),
    )
    if entry.votes is not None and entry.signed_on is not None:
        refuse_stopped(votes_findings(entry.votes, entry.kind))
        operation.add(
            tables.agreement_step,
            agreement_id=number,
            step=str(Step.VOTE),
            done_on=entry.signed_on,
            figures=json.dumps(asdict(entry.votes)),
        )


def _judge(operation: Operation, card: AgreementCard, begun: dt.date | None) -> None:
    """Hold an agreement just written against the law of its days."""
    read, found = operation.read, list[Finding]()
    if begun is not None and card.change is not Change.NEW:
        found += beginning_findings(card.facts, begun, agreement_law(read, begun))
    if card.facts.signed_on is not None:
        found += signing_findings(card.facts, agreement_law(read, card.facts.signed_on))
    refuse_stopped(found)


def edit_agreement(book: Book, identifier: int, entry: AgreementEntry) -> Outcome[int]:
    """Change an agreement's facts; a signed one must still be lawful afterwards. Steps, team and clauses stay."""
    with book.operation("edit_agreement", subject=clean(entry.title)) as operation:
        before = agreement(operation.read, identifier)
        refuse_stopped(entry_findings(replace(entry, signed_on=entry.signed_on or before.facts.signed_on)))
        operation.store(tables.agreement, identifier, entry, _LATER)
        card = agreement(operation.read, identifier)
        _judge(operation, card, entry.begun_on)
    return operation.outcome(identifier, N_("Đã sửa thỏa ước «{title}»."), title=clean(entry.title))


def delete_agreement(book: Book, identifier: int) -> Outcome[None]:
    """Delete an agreement that was never signed, with everything written about it."""
    with book.operation("remove_agreement") as operation:
        card = agreement(operation.read, identifier)
        if card.facts.signed_on is not None:
            raise AlreadySigned(day=show_date(card.facts.signed_on))
        follower = operation.read.value(str, "SELECT title FROM agreement WHERE previous_id = ?", (identifier,))
        if follower is not None:
            raise StillFollowed(title=follower)
        parts = ("agreement_step", "agreement_clause", "agreement_person", "agreement_vote", "kept_file")
        operation.remove(*parts, agreement_id=identifier)
        operation.remove(tables.agreement, id=identifier)
    return operation.outcome(None, N_("Đã xóa thỏa ước «{title}»."), title=card.title)


def end_agreement(book: Book, identifier: int, day: dt.date, by: str, note: str = "") -> Outcome[None]:
    """End a signed agreement from a day on: ``void`` (Điều 86), ``replaced`` or ``both`` sides agreed."""
    with book.operation("end_agreement", reason=note) as operation:
        card = agreement(operation.read, identifier)
        refuse_stopped(ending_findings(card.facts, day))
        operation.change(tables.agreement, identifier, ended_on=day, ended_by=by, note=clean(note) or card.note)
    return operation.outcome(None, N_("«{title}» chấm dứt từ {day}."), title=card.title, day=show_date(day))


def resume_agreement(book: Book, identifier: int) -> Outcome[None]:
    """Take an ending back; the agreement must still be lawful then."""
    with book.operation("end_agreement") as operation:
        operation.change(tables.agreement, identifier, ended_on=None, ended_by="")
        card = agreement(operation.read, identifier)
        _judge(operation, card, None)
    return operation.outcome(None, N_("«{title}» lại còn hiệu lực."), title=card.title)
