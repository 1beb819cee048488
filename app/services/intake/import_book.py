"""Nhập sổ từ Excel: plan the import of a cash or bank book, show it, and carry it out as one act.

Imported vouchers come in posted, with the treasurer's own cells kept beside what was stored. Nothing is written while a
finding stops; taking the proposals (``fix``) or leaving rows out (``leave_out``) is the treasurer's word.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace

from app.domain.import_plan import ImportReport
from app.domain.intake.book_import import (
    BookImportOptions,
    BookKind,
    BookPlan,
    BookRow,
    ChangedRow,
    MatchedTransfer,
    NewRow,
    SameRow,
    StoredRow,
    VoucherContent,
)
from app.domain.intake.records import BOOK_POINTABLE, BOOK_SHEET
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, series_of, show_number
from app.domain.pointing import Pointed
from app.domain.sheets import FoundSheet
from app.imports.intake.book_page import BookSheet
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_pointed import guessed_books, pointed_books, preview_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import books_in, choose, offered, sibling_among
from app.imports.workbook import Workbook
from app.models.book import Book, Read
from app.models.intake.importing import import_batch, import_row
from app.models.ledger.voucher import voucher as voucher_table
from app.models.operation import Operation
from app.models.queries.intake.imports import known_book, waiting_for
from app.models.queries.ledger.accounts import CashAccount, account_ids, cash_accounts
from app.models.queries.ledger.books import fund as fund_named
from app.models.queries.ledger.coding import coding_rules
from app.models.queries.ledger.vouchers import voucher
from app.services.blank_sheets import BlankSheet
from app.services.import_service import ByHand, ImportService, Source
from app.services.ledger.arrivals import announce
from app.services.ledger.store_voucher import insert_voucher, rewrite_voucher, search_key


def _find(workbook: Workbook) -> list[FoundSheet]:
    return _offered(workbook, books_in(workbook))


def _find_pointed(workbook: Workbook, pointed: Pointed) -> list[FoundSheet]:
    return _offered(workbook, pointed_books(workbook, pointed, books_in(workbook)))


def _offered(workbook: Workbook, books: Sequence[BookSheet]) -> list[FoundSheet]:
    """Books in the order of the file."""
    order = {sheet.name: place for place, sheet in enumerate(workbook.sheets)}
    found = [
        (order[book.pages[0].name if book.pages else book.name], str(kind), book)
        for kind in BookKind
        for book in offered(books, kind)
    ]
    return [
        FoundSheet(kind, book.table or book.name, book.period)
        for _place, kind, book in sorted(found, key=lambda each: each[:2])
    ]


def _fund_of(read: Read, kind: BookKind, account: str | None) -> CashAccount:
    if kind is BookKind.CASH:
        return fund_named(read, "cash")
    if account is not None:
        return fund_named(read, account)
    return next(each for each in cash_accounts(read) if each.kind is AccountKind.BANK)


def _read(book: Book, source: Source[BookImportOptions]) -> BookPlan:
    workbook, options = source.workbook(), source.options
    kind = BookKind(options.kind)
    books = books_in(workbook)
    if source.pointed:
        books = pointed_books(workbook, source.pointed, books)
    sheet = choose(books, workbook, kind, options.sheet, options.year)
    with book.read() as read:
        fund = _fund_of(read, kind, options.account)
        transfer_account = None
        if kind is BookKind.CASH and options.account is not None:
            transfer_account = fund_named(read, options.account).key
        known = known_book(read, fund, sheet.period.first if sheet.period else None)
        rules = coding_rules(read)
    chosen = PlanOptions(
        options.year, sibling_among(books, sheet), transfer_account, options.same_transfer, options.people
    )
    return plan_book(sheet, known, rules, chosen)


_LAST_OF_SERIES = "SELECT max(sequence) FROM voucher WHERE series = ?"


class _Writing:
    """One import being written: new vouchers, changed ones, and transfers already booked from the other book."""

    def __init__(self, operation: Operation, report: ImportReport[BookPlan], source: Source[BookImportOptions]) -> None:
        read = operation.read
        self.act, self.report, self.source = operation, report, source
        self.accounts = account_ids(read)
        self.tags = {each.key: each.number_tag for each in cash_accounts(read, with_closed=True)}
        self.sheet, self.fund = report.plan.sheet, fund_named(read, report.plan.fund)
        self.batch = 0

    def carry_out(self) -> None:
        """Write the rows, under a batch that says how many of the sheet became what."""
        counts, rows = self.report.counts(), self.report.to_write
        self.batch = self.act.add(
            import_batch,
            kind=self.source.options.kind,
            file_name=self.source.file.name,
            file_sha256=hashlib.sha256(self.source.file.read_bytes()).hexdigest(),
            sheet=self.sheet,
            fund_id=self.fund.id,
            rows_new=counts["new"],
            rows_changed=counts["changed"],
            rows_same=counts["same"] + counts["matched"],
            rows_refused=counts["refused"] + counts["left_out"],
        )
        for row in rows:
            if isinstance(row, StoredRow) and row.differences:
                self._open_up(row)
        self._make_room(rows)
        for place, row in enumerate(rows):
            if isinstance(row, NewRow):
                self._add(row)
            elif isinstance(row, StoredRow):
                self._change(row)
            if place % 200 == 0:
                self.source.tell(place, len(rows))
        self._move_rows()
        announce(self.act)

    def _make_room(self, rows: Sequence[BookRow]) -> None:
        """Transfers that still wait for this book leave the numbers that its rows have to them."""
        wanted = {
            self._number(row.content, row.content.draft(self.fund.key).fund)[:2]
            for row in rows
            if row.content is not None
        }
        shown = {row.voucher_id for row in rows if isinstance(row, StoredRow)}
        for each in waiting_for(self.act.read, self.fund.id):
            if each.voucher_id in shown or (each.series, each.sequence) not in wanted:
                continue
            used = [sequence for series, sequence in wanted if series == each.series]
            sequence = 1 + max(*used, self.act.read.number(_LAST_OF_SERIES, (each.series,)))
            tag = self.tags.get(self.fund.key, "")
            number = show_number(each.kind, int(each.series[-4:]), sequence, tag)
            self.act.change(voucher_table, each.voucher_id, sequence=sequence, number=number)

    def _number(self, content: VoucherContent, fund: str) -> tuple[str, int, str, str]:
        shown = show_number(content.kind, content.year, content.sequence, self.tags.get(fund, ""), content.suffix)
        return series_of(content.kind, fund, content.year), content.sequence, content.suffix, shown

    def _add(self, item: NewRow) -> None:
        draft = item.content.draft(self.fund.key)
        number = self._number(item.content, draft.fund)
        voucher_id = insert_voucher(
            self.act, draft, self.accounts, number=number, original_number=item.content.original_number
        )
        self.act.run("UPDATE voucher SET state = 'posted' WHERE id = ?", (voucher_id,))
        self._keep_row(item, voucher_id)

    def _open_up(self, item: StoredRow) -> None:
        """Take a voucher out of the books and free its number, so that numbers may change places.

        A transfer that waits for this book stays in the books: its other half may lie in a closed month.
        """
        if not _shows_a_half(item):
            self.act.run(
                "UPDATE voucher SET state = 'unposted', state_reason = ? WHERE id = ? AND state = 'posted'",
                (self.source.file.name, item.voucher_id),
            )
        if not isinstance(item, MatchedTransfer) or _renumbers(item):
            self.act.run("UPDATE voucher SET suffix = '~' || id WHERE id = ?", (item.voucher_id,))

    def _change(self, item: StoredRow) -> None:
        if item.differences and isinstance(item, MatchedTransfer):
            self._show_half(item)
        elif item.differences:
            draft = self._with_other_half(item)
            number = self._give_number(item, draft.fund)
            rewrite_voucher(self.act, item.voucher_id, draft, number, self.accounts)
            self._post(item)
        if isinstance(item, ChangedRow):
            self.act.run(
                "UPDATE import_row SET identity = :identity, occurrence = :occurrence, original = :original, findings = :findings, "
                "row = :row, sheet = :sheet WHERE voucher_id = :voucher_id AND fund_id = :fund_id",
                self._kept(item, item.voucher_id),
            )
        else:
            self._keep_row(item, item.voucher_id)

    def _post(self, item: StoredRow) -> None:
        self.act.run("UPDATE voucher SET state = 'posted', state_reason = '' WHERE id = ?", (item.voucher_id,))

    def _give_number(self, item: StoredRow, fund: str) -> str:
        """The number that the row gives its voucher, with its kind; gives it as it is printed."""
        content = item.content
        series, sequence, suffix, shown = self._number(content, fund)
        self.act.change(
            voucher_table,
            item.voucher_id,
            kind=content.kind,
            series=series,
            sequence=sequence,
            suffix=suffix,
            number=shown,
            original_number=content.original_number,
        )
        return shown

    def _with_other_half(self, item: StoredRow) -> VoucherDraft:
        """The draft of a changed row. The paper of a transfer is the receiving fund's: its day stays when the giving row changes."""
        content = item.content
        draft = content.draft(self.fund.key)
        if content.is_transfer and content.direction == "out" and content.other_day is not None:
            return replace(draft, voucher_date=voucher(self.act.read, item.voucher_id).voucher_date)
        return draft

    def _show_half(self, item: MatchedTransfer) -> None:
        """Give a transfer the half that this book shows, and the number when this is the receiving fund's book."""
        content, now = item.content, voucher(self.act.read, item.voucher_id)
        told = content.draft(self.fund.key)
        draft = replace(now.as_draft(), book_date=told.book_date, left_on=told.left_on, waits_for="")
        if content.direction == "in":
            draft = replace(draft, voucher_date=told.voucher_date)
        if item.becomes_one:
            entries = (EntryDraft(told.entries[0].source, told.entries[0].target, content.amount),)
            draft = replace(draft, kind=content.kind, entries=entries)
        if _shows_a_half(item):
            left_on = draft.left_on if draft.left_on != draft.book_date else None
            days = {
                "book_date": draft.book_date,
                "voucher_date": draft.voucher_date,
                "left_on": left_on,
                "waits_for": "",
            }
            self.act.change(voucher_table, item.voucher_id, **days, **self._renumbered(item, draft))
            return
        number = self._give_number(item, draft.fund) if _renumbers(item) else now.number
        rewrite_voucher(self.act, item.voucher_id, draft, number, self.accounts)
        self._post(item)

    def _renumbered(self, item: MatchedTransfer, draft: VoucherDraft) -> dict[str, object]:
        """The columns of the number that the receiving fund's book gives a transfer that was in transit; none when it has it."""
        if not _renumbers(item):
            return {}
        series, sequence, suffix, shown = self._number(item.content, draft.fund)
        number = {"series": series, "sequence": sequence, "suffix": suffix, "number": shown}
        printed = {"original_number": item.content.original_number, "search_key": search_key(shown, draft)}
        return number | printed

    def _keep_row(self, item: NewRow | StoredRow, voucher_id: int) -> None:
        self.act.add(import_row, **self._kept(item, voucher_id))

    def _kept(self, item: BookRow, voucher_id: int) -> dict[str, object]:
        """What is kept of a row beside its voucher."""
        return {
            "batch_id": self.batch,
            "fund_id": self.fund.id,
            "voucher_id": voucher_id,
            "sheet": item.sheet or self.sheet,
            "row": item.row,
            "identity": item.identity.key,
            "occurrence": item.identity.occurrence,
            "original": _json(item.original),
            "findings": _findings(item),
        }

    def _move_rows(self) -> None:
        """Rows known already keep their place in the sheet as it is now, so that the book is in her order."""
        for item in self.report.plan.rows:
            if isinstance(item, SameRow):
                self.act.run(
                    "UPDATE import_row SET row = ? WHERE voucher_id = ? AND fund_id = ? AND row <> ?",
                    (item.row, item.voucher_id, self.fund.id, item.row),
                )


