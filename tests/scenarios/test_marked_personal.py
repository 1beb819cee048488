"""A column that becomes personal later: older acts still hold, its values can be erased from them, and no more than that."""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache

import pytest

from app.domain.money import dong
from app.models.book import Book
from app.models.chain import ChangeRow, OperationRow, seal_hash
from app.models.erasing import erase_row
from app.models.history import history_of
from app.models.schema import present
from app.services.home.check_book import check_book
from app.services.members.keep_members import MemberEntry, add_member, edit_member
from app.services.undo_act import undo_last
from tests import small_books
from tests.next_shapes import MARKED, MARKED_FIRST, MORE, MUCH, Next, cut, rows, shape_of
from tests.older_acts import forge

SECRET = "MẬT-17"
DAY = dt.date(2026, 3, 1)
NOW = present().version
# One step after another marks another column: what was sealed anew is sealed anew again.
MARKED_NEXT = Next("marked-next", (), rows(member={"personal": ["position"]}))


@pytest.fixture
def folder():
    """A folder in memory, so that nothing waits for a disk."""
    own = small_books.fast_folder() / "dữ liệu cá nhân"
    own.mkdir()
    yield own
    shutil.rmtree(own)


@cache
def told():
    """A book of today's shape with a member whose staff number stands in the clear in four images: made once, to be copied."""
    target = small_books.fast_folder() / "số thẻ để ngỏ.socd"
    shutil.copyfile(small_books.RELEASED / f"kieu-{NOW}.socd", target)
    with Book.open(target) as book:
        entry = MemberEntry(
            "Lê Thị Na", DAY, staff_number=SECRET, position="Tổ trưởng kho", group="Kho", wage=dong(5_000_000)
        )
        number = add_member(book, entry).value
        edit_member(book, number, MemberEntry("Lê Thị Na", DAY, staff_number=f"{SECRET}b", position="Tổ trưởng kho"))
        undo_last(book)
    return target


@pytest.fixture
def path(folder):
    """A copy of that book."""
    return shutil.copyfile(told(), folder / "sổ.socd")


def broken(book):
    return [finding.code for finding in check_book(book) if finding.stops]


def erase(book, table="member", where="full_name = 'Lê Thị Na'"):
    """Blank what is personal in a row and erase it from the trail; gives how many changes lost a value."""
    shown = book.shape.metadata.tables[table]
    with book.operation("erase_person") as operation:
        number = int(str(operation.run(f"SELECT id FROM {table} WHERE {where}").scalar_one()))
        blanks = ", ".join(f"{name} = {0 if name == 'amount' else repr('')}" for name in book.shape.personal[table])
        operation.run(f"UPDATE {table} SET {blanks} WHERE id = {number}")
        return erase_row(operation, history_of(operation.connection, operation.shape), shown, number)


def trail_of(book):
    """All images of the trail as one text."""
    return "\n".join(f"{row[0]} {row[1]}" for row in small_books.rows(book, "SELECT before, after FROM change"))


@pytest.mark.parametrize("steps", [(MARKED,), (MUCH,), (MUCH, MORE), (MARKED, MARKED_NEXT)], ids=len)
def test_a_value_marked_personal_later_is_erased_from_older_acts_and_the_chain_holds(steps, path):
    with Book.open(path, shape=shape_of(*steps)) as book:
        assert trail_of(book).count(SECRET) >= 5
        assert broken(book) == []
        assert erase(book) >= 4
        assert broken(book) == []
        assert SECRET not in trail_of(book)
        assert "Lê Thị Na" not in trail_of(book)
        assert ("Tổ trưởng kho" in trail_of(book)) == (MARKED_NEXT not in steps)


def test_values_that_were_personal_always_can_be_erased_before_and_after_later_marks(path):
    shape = shape_of(MARKED, MARKED_NEXT)
    with Book.open(path) as book:
        erase(book)
        assert broken(book) == []
        assert (
            trail_of(book).count(SECRET) == 7
        )  # twice more: the erasing act shows the number that is nobody's secret yet
    for steps, done in ((shape.version - 1, (MARKED,)), (shape.version, (MARKED, MARKED_NEXT))):
        with Book.open(path, shape=cut(shape, steps, *done)) as book:
            assert broken(book) == []
            assert erase(book, where="id = (SELECT max(id) FROM member)") >= 4
            assert broken(book) == []
            assert SECRET not in trail_of(book)
    assert "Tổ trưởng kho" not in trail_of_file(path)


