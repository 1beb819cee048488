"""What an import of a member list knows, proposes and leaves: plain values, no reading and no storing.

``KnownMembers`` is filled from the book by the service; ``MemberPlan`` is made by ``imports/members/member_plan.py`` and carried
out by the service. An empty cell never erases what the book holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.dates import Month
from app.domain.import_plan import ImportOptions, ImportPlan, Permission, PlanRow, RowState, differences_as_json
from app.domain.members.members import MemberDraft
from app.domain.money import Dong
from app.domain.problems import N_, Message
from app.domain.sheets import Difference


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
    """What the plan needs to know: today, and the region's minimum wage (đồng a month; None: not checked)."""

    today: dt.date
    minimum_wage: Dong | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberImportOptions(ImportOptions):
    """What she chose for a list. ``month``: from when the wages hold and new people count as members.

    None: as the list says; else the opening while the book holds nothing later, else it is asked.
    """

    month: Month | None = None


class MemberRowState(RowState):
    """What becomes of a row of a member list."""

    NEW = "new", N_("Người mới")
    CHANGED = "changed", N_("Đổi")
    SAME = "same", N_("Như cũ")
    REPEATED = "repeated", N_("Dòng lặp")
    REFUSED = "refused", N_("Bị từ chối")


class _Gone(RowState):
    GONE = "gone", N_("Không có trong tệp")


GONE: RowState = _Gone.GONE
"""The state of a member of the book whom the list does not name: shown, and never touched."""


@dataclass(frozen=True, slots=True)
class MemberItem(PlanRow):
    """What every row of the list has beside: ``draft``, the person as they will stand, or as far as could be read."""

    draft: MemberDraft = field(kw_only=True)

    def as_json(self) -> dict[str, Any]:
        """The person."""
        draft = self.draft
        return {"name": draft.full_name, "citizen_number": draft.citizen_number, "wage": draft.wage}


@dataclass(frozen=True, slots=True)
class NewMember(MemberItem):
    """A person the book does not know."""

    state = MemberRowState.NEW
    writes = True


@dataclass(frozen=True, slots=True)
class ChangedMember(MemberItem):
    """A member the list says otherwise of. ``draft``: the stored values with the differences."""

    member_id: int = field(kw_only=True)
    differences: tuple[Difference, ...] = field(kw_only=True)
    state = MemberRowState.CHANGED
    writes = True

    def as_json(self) -> dict[str, Any]:
        """Also what changes."""
        return MemberItem.as_json(self) | differences_as_json(self.differences)


@dataclass(frozen=True, slots=True)
class SameMember(MemberItem):
    """A member of whom the list says nothing new."""

    member_id: int = field(kw_only=True)
    state = MemberRowState.SAME


@dataclass(frozen=True, slots=True)
class RepeatedMember(MemberItem):
    """A person another row of the list names too: that row is taken, with what only this one knows; nothing is written here."""

    taken_row: int = field(kw_only=True)
    state = MemberRowState.REPEATED


@dataclass(frozen=True, slots=True)
class RefusedMember(MemberItem):
    """A row that cannot be taken: a finding stops it and has no proposal."""

    state = MemberRowState.REFUSED


@dataclass(frozen=True, slots=True)
class GoneMember(MemberItem):
    """A member of the book whom the list does not name. Its number is below zero: it is no row of the sheet."""

    member_id: int = field(kw_only=True)
    state = GONE


@dataclass(frozen=True, slots=True)
class MemberPlan(ImportPlan[MemberItem]):
    """The rows of one member list, which may stand on several sheets."""

    states = MemberRowState

    month: Month | None = field(default=None, kw_only=True)
    """The month that the list says it is of."""
    gone: tuple[GoneMember, ...] = field(default=(), kw_only=True)

    @property
    def beside(self) -> tuple[PlanRow, ...]:
        """Members of the book whom the list does not name."""
        return self.gone

    @property
    def counted_beside(self) -> dict[str, int]:
        """How many they are."""
        return {"gone": len(self.gone)}

    def stopped(self, permission: Permission[MemberItem]) -> Message:
        """How many findings stop it, and the ways out."""
        return Message(
            N_(
                "Chưa nhập ai: {count} điều phải xử lý trước. Hãy đồng ý đề xuất (--fix), để lại dòng lỗi (--leave-out) hoặc sửa tệp."
            ),
            {"count": len(permission.stopping)},
        )

    def done(self, counts: Mapping[str, int]) -> Message:
        """People by what became of them."""
        return Message(
            N_(
                "{new} người mới, {changed} người đổi thông tin, {same} người như cũ, {repeated} dòng lặp, {left_out} dòng để lại, {gone} người trong sổ không có trong tệp."
            ),
            counts,
        )

    def new_groups(self, permission: Permission[MemberItem], known: KnownMembers) -> tuple[str, ...]:
        """Names of the groups to make for what will be written, in the order of the list."""
        written = (item.draft.group for item in self.to_write(permission))
        return tuple(dict.fromkeys(group for group in written if group and group not in known.groups))
