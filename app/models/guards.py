"""Triggers of a book, made from the table metadata: the trail, and the last wall behind the rules of one row.

Rules over several rows (cash below zero on a day, holes in numbers) are not here: they are checked once, when an
operation is sealed (``seals.py``). Every trigger is a named ``Guard``, so a test can take each away and must notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Table

from app.models.schema import present
from app.models.shape import Shape

_OPEN = "(SELECT operation_id FROM open_operation)"
_NO_OPERATION = "NOT EXISTS (SELECT 1 FROM open_operation)"
_WITHDRAWING = "EXISTS (SELECT 1 FROM open_operation WHERE kind = 'withdraw_import')"
_CLOSED = "(SELECT max(month) FROM closed_month)"


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger. ``refusal`` is the code it aborts with, empty for triggers that record."""

    name: str
    sql: str
    refusal: str = ""


def _refusing(name: str, event: str, table: str, code: str, condition: str) -> str:
    # Why: WHEN is weighed before the trigger's program is entered; a SELECT … WHERE inside costs five times as much a row.
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{code}'); END"


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
        yield _guard(f"{name}_{low}_in_operation", event, name, "no-operation", _NO_OPERATION)
        yield Guard(
            f"{name}_{low}_trail",
            f"CREATE TRIGGER {name}_{low}_trail AFTER {event} ON {name} BEGIN "
            f"INSERT INTO change (operation_id, table_name, row_id, before, after, salt) "
            f"VALUES ({_OPEN}, '{name}', {row}.id, {before}, {after}, {salt}); END",
        )


def _guard(name: str, event: str, table: str, code: str, condition: str) -> Guard:
    return Guard(name, _refusing(name, event, table, code, condition), code)


_FROZEN_COLUMNS = (
    "kind", "book_date", "voucher_date", "fund_id", "series", "sequence", "suffix", "number", "number_origin",
    "original_number", "person", "address", "narration", "documents", "document_note", "note", "reversal_of",
    "search_key", "entry_key", "id",
)  # fmt: skip
_NUMBER_COLUMNS = ("kind", "fund_id", "series", "sequence", "suffix", "number", "number_origin", "id")


def _differs(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)


_IMPORTING = "EXISTS (SELECT 1 FROM open_operation WHERE kind IN ('import_book', 'withdraw_import'))"


def _voucher_guards() -> Iterator[Guard]:
    yield _guard("voucher_born_as_draft", "INSERT", "voucher", "voucher-born-posted", "NEW.state <> 'draft'")
    yield _guard(
        "voucher_frozen", "UPDATE", "voucher", "voucher-frozen",
        f"OLD.state = 'posted' AND ({_differs(_FROZEN_COLUMNS)} OR (OLD.state = NEW.state AND OLD.state_reason IS NOT NEW.state_reason))",
    )  # fmt: skip
    yield _guard(
        "voucher_way", "UPDATE", "voucher", "voucher-way",
        f"OLD.state <> NEW.state AND NOT {_WITHDRAWING} AND (OLD.state || '>' || NEW.state) NOT IN "
        "('draft>posted', 'posted>unposted', 'posted>voided', 'unposted>posted', 'unposted>voided')",
    )  # fmt: skip
    yield _guard(
        "voucher_voided_stays", "UPDATE", "voucher", "voucher-frozen",
        f"OLD.state = 'voided' AND NOT {_WITHDRAWING}",
    )  # fmt: skip
    yield _guard(
        "voucher_number_stays", "UPDATE", "voucher", "number-stays",
        f"OLD.sequence IS NOT NULL AND ({_differs(_NUMBER_COLUMNS)}) AND NOT (OLD.number_origin = 'import' AND {_IMPORTING})",
    )  # fmt: skip
    yield _guard(
        "voucher_numbered_stays", "DELETE", "voucher", "voucher-kept",
        f"(OLD.state <> 'draft' OR OLD.sequence IS NOT NULL) AND NOT {_WITHDRAWING}",
    )  # fmt: skip
    yield _guard("voucher_posted_stays", "DELETE", "voucher", "voucher-kept", "OLD.state IN ('posted', 'voided')")
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        closed = " OR ".join(f"substr({row}.book_date, 1, 7) <= {_CLOSED}" for row in rows)
        yield _guard(f"voucher_closed_{event.lower()}", event, "voucher", "month-closed", closed)
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        frozen = " OR ".join(
            f"(SELECT state FROM voucher WHERE id = {row}.voucher_id) IN ('posted', 'voided')" for row in rows
        )
        yield _guard(f"entry_frozen_{event.lower()}", event, "entry", "voucher-frozen", frozen)
    posted = "(SELECT state FROM voucher WHERE id = OLD.voucher_id) = 'posted'"
    yield _guard("attachment_kept", "DELETE", "attachment", "attachment-kept", posted)
    yield _guard("attachment_frozen", "UPDATE", "attachment", "attachment-kept", "1")
    yield _guard("content_frozen", "UPDATE", "attachment_content", "attachment-kept", "1")
    used = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE sha256 = OLD.sha256)" for table in ("attachment", "kept_file")
    )
    yield _guard("content_kept", "DELETE", "attachment_content", "attachment-kept", used)
    yield _guard("kept_file_frozen", "UPDATE", "kept_file", "attachment-kept", "1")


