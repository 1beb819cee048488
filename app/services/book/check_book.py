"""Kiểm tra sổ: every invariant of a book, as findings. Nothing is changed and nothing raises for what is found.

A check is a plain function in ``CHECKS``. The chain proves the trail; the trail proves the rows; the rows prove the sums.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from app.domain.dates import Month, Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Level, Message
from app.models.book import Book, Read
from app.models.chain import ChangeRow, OperationRow, seal_hash
from app.models.guards import all_guards, row_image
from app.models.queries.settlement.settlement import filed_settlements, settlement
from app.models.queries.union.organisation import funds, opening_day
from app.models.schema import trailed_tables
from app.models.seals import standing_faults
from app.models.upgrade import STORED_SCHEMA, fresh_schema, schema_of
from app.services.dues.collect_dues import allocation_digest
from app.services.dues.run_dues import charges_digest
from app.services.settlement.close_month import month_digest
from app.services.settlement.file_settlement import figures_of

Progress = Callable[[int, int], None]
Check = Callable[[Read], Iterator[Finding]]


def _stop(code: str, template: str, **values: object) -> Finding:
    return Finding(Level.STOP, code, Message(template, values))


def file_is_sound(read: Read) -> Iterator[Finding]:
    """SQLite's own full check, and every reference."""
    for (said,) in read.rows("PRAGMA integrity_check(10)"):
        if said != "ok":
            yield _stop(
                "file-damaged", N_("Tệp sổ bị hỏng: {problem}. Hãy khôi phục bản sao lưu gần nhất."), problem=said
            )
    for table, row_id, parent, _ in read.rows("PRAGMA foreign_key_check"):
        yield _stop(
            "orphan",
            N_("Bảng {table} dòng {row} trỏ tới {parent} không tồn tại."),
            table=table,
            row=row_id,
            parent=parent,
        )


