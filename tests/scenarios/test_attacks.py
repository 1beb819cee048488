"""Somebody with an SQLite tool at a closed book: each attack is refused by the database, or the book tells of it.

The attacker knows the source: acts are forged, triggers dropped and laid again, foreign keys are off. Ids are those of the
rich book of ``tests/small_books.py``. Told of means: the book is not opened, or ``check`` has a finding that stops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from app.domain.problems import Refusal
from app.models.book import Book
from app.models.chain import ChangeRow, OperationRow, seal_hash
from app.models.guards import all_guards
from app.services.home.check_book import check_book
from app.services.open_book import close_book, open_book
from tests import small_books
from tests.small_books import forged_act

GUARDS = {guard.name: guard.sql for guard in all_guards()}
END = "DELETE FROM open_operation"


def around(*names: str) -> Callable[..., tuple[str, ...]]:
    """Statements done while these triggers are away, and the triggers laid again so that nothing seems to have been."""

    def between(*statements: str) -> tuple[str, ...]:
        drops = tuple(f"DROP TRIGGER {name}" for name in names)
        return (*drops, *statements, *(GUARDS[name] for name in names))

    return between


def on(table: str, *events: str) -> tuple[str, ...]:
    """Every trigger of a table for these events."""
    wanted = tuple(f" {event.upper()}" for event in events)
    return tuple(
        name
        for name, sql in GUARDS.items()
        if f" ON {table} " in sql and any(part in sql.split(f" ON {table} ")[0] for part in wanted)
    )


def act(kind: str, *statements: str) -> tuple[str, ...]:
    """Statements inside a forged act that is closed again."""
    return (*forged_act(kind), *statements, END)


REFUSED = "refused"


@dataclass(frozen=True)
class Attack:
    """What is tried, and what answers: ``refused`` by the database, or the code under which the book tells of it."""

    name: str
    answer: str
    statements: tuple[str, ...]


ATTACKS = (
    # Posted vouchers and their entries, straight.
    Attack("a posted amount", REFUSED, ("UPDATE entry SET amount = 1 WHERE voucher_id = 4",)),
    Attack("a posted text", REFUSED, ("UPDATE voucher SET narration = 'khác' WHERE id = 4",)),
    Attack("a posted day", REFUSED, ("UPDATE voucher SET book_date = '2025-03-31' WHERE id = 5",)),
    Attack("a posted voucher deleted", REFUSED, ("DELETE FROM voucher WHERE id = 4",)),
    Attack("its entries deleted", REFUSED, ("DELETE FROM entry WHERE voucher_id = 4",)),
    Attack("an entry more", REFUSED, ("INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES (4, 2, 5, 1, 9)",)),
    Attack("an entry moved to another voucher", REFUSED, ("UPDATE entry SET voucher_id = 11 WHERE voucher_id = 4",)),
    Attack("ignoring constraints", REFUSED, ("UPDATE OR IGNORE entry SET amount = 1 WHERE voucher_id = 4",)),
    Attack("replacing the row", REFUSED, ("INSERT OR REPLACE INTO voucher SELECT * FROM voucher WHERE id = 4",)),
    Attack("a voided voucher brought back", REFUSED, act("post_voucher", "UPDATE voucher SET state = 'posted' WHERE id = 6")),
    Attack("a voucher born posted", REFUSED, act(
        "post_voucher",
        "INSERT INTO voucher (kind, state, book_date, voucher_date, fund_id, series, sequence, number) "
        "VALUES ('PT', 'posted', '2025-03-01', '2025-03-01', 1, 'x', 1, 'x')",
    )),
    Attack("a number given away", REFUSED, act("edit_draft", "UPDATE voucher SET number = 'PC2025/99' WHERE id = 7")),
    Attack("a number twice", REFUSED, act(
        "post_voucher", "UPDATE voucher SET state = 'posted', series = 'PT|cash|2025', sequence = 2, number = 'PT2025/02' WHERE id = 11",
    )),
    Attack("a posted amount inside an act", REFUSED, act("edit_draft", "UPDATE entry SET amount = 1 WHERE voucher_id = 4")),
    Attack("a posted row under the name of a withdrawal", REFUSED, act("withdraw_import", "DELETE FROM voucher WHERE id = 4")),
    # Closed months, opening, filed settlements.
    Attack("a closed month opened", REFUSED, ("DELETE FROM closed_month",)),
    Attack("a closed month's digest", REFUSED, act("close_month", "UPDATE closed_month SET digest = 'khác'")),
    Attack("a closed month opened by another act", REFUSED, act("edit_draft", "DELETE FROM closed_month")),
    Attack("a draft into a closed month", REFUSED, act(
        "save_draft", "INSERT INTO voucher (kind, book_date, voucher_date, fund_id) VALUES ('PT', '2025-01-31', '2025-01-31', 1)",
    )),
    Attack("a draft moved into a closed month", REFUSED, act("edit_draft", "UPDATE voucher SET book_date = '2025-01-31' WHERE id = 11")),
    Attack("a voucher of a closed month voided", REFUSED, act("void_voucher", "UPDATE voucher SET state = 'voided' WHERE id = 1")),
    Attack("the opening", REFUSED, ("UPDATE opening SET amount = amount + 1",)),
    Attack("the opening inside an act", REFUSED, act("set_openings", "UPDATE opening SET amount = amount + 1")),
    Attack("a filed figure", REFUSED, act("file_settlement", "UPDATE filed_settlement SET figures = '{}'")),
    Attack("a filed settlement gone", REFUSED, act("edit_draft", "DELETE FROM filed_settlement")),
    # What came in from her workbooks, papers, identity, accounts.
    Attack("an import row gone", REFUSED, act("edit_draft", "DELETE FROM import_row")),
    Attack("an import row's original", REFUSED, ("UPDATE import_row SET original = '{}'",)),
    Attack("a paper's name", REFUSED, act("attach_file", "UPDATE attachment SET name = 'khác'")),
    Attack("a paper's content", REFUSED, ("UPDATE attachment_content SET content = x'00'",)),
    Attack("a paper's content replaced", "paper-changed", (
        "INSERT OR REPLACE INTO attachment_content SELECT sha256, x'00' FROM attachment_content",
    )),
    Attack("a paper's content gone", REFUSED, ("DELETE FROM attachment_content",)),
    Attack("whose book it is", REFUSED, act("set_profile", "UPDATE book_identity SET uuid = 'khác'")),
    Attack("when the book opened", REFUSED, ("UPDATE book_identity SET opening_day = '2020-01-01'",)),
    Attack("a fund's key", REFUSED, act("set_accounts", "UPDATE account SET key = 'bank:9' WHERE key = 'bank:1'")),
    Attack("the day totals", "day-sum-wrong", ("UPDATE daily_balance SET amount_in = amount_in + 1",)),
    Attack("a day total gone", "day-sum-wrong", ("DELETE FROM daily_balance WHERE day LIKE '2025-01%'",)),
    # The trail and the chain.
    Attack("a change gone", REFUSED, ("DELETE FROM change WHERE id = (SELECT max(id) FROM change)",)),
    Attack("a change rewritten", REFUSED, ("UPDATE change SET after = '{}' WHERE row_id = 4",)),
    Attack("a change put in", REFUSED, ("INSERT INTO change (operation_id, table_name, row_id) VALUES (3, 'voucher', 4)",)),
    Attack("an act gone", REFUSED, ("DELETE FROM operation WHERE id = 5",)),
    Attack("another officer", REFUSED, ("UPDATE operation SET officer = 'khác' WHERE id = 5",)),
    Attack("another hash", REFUSED, ("UPDATE operation SET hash = 'khác' WHERE id = 5",)),
    Attack("a sealed act opened again", REFUSED, ("INSERT INTO open_operation VALUES (1, 5, 'withdraw_import')",)),
    Attack("an act replaced", "chain-broken", (
        ("INSERT OR REPLACE INTO operation SELECT id, kind, at, 'khác', subject, reason, undoes, undone_by, previous_hash, hash "
        "FROM operation WHERE id = 5"),
    )),
    Attack("an act left open", "act-open", forged_act("edit_draft")),
    Attack("an act without a hash", "chain-broken", act("set_options")),
    Attack("an act that hashes to nothing", "chain-broken", act(
        "edit_draft", "UPDATE voucher SET narration = 'khác' WHERE id = 11", "UPDATE operation SET hash = 'khác' WHERE hash = ''",
    )),
    Attack("an act marked undone", "undo-mark-wrong", act("edit_draft", "UPDATE operation SET undone_by = 3 WHERE id = 5")),
    # Triggers away.
    Attack("a trigger dropped", "guards-missing", ("DROP TRIGGER voucher_frozen",)),
    Attack("all triggers dropped", "guards-missing", tuple(f"DROP TRIGGER {name}" for name in GUARDS)),
    Attack("a weaker trigger in its place", "guards-missing", (
        "DROP TRIGGER voucher_frozen", "CREATE TRIGGER voucher_frozen BEFORE UPDATE ON voucher BEGIN SELECT 1; END",
    )),
    Attack("a trigger of their own", "guards-missing", (
        "CREATE TRIGGER khac AFTER INSERT ON entry BEGIN UPDATE entry SET amount = amount + 1 WHERE id = NEW.id; END",
    )),
    Attack("a posted amount, triggers laid again", "row-tampered", around(*on("entry", "update"))(
        "UPDATE entry SET amount = 1 WHERE voucher_id = 4",
    )),
    Attack("a posted text, triggers laid again", "row-tampered", around(*on("voucher", "update"))(
        "UPDATE voucher SET person = 'khác' WHERE id = 4",
    )),
    Attack("a voucher gone, triggers laid again", "row-tampered", around(*on("voucher", "delete"), *on("entry", "delete"))(
        "DELETE FROM entry WHERE voucher_id = 9", "DELETE FROM voucher WHERE id = 9",
    )),
    Attack("a voucher put in, triggers laid again", "row-tampered", around(*on("voucher", "insert"), *on("entry", "insert"))(
        "INSERT INTO voucher (id, kind, state, book_date, voucher_date, fund_id, series, sequence, number) "
        "VALUES (99, 'PT', 'posted', '2025-02-20', '2025-02-20', 1, 'PT|cash|2025', 6, 'PT2025/06')",
        "INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES (99, 1, 9, 1, 5)",
    )),
    Attack("a closed amount, triggers laid again", "closed-month-changed", around(*on("entry", "update"))(
        "UPDATE entry SET amount = 1 WHERE voucher_id = 1",
    )),
    Attack("a filed figure, triggers laid again", "row-tampered", around(*on("filed_settlement", "update"))(
        "UPDATE filed_settlement SET figures = replace(figures, '50', '51')",
    )),
    Attack("the opening, triggers laid again", "row-tampered", around(*on("opening", "update"))(
        "UPDATE opening SET amount = amount + 1 WHERE account_id = 1",
    )),
    Attack("an import row's original, triggers laid again", "row-tampered", around(*on("import_row", "update"))(
        "UPDATE import_row SET original = '{}'",
    )),
    Attack("the trail and the row alike", "chain-broken", around(*on("entry", "update"), *on("change", "update"))(
        "UPDATE entry SET amount = 1 WHERE voucher_id = 4",
        "UPDATE change SET after = json_set(after, '$.amount', 1) WHERE table_name = 'entry' AND row_id = (SELECT id FROM entry WHERE voucher_id = 4)",
    )),
    Attack("an act gone from the trail", "chain-broken", around(*on("operation", "delete"), *on("change", "delete"))(
        "DELETE FROM change WHERE operation_id = 5", "DELETE FROM operation WHERE id = 5",
    )),
    Attack("changes of an act that is not there", "chain-broken", around(*on("operation", "delete"))(
        "DELETE FROM operation WHERE id = (SELECT max(id) - 1 FROM operation)",
    )),
    # Tables, indexes and the head of the file.
    Attack("a table gone", "guards-missing", ("DROP TABLE coding_rule",)),
    Attack("the index that keeps numbers unique", "schema-changed", ("DROP INDEX voucher_number",)),
    Attack("a table of their own", "schema-changed", ("CREATE TABLE khac (x)",)),
    Attack("a column of their own", "schema-changed", ("ALTER TABLE voucher ADD COLUMN khac TEXT",)),
    Attack("a constraint written away", "schema-changed", (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (amount <> 0)', 'CHECK (1)') WHERE name = 'entry'",
        "PRAGMA writable_schema = OFF",
    )),
    Attack("triggers written away", "guards-missing", (
        "PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE type = 'trigger'", "PRAGMA writable_schema = OFF",
    )),
    Attack("another program's mark", "not-a-book", ("PRAGMA application_id = 7",)),
    Attack("a newer version's mark", "book-newer", ("PRAGMA user_version = 99",)),
)  # fmt: skip


@pytest.fixture
def rich():
    path = small_books.new_book(rich=True)
    yield path
    small_books.remove(path)


def stopping_codes(path: Any) -> set[str]:
    """Under which codes the book tells that something is wrong with it."""
    try:
        with Book.open(path) as book:
            return {finding.code for finding in check_book(book) if finding.stops}
    except Refusal as refused:
        return {refused.code}


def try_it(path: Any, statements: tuple[str, ...]) -> str:
    """Run an attack as one transaction; gives the database's refusal, or nothing when it went through."""
    connection = small_books.raw(path)
    try:
        if not statements[0].startswith("PRAGMA"):
            connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement)
        if connection.in_transaction:
            connection.execute("COMMIT")
    except small_books.REFUSED_BY_THE_DATABASE as refused:
        connection.execute("ROLLBACK")
        return str(refused)
    finally:
        connection.close()
    return ""


