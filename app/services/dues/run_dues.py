"""Lập bảng trích nộp: assess every member's dues of a month by the policy of that month, as one run; withdraw it whole.

The rows are made by one statement, so that 100,000 members take under a second; ``domain/dues.assess`` is the
rule, and a property test holds the two together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.dates import Month
from app.domain.dues.dues import DuesBase, DuesPolicy
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Refusal, note, warn
from app.models.book import Book, Read
from app.models.dues import dues as tables
from app.models.operation import Operation, Outcome
from app.models.queries.dues.assessment import dues_policy
from app.models.queries.dues.collected import CHARGED, STANDING_NOW, month_policies, share_rule
from app.models.queries.dues.dues import DuesRunCard, dues_run, exempt_people
from app.models.queries.members.members import MemberFilter, member_ids
from app.models.queries.union.organisation import organisation
from app.services.dues.allocations import give_credit_back, meet_credit


class NobodyToCharge(Refusal):
    """The month has no active member with a wage."""

    code = "nobody-to-charge"
    template = N_(
        "Chưa lập được bảng tháng {month}: 0 người, vì {members} đoàn viên đang sinh hoạt mà {without_wage} người chưa có mức lương."
    )


class RunCollected(Refusal):
    """Money was already collected for the month."""

    code = "run-collected"
    template = N_("Bảng tháng {month} đã thu {amount} đồng: hãy hủy hoặc điều chỉnh phiếu thu trước khi rút bảng.")


class RunAdjusted(Refusal):
    """A decision adjusted the month."""

    code = "run-adjusted"
    template = N_(
        "Bảng tháng {month} đã được điều chỉnh theo quyết định đổi tỷ lệ: hãy rút quyết định ấy trước khi rút bảng."
    )


class NoRun(Refusal):
    """The month has no list."""

    code = "no-run"
    template = N_("Tháng {month} chưa có bảng trích nộp.")


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run gave: the stored run, findings (members without a wage, exempt ones), and the credit that met it, in đồng."""

    run: DuesRunCard
    findings: tuple[Finding, ...]
    met: Dong


def _shared(column: str, rate: str, before: str) -> str:
    """SQL of a row's part of a list: rounded down, and a đồng more for the largest remainders until all add up to the list's
    total × rate, rounded once; ``before`` names what the list had already. The rule is ``domain/dues/shares.share_rows``."""
    n, d = f":{rate}_n", f":{rate}_d"
    target = f"(2 * (:{before} + sum({column}) OVER ()) * {n} + {d}) / (2 * {d}) - :{before}_{rate}"
    place = f"row_number() OVER (ORDER BY {column} * {n} % {d} DESC, member_id)"
    return f"{column} * {n} / {d} + ({place} <= {target} - sum({column} * {n} / {d}) OVER ())"


_INSERT = f"""
INSERT INTO charge (member_id, month, run_id, exempt, wage, base, amount, standard, up, fund, fund_up)
WITH payer AS (
    SELECT w.member_id AS member_id, w.amount AS wage,
        CASE :base WHEN 'insured' THEN min(w.amount, :cap) WHEN 'net' THEN coalesce(w.net_pay, w.amount) ELSE :fixed_base END AS base,
        coalesce(x.reason, '') AS exempt
    FROM (SELECT member_id, amount, net_pay, max(valid_from) FROM wage WHERE valid_from <= :month GROUP BY member_id
        UNION ALL SELECT e.member_id, 0, 0, '' FROM exemption e WHERE e.first_month <= :month AND e.last_month >= :month
            AND NOT EXISTS (SELECT 1 FROM wage n WHERE n.member_id = e.member_id AND n.valid_from <= :month)
            GROUP BY e.member_id) w
    JOIN (SELECT member_id, state, max(valid_from) FROM member_state WHERE valid_from <= :day GROUP BY member_id) s
        ON s.member_id = w.member_id AND s.state = 'active'
    LEFT JOIN (SELECT member_id, min(reason) AS reason FROM exemption WHERE first_month <= :month AND last_month >= :month
        GROUP BY member_id) x ON x.member_id = w.member_id
    WHERE NOT EXISTS (SELECT 1 FROM charge k WHERE k.member_id = w.member_id AND k.month = :month)
), rated AS (
    SELECT *, min(:ceiling, (2 * base * :rate_n + :rate_d) / (2 * :rate_d)) AS asked FROM payer
), owed AS (
    SELECT member_id, exempt, wage, iif(exempt = '', base, 0) AS base, iif(exempt = '', asked, 0) AS standard,
        iif(exempt = '', max(asked, min(:house_limit, (2 * base * :house_n + :house_d) / (2 * :house_d))), 0) AS amount,
        iif(exempt = '', min(wage, :cap), 0) AS insured
    FROM rated
), listed AS (
    SELECT *, {_shared("standard", "up", "standard")} AS up, {_shared("insured", "fund", "insured")} AS fund FROM owed
)
SELECT member_id, :month, :run, exempt, wage, base, amount, standard, up, fund, {_shared("fund", "fup", "fund")} FROM listed
"""
_NO_LIMIT = 1 << 62


