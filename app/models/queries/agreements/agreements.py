"""Collective agreements with their steps, teams, clauses and votes, and the dated law they are judged by.

A union has a handful of them in its life, so they are read whole. Signing and sending stand on the agreement itself;
every other step is a row of its own.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.agreements.agreements import (
    LAW_POLICIES,
    AgreementFacts,
    AgreementKind,
    AgreementLaw,
    AgreementState,
    Change,
    Step,
    Term,
    Votes,
    state_on,
)
from app.domain.dates import day_of_iso
from app.domain.money import Rate
from app.domain.problems import N_, Refusal
from app.domain.timeline import DatedValue, Timeline
from app.models.book import Read
from app.models.queries.union.policies import policy_values

REMIND = "agreement_remind_months"
REMIND_MONTHS = 3


class NoSuchAgreement(Refusal):
    """The agreement is not, or no longer, in the book."""

    code = "agreement-unknown"
    template = N_("Thỏa ước này không còn trong sổ: hãy chọn thỏa ước khác trong danh sách.")


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step as it was done."""

    done_on: dt.date
    number: str = ""
    place: str = ""
    note: str = ""
    figures: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause from proposal to text. ``head`` is 1 to 7; opinions are None while nobody was asked."""

    id: int
    position: int
    head: int
    title: str
    proposed: str
    agreed: str
    law: str
    better: bool
    gain: str
    opinions_for: int | None
    opinions_against: int | None
    objection: str
    unity: str


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody of a negotiating team."""

    id: int
    side: str
    name: str
    role: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Voter:
    """One line of the list of workers who were asked; ``vote`` is for, against or absent."""

    id: int
    member_id: int | None
    name: str
    place: str
    vote: str
    note: str


@dataclass(frozen=True, slots=True)
class AgreementCard:
    """One agreement whole, but for its list of voters. Money in đồng."""

    id: int
    kind: AgreementKind
    change: Change
    previous_id: int | None
    title: str
    number: str
    employer: str
    employer_signer: str
    employer_role: str
    union_signer: str
    union_role: str
    begun_on: dt.date | None
    sent_number: str
    ended_on: dt.date | None
    ended_by: str
    workers: int
    covered: int
    meal_price: int
    points: Mapping[str, int]
    grade: str
    graded_by: str
    graded_on: dt.date | None
    note: str
    steps: Mapping[Step, StepRecord]
    clauses: tuple[Clause, ...]
    team: tuple[TeamMember, ...]
    facts: AgreementFacts

    @property
    def better(self) -> int:
        """How many clauses give more than the law."""
        return sum(clause.better for clause in self.clauses)

    def side(self, side: str) -> tuple[TeamMember, ...]:
        """The members of one side, its leader first."""
        return tuple(sorted((each for each in self.team if each.side == side), key=lambda each: not each.leads))


def agreement_law(read: Read, day: dt.date) -> AgreementLaw:
    """The law's figures on a day; refuses a day before the first value known."""
    values = policy_values(read)

    def at(policy: str) -> str:
        return Timeline[str](policy, values.get(policy, ())).at(day).value

    told = {field: at(policy) for field, policy in LAW_POLICIES.items()}
    return AgreementLaw(vote_share=Rate(told.pop("vote_share")), **{field: int(value) for field, value in told.items()})


def policy_at(read: Read, policy: str, day: dt.date) -> DatedValue[str]:
    """One dated policy as text on a day; refuses a day before the first value known."""
    return Timeline[str](policy, policy_values(read).get(policy, ())).at(day)


def remind_months(read: Read, day: dt.date) -> int:
    """How many months before its last day an agreement is called expiring; changed by the union in Quy định."""
    values = [each for each in policy_values(read).get(REMIND, ()) if each.valid_from <= day]
    return int(values[-1].value) if values else REMIND_MONTHS


_FIELDS = (
    "id, kind, change, previous_id, title, number, employer, employer_signer, employer_role, union_signer, union_role, begun_on, "
    "signed_on, valid_from, valid_to, sent_on, sent_number, ended_on, ended_by, workers, covered, meal_price, points, grade, "
    "graded_by, graded_on, note"
)


def agreements(read: Read) -> tuple[AgreementCard, ...]:
    """Every agreement, the newest first."""
    rows = [dict(zip(_FIELDS.replace(" ", "").split(","), row, strict=True)) for row in
            read.rows(f"SELECT {_FIELDS} FROM agreement ORDER BY coalesce(valid_from, signed_on, begun_on, '9999') DESC, id DESC")]  # fmt: skip
    steps, clauses, team = _steps(read), _clauses(read), _team(read)
    listed = _listed_votes(read)
    cards = [
        _card(row, steps.get(row["id"], {}), clauses.get(row["id"], ()), team.get(row["id"], ()), listed.get(row["id"]))
        for row in rows
    ]
    return tuple(replace(card, facts=_among(card, cards)) for card in cards)


def agreement(read: Read, identifier: int) -> AgreementCard:
    """One agreement; refuses one that is not there."""
    for card in agreements(read):
        if card.id == identifier:
            return card
    raise NoSuchAgreement


def agreement_state(
    card: AgreementCard, day: dt.date, law: AgreementLaw, months: int = REMIND_MONTHS
) -> AgreementState:
    """The state of an agreement on a day."""
    return state_on(card.facts, day, law, months)


def voters(read: Read, identifier: int) -> tuple[Voter, ...]:
    """The list of workers of an agreement's vote, by name."""
    return tuple(
        Voter(*row)
        for row in read.rows(
            "SELECT id, member_id, name, place, vote, note FROM agreement_vote WHERE agreement_id = ? ORDER BY sort_key, id",
            (identifier,),
        )
    )


