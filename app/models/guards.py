"""Triggers of a book: the trail's, made from the metadata of all tables, and the last wall that each room sets behind the rules
of one row (``models/<room>/guards.py``, gathered here).

Rules over several rows (cash below zero on a day, holes in numbers) are not here: they are checked once, when an
operation is sealed (``seals.py``). Every trigger is a named ``Guard``, so a test can take each away and must notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from sqlalchemy import Table

from app.domain.problems import N_, Refusal
from app.models.schema import present
from app.models.shape import Shape
from app.rooms import ClassRegistry, Registry

HANDOVERS = ("merge_members", "split_members")
"""The acts by which rows of one member become those of another, and back."""
_OPEN = "(SELECT operation_id FROM open_operation)"
_NO_OPERATION = "NOT EXISTS (SELECT 1 FROM open_operation)"
CLOSED = "(SELECT max(month) FROM closed_month)"
"""SQL of the last closed month; rows of every room may lie in it."""


class GuardRefusal(Refusal):
    """A trigger of the book stopped a write. Another sentence for some triggers is a class derived from this one, in the room's
    ``guards.py``: it answers the codes in ``answers``, or its own."""

    answers: ClassVar[tuple[str, ...]] = ()
    code = "guard"
    template = N_("Sổ không nhận thay đổi này ({guard}). Không có gì bị ghi dở.")


class ClosedMonth(GuardRefusal):
    """The day lies in a closed month."""

    code = "month-closed"
    template = N_("Ngày này thuộc kỳ đã khóa sổ: hãy ghi vào tháng đang mở hoặc mở khóa tháng cuối cùng (có lý do).")


class OpeningFixed(GuardRefusal):
    """Opening balances after the first close."""

    code = "opening-fixed"
    template = N_("Đã khóa sổ ít nhất một tháng nên số dư đầu kỳ không sửa được.")


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger. ``refusal`` is the code it aborts with, empty for triggers that record."""

    name: str
    sql: str
    refusal: str = ""


def refusing(name: str, event: str, table: str, code: str, condition: str) -> Guard:
    """A trigger that stops a write when the condition holds of ``NEW`` and ``OLD``."""
    # Why: WHEN is weighed before the trigger's program is entered; a SELECT … WHERE inside costs five times as much a row.
    sql = f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{code}'); END"
    return Guard(name, sql, code)


def during(*kinds: str) -> str:
    """SQL that holds while an act of one of these kinds is open."""
    names = ", ".join(f"'{kind}'" for kind in kinds)
    return f"EXISTS (SELECT 1 FROM open_operation WHERE kind {f'= {names}' if len(kinds) == 1 else f'IN ({names})'})"


def differs(columns: tuple[str, ...]) -> str:
    """SQL that holds when an update changes one of the columns."""
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


def closed_month_guards(table: str, month: str, *events: str) -> Iterator[Guard]:
    """Rows of a closed month stay: ``month`` is SQL for the month of ``{row}``; all three events unless some are named."""
    rows_of = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for event in events or rows_of:
        closed = " OR ".join(f"{month.format(row=row)} <= {CLOSED}" for row in rows_of[event])
        yield refusing(f"{table}_closed_{event.lower()}", event, table, "month-closed", closed)


def opening_guards(table: str) -> Iterator[Guard]:
    """Rows of what there was when the book began stay once a month is closed."""
    for event in ("INSERT", "UPDATE", "DELETE"):
        yield refusing(f"{table}_fixed_{event.lower()}", event, table, "opening-fixed", f"{CLOSED} IS NOT NULL")


def row_image(table: Table, row: str) -> str:
    """SQL that gives one row as JSON text, columns in table order; ``row`` is an alias or OLD / NEW."""
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def has_personal_columns(table: Table) -> bool:
    """True when the table holds values of people, which the chain hashes with a salt."""
    return any(column.info.get("personal") for column in table.columns)


