"""Collective agreements with their steps, teams, clauses and votes, and the dated law they are judged by.

A union has a handful of them in its life, so they are read whole. Signing and sending stand on the agreement itself;
every other step is a row of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.domain.agreements.agreement_lines import ClauseLine, TeamLine, VoterLine
from app.domain.agreements.agreements import (
    LAW_POLICIES,
    TALKS_POLICY,
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
from app.domain.copying import made_of
from app.domain.money import Rate
from app.domain.problems import N_, Refusal
from app.models.queries.union.policies import calendar, policy_on, text_on
from app.models.read import Read, the_one

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
class Clause(ClauseLine):
    """One clause from proposal to text. Opinions are None while nobody was asked."""

    id: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class TeamMember(TeamLine):
    """Somebody of a negotiating team."""

    id: int = 0


@dataclass(frozen=True, slots=True)
class Voter(VoterLine):
    """One line of the list of workers who were asked; ``vote`` is for, against or absent."""

    id: int = 0


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
    """The law's figures on a day, and where each stands; refuses a day before the first value known."""
    known = {field: text_on(read, policy, day) for field, policy in LAW_POLICIES.items()}
    talks = policy_on(read, TALKS_POLICY, day)
    sources = {field: each.source for field, each in known.items()}
    share = known.pop("vote_share")
    return AgreementLaw(
        vote_share=Rate(share.value),
        talks_days=int(talks.value) if talks is not None else None,
        sources=sources if talks is None else {**sources, "talks_days": talks.source},
        calendar=calendar(read),
        **{field: int(each.value) for field, each in known.items()},
    )


def remind_months(read: Read, day: dt.date) -> int:
    """How many months before its last day an agreement is called expiring; changed by the union in Quy định."""
    known = policy_on(read, REMIND, day)
    return int(known.value) if known is not None else REMIND_MONTHS


@dataclass(frozen=True, slots=True)
class _Done:
    step: Step
    record: StepRecord


@dataclass(frozen=True, slots=True)
class _Counted:
    """Yes and no votes of an agreement that has a list of voters."""

    agreed: int
    against: int


@dataclass(frozen=True, slots=True)
class _Terms:
    """What of an agreement its facts are made of."""

    kind: AgreementKind
    change: Change
    workers: int
    valid_from: dt.date | None
    valid_to: dt.date | None
    ended_on: dt.date | None
    ended_by: str
    begun_on: dt.date | None


_STEPS = """
SELECT agreement_id AS owner, step, done_on, number, place, note, figures FROM agreement_step
UNION ALL SELECT id, 'signing', signed_on, number, '', '', NULL FROM agreement WHERE signed_on IS NOT NULL
UNION ALL SELECT id, 'sending', sent_on, sent_number, '', '', NULL FROM agreement WHERE sent_on IS NOT NULL
"""
_CLAUSES = """
SELECT agreement_id AS owner, id, position, head, title, proposed, agreed, law, better, gain, opinions_for, opinions_against, objection,
    unity FROM agreement_clause ORDER BY agreement_id, head, position
"""
_TEAM = """
SELECT agreement_id AS owner, id, side, name, role, leads FROM agreement_person ORDER BY agreement_id, side, position, id
"""
_CARDS = """
SELECT id, kind, change, previous_id, title, number, employer, employer_signer, employer_role, union_signer, union_role, begun_on,
    sent_number, ended_on, ended_by, workers, covered, meal_price, points, grade, graded_by, graded_on, note FROM agreement
ORDER BY coalesce(valid_from, signed_on, begun_on, '9999') DESC, id DESC
"""
_TERMS = "SELECT id AS owner, kind, change, workers, valid_from, valid_to, ended_on, ended_by, begun_on FROM agreement"
_LISTED = """
SELECT agreement_id AS owner, sum(vote = 'for') AS agreed, sum(vote = 'against') AS against FROM agreement_vote GROUP BY agreement_id
"""


def agreements(read: Read) -> tuple[AgreementCard, ...]:
    """Every agreement, the newest first."""
    terms, listed = read.keyed(_Terms, _TERMS), read.keyed(_Counted, _LISTED)
    done, team = read.grouped(_Done, _STEPS), read.grouped(TeamMember, _TEAM)
    steps = {number: {each.step: each.record for each in done[number]} for number in terms}
    facts = {
        number: made_of(
            AgreementFacts,
            each,
            AgreementFacts(),
            union_team=sum(person.side == "union" for person in team[number]),
            employer_team=sum(person.side == "employer" for person in team[number]),
            days={step: record.done_on for step, record in steps[number].items()},
            votes=_votes(steps[number].get(Step.VOTE), each.workers, listed.get(number)),
        )
        for number, each in terms.items()
    }
    cards = read.records(
        AgreementCard, _CARDS, steps=steps, clauses=read.grouped(Clause, _CLAUSES), team=team, facts=facts
    )
    return tuple(replace(card, facts=_among(card, cards)) for card in cards)


def agreement(read: Read, identifier: int) -> AgreementCard:
    """One agreement; refuses one that is not there."""
    return the_one((card for card in agreements(read) if card.id == identifier), NoSuchAgreement())


def agreement_state(
    card: AgreementCard, day: dt.date, law: AgreementLaw, months: int = REMIND_MONTHS
) -> AgreementState:
    """The state of an agreement on a day."""
    return state_on(card.facts, day, law, months)


def voters(read: Read, identifier: int) -> tuple[Voter, ...]:
    """The list of workers of an agreement's vote, by name."""
    columns = "id, member_id, name, place, vote, note"
    sql = f"SELECT {columns} FROM agreement_vote WHERE agreement_id = ? ORDER BY sort_key, id"
    return read.records(Voter, sql, (identifier,))


def _votes(record: StepRecord | None, workers: int, listed: _Counted | None) -> Votes | None:
    """The vote as recorded: counts typed in, or counted from the list of voters, of all workers."""
    if record is None:
        return None
    stored = record.figures or {}
    if stored.get("by_list") and listed is not None:
        return Votes(int(stored.get("workers", workers)), listed.agreed, listed.against)
    return Votes(int(stored.get("workers", workers)), int(stored.get("agreed", 0)), int(stored.get("against", 0)))


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
