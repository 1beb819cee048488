"""Nhập sổ từ Excel: plan the import of a cash or bank book, show it, and carry it out as one act.

Imported vouchers come in posted, with the treasurer's own cells kept beside what was stored. Nothing is written while a
finding stops; taking the proposals (``fix``) or leaving rows out (``leave_out``) is the treasurer's word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.intake.book_import import (
    BookPlan,
    ChangedRow,
    MatchedTransfer,
    NewRow,
    Permission,
    PlanItem,
    SameRow,
    VoucherContent,
)
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import series_of, show_number
from app.domain.problems import N_, Finding, Message
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import BookKind, BookSheet, find_book, sibling_of
from app.imports.reader_process import read_safely
from app.imports.workbook import WorkbookMissing
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.intake.imports import known_book
from app.models.queries.ledger.accounts import CashAccount, account_ids, cash_accounts
from app.models.queries.ledger.books import fund as fund_named
from app.models.queries.ledger.coding import coding_rules
from app.services.ledger.store_voucher import insert_voucher, rewrite_voucher

Progress = Callable[[int, int], None]
_WRITTEN = NewRow | ChangedRow | MatchedTransfer


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the treasurer chose. ``account`` names the bank account: of a bank book, or of a cash book's transfers."""

    kind: str
    sheet: str | None = None
    account: str | None = None
    year: int | None = None
    fix: bool = False
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A plan, whether it may be carried out under the options, and whether it was."""

    plan: BookPlan
    permission: Permission
    written: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the rows."""
        return self.plan.findings

    @property
    def result(self) -> str:
        """``done`` when the import went through (or would), ``stopped`` when findings keep it from going on."""
        return "done" if self.permission.allowed else "stopped"

    def counts(self) -> dict[str, int]:
        """Rows by what became of them: new, changed, same, matched, refused, left_out."""
        return {**self.plan.counts, "left_out": len(self.permission.left_out)}

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        counts = self.counts()
        if not self.permission.allowed:
            fixable = all(finding.proposal is not None for finding in self.permission.stopping)
            return Message(
                N_("Chưa nhập gì: {count} điều phải xử lý trước. {advice}"),
                {"count": len(self.permission.stopping), "advice": Message(_FIXABLE if fixable else _NOT_FIXABLE)},
            )
        return Message(
            N_(
                "{new} dòng mới, {changed} dòng đổi, {same} dòng đã có, {matched} lần chuyển quỹ đã có bên sổ kia, {left_out} dòng để lại."
            ),
            counts,
        )

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a row of the sheet: what becomes of it, its number and what is stored."""
        left = {item.row for item in self.permission.left_out}
        return [_row_as_json(item, item.row in left) for item in self.plan.items]


_FIXABLE = N_("Đồng ý các đề xuất (--fix) để nhập cả tệp, hoặc sửa tệp rồi nhập lại.")
_NOT_FIXABLE = N_("Có dòng không có đề xuất: hãy sửa trong tệp, hoặc để lại các dòng ấy (--leave-out).")


def _row_as_json(item: PlanItem, is_left_out: bool) -> dict[str, Any]:
    states = {NewRow: "new", ChangedRow: "changed", SameRow: "same", MatchedTransfer: "matched"}
    shown: dict[str, Any] = {"row": item.row, "state": "left_out" if is_left_out else states.get(type(item), "refused")}
    content: VoucherContent | None = getattr(item, "content", None)
    if content is not None:
        shown |= {
            "number": content.number, "date": content.book_date.isoformat(), "narration": content.narration,
            "amount": content.amount, "direction": content.direction, "code": content.code, "transfer": content.is_transfer,
        }  # fmt: skip
    if isinstance(item, ChangedRow | MatchedTransfer):
        shown["differences"] = [{"field": d.field, "old": str(d.old), "new": str(d.new)} for d in item.differences]
    return shown


@dataclass(frozen=True, slots=True)
class _Source:
    """The sheet being imported, the fund it is the book of, and the plan for it."""

    sheet: BookSheet
    fund: CashAccount
    plan: BookPlan


def _fund_of(read: Read, kind: BookKind, account: str | None) -> CashAccount:
    if kind is BookKind.CASH:
        return fund_named(read, "cash")
    if account is not None:
        return fund_named(read, account)
    return next(each for each in cash_accounts(read) if each.kind is AccountKind.BANK)


def _plan(read: Read, file: Path, options: ImportOptions) -> _Source:
    workbook = read_safely(file)
    kind = BookKind(options.kind)
    sheet = find_book(workbook, kind, options.sheet, options.year)
    fund = _fund_of(read, kind, options.account)
    transfer_account = None
    if kind is BookKind.CASH and options.account is not None:
        transfer_account = fund_named(read, options.account).key
    known = known_book(read, fund, sheet.period.first if sheet.period else None)
    chosen = PlanOptions(options.year, sibling_of(workbook, sheet), transfer_account)
    return _Source(sheet, fund, plan_book(sheet, known, coding_rules(read), chosen))


def plan_import(book: Book, file: Path, options: ImportOptions) -> ImportReport:
    """Plan an import without writing anything."""
    with book.read() as read:
        plan = _plan(read, file, options).plan
    return ImportReport(plan, plan.may_apply(options.fix, options.leave_out))


def import_book(
    book: Book, file: Path, options: ImportOptions, progress: Progress | None = None
) -> Outcome[ImportReport]:
    """Carry an import out as one act, or write nothing when findings stop it or nothing would change."""
    with book.read() as read:
        source = _plan(read, file, options)
    permission = source.plan.may_apply(options.fix, options.leave_out)
    items = source.plan.to_write(permission)
    if not permission.allowed or not items:
        report = ImportReport(source.plan, permission)
        return Outcome(report, frozenset(), report.sentence)
    with book.operation("import_book", subject=f"{file.name} – {source.sheet.name.strip()}") as operation:
        _Writing(operation, source, file, progress).carry_out(items, permission)
    report = ImportReport(source.plan, permission, written=True)
    return Outcome(report, operation.changes, report.sentence, operation.id)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as problem:
        raise WorkbookMissing(file=file.name) from problem


class _Writing:
    """One import being written: new vouchers, changed ones, and transfers already booked from the other book."""

    def __init__(self, operation: Operation, source: _Source, file: Path, progress: Progress | None) -> None:
        self.act, self.source, self.file, self.progress = operation, source, file, progress
        self.accounts = account_ids(Read(operation.connection))
        self.tags = {each.key: each.number_tag for each in cash_accounts(Read(operation.connection), with_closed=True)}
        self.batch = 0

    def carry_out(self, items: tuple[PlanItem, ...], permission: Permission) -> None:
        counts = self.source.plan.counts
        self.batch = int(
            self.act.run(
                "INSERT INTO import_batch (kind, file_name, file_sha256, sheet, fund_id, rows_new, rows_changed, rows_same, rows_refused) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    str(self.source.sheet.kind), self.file.name, _digest(self.file),
                    self.source.sheet.name, self.source.fund.id, counts["new"], counts["changed"],
                    counts["same"] + counts["matched"], counts["refused"] + len(permission.left_out),
                ),
            ).lastrowid
        )  # fmt: skip
        renumbered = [item for item in items if isinstance(item, ChangedRow | MatchedTransfer) and item.differences]
        for changed in renumbered:
            self._open_up(changed.voucher_id)
        for place, item in enumerate(items):
            if isinstance(item, NewRow):
                self._add(item)
            elif isinstance(item, ChangedRow | MatchedTransfer):
                self._change(item)
            if self.progress is not None and place % 200 == 0:
                self.progress(place, len(items))
        self._move_rows()

    def _number(self, content: VoucherContent, fund: str) -> tuple[str, int, str, str]:
        shown = show_number(content.kind, content.year, content.sequence, self.tags.get(fund, ""), content.suffix)
        return series_of(content.kind, fund, content.year), content.sequence, content.suffix, shown

    def _add(self, item: NewRow) -> None:
        draft = item.content.draft(self.source.fund.key)
        number = self._number(item.content, draft.fund)
        voucher_id = insert_voucher(
            self.act, draft, self.accounts, number=number, original_number=item.content.original_number
        )
        self.act.run("UPDATE voucher SET state = 'posted' WHERE id = ?", (voucher_id,))
        self._keep_row(item, voucher_id)

    def _open_up(self, voucher_id: int) -> None:
        """Take a voucher out of the books and free its number, so that numbers may change places."""
        self.act.run(
            "UPDATE voucher SET state = 'unposted', state_reason = ? WHERE id = ? AND state = 'posted'",
            (self.file.name, voucher_id),
        )
        self.act.run("UPDATE voucher SET suffix = '~' || id WHERE id = ?", (voucher_id,))

    def _change(self, item: ChangedRow | MatchedTransfer) -> None:
        if item.differences:
            content = item.content
            draft = content.draft(self.source.fund.key)
            series, sequence, suffix, shown = self._number(content, draft.fund)
            self.act.run(
                "UPDATE voucher SET kind = ?, series = ?, sequence = ?, suffix = ?, number = ?, original_number = ? WHERE id = ?",
                (str(content.kind), series, sequence, suffix, shown, content.original_number, item.voucher_id),
            )
            if isinstance(item, ChangedRow):
                rewrite_voucher(self.act, item.voucher_id, draft, shown)
            self.act.run("UPDATE voucher SET state = 'posted', state_reason = '' WHERE id = ?", (item.voucher_id,))
        if isinstance(item, ChangedRow):
            self.act.run(
                "UPDATE import_row SET identity = ?, occurrence = ?, original = ?, findings = ?, row = ?, sheet = ? "
                "WHERE voucher_id = ? AND fund_id = ?",
                (
                    item.identity.key, item.identity.occurrence, _json(item.original), _json(_findings(item)), item.row,
                    self.source.sheet.name, item.voucher_id, self.source.fund.id,
                ),
            )  # fmt: skip
        else:
            self._keep_row(item, item.voucher_id)

    def _keep_row(self, item: _WRITTEN, voucher_id: int) -> None:
        self.act.run(
            "INSERT INTO import_row (batch_id, fund_id, voucher_id, sheet, row, identity, occurrence, original, findings) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.batch, self.source.fund.id, voucher_id, self.source.sheet.name, item.row, item.identity.key,
                item.identity.occurrence, _json(item.original), _json(_findings(item)),
            ),
        )  # fmt: skip

    def _move_rows(self) -> None:
        """Rows known already keep their place in the sheet as it is now, so that the book is in her order."""
        for item in self.source.plan.items:
            if isinstance(item, SameRow):
                self.act.run(
                    "UPDATE import_row SET row = ? WHERE voucher_id = ? AND fund_id = ? AND row <> ?",
                    (item.row, item.voucher_id, self.source.fund.id, item.row),
                )


def _findings(item: PlanItem) -> list[dict[str, Any]]:
    return [
        {
            "level": str(f.level),
            "code": f.code,
            "message": str(f.message),
            "proposal": str(f.proposal) if f.proposal else None,
        }
        for f in item.findings
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
