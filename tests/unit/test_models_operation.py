"""The unit of work: all or nothing, one at a time, chained, beside a window that reads."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from sqlalchemy.exc import IntegrityError

from app.models.book import Book
from app.models.chain import seal_hash
from app.models.conditions import Conditions
from app.models.faults import BookReplaced, ReadOnlyBook
from app.models.guards import ClosedMonth, GuardRefusal, OpeningFixed
from app.models.ledger.seals import CashBelowZero
from app.models.operation import NumberTaken, StillUsed
from app.models.queries.ledger.books import balances
from app.models.union import organisation
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new, void_voucher
from tests import small_books
from tests.small_books import january, payment, receipt


@pytest.fixture
def book():
    with small_books.opened() as book:
        yield book


def put_option(book: Book, key: str, value: str = "1") -> int:
    with book.operation("set_options") as operation:
        operation.run("INSERT INTO setting (key, value) VALUES (?, ?)", (key, value))
    return operation.id


def test_an_act_that_raises_leaves_nothing(book):
    before = small_books.contents(book)
    with pytest.raises(ZeroDivisionError), book.operation("set_options") as operation:  # noqa: PT012
        operation.run("INSERT INTO setting (key, value) VALUES ('khổ giấy', 'A5')")
        raise ZeroDivisionError
    assert small_books.contents(book) == before


def test_acts_are_numbered_without_a_hole_even_after_a_refused_one(book):
    first = put_option(book, "a")
    with pytest.raises(NumberTaken):
        put_option(book, "a")
    assert put_option(book, "b") == first + 1


def test_an_act_names_the_tables_it_changed(book):
    with book.operation("set_options") as operation:
        operation.add(organisation.setting, key="a", value="1")
    assert operation.changes == {"setting"}


def test_the_chain_goes_on_from_the_act_before(book):
    put_option(book, "a")
    put_option(book, "b")
    rows = small_books.contents(book, ["operation"])["operation"]
    hashes = {row[0]: (row[8], row[9]) for row in rows}
    for number in range(2, len(rows) + 1):
        assert hashes[number][0] == hashes[number - 1][1]
    assert all(own for _, own in hashes.values())


def test_a_hash_depends_on_the_order_of_the_changes(book):
    put_option(book, "a")
    from app.models.chain import ChangeRow, OperationRow

    act = OperationRow(id=1, kind="k", at="t", officer="", subject="", reason="", undoes=None)
    changes = [
        ChangeRow(table_name="setting", row_id=1, before=None, after="{}", salt=None),
        ChangeRow(table_name="setting", row_id=2, before=None, after="{}", salt=None),
    ]
    assert seal_hash("", act, changes) != seal_hash("", act, changes[::-1])
    assert seal_hash("", act, changes) != seal_hash("x", act, changes)


def test_no_second_act_begins_inside_an_act(book):
    before = small_books.contents(book)
    with pytest.raises(Exception) as stopped, book.operation("set_options"), book.operation("set_options"):
        pass
    assert stopped.value is not None
    assert small_books.contents(book) == before
    put_option(book, "a")


def test_a_book_opened_to_look_at_writes_nothing(book):
    with Book.open(book.path, read_only=True) as looking:
        with pytest.raises(ReadOnlyBook), looking.operation("set_options"):
            pass
        with looking.read() as read, pytest.raises(Exception, match="readonly"):
            read.rows("DELETE FROM setting")


def test_what_is_read_for_the_window_cannot_write(book):
    with book.read() as read, pytest.raises(Exception, match="readonly"):
        read.rows("INSERT INTO setting (key, value) VALUES ('a', '1')")
    put_option(book, "a")


@pytest.mark.parametrize(
    ("refusal", "statement"),
    [
        (ClosedMonth, "UPDATE voucher SET book_date = '2025-01-03' WHERE id = 11"),
        (OpeningFixed, "UPDATE opening SET amount = 1"),
        (NumberTaken, "UPDATE voucher SET entry_key = (SELECT entry_key FROM voucher WHERE id = 4) WHERE id = 11"),
        (StillUsed, "DELETE FROM account WHERE key = 'cash'"),
        (GuardRefusal, "UPDATE book_identity SET uuid = 'khác'"),
    ],
)
def test_a_refusal_of_the_database_becomes_a_sentence(refusal, statement):
    with small_books.opened(rich=True) as book:
        with pytest.raises(refusal) as refused, book.operation("edit_draft") as operation:
            operation.run(statement)
        assert type(refused.value) is refusal
        assert str(refused.value)[0].isupper()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting (key, value) VALUES ('x', NULL)",
        "INSERT INTO kept_file (name, size, sha256, purpose, media_type) VALUES ('x', 1, 'x', '', '')",
    ],
)
def test_what_no_service_should_ever_write_is_ours(book, statement):
    with pytest.raises(IntegrityError), book.operation("edit_draft") as operation:
        operation.run(statement)


def test_another_program_writing_to_the_book_is_noticed(book):
    """An older copy written into the open file keeps its name and place; only the count of acts tells."""
    put_option(book, "a")
    other = small_books.raw(book.path)
    for statement in (*small_books.forged_act("khác"), "DELETE FROM open_operation"):
        other.execute(statement)
    other.close()
    with pytest.raises(BookReplaced):
        put_option(book, "b")


def test_a_copy_with_as_many_acts_written_into_the_book_is_noticed(book, tmp_path):
    """Another computer's copy, copied over the open file: the same place, the same number of acts."""
    other = tmp_path / "khác.socd"
    book.backup_to(other)
    with Book.open(other) as copy:
        put_option(copy, "c")
    put_option(book, "a")
    with other.open("rb") as source, book.path.open("rb+") as target:
        target.write(source.read())
        target.truncate()
    with pytest.raises(BookReplaced):
        put_option(book, "b")


