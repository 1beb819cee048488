"""For every trigger of a book, an attack that it refuses. Ids are those of the rich book of ``tests/small_books.py``.

A new guard needs a line here: the test walks over all guards and fails for one without an attack.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Integer, Text

from app.models.base import Day, MonthText
from app.models.guards import Guard
from app.models.schema import all_tables, bulk_tables, trailed_tables


@dataclass(frozen=True)
class Attack:
    """Statements by an SQLite tool; inside a forged act when ``act`` names one. ``before`` runs in a forged act of its own."""

    statements: tuple[str, ...]
    act: str = ""
    before: tuple[str, ...] = ()
    before_act: str = "set_options"


TABLES = {table.name: table for table in all_tables()}
# One row that a table takes; OR IGNORE is what slips past constraints, but not past a trigger.
_ROWS = {
    "book_identity": "(id, uuid, created_by, opening_day) VALUES (1, 'khác', 'khác', '2025-01-01')",
    "union_fact": "(id, key, value, valid_from) VALUES (900, 'union', 'khác', '2025-06-01')",
    "officer": "(id, role, name, valid_from) VALUES (900, 'chair', 'Trần Thị Cam', '2025-06-01')",
    "account": "(id, kind, key, name) VALUES (900, 'bank', 'bank:9', 'Ngân hàng thứ chín')",
    "opening": "(id, account_id, amount) VALUES (900, 900, 1)",
    "opening_owed": "(id, direction, month, amount) VALUES (900, 'up', '2024-12', 1)",
    "setting": "(id, key, value) VALUES (900, 'khác', '1')",
    "basic_indicator": "(id, key, first_day, last_day, value) VALUES (900, 'workers', '2025-01-01', '2025-12-31', 9)",
    "voucher": "(id, kind, book_date, voucher_date, fund_id) VALUES (900, 'PT', '2025-03-01', '2025-03-01', 1)",
    "entry": "(id, voucher_id, line, source_id, target_id, amount) VALUES (900, 11, 9, 1, 9, 5)",
    "attachment": "(id, voucher_id, name, size, sha256) VALUES (900, 11, 'khác', 1, 'khác')",
    "closed_month": "(id, month, closed_at, digest, totals) VALUES (900, '2030-01', 'khác', 'khác', '{}')",
    "filed_settlement": "(id, first_day, last_day, filed_on, figures) VALUES (900, '2030-01-01', '2030-01-31', '2030-02-01', '{}')",
    "policy_value": "(id, policy, valid_from, value, source) VALUES (900, 'khác', '2025-01-01', '1', 'khác')",
    "import_batch": "(id, kind, file_name, file_sha256, sheet, fund_id) VALUES (900, 'cash-book', 'khác', 'khác', 'khác', 1)",
    "import_row": "(id, batch_id, fund_id, voucher_id, sheet, row, identity, occurrence, original) VALUES (900, 900, 1, 11, 'khác', 1, 'khác', 1, '{}')",
    "coding_rule": "(id, position, direction, phrases) VALUES (900, 900, 'in', 'khác')",
    "member": "(id, full_name, sort_key, search_key) VALUES (900, 'khác', 'khác', 'khác')",
    "union_group": "(id, name, search_key) VALUES (900, 'khác', 'khác')",
    "member_state": "(id, member_id, state, valid_from, change) VALUES (900, 900, 'active', '2025-01-01', 'khác')",
    "wage": "(id, member_id, valid_from, amount) VALUES (900, 900, '2025-01', 5)",
    "exemption": "(id, member_id, first_month, last_month, reason) VALUES (900, 900, '2025-01', '2025-02', 'benefit')",
    "dues_run": "(id, month, dues_group, members, exempt, total, digest, policy) VALUES (900, '2025-03', 3, 0, 0, 0, 'khác', '{}')",
    "allocation_batch": "(id, entry_id, rows, total, digest) VALUES (900, 900, 0, 0, 'khác')",
    "welfare_case": "(id, title) VALUES (900, 'khác')",
    "activity": "(id, title) VALUES (900, 'khác')",
    "plan": "(id, kind, title, first_day, last_day) VALUES (900, 'year', 'khác', '2025-01-01', '2025-12-31')",
    "case_source": "(id, case_id, giver) VALUES (900, 900, 'sponsor')",
    "activity_source": "(id, activity_id, giver) VALUES (900, 900, 'sponsor')",
    "party_step": "(id, member_id, step, done_on) VALUES (900, 900, 'introduced', '2025-03-01')",
    "emulation": "(id, year, member_id, drive) VALUES (900, 2025, 900, 'khác')",
    "survey_answer": "(id, survey_id, sheet, question, score) VALUES (900, 900, 1, 'khác', 5)",
    "agreement_person": "(id, agreement_id, side, name) VALUES (900, 900, 'union', 'khác')",
    "dialogue": "(id, kind, title) VALUES (900, 'periodic', 'khác')",
    "dialogue_person": "(id, dialogue_id, side, name) VALUES (900, 900, 'workers', 'khác')",
    "schema_step": "(id, version, first_operation) VALUES (900, 900, 1)",
    "kept_file": "(id, activity_id, name, size, sha256) VALUES (900, 900, 'khác', 1, 'khác')",
}
_CHANGES = {
    "book_identity": "created_by = 'kẻ lạ'",
    "union_fact": "value = 'kẻ lạ'",
    "officer": "name = 'kẻ lạ'",
    "account": "name = 'kẻ lạ'",
    "opening": "amount = 77",
    "opening_owed": "amount = 77",
    "setting": "value = 'kẻ lạ'",
    "basic_indicator": "value = 77",
    "voucher": "narration = 'kẻ lạ'",
    "entry": "amount = 77",
    "attachment": "name = 'kẻ lạ'",
    "closed_month": "digest = 'kẻ lạ'",
    "filed_settlement": "figures = '[]'",
    "policy_value": "value = 'kẻ lạ'",
    "import_batch": "file_name = 'kẻ lạ'",
    "import_row": "sheet = 'kẻ lạ'",
    "coding_rule": "phrases = 'kẻ lạ'",
    "member": "full_name = 'kẻ lạ'",
    "union_group": "name = 'kẻ lạ'",
    "member_state": "reason = 'kẻ lạ'",
    "wage": "amount = 77",
    "exemption": "note = 'kẻ lạ'",
    "dues_run": "total = 77",
    "allocation_batch": "total = 77",
    "welfare_case": "title = 'kẻ lạ'",
    "activity": "title = 'kẻ lạ'",
    "loan_instalment": "due_on = '2031-01-01'",
    "loan_opening": "interest = 77",
    "line_member": "member_id = 901",
    "schema_step": "version = 901",
}


def _value(column: Column[Any]) -> str:
    """A value that such a column takes, for tables that need no row of their own making above."""
    if isinstance(column.type, Day):
        return "'2030-01-01'"
    if isinstance(column.type, MonthText):
        return "'2030-01'"
    return "900" if isinstance(column.type, Integer) else "'khác'"


def row_of(table: str) -> str:
    """Columns and values of one new row."""
    if table in _ROWS:
        return _ROWS[table]
    needed = [column for column in TABLES[table].columns if not column.nullable and column.server_default is None]
    names = ", ".join(f'"{column.name}"' for column in needed)
    return f"({names}) VALUES ({', '.join(_value(column) for column in needed)})"


def change_of(table: str) -> str:
    """A change that a row of the table takes."""
    if table in _CHANGES:
        return _CHANGES[table]
    plain = next(c for c in TABLES[table].columns if type(c.type) is Text and not c.constraints and not c.foreign_keys)
    return f"\"{plain.name}\" = 'kẻ lạ'"


def row_attack(table: str, event: str) -> Attack:
    """Write one row of a table outside any act."""
    insert = f"INSERT OR IGNORE INTO {table} {row_of(table)}"
    row = 1 if table == "book_identity" else 900
    if event == "insert":
        return Attack((insert,), before=("DELETE FROM book_identity",) if table == "book_identity" else ())
    before = () if table == "book_identity" else (insert,)
    if event == "update":
        return Attack((f"UPDATE OR IGNORE {table} SET {change_of(table)} WHERE id = {row}",), before=before)
    return Attack((f"DELETE FROM {table} WHERE id = {row}",), before=before)


def _charge(month: str) -> str:
    return f"INSERT INTO charge (member_id, month, run_id) VALUES (900, '{month}', 900)"


_BATCH = (
    "INSERT INTO allocation_batch (id, entry_id, rows, total, digest) "
    "VALUES (900, (SELECT min(id) FROM entry WHERE voucher_id = {voucher}), 1, 5, 'khác')"
)
_ALLOCATION = "INSERT INTO allocation (batch_id, member_id, month, amount) VALUES (900, 900, '2025-03', 5)"
_ADJUSTED = (
    "INSERT INTO adjusted_charge (adjustment_id, member_id, month, old_amount, amount, standard, up) "
    "VALUES (900, 900, '2025-03', 5, 5, 5, 5)"
)
_LOAN_OPENS = "INSERT INTO loan_opening (id, loan_id, account_id, amount) VALUES (900, 900, 900, 5)"
_RESEAL = "INSERT INTO resealed (id, sealed_id, version, hash) VALUES (900, 4, 900, 'khác')"
_NAMED = "INSERT INTO line_member (id, entry_id, member_id) VALUES (900, (SELECT min(id) FROM entry WHERE voucher_id = 4), 900)"
_UNPOST = "UPDATE voucher SET state = 'unposted' WHERE id = 4"
_POST = "UPDATE voucher SET state = 'posted' WHERE id = 4"

_BY_NAME = {
    "charge_insert_in_operation": Attack((_charge("2025-03"),)),
    "charge_delete_in_operation": Attack(("DELETE FROM charge",), before=(_charge("2025-03"),), before_act="run_dues"),
    "charge_frozen": Attack(("UPDATE charge SET wage = 77",), "run_dues", (_charge("2025-03"),), "run_dues"),
    "charge_insert_by_run": Attack((_charge("2025-03"),), "edit_draft"),
    "charge_delete_by_run": Attack(("DELETE FROM charge",), "edit_draft", (_charge("2025-03"),), "run_dues"),
    "charge_closed_insert": Attack((_charge("2025-01"),), "run_dues"),
    "charge_closed_delete": Attack(
        ("DELETE FROM charge",),
        "run_dues",
        (
            _charge("2025-02"),
            "INSERT INTO closed_month (month, closed_at, digest, totals) VALUES ('2025-02', '', '', '')",
        ),
        "run_dues",
    ),
    "adjusted_charge_insert_in_operation": Attack((_ADJUSTED,)),
    "adjusted_charge_delete_in_operation": Attack(
        ("DELETE FROM adjusted_charge",), before=(_ADJUSTED,), before_act="change_dues_rate"
    ),
    "adjusted_charge_frozen": Attack(
        ("UPDATE adjusted_charge SET amount = 77",), "change_dues_rate", (_ADJUSTED,), "change_dues_rate"
    ),
    "adjusted_charge_insert_by_decision": Attack((_ADJUSTED,), "edit_draft"),
    "adjusted_charge_delete_by_decision": Attack(
        ("DELETE FROM adjusted_charge",), "edit_draft", (_ADJUSTED,), "change_dues_rate"
    ),
    "allocation_insert_in_operation": Attack((_ALLOCATION,)),
    "allocation_delete_in_operation": Attack(("DELETE FROM allocation",), before=(_ALLOCATION,)),
    "allocation_frozen": Attack(("UPDATE allocation SET amount = 77",), "collect_dues", (_ALLOCATION,)),
    "allocation_frozen_insert": Attack((_ALLOCATION,), "post_voucher", (_BATCH.format(voucher=4),)),
    "allocation_frozen_delete": Attack(
        ("DELETE FROM allocation",), "post_voucher", (_UNPOST, _BATCH.format(voucher=4), _ALLOCATION, _POST)
    ),
    "voucher_born_as_draft": Attack(
        (
            (
                "INSERT INTO voucher (kind, state, book_date, voucher_date, fund_id, series, sequence, number, number_origin) "
                "VALUES ('PT', 'posted', '2025-03-01', '2025-03-01', 1, 'PT|cash|2025', 90, 'PT2025/90', 'program')"
            ),
        ),
        "post_voucher",
    ),
    "voucher_frozen": Attack(("UPDATE voucher SET narration = 'khác' WHERE id = 4",), "edit_draft"),
    "voucher_way": Attack(("UPDATE voucher SET state = 'draft' WHERE id = 7",), "edit_draft"),
    "voucher_voided_stays": Attack(("UPDATE voucher SET narration = 'khác' WHERE id = 6",), "edit_draft"),
    "voucher_number_stays": Attack(
        ("UPDATE voucher SET sequence = 90, number = 'PC2025/90' WHERE id = 7",), "edit_draft"
    ),
    "voucher_numbered_stays": Attack(("DELETE FROM voucher WHERE id = 7",), "delete_draft"),
    "voucher_posted_stays": Attack(("DELETE FROM voucher WHERE id = 4",), "withdraw_import"),
    "voucher_closed_insert": Attack(
        ("INSERT INTO voucher (kind, book_date, voucher_date, fund_id) VALUES ('PT', '2025-01-10', '2025-01-10', 1)",),
        "save_draft",
    ),
    "voucher_closed_update": Attack(("UPDATE voucher SET book_date = '2025-01-15' WHERE id = 11",), "edit_draft"),
    "voucher_closed_delete": Attack(
        ("DELETE FROM voucher WHERE id = 11",),
        "delete_draft",
        ("INSERT INTO closed_month (month, closed_at, digest, totals) VALUES ('2025-02', '', '', '')",),
    ),
    "entry_frozen_insert": Attack(
        ("INSERT INTO entry (voucher_id, line, source_id, target_id, amount) VALUES (4, 9, 5, 1, 100)",), "edit_draft"
    ),
    "entry_frozen_update": Attack(("UPDATE entry SET amount = amount + 1 WHERE voucher_id = 4",), "edit_draft"),
    "entry_frozen_delete": Attack(("DELETE FROM entry WHERE voucher_id = 4",), "edit_draft"),
    "line_member_frozen_insert": Attack((_NAMED,), "edit_draft"),
    "line_member_frozen_update": Attack(
        ("UPDATE line_member SET member_id = 901 WHERE id = 900",), "edit_draft", (_NAMED,), "name_people"
    ),
    "line_member_frozen_delete": Attack(
        ("DELETE FROM line_member WHERE id = 900",), "edit_draft", (_NAMED,), "name_people"
    ),
    "attachment_kept": Attack(("DELETE FROM attachment",), "detach_file"),
    "attachment_frozen": Attack(("UPDATE attachment SET name = 'khác'",), "detach_file"),
    "kept_file_frozen": Attack(
        ("UPDATE kept_file SET name = 'khác' WHERE id = 900",),
        "set_options",
        (f"INSERT INTO kept_file {_ROWS['kept_file']}",),
    ),
    "content_frozen": Attack(("UPDATE attachment_content SET content = x'00'",)),
    "content_kept": Attack(("DELETE FROM attachment_content",)),
    "closed_month_frozen": Attack(("UPDATE closed_month SET digest = 'khác'",), "reopen_month"),
    "closed_month_in_order": Attack(
        ("INSERT INTO closed_month (month, closed_at, digest, totals) VALUES ('2024-12', '', '', '')",), "close_month"
    ),
    "closed_month_reopened_last": Attack(("DELETE FROM closed_month",), "edit_draft"),
    "opening_fixed_insert": Attack(("INSERT INTO opening (account_id, amount) VALUES (900, 5)",), "set_openings"),
    "opening_fixed_update": Attack(("UPDATE opening SET amount = amount + 1",), "set_openings"),
    "opening_fixed_delete": Attack(("DELETE FROM opening",), "set_openings"),
    "loan_opening_fixed_insert": Attack((_LOAN_OPENS,), "set_opening_loan"),
    "loan_opening_fixed_update": Attack(
        ("UPDATE loan_opening SET amount = amount + 1",), "set_opening_loan", (_LOAN_OPENS,)
    ),
    "loan_opening_fixed_delete": Attack(("DELETE FROM loan_opening",), "drop_opening_loan", (_LOAN_OPENS,)),
    "filed_settlement_frozen": Attack(("UPDATE filed_settlement SET figures = '{}'",), "recall_settlement"),
    "filed_settlement_kept": Attack(("DELETE FROM filed_settlement",), "edit_draft"),
    "import_row_kept": Attack(
        ("DELETE FROM import_row WHERE id = 900",), "edit_draft", (f"INSERT INTO import_row {_ROWS['import_row']}",)
    ),
    "identity_kept": Attack(("DELETE FROM book_identity",), "set_profile"),
    "identity_frozen": Attack(("UPDATE book_identity SET uuid = 'khác'",), "set_profile"),
    "account_key_frozen": Attack(("UPDATE account SET key = 'bank:7' WHERE key = 'bank:1'",), "set_accounts"),
    "operation_kept": Attack(("DELETE FROM operation WHERE id = (SELECT max(id) FROM operation)",)),
    "operation_frozen": Attack(("UPDATE operation SET officer = 'khác' WHERE id = 3",)),
    "change_only_in_operation": Attack(
        ("INSERT INTO change (operation_id, table_name, row_id, after) VALUES (3, 'voucher', 4, '{}')",)
    ),
    "change_kept": Attack(("DELETE FROM change WHERE operation_id = 3",)),
    "change_frozen": Attack(("UPDATE change SET after = NULL WHERE operation_id = 3",)),
    "operation_opens_new": Attack(
        ("INSERT INTO open_operation (id, operation_id, kind) VALUES (1, 3, 'withdraw_import')",)
    ),
    "operation_stays_open": Attack(("UPDATE open_operation SET kind = 'withdraw_import'",), "edit_draft"),
    "schema_step_by_upgrade": Attack((f"INSERT INTO schema_step {_ROWS['schema_step']}",), "set_options"),
    "schema_step_frozen": Attack(("UPDATE schema_step SET first_operation = 4 WHERE version = 1",), "upgrade_book"),
    "schema_step_kept": Attack(("DELETE FROM schema_step WHERE version = 1",), "upgrade_book"),
    "resealed_by_upgrade": Attack((_RESEAL,), "erase_person"),
    "resealed_frozen": Attack(("UPDATE resealed SET hash = 'khác'",), "upgrade_book", (_RESEAL,), "upgrade_book"),
    "resealed_kept": Attack(("DELETE FROM resealed",), "upgrade_book", (_RESEAL,), "upgrade_book"),
    # The daily totals record, they do not refuse: their attacks are acts that go unrecorded without them.
    "daily_balance_adds": Attack(
        (
            "UPDATE voucher SET state = 'posted', series = 'PC|cash|2025', sequence = 8, number = 'PC2025/08' WHERE id = 11",
        ),
        "post_voucher",
    ),
    "daily_balance_takes": Attack(("UPDATE voucher SET state = 'unposted' WHERE id = 4",), "unpost_voucher"),
}


def attack_on(guard: Guard) -> Attack:
    """The attack that this guard is there for; KeyError when nobody has written one."""
    if guard.name in _BY_NAME:
        return _BY_NAME[guard.name]
    for table in (*trailed_tables(), *bulk_tables()):
        for event in ("insert", "update", "delete"):
            if guard.name == f"{table.name}_{event}_in_operation":
                return row_attack(table.name, event)
            if guard.name == f"{table.name}_{event}_trail":
                plain = row_attack(table.name, event)
                return Attack(plain.statements, "set_options", plain.before)
    raise KeyError(guard.name)
