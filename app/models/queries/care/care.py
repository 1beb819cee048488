"""Everything the union gave people in a period or to one member: cases, help by name, lists of activities, as facts to add up.

Money is what posted vouchers carry; goods are those of cases received and of lists taken. Loans are lent, not given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.activities.activities import activity_kind
from app.domain.activities.programmes import PROGRAMMES
from app.domain.care.care_report import CareFact, Share, share_out
from app.domain.care.welfare import KINDS, CareKind
from app.domain.dates import ALWAYS, Period
from app.domain.money import Dong, dong
from app.domain.text import fold
from app.models.queries.care.named_help import named_help
from app.models.queries.ledger.entries import POSTED
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read

_POSTED = f"{POSTED} AND v.kind IN ('PC', 'UNC')"
_KEYS = ", ".join(f"'{key}'" for key in PROGRAMMES)
_CARE = (
    f"a.state <> 'cancelled' AND (a.programme IN ({_KEYS}) OR a.kind IN ('visit', 'gift', 'meal') "
    "OR EXISTS (SELECT 1 FROM gift_terms t WHERE t.activity_id = a.id))"
)
"""SQL of an activity that gives people something; the activity is ``a``."""


def care_facts(read: Read, period: Period) -> list[CareFact]:
    """Every fact of a period: money by the day of its voucher, goods by the day they were received."""
    return [*_cases(read, period), *_named(read, period), *_activities(read, period)]


class _Taker(NamedTuple):
    """Who took something, on which day, and what. Why a tuple: a union of a thousand has thirty thousand a year."""

    member_id: int | None
    relative_id: int | None
    who: str
    group: str
    gender: str
    day: dt.date
    given: Share

    @property
    def person(self) -> str:
        """A key of the person: one somebody named twice has once."""
        if self.relative_id is not None:
            return f"r{self.relative_id}"
        return f"m{self.member_id}" if self.member_id is not None else f"p{fold(self.who)}"

    def fact(
        self,
        line: str,
        name: str,
        title: str,
        share: Share,
        *,
        case_id: int | None = None,
        activity_id: int | None = None,
        voucher_id: int | None = None,
    ) -> CareFact:
        """The fact that this is of a line, with what of it counts, and the case, activity and voucher it came by."""
        member = self.member_id if self.relative_id is None else None
        return CareFact(
            line,
            name,
            title,
            self.person,
            self.who,
            member,
            self.group,
            self.gender,
            self.day,
            share.money,
            share.in_kind,
            case_id=case_id,
            activity_id=activity_id,
            voucher_id=voucher_id,
        )


# ---- cases -------------------------------------------------------------------------------------------------------

_CASES = f"""
WITH money AS (SELECT e.case_id, sum(e.amount) AS amount, min(v.book_date) AS day, max(v.id) AS voucher FROM entry e {_POSTED}
    WHERE e.case_id IS NOT NULL AND v.book_date BETWEEN :first AND :last GROUP BY e.case_id),
ever AS (SELECT e.case_id, sum(e.amount) AS amount FROM entry e {_POSTED} WHERE e.case_id IS NOT NULL GROUP BY e.case_id)
SELECT c.id, c.kind, c.title, c.member_id, NULL AS relative_id, coalesce(m.full_name, c.person) AS who, coalesce(g.name, '') AS 'group',
    coalesce(m.gender, '') AS gender, coalesce(w.day, c.received_on) AS day, coalesce(w.amount, 0) AS money,
    CASE WHEN c.received_on BETWEEN :first AND :last AND coalesce(x.amount, 0) >= c.amount THEN c.in_kind ELSE 0 END AS in_kind,
    w.voucher AS voucher_id
FROM welfare_case c LEFT JOIN money w ON w.case_id = c.id LEFT JOIN ever x ON x.case_id = c.id
LEFT JOIN member m ON m.id = c.member_id {IN_GROUP}
WHERE c.kind <> 'loan' AND c.state NOT IN ('proposed', 'refused')
    AND (w.amount IS NOT NULL OR (c.in_kind > 0 AND c.received_on BETWEEN :first AND :last))
