"""Books of every released schema under schemas to come: clean, their chain whole, their older acts taken back as before."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, Table

from app.domain.dates import Month
from app.domain.members.members import RelativeEntry
from app.domain.money import dong
from app.domain.problems import Refusal
from app.models import upgrade
from app.models.base import text_column
from app.models.book import Book
from app.models.connect import engine_for
from app.models.queries.trail import acts, changes_of
from app.models.schema import present
from app.models.shape import Shape
from app.models.steps import StepLine
from app.services.home.check_book import check_book
from app.services.members.keep_members import MemberEntry, add_member, edit_member, set_wages
from app.services.members.keep_relatives import add_relative, delete_relative, edit_relative
from app.services.undo_act import redo_last, undo_act, undo_last
from tests import next_shapes, small_books
from tests.next_shapes import MORE, MUCH, SINGLE, shape_of
from tests.older_acts import act_of, forge, last_act

BOOKS = sorted(small_books.RELEASED.glob("*.socd"))
STEPS = [*((step,) for step in SINGLE), (MUCH,), (MUCH, MORE)]
SOME = [(next_shapes.MARKED,), (next_shapes.RECORDED,), (MUCH, MORE)]
FIRST, SECOND, NEWEST = BOOKS[0], BOOKS[1], BOOKS[-1]
MEETINGS = [
    *((steps, SECOND) for steps in STEPS),
    *((steps, book) for steps in STEPS[-2:] for book in (FIRST, *BOOKS[2:])),
    *(((next_shapes.SAME,), book) for book in BOOKS),
]
DAY = dt.date(2026, 3, 1)


def named(steps):
    return "+".join(step.name for step in steps)


@pytest.fixture
def folder():
    """A folder in memory, so that nothing waits for a disk."""
    own = small_books.fast_folder() / "sau này"
    own.mkdir()
    yield own
    shutil.rmtree(own)


def copied(book, folder, name="sổ.socd"):
    target = folder / name
    shutil.copyfile(book, target)
    return target


def stops(book):
    return [str(finding.message) for finding in check_book(book) if finding.stops]


def typed(name, **more):
    return MemberEntry(name, DAY, **more)


def live(path):
    """Acts of today's program on the rows that the steps to come change, some of them taken back."""
    with Book.open(path) as book:
        first = add_member(
            book, typed("Lê Thị Na", staff_number="A-17", position="Tổ phó", phone="0900", group="Tổ kho")
        ).value
        second = add_member(
            book, typed('Trần "Tám" Mận', staff_number="B-2", wage=dong(5_000_000), wage_from=Month.of(DAY))
        ).value
        edit_member(book, first, typed("Lê Thị Na", staff_number="A-18", position="Tổ trưởng", group="Tổ kho"))
        set_wages(book, {second: dong(6_000_000)}, Month(2026, 4))
        child = add_relative(book, first, RelativeEntry("Lê Bé", note="học lớp 2")).value
        add_relative(book, second, RelativeEntry("Trần Bé"))
        edit_relative(book, child, RelativeEntry("Lê Văn Bé", gender="male"))
        delete_relative(book, child)
        edit_member(book, second, typed("Trần Văn Mận", staff_number="B-3"))
        undo_last(book)
        undo_last(book)
        redo_last(book)
        add_member(book, typed("Đỗ Văn Ổi", staff_number="C-1"))
        undo_last(book)
        assert stops(book) == []


def take_back(book, until, most=1000):
    """Try to take back every act (or the ``most`` newest) from ``until`` on; gives what was said of each."""
    answers = {}
    with book.read() as read:
        numbers = [each.id for each in acts(read, most, until + 1)]
    for number in numbers:
        try:
            undo_act(book, number)
            answers[number] = "taken back"
        except Refusal as refused:
            answers[number] = refused.code
    return answers


def present_rows(book, steps):
    """Every trailed row as JSON, names and values as the steps would make them of today's."""
    shape = book.shape
    found = {}
    with book.read() as read:
        for table in present().trailed:
            if table.name in ("schema_step", "resealed"):
                continue
            name, columns = shape.line.names_now(table.name, [c.name for c in table.columns], present().version)
            gone = table.name in {gone for step in steps for gone in step.shape.get("gone", ())}
            dropped = {
                each for step in steps for each in step.shape.get("rows", {}).get(name, {}).get("dropped", ())
            } | ({"source"} if table.name == "wage" else set())
            if shape is present() or not gone:
                kept = [(old, new) for old, new in columns.items() if old not in dropped]
                values = ", ".join(f'"{new}"' for _, new in kept)
                found[table.name] = read.rows(f"SELECT {values} FROM {name} ORDER BY id")
    return found


