"""The figures of the monthly report, gathered in one read: money, dues, members, what is owed, and the proofs that they agree.

Pure values and their reading; the printed report is ``monthly_report.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import Month, Period
from app.domain.dues.remittance import Obligation
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.codes import CodeSide
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.settlement.settlement import Settlement
from app.exports.form import Params
from app.exports.heads import month_name
from app.exports.issuer import Issuer, issuer
from app.models.queries import Read, trail
from app.models.queries.dues import dues, obligations
from app.models.queries.dues.dues import Arrear, MonthDues
from app.models.queries.ledger import books
from app.models.queries.ledger.books import FundFlow
from app.models.queries.members import members
from app.models.queries.members.members import Movements
from app.models.queries.settlement import settlement
from app.models.queries.union import organisation

TITLE = N_("Báo cáo tháng")
"""What the report is called."""


@dataclass(frozen=True, slots=True)
class ProofLine:
    """Two figures reckoned on two ways that must be one; ``how`` shows the parts. Amounts in đồng."""

    key: str
    says: str
    how: str
    left: int
    right: int

    @property
    def difference(self) -> int:
        """Left less right."""
        return self.left - self.right

    @property
    def holds(self) -> bool:
        """True when both ways give one figure."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """Everything the report prints. ``by_code`` is of the period, ``so_far`` from ``since`` on; obligations as of the last day."""

    who: Issuer
    is_open: bool
    settlement: Settlement
    funds: tuple[FundFlow, ...]
    moved: int
    by_code: Mapping[str, int]
    since: dt.date
    so_far: Mapping[str, int]
    dues: tuple[MonthDues, ...]
    exempt: Sequence[tuple[str, str, str]]
    arrears: Sequence[Arrear]
    movements: Movements
    up: tuple[Obligation, ...]
    down: tuple[Obligation, ...]
    sent: int
    journal: str

    @property
    def period(self) -> Period:
        """What the report is about."""
        return self.who.period

    @property
    def opening(self) -> int:
        """What all funds held at the start, in đồng."""
        return sum(flow.opening for flow in self.funds)

    @property
    def lends(self) -> bool:
        """True when money of the union is or was out on loan in the period."""
        return any(flow.fund.kind is AccountKind.LOAN for flow in self.funds)

    @property
    def closing(self) -> int:
        """What all funds held at the end, in đồng."""
        return sum(flow.closing for flow in self.funds)

    @property
    def income(self) -> int:
        """What was booked on income codes in the period, in đồng."""
        return self.of_side(self.by_code, CodeSide.INCOME)

    @property
    def spending(self) -> int:
        """What was booked on spending codes in the period, in đồng."""
        return self.of_side(self.by_code, CodeSide.SPENDING)

    def of_side(self, by_code: Mapping[str, int], side: CodeSide) -> int:
        """The sum of the codes of one side."""
        return sum(amount for code, amount in by_code.items() if self.settlement.chart.code(code).side is side)


def gather_month(read: Read, params: Params) -> MonthFigures:
    """Read everything the report shows."""
    period = params.period_for(TITLE)
    first, last = Month.of(period.first), Month.of(period.last)
    opened = organisation.opening_day(read)
    since = min(period.first, max(dt.date(period.last.year, 1, 1), opened))
    everything = Period(min(opened, period.first), period.last)
    closed = organisation.closed_through(read)
    return MonthFigures(
        who=issuer(read, params, period.last),
        is_open=closed is None or closed.last_day < period.last,
        settlement=settlement.settlement(read, period),
        funds=books.fund_flows(read, period),
        moved=books.transferred(read, period),
        by_code=settlement.sums_by_code(read, period),
        since=since,
        so_far=settlement.sums_by_code(read, Period(since, period.last)),
        dues=dues.month_dues(read, first, last),
        exempt=dues.exempt_people(read, first, last),
        arrears=dues.arrears(read, last),
        movements=members.movements(read, period),
        up=obligations.payables_to_superior(read, period.last),
        down=obligations.receivables_from_superior(read, period.last),
        sent=settlement.sums_by_code(read, everything).get("39", 0),
        journal=trail.head_hash(read),
    )


def proofs(figures: MonthFigures) -> tuple[ProofLine, ...]:
    """What must agree: funds (and loans) and code 50, codes and books both ways, and what is owed, sent and left."""
    sheet, moved = figures.settlement, figures.moved
    held = " + ".join(f"{flow.fund.name} {show_money(flow.closing)}" for flow in figures.funds)
    came, went = sum(flow.amount_in for flow in figures.funds), sum(flow.amount_out for flow in figures.funds)
    owed = sum(each.due for each in figures.up)
    still = (sheet.payable_to_superior or 0) - sheet.over_remitted
    words = "Tồn các quỹ và đang cho vay = mã 50" if figures.lends else "Tồn các quỹ = mã 50"
    sent = f"Đã nộp {show_money(figures.sent)} + còn {show_money(still)}"
    came_by, went_by = _less_moved("Thu", came, moved), _less_moved("Chi", went, moved)
    return (
        ProofLine("closing", words, held, figures.closing, sheet.closing),
        ProofLine("income", "Tổng thu theo mã = tổng thu các sổ", came_by, figures.income, came - moved),
        ProofLine("spending", "Tổng chi theo mã = tổng chi các sổ", went_by, figures.spending, went - moved),
        ProofLine("owed_up", "Phải nộp cấp trên = đã nộp + còn nộp", sent, owed, figures.sent + still),
    )


def _less_moved(word: str, amount: int, moved: int) -> str:
    return f"{word} {show_money(amount)}" + (f" − chuyển quỹ {show_money(moved)}" if moved else "")


def data_rows(figures: MonthFigures) -> Iterator[tuple[str, str, str, str, int]]:
    """Every figure of the report for other programs, one a line: section, key, label, figure, amount."""
    for flow in figures.funds:
        for figure in ("opening", "amount_in", "amount_out", "closing"):
            yield ("fund", flow.fund.key, flow.fund.name, figure, getattr(flow, figure))
    for code in sorted(figures.so_far):
        known = figures.settlement.chart.code(code)
        side, name = str(known.side), known.name
        yield (side, code, name, "period", figures.by_code.get(code, 0))
        yield (side, code, name, "so_far", figures.so_far[code])
    for sums in figures.dues:
        for figure in ("members", "exempt", "wages", "amount", "paid", "up"):
            yield ("dues", str(sums.month), month_name(sums.month), figure, getattr(sums, figure))
    for section, owed in (("up", figures.up), ("down", figures.down)):
        for each in owed:
            for figure in ("due", "done", "left"):
                yield (section, str(each.month), month_name(each.month), figure, getattr(each, figure))
            yield (section, str(each.month), month_name(each.month), "days_late", each.days_late(figures.period.last))
    for proof in proofs(figures):
        for figure in ("left", "right", "difference"):
            yield ("proof", proof.key, proof.says, figure, getattr(proof, figure))
