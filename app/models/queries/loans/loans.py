"""Loans of Quỹ trợ vốn read from the book: terms and schedule from their tables, what was lent and came back from vouchers.

A loan that ran before the book began has an opening row instead of a voucher that lends it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.loans.granting import LoanRule
from app.domain.loans.loans import Instalment, InterestMethod, LoanFund, LoanStanding, Repayment, standing
from app.domain.loans.opening_loans import PaidBefore, repayments_before
from app.domain.money import Dong, Rate, dong
from app.domain.problems import N_, Refusal
from app.models.queries.ledger.entries import POSTED, SIDES
from app.models.queries.union.organisation import opening_day
from app.models.queries.union.policies import money_on
from app.models.read import Read, the_one


class NoSuchLoan(Refusal):
    """No loan of that case."""

    code = "loan-missing"
    template = N_("Không có khoản vay số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class LoanMove:
    """What one voucher did to a loan, in đồng; only posted ones count, the others are shown."""

    voucher_id: int
    number: str
    on: dt.date
    kind: VoucherKind
    state: VoucherState
    lent: Dong
    principal: Dong
    interest: Dong

    @property
    def is_repayment(self) -> bool:
        """True when money came back by it."""
        return bool(self.principal or self.interest)

    @property
    def counts(self) -> bool:
        """True when it is in the books."""
        return self.state is VoucherState.POSTED


@dataclass(frozen=True, slots=True)
class LoanCard:
    """Everything of one loan as it stands on a day. ``lent`` is 0 when the voucher that paid it out was taken back;
    ``before`` is what came back before the book began, None for a loan that the book itself lent."""

    case_id: int
    loan_id: int
    member_id: int
    name: str
    group: str
    principal: Dong
    granted_on: dt.date
    rate: Rate
    method: InterestMethod
    purpose: str
    guarantor: str
    contract: str
    note: str
    instalments: tuple[Instalment, ...]
    moves: tuple[LoanMove, ...]
    standing: LoanStanding
    before: PaidBefore | None = None

    @property
    def id(self) -> int:
        """The case names the loan in vouchers, lists and papers."""
        return self.case_id

    @property
    def lent(self) -> Dong:
        """What was paid out: before the book began, or by posted vouchers until the day of the standing."""
        if self.before is not None:
            return self.principal
        return dong(sum(move.lent for move in self.moves if move.counts and move.on <= self.standing.on))

    @property
    def left_at_opening(self) -> Dong:
        """What of the principal the opening balance of the book holds; 0 for a loan that the book itself lent."""
        return dong(0) if self.before is None else dong(self.principal - self.before.principal)

    @property
    def is_running(self) -> bool:
        """True while money is out on it."""
        return self.lent > 0 and not self.standing.is_paid_off

    @property
    def is_late(self) -> bool:
        """True when an instalment is past its day."""
        return self.is_running and self.standing.arrears > 0

    @property
    def state(self) -> str:
        """``withdrawn`` (not paid out), ``paid_off``, ``late`` or ``running``."""
        if self.lent <= 0:
            return "withdrawn"
        return "paid_off" if self.standing.is_paid_off else "late" if self.is_late else "running"


_LOANS = """
SELECT l.case_id, l.id AS loan_id, l.member_id, m.full_name AS name, coalesce(g.name, '') AS 'group', l.principal, l.granted_on, l.rate,
    l.method, l.purpose, l.guarantor, l.contract, c.note
FROM loan l JOIN welfare_case c ON c.id = l.case_id JOIN member m ON m.id = l.member_id LEFT JOIN union_group g ON g.id = m.group_id
WHERE {where} ORDER BY l.granted_on DESC, c.id DESC
"""
_PLANS = """
SELECT l.case_id AS owner, i.position, i.due_on, i.principal, i.interest FROM loan_instalment i JOIN loan l ON l.id = i.loan_id
WHERE {where} ORDER BY i.loan_id, i.position
"""
_BEFORE = """
SELECT l.case_id AS owner, l.principal - o.amount AS principal, o.interest FROM loan_opening o JOIN loan l ON l.id = o.loan_id
WHERE {where}
"""
_MOVES = """
SELECT e.case_id AS owner, v.id AS voucher_id, v.number, v.book_date AS 'on', v.kind, v.state,
    sum(iif(t.kind = 'loan', e.amount, 0)) AS lent, sum(iif(s.kind = 'loan', e.amount, 0)) AS principal,
    sum(iif(s.key = 'code:25.02', e.amount, 0)) AS interest