# ---- a step and every released book --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "book"), MEETINGS, ids=lambda each: each.stem if isinstance(each, Path) else named(each)
)
def test_an_upgraded_book_is_clean_and_its_chain_whole(steps, book, folder):
    path, shape = copied(book, folder), shape_of(*steps)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with Book.open(path, shape=shape) as opened, opened.read() as read:
        assert read.number("PRAGMA user_version") == present().version + len(steps)
        assert stops(opened) == []
        act = acts(read, 1)[0]
        assert (act.kind.kind, act.subject) == ("upgrade_book", f"{book.stem[-1]} → {shape.version}")
    kept = path.with_name(f"{path.stem}.{book.stem}{path.suffix}")
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == before
    with Book.open(path, shape=shape) as again, again.read() as read:
        assert acts(read, 1)[0].id == act.id


@pytest.mark.parametrize("steps", STEPS[-2:], ids=named)
def test_a_new_book_of_a_schema_to_come_is_clean(steps, folder):
    path, shape = folder / "mới.socd", shape_of(*steps)
    with Book.made(path, opening_day="2026-01-01", shape=shape):
        pass
    with Book.open(path, shape=shape) as book:
        assert stops(book) == []


# ---- taking back ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", STEPS, ids=named)
def test_older_acts_are_taken_back_as_if_nothing_had_been(steps, folder):
    """The same acts on the same book, once under today's schema and once after the upgrade: the same answers and rows."""
    path = copied(NEWEST, folder)
    live(path)
    other, last = copied(path, folder, "sổ khác.socd"), last_act(path)
    if steps[0].name == "gone":
        pytest.skip("an act on a table that is gone has no row to come back to")
    with Book.open(path) as today, Book.open(other, shape=shape_of(*steps)) as later:
        redo_last(today)
        redo_last(later)
        assert present_rows(today, steps) == present_rows(later, steps)
        data = take_back(today, last, 16)
        assert list(data.values()).count("taken back") > 7
        assert take_back(later, last, 16) == data
        assert present_rows(today, steps) == present_rows(later, steps)
        assert stops(later) == []
        redo_last(later)
        redo_last(today)
        assert present_rows(today, steps) == present_rows(later, steps)
        assert stops(later) == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.stem)
def test_every_act_of_a_released_book_is_taken_back_as_under_todays_schema(book, folder):
    steps = (MUCH, MORE)
    path, other, last = copied(book, folder), copied(book, folder, "sổ khác.socd"), last_act(book)
    with Book.open(path) as today, Book.open(other, shape=shape_of(*steps)) as later:
        data = take_back(today, last)
        assert "taken back" in data.values()
        assert take_back(later, last) == data
        assert present_rows(today, steps) == present_rows(later, steps)
        assert stops(later) == []


def test_steps_taken_one_by_one_or_at_once_leave_the_same(folder):
    path = copied(NEWEST, folder)
    live(path)
    other, shape = copied(path, folder, "sổ khác.socd"), shape_of(MUCH, MORE)
    between, last = next_shapes.cut(shape, shape.version - 1, MUCH), last_act(path)
    with Book.open(other, shape=between) as halfway:
        assert stops(halfway) == []
        undo_last(halfway)
        redo_last(halfway)
    with Book.open(path, shape=shape) as at_once, Book.open(other, shape=shape) as one_by_one:
        assert take_back(at_once, last, 16) == take_back(one_by_one, last, 16)
        assert present_rows(at_once, (MUCH, MORE)) == present_rows(one_by_one, (MUCH, MORE))
        assert stops(one_by_one) == []


def test_the_rows_of_a_table_that_is_gone_are_not_taken_for_those_of_a_new_one_of_its_name(folder):
    path, shape = copied(SECOND, folder), shape_of(next_shapes.GONE, next_shapes.AGAIN)
    Table(
        "cash_count",
        shape.metadata,
        Column("id", Integer, primary_key=True),
        text_column("label"),
        info={"trailed": True},
    )
    last = last_act(path)
    with Book.open(path, shape=shape) as book:
        assert stops(book) == []
        with book.read() as read:
            counted = [act.id for act in acts(read, 1000) if act.kind.kind == "count_cash"]
        assert len(counted) == 3
        for number in counted:
            undo_act(book, number)
        assert small_books.contents(book, ["cash_count"]) == {"cash_count": [(1, "sáng")]}
        assert stops(book) == []
    forge(path, "UPDATE cash_count SET label = 'tối'")
    with Book.open(path, shape=shape) as book:
        assert stops(book) == ["Bảng cash_count dòng 1 khác với nhật ký."]
    assert last_act(path) == last + 4


