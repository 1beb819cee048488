"""Initiatives, emulation and Party development as lists and figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Period, day_of_iso
from app.domain.merit.merit import (
    EmulationDraft,
    InitiativeDraft,
    InitiativeState,
    MeritLevel,
    PartyStage,
    Registered,
    Result,
)
from app.domain.money import Dong, Rate, dong
from app.domain.problems import N_, Refusal
from app.models.book import Read
from app.models.queries.union.policies import rate_timeline


class NoSuchMerit(Refusal):
    """The initiative, registration or stage is gone."""

    code = "merit-missing"
    template = N_("Dòng này không còn trong sổ: hãy nạp lại danh sách.")


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative whole, with its author's name and tổ as they print, and the reward: what was decided and what is paid."""

    id: int
    draft: InitiativeDraft
    author: str
    group: str
    case_id: int | None
    reward: Dong
    paid: Dong


@dataclass(frozen=True, slots=True)
class EmulationRow:
    """One registration whole, with who it is and their tổ; ``months_owed`` months of the year's dues not paid."""

    id: int
    draft: EmulationDraft
    name: str
    group: str
    months_owed: int

    def registered(self) -> Registered:
        """As the quotas see it."""
        return Registered(self.name, self.group, self.draft.final_result, self.months_owed)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One member on the way into the Party, with the day and paper of each stage, and ids of the rows."""

    member_id: int
    name: str
    gender: str
    group: str
    days: Mapping[PartyStage, dt.date]
    papers: Mapping[PartyStage, str]
    ids: Mapping[PartyStage, int]


_INITIATIVES = """
SELECT i.id, i.title, i.submitted_on, i.author, i.member_id, i.field, i.level, i.state, i.recognised_on, i.decision, i.benefit,
    i.benefit_basis, i.summary, i.note, m.full_name, g.name, i.case_id, coalesce(c.amount, 0),
    coalesce((SELECT sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
              WHERE i.case_id IS NOT NULL AND e.case_id = i.case_id), 0)
FROM initiative i LEFT JOIN member m ON m.id = i.member_id LEFT JOIN union_group g ON g.id = m.group_id
LEFT JOIN welfare_case c ON c.id = i.case_id
"""


def _initiative(row: tuple[Any, ...]) -> InitiativeRow:
    (
        identifier,
        title,
        submitted_on,
        author,
        member_id,
        field,
        level,
        state,
        recognised_on,
        decision,
        benefit,
        basis,
        *rest,
    ) = row
    summary, note, member, group, case_id, reward, paid = rest
    draft = InitiativeDraft(
        title=title, submitted_on=day_of_iso(submitted_on), author=author, member_id=member_id, field=field, level=MeritLevel(level),
        state=InitiativeState(state), recognised_on=day_of_iso(recognised_on), decision=decision, benefit=dong(benefit),
        benefit_basis=basis, summary=summary, note=note,
    )  # fmt: skip
    named = ", ".join(part for part in (member, author) if part)
    return InitiativeRow(identifier, draft, named, group or "", case_id, dong(reward), dong(paid))


def initiatives(read: Read, period: Period | None = None) -> list[InitiativeRow]:
    """Initiatives submitted or recognised in a period (all without one), the latest first."""
    if period is None:
        return [_initiative(row) for row in read.rows(f"{_INITIATIVES} ORDER BY i.submitted_on DESC, i.id DESC")]
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    where = "WHERE i.submitted_on BETWEEN :first AND :last OR i.recognised_on BETWEEN :first AND :last"
    return [
        _initiative(row) for row in read.rows(f"{_INITIATIVES} {where} ORDER BY i.submitted_on DESC, i.id DESC", days)
    ]


def initiative(read: Read, identifier: int) -> InitiativeRow:
    """One initiative; refuses one that is gone."""
    row = read.one(f"{_INITIATIVES} WHERE i.id = ?", (identifier,))
    if row is None:
        raise NoSuchMerit
    return _initiative(row)


_EMULATION = """
SELECT x.id, x.year, x.drive, x.member_id, x.group_id, x.title, x.registered_on, x.own_result, x.group_result, x.final_result,
    x.proposal, x.decision, x.decided_on, x.note, coalesce(m.full_name, t.name, ''), coalesce(g.name, t.name, ''),
    (SELECT count(*) FROM charge c WHERE c.member_id = x.member_id AND substr(c.month, 1, 4) = CAST(x.year AS TEXT) AND c.amount >
        (SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id
         JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'
         WHERE a.member_id = c.member_id AND a.month = c.month))