"""


@dataclass(frozen=True, slots=True)
class _Case:
    id: int
    kind: CareKind
    title: str
    taker: _Taker
    voucher_id: int | None


def _cases(read: Read, period: Period) -> Iterator[CareFact]:
    for each in read.records(_Case, _CASES, period):
        if each.taker.given.money or each.taker.given.in_kind:
            line = each.kind.key if each.kind.key in KINDS else "other"
            yield each.taker.fact(
                line, each.kind.name, each.title, each.taker.given, case_id=each.id, voucher_id=each.voucher_id
            )


def _named(read: Read, period: Period) -> Iterator[CareFact]:
    """What vouchers gave somebody by name, without a case or a list."""
    for each in named_help(read, period):
        kind, given = KINDS[each.kind], Share(each.amount, dong(0))
        taker = _Taker(each.member_id, None, each.who, each.group, each.gender, each.day, given)
        yield taker.fact(kind.key, kind.name, each.title, given, voucher_id=each.voucher_id)


# ---- activities --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Activity:
    """One that gives; ``counted`` people and ``given`` goods of others only when it lies in the period."""

    id: int
    kind: str
    programme: str
    norm_kind: str | None
    title: str
    day: dt.date | None
    counted: int
    given: Dong

    @property
    def line(self) -> tuple[str, str]:
        """Its line of the report, and the name of it."""
        if self.norm_kind and self.norm_kind in KINDS:
            return self.norm_kind, KINDS[self.norm_kind].name
        if self.programme in PROGRAMMES:
            return f"programme:{self.programme}", PROGRAMMES[self.programme].name
        return f"activity:{self.kind}", activity_kind(self.kind).name


@dataclass(frozen=True, slots=True)
class _Spent:
    amount: Dong
    day: dt.date


_ACTIVITIES = f"""
SELECT a.id, a.kind, a.programme, t.norm_kind, a.title, a.starts_on AS day,
    CASE WHEN a.state IN ('held', 'settled') AND a.starts_on BETWEEN :first AND :last THEN coalesce(a.people, 0) ELSE 0 END AS counted,
    CASE WHEN a.starts_on BETWEEN :first AND :last THEN (SELECT coalesce(sum(s.in_kind), 0) FROM activity_source s
        WHERE s.activity_id = a.id) ELSE 0 END AS given
FROM activity a LEFT JOIN gift_terms t ON t.activity_id = a.id WHERE {_CARE}
"""
_SPENT = f"""
SELECT e.activity_id AS owner, sum(e.amount) AS amount, min(v.book_date) AS day FROM entry e {_POSTED} JOIN activity a ON a.id = e.activity_id
WHERE e.case_id IS NULL AND {_CARE} AND v.book_date BETWEEN :first AND :last GROUP BY e.activity_id
"""
_TAKERS = f"""
SELECT p.activity_id AS owner, p.member_id, p.relative_id, coalesce(nullif(p.person, ''), m.full_name, '') AS who,
    coalesce(nullif(p.group_name, ''), g.name, '') AS 'group', coalesce(r.gender, m.gender, '') AS gender,
    coalesce(p.received_on, a.starts_on) AS day, p.amount AS money, p.in_kind
FROM participant p JOIN activity a ON a.id = p.activity_id LEFT JOIN member m ON m.id = p.member_id
LEFT JOIN relative r ON r.id = p.relative_id {IN_GROUP}
WHERE p.received = 1 AND (p.amount > 0 OR p.in_kind > 0) AND {_CARE} AND coalesce(p.received_on, a.starts_on) BETWEEN :first AND :last
"""


def _activities(read: Read, period: Period) -> Iterator[CareFact]:
    """Who took something with its money and goods, and what is left of vouchers and goods beside every name."""
    spent, takers = read.keyed(_Spent, _SPENT, period), read.grouped(_Taker, _TAKERS, period)
    for each in read.records(_Activity, _ACTIVITIES, period):
        line, name = each.line
        people, paid = takers[each.id], spent.get(each.id)
        shares, rest = share_out([who.given for who in people], 0 if paid is None else paid.amount)
        for who, share in zip(people, shares, strict=True):
            yield who.fact(line, name, each.title, share, activity_id=each.id)
        goods = max(each.given - sum(share.in_kind for share in shares), 0)
        counted = 0 if people else each.counted
        if rest or goods or counted:
            day = each.day or (period.first if paid is None else paid.day)
            # Why: money of a voucher belongs to the voucher's period even when the activity lies in another one.
            day = min(max(day, period.first), period.last)
            yield CareFact(
                line, name, each.title, "", "", None, "", "", day, rest, dong(goods), counted, activity_id=each.id
            )


# ---- one member --------------------------------------------------------------------------------------------------


def member_care(read: Read, member_id: int, period: Period = ALWAYS) -> list[CareFact]:
    """Everything one member received in a period, the newest first; what their children were given stands with them."""
    children = {
        f"r{number}" for number in read.column(int, "SELECT id FROM relative WHERE member_id = ?", (member_id,))
    }
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