def _shows_a_half(item: StoredRow) -> bool:
    """True for a transfer that waited for this book."""
    halves = (each.old for each in item.differences if each.field == "other_day")
    return isinstance(item, MatchedTransfer) and not item.becomes_one and next(halves, True) is None


def _renumbers(item: MatchedTransfer) -> bool:
    """True when the row gives its transfer another number than it has, or a voucher becomes a transfer of another fund."""
    numbers = {"year", "sequence", "suffix"}
    return any(each.field in numbers for each in item.differences) or (
        item.becomes_one and item.content.direction == "in"
    )


def _findings(row: BookRow) -> str:
    return _json(
        [
            {
                "level": str(f.level),
                "code": f.code,
                "message": str(f.message),
                "proposal": str(f.proposal) if f.proposal else None,
            }
            for f in row.findings
        ]
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write(operation: Operation, report: ImportReport[BookPlan], source: Source[BookImportOptions]) -> None:
    _Writing(operation, report, source).carry_out()


_KEYS = ("book_date", "number", "person", "text", "amount_in", "amount_out", "balance", "note")
_HEADS = (
    ("book_date", "Ngày ghi sổ"), ("number", "Số hiệu chứng từ"), ("person", "Người nộp, người nhận"), ("text", "Diễn giải"),
)  # fmt: skip
_IN_CASH = (
    ("book_date", "05/03/2026"), ("number", "PT2026/01"), ("text", "Thu đoàn phí tháng 2/2026"), ("amount_in", "1.200.000"),
)  # fmt: skip
_IN_BANK = (
    ("book_date", "31/03/2026"), ("number", "BC2026/01"), ("text", "Lãi tiền gửi tháng 3"), ("amount_in", "1.250"),
)  # fmt: skip
BLANKS = (
    BlankSheet("Sổ quỹ", "SỔ QUỸ TIỀN MẶT", BOOK_SHEET, _KEYS, _HEADS, _IN_CASH),
    BlankSheet("Sổ tiền gửi", "SỔ TIỀN GỬI NGÂN HÀNG", BOOK_SHEET, _KEYS, _HEADS, _IN_BANK),
)
BY_HAND = ByHand(BOOK_POINTABLE, _find_pointed, preview_book, guessed_books)
IMPORT_BOOK = ImportService("import_book", _find, _read, _write, BY_HAND, BLANKS)
