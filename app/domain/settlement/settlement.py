"""The settlement of a period (B07-TLĐ): sums by code, totals, closing, what is payable to the superior union, and the proof that they agree.

Pure arithmetic over figures read from the books; the printed layout lives in the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.dates import Period
from app.domain.ledger.accounts import IN_TRANSIT_NAME
from app.domain.ledger.chart import STANDARD_CHART, Chart
from app.domain.money import Dong, dong
from app.domain.problems import N_, Finding, all_at_once, warn


@dataclass(frozen=True, slots=True)
class BasicIndicators:
    """Part A of B07; a figure nobody entered or computed is None and prints blank. Payrolls in đồng."""

    workers: int | None = None
    workers_payroll: int | None = None
    members: int | None = None
    dues_payroll: int | None = None
    full_time_officers: int | None = None


@all_at_once
def question_basic_indicators(figures: BasicIndicators) -> Iterator[Finding]:
    """What looks wrong in part A of B07 and deserves a question before it is stored."""
    if figures.full_time_officers:
        text = N_(
            "Cán bộ chuyên trách là người hưởng lương của công đoàn. CĐCS chỉ có cán bộ kiêm nhiệm thì ghi 0. Vẫn ghi {count}?"
        )
        yield warn("full-time-officers", text, "full_time_officers", count=figures.full_time_officers)
    if figures.workers is not None and figures.members is not None and figures.members > figures.workers:
        yield warn("members-over-workers", N_("Số đoàn viên lớn hơn số lao động: hãy xem lại."), "members")


@dataclass(frozen=True, slots=True)
class Proof:
    """Cash, bank, money in transit between them and money out on loan at the period's end against code 50. ``lent`` is empty in
    a book that never lent."""

    funds: tuple[tuple[str, Dong], ...]
    difference: Dong
    lent: tuple[tuple[str, Dong], ...] = ()
    transit: Dong = Dong(0)

    @property
    def held(self) -> Dong:
        """What code 50 must be: all funds, what is in transit between them and what is out on loan."""
        return dong(sum(amount for _, amount in self.parts))

    @property
    def parts(self) -> tuple[tuple[str, Dong], ...]:
        """Every part of ``held`` with its name; money in transit where there is any."""
        transit = ((IN_TRANSIT_NAME, self.transit),) if self.transit else ()
        return (*self.funds, *transit, *self.lent)

    @property
    def out_on_loan(self) -> Dong:
        """What is out on loan, in đồng."""
        return dong(sum(amount for _, amount in self.lent))

    @property
    def holds(self) -> bool:
        """True when code 50 equals what cash and bank books hold, what is in transit between them and what is out on loan."""
        return self.difference == 0


@dataclass(frozen=True, slots=True)
class Owing:
    """How what is owed comes about: open at the start, arisen in the period, settled in it; ``of_earlier`` is what of this was for
    earlier years, ``left_of_earlier`` what of the rest is. Amounts in đồng.
    """

    opening: Dong
    arisen: Dong
    settled: Dong
    of_earlier: Dong = Dong(0)
    left_of_earlier: Dong = Dong(0)

    @property
    def left(self) -> Dong:
        """What is open at the end."""
        return dong(self.opening + self.arisen - self.settled)


@dataclass(frozen=True, slots=True)
class Settlement:
    """All figures of a B07. ``sums`` has every printed code that moved, parents included; amounts in đồng."""

    period: Period
    opening: Dong
    sums: Mapping[str, Dong]
    payable_to_superior: Dong | None
    over_remitted: Dong
    """What was sent up beyond what the policy of its months asked (shown, never corrected)."""
    proof: Proof
    indicators: BasicIndicators = field(default_factory=BasicIndicators)
    chained_from: Period | None = None
    owed_up: Owing | None = None
    """From what was payable at the start to what is (code 60); less what was remitted over it."""
    due_down: Owing | None = None
    """The same of the union's part of the 2%: expected, received (code 28.01), still to come."""
    chain_difference: Dong = Dong(0)
    """Opening by today's books less code 50 of the filed piece it is chained to; shows red when not 0."""
    chart: Chart = STANDARD_CHART
    """The codes and rows in force on the last day."""

    def _sum(self, figure: str) -> Dong:
        return dong(sum(self.sums.get(line, 0) for line in self.chart.adds(figure)))

    @property
    def income(self) -> Dong:
        """CỘNG THU, by HD 47: 22 + 23 + 24 + 25."""
        return self._sum("income")

    @property
    def total_income(self) -> Dong:
        """TỔNG CỘNG THU, by HD 47: CỘNG THU + 28 + 40 + 47."""
        return dong(self.income + self._sum("total_income"))

    @property
    def spending(self) -> Dong:
        """CỘNG CHI, by HD 47: 31 + 32 + 33 + 34 + 37."""
        return self._sum("spending")

    @property
    def total_spending(self) -> Dong:
        """TỔNG CỘNG CHI, by HD 47: CỘNG CHI + 39 + 42 + 48."""
        return dong(self.spending + self._sum("total_spending"))

    @property
    def closing(self) -> Dong:
        """Code 50: code 10 + TỔNG CỘNG THU − TỔNG CỘNG CHI."""
        return dong(self.opening + self.total_income - self.total_spending)


def sums_by_line(by_code: Mapping[str, int], chart: Chart = STANDARD_CHART) -> dict[str, Dong]:
    """Fold sums by code onto B07's lines and add up the lines that are broken into parts; lines without money are absent."""
    lines: dict[str, Dong] = {}
    for code, amount in by_code.items():
        line = chart.line(code)
        lines[line] = dong(lines.get(line, 0) + amount)
        parent = chart.code(line).parent
        if parent is not None:
            lines[parent] = dong(lines.get(parent, 0) + amount)
    return lines
