"""Every trigger and every sealing check taken away in turn: the attack it is there for must then go through, or be found.

So each of them is known to work alone, and none stands there for show.
"""

from __future__ import annotations

import re
import shutil
from functools import cache

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from app.models.book import Book, Read
from app.models.faults import GuardsMissing
from app.models.guards import all_guards
from app.models.schema import trailed_tables
from app.services.home.checks import rows_match_trail
from app.services.ledger.checks import days_add_up
from tests import small_books
from tests.scenarios.guard_attacks import Attack, attack_on
from tests.small_books import forged_act

REFUSING = [guard for guard in all_guards() if guard.refusal]
RECORDING = [guard for guard in all_guards() if not guard.refusal]
NAMES = {guard.name: guard for guard in all_guards()}

# Guards with a second wall behind them: with this one alone gone, what is named here still refuses.
# A row deleted outside an act leaves a change without an act, which the change table does not take; the guard says why.
SECOND_WALL = {f"{table.name}_delete_in_operation": "operation_id" for table in trailed_tables()}


@pytest.fixture
def rich():
    path = small_books.new_book(rich=True)
    yield path
    small_books.remove(path)


def drop(connection, names):
    together(connection, [f"DROP TRIGGER {name}" for name in names])


def together(connection, statements):
    """All in one transaction. Why: on their own, three hundred triggers take as many commits."""
    for statement in ("BEGIN", *statements, "COMMIT"):
        connection.execute(statement)


def triggers_on(connection, tables):
    marks = ", ".join("?" * len(tables))
    rows = connection.execute(
        f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks})", tables
    )
    return [name for (name,) in rows]


def table_of(connection, guard):
    return connection.execute("SELECT tbl_name FROM sqlite_master WHERE name = ?", (guard.name,)).fetchone()[0]


def in_act(connection, kind, statements):
    for statement in (*forged_act(kind), *statements, "DELETE FROM open_operation"):
        connection.execute(statement)


def lay_anew(connection, names):
    together(connection, [NAMES[name].sql for name in names])


@cache
def prepared(before):
    """A rich book with what attacks need to be there first, put in with no trigger in the way, then all triggers laid anew."""
    # Why kept: four attacks begin alike, and to take four hundred triggers away and lay them anew takes longer than an attack.
    path = small_books.new_book(rich=True)
    connection = small_books.raw(path)
    names = list(NAMES)
    drop(connection, names)
    for statement in before:
        connection.execute(statement)
    lay_anew(connection, names)
    connection.close()
    return path


def attacked(path, attack: Attack):
    """A connection to a book that has what the attack needs."""
    if attack.before:
        shutil.copyfile(prepared(attack.before), path)
    return small_books.raw(path)


def begin(connection, attack: Attack):
    """Pretend to be an act of the program, when the attack needs one."""
    for statement in forged_act(attack.act) if attack.act else ():
        connection.execute(statement)


def go(connection, attack: Attack):
    """Run the attack and give the number of rows it changed."""
    return sum(connection.execute(statement).rowcount for statement in attack.statements)


@pytest.mark.parametrize("guard", REFUSING, ids=lambda guard: guard.name)
def test_a_guard_refuses_its_attack_even_when_it_stands_alone(guard, rich):
    attack = attack_on(guard)
    connection = attacked(rich, attack)
    others = [name for name in triggers_on(connection, [table_of(connection, guard)]) if name != guard.name]
    drop(connection, others)
    begin(connection, attack)
    before = small_books.dump(connection, [table_of(connection, guard)])
    with pytest.raises(small_books.REFUSED_BY_THE_DATABASE, match=f"^{re.escape(guard.refusal)}$"):
        go(connection, attack)
    assert small_books.dump(connection, [table_of(connection, guard)]) == before
    connection.close()


@pytest.mark.parametrize("guard", REFUSING, ids=lambda guard: guard.name)
def test_without_a_guard_its_attack_goes_through(guard, rich):
    attack = attack_on(guard)
    connection = attacked(rich, attack)
    if guard.name.endswith("_in_operation"):
        # What more the table forbids is not asked about here: only whether an act is open.
        standing = triggers_on(connection, [table_of(connection, guard)])
        drop(connection, [name for name in standing if not name.endswith(("_in_operation", "_trail"))])
    drop(connection, [guard.name])
    begin(connection, attack)
    wall = SECOND_WALL.get(guard.name)
    if wall is None:
        assert go(connection, attack) >= 1
    else:
        with pytest.raises(small_books.REFUSED_BY_THE_DATABASE, match=wall):
            go(connection, attack)
    connection.close()


@pytest.mark.parametrize("guard", REFUSING, ids=lambda guard: guard.name)
def test_a_book_without_a_guard_is_not_opened(guard, rich):
    connection = small_books.raw(rich)
    drop(connection, [guard.name])
    connection.close()
    with pytest.raises(GuardsMissing) as refused:
        Book.open(rich)
    assert guard.name in str(refused.value)


@pytest.mark.parametrize("guard", RECORDING, ids=lambda guard: guard.name)
def test_a_write_that_went_unrecorded_is_found(guard, rich):
    """The recorder is taken away, an act is done, and the recorder is put back as if nothing had been."""
    attack = attack_on(guard)
    connection = small_books.raw(rich)
    in_the_way = (
        "identity_kept", "opening_fixed_insert", "loan_opening_fixed_insert", "schema_step_by_upgrade", "resealed_by_upgrade",
    )  # fmt: skip
    drop(connection, [name for name in in_the_way if name in NAMES])
    table = table_of(connection, guard)
    if attack.before:
        in_act(connection, attack.before_act, attack.before)
    standing = triggers_on(connection, [table])
    if "trail" in guard.name:
        drop(connection, [name for name in standing if not name.endswith("_trail")])
    check = days_add_up if guard.name.startswith("daily_balance") else rows_match_trail
    assert findings(rich, connection, check) == []
    drop(connection, [guard.name])
    in_act(connection, attack.act, attack.statements)
    assert findings(rich, connection, check) != []
    connection.close()


def findings(path, connection, check):
    """What a check finds in the book as it is now, whether or not the program would open it."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
    )
    with engine.connect() as bound:
        return [finding.code for finding in check(Read(bound))]
