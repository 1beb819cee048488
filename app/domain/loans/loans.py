"""Quỹ trợ vốn: the schedule of a loan, repayments matched to its instalments, what is late, what the fund can still lend.

Pure arithmetic over values. What was lent and paid back comes from vouchers; who may borrow is judged in
``granting.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.dates import Month
from app.domain.labelled import Labelled
from app.domain.money import Dong, Rate, apply_rate, dong, split_by_shares
from app.domain.problems import N_, Refusal

MOST_INSTALMENTS = 120
HIGHEST_RATE = Rate("5%")
NO_INTEREST = Rate(0)
_WHOLE = 1_000


class LoanTermsWrong(Refusal):
    """Terms no schedule can be made of."""

    code = "loan-terms-wrong"
    template = N_(
        "Điều kiện vay chưa đúng: số tiền phải lớn hơn 0, từ 1 đến {most} kỳ (không quá số đồng vay), lãi tháng từ 0% đến {rate}, ngày trả từ 1 đến 31."
    )


class RepaysTooMuch(Refusal):
    """More than the borrower still owes."""

    code = "loan-repays-too-much"
    template = N_("{name} chỉ còn nợ {left} đồng, không thu được {amount} đồng: hãy xem lại số tiền.")


class InterestMethod(Labelled):
    """On what the monthly rate is reckoned: the whole loan, or what is left of it."""

    FLAT = "flat", N_("trên số tiền vay ban đầu")
    DECLINING = "declining", N_("trên dư nợ giảm dần")


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """What is agreed: principal in đồng, how many instalments, the month and day of the first one, an exact monthly rate."""

    principal: Dong
    instalments: int
    first_month: Month
    due_day: int
    rate: Rate = NO_INTEREST
    method: InterestMethod = InterestMethod.DECLINING


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of the schedule, counted from 1; amounts in đồng."""

    position: int
    due_on: dt.date
    principal: Dong
    interest: Dong

    @property
    def total(self) -> Dong:
        """Principal and interest."""
        return dong(self.principal + self.interest)


def due_days(first: Month, day: int, count: int) -> tuple[dt.date, ...]:
    """The same day of every month; in a shorter month its last day, and the same day again in the next one."""
    months = (first.plus(step) for step in range(count))
    return tuple(month.first_day.replace(day=min(day, month.last_day.day)) for month in months)


