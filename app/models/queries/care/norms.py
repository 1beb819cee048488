"""The union's own norms as dated rows, and the member as a norm judges them on a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.care.norms import Earlier, Norm, NormRule, Person, norm_on
from app.domain.care.welfare import KINDS, Relation, relation_of
from app.domain.dates import Month, day_of_iso
from app.domain.money import dong
from app.domain.problems import N_, Refusal
from app.models.book import Read

BIRTHDAY_ENTRY = "e.member_id IS NOT NULL AND e.case_id IS NULL AND e.narration LIKE 'Mừng sinh nhật%'"
"""SQL of an entry made by the month's birthdays; the entry is ``e``."""


class NoSuchNorm(Refusal):
    """No norm of that id."""

    code = "norm-missing"
    template = N_("Không có định mức số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class NormRow:
    """A stored norm; ``cases`` were judged by it, ``until`` is the day before its follower's."""

    id: int
    norm: Norm
    cases: int
    until: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """True while it is the one in force on a day."""
        return self.norm.valid_from <= day and not self.norm.ended and (self.until is None or day <= self.until)


def norm_rows(read: Read) -> tuple[NormRow, ...]:
    """Every row, by kind, relation and day."""
    found = [
        NormRow(
            row[0],
            Norm(
                kind=row[1],
                relation=relation_of(row[2]),
                valid_from=dt.date.fromisoformat(row[3]),
                amount=dong(row[4]),
                amount_most=dong(row[5]),
                in_kind=dong(row[6]),
                per_year=row[7],
                rule=NormRule.from_json(row[8]),
                papers=tuple(json.loads(row[9])),
                clause=row[10],
                source=row[11],
                confidence=row[12],
                ended=bool(row[13]),
            ),
            row[14],
        )
        for row in read.rows(
            "SELECT n.id, n.kind, n.relation, n.valid_from, n.amount, n.amount_most, n.in_kind, n.per_year, n.rule, n.papers, "
            "n.clause, n.source, n.confidence, n.ended, (SELECT count(*) FROM welfare_case c WHERE c.norm_id = n.id) "
            "FROM welfare_norm n ORDER BY n.kind, n.relation, n.valid_from"
        )
    ]
    return tuple(sorted(map(_until, found, [*found[1:], None]), key=_place))


def _until(row: NormRow, follower: NormRow | None) -> NormRow:
    one = row.norm
    if follower is None or (follower.norm.kind, follower.norm.relation) != (one.kind, one.relation):
        return row
    return NormRow(row.id, one, row.cases, follower.norm.valid_from - dt.timedelta(days=1))


_KIND_ORDER = {key: place for place, key in enumerate(KINDS)}
_RELATION_ORDER = {each: place for place, each in enumerate(Relation)}


def _place(row: NormRow) -> tuple[int, int, dt.date]:
    norm = row.norm
    return _KIND_ORDER.get(norm.kind, 99), _RELATION_ORDER[norm.relation], norm.valid_from


def norm_row(read: Read, norm_id: int) -> NormRow:
    """One norm; refuses an unknown id."""
    for row in norm_rows(read):
        if row.id == norm_id:
            return row
    raise NoSuchNorm(given=norm_id)


def norm_for(read: Read, kind: str, relation: Relation, day: dt.date) -> NormRow | None:
    """The norm in force for a kind and relation on a day."""
    rows = norm_rows(read)
    found = norm_on((row.norm for row in rows), kind, relation, day)
    return next((row for row in rows if row.norm is found), None)


_PERSON = """
SELECT m.id, m.full_name, m.gender, m.joined,
    (SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= {day} ORDER BY s.valid_from DESC LIMIT 1),
    (SELECT min(s.valid_from) FROM member_state s WHERE s.member_id = m.id),
    EXISTS (SELECT 1 FROM exemption x WHERE x.member_id = m.id AND x.reason = 'unpaid_leave'
        AND x.first_month <= substr({day}, 1, 7) AND x.last_month >= substr({day}, 1, 7))
FROM member m WHERE {where}
"""


def person_on(read: Read, member_id: int, day: dt.date) -> Person | None:
    """A member as a norm judges them on a day; None for an unknown id."""
    row = read.one(_PERSON.format(day=":day", where="m.id = :id"), {"id": member_id, "day": day.isoformat()})
    return None if row is None else _person(row)


def birthday_persons(read: Read, month: Month) -> dict[int, Person]:
    """Everybody born in a month, as a norm judges them on their birthday of that year (29/02: the month's last day)."""
    # Why min of texts: days of one month compare as they stand.
    sql = _PERSON.format(
        day="min(:year || '-' || m.birthday, :last)", where="m.birthday >= :begin AND m.birthday < :end"
    )
    wanted = {
        "year": str(month.year), "last": month.last_day.isoformat(), "begin": f"{month.month:02d}", "end": f"{month.month + 1:02d}",
    }  # fmt: skip
    return {row[0]: _person(row) for row in read.rows(sql, wanted)}


def _person(row: Sequence[Any]) -> Person:
    _member, name, gender, joined, state, registered, on_leave = row
    return Person(name, state in ("active", "paused"), _joined(joined, registered), bool(on_leave), gender == "female")


def _joined(known: str, registered: str | None) -> dt.date | None:
    """The day of joining as written on the member (a year alone: its first day), else the first day in the books."""
    if known:
        return dt.date.fromisoformat((known + "-01-01")[:10] if len(known) == 4 else (known + "-01")[:10])
    return day_of_iso(registered)


def earlier_cases(read: Read, member_id: int, kind: str, without: int | None = None) -> Sequence[Earlier]:
    """A member's other cases of a kind that were not refused; birthday gifts count among the birthdays."""
    found = [
        Earlier(kind, relation_of(row[0]), dt.date.fromisoformat(row[1]), row[2])
        for row in read.rows(
            "SELECT relation, happened_on, title FROM welfare_case WHERE member_id = ? AND kind = ? AND state <> 'refused' "
            "AND happened_on IS NOT NULL AND id <> ? ORDER BY happened_on, id",
            (member_id, kind, without or 0),
        )
    ]
    if kind == "birthday":
        found += [
            Earlier(kind, Relation.SELF, dt.date.fromisoformat(row[0]), row[1])
            for row in read.rows(
                "SELECT v.book_date, e.narration FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
                f"WHERE e.member_id = ? AND {BIRTHDAY_ENTRY}",
                (member_id,),
            )
        ]
    return found


def earlier_birthdays(read: Read, year: int) -> dict[int, list[Earlier]]:
    """By member: the year's birthday cases that were not refused, and the birthday gifts that are posted."""
    days = (f"{year}-01-01", f"{year}-12-31")
    found: dict[int, list[Earlier]] = {}
    for member, relation, day, title in (
        *read.rows(
            "SELECT member_id, relation, happened_on, title FROM welfare_case WHERE kind = 'birthday' AND state <> 'refused' "
            "AND member_id IS NOT NULL AND happened_on BETWEEN ? AND ? ORDER BY happened_on, id",
            days,
        ),
        *read.rows(
            "SELECT e.member_id, '', v.book_date, e.narration FROM entry e JOIN voucher v ON v.id = e.voucher_id "
            f"AND v.state = 'posted' WHERE {BIRTHDAY_ENTRY} AND v.book_date BETWEEN ? AND ? ORDER BY v.book_date, e.id",
            days,
        ),
    ):
        earlier = Earlier("birthday", relation_of(relation), dt.date.fromisoformat(day), title)
        found.setdefault(member, []).append(earlier)
    return found