def test_there_are_forty_attacks_and_the_book_they_meet_is_sound(rich):
    assert len(ATTACKS) >= 40
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert stopping_codes(rich) == set()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name.replace(" ", "_"))
def test_an_attack_is_refused_or_told_of(attack, rich):
    before = small_books.contents(rich)
    refusal = try_it(rich, attack.statements)
    if attack.answer == REFUSED:
        assert refusal != ""
        assert "syntax" not in refusal
        assert "no such" not in refusal
        assert small_books.contents(rich) == before
        assert stopping_codes(rich) == set()
    else:
        assert refusal == ""
        assert attack.answer in stopping_codes(rich)


# ---- what the file alone cannot show ---------------------------------------------------------------------------------


def seal_again(path: Any, first: int) -> None:
    """Hash the chain anew from an act on, as somebody would who has the source."""
    connection = small_books.raw(path)
    for name in ("operation_frozen", "change_frozen"):
        connection.execute(f"DROP TRIGGER {name}")
    rows = connection.execute(
        "SELECT id, kind, at, officer, subject, reason, undoes, previous_hash FROM operation WHERE id >= ? ORDER BY id",
        (first,),
    ).fetchall()
    previous = rows[0][7]
    for row in rows:
        changes = connection.execute(
            "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id", (row[0],)
        ).fetchall()
        now = seal_hash(previous, OperationRow(*row[:7]), [ChangeRow(*change) for change in changes])
        connection.execute("UPDATE operation SET previous_hash = ?, hash = ? WHERE id = ?", (previous, now, row[0]))
        previous = now
    for name in ("operation_frozen", "change_frozen"):
        connection.execute(GUARDS[name])
    connection.close()


