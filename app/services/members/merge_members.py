"""Two rows of one person become one: everything that names the one names the other afterwards, and it is taken back whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.dates import Month
from app.domain.members.members import are_different_people
from app.domain.problems import N_, Refusal
from app.domain.text import fold
from app.models.book import Book
from app.models.members import member as tables
from app.models.operation import Operation, Outcome
from app.models.queries.members.members import MemberCard, known_members, member
from app.models.queries.trail import Act
from app.models.queries.union.organisation import opening_day
from app.models.undo import take_back
from app.rooms import Registry
from app.services.members.references import move_all

Moved = list[Any]
"""What changed hands in a table of runs and batches, as JSON takes it."""


class MergedWithSelf(Refusal):
    """One row, named twice."""

    code = "merge-self"
    template = N_("Hãy chọn hai người khác nhau để gộp.")


class MergeContradicts(Refusal):
    """Two people whose birth or papers differ."""

    code = "merge-contradicts"
    template = N_(
        "«{gone}» và «{kept}» khác ngày sinh, CCCD hoặc mã nhân viên: là hai người. Nếu đúng là một, hãy sửa chỗ sai trước."
    )


@dataclass(frozen=True, slots=True)
class Handover:
    """How rows of a run or a batch, which no trail follows one by one, change hands: from one member to another, and back."""

    table: str
    hand_over: Callable[[Operation, int, int], Moved]
    hand_back: Callable[[Operation, int, int, Sequence[Any]], None]


_OF_ROOMS = Registry("services", Handover, module="handovers")
_OWN_FIELDS = (
    "staff_number",
    "gender",
    "birth",
    "birthday",
    "citizen_number",
    "phone",
    "address",
    "position",
    "joined",
    "note",
)


def merge_members(book: Book, gone_id: int, kept_id: int) -> Outcome[int]:
    """Make two rows of one person one; gives the id that stays. What only the other knew is taken over, history is kept."""
    if gone_id == kept_id:
        raise MergedWithSelf
    with book.read() as read:
        gone, kept = member(read, gone_id), member(read, kept_id)
        drafts = {each.id: each.stored for each in known_members(read, Month.of(opening_day(read))).members}
    if are_different_people(drafts[gone_id], drafts[kept_id]):
        raise MergeContradicts(gone=gone.full_name, kept=kept.full_name)
    subject = f"{gone.full_name} ({gone_id}) → {kept.full_name} ({kept_id})"
    with book.operation("merge_members", subject=subject) as operation:
        _merge(operation, gone, kept)
    return operation.outcome(kept_id, N_("Đã gộp «{gone}» vào «{kept}»."), gone=gone.full_name, kept=kept.full_name)


def _merge(operation: Operation, gone: MemberCard, kept: MemberCard) -> None:
    moved = [(each.table, each.hand_over(operation, gone.id, kept.id)) for each in _OF_ROOMS.all()]
    _keep_first_day(operation, gone, kept)
    operation.remove(tables.member_state, member_id=gone.id)
    move_all(operation, "member", gone.id, kept.id)
    operation.remove(tables.member, id=gone.id)
    _take_over(operation, gone, kept)
    operation.add(tables.member_merge, gone_id=gone.id, kept_id=kept.id, moved=json.dumps(moved, ensure_ascii=False))


def _keep_first_day(operation: Operation, gone: MemberCard, kept: MemberCard) -> None:
    """A member since the earlier of the two days."""
    if gone.states and kept.states and gone.states[0].valid_from < kept.states[0].valid_from:
        first = gone.states[0]
        operation.change(tables.member_state, kept.states[0].id, valid_from=first.valid_from, change=first.change)


def _take_over(operation: Operation, gone: MemberCard, kept: MemberCard) -> None:
    """What is known of the one who goes and not of the one who stays."""
    known = {name: getattr(gone, name) for name in _OWN_FIELDS if getattr(gone, name) and not getattr(kept, name)}
    if gone.number and not kept.number:
        known["number"] = gone.number
    if gone.group_id is not None and kept.group_id is None:
        known["group_id"] = gone.group_id
    if "birth" in known:
        known["birthday"] = gone.birthday
    if known:
        operation.change(tables.member, kept.id, **known)
        names = (kept.full_name, kept.number or gone.number, kept.staff_number or gone.staff_number)
        parts = (*names, kept.citizen_number or gone.citizen_number)
        operation.change(tables.member, kept.id, search_key=" ".join(fold(part) for part in parts if part))


def split_members(book: Book, act: Act) -> Outcome[object]:
    """Take a merge back whole: both are there again, each with what was theirs."""
    with book.read() as read:
        gone_id, kept_id, moved = read.rows(
            "SELECT m.gone_id, m.kept_id, m.moved FROM member_merge m JOIN change c ON c.table_name = 'member_merge' AND c.row_id = m.id "
            "WHERE c.operation_id = ?",
            (act.id,),
        )[0]
    with book.operation("split_members", subject=act.subject, undoes=act.id) as operation:
        take_back(operation, act.id, act.subject)
        by_table = dict(json.loads(moved))
        for each in _OF_ROOMS.all():
            each.hand_back(operation, kept_id, gone_id, by_table.get(each.table, ()))
        operation.run("UPDATE operation SET undone_by = ? WHERE id = ?", (operation.id, act.id))
    return operation.outcome(None, N_("Đã tách lại: {act}."), act=act.subject)
