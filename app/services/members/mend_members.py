"""Mending what was mistyped of members: one removed, a movement corrected or taken out, groups renamed and merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.dates import show_date
from app.domain.members.members import MemberChange
from app.domain.members.movements import Movement, sequence_findings
from app.domain.problems import N_, Message, Refusal, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book
from app.models.members import member as tables
from app.models.operation import Operation, Outcome
from app.models.queries.members.members import MemberCard, StateChange, member, union_groups
from app.services.members.references import OWN, hanging_on, move_all


class StillHangs(Refusal):
    """Somebody on whom something of the books hangs."""

    code = "member-hangs"
    template = N_(
        "Chưa xóa được «{name}»: còn {what}. Hãy dùng Biến động nếu người này rời công đoàn, hoặc Gộp nếu là một người ghi hai lần."
    )


class OnlyMovement(Refusal):
    """The movement by which somebody became a member."""

    code = "only-movement"
    template = N_("Đây là lần vào công đoàn của «{name}»: hãy sửa ngày hoặc loại thay vì xóa.")


class NoSuchMovement(Refusal):
    """A movement that is not there."""

    code = "movement-missing"
    template = N_("Biến động này không còn trong sổ.")


class NoSuchGroup(Refusal):
    """A group that is not there."""

    code = "group-missing"
    template = N_("Tổ này không còn trong sổ.")


class GroupNameMissing(Refusal):
    """A group without a name."""

    code = "group-name-missing"
    template = N_("Hãy ghi tên tổ.")


class GroupNameTaken(Refusal):
    """Two groups of one name."""

    code = "group-name-taken"
    template = N_("Đã có tổ «{name}»: hãy gộp hai tổ thay vì đổi tên.")


def remove_member(book: Book, member_id: int) -> Outcome[int]:
    """Delete a member who was entered by mistake; refuses while anything of the books hangs on them."""
    with book.operation("remove_member") as operation:
        card = member(operation.read, member_id)
        hanging = hanging_on(operation.read, operation.shape, "member", member_id, OWN)
        if hanging:
            raise StillHangs(name=card.full_name, what=_listed([each.told for each in hanging]))
        operation.remove(*OWN, member_id=member_id)
        operation.remove(tables.member, id=member_id)
    return operation.outcome(member_id, N_("Đã xóa đoàn viên {name}."), name=card.full_name)


def _listed(told: Sequence[Message]) -> Message:
    template = ", ".join(f"{{part{place}}}" for place in range(len(told)))
    return Message(template, {f"part{place}": each for place, each in enumerate(told)})


def correct_movement(
    book: Book, movement_id: int, change: str, on: dt.date, reason: str = "", decision: str = ""
) -> Outcome[int]:
    """Write a movement as it should have been; refuses one that the others contradict. The trail keeps what it was."""
    kind = MemberChange(change)
    with book.operation("correct_movement", reason=reason) as operation:
        card = _card_of(
            operation.read.number("SELECT member_id FROM member_state WHERE id = ?", (movement_id,)), operation
        )
        others = [_as_movement(each) for each in card.states if each.id != movement_id]
        refuse_stopped(sequence_findings(card.full_name, [*others, Movement(kind, on)]))
        operation.change(
            tables.member_state,
            movement_id,
            change=str(kind),
            state=str(kind.state),
            valid_from=on,
            reason=clean(reason),
            decision=clean(decision),
        )
    text = N_("Đã sửa biến động của {name}: {change} từ {day}.")
    return operation.outcome(card.id, text, name=card.full_name, change=Message(kind.label), day=show_date(on))


def remove_movement(book: Book, movement_id: int) -> Outcome[int]:
    """Take out a movement that never was; refuses the one by which somebody came, and one that the others need."""
    with book.operation("correct_movement") as operation:
        card = _card_of(
            operation.read.number("SELECT member_id FROM member_state WHERE id = ?", (movement_id,)), operation
        )
        others = [each for each in card.states if each.id != movement_id]
        if not others or card.states[0].id == movement_id:
            raise OnlyMovement(name=card.full_name)
        refuse_stopped(sequence_findings(card.full_name, list(map(_as_movement, others))))
        operation.remove(tables.member_state, id=movement_id)
    return operation.outcome(card.id, N_("Đã bỏ một biến động của {name}."), name=card.full_name)


def _card_of(member_id: int, operation: Operation) -> MemberCard:
    if not member_id:
        raise NoSuchMovement
    return member(operation.read, member_id)


def _as_movement(each: StateChange) -> Movement:
    return Movement(MemberChange(each.change), each.valid_from)


def rename_group(book: Book, group_id: int, name: str) -> Outcome[int]:
    """Call a group otherwise; refuses the name of another one."""
    name = clean(name)
    if not name:
        raise GroupNameMissing
    with book.operation("set_groups", subject=name) as operation:
        groups = {each.id: each.name for each in union_groups(operation.read)}
        if group_id not in groups:
            raise NoSuchGroup
        if any(fold(each) == fold(name) for number, each in groups.items() if number != group_id):
            raise GroupNameTaken(name=name)
        operation.change(tables.union_group, group_id, name=name, search_key=fold(name))
    return operation.outcome(group_id, N_("Đã đổi tên tổ «{old}» thành «{new}»."), old=groups[group_id], new=name)


def merge_groups(book: Book, gone_id: int, kept_id: int) -> Outcome[int]:
    """Put everybody of one group into another and delete the empty one; gives the one that stays."""
    with book.operation("set_groups") as operation:
        groups = {each.id: each.name for each in union_groups(operation.read)}
        if gone_id not in groups or kept_id not in groups or gone_id == kept_id:
            raise NoSuchGroup
        move_all(operation, "union_group", gone_id, kept_id)
        operation.remove(tables.union_group, id=gone_id)
    return operation.outcome(
        kept_id, N_("Đã gộp tổ «{gone}» vào tổ «{kept}»."), gone=groups[gone_id], kept=groups[kept_id]
    )