# ---- values ---------------------------------------------------------------------------------------------------------


def test_new_columns_have_what_the_step_gave_and_what_it_says_for_rows_that_come_back(folder):
    path = copied(NEWEST, folder)
    live(path)
    with Book.open(path, shape=shape_of(MUCH, MORE)) as book:
        redo_last(book)  # the member added last comes back after the upgrade
        with book.read() as read:
            found = {
                row[0]: row[1:]
                for row in read.rows("SELECT full_name, card, temper, quarter, initial, staff_number FROM member")
            }
        assert found["Lê Thị Na"] == ("A-18", "vui", "Tổ kho", "L", "mới")
        assert found["Đỗ Văn Ổi"] == ("C-1", "vui", "", "Đ", "mới")
        assert stops(book) == []


def test_a_reckoned_value_follows_the_older_row_that_comes_back(folder):
    path = copied(NEWEST, folder)
    with Book.open(path) as book:
        number = add_member(book, typed("Lê Thị Na")).value
        edit_member(book, number, typed("Võ Thị Na"))
    with Book.open(path, shape=shape_of(next_shapes.RECKONED)) as book:
        undo_last(book)
        with book.read() as read:
            assert read.rows("SELECT full_name, initial FROM member WHERE id = ?", (number,)) == [("Lê Thị Na", "L")]
        assert stops(book) == []


def test_a_value_changed_since_the_upgrade_stands_in_the_way(folder):
    path = copied(NEWEST, folder)
    with Book.open(path) as book:
        number = add_member(book, typed("Lê Thị Na", group="Tổ kho")).value
    with Book.open(path, shape=shape_of(next_shapes.RECORDED)) as book:
        with book.operation("edit_member") as operation:
            operation.run("UPDATE member SET district = 'khác' WHERE id = ?", (number,))
        with book.read() as read:
            added = acts(read, 3)[-1]
        assert added.kind.kind == "add_member"
        with pytest.raises(Refusal) as refused:
            undo_act(book, added.id)
        assert refused.value.code == "changed-since"
        undo_last(book)
        undo_act(book, added.id)
        assert stops(book) == []


FIRST_CASES = (
    "INSERT INTO welfare_case (title) VALUES ('Thăm ốm'), ('Việc hiếu')",
    "INSERT INTO activity (title) VALUES ('Hội thao «\"search_key\"»')",
    "UPDATE activity SET title = 'Hội thao'",
    "DELETE FROM welfare_case WHERE title = 'Việc hiếu'",
)


def as_second(path, folder):
    """The book as the program of schema 2 brought it up: its steps and its triggers, and no act that says so."""
    other = copied(SECOND, folder, "kiểu 2.socd")
    raw, guards = small_books.raw(path), small_books.raw(other)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    with engine_for(raw).connect().execution_options(begin="BEGIN EXCLUSIVE") as connection, connection.begin():
        upgrade.run_steps(connection, Shape(present().metadata, StepLine(present().line.steps[:2])))
    for (sql,) in guards.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(sql)
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    guards.close()


@pytest.mark.parametrize("by_second", [False, True], ids=["straight", "over the second"])
@pytest.mark.parametrize("steps", [(), (MUCH, MORE)], ids=["today", "to come"])
def test_acts_of_the_first_schema_hold_and_are_taken_back(by_second, steps, folder):
    """Cases and activities of the first schema were hashed otherwise and had fewer columns than those of the second."""
    path = copied(FIRST, folder)
    act_of(path, 1, "propose_case", *FIRST_CASES[:2])
    act_of(path, 1, "edit_case", *FIRST_CASES[2:])
    first = last_act(path) - 1
    if by_second:
        as_second(path, folder)
        act_of(path, 2, "set_options", "INSERT INTO setting (key, value) VALUES ('khác', '1')")
        act_of(path, 2, "add_activity", "INSERT INTO activity (title, lead) VALUES ('Tết sum vầy', 'Lê Thị Ân')")
    with Book.open(path, shape=shape_of(*steps)) as book:
        assert stops(book) == []
        undo_act(book, first + 1)
        assert small_books.contents(book, ["activity"])["activity"][0][1].startswith("Hội thao «")
        assert len(small_books.contents(book, ["welfare_case"])["welfare_case"]) == 2
        undo_act(book, first)
        assert small_books.contents(book, ["welfare_case"])["welfare_case"] == []
        assert len(small_books.contents(book, ["activity"])["activity"]) == by_second
        redo_last(book)
        redo_last(book)
        assert len(small_books.contents(book, ["welfare_case"])["welfare_case"]) == 1
        assert stops(book) == []


