"""What the union did around one Tết, by programme: people, money by funder, meals, gifts, vouchers, visits, the plan of pay and bonus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.activities.activities import Figure, Funder, cost_shares
from app.domain.activities.programmes import DAYS_OF_TET_AFTER, PROGRAMMES, TET_PROGRAMMES, TetTerms
from app.domain.dates import Period
from app.domain.money import Dong, dong
from app.domain.text import fold
from app.models.queries.activities.activities import activity_rows, figures_of
from app.models.queries.gifts.programmes import ProgrammeRow, benefit_sums
from app.models.queries.ledger.entries import POSTED
from app.models.queries.union.policies import calendar, policy_on
from app.models.read import Read, marks

DAYS_BEFORE = 75
OTHER, CASES = "gift", "cases"
"""Keys of the lines that are no programme: gift lists and visits of these days; help paid to single cases."""


@dataclass(frozen=True, slots=True)
class TetLine:
    """One programme around Tết, its activities added up. Amounts in đồng."""

    key: str
    count: int
    people: int
    women: int
    money: Mapping[Funder, int]
    total: Dong
    meals: int = 0
    gifts: int = 0
    vouchers: int = 0
    visits: int = 0


@dataclass(frozen=True, slots=True)
class TetReport:
    """All lines of one Tết; ``announced`` is the day the plan of pay and bonus was announced, with its words."""

    tet: dt.date
    window: Period
    lines: tuple[TetLine, ...]
    announced: dt.date | None
    announced_words: str
    results: tuple[str, ...]
    terms: TetTerms

    def by_funder(self, funder: Funder) -> int:
        """What one funder bore of everything."""
        return sum(line.money.get(funder, 0) for line in self.lines)

    def sum_of(self, figure: str) -> int:
        """A figure of all lines: ``people``, ``total``, ``meals`` …"""
        return sum(getattr(line, figure) for line in self.lines)


def tet_window(tet: dt.date) -> Period:
    """The days that count to one Tết."""
    return Period(tet - dt.timedelta(days=DAYS_BEFORE), tet + dt.timedelta(days=DAYS_OF_TET_AFTER))


@dataclass(frozen=True, slots=True)
class _Held:
    id: int
    programme: str
    title: str


def tet_report(read: Read, tet: dt.date) -> TetReport:
    """Everything held around a Tết that was not cancelled; union money from vouchers alone."""
    window = tet_window(tet)
    keys = ", ".join(f"'{each}'" for each in TET_PROGRAMMES)
    found = read.records(
        _Held,
        "FROM activity WHERE state IN ('held', 'settled') AND starts_on BETWEEN ? AND ? "
        f"AND (programme IN ({keys}) OR (kind IN ('gift', 'visit') AND programme NOT IN ({_others()}))) ORDER BY starts_on, id",
        (window.first, window.last),
    )
    # Why: gift lists of other days (8/3, a birthday) may lie in the same weeks; a list counts when its name says Tết.
    ids = [each.id for each in found if each.programme in TET_PROGRAMMES or "tet" in fold(each.title).split()]
    sums, figures = benefit_sums(read, ids), figures_of(read, ids)
    rows = [ProgrammeRow(row, sums.get(row.id)) for row in activity_rows(read, ids)]
    lines = []
    for key in (*TET_PROGRAMMES, OTHER):
        own = [row for row in rows if _line_of(row) == key]
        if own and key != "tet_pay_plan":
            lines.append(_line(key, own, figures))
    helped = _cases(read, window)
    if helped is not None:
        lines.append(helped)
    plans = [row for row in rows if row.activity.programme == "tet_pay_plan"]
    said = "SELECT content FROM activity WHERE id = ?"
    words = "" if not plans else read.value(str, said, (plans[0].id,)) or ""
    results = tuple(
        read.column(
            str,
            f"SELECT title || ': ' || result FROM activity WHERE id IN ({marks(ids)}) AND result <> '' ORDER BY starts_on, id",
        )
    )
    return TetReport(tet, window, tuple(lines), announced_on(read, tet), words, results, tet_terms(read, tet))


def tet_terms(read: Read, tet: dt.date) -> TetTerms:
    """The first day off of a Tết, and how long before it the plan of pay and bonus is announced."""
    first = calendar(read).first_of_tet(tet.year)
    days = policy_on(read, "tet_plan_days", first)
    return TetTerms(tet, first) if days is None else TetTerms(tet, first, int(days.value), days.source)


def announced_on(read: Read, tet: dt.date) -> dt.date | None:
    """The day the plan of pay and bonus of a Tết was announced, by the first such activity that was held; None if none was."""
    window = tet_window(tet)
    return read.value(
        dt.date,
        "SELECT min(starts_on) FROM activity WHERE programme = 'tet_pay_plan' AND state IN ('held', 'settled') "
        "AND starts_on BETWEEN ? AND ?",
        (window.first, window.last),
    )


def _others() -> str:
    return ", ".join(f"'{each}'" for each in PROGRAMMES if each not in TET_PROGRAMMES)


def _line_of(row: ProgrammeRow) -> str:
    return row.activity.programme if row.activity.programme in TET_PROGRAMMES else OTHER


def _line(key: str, rows: list[ProgrammeRow], figures: Mapping[int, Mapping[str, int]]) -> TetLine:
    shares = cost_shares(row.activity.money for row in rows)
    meals = sum(figures.get(row.id, {}).get(str(Figure.MEALS), 0) for row in rows)
    gifts = sum(figures.get(row.id, {}).get(str(Figure.GIFTS), 0) for row in rows)
    vouchers = sum(row.sums.taken for row in rows if row.sums is not None) if key == "tet_fair" else 0
    visits = len([row for row in rows if row.activity.kind == "visit"]) if key == OTHER else 0
    return TetLine(
        key,
        len(rows),
        sum(row.people for row in rows),
        sum(row.activity.people.women or 0 for row in rows),
        {funder: amount for funder, amount in shares.by_funder.items() if amount},
        dong(shares.total),
        meals,
        gifts,
        vouchers,
        visits,
    )


@dataclass(frozen=True, slots=True)
class _Helped:
    cases: int
    people: int
    spent: Dong


def _cases(read: Read, window: Period) -> TetLine | None:
    """Help to single people by vouchers of these days that name their case; loans and houses are not help for Tết."""
    (helped,) = read.records(
        _Helped,
        "SELECT count(DISTINCT c.id) AS cases, count(DISTINCT coalesce(c.member_id, -c.id)) AS people, "
        f"coalesce(sum(iif(t.kind = 'code', e.amount, 0)), 0) AS spent FROM welfare_case c JOIN entry e ON e.case_id = c.id {POSTED} "
        "JOIN account t ON t.id = e.target_id WHERE c.kind NOT IN ('loan', 'house') AND v.book_date BETWEEN ? AND ?",
        (window.first, window.last),
    )
    if not helped.cases:
        return None
    shares = {Funder.UNION: helped.spent}
    return TetLine(CASES, helped.cases, helped.people, 0, shares, helped.spent, visits=helped.cases)
