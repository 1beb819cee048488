"""What the triggers record, and how the chain covers values of people so that they can be erased."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.models.chain import ChangeRow, OperationRow, erased, personal_columns, seal_hash
from app.models.erasing import erase_row
from app.models.guards import all_guards
from app.models.history import history_of
from app.models.schema import all_tables, bulk_tables, present, trailed_tables
from app.services.home.check_book import all_checks, check_book
from app.services.ledger.post_voucher import post_new
from tests import small_books
from tests.scenarios.guard_attacks import attack_on

ACT = OperationRow(id=1, kind="save_draft", at="2025-01-01T00:00:00", officer="", subject="", reason="", undoes=None)


@pytest.mark.parametrize("table", trailed_tables(), ids=lambda table: table.name)
def test_a_row_is_recorded_whole(table):
    """Every column is in the image of the row: a column left out could be changed unseen."""
    for event in ("insert", "update", "delete"):
        sql = next(guard.sql for guard in all_guards() if guard.name == f"{table.name}_{event}_trail")
        row = "OLD" if event == "delete" else "NEW"
        assert all(f'{row}."{column.name}"' in sql for column in table.columns)


def test_only_the_trail_itself_and_what_is_counted_from_it_goes_unrecorded():
    unrecorded = {table.name for table in all_tables()} - {table.name for table in trailed_tables()}
    bulk = {table.name for table in bulk_tables()}
    assert unrecorded - bulk == {"operation", "change", "open_operation", "daily_balance", "attachment_content"}


@pytest.mark.parametrize("guard", all_guards(), ids=lambda guard: guard.name)
def test_every_guard_has_an_attack(guard):
    assert attack_on(guard).statements


def test_guards_have_names_of_their_own():
    names = [guard.name for guard in all_guards()]
    assert len(names) == len(set(names))


def test_a_persons_values_can_be_erased_and_the_chain_still_holds():
    with small_books.opened() as book:
        card = post_new(book, small_books.receipt(small_books.january(5), 100_000)).value
        assert check_book(book) == []
        with book.operation("erase_person") as operation:
            assert (
                erase_row(
                    operation,
                    history_of(operation.connection, operation.shape),
                    present().metadata.tables["voucher"],
                    card.id,
                )
                == 2
            )
        with book.read() as read:
            kept = read.value(str, "SELECT group_concat(after) FROM change WHERE table_name = 'voucher'") or ""
            broken = [
                finding.code for check in all_checks() if check.name == "chain-holds" for finding in check.run(read)
            ]
        assert "Bưởi" not in kept
        assert broken == []


def test_two_equal_names_do_not_look_alike_once_erased():
    image = json.dumps({"id": 1, "full_name": "Trần Thị Bưởi", "number": "7"})
    first, second = (json.loads(erased(image, salt, personal_columns()["member"])) for salt in (b"a" * 16, b"b" * 16))
    assert first["full_name"] != second["full_name"]
    assert first["number"] == "7"


def test_erasing_twice_is_erasing_once():
    image = json.dumps({"id": 1, "full_name": "Trần Thị Bưởi"})
    once = erased(image, b"a" * 16, ["full_name"])
    assert erased(once, b"a" * 16, ["full_name"]) == once


@pytest.mark.parametrize("part", ["before", "after", "row_id", "table_name"])
def test_every_part_of_a_change_is_in_the_hash(part):
    values: dict[str, Any] = {
        "table_name": "setting",
        "row_id": 1,
        "before": '{"a": 1}',
        "after": '{"a": 2}',
        "salt": None,
    }
    other: dict[str, Any] = {
        **values,
        part: 9 if part == "row_id" else "union_fact" if part == "table_name" else '{"a": 3}',
    }
    assert seal_hash("", ACT, [ChangeRow(**values)]) != seal_hash("", ACT, [ChangeRow(**other)])


@pytest.mark.parametrize("place", range(7))
def test_every_part_of_an_act_is_in_the_hash(place):
    values: list[Any] = [1, "save_draft", "2025-01-01", "a", "b", "c", None]
    other = [*values]
    other[place] = 9
    assert seal_hash("", OperationRow(*values), []) != seal_hash("", OperationRow(*other), [])


def test_personal_columns_are_those_that_hold_people():
    assert personal_columns()["voucher"] == {"person", "address", "narration", "note", "search_key"}
    assert personal_columns()["account"] == frozenset()