FROM loan l JOIN entry e ON e.case_id = l.case_id JOIN voucher v ON v.id = e.voucher_id AND v.state <> 'draft'
JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id
WHERE {where} GROUP BY e.case_id, v.id ORDER BY v.book_date, v.id
"""


def loan_cards(
    read: Read, on: dt.date, case_id: int | None = None, member_id: int | None = None
) -> tuple[LoanCard, ...]:
    """Loans granted until a day as they stand then, newest first; all of them, or one case's, or one member's."""
    where = (
        "l.granted_on <= :day AND (:case IS NULL OR l.case_id = :case) AND (:member IS NULL OR l.member_id = :member)"
    )
    wanted = {"day": on, "case": case_id, "member": member_id}
    plans = read.grouped(Instalment, _PLANS.format(where=where), wanted)
    moves = read.grouped(LoanMove, _MOVES.format(where=where), wanted)
    before = read.keyed(PaidBefore, _BEFORE.format(where=where), wanted)
    opens = opening_day(read)
    return read.records(
        LoanCard,
        _LOANS.format(where=where),
        wanted,
        instalments=plans,
        moves=moves,
        standing=lambda columns: (
            _standing(plans[each], moves[each], before.get(each), on, opens) for each in columns["case_id"]
        ),
        before=lambda columns: map(before.get, columns["case_id"]),
    )


def _standing(
    plan: tuple[Instalment, ...], moves: tuple[LoanMove, ...], before: PaidBefore | None, on: dt.date, opens: dt.date
) -> LoanStanding:
    back = [] if before is None else list(repayments_before(plan, before, opens))
    back += [Repayment(each.on, each.principal, each.interest) for each in moves if each.counts and each.is_repayment]
    return standing(plan, back, on)


def loan_card(read: Read, case_id: int, on: dt.date) -> LoanCard:
    """One loan by its case; refuses an unknown one."""
    return the_one(loan_cards(read, on, case_id=case_id), NoSuchLoan(given=case_id))


@dataclass(frozen=True, slots=True)
class CapitalPart:
    """Capital put into the fund (or taken out of it, negative) by one resolution, in đồng."""

    id: int
    on: dt.date
    amount: Dong
    decision: str
    funder: str


def capital_parts(read: Read, on: dt.date) -> tuple[CapitalPart, ...]:
    """What was put into the fund until a day, by day."""
    columns = "id, put_on AS 'on', amount, decision, giver AS funder"
    sql = f"SELECT {columns} FROM loan_capital WHERE put_on <= ? ORDER BY put_on, id"
    return read.records(CapitalPart, sql, (on,))


def loan_fund(read: Read, on: dt.date) -> LoanFund:
    """The fund at the end of a day: capital by resolutions, lent and repaid by posted vouchers and before the book began."""
    (fund,) = read.records(
        LoanFund,
        "SELECT (SELECT coalesce(sum(amount), 0) FROM loan_capital WHERE put_on <= :on) AS capital, m.lent + o.principal AS lent, "
        "m.repaid + o.principal - o.kept AS repaid FROM (SELECT coalesce(sum(l.principal), 0) AS principal, "
        "coalesce(sum(o.amount), 0) AS kept FROM loan_opening o JOIN loan l ON l.id = o.loan_id) o, "
        "(SELECT coalesce(sum(iif(t.kind = 'loan', e.amount, 0)), 0) AS lent, "
        "coalesce(sum(iif(s.kind = 'loan', e.amount, 0)), 0) AS repaid FROM account b "
        f"JOIN entry e ON b.id IN (e.source_id, e.target_id) {POSTED} {SIDES} WHERE b.kind = 'loan' AND v.book_date <= :on) m",
        {"on": on},
    )
    return fund


def loan_rule(read: Read, on: dt.date) -> LoanRule:
    """The limits of one loan on a day, as the policies of the book say."""
    return LoanRule(*money_on(read, "loan_ceiling", on), *money_on(read, "loan_guarantor_from", on))
