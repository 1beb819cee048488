"""Money paid in advance meets months that are owed, the oldest money first and the oldest month first. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.dates import Month
from app.domain.money import Dong, dong


@dataclass(frozen=True, slots=True)
class Claim:
    """What a member still owes for a month, in đồng."""

    member_id: int
    month: Month
    left: Dong


@dataclass(frozen=True, slots=True)
class Credit:
    """What of a receipt's line a member has paid in advance, in đồng; below nothing where it was given back to them."""

    member_id: int
    entry_id: int
    amount: Dong


@dataclass(frozen=True, slots=True)
class Met:
    """Credit of a receipt's line that meets a member's month, in đồng."""

    entry_id: int
    member_id: int
    month: Month
    amount: Dong


def standing_credit(given: Iterable[Credit]) -> tuple[Credit, ...]:
    """What is left of credit in the order given (the oldest first): what was given back is taken from the oldest."""
    lines = list(given)
    back: dict[int, int] = {}
    for each in lines:
        if each.amount < 0:
            back[each.member_id] = back.get(each.member_id, 0) - each.amount
    found: list[Credit] = []
    for each in lines:
        taken = min(max(each.amount, 0), back.get(each.member_id, 0))
        if taken:
            back[each.member_id] -= taken
        if each.amount > taken:
            found.append(Credit(each.member_id, each.entry_id, dong(each.amount - taken)))
    return tuple(found)


def meet(given: Iterable[Credit], claims: Iterable[Claim]) -> tuple[Met, ...]:
    """Which credit meets which months: of each member the oldest credit first (the order given), the oldest month first."""
    waiting: dict[int, deque[Claim]] = {}
    for claim in sorted(claims, key=lambda each: each.month):
        if claim.left > 0:
            waiting.setdefault(claim.member_id, deque()).append(claim)
    met: list[Met] = []
    for credit in standing_credit(given):
        left, owed = int(credit.amount), waiting.get(credit.member_id, deque())
        while left and owed:
            claim = owed.popleft()
            part = min(left, claim.left)
            met.append(Met(credit.entry_id, credit.member_id, claim.month, dong(part)))
            left -= part
            if part < claim.left:
                owed.appendleft(replace(claim, left=dong(claim.left - part)))
    return tuple(met)
