"""The cash and bank books: balances on a day, and the lines of one fund over any period with monthly sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import sub

from app.domain.dates import Month, Period
from app.domain.ledger.accounts import IN_TRANSIT_NAME, AccountKind
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.queries.ledger.accounts import CashAccount, cash_accounts
from app.models.queries.ledger.entries import APART, GIVEN_ON, HALVES, POSTED, SIDES
from app.models.read import Read, the_one


class NoSuchFund(Refusal):
    """A fund that the book does not have."""

    code = "fund-unknown"
    template = N_("Sổ không có quỹ hoặc tài khoản «{given}»: hãy chọn lại hoặc thêm ở Thiết lập.")


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of a cash or bank book; a voided voucher has its number and no money. Amounts in đồng."""

    voucher_id: int
    book_date: dt.date
    voucher_date: dt.date
    number: str
    kind: VoucherKind
    state: VoucherState
    is_transfer: bool
    narration: str
    amount_in: Dong
    amount_out: Dong
    balance: Dong
    note: str


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What came in and went out in a month, from 1 January (or the book's first day) on, and what was left."""

    month: Month
    amount_in: Dong
    amount_out: Dong
    cumulative_in: Dong
    cumulative_out: Dong
    closing: Dong


@dataclass(frozen=True, slots=True)
class BookExtract:
    """One fund's book over a period."""

    fund: CashAccount
    period: Period
    opening: Dong
    lines: Sequence[BookLine]
    months: tuple[MonthSum, ...]
    total_in: Dong
    total_out: Dong
    closing: Dong


def fund(read: Read, key: str) -> CashAccount:
    """The fund by key, account number or name; refuses an unknown one."""
    known = cash_accounts(read, with_closed=True)
    named = (each for each in known if key in (each.key, each.account_number, each.name))
    return the_one(named, NoSuchFund(given=key))


def balance_before(read: Read, fund_id: int, day: dt.date) -> Dong:
    """What a fund held at the start of a day."""
    return dong(
        read.number(
            "SELECT coalesce((SELECT amount FROM opening WHERE account_id = :fund), 0) + "
            "coalesce((SELECT sum(amount_in - amount_out) FROM daily_balance WHERE fund_id = :fund AND day < :day), 0)",
            {"fund": fund_id, "day": day},
        )
    )


def balances(read: Read, on: dt.date) -> dict[str, Dong]:
    """Fund key → what it held at the end of a day."""
    after = on + dt.timedelta(days=1)
    return {each.key: balance_before(read, each.id, after) for each in cash_accounts(read, with_closed=True)}


def transit_before(read: Read, day: dt.date) -> Dong:
    """Money in transit between funds at the start of a day: it left one and was not yet in the other.

    Less than nothing where it arrived in a book before the other says that it left.
    """
    return dong(read.number(f"SELECT coalesce(sum(amount), 0) FROM {HALVES} WHERE day < :day", {"day": day}))


def in_transit(read: Read, on: dt.date) -> Dong:
    """Money in transit between funds at the end of a day."""
    return transit_before(read, on + dt.timedelta(days=1))


def lowest_from(read: Read, fund_id: int, day: dt.date) -> Dong:
    """The lowest end-of-day balance of a fund from a day on."""
    lowest = running = balance_before(read, fund_id, day + dt.timedelta(days=1))
    for net in read.column(
        int,
        "SELECT amount_in - amount_out FROM daily_balance WHERE fund_id = ? AND day > ? ORDER BY day",
        (fund_id, day.isoformat()),
    ):
        running = dong(running + net)
        lowest = min(lowest, running)
    return lowest


_OF_FUND = f"""
FROM voucher v JOIN entry e ON e.voucher_id = v.id
{SIDES}
LEFT JOIN import_row r ON r.voucher_id = v.id AND r.fund_id = :fund
WHERE v.state IN ('posted', 'voided') AND :fund IN (e.source_id, e.target_id)
"""
_IN_FUND = f"""
SELECT v.id AS voucher_id, {{day}} AS book_date, {{paper}} AS voucher_date, v.number, v.kind, v.state, v.narration, v.note,
    sum(iif(e.target_id = :fund AND v.state = 'posted', e.amount, 0)) AS amount_in,
    sum(iif(e.source_id = :fund AND v.state = 'posted', e.amount, 0)) AS amount_out,
    max(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank')) AS is_transfer, coalesce(r.row, 1000000000) AS place
{_OF_FUND} AND {{day}} BETWEEN :first AND :last AND {{which}} GROUP BY v.id
"""
_LEAVING = f"iif(e.source_id = :fund, {GIVEN_ON}, v.book_date)"
_ON_PAPER = "iif(e.source_id = :fund AND v.left_on IS NOT NULL, v.left_on, v.voucher_date)"
_SHOWN = "v.waits_for <> iif(e.source_id = :fund, 'giver', 'receiver')"
# Why two: nearly all vouchers have one day, and the index of days finds them; the few of two have an index of their own.
_LINES = f"""
SELECT voucher_id, book_date, voucher_date, number, kind, state, narration, note, amount_in, amount_out, is_transfer FROM (
{_IN_FUND.format(day="v.book_date", paper="v.voucher_date", which=f"NOT {APART}")} UNION ALL
{_IN_FUND.format(day=_LEAVING, paper=_ON_PAPER, which=f"{APART} AND {_SHOWN}")}
) ORDER BY book_date, place, voucher_id
"""


@dataclass(frozen=True, slots=True)
class _Moved:
    came: Dong
    went: Dong

    def anything_of(self, opening: Dong) -> bool:
        """True when a fund that held ``opening`` has anything to show."""
        return bool(opening or self.came or self.went)

    def flow(self, fund: CashAccount, opening: Dong) -> FundFlow:
        """The flow of a fund that held ``opening``."""
        return FundFlow(fund, opening, self.came, self.went, dong(opening + self.came - self.went))


def _moved_before(read: Read, fund_id: int, day: dt.date) -> _Moved:
    """What came into a fund and went out of it in that year before a day."""
    (moved,) = read.records(
        _Moved,
        "SELECT coalesce(sum(amount_in), 0) AS came, coalesce(sum(amount_out), 0) AS went FROM daily_balance "
        "WHERE fund_id = ? AND day >= ? AND day < ?",
        (fund_id, day.replace(month=1, day=1), day),
    )
    return moved


def _month_sums(lines: Sequence[BookLine], period: Period, opening: Dong, before: _Moved) -> Iterator[MonthSum]:
    cumulative_in, cumulative_out, closing = int(before.came), int(before.went), int(opening)
    by_month: dict[Month, list[int]] = {}
    for line in lines:
        sums = by_month.setdefault(Month.of(line.book_date), [0, 0])
        sums[0] += line.amount_in
        sums[1] += line.amount_out
    for month in period.months():
        came, went = by_month.get(month, (0, 0))
        if month.month == 1:
            cumulative_in = cumulative_out = 0
        cumulative_in += came
        cumulative_out += went
        closing += came - went
        yield MonthSum(month, dong(came), dong(went), dong(cumulative_in), dong(cumulative_out), dong(closing))


def book_extract(read: Read, fund_key: str, period: Period) -> BookExtract:
    """One fund's book over any period: opening, lines with running balance, a sum for every month, closing."""
    which = fund(read, fund_key)
    opening = balance_before(read, which.id, period.first)

    def running(columns: Mapping[str, Sequence[int]]) -> Iterator[int]:
        net = map(sub, columns["amount_in"], columns["amount_out"])
        return islice(accumulate(net, initial=opening), 1, None)

    values = {"fund": which.id, "first": period.first, "last": period.last}
    lines = read.records(BookLine, _LINES, values, balance=running)
    months = tuple(_month_sums(lines, period, opening, _moved_before(read, which.id, period.first)))
    total_in = dong(sum(line.amount_in for line in lines))
    total_out = dong(sum(line.amount_out for line in lines))
    return BookExtract(which, period, opening, lines, months, total_in, total_out, dong(opening + total_in - total_out))


_LENT_BEFORE = f"""
SELECT coalesce((SELECT sum(amount) FROM loan_opening WHERE account_id = :id), 0) + coalesce(sum(iif(e.target_id = :id, e.amount, -e.amount)), 0)
FROM entry e {POSTED} AND v.book_date < :day WHERE :id IN (e.source_id, e.target_id)
"""
_LENT_FLOW = f"""
SELECT coalesce(sum(iif(e.target_id = :id, e.amount, 0)), 0) AS came, coalesce(sum(iif(e.source_id = :id, e.amount, 0)), 0) AS went
FROM entry e {POSTED} AND v.book_date BETWEEN :first AND :last
WHERE :id IN (e.source_id, e.target_id)
"""


def _loan_accounts(read: Read) -> tuple[CashAccount, ...]:
    return read.records(
        CashAccount,
        "SELECT id, key, kind, name, '' AS bank_name, '' AS account_number, '' AS number_tag FROM account WHERE kind = 'loan' ORDER BY id",
    )


def lent_before(read: Read, day: dt.date) -> tuple[tuple[str, Dong], ...]:
    """Money out on loan at the start of a day, by name; nothing in a book that never lent."""
    found = []
    for each in _loan_accounts(read):
        found.append((each.name, dong(read.number(_LENT_BEFORE, {"id": each.id, "day": day}))))
    return tuple(found)


IN_TRANSIT = CashAccount(0, "transit", AccountKind.TRANSIT, IN_TRANSIT_NAME, "", "", "")
"""Stands for money between two funds where funds are listed; it is no account of the book."""


@dataclass(frozen=True, slots=True)
class FundFlow:
    """What a fund held at the start of a period, what came in and went out (transfers too), what it held at the end.

    Money out on loan is one too: lending brings it in, paying back takes it out. So is money in transit between two funds.
    """

    fund: CashAccount
    opening: Dong
    amount_in: Dong
    amount_out: Dong
    closing: Dong


def fund_flows(read: Read, period: Period) -> tuple[FundFlow, ...]:
    """Every fund that held or moved money, from the books themselves and not from the codes."""
    sums = read.keyed(
        _Moved,
        "SELECT fund_id AS owner, sum(amount_in) AS came, sum(amount_out) AS went FROM daily_balance "
        "WHERE day BETWEEN :first AND :last GROUP BY 1",
        period,
    )
    open_ones = {each.key for each in cash_accounts(read)}
    found = []
    for each in cash_accounts(read, with_closed=True):
        moved = sums.get(each.id, _Moved(dong(0), dong(0)))
        opening = balance_before(read, each.id, period.first)
        if each.key in open_ones or moved.anything_of(opening):
            found.append(moved.flow(each, opening))
    for each in _loan_accounts(read):
        opening = dong(read.number(_LENT_BEFORE, {"id": each.id, "day": period.first}))
        (moved,) = read.records(_Moved, _LENT_FLOW, {"id": each.id, "first": period.first, "last": period.last})
        if moved.anything_of(opening):
            found.append(moved.flow(each, opening))
    opening = transit_before(read, period.first)
    moved = _transit_moved(read, period)
    if moved.anything_of(opening):
        found.append(moved.flow(IN_TRANSIT, opening))
    return tuple(found)


def _transit_moved(read: Read, period: Period) -> _Moved:
    (moved,) = read.records(
        _Moved,
        "SELECT coalesce(sum(iif(gone, amount, 0)), 0) AS came, coalesce(sum(iif(gone, 0, -amount)), 0) AS went "
        f"FROM (SELECT amount, place = 'left' AS gone FROM {HALVES} WHERE day BETWEEN :first AND :last)",
        period,
    )
    return moved


def transferred(read: Read, period: Period) -> Dong:
    """What moved from one fund to another in a period, or to and from loans: it is in the books twice and on no code.

    A transfer of two days moves twice: into transit, and out of it.
    """
    at_once = read.number(
        f"SELECT coalesce(sum(e.amount), 0) FROM entry e {POSTED} {SIDES} WHERE v.book_date BETWEEN :first AND :last "
        f"AND s.kind IN ('cash', 'bank', 'loan') AND t.kind IN ('cash', 'bank', 'loan') AND NOT {APART}",
        period,
    )
    by_halves = _transit_moved(read, period)
    return dong(at_once + by_halves.came + by_halves.went)