def _trail_of(table: Table) -> Iterator[Guard]:
    salt = "randomblob(16)" if has_personal_columns(table) else "NULL"
    name = table.name
    for event, row, before, after in (
        ("INSERT", "NEW", "NULL", row_image(table, "NEW")),
        ("UPDATE", "NEW", row_image(table, "OLD"), row_image(table, "NEW")),
        ("DELETE", "OLD", row_image(table, "OLD"), "NULL"),
    ):
        low = event.lower()
        yield refusing(f"{name}_{low}_in_operation", event, name, "no-operation", _NO_OPERATION)
        yield Guard(
            f"{name}_{low}_trail",
            f"CREATE TRIGGER {name}_{low}_trail AFTER {event} ON {name} BEGIN "
            f"INSERT INTO change (operation_id, table_name, row_id, before, after, salt) "
            f"VALUES ({_OPEN}, '{name}', {row}.id, {before}, {after}, {salt}); END",
        )


def _bulk_guards(shape: Shape) -> Iterator[Guard]:
    """Rows of a run or a batch: written whole by their own act, never changed but for whose they are when two people prove to be one."""
    for table in shape.bulk:
        for event in ("INSERT", "DELETE"):
            name = f"{table.name}_{event.lower()}_in_operation"
            yield refusing(name, event, table.name, "no-operation", _NO_OPERATION)
        others = differs(tuple(column.name for column in table.columns if column.name != "member_id"))
        handed_over = f"{during(*HANDOVERS)} AND NOT ({others})"
        yield refusing(f"{table.name}_frozen", "UPDATE", table.name, "bulk-frozen", f"NOT ({handed_over})")


def _trail_guards() -> Iterator[Guard]:
    yield refusing("operation_kept", "DELETE", "operation", "trail-kept", "1")
    fixed = differs(("id", "kind", "at", "officer", "subject", "reason", "undoes", "previous_hash"))
    yield refusing(
        "operation_frozen", "UPDATE", "operation", "trail-kept",
        f"({fixed}) OR (OLD.hash <> '' AND OLD.hash IS NOT NEW.hash) OR {_NO_OPERATION}",
    )  # fmt: skip
    yield refusing("change_only_in_operation", "INSERT", "change", "trail-kept", f"NEW.operation_id IS NOT {_OPEN}")
    yield refusing("change_kept", "DELETE", "change", "trail-kept", "1")
    yield refusing("change_frozen", "UPDATE", "change", "trail-kept", f"NOT {during('erase_person')}")
    unsealed = "(SELECT hash FROM operation WHERE id = NEW.operation_id) IS NOT ''"
    yield refusing("operation_opens_new", "INSERT", "open_operation", "trail-kept", unsealed)
    yield refusing("operation_stays_open", "UPDATE", "open_operation", "trail-kept", "1")
    for table, kinds in (("schema_step", "'create_book', 'upgrade_book'"), ("resealed", "'upgrade_book'")):
        by_upgrade = f"NOT EXISTS (SELECT 1 FROM open_operation WHERE kind IN ({kinds}))"
        yield refusing(f"{table}_by_upgrade", "INSERT", table, "trail-kept", by_upgrade)
        yield refusing(f"{table}_frozen", "UPDATE", table, "trail-kept", "1")
        yield refusing(f"{table}_kept", "DELETE", table, "trail-kept", "1")


_OF_ROOMS = Registry("models", Guard, module="guards")
_SENTENCES: ClassRegistry[GuardRefusal] = ClassRegistry("models", GuardRefusal, module="guards")


def all_guards(shape: Shape | None = None) -> tuple[Guard, ...]:
    """Every trigger of a book of this shape, the program's own unless another is given. Those of all tables come first, then each
    room's in the order of rooms."""
    return _guards_of(shape or present())


@cache
def _guards_of(shape: Shape) -> tuple[Guard, ...]:
    # Why that order: of two triggers that refuse the same write the earlier one's message is shown.
    found: list[Guard] = []
    for table in shape.trailed:
        found.extend(_trail_of(table))
    found.extend((*_bulk_guards(shape), *_trail_guards(), *_OF_ROOMS.all()))
    return tuple(found)


@cache
def refusals() -> Mapping[str, type[GuardRefusal]]:
    """The sentence for every code that has one of its own."""
    known: list[type[GuardRefusal]] = [ClosedMonth, OpeningFixed, *_SENTENCES.all()]
    return {code: refusal for refusal in known for code in refusal.answers or (refusal.code,)}