def guards_stand(read: Read) -> Iterator[Finding]:
    """Every trigger of this version is there, unchanged, and no other."""
    stored = {name: sql for name, sql in read.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")}
    for guard in all_guards():
        if stored.pop(guard.name, None) != guard.sql:
            yield _stop("guard-missing", N_("Lớp bảo vệ «{guard}» của sổ bị gỡ hoặc bị sửa."), guard=guard.name)
    for name in stored:
        yield _stop("guard-foreign", N_("Sổ có lớp lạ «{guard}» do công cụ khác thêm."), guard=name)


def schema_is_whole(read: Read) -> Iterator[Finding]:
    """Every table and index is as this version lays it: a dropped unique index would let a number in twice."""
    stored, wanted = dict(schema_of(read.rows(STORED_SCHEMA))), fresh_schema()
    for name in sorted(stored.keys() | wanted.keys()):
        if stored.get(name) != wanted.get(name):
            yield _stop("schema-changed", N_("Cấu trúc «{name}» của sổ bị sửa bằng công cụ khác."), name=name)


def chain_holds(read: Read) -> Iterator[Finding]:
    """Each act hashes to what it was sealed with, on top of the act before it; none is missing, open or unsealed."""
    previous, expected = "", 1
    for row in read.rows(
        "SELECT id, kind, at, officer, subject, reason, undoes, previous_hash, hash FROM operation ORDER BY id"
    ):
        changes = [
            ChangeRow(*change)
            for change in read.rows(
                "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id",
                (row[0],),
            )
        ]
        act = OperationRow(*row[:7])
        if row[0] != expected or row[7] != previous or seal_hash(previous, act, changes) != row[8]:
            yield _stop("chain-broken", N_("Nhật ký bị sửa ở việc số {number} ({at})."), number=row[0], at=row[2])
            expected = row[0]
        previous, expected = row[8], expected + 1
    if read.value("SELECT count(*) FROM open_operation"):
        yield _stop("act-open", N_("Sổ còn một việc ghi dở do công cụ khác mở."))
    stray = read.value("SELECT count(*) FROM change WHERE operation_id NOT IN (SELECT id FROM operation)")
    if stray:
        yield _stop("change-stray", N_("Nhật ký có {count} thay đổi không thuộc việc nào."), count=stray)


def undo_marks_agree(read: Read) -> Iterator[Finding]:
    """An act is marked undone exactly when a standing act says it took it back."""
    for (number,) in read.rows(
        "SELECT o.id FROM operation o WHERE o.undone_by IS NOT (SELECT u.id FROM operation u WHERE u.undoes = o.id "
        "AND u.undone_by IS NULL ORDER BY u.id DESC LIMIT 1)"
    ):
        yield _stop("undo-mark-wrong", N_("Dấu hoàn tác của việc số {number} bị sửa."), number=number)


def rows_match_trail(read: Read) -> Iterator[Finding]:
    """Every row is as the last act left it, and every row has an act."""
    for table in trailed_tables():
        name = table.name
        differing = read.rows(
            f"SELECT t.id FROM {name} t LEFT JOIN (SELECT row_id, after, max(id) FROM change WHERE table_name = '{name}' "
            f"GROUP BY row_id) c ON c.row_id = t.id WHERE c.after IS NOT {row_image(table, 't')} "
            f"UNION SELECT c.row_id FROM (SELECT row_id, after, max(id) FROM change WHERE table_name = '{name}' GROUP BY row_id) c "
            f"LEFT JOIN {name} t ON t.id = c.row_id WHERE t.id IS NULL AND c.after IS NOT NULL LIMIT 20"
        )
        for (row_id,) in differing:
            yield _stop("row-tampered", N_("Bảng {table} dòng {row} khác với nhật ký."), table=name, row=row_id)


def days_add_up(read: Read) -> Iterator[Finding]:
    """The daily totals of each fund equal the posted entries."""
    recount = (
        "SELECT fund_id, day, sum(came) AS amount_in, sum(went) AS amount_out, count(*) AS entries FROM ("
        "SELECT e.target_id AS fund_id, v.book_date AS day, e.amount AS came, 0 AS went FROM entry e JOIN voucher v "
        "ON v.id = e.voucher_id AND v.state = 'posted' UNION ALL "
        "SELECT e.source_id, v.book_date, 0, e.amount FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'"
        ") JOIN bucket b ON b.id = fund_id AND b.kind IN ('cash', 'bank') GROUP BY 1, 2"
    )
    stored = "SELECT fund_id, day, amount_in, amount_out, entries FROM fund_day"
    for fund_id, day in read.rows(
        f"SELECT DISTINCT fund_id, day FROM (SELECT * FROM ({recount} EXCEPT {stored}) UNION ALL SELECT * FROM ({stored} EXCEPT {recount}))"
    ):
        yield _stop("day-sum-wrong", N_("Tổng ngày {day} của quỹ {fund} không khớp chứng từ."), day=day, fund=fund_id)


def numbers_stand(read: Read) -> Iterator[Finding]:
    """Numbers given by the program have no holes; holes of imported books are only mentioned."""
    for series, number, origin in read.rows(
        "SELECT v.series, v.number, v.number_origin FROM voucher v WHERE v.sequence > 1 AND NOT EXISTS "
        "(SELECT 1 FROM voucher p WHERE p.series = v.series AND p.sequence = v.sequence - 1) ORDER BY v.series, v.sequence"
    ):
        level = Level.STOP if origin == "program" else Level.WARN
        yield Finding(
            level,
            "number-hole",
            Message(N_("Trước số {number} thiếu một số trong quyển."), {"number": number, "series": series}),
        )


def rules_hold(read: Read) -> Iterator[Finding]:
    """The rules of a posted voucher hold for every one of them, whoever wrote it."""
    for refusal in standing_faults(read.connection):
        yield Finding(Level.STOP, refusal.code, refusal.message)


def funds_stay_above_zero(read: Read) -> Iterator[Finding]:
    """Days on which a fund ended below zero."""
    for each in funds(read, with_closed=True):
        first = read.one(
            "SELECT day, balance FROM (SELECT day, coalesce((SELECT amount FROM opening WHERE bucket_id = :fund), 0) + "
            "sum(amount_in - amount_out) OVER (ORDER BY day) AS balance FROM fund_day WHERE fund_id = :fund) "
            "WHERE balance < 0 ORDER BY day LIMIT 1",
            {"fund": each.id},
        )
        if first is not None:
            yield Finding(
                Level.WARN,
                "fund-below-zero",
                Message(
                    N_("«{fund}» âm {amount} đồng vào ngày {day}."),
                    {"fund": each.name, "amount": show_money(-first[1]), "day": _shown(first[0])},
                ),
            )


def _shown(day: str) -> str:
    return show_date(Month.parse(day[:7]).first_day.replace(day=int(day[8:])))


def closed_months_unchanged(read: Read) -> Iterator[Finding]:
    """Each closed month still has the digest it was closed with."""
    for month, digest in read.rows("SELECT month, digest FROM closed_month ORDER BY month"):
        if month_digest(read, Month.parse(month)) != digest:
            yield _stop("closed-month-changed", N_("Tháng {month} đã khóa nhưng chứng từ bị sửa sau đó."), month=month)


def filed_pieces_stand(read: Read) -> Iterator[Finding]:
    """Settlements sent up against today's books."""
    for filed in filed_settlements(read):
        now = figures_of(settlement(read, filed.period))
        if now != filed.figures:
            codes = ", ".join(
                sorted(code for code in now.keys() | filed.figures.keys() if now.get(code) != filed.figures.get(code))
            )
            yield Finding(
                Level.WARN,
                "filed-differs",
                Message(
                    N_("Quyết toán đã nộp kỳ {period} khác sổ hiện tại ở mã {codes}."),
                    {"period": filed.period, "codes": codes},
                ),
            )


def settlement_proves(read: Read) -> Iterator[Finding]:
    """Over the whole book, code 50 equals cash and bank."""
    last = read.value("SELECT max(book_date) FROM voucher WHERE state = 'posted'")
    first = opening_day(read)
    if last is None or last < first.isoformat():
        return
    proof = settlement(read, Period(first, Month.parse(last[:7]).last_day)).proof
    if not proof.holds and not filed_settlements(read):
        yield _stop(
            "proof-fails",
            N_("Mã 50 lệch {amount} đồng so với tiền mặt và tiền gửi."),
            amount=show_money(proof.difference),
        )


def papers_are_whole(read: Read) -> Iterator[Finding]:
    """Each attached paper is as it was attached."""
    for name, sha256 in read.rows("SELECT name, sha256 FROM attachment"):
        content = read.value("SELECT content FROM attachment_content WHERE sha256 = ?", (sha256,))
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            yield _stop("paper-changed", N_("Tệp đính kèm «{name}» bị hỏng hoặc bị thay."), name=name)


def runs_unchanged(read: Read) -> Iterator[Finding]:
    """Each dues run still has the rows it was sealed with, and no row is without a run."""
    for number, month, digest in read.rows("SELECT id, month, digest FROM dues_run ORDER BY month"):
        if charges_digest(read, number) != digest:
            yield _stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)
    for (month,) in read.rows("SELECT DISTINCT month FROM charge WHERE run_id NOT IN (SELECT id FROM dues_run)"):
        yield _stop("run-changed", N_("Bảng trích nộp tháng {month} bị sửa sau khi lập."), month=month)


