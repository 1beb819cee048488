"""A small exact calculator over whole numbers, for sums that are typed: + - * / and brackets, nothing else."""

from __future__ import annotations

import re
from fractions import Fraction

MOST = 10**15


class NoSum(Exception):
    """What was typed is no sum of whole numbers, or its result is none."""


def result_of(formula: str, whole: str) -> int:
    """The result of a formula whose numbers are written as the pattern ``whole`` says. Raises NoSum for anything else."""
    return _Arithmetic(formula.strip(), re.compile(rf"\s*({whole}(?![\d.,])|[-+*/()])")).result()


class _Arithmetic:
    _DEEPEST = 20

    def __init__(self, formula: str, token: re.Pattern[str]) -> None:
        self._tokens: list[str] = []
        self._place = 0
        self._depth = 0
        end = 0
        while end < len(formula):
            match = token.match(formula, end)
            if match is None or len(self._tokens) >= 200:
                raise NoSum
            self._tokens.append(match[1])
            end = match.end()

    def result(self) -> int:
        value = self._sum()
        if self._peek() is not None or value.denominator != 1:
            raise NoSum
        return value.numerator

    def _peek(self) -> str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> str:
        token = self._peek()
        if token is None:
            raise NoSum
        self._place += 1
        return token

    def _sum(self) -> Fraction:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = value + self._product() if self._take() == "+" else value - self._product()
        return self._kept_small(value)

    def _product(self) -> Fraction:
        value = self._factor()
        while self._peek() in ("*", "/"):
            if self._take() == "*":
                value *= self._factor()
            else:
                divisor = self._factor()
                if not divisor:
                    raise NoSum
                value /= divisor
            self._kept_small(value)
        return value

    def _factor(self) -> Fraction:
        piece = self._take()
        if piece in ("-", "("):
            self._depth += 1
            if self._depth > self._DEEPEST:
                raise NoSum
            value = -self._factor() if piece == "-" else self._sum()
            self._depth -= 1
            if piece == "(" and self._take() != ")":
                raise NoSum
            return value
        if not piece[0].isdigit():
            raise NoSum
        return Fraction(int(re.sub(r"[., ]", "", piece)))

    def _kept_small(self, value: Fraction) -> Fraction:
        if abs(value) > MOST or value.denominator > MOST:
            raise NoSum
        return value