def split_principal(principal: Dong, count: int) -> tuple[Dong, ...]:
    """Equal parts in whole thousands as far as it goes; they always add up to the principal."""
    unit = _WHOLE if principal >= count * _WHOLE else 1
    parts = list(split_by_shares(dong(principal // unit), [Fraction(1)] * count))
    parts = [dong(part * unit) for part in parts]
    parts[-1] = dong(parts[-1] + principal % unit)
    return tuple(parts)


def wrong_terms(terms: LoanTerms) -> LoanTermsWrong | None:
    """Why no schedule can be made of terms; None when one can."""
    sound = (
        0 < terms.principal
        and 1 <= terms.instalments <= min(MOST_INSTALMENTS, terms.principal)
        and 1 <= terms.due_day <= 31
        and 0 <= terms.rate <= HIGHEST_RATE
    )
    return None if sound else LoanTermsWrong(most=MOST_INSTALMENTS, rate=HIGHEST_RATE.show())


def schedule(terms: LoanTerms) -> tuple[Instalment, ...]:
    """All instalments of a loan; interest is rounded half up to one đồng in each. Refuses terms that make no sense."""
    if wrong := wrong_terms(terms):
        raise wrong
    left, made = int(terms.principal), []
    days = due_days(terms.first_month, terms.due_day, terms.instalments)
    for place, (day, part) in enumerate(zip(days, split_principal(terms.principal, terms.instalments), strict=True), 1):
        base = terms.principal if terms.method is InterestMethod.FLAT else dong(left)
        made.append(Instalment(place, day, part, apply_rate(base, terms.rate)))
        left -= part
    return tuple(made)


# ---- repayments ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repayment:
    """What came back on a day: principal and interest in đồng. A reversal of a receipt has them negated."""

    on: dt.date
    principal: Dong
    interest: Dong = Dong(0)

    @property
    def total(self) -> Dong:
        """Principal and interest."""
        return dong(self.principal + self.interest)


@dataclass(frozen=True, slots=True)
class InstalmentStanding:
    """An instalment with what was paid on it. ``interest_due`` is 0 when the loan was paid off before it fell due."""

    instalment: Instalment
    interest_due: Dong
    paid_principal: Dong
    paid_interest: Dong
    settled_on: dt.date | None

    @property
    def left(self) -> Dong:
        """What is still to be paid on it, in đồng."""
        return dong(self.instalment.principal - self.paid_principal + max(0, self.interest_due - self.paid_interest))

    @property
    def is_settled(self) -> bool:
        """True when nothing is left on it."""
        return self.left == 0

    def days_late(self, on: dt.date) -> int:
        """Days after its due day until it was paid, or until ``on`` while it is not; 0 when in time."""
        until = self.settled_on if self.is_settled and self.settled_on is not None else on
        return max(0, (until - self.instalment.due_on).days)


@dataclass(frozen=True, slots=True)
class LoanStanding:
    """A loan as it stands on a day: instalments with what was paid, what is left, what is late. Amounts in đồng."""

    on: dt.date
    instalments: tuple[InstalmentStanding, ...]
    repaid: Dong
    interest_paid: Dong

    @property
    def principal_left(self) -> Dong:
        """What of the loan itself was not paid back."""
        return dong(sum(each.instalment.principal for each in self.instalments) - self.repaid)

    @property
    def left(self) -> Dong:
        """Principal and interest still to come."""
        return dong(sum(each.left for each in self.instalments))

    @property
    def is_paid_off(self) -> bool:
        """True when nothing is left."""
        return self.left == 0

    @property
    def next_due(self) -> InstalmentStanding | None:
        """The oldest instalment that is not settled."""
        return next((each for each in self.instalments if not each.is_settled), None)

    def usual_amount(self) -> Dong:
        """What is usually paid now: all that falls due until the month's end, else the next instalment."""
        until = Month.of(self.on).last_day
        owed = [each for each in self.instalments if not each.is_settled]
        due = dong(sum(each.left for each in owed if each.instalment.due_on <= until))
        return due or (owed[0].left if owed else dong(0))

    @property
    def late(self) -> tuple[InstalmentStanding, ...]:
        """Instalments past their day and not settled, oldest first."""
        return tuple(each for each in self.instalments if not each.is_settled and each.instalment.due_on < self.on)

    @property
    def arrears(self) -> Dong:
        """What should have been paid by now and was not."""
        return dong(sum(each.left for each in self.late))

    @property
    def days_late(self) -> int:
        """Days since the oldest late instalment fell due; 0 when nothing is late."""
        return self.late[0].days_late(self.on) if self.late else 0

    def usual_payment(self, amount: Dong) -> Repayment:
        """An amount as principal and interest: instalment by instalment, oldest first, interest before principal."""
        principal = interest = 0
        remaining = int(amount)
        for each in self.instalments:
            part = min(remaining, max(0, each.interest_due - each.paid_interest))
            interest, remaining = interest + part, remaining - part
            part = min(remaining, each.instalment.principal - each.paid_principal)
            principal, remaining = principal + part, remaining - part
        return Repayment(self.on, dong(principal + remaining), dong(interest))

    def early_payment(self) -> Repayment:
        """All that is left when paid off on this day: the principal, and interest of instalments due until then."""
        owed = (
            max(0, each.interest_due - each.paid_interest)
            for each in self.instalments
            if each.instalment.due_on <= self.on
        )
        return Repayment(self.on, self.principal_left, dong(sum(owed)))


def _fill(wanted: Sequence[int], payments: Iterable[tuple[dt.date, int]]) -> list[tuple[int, dt.date | None]]:
    """Payments poured into ``wanted`` oldest first: what each got and the day it was full (None while it is not)."""
    got = [(0, dt.date.min if amount == 0 else None) for amount in wanted]
    place = 0
    for day, amount in payments:
        remaining = amount
        while remaining > 0 and place < len(got):
            part = min(remaining, wanted[place] - got[place][0])
            remaining -= part
            has = got[place][0] + part
            got[place] = (has, day if has == wanted[place] and got[place][1] is None else got[place][1])
            if has < wanted[place]:
                break
            place += 1
    return got


def _netted(moves: Iterable[tuple[dt.date, int]]) -> list[tuple[dt.date, int]]:
    """Payments by day; what a reversal takes back is taken off the newest payments before it."""
    kept: list[tuple[dt.date, int]] = []
    for day, amount in sorted(moves, key=lambda move: move[0]):
        if amount >= 0:
            kept.append((day, amount))
            continue
        back = -amount
        while back and kept:
            newest, had = kept.pop()
            if had > back:
                kept.append((newest, had - back))
            back = max(0, back - had)
    return kept


def standing(instalments: Sequence[Instalment], repayments: Iterable[Repayment], on: dt.date) -> LoanStanding:
    """Match what came back until a day with the instalments, oldest first, principal and interest each by itself.

    Interest of instalments that fell due after the principal was paid off is no longer owed.
    """
    come = [each for each in repayments if each.on <= on]
    principals = _fill([each.principal for each in instalments], _netted((each.on, each.principal) for each in come))
    paid_off = max((day for _, day in principals if day is not None), default=None)
    if any(day is None for _, day in principals):
        paid_off = None
    owed = [0 if paid_off is not None and each.due_on > paid_off else int(each.interest) for each in instalments]
    interests = _fill(owed, _netted((each.on, each.interest) for each in come))
    made = []
    for each, due, (principal, full), (interest, settled) in zip(instalments, owed, principals, interests, strict=True):
        day = None if full is None or settled is None else max(full, settled)
        made.append(InstalmentStanding(each, dong(due), dong(principal), dong(interest), day))
    return LoanStanding(
        on, tuple(made), dong(sum(each.principal for each in come)), dong(sum(each.interest for each in come))
    )


# ---- the fund --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LoanFund:
    """Quỹ trợ vốn: capital set aside by resolutions, what was lent and what came back of it, in đồng."""

    capital: Dong
    lent: Dong
    repaid: Dong

    @property
    def out(self) -> Dong:
        """Money out on loan."""
        return dong(self.lent - self.repaid)

    @property
    def available(self) -> Dong:
        """Capital put in + repaid − lent: what can still be lent. Negative when capital was taken out too early."""
        return dong(self.capital + self.repaid - self.lent)