FROM emulation x LEFT JOIN member m ON m.id = x.member_id LEFT JOIN union_group g ON g.id = m.group_id
LEFT JOIN union_group t ON t.id = x.group_id
"""


def _registration(row: tuple[Any, ...]) -> EmulationRow:
    (
        identifier,
        year,
        drive,
        member_id,
        group_id,
        title,
        registered_on,
        own,
        group,
        final,
        proposal,
        decision,
        decided_on,
        *rest,
    ) = row
    note, name, group_name, months_owed = rest
    draft = EmulationDraft(
        year=year, drive=drive, member_id=member_id, group_id=group_id, title=title, registered_on=day_of_iso(registered_on),
        own_result=Result(own), group_result=Result(group), final_result=Result(final), proposal=proposal, decision=decision,
        decided_on=day_of_iso(decided_on), note=note,
    )  # fmt: skip
    return EmulationRow(identifier, draft, name, group_name, months_owed)


def emulation(read: Read, year: int) -> list[EmulationRow]:
    """The registrations of a year, groups first, then people by tổ and name."""
    order = "ORDER BY x.member_id IS NOT NULL, coalesce(g.name, t.name), m.sort_key, x.id"
    return [_registration(row) for row in read.rows(f"{_EMULATION} WHERE x.year = ? {order}", (year,))]


def registration(read: Read, identifier: int) -> EmulationRow:
    """One registration; refuses one that is gone."""
    row = read.one(f"{_EMULATION} WHERE x.id = ?", (identifier,))
    if row is None:
        raise NoSuchMerit
    return _registration(row)


def excellent_share(read: Read, year: int) -> Rate | None:
    """How many of a tổ may be judged excellent in a year, by the book's policy; None when there is none."""
    timeline = rate_timeline(read, "emulation_excellent_share")
    last = dt.date(year, 12, 31)
    return timeline.at(last).value if timeline.values and timeline.values[0].valid_from <= last else None


def drives(read: Read) -> list[str]:
    """Names of drives used so far, the latest first, to choose from."""
    return [row[0] for row in read.rows("SELECT drive FROM emulation GROUP BY drive ORDER BY max(year) DESC, drive")]


def party(read: Read, period: Period | None = None) -> list[PartyRow]:
    """Members with a stage in a period (all without one), in name order."""
    period = period or Period(dt.date.min, dt.date.max)
    rows = read.rows(
        "SELECT p.member_id, m.full_name, m.gender, g.name, p.step, p.done_on, p.paper, p.id FROM party_step p "
        "JOIN member m ON m.id = p.member_id LEFT JOIN union_group g ON g.id = m.group_id "
        "WHERE EXISTS (SELECT 1 FROM party_step o WHERE o.member_id = p.member_id AND o.done_on BETWEEN ? AND ?) "
        "ORDER BY m.sort_key, m.id, p.done_on",
        (period.first.isoformat(), period.last.isoformat()),
    )
    found: dict[int, PartyRow] = {}
    for member_id, name, gender, group, step, day, paper, identifier in rows:
        row = found.setdefault(member_id, PartyRow(member_id, name, gender, group or "", {}, {}, {}))
        stage = PartyStage(step)
        found[member_id] = PartyRow(
            member_id, name, gender, group or "", {**row.days, stage: dt.date.fromisoformat(day)},
            {**row.papers, stage: paper}, {**row.ids, stage: identifier},
        )  # fmt: skip
    return list(found.values())
