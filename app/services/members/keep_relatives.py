"""Keeping members' relatives: add, change, delete. Each function is one operation."""

from __future__ import annotations

from typing import Any

from app.domain import clock
from app.domain.members.members import RelativeEntry, look_over_relative, store_known_date
from app.domain.problems import N_, Message, Refusal, refuse_if_stopped
from app.domain.text import clean, fold
from app.models.book import Book, Read, outcome_of
from app.models.members import member as tables
from app.models.operation import Operation, Outcome, rows_of
from app.models.queries.members.members import member


class RelativeTwice(Refusal):
    """The same name and birth twice with one member."""

    code = "relative-twice"
    template = N_("«{name}» đã ghi là người thân của {member}.")


class NoSuchRelative(Refusal):
    """No relative of that id."""

    code = "relative-missing"
    template = N_("Không còn người thân này trong sổ: hãy nạp lại danh sách.")


class RelativeOnList(Refusal):
    """Somebody who stands on a gift list stays."""

    code = "relative-on-list"
    template = N_("«{name}» có tên trong {count} danh sách quà nên không xóa được: hãy bỏ khỏi danh sách trước.")


def _values(entry: RelativeEntry) -> dict[str, object]:
    return {
        "relation": str(entry.relation),
        "full_name": clean(entry.full_name),
        "gender": str(entry.gender or ""),
        "birth": "" if entry.birth is None else store_known_date(entry.birth),
        "note": clean(entry.note),
    }


def _must_be_sound(operation: Operation, member_id: int, entry: RelativeEntry, but: int | None = None) -> None:
    refuse_if_stopped(look_over_relative(entry, clock.today()))
    name = clean(entry.full_name)
    birth = _values(entry)["birth"]
    rows = rows_of(operation.run("SELECT full_name, birth, id FROM relative WHERE member_id = ?", (member_id,)))
    for other, known_birth, known in rows:
        if known != but and fold(other) == fold(name) and known_birth == birth:
            raise RelativeTwice(name=name, member=member(Read(operation.connection), member_id).full_name)


def add_relative(book: Book, member_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Note a member's relative; gives the id. Refuses the same person twice."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as operation:
        card = member(Read(operation.connection), member_id)
        _must_be_sound(operation, member_id, entry)
        number = operation.add(tables.relative, member_id=member_id, **_values(entry))
    texts = {"name": clean(entry.full_name), "member": card.full_name}
    return outcome_of(operation, number, Message(N_("Đã ghi {name} là người thân của {member}."), texts))


def edit_relative(book: Book, relative_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Change what is known of a relative."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as operation:
        row = _row(operation, relative_id)
        _must_be_sound(operation, row[1], entry, relative_id)
        operation.execute(tables.relative.update().where(tables.relative.c.id == relative_id).values(**_values(entry)))
    return outcome_of(
        operation, relative_id, Message(N_("Đã sửa người thân {name}."), {"name": clean(entry.full_name)})
    )


def delete_relative(book: Book, relative_id: int) -> Outcome[None]:
    """Delete a relative; refuses one who stands on a gift list."""
    with book.operation("set_relatives") as operation:
        row = _row(operation, relative_id)
        lists = int(
            operation.run("SELECT count(*) FROM participant WHERE relative_id = ?", (relative_id,)).scalar_one()
        )
        if lists:
            raise RelativeOnList(name=row[0], count=lists)
        operation.run("DELETE FROM relative WHERE id = ?", (relative_id,))
    return outcome_of(operation, None, Message(N_("Đã xóa người thân {name}."), {"name": row[0]}))


def _row(operation: Operation, relative_id: int) -> Any:
    row = operation.run("SELECT full_name, member_id FROM relative WHERE id = ?", (relative_id,)).first()
    if row is None:
        raise NoSuchRelative
    return row
