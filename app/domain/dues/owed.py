"""What of the dues is payable to the superior union, by the month the dues are for.

Pure: dues collected and shares sent come in with their months; the share of each month comes from the policy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.domain.dates import Month
from app.domain.money import Dong, apply_rate, dong, split_by_shares
from app.domain.problems import N_, Finding, stop

LONGEST = 36
"""The most months that are chosen at once."""


def span_findings(first: Month | None, last: Month | None) -> list[Finding]:
    """Stops a first and a last month that are no span of at most three years; shown at ``first`` and ``last``."""
    if first is None or last is None:
        wanting = "first" if first is None else "last"
        return [stop("months-missing", N_("Hãy ghi cả tháng đầu và tháng cuối."), wanting)]
    if last < first or first.plus(LONGEST) < last:
        return [stop("months-wrong", N_("Tháng cuối phải từ tháng đầu trở đi, không quá ba năm."), "last")]
    return []


@dataclass(frozen=True, slots=True)
class ForMonths:
    """An amount and the months it is for (first and last, both included). Amount in đồng."""

    amount: Dong
    first: Month
    last: Month

    def months(self) -> tuple[Month, ...]:
        """Every month it is for, in order."""
        return self.first.through(self.last)


@dataclass(frozen=True, slots=True)
class Payable:
    """What is still owed, and what was remitted over what the policy asked, in đồng."""

    owed: Dong
    over_remitted: Dong


def share_of(collected: ForMonths, share: Callable[[Month], Fraction]) -> Dong:
    """The part of collected dues that goes up, by the policy of the months it is for.

    Law: QĐ 61/QĐ-TLĐ 29/7/2025 and its forerunners leave a share at the union; the rest goes up. When the months fall
    under different shares, the money is counted in equal parts to its months.
    """
    if collected.first == collected.last:
        return apply_rate(collected.amount, share(collected.first))
    months = collected.months()
    shares = [share(month) for month in months]
    if len(set(shares)) == 1:
        return apply_rate(collected.amount, shares[0])
    parts = split_by_shares(collected.amount, [Fraction(1)] * len(months))
    return dong(sum(apply_rate(part, rate) for part, rate in zip(parts, shares, strict=True)))


def payable_to_superior(
    shares: Iterable[Dong], sent: Iterable[ForMonths], *, owed_at_opening: Dong, opening_month: Month
) -> Payable:
    """What is payable at a period's end, from the book's first day on: the shares of dues collected less what was sent.

    Money sent for months before the book opened settles only what was owed at the opening; sending more than the
    policy asked (40% for a year of 30%) is shown as over-remitted and never deducted from other months.
    """
    since = int(sum(shares))
    before = int(owed_at_opening)
    for each in sent:
        if each.last < opening_month:
            before -= each.amount
        else:
            since -= each.amount
    return Payable(dong(max(0, since) + max(0, before)), dong(max(0, -since) + max(0, -before)))