def test_a_file_put_in_the_books_place_is_noticed(book):
    copy = book.path.with_name("khac.socd")
    copy.write_bytes(small_books.new_book().read_bytes())
    copy.replace(book.path)
    with pytest.raises(BookReplaced):
        put_option(book, "b")


def test_the_window_reads_while_the_worker_writes(book):
    """Also while an act is refused for cash, which looks at how things stood before it."""
    card = post_new(book, receipt(january(5), 9_000_000)).value
    post_new(book, payment(january(6), 13_000_000))
    faults: list[BaseException] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            try:
                with book.read() as read:
                    first = balances(read, january(31))
                    assert balances(read, january(31)) == first
            except BaseException as fault:  # noqa: BLE001  whatever it is, the test tells it
                faults.append(fault)
                return

    windows = [threading.Thread(target=look) for _ in range(2)]
    for window in windows:
        window.start()
    try:
        for place in range(40):
            with pytest.raises(CashBelowZero):
                void_voucher(book, card.id, "ghi nhầm")
            put_option(book, f"việc {place}")
    finally:
        over.set()
        for window in windows:
            window.join()
    assert faults == []
    assert check_book(book) == []


def test_two_workers_take_turns(book):
    def work(name: str) -> None:
        for place in range(15):
            post_new(book, receipt(january(5), 1_000 + place))
            put_option(book, f"{name} {place}")

    workers = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert check_book(book) == []
    with book.read() as read:
        assert read.number("SELECT max(sequence) FROM voucher") == 30


def officers(book: Book) -> list[tuple[object, ...]]:
    with book.read() as read:
        return read.rows("SELECT id, role, name, valid_from, valid_to FROM officer ORDER BY id")


def test_a_list_laid_over_its_rows_writes_only_what_differs(book):
    chair = {"role": "chair", "name": "Lê Thị Ân", "valid_from": dt.date(2025, 1, 1), "valid_to": None}
    cashier = {**chair, "role": "cashier", "name": "  Phan   Đình Khôi "}
    with book.operation("set_officers") as operation:
        operation.match(organisation.officer, [chair, cashier, cashier])
    _first, second = officers(book)
    assert second[1:] == ("cashier", "Phan Đình Khôi", "2025-01-01", None)
    with book.operation("set_officers") as again:
        again.match(organisation.officer, [cashier, chair])
    assert again.changes == frozenset()
    with book.operation("set_officers") as changed:
        changed.match(organisation.officer, [{**chair, "name": "Lê Thị Na"}, cashier])
    kept, written = officers(book)
    assert kept == second
    assert written[1:] == ("chair", "Lê Thị Na", "2025-01-01", None)


def test_a_list_of_an_owner_leaves_the_rows_of_others_alone(book):
    row = {"name": "Lê Thị Ân", "valid_from": dt.date(2025, 1, 1)}
    with book.operation("set_officers") as operation:
        operation.match(organisation.officer, [row], role="chair")
        operation.match(organisation.officer, [row], role="cashier")
        operation.match(organisation.officer, [], role="chair")
    assert [(role, name) for _id, role, name, *_days in officers(book)] == [("cashier", "Lê Thị Ân")]


def test_sums_and_conditions_are_put_together_from_what_was_asked(book):
    with book.operation("set_options") as operation:
        for key, value in (("a", "1"), ("b", "2"), ("lễ tết", "2")):
            operation.add(organisation.setting, key=key, value=value)
    asked = Conditions("value <> '0'")
    asked.when("", "key = :nothing", nothing=1)
    asked.when(None, "key = :nothing", nothing=1)
    asked.when("2", "value = :value", value="2")
    with book.read() as read:
        assert read.column(str, f"SELECT key FROM setting WHERE {asked} ORDER BY key", asked.values) == ["b", "lễ tết"]
        counted = read.sums({"twos": "value = '2'", "all": "1"}, f"SELECT :sums FROM setting WHERE {Conditions()}")
        assert counted == {"twos": 2, "all": 3}
        assert read.sums({"none": "1"}, "SELECT :sums FROM setting WHERE key = 'z'") == {"none": 0}
