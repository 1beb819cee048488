"""Keeping members' relatives: add, change, remove. Each verb is one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain import clock
from app.domain.members.members import KnownDate, store_known_date
from app.domain.problems import N_, Message, Refusal
from app.domain.text import clean, fold
from app.models.book import Book, Read, outcome_of
from app.models.members import member as tables
from app.models.operation import Operation, Outcome, rows_of
from app.models.queries.members.members import member


class RelativeNameMissing(Refusal):
    """A relative needs a name."""

    code = "relative-name-missing"
    template = N_("Hãy ghi họ và tên người thân.")


class RelativeTwice(Refusal):
    """The same name and birth twice with one member."""

    code = "relative-twice"
    template = N_("«{name}» đã ghi là người thân của {member}.")


class BornLater(Refusal):
    """A birth date in the future."""

    code = "born-later"
    template = N_("Ngày sinh của «{name}» ở sau hôm nay: hãy xem lại năm sinh.")


class NoSuchRelative(Refusal):
    """No relative of that id."""

    code = "relative-missing"
    template = N_("Không còn người thân này trong sổ: hãy nạp lại danh sách.")


class RelativeOnList(Refusal):
    """Somebody who stands on a gift list stays."""

    code = "relative-on-list"
    template = N_("«{name}» có tên trong {count} danh sách quà nên không xóa được: hãy bỏ khỏi danh sách trước.")


@dataclass(frozen=True, slots=True)
class RelativeEntry:
    """A relative as typed; ``birth`` may be partial. ``relation`` is child, spouse, parent or other."""

    full_name: str
    relation: str = "child"
    gender: str = ""
    birth: KnownDate | None = None
    note: str = ""


def _values(entry: RelativeEntry) -> dict[str, object]:
    return {
        "relation": entry.relation,
        "full_name": clean(entry.full_name),
        "gender": entry.gender,
        "birth": "" if entry.birth is None else store_known_date(entry.birth),
        "note": clean(entry.note),
    }


def _must_be_sound(act: Operation, member_id: int, entry: RelativeEntry, but: int | None = None) -> None:
    name = clean(entry.full_name)
    if not name:
        raise RelativeNameMissing
    if entry.birth is not None and store_known_date(entry.birth) > clock.today().isoformat():
        raise BornLater(name=name)
    birth = _values(entry)["birth"]
    rows = rows_of(act.run("SELECT full_name, birth, id FROM relative WHERE member_id = ?", (member_id,)))
    for other, known_birth, known in rows:
        if known != but and fold(other) == fold(name) and known_birth == birth:
            raise RelativeTwice(name=name, member=member(Read(act.connection), member_id).full_name)


def add_relative(book: Book, member_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Note a member's relative; gives the id. Refuses the same person twice."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as act:
        card = member(Read(act.connection), member_id)
        _must_be_sound(act, member_id, entry)
        number = act.add(tables.relative, member_id=member_id, **_values(entry))
    said = {"name": clean(entry.full_name), "member": card.full_name}
    return outcome_of(act, number, Message(N_("Đã ghi {name} là người thân của {member}."), said))


def edit_relative(book: Book, relative_id: int, entry: RelativeEntry) -> Outcome[int]:
    """Change what is known of a relative."""
    with book.operation("set_relatives", subject=clean(entry.full_name)) as act:
        row = _row(act, relative_id)
        _must_be_sound(act, row[1], entry, relative_id)
        act.execute(tables.relative.update().where(tables.relative.c.id == relative_id).values(**_values(entry)))
    return outcome_of(act, relative_id, Message(N_("Đã sửa người thân {name}."), {"name": clean(entry.full_name)}))


def remove_relative(book: Book, relative_id: int) -> Outcome[None]:
    """Take a relative out of the book; refuses one who stands on a gift list."""
    with book.operation("set_relatives") as act:
        row = _row(act, relative_id)
        lists = int(act.run("SELECT count(*) FROM participant WHERE relative_id = ?", (relative_id,)).scalar_one())
        if lists:
            raise RelativeOnList(name=row[0], count=lists)
        act.run("DELETE FROM relative WHERE id = ?", (relative_id,))
    return outcome_of(act, None, Message(N_("Đã xóa người thân {name}."), {"name": row[0]}))


def _row(act: Operation, relative_id: int) -> Any:
    row = act.run("SELECT full_name, member_id FROM relative WHERE id = ?", (relative_id,)).first()
    if row is None:
        raise NoSuchRelative
    return row