def test_a_chain_hashed_anew_is_told_of_at_the_next_start(rich):
    """Rows, trail and chain agree with one another; only the head remembered outside the book does not."""
    close_book(open_book(rich).book)
    both = around(*on("entry", "update"), *on("change", "update"))
    same = "table_name = 'entry' AND row_id = (SELECT id FROM entry WHERE voucher_id = 12)"
    assert try_it(rich, both(
        "UPDATE entry SET amount = 700000 WHERE voucher_id = 12",
        f"UPDATE change SET after = json_set(after, '$.amount', 700000) WHERE {same}",
        "UPDATE daily_balance SET amount_in = 700000 WHERE day = '2025-02-12'",
    )) == ""  # fmt: skip
    first = small_books.contents(rich, ["change"])["change"]
    seal_again(
        rich, min(row[1] for row in first if row[2] == "entry" and '"amount":700000' in (row[5] or "").replace(" ", ""))
    )
    assert stopping_codes(rich) == set()
    opened = open_book(rich)
    assert [doubt.code for doubt in opened.doubts] == ["book-other-trail"]
    opened.book.close()


def test_an_act_forged_with_its_right_hash_still_has_to_keep_the_rules(rich):
    statements = act(
        "post_voucher",
        "UPDATE voucher SET state = 'posted', series = 'PC|cash|2025', sequence = 20, number = 'PC2025/20', number_origin = 'program' WHERE id = 11",
    )
    assert try_it(rich, statements) == ""
    seal_again(rich, max(row[0] for row in small_books.contents(rich, ["operation"])["operation"]))
    assert stopping_codes(rich) == {"number-hole"}


