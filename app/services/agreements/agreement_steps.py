"""Recording the steps of the Labour Code on the way to an agreement, each judged by the law of its day. Each function is one operation."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from app.domain.agreements.agreement_checks import votes_findings
from app.domain.agreements.agreement_lines import VoterLine, voter_findings
from app.domain.agreements.agreement_notes import check_step, look_over_step
from app.domain.agreements.agreements import STEPS, Step, Votes
from app.domain.dates import show_date
from app.domain.problems import N_, Finding, Level, Message, Refusal, refuse_stopped
from app.domain.text import clean, name_sort_key
from app.models.agreements import agreement as tables
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.agreements.agreements import AgreementCard, agreement, agreement_law


class LaterStepStands(Refusal):
    """A step that a later one rests on."""

    code = "agreement-later-step"
    template = N_("Bước «{later}» đã ghi dựa vào bước này: hãy bỏ bước ấy trước.")


class NothingToDelete(Refusal):
    """The step was not recorded."""

    code = "agreement-no-step"
    template = N_("Bước này chưa ghi nên không có gì để bỏ.")


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step as typed. ``figures`` is what its paper needs (see the forms); signing takes the term, a vote its counts."""

    step: Step
    done_on: dt.date
    number: str = ""
    place: str = ""
    note: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    votes: Votes | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


def record_step(book: Book, identifier: int, entry: StepEntry) -> Outcome[tuple[Finding, ...]]:
    """Record a step, or record it anew; gives what is late or worth a look. Refuses what the law refuses, with its article."""
    with book.operation("record_agreement_step", subject=_subject(entry)) as operation:
        before = agreement(operation.read, identifier)
        _store(operation, before, entry)
        card = agreement(operation.read, identifier)
        found = _judge(operation.read, card, entry.step)
    values = {"step": Message(entry.step.label), "day": show_date(entry.done_on)}
    sentence = Message(N_("Đã ghi bước «{step}» ngày {day}."), values)
    late = tuple(each for each in found if each.level is Level.WARN)
    if late:
        stored = {**values, "late": tuple(each.message for each in late)}
        sentence = Message(N_("Đã ghi bước «{step}» ngày {day}. {late}"), stored)
    return operation.outcome(found, sentence)


def _subject(entry: StepEntry) -> str:
    return f"{entry.step.label} {show_date(entry.done_on)}"


def _store(operation: Operation, card: AgreementCard, entry: StepEntry) -> None:
    day, number = entry.done_on, clean(entry.number)
    if entry.step is Step.SIGNING:
        first, last = entry.valid_from or card.facts.valid_from, entry.valid_to or card.facts.valid_to
        values = {"signed_on": day, "number": number or card.number, "valid_from": first, "valid_to": last}
        operation.change(tables.agreement, card.id, **values)
        return
    if entry.step is Step.SENDING:
        operation.change(tables.agreement, card.id, sent_on=day, sent_number=number)
        return
    figures = {**entry.figures, **(asdict(entry.votes) if entry.votes is not None else {})}
    operation.remove(tables.agreement_step, agreement_id=card.id, step=str(entry.step))
    without, kept = ("figures", "votes", "valid_from", "valid_to"), json.dumps(figures, ensure_ascii=False)
    operation.add(tables.agreement_step, entry, without, agreement_id=card.id, figures=kept)


def _judge(read: Read, card: AgreementCard, step: Step) -> tuple[Finding, ...]:
    return check_step(card.facts, step, agreement_law(read, card.facts.days[step]))


def try_step(card: AgreementCard, read: Read, entry: StepEntry) -> tuple[Finding, ...]:
    """What recording a step would give, without writing: all that the law refuses, each at its field, and what is late."""
    facts = replace(card.facts, days={**card.facts.days, entry.step: entry.done_on})
    if entry.votes is not None:
        facts = replace(facts, votes=entry.votes)
    if entry.step is Step.SIGNING:
        facts = replace(
            facts, valid_from=entry.valid_from or facts.valid_from, valid_to=entry.valid_to or facts.valid_to
        )
    return look_over_step(facts, entry.step, agreement_law(read, entry.done_on))


def delete_step(book: Book, identifier: int, step: Step) -> Outcome[None]:
    """Delete a step; refuses while a later one depends on it."""
    with book.operation("drop_agreement_step", subject=step.label) as operation:
        card = agreement(operation.read, identifier)
        if step not in card.steps:
            raise NothingToDelete
        for later, info in STEPS.items():
            if step in info.needs and later in card.steps:
                raise LaterStepStands(later=Message(later.label))
        if step is Step.SIGNING:
            operation.change(tables.agreement, identifier, signed_on=None)
        elif step is Step.SENDING:
            operation.change(tables.agreement, identifier, sent_on=None, sent_number="")
        else:
            operation.remove(tables.agreement_step, agreement_id=identifier, step=str(step))
    return operation.outcome(None, N_("Đã bỏ bước «{step}»."), step=Message(step.label))


def set_voters(book: Book, identifier: int, lines: Sequence[VoterLine]) -> Outcome[int]:
    """Replace the list of workers asked; gives how many agreed. A vote counted by the list must still hold after signing."""
    with book.operation("set_agreement_votes") as operation:
        card = agreement(operation.read, identifier)
        refuse_stopped(voter_findings(lines, card.workers))
        operation.remove(tables.agreement_vote, agreement_id=identifier)
        for line in lines:
            operation.add(tables.agreement_vote, line, agreement_id=identifier, sort_key=name_sort_key(line.name))
        after = agreement(operation.read, identifier)
        if after.facts.votes is not None:
            refuse_stopped(votes_findings(after.facts.votes, after.kind))
        if after.facts.signed_on is not None:
            _judge(operation.read, after, Step.SIGNING)
    agreed = sum(line.vote == "for" for line in lines)
    return operation.outcome(
        agreed, N_("Đã lưu danh sách {count} người, {agreed} tán thành."), count=len(lines), agreed=agreed
    )
