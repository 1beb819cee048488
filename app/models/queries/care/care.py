"""Everything the union gave people in a period or to one member: cases, birthdays, lists of activities, as facts to add up.

Money is what posted vouchers carry; goods are those of cases received and of lists taken. Loans are lent, not given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from app.domain.activities.activities import activity_kind
from app.domain.activities.programmes import PROGRAMMES
from app.domain.care.care_report import CareFact, Share, share_out
from app.domain.care.welfare import KINDS, care_kind
from app.domain.dates import Period
from app.domain.money import dong
from app.domain.text import fold
from app.models.book import Read
from app.models.queries.care.norms import BIRTHDAY_ENTRY

_POSTED = "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' AND v.kind IN ('PC', 'UNC')"
_KEYS = ", ".join(f"'{key}'" for key in PROGRAMMES)
_CARE = (
    f"a.state <> 'cancelled' AND (a.programme IN ({_KEYS}) OR a.kind IN ('visit', 'gift', 'meal') "
    "OR EXISTS (SELECT 1 FROM gift_terms t WHERE t.activity_id = a.id))"
)
"""SQL of an activity that gives people something; the activity is ``a``."""


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def care_facts(read: Read, period: Period) -> list[CareFact]:
    """Every fact of a period: money by the day of its voucher, goods by the day they were received."""
    days = (period.first.isoformat(), period.last.isoformat())
    return [*_cases(read, days), *_birthdays(read, days), *_activities(read, period)]


# ---- cases -------------------------------------------------------------------------------------------------------

_CASES = f"""
WITH money AS (SELECT e.case_id, sum(e.amount) AS amount, min(v.book_date) AS day, max(v.id) AS voucher FROM entry e {_POSTED}
    WHERE e.case_id IS NOT NULL AND v.book_date BETWEEN :first AND :last GROUP BY e.case_id),
ever AS (SELECT e.case_id, sum(e.amount) AS amount FROM entry e {_POSTED} WHERE e.case_id IS NOT NULL GROUP BY e.case_id)
SELECT c.id, c.kind, c.title, c.member_id, coalesce(m.full_name, c.person), coalesce(g.name, ''), coalesce(m.gender, ''),
    coalesce(w.day, c.received_on), coalesce(w.amount, 0),
    CASE WHEN c.received_on BETWEEN :first AND :last AND coalesce(x.amount, 0) >= c.amount THEN c.in_kind ELSE 0 END, w.voucher
FROM welfare_case c LEFT JOIN money w ON w.case_id = c.id LEFT JOIN ever x ON x.case_id = c.id
LEFT JOIN member m ON m.id = c.member_id LEFT JOIN union_group g ON g.id = m.group_id
WHERE c.kind <> 'loan' AND c.state NOT IN ('proposed', 'refused')
    AND (w.amount IS NOT NULL OR (c.in_kind > 0 AND c.received_on BETWEEN :first AND :last))
