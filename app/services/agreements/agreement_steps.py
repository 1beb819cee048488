"""Recording the steps of the Labour Code on the way to an agreement, each judged by the law of its day. Each function is one operation."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.agreements.agreement_checks import check_step, findings, step_faults, votes_faults
from app.domain.agreements.agreements import STEPS, Step, Votes
from app.domain.dates import iso_of, show_date
from app.domain.problems import N_, Fault, Finding, Message, Refusal, refuse
from app.domain.text import clean, name_sort_key
from app.models.agreements import agreement as tables
from app.models.book import Book, Read, outcome_of
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


class VoterNameMissing(Refusal):
    """A line of the list without a name."""

    code = "agreement-voter-name"
    template = N_("Dòng {line} của danh sách chưa có họ tên: hãy ghi tên hoặc bỏ dòng ấy.")


class TooManyVoters(Refusal):
    """More people on the list than there are workers."""

    code = "agreement-too-many-voters"
    template = N_(
        "Danh sách có {listed} người, nhiều hơn {workers} người lao động: hãy sửa số lao động hoặc danh sách."
    )


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


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One worker on the list of a vote: a member, or a name typed in."""

    name: str
    place: str = ""
    vote: str = "for"
    member_id: int | None = None
    note: str = ""


def record_step(book: Book, identifier: int, entry: StepEntry) -> Outcome[tuple[Finding, ...]]:
    """Record a step, or record it anew; gives what is late or worth a look. Refuses what the law refuses, with its article."""
    with book.operation("record_agreement_step", subject=_subject(entry)) as operation:
        before = agreement(Read(operation.connection), identifier)
        _store(operation, before, entry)
        card = agreement(Read(operation.connection), identifier)
        found = _judge(Read(operation.connection), card, entry.step)
    values = {"step": Message(entry.step.label), "day": show_date(entry.done_on)}
    sentence = Message(N_("Đã ghi bước «{step}» ngày {day}."), values)
    late = tuple(each for each in found if each.code == "agreement-late")
    if late:
        stored = {**values, "late": tuple(each.message for each in late)}
        sentence = Message(N_("Đã ghi bước «{step}» ngày {day}. {late}"), stored)
    return outcome_of(operation, found, sentence)


def _subject(entry: StepEntry) -> str:
    return f"{entry.step.label} {show_date(entry.done_on)}"


def _store(operation: Operation, card: AgreementCard, entry: StepEntry) -> None:
    day = entry.done_on.isoformat()
    if entry.step is Step.SIGNING:
        first = entry.valid_from or card.facts.valid_from
        last = entry.valid_to or card.facts.valid_to
        operation.run(
            "UPDATE agreement SET signed_on = ?, number = ?, valid_from = ?, valid_to = ? WHERE id = ?",
            (day, clean(entry.number) or card.number, iso_of(first), iso_of(last), card.id),
        )
        return
    if entry.step is Step.SENDING:
        operation.run(
            "UPDATE agreement SET sent_on = ?, sent_number = ? WHERE id = ?", (day, clean(entry.number), card.id)
        )
        return
    figures = dict(entry.figures)
    if entry.votes is not None:
        figures |= {"workers": entry.votes.workers, "agreed": entry.votes.agreed, "against": entry.votes.against}
    operation.run("DELETE FROM agreement_step WHERE agreement_id = ? AND step = ?", (card.id, str(entry.step)))
    operation.add(
        tables.agreement_step, agreement_id=card.id, step=str(entry.step), done_on=entry.done_on,
        number=clean(entry.number), place=clean(entry.place), note=clean(entry.note),
        figures=json.dumps(figures, ensure_ascii=False),
    )  # fmt: skip


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
    law = agreement_law(read, entry.done_on)
    refused = [refusal.at(column) for column, refusal in step_faults(facts, entry.step, law)]
    return tuple(refused or findings(facts, law, entry.step))


def delete_step(book: Book, identifier: int, step: Step) -> Outcome[None]:
    """Delete a step; refuses while a later one depends on it."""
    with book.operation("drop_agreement_step", subject=step.label) as operation:
        card = agreement(Read(operation.connection), identifier)
        if step not in card.steps:
            raise NothingToDelete
        for later, info in STEPS.items():
            if step in info.needs and later in card.steps:
                raise LaterStepStands(later=Message(later.label))
        if step is Step.SIGNING:
            operation.run("UPDATE agreement SET signed_on = NULL WHERE id = ?", (identifier,))
        elif step is Step.SENDING:
            operation.run("UPDATE agreement SET sent_on = NULL, sent_number = '' WHERE id = ?", (identifier,))
        else:
            operation.run("DELETE FROM agreement_step WHERE agreement_id = ? AND step = ?", (identifier, str(step)))
    return outcome_of(operation, None, Message(N_("Đã bỏ bước «{step}»."), {"step": Message(step.label)}))


def voter_faults(lines: Sequence[VoterLine], workers: int) -> Iterator[Fault]:
    """Lines without a name, and more of them than there are workers (0 when nobody noted how many)."""
    for place, line in enumerate(lines, 1):
        if not clean(line.name):
            yield "lines", VoterNameMissing(line=place)
    if workers and len(lines) > workers:
        yield "lines", TooManyVoters(listed=len(lines), workers=workers)


def set_voters(book: Book, identifier: int, lines: Sequence[VoterLine]) -> Outcome[int]:
    """Replace the list of workers asked; gives how many agreed. A vote counted by the list must still hold after signing."""
    with book.operation("set_agreement_votes") as operation:
        card = agreement(Read(operation.connection), identifier)
        refuse(voter_faults(lines, card.workers))
        operation.run("DELETE FROM agreement_vote WHERE agreement_id = ?", (identifier,))
        for line in lines:
            operation.add(
                tables.agreement_vote, agreement_id=identifier, member_id=line.member_id, name=clean(line.name),
                sort_key=name_sort_key(line.name), place=clean(line.place), vote=line.vote, note=clean(line.note),
            )  # fmt: skip
        after = agreement(Read(operation.connection), identifier)
        if after.facts.votes is not None:
            refuse(votes_faults(after.facts.votes))
        if after.facts.signed_on is not None:
            _judge(Read(operation.connection), after, Step.SIGNING)
    agreed = sum(line.vote == "for" for line in lines)
    message = Message(
        N_("Đã lưu danh sách {count} người, {agreed} tán thành."), {"count": len(lines), "agreed": agreed}
    )
    return outcome_of(operation, agreed, message)
