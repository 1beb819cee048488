"""Dues in a plain model: what each member owes and has paid, in whole đồng. It knows nothing of the program."""

from __future__ import annotations

from dataclasses import dataclass, field


def half_up(amount: int, percent_of_percent: int) -> int:
    """``amount`` × so many hundredths of a percent, rounded half up."""
    return (2 * amount * percent_of_percent + 10_000) // 20_000


@dataclass
class PlainDues:
    """Wages by member, lists by month, rates by the month they begin with (hundredths of a percent), money by member."""

    wages: dict[int, int]
    rates: dict[int, int]
    lists: dict[int, list[int]] = field(default_factory=dict)
    money: dict[int, int] = field(default_factory=dict)

    def rate(self, month: int) -> int:
        """The rate of a month."""
        return self.rates[max(begun for begun in self.rates if begun <= month)]

    def due(self, member: int, month: int) -> int:
        """What a member owes for a month that has a list."""
        return half_up(self.wages[member], self.rate(month)) if member in self.lists.get(month, []) else 0

    def dues(self, member: int) -> int:
        """What a member owes in all."""
        return sum(self.due(member, month) for month in self.lists)

    def arrears(self, member: int) -> int:
        """What is still to be paid."""
        return max(0, self.dues(member) - self.money.get(member, 0))

    def credit(self, member: int) -> int:
        """What was paid in advance."""
        return max(0, self.money.get(member, 0) - self.dues(member))

    def pay(self, member: int, amount: int) -> None:
        """Money of a member."""
        self.money[member] = self.money.get(member, 0) + amount
