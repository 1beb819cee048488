"""What the figures of a table prove: the running balance, whether two columns shut each other out, which way a column leans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import NamedTuple

from app.imports.intake.book_words import side_of_word

Figures = Sequence[int | None]


class Proof(NamedTuple):
    """How often the balance before + in − out was the balance beside it."""

    hits: int = 0
    misses: int = 0

    @property
    def share(self) -> float:
        """The share of the rows on which it was."""
        return self.hits / (self.hits + self.misses) if self.hits else 0.0

    @property
    def holds(self) -> bool:
        """True on nearly all rows of at least three; of fewer on all."""
        return (self.hits >= 3 and self.share >= 0.75) or (self.hits >= 1 and self.misses == 0)


NO_PROOF = Proof()


def running(moved: Sequence[int | None], balances: Figures) -> Proof:
    """The proof of a column of balances by what each row moves: None for a row that moves both ways or nothing readable."""
    hits = misses = 0
    reached: int | None = None
    for change, balance in zip(moved, balances, strict=True):
        if change is None:
            reached = balance if balance is not None else reached
            continue
        if reached is not None:
            reached += change
        if balance is None:
            continue
        if reached is not None and change:
            hits, misses = (hits + 1, misses) if reached == balance else (hits, misses + 1)
        reached = balance
    return Proof(hits, misses)


def by_how_much(amounts: Figures, balances: Figures) -> tuple[Proof, int]:
    """How often a balance went up or down by just the amount beside it, and how many of the two ways it went."""
    hits = misses = 0
    ways: set[bool] = set()
    reached: int | None = None
    for amount, balance in zip(amounts, balances, strict=True):
        if balance is None:
            reached = None if amount else reached
            continue
        if reached is not None and amount:
            moved = balance - reached
            hits, misses = (hits + 1, misses) if abs(moved) == amount else (hits, misses + 1)
            ways.add(moved > 0)
        reached = balance
    return Proof(hits, misses), len(ways)


def net(money_in: Figures, money_out: Figures) -> list[int | None]:
    """What each row moves; a row with both sides is a sum."""
    return [
        None if one and other else (one or 0) - (other or 0) for one, other in zip(money_in, money_out, strict=True)
    ]


class Triple(NamedTuple):
    """The columns of money in, money out and balance, by their place in what was given, with the proof."""

    money_in: int
    money_out: int
    balance: int
    proof: Proof


def best_triple(columns: Sequence[Figures], liking: Callable[[int, int, int], int]) -> Triple | None:
    """The three columns whose balance runs best; ``liking`` (what the heads say) decides among equals."""
    best: Triple | None = None
    rank: tuple[int, float, int] = (0, 0.0, 0)
    for balance in range(len(columns)):
        others = [at for at in range(len(columns)) if at != balance]
        for money_in, money_out in permutations(others, 2):
            proof = running(net(columns[money_in], columns[money_out]), columns[balance])
            if not proof.holds:
                continue
            found = (proof.hits - 2 * proof.misses, proof.share, liking(money_in, money_out, balance))
            if best is None or found > rank:
                best, rank = Triple(money_in, money_out, balance, proof), found
    return best


def shut_out(one: Figures, other: Figures) -> bool:
    """True where both columns hold amounts and hardly any row has both."""
    both = sum(bool(a) and bool(b) for a, b in zip(one, other, strict=True))
    single = [
        sum(bool(a) and not b for a, b in zip(one, other, strict=True)),
        sum(bool(b) and not a for a, b in zip(one, other, strict=True)),
    ]
    return min(single) >= 1 and both * 8 <= sum(single)


def leaning(column: Figures, numbers: Sequence[str], texts: Sequence[str]) -> int:
    """By numbers and words of the rows with an amount in a column: more thu than chi (above 0), or less."""
    found = 0
    for amount, number, text in zip(column, numbers, texts, strict=True):
        if amount:
            side = side_of_word(number) or side_of_word(text.split(" ")[0] if text else "")
            found += 1 if side == "in" else -1 if side == "out" else 0
    return found