def _numbers(policy: DuesPolicy) -> dict[str, Any]:
    house = policy.local_rate.value if policy.local_rate is not None else policy.rate.value
    fixed = policy.base is DuesBase.FIXED
    least = policy.base_salary.value
    ceiling = policy.ceiling if policy.ceiling is not None else _NO_LIMIT
    values: dict[str, Any] = {
        "base": str(policy.base),
        "cap": policy.wage_cap,
        "ceiling": ceiling,
        "fixed_base": least,
        "rate_n": policy.rate.value.numerator,
        "rate_d": policy.rate.value.denominator,
        "house_n": house.numerator,
        "house_d": house.denominator,
        # Why: without a local rate the standard amount, ceiling included, is the amount.
        "house_limit": _NO_LIMIT if house > policy.rate.value else 0,
        "up_n": policy.share_up.value.numerator,
        "up_d": policy.share_up.value.denominator,
        "fund_n": 0,
        "fund_d": 1,
        "fup_n": 0,
        "fup_d": 1,
    }
    if policy.fund_kept is not None:
        above = 1 - policy.fund_kept.value
        values |= {"fund_n": policy.fund_rate.value.numerator, "fund_d": policy.fund_rate.value.denominator}
        values |= {"fup_n": above.numerator, "fup_d": above.denominator}
    if fixed:
        lowest = (2 * least * values["rate_n"] + values["rate_d"]) // (2 * values["rate_d"])
        amount = max(lowest, policy.fixed.value if policy.fixed is not None else 0)
        # Why: a fixed amount is a rate of one on a base of that amount.
        values |= {"fixed_base": amount, "rate_n": 1, "rate_d": 1, "house_n": 1, "house_d": 1}
    return values


def policy_as_text(policy: DuesPolicy) -> str:
    """The policy as a run, or a decision's adjustment of it, keeps it; ``share_of_total`` says that the share is of the total."""
    return json.dumps(
        {
            "group": policy.group,
            "rate": policy.rate.value.show(),
            "rate_source": policy.rate.source,
            "share_up": policy.share_up.value.show(),
            "share_source": policy.share_up.source,
            "base_salary": policy.base_salary.value,
            "ceiling": policy.ceiling,
            "wage_cap": policy.wage_cap,
            "fund_rate": policy.fund_rate.value.show(),
            "fund_kept": policy.fund_kept.value.show() if policy.fund_kept is not None else "",
            "share_of_total": str(policy.share_up.value),
        },
        ensure_ascii=False,
    )


_AS_TEXT = """
SELECT group_concat(line, ';') FROM (
    SELECT concat_ws(',', member_id, month, exempt, wage, base, amount, standard, up, fund, fund_up) AS line
    FROM charge WHERE run_id = ? ORDER BY member_id)
"""


def charges_digest(read: Read, run_id: int) -> str:
    """A digest of every row of a run, in member order. The text is built inside SQLite: under a second for 100,000 rows."""
    return hashlib.sha256((read.value(str, _AS_TEXT, (run_id,)) or "").encode()).hexdigest()


def run_findings(read: Read, month: Month) -> tuple[Finding, ...]:
    """Who is missing from a month's list, and why."""
    without_wage = read.column(
        str,
        "SELECT m.full_name FROM member m LEFT JOIN charge c ON c.member_id = m.id AND c.month = :month WHERE c.member_id IS NULL "
        "AND (SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= :day "
        "ORDER BY s.valid_from DESC LIMIT 1) = 'active' "
        "AND NOT EXISTS (SELECT 1 FROM wage w WHERE w.member_id = m.id AND w.valid_from <= :month) ORDER BY m.sort_key LIMIT 200",
        {"day": month.last_day, "month": month},
    )
    missing, exempt = N_("{name}: chưa có mức lương, không có trong bảng."), N_("{name}: miễn đoàn phí ({note}).")
    return (
        *(warn("wage-missing", missing, name=name) for name in without_wage),
        *(
            note("exempt", exempt, name=name, note=told or reason)
            for name, reason, told in exempt_people(read, month, month)[:200]
        ),
    )


