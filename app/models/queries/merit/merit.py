"""Initiatives, emulation and Party development as lists and figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dates import ALWAYS, Period
from app.domain.merit.merit import (
    EmulationDraft,
    InitiativeDraft,
    PartyStage,
    Registered,
)
from app.domain.money import Dong, Rate
from app.domain.problems import N_, Refusal
from app.models.queries.ledger.entries import POSTED
from app.models.queries.members.members import IN_GROUP
from app.models.queries.union.policies import rate_timeline
from app.models.read import Read


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


_INITIATIVES = f"""
SELECT i.id, i.title, i.submitted_on, i.author AS 'draft.author', i.member_id, i.field, i.level, i.state, i.recognised_on, i.decision,
    i.benefit, i.benefit_basis, i.summary, i.note, coalesce(g.name, '') AS 'group', i.case_id, coalesce(c.amount, 0) AS reward,
    coalesce(m.full_name || iif(i.author = '', '', ', '), '') || i.author AS author,
    coalesce((SELECT sum(e.amount) FROM entry e {POSTED}
              WHERE i.case_id IS NOT NULL AND e.case_id = i.case_id), 0) AS paid
FROM initiative i LEFT JOIN member m ON m.id = i.member_id {IN_GROUP}
LEFT JOIN welfare_case c ON c.id = i.case_id
"""


def initiatives(read: Read, period: Period | None = None) -> tuple[InitiativeRow, ...]:
    """Initiatives submitted or recognised in a period (all without one), the latest first."""
    days = () if period is None else period
    where = "i.submitted_on BETWEEN :first AND :last OR i.recognised_on BETWEEN :first AND :last" if days else "1"
    return read.records(InitiativeRow, f"{_INITIATIVES} WHERE {where} ORDER BY i.submitted_on DESC, i.id DESC", days)


def initiative(read: Read, identifier: int) -> InitiativeRow:
    """One initiative; refuses one that is gone."""
    return read.one(InitiativeRow, NoSuchMerit(), f"{_INITIATIVES} WHERE i.id = ?", (identifier,))


_EMULATION = f"""
SELECT x.id, x.year, x.drive, x.member_id, x.group_id, x.title, x.registered_on, x.own_result, x.group_result, x.final_result,
    x.proposal, x.decision, x.decided_on, x.note, coalesce(m.full_name, t.name, '') AS name, coalesce(g.name, t.name, '') AS 'group',
    (SELECT count(*) FROM charge c WHERE c.member_id = x.member_id AND substr(c.month, 1, 4) = CAST(x.year AS TEXT) AND c.amount >
        (SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id
         JOIN entry e ON e.id = b.entry_id {POSTED}
         WHERE a.member_id = c.member_id AND a.month = c.month)) AS months_owed
FROM emulation x LEFT JOIN member m ON m.id = x.member_id {IN_GROUP}
LEFT JOIN union_group t ON t.id = x.group_id
"""


def emulation(read: Read, year: int) -> tuple[EmulationRow, ...]:
    """The registrations of a year, groups first, then people by tổ and name."""
    order = "ORDER BY x.member_id IS NOT NULL, coalesce(g.name, t.name), m.sort_key, x.id"
    return read.records(EmulationRow, f"{_EMULATION} WHERE x.year = ? {order}", (year,))


def registration(read: Read, identifier: int) -> EmulationRow:
    """One registration; refuses one that is gone."""
    return read.one(EmulationRow, NoSuchMerit(), f"{_EMULATION} WHERE x.id = ?", (identifier,))


def excellent_share(read: Read, year: int) -> Rate | None:
    """How many of a tổ may be judged excellent in a year, by the book's policy; None when there is none."""
    known = rate_timeline(read, "emulation_excellent_share").known(dt.date(year, 12, 31))
    return None if known is None else known.value


def drives(read: Read) -> list[str]:
    """Names of drives used so far, the latest first, to choose from."""
    return read.column(str, "SELECT drive FROM emulation GROUP BY drive ORDER BY max(year) DESC, drive")


@dataclass(frozen=True, slots=True)
class PartyStep:
    """One stage of a member, with its day and paper."""

    id: int
    step: PartyStage
    done_on: dt.date
    paper: str


def party_steps(read: Read) -> Mapping[int, tuple[PartyStep, ...]]:
    """The stages of every member who has one, by day."""
    return read.grouped(
        PartyStep, "SELECT member_id AS owner, id, step, done_on, paper FROM party_step ORDER BY member_id, done_on"
    )


def party(read: Read, period: Period | None = None) -> tuple[PartyRow, ...]:
    """Members with a stage in a period (all without one), in name order."""
    period = period or ALWAYS
    steps = party_steps(read).items()
    return read.records(
        PartyRow,
        f"SELECT m.id AS member_id, m.full_name AS name, m.gender, coalesce(g.name, '') AS 'group' FROM member m {IN_GROUP} "
        "WHERE EXISTS (SELECT 1 FROM party_step o WHERE o.member_id = m.id AND o.done_on BETWEEN ? AND ?) ORDER BY m.sort_key, m.id",
        (period.first, period.last),
        days={who: {each.step: each.done_on for each in done} for who, done in steps},
        papers={who: {each.step: each.paper for each in done} for who, done in steps},
        ids={who: {each.step: each.id for each in done} for who, done in steps},
    )
