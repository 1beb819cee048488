"""The share of dues that goes up, as the superior union recomputes it: the month's total × rate, rounded once, and the rows of
the list made to add up to it by largest remainder. A list made before this rule keeps its rows as they were sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.domain.money import Dong, apply_rate, dong


def share_rows(bases: Sequence[Dong], rate: Fraction) -> tuple[Dong, ...]:
    """A share for every row: each rounded down, then a đồng more for those with the largest remainders (the earlier of equal
    ones) until all add up to the total × rate, rounded once."""
    return evened([dong(base * rate.numerator // rate.denominator) for base in bases], bases, rate)


def evened(parts: Sequence[Dong], bases: Sequence[Dong], rate: Fraction) -> tuple[Dong, ...]:
    """The parts of the rows with a đồng given to, or taken from, those that are furthest from their exact share, until all add
    up to the total × rate, rounded once."""
    off = apply_rate(dong(sum(bases)), rate) - sum(parts)
    if off == 0:
        return tuple(parts)
    step, given = (1 if off > 0 else -1), list(map(int, parts))
    while off:
        exact = [base * rate.numerator - part * rate.denominator for base, part in zip(bases, given, strict=True)]
        order = sorted(range(len(given)), key=lambda place: (-step * exact[place], place))
        for place in order[: abs(off)]:
            given[place] += step
            off -= step
    return tuple(map(dong, given))