def test_an_older_copy_in_the_books_place_is_told_of(rich, tmp_path):
    older = tmp_path / "cu.socd"
    older.write_bytes(rich.read_bytes())
    opened = open_book(rich)
    with opened.book.operation("set_options") as done:
        done.run("INSERT INTO setting (key, value) VALUES ('khác', '1')")
    close_book(opened.book)
    rich.write_bytes(older.read_bytes())
    again = open_book(rich)
    assert [doubt.code for doubt in again.doubts] == ["book-older"]
    again.book.close()


# ---- bytes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", ["half", "head", "empty", "noise"])
def test_a_damaged_file_is_not_opened(rich, cut):
    content = bytearray(rich.read_bytes())
    if cut == "half":
        content = content[: len(content) // 2]
    elif cut == "head":
        content[:16] = b"\0" * 16
    elif cut == "empty":
        content.clear()
    else:
        content[4096:12288] = bytes(range(256)) * 32
    rich.write_bytes(bytes(content))
    with pytest.raises(Refusal) as refused:
        Book.open(rich)
    assert refused.value.code in {"not-a-book", "book-damaged"}
    assert not rich.with_name(rich.name + ".lock").exists()


def test_a_changed_byte_of_a_text_is_found(rich):
    """SQLite itself does not see it: the page is whole, only the name is another."""
    content = rich.read_bytes()
    found = content.index("Trần Thị Bưởi".encode())
    places = []
    while found >= 0:
        places.append(found)
        found = content.find("Trần Thị Bưởi".encode(), found + 1)
    silent = []
    for place in places:
        changed = bytearray(content)
        changed[place] = ord("D")
        rich.write_bytes(bytes(changed))
        if not stopping_codes(rich):
            silent.append(place)
    assert silent == []