def _record_guards() -> Iterator[Guard]:
    yield _guard("closed_month_frozen", "UPDATE", "closed_month", "closed-row", "1")
    yield _guard("closed_month_in_order", "INSERT", "closed_month", "closed-row", f"NEW.month <= {_CLOSED}")
    yield _guard(
        "closed_month_reopened_last", "DELETE", "closed_month", "closed-row",
        f"OLD.month <> {_CLOSED} OR NOT EXISTS (SELECT 1 FROM open_operation WHERE kind = 'reopen_month')",
    )  # fmt: skip
    for table in ("opening", "loan_opening"):
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield _guard(f"{table}_fixed_{event.lower()}", event, table, "opening-fixed", f"{_CLOSED} IS NOT NULL")
    yield _guard("filed_settlement_frozen", "UPDATE", "filed_settlement", "filed-row", "1")
    yield _guard(
        "filed_settlement_kept", "DELETE", "filed_settlement", "filed-row",
        "NOT EXISTS (SELECT 1 FROM open_operation WHERE kind = 'recall_settlement')",
    )  # fmt: skip
    yield _guard("import_row_kept", "DELETE", "import_row", "import-row-kept", f"NOT {_IMPORTING}")
    yield _guard("identity_kept", "DELETE", "book_identity", "identity-kept", "1")
    yield _guard("identity_frozen", "UPDATE", "book_identity", "identity-kept", "OLD.uuid IS NOT NEW.uuid")
    yield Guard(
        "bucket_key_frozen",
        "CREATE TRIGGER bucket_key_frozen BEFORE UPDATE OF key, kind, id ON bucket WHEN OLD.key IS NOT NEW.key OR "
        "OLD.kind IS NOT NEW.kind OR OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'bucket-kept'); END",
        "bucket-kept",
    )


def _bulk_guards(shape: Shape) -> Iterator[Guard]:
    """Rows of a dues run or of a collection: written whole by their own act, never changed."""
    for table in shape.bulk:
        for event in ("INSERT", "DELETE"):
            name = f"{table.name}_{event.lower()}_in_operation"
            yield _guard(name, event, table.name, "no-operation", _NO_OPERATION)
        yield _guard(f"{table.name}_frozen", "UPDATE", table.name, "bulk-frozen", "1")
    running = "EXISTS (SELECT 1 FROM open_operation WHERE kind IN ('run_dues', 'withdraw_dues'))"
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        low = event.lower()
        yield _guard(f"charge_{low}_by_run", event, "charge", "bulk-frozen", f"NOT {running}")
        yield _guard(f"charge_closed_{low}", event, "charge", "month-closed", f"{row}.month <= {_CLOSED}")
        frozen = (
            "(SELECT v.state FROM allocation_batch b JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id "
            f"WHERE b.id = {row}.batch_id) IN ('posted', 'voided')"
        )
        yield _guard(f"allocation_frozen_{low}", event, "allocation", "voucher-frozen", frozen)


