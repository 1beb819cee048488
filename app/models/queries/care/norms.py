"""The union's own norms as dated rows, and the member as a norm judges them on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.care.norms import Earlier, Norm, Person, norm_on
from app.domain.care.welfare import KINDS, Relation
from app.domain.dates import ALWAYS, Month, Period
from app.domain.problems import N_, Refusal
from app.models.queries.care.named_help import NamedHelp, birthday_gifts
from app.models.read import Read, the_one


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
    until: dt.date | None

    def holds_on(self, day: dt.date) -> bool:
        """True while it is the one in force on a day."""
        return self.norm.valid_from <= day and not self.norm.ended and (self.until is None or day <= self.until)


def norm_rows(read: Read) -> tuple[NormRow, ...]:
    """Every row, by kind, relation and day."""
    found = read.records(
        NormRow,
        "SELECT n.id, n.kind, n.relation, n.valid_from, n.amount, n.amount_most, n.in_kind, n.per_year, n.rule, n.papers, n.clause, "
        "n.source, n.confidence, n.ended, (SELECT count(*) FROM welfare_case c WHERE c.norm_id = n.id) AS cases, "
        "date(lead(n.valid_from) OVER (PARTITION BY n.kind, n.relation ORDER BY n.valid_from), '-1 day') AS until FROM welfare_norm n",
    )
    return tuple(sorted(found, key=_place))


_KIND_ORDER = {key: place for place, key in enumerate(KINDS)}
_RELATION_ORDER = {each: place for place, each in enumerate(Relation)}


def _place(row: NormRow) -> tuple[int, int, dt.date]:
    norm = row.norm
    return _KIND_ORDER.get(norm.kind, 99), _RELATION_ORDER[norm.relation], norm.valid_from


def norm_row(read: Read, norm_id: int) -> NormRow:
    """One norm; refuses an unknown id."""
    return the_one((row for row in norm_rows(read) if row.id == norm_id), NoSuchNorm(given=norm_id))


def norm_for(read: Read, kind: str, relation: Relation, day: dt.date) -> NormRow | None:
    """The norm in force for a kind and relation on a day."""
    rows = norm_rows(read)
    found = norm_on((row.norm for row in rows), kind, relation, day)
    return next((row for row in rows if row.norm is found), None)


_PERSON = """
SELECT m.id AS owner, m.full_name AS name, m.gender = 'female' AS is_woman, coalesce(
        (SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= {day} ORDER BY s.valid_from DESC LIMIT 1)
        IN ('active', 'paused'), 0) AS is_member,
    coalesce(nullif(substr(m.joined || '-01-01', 1, 10), '-01-01'),
        (SELECT min(s.valid_from) FROM member_state s WHERE s.member_id = m.id)) AS joined_on,
    EXISTS (SELECT 1 FROM exemption x WHERE x.member_id = m.id AND x.reason = 'unpaid_leave'
        AND x.first_month <= substr({day}, 1, 7) AND x.last_month >= substr({day}, 1, 7)) AS on_unpaid_leave
FROM member m WHERE {where}
"""
# Why the tail: what is known of a day may be its year or month alone; the first day of it counts.


def person_on(read: Read, member_id: int, day: dt.date) -> Person | None:
    """A member as a norm judges them on a day; None for an unknown id."""
    return _persons(read, ":day", "m.id = :id", {"id": member_id, "day": day}).get(member_id)


def birthday_persons(read: Read, month: Month) -> dict[int, Person]:
    """Everybody born in a month, as a norm judges them on their birthday of that year (29/02: the month's last day)."""
    # Why min of texts: days of one month compare as they stand.
    wanted = {
        "year": str(month.year),
        "last": month.last_day,
        "begin": f"{month.month:02d}",
        "end": f"{month.month + 1:02d}",
    }
    return _persons(
        read, "min(:year || '-' || m.birthday, :last)", "m.birthday >= :begin AND m.birthday < :end", wanted
    )


def _persons(read: Read, day: str, where: str, values: Mapping[str, object]) -> dict[int, Person]:
    return read.keyed(Person, _PERSON.format(day=day, where=where), values)


def earlier_cases(read: Read, member_id: int, kind: str, without: int | None = None) -> Sequence[Earlier]:
    """A member's other cases of a kind that were not refused; birthday gifts count among the birthdays."""
    found = read.records(
        Earlier,
        "SELECT kind, relation, happened_on AS day, title FROM welfare_case WHERE member_id = ? AND kind = ? AND state <> 'refused' "
        "AND happened_on IS NOT NULL AND id <> ? ORDER BY happened_on, id",
        (member_id, kind, without or 0),
    )
    if kind == "birthday":
        found += tuple(_as_earlier(gift) for gift in birthday_gifts(read, ALWAYS) if gift.member_id == member_id)
    return found


_CASES = """
SELECT member_id AS owner, kind, relation, happened_on AS day, title FROM welfare_case
WHERE kind = 'birthday' AND state <> 'refused' AND member_id IS NOT NULL AND happened_on BETWEEN :first AND :last ORDER BY happened_on, id
"""


def _as_earlier(gift: NamedHelp) -> Earlier:
    return Earlier("birthday", Relation.SELF, gift.day, gift.title)


def earlier_birthdays(read: Read, year: int) -> dict[int, tuple[Earlier, ...]]:
    """By member: the year's birthday cases that were not refused, and the birthday gifts that are posted."""
    days = Period.of_year(year)
    found: dict[int, tuple[Earlier, ...]] = dict(read.grouped(Earlier, _CASES, days))
    for gift in birthday_gifts(read, days):
        found[gift.member_id] = (*found.get(gift.member_id, ()), _as_earlier(gift))
    return found
