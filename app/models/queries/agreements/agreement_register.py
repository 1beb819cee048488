"""The register of collective agreements as it stands on a day: states, days left, deadlines; what home, list and report show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.agreements.agreement_checks import needed_earlier
from app.domain.agreements.agreement_notes import due_days
from app.domain.agreements.agreements import HOLDS, AgreementLaw, AgreementState, Step, state_on
from app.domain.money import Rate
from app.domain.timeline import DatedValue
from app.models.queries.agreements.agreements import AgreementCard, agreement_law, agreements, remind_months
from app.models.queries.union.policies import rate_timeline
from app.models.read import Read

TARGET = "agreement_target"


@dataclass(frozen=True, slots=True)
class Standing:
    """One agreement on a day. ``sent_in_time`` is None while it is not sent and still may be."""

    card: AgreementCard
    state: AgreementState
    left: int | None
    sent_in_time: bool | None

    @property
    def holds(self) -> bool:
        """True while workers are covered by it."""
        return self.state in HOLDS


@dataclass(frozen=True, slots=True)
class Register:
    """Every agreement on a day, the newest first, with the months of reminding and the national targets."""

    day: dt.date
    months: int
    standings: tuple[Standing, ...]
    targets: tuple[DatedValue[Rate], ...]

    @property
    def holding(self) -> tuple[Standing, ...]:
        """Those in force, amendments apart: they live within the agreement they change."""
        return tuple(each for each in self.standings if each.holds and each.card.change != "amendment")

    @property
    def covered(self) -> int:
        """Workers covered; one agreement each, so nobody counts twice within a kind."""
        return sum(each.card.covered for each in self.holding)

    @property
    def better(self) -> int:
        """Clauses better than the law, amendments in force included."""
        return sum(each.card.better for each in self.standings if each.holds)

    @property
    def expiring(self) -> int:
        """How many run out within the months of reminding and nothing follows yet."""
        return sum(each.state is AgreementState.EXPIRING and not each.card.facts.followed_on for each in self.holding)

    @property
    def target(self) -> DatedValue[Rate] | None:
        """The target in force on the day; None before the first."""
        known = [each for each in self.targets if each.valid_from <= self.day]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a step of an agreement is due; ``step`` is None for the last day of validity."""

    agreement_id: int
    title: str
    step: Step | None
    until: dt.date


def register_on(read: Read, day: dt.date) -> Register:
    """The register of a day: agreements begun or signed by then."""
    cards = [card for card in agreements(read) if _begun_by(card, day)]
    targets = rate_timeline(read, TARGET).values
    if not cards:
        return Register(day, remind_months(read, day), (), targets)
    law, months = agreement_law(read, day), remind_months(read, day)
    return Register(day, months, tuple(_standing(card, day, law, months) for card in cards), targets)


def _begun_by(card: AgreementCard, day: dt.date) -> bool:
    first = card.begun_on or card.facts.signed_on
    return first is None or first <= day


def _standing(card: AgreementCard, day: dt.date, law: AgreementLaw, months: int) -> Standing:
    facts = card.facts
    signed = facts.signed_on if facts.signed_on is not None and facts.signed_on <= day else None
    left = (facts.valid_to - day).days if facts.valid_to is not None and signed is not None else None
    sent: bool | None = None
    if signed is not None:
        until = signed + dt.timedelta(days=law.send_days)
        if facts.sent_on is not None and facts.sent_on <= day:
            sent = facts.sent_on <= until
        elif day > until:
            sent = False
    return Standing(card, state_on(facts, day, law, months), left, sent)


def deadlines(read: Read, today: dt.date) -> tuple[Deadline, ...]:
    """What is due next in the talks that go on and in what was signed, and which agreements run out, the earliest first."""
    found: list[Deadline] = []
    register = register_on(read, today)
    law = agreement_law(read, today) if register.standings else None
    for each in register.standings:
        if law is not None and each.state in HOLDS | {AgreementState.SIGNED, AgreementState.BARGAINING}:
            found += _open_steps(each.card, law)
        ending = each.state in (AgreementState.EXPIRING, AgreementState.CONTINUED)
        last = each.card.facts.valid_to
        if ending and last is not None and not each.card.facts.followed_on and each.card.change != "amendment":
            found.append(Deadline(each.card.id, each.card.title, None, last))
    return tuple(sorted(found, key=lambda due: due.until))


def _open_steps(card: AgreementCard, law: AgreementLaw) -> Iterator[Deadline]:
    """Due steps not recorded that may be recorded now; of a signed agreement only its sending."""
    for step, until in due_days(card.facts, law).items():
        if step in card.steps or needed_earlier(card.facts, step):
            continue
        if card.facts.signed_on is None or step is Step.SENDING:
            yield Deadline(card.id, card.title, step, until)
