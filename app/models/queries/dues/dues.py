"""Dues by member and month: runs, charges, what was collected for them, one member's account, arrears, and what is owed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from app.domain.dates import Month
from app.domain.dues.shares import evened
from app.domain.money import Dong, apply_rate, dong
from app.models.queries.dues.collected import (
    CHARGED,
    COLLECTED_PARTS,
    STANDING_NOW,
    charges_with_paid,
    month_policies,
    share_rule,
)
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read, marks


@dataclass(frozen=True, slots=True)
class DuesRunCard:
    """A month's run: how many were charged and exempted, and the total dues in đồng."""

    id: int
    month: Month
    group: int
    members: int
    exempt: int
    total: Dong
    policy: str


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One member's month as stored, with what was collected for it. Amounts in đồng."""

    member_id: int
    full_name: str
    group: str
    month: Month
    exempt: str
    wage: Dong
    base: Dong
    amount: Dong
    standard: Dong
    up: Dong
    fund: Dong
    fund_up: Dong
    paid: Dong

    @property
    def kept(self) -> Dong:
        """The dues that stay."""
        return dong(self.amount - self.up)

    @property
    def fund_kept(self) -> Dong:
        """The part of the 2% that comes back to the union."""
        return dong(self.fund - self.fund_up)

    @property
    def left(self) -> Dong:
        """What is still owed for the month (negative: paid too much)."""
        return dong(self.amount - self.paid)


@dataclass(frozen=True, slots=True)
class MonthDues:
    """The sums of a month's list over all members, in đồng; ``changed`` is what decisions added to it since."""

    month: Month
    members: int
    exempt: int
    wages: Dong
    amount: Dong
    standard: Dong
    up: Dong
    fund: Dong
    fund_up: Dong
    changed: Dong
    paid: Dong


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One month of a member's account: due, paid, left, in đồng; ``vouchers`` names the receipts."""

    month: Month | None
    due: Dong
    paid: Dong
    exempt: str
    vouchers: str


def dues_runs(read: Read) -> tuple[DuesRunCard, ...]:
    """Every run, by month."""
    sql = "SELECT id, month, dues_group AS 'group', members, exempt, total, policy FROM dues_run ORDER BY month"
    return read.records(DuesRunCard, sql)


def dues_run(read: Read, month: Month) -> DuesRunCard | None:
    """The run of a month, or None before it is made."""
    return next((run for run in dues_runs(read) if run.month == month), None)


def charge_ids(read: Read, month: Month) -> Sequence[int]:
    """Member ids of a month's list, in name order."""
    return read.column(
        int,
        "SELECT c.member_id FROM charge c JOIN member m ON m.id = c.member_id WHERE c.month = ? ORDER BY m.sort_key, m.id",
        (month,),
    )


def charges(read: Read, month: Month, ids: Sequence[int] | None = None) -> tuple[ChargeRow, ...]:
    """A month's list (or some members of it), in name order."""
    among = "" if ids is None else f"AND c.member_id IN ({marks(ids)})"
    return read.records(
        ChargeRow,
        "SELECT c.member_id, m.full_name, coalesce(g.name, '') AS 'group', c.month, c.exempt, c.wage, c.base, c.amount, c.standard, "
        f"c.up, c.fund, c.fund_up, c.paid FROM ({charges_with_paid('c.*', f'c.month = ? {among}')}) c "
        f"JOIN member m ON m.id = c.member_id {IN_GROUP} ORDER BY m.sort_key, m.id",
        (month,),
    )


def month_dues(read: Read, first: Month, last: Month) -> tuple[MonthDues, ...]:
    """Sums by month over the charges, with what was collected for each month."""
    months = (first, last)
    paid = read.mapping(
        str,
        Dong,
        f"SELECT a.month, sum(a.amount) FROM allocation a WHERE a.month BETWEEN ? AND ? AND a.batch_id IN ({STANDING_NOW}) GROUP BY 1",
        months,
    )
    changed = read.mapping(
        str, Dong, "SELECT month, sum(amount) FROM adjusted_charge WHERE month BETWEEN ? AND ? GROUP BY 1", months
    )
    return read.records(
        MonthDues,
        "SELECT month, sum(exempt = '') AS members, sum(exempt <> '') AS exempt, sum(iif(exempt = '', wage, 0)) AS wages, "
        "sum(amount) AS amount, sum(standard) AS standard, sum(up) AS up, sum(fund) AS fund, sum(fund_up) AS fund_up FROM charge "
        "WHERE month BETWEEN ? AND ? GROUP BY month ORDER BY month",
        months,
        changed=defaultdict(lambda: dong(0), changed),
        paid=defaultdict(lambda: dong(0), paid),
    )


def member_account(read: Read, member_id: int) -> tuple[AccountLine, ...]:
    """A member's months: what was due, what was paid and by which receipts; money for no month (credit) comes last."""
    return read.records(
        AccountLine,
        "SELECT month, sum(due) AS due, sum(paid) AS paid, max(exempt) AS exempt, max(vouchers) AS vouchers FROM (SELECT month, "
        f"amount AS due, 0 AS paid, exempt, '' AS vouchers FROM {CHARGED} WHERE member_id = :member UNION ALL SELECT a.month, 0, "
        "sum(a.amount), '', group_concat(DISTINCT v.number) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id "
        f"JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id WHERE a.member_id = :member "
        f"AND b.id IN ({STANDING_NOW}) GROUP BY 1) GROUP BY month "
        "HAVING month IS NOT NULL OR sum(paid) <> 0 ORDER BY month IS NULL, month",
        {"member": member_id},
    )


@dataclass(frozen=True, slots=True)
class Arrear:
    """What a member still owes for months up to a month, in đồng."""

    member_id: int
    full_name: str
    group: str
    months: int
    first: Month
    left: Dong