"""


def _cases(read: Read, days: tuple[str, str]) -> Iterator[CareFact]:
    for row in read.rows(_CASES, {"first": days[0], "last": days[1]}):
        if not row[8] and not row[9]:
            continue
        kind = care_kind(row[1])
        yield CareFact(
            line=row[1] if row[1] in KINDS else "other",
            name=kind.name,
            title=row[2],
            person=_person(row[3], None, row[4]),
            who=row[4],
            member_id=row[3],
            group=row[5],
            gender=row[6],
            day=_day(row[7]),
            money=dong(row[8]),
            in_kind=dong(row[9]),
            case_id=row[0],
            voucher_id=row[10],
        )


def _person(member: int | None, relative: int | None, name: str) -> str:
    if relative is not None:
        return f"r{relative}"
    return f"m{member}" if member is not None else f"p{fold(name)}"


def _birthdays(read: Read, days: tuple[str, str]) -> Iterator[CareFact]:
    for row in read.rows(
        "SELECT e.member_id, m.full_name, coalesce(g.name, ''), m.gender, v.book_date, e.amount, v.id, e.narration FROM entry e "
        f"{_POSTED} JOIN member m ON m.id = e.member_id LEFT JOIN union_group g ON g.id = m.group_id "
        f"WHERE {BIRTHDAY_ENTRY} AND e.activity_id IS NULL AND v.book_date BETWEEN ? AND ?",
        days,
    ):
        yield CareFact(
            line="birthday",
            name=KINDS["birthday"].name,
            title=row[7],
            person=f"m{row[0]}",
            who=row[1],
            member_id=row[0],
            group=row[2],
            gender=row[3],
            day=_day(row[4]),
            money=dong(row[5]),
            voucher_id=row[6],
        )


# ---- activities --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Gathered:
    """One activity with its vouchers of the period and who took something in it."""

    line: str
    name: str
    title: str
    day: str
    counted: int
    given: int = 0
    spent: int = 0
    people: list[tuple[Any, ...]] = field(default_factory=list)


def _line_of(kind: str, programme: str, norm_kind: str | None) -> tuple[str, str]:
    if norm_kind and norm_kind in KINDS:
        return norm_kind, KINDS[norm_kind].name
    if programme in PROGRAMMES:
        return f"programme:{programme}", PROGRAMMES[programme].name
    return f"activity:{kind}", activity_kind(kind).name


def _activities(read: Read, period: Period) -> Iterator[CareFact]:
    days = (period.first.isoformat(), period.last.isoformat())
    found = _care_activities(read, days)
    for number, amount, day in read.rows(
        f"SELECT e.activity_id, sum(e.amount), min(v.book_date) FROM entry e {_POSTED} JOIN activity a ON a.id = e.activity_id "
        f"WHERE e.case_id IS NULL AND {_CARE} AND v.book_date BETWEEN ? AND ? GROUP BY e.activity_id",
        days,
    ):
        found[number].spent = amount
        found[number].day = found[number].day or day
    for row in read.rows(
        "SELECT p.activity_id, p.member_id, p.relative_id, coalesce(nullif(p.person, ''), m.full_name, ''), "
        "coalesce(nullif(p.group_name, ''), g.name, ''), coalesce(r.gender, m.gender, ''), coalesce(p.received_on, a.starts_on), "
        "p.amount, p.in_kind FROM participant p JOIN activity a ON a.id = p.activity_id LEFT JOIN member m ON m.id = p.member_id "
        "LEFT JOIN relative r ON r.id = p.relative_id LEFT JOIN union_group g ON g.id = m.group_id "
        f"WHERE p.received = 1 AND (p.amount > 0 OR p.in_kind > 0) AND {_CARE} AND coalesce(p.received_on, a.starts_on) BETWEEN ? AND ?",
        days,
    ):
        found[row[0]].people.append(row)
    for number, one in found.items():
        yield from _facts_of(number, one, period)


def _care_activities(read: Read, days: tuple[str, str]) -> dict[int, _Gathered]:
    """Every activity that gives; people counted and goods given by others count only when it lies in the period."""
    found = {}
    for row in read.rows(
        "SELECT a.id, a.kind, a.programme, t.norm_kind, a.title, coalesce(a.starts_on, ''), "
        "CASE WHEN a.state IN ('held', 'settled') AND a.starts_on BETWEEN ? AND ? THEN coalesce(a.people, 0) ELSE 0 END, "
        "CASE WHEN a.starts_on BETWEEN ? AND ? THEN (SELECT coalesce(sum(s.in_kind), 0) FROM activity_source s "
        f"WHERE s.activity_id = a.id) ELSE 0 END FROM activity a LEFT JOIN gift_terms t ON t.activity_id = a.id WHERE {_CARE}",
        (*days, *days),
    ):
        line, name = _line_of(row[1], row[2], row[3])
        found[row[0]] = _Gathered(line, name, row[4], row[5], row[6], row[7])
    return found


def _facts_of(number: int, one: _Gathered, period: Period) -> Iterator[CareFact]:
    """Who took something with its money and goods, and what is left of vouchers and goods beside every name."""
    shares, rest = share_out([Share(dong(row[7]), dong(row[8])) for row in one.people], one.spent)
    for row, share in zip(one.people, shares, strict=True):
        yield CareFact(
            line=one.line,
            name=one.name,
            title=one.title,
            person=_person(row[1], row[2], row[3]),
            who=row[3],
            member_id=row[1] if row[2] is None else None,
            group=row[4],
            gender=row[5],
            day=_day(row[6]),
            money=share.money,
            in_kind=share.in_kind,
            activity_id=number,
        )
    goods = max(one.given - sum(share.in_kind for share in shares), 0)
    counted = 0 if one.people else one.counted
    if rest or goods or counted:
        day = _day(one.day) if one.day else period.first
        # Why: money of a voucher belongs to the voucher's period even when the activity lies in another one.
        day = min(max(day, period.first), period.last)
        yield CareFact(
            line=one.line,
            name=one.name,
            title=one.title,
            person="",
            who="",
            member_id=None,
            group="",
            gender="",
            day=day,
            money=rest,
            in_kind=dong(goods),
            counted=counted,
            activity_id=number,
        )


# ---- one member --------------------------------------------------------------------------------------------------

ALWAYS = Period(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


def member_care(read: Read, member_id: int, period: Period = ALWAYS) -> list[CareFact]:
    """Everything one member received in a period, the newest first; what their children were given stands with them."""
    children = {f"r{row[0]}" for row in read.rows("SELECT id FROM relative WHERE member_id = ?", (member_id,))}
    mine = [fact for fact in care_facts(read, period) if fact.member_id == member_id or fact.person in children]
    return sorted(mine, key=lambda fact: fact.day, reverse=True)


def sum_by_year(facts: Iterable[CareFact]) -> list[tuple[int, int, int]]:
    """(year, money, goods) of facts, the newest year first."""
    years: dict[int, list[int]] = {}
    for fact in facts:
        held = years.setdefault(fact.day.year, [0, 0])
        held[0] += fact.money
        held[1] += fact.in_kind
    return [(year, *sums) for year, sums in sorted(years.items(), reverse=True)]  # type: ignore[misc]