def _trail_guards() -> Iterator[Guard]:
    yield _guard("operation_kept", "DELETE", "operation", "trail-kept", "1")
    fixed = _differs(("id", "kind", "at", "officer", "subject", "reason", "undoes", "previous_hash"))
    yield _guard(
        "operation_frozen", "UPDATE", "operation", "trail-kept",
        f"({fixed}) OR (OLD.hash <> '' AND OLD.hash IS NOT NEW.hash) OR {_NO_OPERATION}",
    )  # fmt: skip
    yield _guard("change_only_in_operation", "INSERT", "change", "trail-kept", f"NEW.operation_id IS NOT {_OPEN}")
    yield _guard("change_kept", "DELETE", "change", "trail-kept", "1")
    yield _guard(
        "change_frozen", "UPDATE", "change", "trail-kept",
        "NOT EXISTS (SELECT 1 FROM open_operation WHERE kind = 'erase_person')",
    )  # fmt: skip
    unsealed = "(SELECT hash FROM operation WHERE id = NEW.operation_id) IS NOT ''"
    yield _guard("operation_opens_new", "INSERT", "open_operation", "trail-kept", unsealed)
    yield _guard("operation_stays_open", "UPDATE", "open_operation", "trail-kept", "1")
    for table, kinds in (("schema_step", "'create_book', 'upgrade_book'"), ("resealed", "'upgrade_book'")):
        by_upgrade = f"NOT EXISTS (SELECT 1 FROM open_operation WHERE kind IN ({kinds}))"
        yield _guard(f"{table}_by_upgrade", "INSERT", table, "trail-kept", by_upgrade)
        yield _guard(f"{table}_frozen", "UPDATE", table, "trail-kept", "1")
        yield _guard(f"{table}_kept", "DELETE", table, "trail-kept", "1")


def _day_totals() -> Iterator[Guard]:
    """Keep ``fund_day`` in step with what is posted."""
    adds = " ".join(
        "INSERT INTO fund_day (fund_id, day, amount_in, amount_out, entries) "
        f"SELECT e.{side}_id, NEW.book_date, {sums}, count(*) FROM entry e JOIN bucket b ON b.id = e.{side}_id "
        "WHERE e.voucher_id = NEW.id AND b.kind IN ('cash', 'bank') GROUP BY 1 "
        "ON CONFLICT (fund_id, day) DO UPDATE SET amount_in = amount_in + excluded.amount_in, "
        "amount_out = amount_out + excluded.amount_out, entries = entries + excluded.entries;"
        for side, sums in (("target", "sum(e.amount), 0"), ("source", "0, sum(e.amount)"))
    )
    takes = (
        "UPDATE fund_day SET "
        "amount_in = amount_in - (SELECT coalesce(sum(amount), 0) FROM entry WHERE voucher_id = OLD.id AND target_id = fund_id), "
        "amount_out = amount_out - (SELECT coalesce(sum(amount), 0) FROM entry WHERE voucher_id = OLD.id AND source_id = fund_id), "
        "entries = entries - (SELECT count(*) FROM entry WHERE voucher_id = OLD.id AND fund_id IN (source_id, target_id)) "
        "WHERE day = OLD.book_date AND fund_id IN (SELECT source_id FROM entry WHERE voucher_id = OLD.id "
        "UNION SELECT target_id FROM entry WHERE voucher_id = OLD.id); "
        "DELETE FROM fund_day WHERE day = OLD.book_date AND entries = 0;"
    )
    yield Guard(
        "fund_day_adds",
        "CREATE TRIGGER fund_day_adds AFTER UPDATE OF state ON voucher "
        f"WHEN NEW.state = 'posted' AND OLD.state <> 'posted' BEGIN {adds} END",
    )
    yield Guard(
        "fund_day_takes",
        "CREATE TRIGGER fund_day_takes AFTER UPDATE OF state ON voucher "
        f"WHEN OLD.state = 'posted' AND NEW.state <> 'posted' BEGIN {takes} END",
    )


def all_guards(shape: Shape | None = None) -> tuple[Guard, ...]:
    """Every trigger of a book of this shape, the program's own unless another is given."""
    return _guards_of(shape or present())


@cache
def _guards_of(shape: Shape) -> tuple[Guard, ...]:
    found: list[Guard] = []
    for table in shape.trailed:
        found.extend(_trail_of(table))
    found.extend((*_voucher_guards(), *_record_guards(), *_bulk_guards(shape), *_trail_guards(), *_day_totals()))
    return tuple(found)