def arrears(read: Read, through: Month) -> tuple[Arrear, ...]:
    """Members who still owe dues for months up to one, those with the oldest debt first."""
    return read.records(
        Arrear,
        "SELECT c.member_id, m.full_name, coalesce(g.name, '') AS 'group', count(*) AS months, min(c.month) AS 'first', "
        "sum(c.amount - c.paid) AS 'left' "
        f"FROM ({charges_with_paid('c.member_id, c.month, c.amount', 'c.month <= ? AND c.amount > 0')}) c "
        f"JOIN member m ON m.id = c.member_id {IN_GROUP} WHERE c.amount > c.paid GROUP BY c.member_id ORDER BY 5, m.sort_key",
        (str(through),),
    )


class DuesLine(NamedTuple):
    """One member's sums over the months of a list, in đồng; ``note`` is what was written down with the exemption."""

    full_name: str
    group: str
    months: int
    exempt_months: int
    exempt: str
    note: str
    wage: int
    base: int
    fund_kept: int
    fund_up: int
    kept: int
    up: int
    extra: int


_NOTE = (
    "iif(c.exempt = '', '', coalesce((SELECT x.note FROM exemption x WHERE x.member_id = c.member_id "
    "AND x.first_month <= c.month AND x.last_month >= c.month LIMIT 1), ''))"
)
_FIGURES = {
    "months": "c.exempt = ''",
    "exempt_months": "c.exempt <> ''",
    "exempt": "c.exempt",
    "note": _NOTE,
    "wage": "iif(c.exempt = '', c.wage, 0)",
    "base": "c.base",
    "fund_kept": "c.fund - c.fund_up",
    "fund_up": "c.fund_up",
    "kept": "c.amount - c.up",
    "up": "c.up",
    "extra": "c.amount - c.standard",
}


def dues_list(read: Read, first: Month, last: Month, by_group: bool = False) -> tuple[DuesLine, ...]:
    """Every member of the lists of these months, one line each, in name order (within the groups' order when asked)."""
    one = first == last
    # Why one month apart: nothing is summed then, and a hundred thousand groups of one row cost as much as the rest.
    ways = {name: "{}" if one else "max({})" if name in ("exempt", "note") else "sum({})" for name in _FIGURES}
    figures = ", ".join(f"{ways[name].format(sql)} AS {name}" for name, sql in _FIGURES.items())
    order = "g.id IS NULL, g.position, g.search_key, m.sort_key, m.id" if by_group else "m.sort_key, m.id"
    return read.records(
        DuesLine,
        f"SELECT m.full_name, coalesce(g.name, '') AS 'group', {figures} FROM charge c JOIN member m ON m.id = c.member_id "
        f"{IN_GROUP} WHERE c.month BETWEEN ? AND ? {'' if one else 'GROUP BY c.member_id'} ORDER BY {order}",
        (first, last),
    )


class RemittedLine(NamedTuple):
    """One member's month as it goes up: what was due, what was collected, and the share of that, in đồng."""

    month: str
    number: str
    citizen_number: str
    full_name: str
    group: str
    wage: int
    due: int
    collected: int
    share: int


def remitted_lines(read: Read, first: Month, last: Month) -> tuple[RemittedLine, ...]:
    """Every charge of these months that asks for money, by month and name. The shares of a month add up to what obligations reckon."""
    rows = read.rows(
        f"SELECT month, number, citizen_number, full_name, name, wage, amount, paid, {COLLECTED_PARTS} FROM (SELECT c.month, "
        "coalesce(m.number, '') AS number, m.citizen_number, m.full_name, coalesce(g.name, '') AS name, c.wage, c.amount, c.standard, "
        "c.up, c.paid, m.sort_key, m.id FROM "
        f"({charges_with_paid('c.member_id, c.month, c.wage, c.amount, c.standard, c.up', 'c.month BETWEEN ? AND ? AND c.amount > 0')}) c "
        f"JOIN member m ON m.id = c.member_id {IN_GROUP}) ORDER BY month, sort_key, id",
        (str(first), str(last)),
    )
    policies = month_policies(read)
    lines: list[RemittedLine] = []
    for month, of_month in groupby(rows, key=itemgetter(0)):
        found = list(of_month)
        bases, shares = [row[9] for row in found], [row[8] for row in found]
        rule = share_rule(policies.get(month, ""))
        if rule is None or sum(shares) == apply_rate(dong(sum(bases)), rule):
            lines.extend(RemittedLine._make(row[:9]) for row in found)
        else:
            evened_out = evened(shares, bases, rule)
            lines.extend(RemittedLine._make((*row[:8], share)) for row, share in zip(found, evened_out, strict=True))
    return tuple(lines)


def insured_wages(read: Read, month: Month, cap: Dong) -> Dong:
    """The wages the 2% of a month is taken of: each member's, no higher than the insured wage may be."""
    return dong(
        read.number(
            "SELECT coalesce(sum(min(wage, ?)), 0) FROM charge WHERE month = ? AND exempt = ''", (int(cap), str(month))
        )
    )


def exempt_people(read: Read, first: Month, last: Month) -> list[tuple[str, str, str]]:
    """Who owed nothing in some of these months: name, reason, and what was written down with it, in name order."""
    return [
        (name, reason, note)
        for name, reason, note in read.rows(
            f"SELECT m.full_name, max(c.exempt), max({_NOTE}) FROM charge c JOIN member m ON m.id = c.member_id "
            "WHERE c.month BETWEEN ? AND ? AND c.exempt <> '' GROUP BY c.member_id ORDER BY m.sort_key, m.id",
            (first, last),
        )
    ]
