"""Money and rates. Money is a whole number of đồng; a rate is an exact fraction.

A float never enters: whoever reads numbers from files turns them into ``Dong`` in ``reading.py`` or refuses.
Amounts in words live in ``words.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NewType

from app.domain.problems import N_, Finding, stop

Dong = NewType("Dong", int)


def dong(value: int) -> Dong:
    """A whole number of đồng. Refuses floats, bools and anything else that is not an int (TypeError)."""
    if type(value) is not int:
        raise TypeError(f"money is a whole number of đồng, not {type(value).__name__}")
    return Dong(value)


def show_money(amount: int) -> str:
    """``1.234.567``: dots between thousands, a minus for negative amounts, no unit."""
    return f"{amount:,}".replace(",", ".")


def show_tenths(amount: Fraction) -> str:
    """``3,9`` or ``479``: half up, never more than one place after the comma."""
    whole, tenth = divmod(int(amount * 10 + Fraction(1, 2)), 10)
    return f"{show_money(whole)},{tenth}" if tenth else show_money(whole)


class Rate(Fraction):
    """An exact share or rate. Made from text or whole numbers only: ``Rate("0.5%")``, ``Rate("3/4")``, ``Rate(1, 200)``."""

    def __new__(cls, numerator: str | int | Fraction, denominator: int | None = None) -> Rate:
        if isinstance(numerator, float) or isinstance(denominator, float):
            raise TypeError("a rate is exact: give it as text or whole numbers")
        if isinstance(numerator, str):
            text = numerator.strip().replace(",", ".")
            hundredth = text.endswith("%")
            value = Fraction(text.rstrip("% ")) / (100 if hundredth else 1)
            return super().__new__(cls, value.numerator, value.denominator)
        return super().__new__(cls, numerator, denominator)

    def show(self) -> str:
        """As a percentage with a decimal comma, without needless zeros: ``0,5%``."""
        hundredfold = self * 100
        if hundredfold.denominator == 1:
            return f"{hundredfold.numerator}%"
        return f"{float(hundredfold):.6f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def apply_rate(base: Dong, rate: Fraction) -> Dong:
    """``base × rate`` rounded half away from zero to one đồng, the rounding the books state."""
    # Why: whole numbers alone; a Fraction made for every charge of a year took longer than reading them.
    exact = base * rate.numerator
    whole, rest = divmod(abs(exact), rate.denominator)
    if 2 * rest >= rate.denominator:
        whole += 1
    return dong(whole if exact >= 0 else -whole)


def split_by_shares(total: Dong, shares: Sequence[Fraction]) -> tuple[Dong, ...]:
    """Divide ``total`` by ``shares`` so that the parts always add up to the total (largest remainder).

    Each part lies within one đồng of its exact share; on equal remainders the earlier share gets the đồng.
    Refuses shares that are negative or add up to nothing (ValueError).
    """
    weight = sum(shares, Fraction(0))
    if weight <= 0 or any(share < 0 for share in shares):
        raise ValueError("shares must be positive")
    sign = -1 if total < 0 else 1
    exact = [abs(total) * Fraction(share) / weight for share in shares]
    parts = [part.numerator // part.denominator for part in exact]
    missing = abs(total) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[:missing]:
        parts[place] += 1
    return tuple(dong(sign * part) for part in parts)


def amount_findings(amount: int | None, column: str) -> list[Finding]:
    """Stops an amount that is missing or not more than nothing."""
    return [] if amount is not None and amount > 0 else [stop("amount-missing", N_("Số tiền phải lớn hơn 0."), column)]
