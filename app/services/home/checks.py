"""The checks of the book as a file: that it is sound, guarded and laid as it should be, and that its trail proves its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.problems import N_, Finding, stop
from app.models.book import Read
from app.models.chain import ChangeRow, OperationRow
from app.models.erasing import act_holds, reseals_of
from app.models.guards import all_guards, row_image
from app.models.history import history_of
from app.models.seals import standing_faults
from app.models.upgrade import STORED_SCHEMA, fresh_schema, schema_of
from app.services.check import Check


def file_is_sound(read: Read) -> Iterator[Finding]:
    """SQLite's own full check, and every reference."""
    for answer in read.column(str, "PRAGMA integrity_check(10)"):
        if answer != "ok":
            yield stop(
                "file-damaged", N_("Tệp sổ bị hỏng: {problem}. Hãy khôi phục bản sao lưu gần nhất."), problem=answer
            )
    for table, row_id, parent, _ in read.rows("PRAGMA foreign_key_check"):
        text = N_("Bảng {table} dòng {row} trỏ tới {parent} không tồn tại.")
        yield stop("orphan", text, table=table, row=row_id, parent=parent)


def guards_stand(read: Read) -> Iterator[Finding]:
    """Every trigger of this version is there, unchanged, and no other."""
    stored = read.mapping(str, str, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for guard in all_guards(read.shape):
        if stored.pop(guard.name, None) != guard.sql:
            yield stop("guard-missing", N_("Lớp bảo vệ «{guard}» của sổ bị gỡ hoặc bị sửa."), guard=guard.name)
    for name in stored:
        yield stop("guard-foreign", N_("Sổ có lớp lạ «{guard}» do công cụ khác thêm."), guard=name)


def schema_is_whole(read: Read) -> Iterator[Finding]:
    """Every table and index is as this version lays it: a dropped unique index would let a number in twice."""
    stored, wanted = dict(schema_of(read.rows(STORED_SCHEMA))), fresh_schema(read.shape)
    for name in sorted(stored.keys() | wanted.keys()):
        if stored.get(name) != wanted.get(name):
            yield stop("schema-changed", N_("Cấu trúc «{name}» của sổ bị sửa bằng công cụ khác."), name=name)


@dataclass(frozen=True, slots=True)
class _Sealed:
    act: OperationRow
    previous_hash: str
    hash: str


def chain_holds(read: Read) -> Iterator[Finding]:
    """Each act hashes to what it was sealed with, on top of the act before it; none is missing, open or unsealed."""
    previous, expected = "", 1
    history, reseals = history_of(read.connection, read.shape), reseals_of(read.connection)
    for sealed in read.records(
        _Sealed,
        "FROM operation ORDER BY id",
    ):
        act = sealed.act
        changes = read.records(ChangeRow, "FROM change WHERE operation_id = ? ORDER BY id", (act.id,))
        holds = act_holds(history, previous, act, changes, sealed.hash, reseals.get(act.id))
        if act.id != expected or sealed.previous_hash != previous or not holds:
            yield stop("chain-broken", N_("Nhật ký bị sửa ở việc số {number} ({at})."), number=act.id, at=act.at)
            expected = act.id
        previous, expected = sealed.hash, expected + 1
    if read.number("SELECT count(*) FROM open_operation"):
        yield stop("act-open", N_("Sổ còn một việc ghi dở do công cụ khác mở."))
    stray = read.number("SELECT count(*) FROM change WHERE operation_id NOT IN (SELECT id FROM operation)")
    if stray:
        yield stop("change-stray", N_("Nhật ký có {count} thay đổi không thuộc việc nào."), count=stray)


def undo_marks_agree(read: Read) -> Iterator[Finding]:
    """An act is marked undone exactly when a standing act says it took it back."""
    for number in read.column(
        int,
        "SELECT o.id FROM operation o WHERE o.undone_by IS NOT (SELECT u.id FROM operation u WHERE u.undoes = o.id "
        "AND u.undone_by IS NULL ORDER BY u.id DESC LIMIT 1)",
    ):
        yield stop("undo-mark-wrong", N_("Dấu hoàn tác của việc số {number} bị sửa."), number=number)


def rows_match_trail(read: Read) -> Iterator[Finding]:
    """Every row is as the last act left it, and every row has an act."""
    history = history_of(read.connection, read.shape)
    for table in read.shape.trailed:
        name, image = table.name, row_image(table, "t")
        differing = read.column(
            int,
            f"SELECT t.id FROM {name} t LEFT JOIN ({history.last_images(table)}) c ON c.row_id = t.id "
            f"WHERE c.after IS NOT {image} UNION SELECT c.row_id FROM ({history.last_stored(table)}) c "
            f"LEFT JOIN {name} t ON t.id = c.row_id WHERE t.id IS NULL AND c.after IS NOT NULL LIMIT 20",
        )
        for row_id in differing:
            yield stop("row-tampered", N_("Bảng {table} dòng {row} khác với nhật ký."), table=name, row=row_id)


def rules_hold(read: Read) -> Iterator[Finding]:
    """The rules of a posted voucher hold for every one of them, whoever wrote it."""
    for refusal in standing_faults(read.connection):
        yield refusal.at(None)


CHECKS = (
    Check("file-is-sound", 10, file_is_sound),
    Check("guards-stand", 20, guards_stand),
    Check("schema-is-whole", 30, schema_is_whole),
    Check("chain-holds", 40, chain_holds),
    Check("undo-marks-agree", 50, undo_marks_agree),
    Check("rows-match-trail", 60, rows_match_trail),
    Check("rules-hold", 90, rules_hold),
)