def collections_unchanged(read: Read) -> Iterator[Finding]:
    """Each collection of dues still has its rows, and none allocates more than its voucher holds."""
    for batch, digest, total, amount, number in read.rows(
        "SELECT b.id, b.digest, b.total, e.amount, v.number FROM allocation_batch b JOIN entry e ON e.id = b.entry_id "
        "JOIN voucher v ON v.id = e.voucher_id"
    ):
        if allocation_digest(read, batch) != digest or total > amount:
            yield _stop("collection-changed", N_("Phân bổ đoàn phí của {number} bị sửa sau khi thu."), number=number)
    if read.value("SELECT count(*) FROM allocation WHERE batch_id NOT IN (SELECT id FROM allocation_batch)"):
        yield _stop("collection-stray", N_("Có phân bổ đoàn phí không thuộc phiếu thu nào."))


def imports_add_up(read: Read) -> Iterator[Finding]:
    """Each imported row's voucher is still there with its original number kept beside it."""
    for sheet, row in read.rows(
        "SELECT r.sheet, r.row FROM import_row r JOIN voucher v ON v.id = r.voucher_id WHERE v.state = 'draft'"
    ):
        yield _stop(
            "import-unposted", N_("Dòng {row} của sheet «{sheet}» nhập vào nhưng chưa ghi sổ."), row=row, sheet=sheet
        )


CHECKS: tuple[Check, ...] = (
    file_is_sound,
    guards_stand,
    schema_is_whole,
    chain_holds,
    undo_marks_agree,
    rows_match_trail,
    days_add_up,
    numbers_stand,
    rules_hold,
    funds_stay_above_zero,
    closed_months_unchanged,
    filed_pieces_stand,
    settlement_proves,
    papers_are_whole,
    runs_unchanged,
    collections_unchanged,
    imports_add_up,
)


def check_book(book: Book, progress: Progress | None = None) -> list[Finding]:
    """Run every check on one snapshot of the book; ``progress(done, total)`` may raise to cancel."""
    found: list[Finding] = []
    with book.read_apart(anew=True) as read:
        for place, check in enumerate(CHECKS):
            if progress is not None:
                progress(place, len(CHECKS))
            found.extend(check(read))
    return found