def _steps(read: Read) -> dict[int, dict[Step, StepRecord]]:
    found: dict[int, dict[Step, StepRecord]] = {}
    for number, step, done_on, paper, figures, place, note in read.rows(
        "SELECT agreement_id, step, done_on, number, figures, place, note FROM agreement_step"
    ):
        record = StepRecord(dt.date.fromisoformat(done_on), paper, place, note, json.loads(figures))
        found.setdefault(number, {})[Step(step)] = record
    return found


def _clauses(read: Read) -> dict[int, tuple[Clause, ...]]:
    found: dict[int, tuple[Clause, ...]] = {}
    for owner, *row in read.rows(
        "SELECT agreement_id, id, position, head, title, proposed, agreed, law, better, gain, opinions_for, opinions_against, "
        "objection, unity FROM agreement_clause ORDER BY agreement_id, head, position"
    ):
        row[7] = bool(row[7])
        found[owner] = (*found.get(owner, ()), Clause(*row))
    return found


def _team(read: Read) -> dict[int, tuple[TeamMember, ...]]:
    found: dict[int, tuple[TeamMember, ...]] = {}
    for owner, number, side, name, role, leads in read.rows(
        "SELECT agreement_id, id, side, name, role, leads FROM agreement_person ORDER BY agreement_id, side, position, id"
    ):
        found[owner] = (*found.get(owner, ()), TeamMember(number, side, name, role, bool(leads)))
    return found


def _listed_votes(read: Read) -> dict[int, tuple[int, int]]:
    """Yes and no votes of agreements that have a list of voters."""
    return {
        owner: (agreed, against)
        for owner, agreed, against in read.rows(
            "SELECT agreement_id, sum(vote = 'for'), sum(vote = 'against') FROM agreement_vote GROUP BY agreement_id"
        )
    }


def _card(
    row: Mapping[str, Any],
    steps: dict[Step, StepRecord],
    clauses: tuple[Clause, ...],
    team: tuple[TeamMember, ...],
    listed: tuple[int, int] | None,
) -> AgreementCard:
    signed, sent = day_of_iso(row["signed_on"]), day_of_iso(row["sent_on"])
    whole = {
        **steps,
        **({Step.SIGNING: StepRecord(signed, row["number"])} if signed else {}),
        **({Step.SENDING: StepRecord(sent, row["sent_number"])} if sent else {}),
    }
    facts = AgreementFacts(
        kind=AgreementKind(row["kind"]), change=Change(row["change"]), workers=row["workers"],
        union_team=sum(each.side == "union" for each in team),
        employer_team=sum(each.side == "employer" for each in team),
        days={step: record.done_on for step, record in whole.items()}, votes=_votes(whole, row["workers"], listed),
        valid_from=day_of_iso(row["valid_from"]), valid_to=day_of_iso(row["valid_to"]),
        ended_on=day_of_iso(row["ended_on"]), ended_by=row["ended_by"], begun_on=day_of_iso(row["begun_on"]),
    )  # fmt: skip
    same = (
        "id", "previous_id", "title", "number", "employer", "employer_signer", "employer_role", "union_signer", "union_role",
        "sent_number", "ended_by", "workers", "covered", "meal_price", "grade", "graded_by", "note",
    )  # fmt: skip
    return AgreementCard(
        **{name: row[name] for name in same}, kind=facts.kind, change=facts.change, begun_on=facts.begun_on,
        ended_on=facts.ended_on, graded_on=day_of_iso(row["graded_on"]), points=json.loads(row["points"]), steps=whole,
        clauses=clauses, team=team, facts=facts,
    )  # fmt: skip


def _votes(steps: Mapping[Step, StepRecord], workers: int, listed: tuple[int, int] | None) -> Votes | None:
    """The vote as recorded: counts typed in, or counted from the list of voters, of all workers."""
    record = steps.get(Step.VOTE)
    if record is None:
        return None
    told = record.figures or {}
    if told.get("by_list") and listed is not None:
        return Votes(int(told.get("workers", workers)), *listed)
    return Votes(int(told.get("workers", workers)), int(told.get("agreed", 0)), int(told.get("against", 0)))


def _last_day(card: AgreementCard) -> dt.date | None:
    """The real last day: agreed, or earlier when ended."""
    last, ended = card.facts.valid_to, card.facts.ended_on
    if ended is not None:
        before = ended - dt.timedelta(days=1)
        return before if last is None else min(before, last)
    return last


def _term(card: AgreementCard) -> Term | None:
    first, last = card.facts.first_day, _last_day(card)
    if card.facts.signed_on is None or first is None or last is None or last < first:
        return None
    return Term(card.id, card.title, first, last)


def _among(card: AgreementCard, cards: Sequence[AgreementCard]) -> AgreementFacts:
    """The facts with what the other agreements mean for this one."""
    others = [each for each in cards if each.id != card.id and each.kind is card.kind]
    terms = [term for each in others if each.change is not Change.AMENDMENT and (term := _term(each)) is not None]
    previous = next((_term(each) for each in cards if each.id == card.previous_id), None)
    last = card.facts.valid_to
    later = [each for each in others if each.change is not Change.AMENDMENT and last is not None]
    talks = any(
        each.facts.signed_on is None and each.begun_on is not None and last is not None and each.begun_on <= last
        for each in later
    )
    firsts = [term.first for term in terms if last is not None and term.first > last]
    return replace(
        card.facts, previous=previous, in_force=tuple(terms), talks_go_on=talks, followed_on=min(firsts, default=None)
    )
