"""Decisions that changed rates, with what they did to charges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.rate_change import ChargeChange, RateDecision, StandingCharge, changes_of
from app.domain.money import Dong
from app.domain.problems import N_, Refusal
from app.models.queries.dues.assessment import DecisionCard, dues_policy
from app.models.queries.dues.collected import STANDING_NOW, charges_with_paid
from app.models.queries.dues.dues import dues_runs
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read


class NoSuchDecision(Refusal):
    """No decision of that number."""

    code = "no-such-decision"
    template = N_("Không có quyết định «{given}» trong sổ.")


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as a list shows it: months and people it touched, and what it added to dues and to the share up, in đồng."""

    id: int
    months: int
    people: int
    total: Dong
    up: Dong


def decision_card(read: Read, number: int) -> DecisionCard:
    """One decision; refuses an unknown one."""
    return read.one(DecisionCard, NoSuchDecision(given=number), "FROM dues_decision WHERE id = ?", (number,))


def decision_rows(read: Read) -> tuple[DecisionRow, ...]:
    """What each decision did, the newest first."""
    return read.records(
        DecisionRow,
        "SELECT d.id, (SELECT count(*) FROM dues_adjustment u WHERE u.decision_id = d.id) AS months, "
        "(SELECT count(DISTINCT c.member_id) FROM adjusted_charge c JOIN dues_adjustment u ON u.id = c.adjustment_id "
        "WHERE u.decision_id = d.id) AS people, "
        "coalesce((SELECT sum(u.total) FROM dues_adjustment u WHERE u.decision_id = d.id), 0) AS total, "
        "coalesce((SELECT sum(u.up) FROM dues_adjustment u WHERE u.decision_id = d.id), 0) AS up FROM dues_decision d ORDER BY d.id DESC",
    )


def standing_charges(read: Read, month: Month) -> tuple[StandingCharge, ...]:
    """A month's charges as they are owed now."""
    columns = "c.member_id, c.month, c.exempt, c.base, c.amount, c.standard, c.up"
    return read.records(
        StandingCharge,
        "SELECT c.member_id, m.full_name, coalesce(g.name, '') AS 'group', c.month, c.exempt, c.base, c.amount, c.standard, c.up, c.paid "
        f"FROM ({charges_with_paid(columns, 'c.month = ?')}) c JOIN member m ON m.id = c.member_id {IN_GROUP} ORDER BY c.member_id",
        (month,),
    )


def _coming(decision: RateDecision) -> DecisionCard:
    day, month = decision.decided_on, decision.first_month
    if day is None or month is None:
        raise ValueError("a decision that was looked over has its day and month")
    rate, ceiling, share = (
        "" if each is None else each.show() for each in (decision.rate, decision.ceiling, decision.share_up)
    )
    return DecisionCard(0, decision.number.strip(), day, month, rate, ceiling, share, day)


def touched_by(read: Read, decision: RateDecision) -> tuple[ChargeChange, ...]:
    """What a decision would do to every charge of the months that have lists, by month and member."""
    coming = (_coming(decision),)
    found: list[ChargeChange] = []
    for run in dues_runs(read):
        if run.month < coming[0].first_month:
            continue
        before, after = dues_policy(read, run.month, run.group), dues_policy(read, run.month, run.group, coming)
        # Why: a month whose rates stay is left as it was sent, whatever rule its list was made by.
        if before != after:
            found.extend(changes_of(standing_charges(read, run.month), after))
    return tuple(found)


def adjusted(read: Read, decision_id: int) -> Sequence[ChargeChange]:
    """What a decision did, as it was stored, with what is collected by now (what it freed counted in); by month and name."""
    columns = "c.member_id, c.month, c.amount"
    return read.records(
        ChargeChange,
        "SELECT a.member_id, m.full_name, coalesce(g.name, '') AS 'group', a.month, a.old_amount AS old, a.old_amount + a.amount AS new, "
        "a.standard, a.up, c.paid + coalesce((SELECT -sum(x.amount) FROM allocation_batch b JOIN allocation x ON x.batch_id = b.id "
        f"WHERE b.adjustment_id = u.id AND b.id IN ({STANDING_NOW}) AND x.member_id = a.member_id AND x.month = a.month), 0) AS paid "
        "FROM dues_adjustment u JOIN adjusted_charge a ON a.adjustment_id = u.id "
        f"JOIN ({charges_with_paid(columns, '1')}) c ON c.member_id = a.member_id AND c.month = a.month "
        f"JOIN member m ON m.id = a.member_id {IN_GROUP} WHERE u.decision_id = ? ORDER BY a.month, m.sort_key, m.id",
        (decision_id,),
    )