def trail_of_file(path):
    return repr(small_books.contents(path, ["change"]))


def test_a_table_whose_rows_held_nobody_until_now(path):
    with Book.open(path, shape=shape_of(MARKED_FIRST)) as book:
        assert broken(book) == []
        assert erase(book, "union_group", "name = 'Kho'") == 2
        assert erase(book, "wage", "amount = 5000000") == 2
        assert broken(book) == []
        assert '"Kho"' not in trail_of(book)
        assert '"amount":5000000,' not in trail_of(book)


def test_without_any_value_of_the_column_nothing_is_sealed_anew(folder):
    target = folder / "sổ.socd"
    shutil.copyfile(small_books.RELEASED / "kieu-2.socd", target)
    with Book.open(target, shape=shape_of(Next("none", (), rows(member={"personal": ["joined"]})))) as book:
        held = small_books.rows(
            book,
            "SELECT count(DISTINCT operation_id) FROM change WHERE after ->> '$.joined' <> '' AND table_name = 'member'",
        )
        assert small_books.rows(book, "SELECT count(*) FROM resealed") == held
        assert broken(book) == []


# ---- what must not pass -----------------------------------------------------------------------------------------------


@cache
def erased():
    """The book under a later mark, its member erased, and nothing wrong with it: made once, to be copied."""
    target = shutil.copyfile(told(), small_books.fast_folder() / "đã xóa.socd")
    with Book.open(target, shape=shape_of(MARKED)) as book:
        erase(book)
        assert broken(book) == []
    return target


ERASED = "table_name = 'member' AND after LIKE '%Lê Thị N_%' = 0 AND after LIKE '%{\"#\"%' AND before IS NULL"


@pytest.mark.parametrize(
    "what",
    [
        f"UPDATE change SET after = json_set(after, '$.gender', 'female') WHERE {ERASED}",
        f"UPDATE change SET after = json_set(after, '$.staff_number', 'khác') WHERE {ERASED}",
        f"UPDATE change SET after = json_set(after, '$.staff_number', json('{{\"#\": \"00\"}}')) WHERE {ERASED}",
        f"UPDATE change SET after = json_remove(after, '$.staff_number') WHERE {ERASED}",
        "UPDATE operation SET subject = 'khác' WHERE id = (SELECT min(sealed_id) FROM resealed)",
        "DELETE FROM resealed",
        f"UPDATE resealed SET version = {NOW}",
        f"UPDATE schema_step SET first_operation = first_operation - 1 WHERE version = {NOW + 1}",
        f"UPDATE schema_step SET first_operation = first_operation + 1 WHERE version = {NOW + 1}",
    ],
)
def test_an_act_that_lost_a_value_is_still_proved_for_all_the_rest(what, folder):
    path = shutil.copyfile(erased(), folder / "sổ.socd")
    before = small_books.contents(path)
    forge(path, what)
    assert small_books.contents(path) != before
    with Book.open(path, shape=shape_of(MARKED)) as book:
        assert "chain-broken" in broken(book)


def test_a_seal_added_by_a_forged_act_does_not_count(path):
    """Somebody who has the source changes an old act and lets an act of his own say that this is what it hashes to."""
    shape = shape_of(MARKED)
    Book.open(path, shape=shape).close()
    victim = min(row[1] for row in small_books.contents(path, ["change"])["change"] if row[2] == "voucher")
    forge(
        path,
        f"UPDATE change SET after = json_set(after, '$.note', 'giả') WHERE operation_id = {victim} AND table_name = 'voucher'",
    )
    with Book.open(path, shape=shape) as book:
        assert "chain-broken" in broken(book)
        with book.read() as read:
            history = history_of(read.connection, shape)
        fields = small_books.rows(
            book, "SELECT id, kind, at, officer, subject, reason, undoes FROM operation WHERE id = ?", (victim,)
        )[0]
        previous = small_books.rows(book, "SELECT hash FROM operation WHERE id = ?", (victim - 1,))[0][0]
        changes = [
            ChangeRow(*row)
            for row in small_books.rows(
                book,
                "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id",
                (victim,),
            )
        ]
        for version in (NOW, NOW + 1):
            now = seal_hash(previous, OperationRow(*fields), changes, history.hashed_since(victim, version))
            with book.operation("upgrade_book") as operation:
                operation.run(
                    "INSERT INTO resealed (sealed_id, version, hash) VALUES (?, ?, ?)", (victim, version, now)
                )
        assert "chain-broken" in broken(book)