# ---- names ----------------------------------------------------------------------------------------------------------


def test_an_older_act_is_shown_under_the_names_of_today(folder):
    path = copied(NEWEST, folder)
    live(path)
    with Book.open(path, shape=shape_of(MUCH, MORE)) as book, book.read() as read:
        every = acts(read, 1000)
        assert {act.kind.kind for act in every}.isdisjoint({"set_relatives", "edit_member"})
        last = next(act for act in every if act.kind.title == "Thêm đoàn viên")
        assert last.undone_by is not None
        change = next(change for change in changes_of(read, last.id) if change.table == "member")
        assert change.after is not None
        assert (change.after["card"], change.after["position"]) == ("C-1", "")
        assert {each.table for act in every for each in changes_of(read, act.id)} >= {"kinsfolk", "member"}
        assert "relative" not in {each.table for act in every for each in changes_of(read, act.id)}


# ---- what was wrong before stays wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", SOME, ids=named)
def test_a_row_tampered_with_before_the_upgrade_is_still_told_of(steps, folder):
    path = copied(SECOND, folder)
    forge(
        path,
        "UPDATE member SET gender = iif(gender = 'male', 'female', 'male') WHERE id = 2",
        "UPDATE relative SET full_name = 'kẻ lạ'",
        "UPDATE wage SET amount = 1 WHERE id = 1",
    )
    with Book.open(path, shape=shape_of(*steps)) as book:
        text = "\n".join(stops(book))
    assert "Bảng member dòng 2 khác" in text
    assert "Bảng wage dòng 1 khác" in text
    assert text.count("dòng") == 4


@pytest.mark.parametrize("steps", SOME, ids=named)
def test_an_act_tampered_with_before_the_upgrade_still_breaks_the_chain(steps, folder):
    path = copied(SECOND, folder)
    forge(path, "UPDATE change SET after = json_set(after, '$.amount', 1) WHERE table_name = 'wage' AND row_id = 1",
          "UPDATE wage SET amount = 1 WHERE id = 1")  # fmt: skip
    with Book.open(path, shape=shape_of(*steps)) as book:
        number = small_books.rows(book, "SELECT operation_id FROM change WHERE table_name = 'wage' AND row_id = 1")[0][
            0
        ]
        assert [data for data in stops(book) if f"số {number} " in data and "Nhật ký" in data]
        assert small_books.rows(book, "SELECT count(*) FROM resealed WHERE sealed_id = ?", (number,)) == [(0,)]


@pytest.mark.parametrize("back", [1, 2])
def test_the_mark_of_a_version_turned_back_does_not_have_steps_run_twice(back, folder):
    path = copied(NEWEST, folder)
    forge(path, f"PRAGMA user_version = {back}", f"UPDATE alembic_version SET version_num = '{back:04d}'")
    before = path.read_bytes()
    with pytest.raises(upgrade.UpgradeFailed):
        Book.open(path)
    assert path.read_bytes() == before


def test_where_a_version_began_cannot_be_moved_unseen(folder):
    path = copied(SECOND, folder)
    Book.open(path).close()
    forge(
        path,
        "UPDATE schema_step SET first_operation = 3 WHERE version = 3",
        "DELETE FROM schema_step WHERE version = 1",
    )
    with Book.open(path) as book:
        assert [data for data in stops(book) if "schema_step" in data]


def test_a_book_without_any_note_of_its_versions_is_told_of_and_nothing_raises(folder):
    path = copied(SECOND, folder)
    Book.open(path).close()
    for statement in ("DELETE FROM schema_step", "INSERT INTO schema_step VALUES (9, 99, 5)"):
        forge(path, statement)
        with Book.open(path) as book:
            assert [data for data in stops(book) if "schema_step" in data]
            with book.read() as read:
                assert changes_of(read, acts(read, 1)[0].id)


def test_images_that_are_no_json_are_told_of_and_nothing_raises(folder):
    path = copied(SECOND, folder)
    forge(path, "UPDATE change SET after = '{' WHERE table_name = 'member' AND row_id = 1")
    with Book.open(path, shape=shape_of(MUCH, MORE)) as book:
        assert [data for data in stops(book) if "Bảng member dòng 1 khác" in data]