def run_dues(book: Book, month: Month) -> Outcome[RunReport]:
    """Assess a month for every active member with a wage, or exempt without one. A month that has a run gets only the members it lacks (late
    joiners); rows that are there, collected or not, are never touched."""
    with book.operation("run_dues", subject=str(month)) as operation:
        read = operation.read
        group = organisation(read, month.first_day).group or 3
        policy = dues_policy(read, month, group)
        standing = dues_run(read, month)
        run_id = standing.id if standing is not None else _new_run(operation, month, group, policy)
        given = {"month": str(month), "day": month.last_day.isoformat(), "run": run_id}
        result = operation.run(_INSERT, {**given, **_numbers(policy), **_before(read, month, policy)})
        if result.rowcount == 0 and standing is None:
            _nobody(read, month)
        _seal_run(operation, run_id)
        met = meet_credit(operation)
        stored = dues_run(read, month)
        findings = run_findings(read, month)
    if stored is None:
        raise NoRun(month=month)
    text = N_("Bảng trích nộp tháng {month}: {members} người, {exempt} người miễn, đoàn phí {total} đồng.")
    with_credit = N_(
        "Bảng trích nộp tháng {month}: {members} người, {exempt} người miễn, đoàn phí {total} đồng; {met} đồng nộp trước đã trừ."
    )
    values: Mapping[str, object] = {
        "month": month,
        "members": stored.members,
        "exempt": stored.exempt,
        "total": show_money(stored.total),
        "met": show_money(met),
    }
    return operation.outcome(RunReport(stored, findings, met), with_credit if met else text, **values)


_STANDING_SUMS = f"""
SELECT coalesce(sum(c.standard), 0), coalesce(sum(c.up), 0), coalesce(sum(iif(c.exempt = '', min(c.wage, :cap), 0)), 0),
    coalesce(sum(c.fund), 0), coalesce(sum(c.fund_up), 0)
FROM {CHARGED} c WHERE c.month = :month
"""


def _before(read: Read, month: Month, policy: DuesPolicy) -> dict[str, int]:
    """What the month's list has already, so that late joiners bring its totals to what they must be; nothing where the list was
    made by rows or at another share: then the new rows are a list of their own."""
    names = ("standard", "standard_up", "insured", "insured_fund", "fund_fup")
    if share_rule(month_policies(read).get(str(month), "")) != policy.share_up.value:
        return {**dict.fromkeys(names, 0), "fund": 0}
    (sums,) = read.rows(_STANDING_SUMS, {"month": str(month), "cap": int(policy.wage_cap)})
    return {**dict(zip(names, sums, strict=True)), "fund": sums[3]}


def _new_run(operation: Operation, month: Month, group: int, policy: DuesPolicy) -> int:
    return operation.add(
        tables.dues_run,
        month=month,
        dues_group=group,
        members=0,
        exempt=0,
        total=0,
        digest="-",
        policy=policy_as_text(policy),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    members: int
    exempt: int
    total: int


def _seal_run(operation: Operation, run_id: int) -> None:
    read = operation.read
    (sums,) = read.records(
        _Sums,
        "SELECT coalesce(sum(exempt = ''), 0) AS members, coalesce(sum(exempt <> ''), 0) AS exempt, coalesce(sum(amount), 0) AS total "
        "FROM charge WHERE run_id = ?",
        (run_id,),
    )
    operation.change(tables.dues_run, run_id, **asdict(sums), digest=charges_digest(read, run_id))


def _nobody(read: Read, month: Month) -> None:
    everyone = member_ids(read, MemberFilter(month.last_day))
    without = member_ids(read, MemberFilter(month.last_day, without_wage=True))
    raise NobodyToCharge(month=month, members=len(everyone), without_wage=len(without))


def withdraw_dues(book: Book, month: Month) -> Outcome[None]:
    """Remove a month's run whole; credit that met it is credit again. Refused once money was collected for it, and in a closed month."""
    with book.operation("withdraw_dues", subject=str(month)) as operation:
        read = operation.read
        run = dues_run(read, month)
        if run is None:
            raise NoRun(month=month)
        if read.number("SELECT count(*) FROM dues_adjustment WHERE month = ?", (str(month),)):
            raise RunAdjusted(month=month)
        collected = read.number(
            "SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id AND b.run_id IS NULL "
            f"WHERE a.month = ? AND b.id IN ({STANDING_NOW})",
            (str(month),),
        )
        if collected:
            raise RunCollected(month=month, amount=show_money(collected))
        members = give_credit_back(operation, "b.run_id = ?", (run.id,))
        operation.remove("charge", run_id=run.id)
        operation.remove(tables.dues_run, id=run.id)
        meet_credit(operation, members)
    return operation.outcome(None, N_("Đã rút bảng trích nộp tháng {month}."), month=month)
