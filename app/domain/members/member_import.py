"""What an import of a member list knows, proposes and leaves: plain values, no reading and no storing.

``KnownMembers`` is filled from the book by the service; ``MemberPlan`` is made by ``imports/members/member_plan.py`` and carried
out by the service. An empty cell never erases what the book holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.ledger.book_import import Difference
from app.domain.members.members import MemberDraft
from app.domain.money import Dong
from app.domain.problems import Finding


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A member of the book as it stands; ``is_ended`` when they have left the union."""

    id: int
    stored: MemberDraft
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class KnownMembers:
    """Every member of the book, and the names of its union groups."""

    members: tuple[KnownMember, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberOptions:
    """What the plan is told: today, and the region's minimum wage (đồng a month; None: not checked)."""

    today: dt.date
    minimum_wage: Dong | None = None


@dataclass(frozen=True, slots=True)
class MemberItem:
    """What every row of the list has: its place, its own cells as text, and what was found in it."""

    row: int
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMember(MemberItem):
    """A person the book does not know."""

    draft: MemberDraft = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ChangedMember(MemberItem):
    """A member the list says otherwise of. ``draft`` is what will stand: the stored values with the differences."""

    member_id: int = field(kw_only=True)
    draft: MemberDraft = field(kw_only=True)
    differences: tuple[Difference, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class SameMember(MemberItem):
    """A member of whom the list says nothing new."""

    member_id: int = field(kw_only=True)
    draft: MemberDraft = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class RepeatedMember(MemberItem):
    """A person another row of the list names too: that row is taken, with what only this one knows; nothing is written here."""

    taken_row: int = field(kw_only=True)
    draft: MemberDraft = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class RefusedMember(MemberItem):
    """A row that cannot be taken: a finding stops it and has no proposal. ``draft`` holds what could be read."""

    draft: MemberDraft = field(kw_only=True)


MemberPlanItem = NewMember | ChangedMember | SameMember | RepeatedMember | RefusedMember
MemberState = Literal["new", "changed", "same", "repeated", "refused"]
_STATES: dict[type, MemberState] = {
    NewMember: "new",
    ChangedMember: "changed",
    SameMember: "same",
    RepeatedMember: "repeated",
    RefusedMember: "refused",
}


def state_of(item: MemberPlanItem) -> MemberState:
    """The word for what becomes of a row."""
    return _STATES[type(item)]


@dataclass(frozen=True, slots=True)
class MemberPermission:
    """Whether a plan may be carried out, which rows would be left out, and what keeps it from going on."""

    allowed: bool
    left_out: tuple[MemberPlanItem, ...]
    stopping: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """One item per row of the list and all findings in the order of the rows.

    Items are built as if every proposal were taken; ``may_apply`` says whether that was allowed.
    """

    sheet: str
    items: tuple[MemberPlanItem, ...]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them."""
        counts: dict[str, int] = dict.fromkeys(_STATES.values(), 0)
        for item in self.items:
            counts[state_of(item)] += 1
        return counts

    def may_apply(self, fix: bool = False, leave_out: bool = False) -> MemberPermission:
        """``fix`` takes the proposals; ``leave_out`` leaves out the rows that still stop and names them."""
        stopping = tuple(found for found in self.findings if found.stops and not (fix and found.proposal is not None))
        rows = {finding.row for finding in stopping}
        left_out = tuple(item for item in self.items if item.row in rows)
        placed = {item.row for item in left_out} == rows
        return MemberPermission(not stopping or (leave_out and placed), left_out, stopping)

    def to_write(self, permission: MemberPermission) -> tuple[NewMember | ChangedMember, ...]:
        """The items that change the book under that permission, in the order of the list."""
        left = {item.row for item in permission.left_out}
        return tuple(
            item for item in self.items if item.row not in left and isinstance(item, NewMember | ChangedMember)
        )

    def new_groups(self, permission: MemberPermission, known: KnownMembers) -> tuple[str, ...]:
        """Names of the groups to make for what will be written, in the order of the list."""
        written = (item.draft.group for item in self.to_write(permission))
        return tuple(dict.fromkeys(group for group in written if group and group not in known.groups))
