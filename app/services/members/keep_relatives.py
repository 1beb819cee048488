"""Keeping members' relatives: add, change, delete. Each function is one operation."""

from __future__ import annotations

from app.domain import clock
from app.domain.members.members import RelativeEntry, look_over_relative, store_known_date
from app.domain.problems import N_, Refusal, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book
from app.models.members import member as tables
from app.models.operation import Operation, Outcome
from app.models.queries.members.members import member
from app.models.queries.members.relatives import relative, relatives


class RelativeTwice(Refusal):
    """The same name and birth twice with one member."""

    code = "relative-twice"
    template = N_("«{name}» đã ghi là người thân của {member}.")


class RelativeOnList(Refusal):
    """Somebody who stands on a gift list stays."""

    code = "relative-on-list"
    template = N_("«{name}» có tên trong {count} danh sách quà nên không xóa được: hãy bỏ khỏi danh sách trước.")


def _birth(entry: RelativeEntry) -> str:
    return "" if entry.birth is None else store_known_date(entry.birth)


def _must_be_sound(operation: Operation, member_id: int, entry: RelativeEntry, but: int | None = None) -> None:
    refuse_stopped(look_over_relative(entry, clock.today()))
    name = clean(entry.full_name)
    for known in relatives(operation.read, member_id):
        if known.id != but and fold(known.full_name) == fold(name) and known.birth == _birth(entry):
            raise RelativeTwice(name=name, member=member(operation.read, member_id).full_name)


def add_relative(book: Book, member_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Note a member's relative; gives the id. Refuses the same person twice."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as operation:
        card = member(operation.read, member_id)
        _must_be_sound(operation, member_id, entry)
        number = operation.add(tables.relative, entry, ("birth",), member_id=member_id, birth=_birth(entry))
    texts = {"name": clean(entry.full_name), "member": card.full_name}
    return operation.outcome(number, N_("Đã ghi {name} là người thân của {member}."), **texts)


def edit_relative(book: Book, relative_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Change what is known of a relative."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as operation:
        known = relative(operation.read, relative_id)
        _must_be_sound(operation, known.member_id, entry, relative_id)
        operation.store(tables.relative, relative_id, entry, ("birth",), birth=_birth(entry))
    return operation.outcome(relative_id, N_("Đã sửa người thân {name}."), name=clean(entry.full_name))


def delete_relative(book: Book, relative_id: int) -> Outcome[None]:
    """Delete a relative; refuses one who stands on a gift list."""
    with book.operation("set_relatives") as operation:
        known = relative(operation.read, relative_id)
        if known.gifts:
            raise RelativeOnList(name=known.full_name, count=known.gifts)
        operation.remove(tables.relative, id=relative_id)
    return operation.outcome(None, N_("Đã xóa người thân {name}."), name=known.full_name)
