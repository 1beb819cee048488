"""A treasurer who does anything in any order: a hypothesis state machine over the real services and a real book file.

The plain ledger foretells every answer; after each step the book must say what the ledger says, and hold every law.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from unittest import mock

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.domain.acts import act_kind
from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.codes import CODES
from app.domain.ledger.vouchers import VoucherDraft, VoucherKind
from app.domain.money import dong
from app.domain.problems import Refusal
from app.imports.workbook import read_workbook
from app.models.book import Book
from app.models.chain import ChangeRow, OperationRow, seal_hash
from app.models.operation import Outcome
from app.models.queries.ledger.books import balances
from app.models.queries.ledger.vouchers import voucher
from app.models.queries.settlement.settlement import settlement
from app.models.queries.trail import next_redo, next_undo
from app.services import import_service
from app.services.home.check_book import check_book
from app.services.intake.import_book import IMPORT_BOOK
from app.services.ledger.post_voucher import post_new, post_voucher, reverse_voucher, unpost_voucher, void_voucher
from app.services.ledger.save_draft import delete_draft, edit_draft, save_draft
from app.services.settlement.close_month import close_month, reopen_month
from app.services.undo_act import redo_last, undo_act, undo_last
from tests import small_books
from tests.cash_books import CashLine, write_cash_book
from tests.scenarios.plain_ledger import LOANS, TODAY, PlainLedger, PlainVoucher, month_of

Rows = dict[tuple[str, int], tuple[Any, ...]]
WATCHED = (
    "voucher",
    "entry",
    "opening",
    "closed_month",
    "import_batch",
    "import_row",
    "attachment",
    "filed_settlement",
    "account",
    "welfare_case",
    "loan",
    "loan_instalment",
    "loan_opening",
)

DAYS = st.one_of(
    st.integers(0, 118).map(lambda n: small_books.OPENING_DAY + dt.timedelta(days=n)),
    st.sampled_from([dt.date(2024, 12, 31), dt.date(2025, 12, 31), dt.date(2026, 1, 1), TODAY, dt.date(2026, 4, 1)]),
)
AMOUNTS = st.sampled_from([1, 100_000, 900_000, 2_500_000, 5_000_000, 7_000_000])
SHAPES = st.sampled_from(
    [
        (VoucherKind.RECEIPT, "code:22", "cash"),
        (VoucherKind.RECEIPT, "code:25.02", "cash"),
        (VoucherKind.PAYMENT, "cash", "code:31"),
        (VoucherKind.PAYMENT, "cash", "code:39"),
        (VoucherKind.BANK_IN, "code:28.01", "bank:1"),
        (VoucherKind.BANK_IN, "code:22", "bank:2"),
        (VoucherKind.BANK_OUT, "bank:1", "code:33"),
        (VoucherKind.RECEIPT, "bank:1", "cash"),
        (VoucherKind.BANK_IN, "cash", "bank:1"),
        (VoucherKind.BANK_IN, "bank:1", "bank:2"),
    ]
)
PICK = st.integers(0, 10_000)
TAKEN_BACK_BY = {"import_book": "withdraw_import"}
_texts = itertools.count(1)

# What a careless person types into an SQLite tool while the book is open. None of it may change a row.
TAMPERING = (
    "UPDATE voucher SET book_date = '2025-03-03', narration = 'khác' WHERE id = :voucher",
    "UPDATE OR IGNORE voucher SET person = 'khác' WHERE id = :voucher",
    "DELETE FROM voucher WHERE id = :voucher",
    "UPDATE entry SET amount = amount + 1 WHERE voucher_id = :voucher",
    "DELETE FROM entry WHERE voucher_id = :voucher",
    "INSERT INTO entry (voucher_id, line, source_id, target_id, amount) SELECT :voucher, 9, 1, 5, 7 FROM voucher WHERE id = :voucher",
    "INSERT OR REPLACE INTO voucher SELECT * FROM voucher WHERE id = :voucher",
    "UPDATE opening SET amount = amount + 1",
    "DELETE FROM closed_month",
    "DELETE FROM change WHERE row_id = :voucher",
    "UPDATE change SET after = NULL WHERE row_id = :voucher",
    "DELETE FROM operation WHERE id > 2",
    "UPDATE operation SET officer = 'khác'",
    "INSERT INTO open_operation (id, operation_id, kind) SELECT 1, max(id), 'withdraw_import' FROM operation",
    "UPDATE book_identity SET opening_day = '2020-01-01'",
)


class PlainAct:
    """One act: its number, kind, each row before and after it, and the ledger before it."""

    def __init__(self, number: int, kind: str, before: Rows, after: Rows, ledger: PlainLedger) -> None:
        self.number, self.kind, self.ledger, self.undone = number, kind, ledger, False
        keys = before.keys() | after.keys()
        self.rows = {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}

    def vouchers(self) -> set[int]:
        """The vouchers it touched, by themselves or by an entry."""
        owners = {row[1] for (table, _), both in self.rows.items() if table == "entry" for row in both if row}
        return owners | {number for table, number in self.rows if table == "voucher"}

    def cases(self, now: PlainLedger) -> set[int]:
        """The loans it touched, by their cases."""
        loans = {row[1] for (table, _), both in self.rows.items() if table == "loan_opening" for row in both if row}
        known = [*now.loans.items(), *self.ledger.loans.items()]
        return {case for case, loan in known if loan.loan_id in loans}

    def laid_the_loan_account(self) -> bool:
        """True when money on loan had no place in the book before."""
        return any(table == "account" and before is None for (table, _), (before, _) in self.rows.items())


class Bookkeeping(RuleBasedStateMachine):
    """Every service on vouchers against the plain ledger."""

    # Why read here: the process that reads workbooks apart has tests of its own, and a thousand lives would start it often.
    reading_here = mock.patch.object(import_service, "read_safely", lambda file, waiting: read_workbook(file))

    @initialize()
    def open_a_new_book(self) -> None:
        self.reading_here.start()
        os.environ["SO_CONG_DOAN_TODAY"] = TODAY.isoformat()
        self.path = small_books.new_book(lending=True)
        self.book = Book.open(self.path)
        self.ledger = PlainLedger(
            {"cash": small_books.CASH, "bank:1": small_books.BANK, "bank:2": 0},
            small_books.OPENING_DAY,
            capital=small_books.LOAN_CAPITAL,
        )
        self.acts: list[PlainAct] = []
        self.after_undo: dict[int, PlainAct] = {}
        self.imported: list[CashLine] = []

    def teardown(self) -> None:
        if not hasattr(self, "book"):
            return
        self.reading_here.stop()
        try:
            stopping = [finding for finding in check_book(self.book) if finding.stops]
            assert stopping == [], [str(finding.message) for finding in stopping]
        finally:
            self.book.close()
            small_books.remove(self.path)

    # ---- doing and foretelling -----------------------------------------------------------------------------------

    def rows(self) -> Rows:
        found: Rows = {}
        for table in WATCHED:
            for row in small_books.rows(self.book, f"SELECT * FROM {table}"):
                found[(table, row[0])] = tuple(row)
        return found

    def newest(self) -> int:
        """The number of the newest act."""
        return int(small_books.rows(self.book, "SELECT coalesce(max(id), 0) FROM operation")[0][0])

    def act(self, kind: str, call: Callable[[], Outcome[Any]], refusals: set[str]) -> Outcome[Any] | None:
        """Do one act; it must be refused for one of ``refusals``, or succeed when there is none."""
        before = self.rows()
        ledger = self.ledger.copy()
        newest = self.newest()
        try:
            outcome = call()
        except Refusal as refused:
            self.check_refused(kind, refused, refusals)
            assert self.rows() == before
            assert self.newest() == newest
            return None
        assert not refusals, f"{kind} went through although {refusals}"
        assert self.newest() == newest + 1
        self.acts.append(PlainAct(newest + 1, kind, before, self.rows(), ledger))
        return outcome

    def check_refused(self, kind: str, refused: Refusal, refusals: set[str]) -> None:
        """The refusal is one that the ledger foretold."""
        assert refusals, f"the ledger allows {kind}, the book refused: {refused}"
        assert refused.code in refusals, f"{kind}: refused as {refused.code}, foretold {refusals}"

    def pick(self, number: int, *states: str) -> int | None:
        known = sorted(n for n, v in self.ledger.vouchers.items() if not states or v.state in states)
        return known[number % len(known)] if known else None

    def make(self, shape: tuple[VoucherKind, str, str], day: dt.date, amounts: list[int]) -> VoucherDraft:
        kind, source, target = shape
        return small_books.draft(kind, day, *((source, target, amount) for amount in amounts), narration=f"{kind} thử")

    # ---- drafts --------------------------------------------------------------------------------------------------

    @rule(shape=SHAPES, day=DAYS, amounts=st.lists(AMOUNTS, min_size=1, max_size=3))
    def save_a_draft(self, shape: Any, day: dt.date, amounts: list[int]) -> None:
        typed = self.make(shape, day, amounts)
        refusals = {"month-closed"} if self.ledger.is_closed(day) else set()
        outcome = self.act("save_draft", lambda: save_draft(self.book, typed), refusals)
        if outcome is not None:
            self.keep(outcome.value, PlainVoucher(typed, "draft"))

    def keep(self, number: int, voucher: PlainVoucher) -> None:
        self.ledger.vouchers[number] = voucher
        if voucher.draft.entry_key:
            self.ledger.keys.add(voucher.draft.entry_key)

    @precondition(lambda self: self.ledger.vouchers)
    @rule(pick=PICK, shape=SHAPES, day=DAYS, amounts=st.lists(AMOUNTS, min_size=1, max_size=2))
    def edit(self, pick: int, shape: Any, day: dt.date, amounts: list[int]) -> None:
        number = self.pick(pick)
        assert number is not None
        now = self.ledger.vouchers[number]
        typed = small_books.draft(
            shape[0], day, *((shape[1], shape[2], a) for a in amounts), narration="sửa lại", key=now.draft.entry_key
        )
        refusals = set()
        if now.state not in ("draft", "unposted"):
            refusals = {"voucher-frozen"}
        elif now.number and self.ledger.series_of(typed) != now.series:
            refusals = {"kind-stays"}
        elif self.ledger.is_closed(day) or self.ledger.is_closed(now.day):
            refusals = {"month-closed"}
        if self.act("edit_draft", lambda: edit_draft(self.book, number, typed), refusals) is not None:
            self.ledger.vouchers[number] = PlainVoucher(
                typed, now.state, now.series, now.sequence, now.number, now.origin, now.reason, now.reversal_of
            )

    @precondition(lambda self: self.ledger.vouchers)
    @rule(pick=PICK)
    def delete(self, pick: int) -> None:
        number = self.pick(pick)
        assert number is not None
        now = self.ledger.vouchers[number]
        refusals = set()
        if now.state != "draft" or now.number:
            refusals = {"numbered-kept"}
        elif self.ledger.is_closed(now.day):
            refusals = {"month-closed"}
        if self.act("delete_draft", lambda: delete_draft(self.book, number), refusals) is not None:
            del self.ledger.vouchers[number]
            self.ledger.keys.discard(now.draft.entry_key)

    # ---- acts of record ------------------------------------------------------------------------------------------

    @rule(shape=SHAPES, day=DAYS, amounts=st.lists(AMOUNTS, min_size=1, max_size=3))
    def post_a_new_one(self, shape: Any, day: dt.date, amounts: list[int]) -> None:
        typed = self.make(shape, day, amounts)
        wanted = self.ledger.posted(PlainVoucher(typed, "draft"))
        outcome = self.act("post_voucher", lambda: post_new(self.book, typed), self.ledger.stops_posting(typed))
        if outcome is not None:
            assert outcome.value.number == wanted.number
            self.keep(outcome.value.id, wanted)

    @precondition(lambda self: self.ledger.keys)
    @rule(pick=PICK, day=DAYS)
    def save_the_same_form_again(self, pick: int, day: dt.date) -> None:
        key = sorted(self.ledger.keys)[pick % len(self.ledger.keys)]
        typed = small_books.draft(VoucherKind.RECEIPT, day, ("code:22", "cash", 5), key=key)
        self.act("post_voucher", lambda: post_new(self.book, typed), self.ledger.stops_posting(typed))

    @precondition(lambda self: self.ledger.vouchers)
    @rule(pick=PICK)
    def post_a_kept_one(self, pick: int) -> None:
        number = self.pick(pick)
        assert number is not None
        now = self.ledger.vouchers[number]
        after = self.ledger.posted(now)
        refusals = set()
        if now.state not in ("draft", "unposted"):
            refusals = {"wrong-state"}
        elif now.reversal_of is None:
            self.ledger.keys.discard(now.draft.entry_key)
            refusals = self.ledger.stops_posting(now.draft)
            if now.draft.entry_key:
                self.ledger.keys.add(now.draft.entry_key)
            if self.ledger.with_voucher(number, after).is_overpaid():
                refusals.add("loan-overpaid")
        else:
            if self.ledger.is_closed(now.day):
                refusals.add("month-closed")
            refusals |= self.ledger.stops_sealing(self.ledger.with_voucher(number, after), [number])
        if self.act("post_voucher", lambda: post_voucher(self.book, number), refusals) is not None:
            self.ledger.vouchers[number] = after

    @precondition(lambda self: self.ledger.vouchers)
    @rule(pick=PICK, void=st.booleans(), reason=st.sampled_from(["ghi nhầm", "ghi nhầm", "ghi nhầm", " "]))
    def take_out_of_the_books(self, pick: int, void: bool, reason: str) -> None:
        number = self.pick(pick)
        assert number is not None
        now = self.ledger.vouchers[number]
        after = PlainVoucher(
            now.draft,
            "voided" if void else "unposted",
            now.series,
            now.sequence,
            now.number,
            now.origin,
            reason,
            now.reversal_of,
        )
        refusals = set()
        if not reason.strip():
            refusals = {"reason-missing"}
        elif now.state != "posted" and not (void and now.state == "unposted"):
            refusals = {"wrong-state"}
        elif self.ledger.reversal_of(number) is not None:
            refusals = {"already-reversed"}
        elif self.ledger.is_closed(now.day):
            refusals = {"month-closed"}
        else:
            refusals = self.ledger.stops_sealing(self.ledger.with_voucher(number, after), [number])
        service = void_voucher if void else unpost_voucher
        kind = "void_voucher" if void else "unpost_voucher"
        if self.act(kind, lambda: service(self.book, number, reason), refusals) is not None:
            self.ledger.vouchers[number] = after

    @precondition(lambda self: self.ledger.vouchers)
    @rule(pick=PICK, day=DAYS)
    def reverse(self, pick: int, day: dt.date) -> None:
        number = self.pick(pick, "posted") if pick % 4 else self.pick(pick)
        if number is None:
            return
        origin = self.ledger.vouchers[number]
        typed = small_books.draft(origin.draft.kind, day, narration=f"Điều chỉnh {origin.number}: nhầm", key="")
        typed = replace(typed, entries=tuple(replace(e, amount=dong(-e.amount)) for e in origin.draft.entries))
        after = self.ledger.posted(PlainVoucher(typed, "draft", reversal_of=number))
        refusals = set()
        if origin.state != "posted" or origin.reversal_of is not None:
            refusals = {"wrong-state"}
        elif self.ledger.reversal_of(number) is not None:
            refusals = {"already-reversed"}
        else:
            refusals = self.stops_reversing(day, after, number)
        outcome = self.act("reverse_voucher", lambda: reverse_voucher(self.book, number, day, "nhầm"), refusals)
        if outcome is not None:
            assert outcome.value.number == after.number
            assert outcome.value.reversal_of == origin.number
            self.keep(outcome.value.id, after)

    def stops_reversing(self, day: dt.date, after: PlainVoucher, number: int) -> set[str]:
        if day < self.ledger.vouchers[number].day:
            return {"reversal-too-early"}
        if self.ledger.is_closed(day) or not self.ledger.opening_day <= day <= TODAY + dt.timedelta(days=1):
            return {"cannot-post"}
        return self.ledger.stops_sealing(self.ledger.with_voucher(-1, after), [-1])

    # ---- months --------------------------------------------------------------------------------------------------

    @rule(skip=st.sampled_from([0, 0, 0, 1]))
    def close_the_next_month(self, skip: int) -> None:
        month = Month.parse(self.ledger.next_month()).plus(skip)
        waiting = [
            v
            for v in self.ledger.vouchers.values()
            if v.state in ("draft", "unposted") and month_of(v.day) == str(month)
        ]
        refusals = set()
        if skip:
            refusals = {"not-the-next-month"}
        elif waiting or month >= Month.of(TODAY) or self.ledger.lowest_from("cash", month.first_day) < 0:
            refusals = {"cannot-close"}
        if self.act("close_month", lambda: close_month(self.book, month), refusals) is not None:
            self.ledger.closed.append(str(month))

    @rule(back=st.sampled_from([0, 0, 1]))
    def reopen_a_month(self, back: int) -> None:
        month = Month.parse(max(self.ledger.closed, default="2025-01")).plus(-back)
        refusals = set()
        if not self.ledger.closed:
            refusals = {"nothing-closed"}
        elif back:
            refusals = {"not-the-last-month"}
        if self.act("reopen_month", lambda: reopen_month(self.book, month, "bổ sung"), refusals) is not None:
            self.ledger.closed.remove(str(month))

    # ---- taking back ---------------------------------------------------------------------------------------------

    def act_of(self, number: int | None) -> PlainAct | None:
        return next((act for act in self.acts if act.number == number), None)

    def stops_taking_back(self, act: PlainAct) -> set[str]:
        now = self.rows()
        if act.kind == "import_book":
            came = [self.ledger.vouchers[n] for n in act.vouchers() if n in self.ledger.vouchers]
            later = [v for v in self.ledger.vouchers.values() if v.origin == "program"]
            if any(v.series == i.series and v.sequence > i.sequence for v in later for i in came):
                return {"numbers-issued-since"}
        if any(now.get(key) != after for key, (_, after) in act.rows.items()):
            return {"changed-since"}
        gone = act.vouchers() - act.ledger.vouchers.keys()
        if any(v.reversal_of in gone for number, v in self.ledger.vouchers.items() if number not in gone):
            return {"changed-since"}
        days = [row[3] for (table, _), both in act.rows.items() if table == "voucher" for row in both if row]
        closed = any(self.ledger.is_closed(dt.date.fromisoformat(day)) for day in days)
        return ({"month-closed"} if closed else set()) | self.stops_taking_loans_back(act)

    def stops_taking_loans_back(self, act: PlainAct) -> set[str]:
        cases = act.cases(self.ledger)
        found: set[str] = set()
        if not cases:
            return found
        if self.ledger.closed:
            found.add("opening-fixed")
        after = self.ledger.copy()
        self.give_loans_back(after, act)
        gone = cases - after.loans.keys()
        in_use = any(LOANS in (e.source, e.target) for v in self.ledger.vouchers.values() for e in v.draft.entries)
        others = in_use or any(loan.opened is not None for loan in after.loans.values())
        if any(self.ledger.names(case) for case in gone) or (act.laid_the_loan_account() and others):
            found.add("changed-since")
        elif after.is_overpaid():
            found.add("loan-overpaid")
        return found

    def give_loans_back(self, ledger: PlainLedger, act: PlainAct) -> None:
        """The loans that an act touched, as they were before it."""
        for case in act.cases(self.ledger):
            ledger.loans.pop(case, None)
            if case in act.ledger.loans:
                ledger.loans[case] = act.ledger.loans[case]

    def take_back(self, kind: str, act: PlainAct, call: Callable[[], Outcome[Any]], refusals: set[str]) -> bool:
        """Take an act back: its rows are then exactly as before it, and no other row has moved."""
        wanted = self.rows()
        if self.act(kind, call, refusals) is None:
            return False
        for key, (was, _) in act.rows.items():
            wanted.pop(key, None)
            if was is not None:
                wanted[key] = was
        assert self.rows() == wanted
        self.give_loans_back(self.ledger, act)
        for number in act.vouchers():
            then = act.ledger.vouchers.get(number)
            old = self.ledger.vouchers.pop(number, None)
            if old is not None:
                self.ledger.keys.discard(old.draft.entry_key)
            if then is not None:
                self.keep(number, then)
        act.undone = True
        return True

    @rule()
    def undo(self) -> None:
        passed_over = ("undo", "redo", "withdraw_import")
        standing = [act for act in self.acts if not act.undone and act.kind not in passed_over]
        if not standing:
            self.act("undo", lambda: undo_last(self.book), {"act-of-record"})
            return
        act = standing[-1]
        with self.book.read() as read:
            shown = next_undo(read)
        assert shown is not None
        assert shown.id == act.number
        if act_kind(act.kind).undo == "no":
            self.act("undo", lambda: undo_last(self.book), {"act-of-record"})
            return
        if self.take_back(
            TAKEN_BACK_BY.get(act.kind, "undo"), act, lambda: undo_last(self.book), self.stops_taking_back(act)
        ):
            self.after_undo[self.newest()] = act

    @rule()
    def redo(self) -> None:
        undos: list[PlainAct] = []
        for act in reversed(self.acts):
            if act.kind not in ("undo", "redo"):
                break
            if act.kind == "undo" and not act.undone:
                undos.append(act)
        with self.book.read() as read:
            shown = next_redo(read)
        assert (shown.id if shown else None) == (undos[0].number if undos else None)
        if not undos:
            self.act("redo", lambda: redo_last(self.book), {"nothing-to-redo"})
            return
        if self.take_back("redo", undos[0], lambda: redo_last(self.book), self.stops_taking_back(undos[0])):
            self.after_undo[undos[0].number].undone = False

    @precondition(lambda self: self.acts)
    @rule(pick=PICK)
    def undo_an_older_act(self, pick: int) -> None:
        act = self.acts[pick % len(self.acts)]
        refusals: set[str]
        if act.undone:
            refusals = {"nothing-to-undo"}
        elif act_kind(act.kind).undo == "no" or act.kind in ("undo", "redo"):
            refusals = {"act-of-record"}
        else:
            refusals = self.stops_taking_back(act)
        if self.take_back(TAKEN_BACK_BY.get(act.kind, "undo"), act, lambda: undo_act(self.book, act.number), refusals):
            self.after_undo[self.newest()] = act

    # ---- her own workbooks ---------------------------------------------------------------------------------------

    @rule(
        days=st.lists(st.integers(31, 118), min_size=1, max_size=4),
        amounts=st.lists(AMOUNTS, min_size=4, max_size=4),
        ins=st.integers(0, 15),
    )
    def import_a_cash_book(self, days: list[int], amounts: list[int], ins: int) -> None:
        lines, following = [], {"PT": 0, "PC": 0}
        for place, (day, amount) in enumerate(zip(sorted(days), amounts)):
            kind = "PT" if ins >> place & 1 else "PC"
            typed = small_books.draft(VoucherKind(kind), small_books.OPENING_DAY, ("cash", "cash", 1))
            following[kind] += 1
            number = f"{kind}2025/{self.ledger.next_number(typed)[1] + following[kind] - 1:02d}"
            text = "Thu đoàn phí công đoàn" if kind == "PT" else "Chi mua văn phòng phẩm"
            on = small_books.OPENING_DAY + dt.timedelta(days=day)
            lines.append(CashLine(on, number, f"{text} lần {next(_texts)}", amount if kind == "PT" else -amount))
        self.file = write_cash_book(self.path.with_name(f"{self.path.name}-nhap.xlsx"), lines, small_books.CASH)
        options = BookImportOptions(kind="cash-book", fix=True)
        plan = IMPORT_BOOK.plan(self.book, self.file, options).plan
        closed = [line for line in lines if self.ledger.is_closed(line.day)]
        assert plan.counts["new"] == len(lines) - len(closed), plan.findings
        assert [each.code for each in plan.findings if each.stops and not each.proposal] == ["month-closed"] * len(
            closed
        )
        self.imported = []
        if closed:
            before = self.rows()
            assert IMPORT_BOOK.carry_out(self.book, self.file, options).operation == 0
            assert self.rows() == before
            return
        if self.act("import_book", lambda: IMPORT_BOOK.carry_out(self.book, self.file, options), set()) is None:
            return
        numbers = [
            row[0]
            for row in small_books.rows(
                self.book,
                "SELECT voucher_id FROM import_row WHERE batch_id = (SELECT max(id) FROM import_batch) ORDER BY row",
            )
        ]
        for number, line in zip(numbers, lines, strict=True):
            kind = VoucherKind(line.number[:2])
            code = "22" if kind == "PT" else "33"
            move = (f"code:{code}", "cash", line.amount) if line.amount > 0 else ("cash", f"code:{code}", -line.amount)
            typed = small_books.draft(kind, line.day, move, narration=line.text, key="")
            sequence = int(line.number[-2:])
            self.keep(
                number,
                PlainVoucher(typed, "posted", self.ledger.series_of(typed), sequence, line.number, "import"),
            )
        with self.book.read() as read:
            assert all(code in CODES for number in numbers for code in [voucher(read, number).entries[0].code])
        self.imported = lines

    @precondition(lambda self: self.imported)
    @rule()
    def import_the_same_file_again(self) -> None:
        standing = [act for act in self.acts if act.kind == "import_book" and not act.undone]
        if not standing or len(standing[-1].ledger.vouchers) > len(self.ledger.vouchers) or not self.file.exists():
            return
        if not all(
            any(
                v.number == line.number and v.draft.narration in (line.text, "sửa lại")
                for v in self.ledger.vouchers.values()
            )
            for line in self.imported
        ):
            return
        before = self.rows()
        outcome = IMPORT_BOOK.carry_out(self.book, self.file, BookImportOptions(kind="cash-book", fix=True))
        assert outcome.operation == 0, outcome.sentence
        assert self.rows() == before

    # ---- from outside --------------------------------------------------------------------------------------------

    @rule(statement=st.sampled_from(TAMPERING), pick=PICK)
    def tamper(self, statement: str, pick: int) -> None:
        before = small_books.contents(self.book)
        other = small_books.raw(self.path)
        try:
            other.execute(statement, {"voucher": self.pick(pick) or 0})
        except small_books.REFUSED_BY_THE_DATABASE:
            pass
        finally:
            other.close()
        assert small_books.contents(self.book) == before, f"went through: {statement}"

    @rule()
    def close_the_program_and_open_it_again(self) -> None:
        self.book.close()
        self.book = Book.open(self.path)
        assert not self.book.ended_badly

    # ---- what always holds ---------------------------------------------------------------------------------------

    @invariant()
    def vouchers_are_the_ledgers(self) -> None:
        rows = {
            row[0]: row[1:]
            for row in small_books.rows(
                self.book,
                "SELECT v.id, v.state, v.number, v.state_reason, v.reversal_of, v.book_date, "
                "(SELECT sum(amount) FROM entry WHERE voucher_id = v.id) FROM voucher v",
            )
        }
        wanted = {
            number: (
                v.state,
                v.number,
                v.reason,
                v.reversal_of,
                v.day.isoformat(),
                sum(e.amount for e in v.draft.entries),
            )
            for number, v in self.ledger.vouchers.items()
        }
        assert rows == wanted

    @invariant()
    def balances_are_the_ledgers(self) -> None:
        with self.book.read() as read:
            for day in (dt.date(2025, 2, 15), dt.date(2027, 1, 1)):
                assert balances(read, day) == {fund: self.ledger.balance(fund, day) for fund in self.ledger.openings}

    @invariant()
    def cash_never_ends_a_day_below_zero(self) -> None:
        """But for a bad day of her own workbook: it comes in as it is, and nothing makes it worse."""
        if any(act.kind == "import_book" for act in self.acts):
            return
        assert all(self.ledger.balance("cash", day) >= 0 for day in self.ledger.busy_days("cash"))

    @invariant()
    def day_totals_are_a_recount(self) -> None:
        stored = {
            (key, day): (came, went)
            for key, day, came, went in small_books.rows(
                self.book,
                "SELECT b.key, d.day, d.amount_in, d.amount_out FROM daily_balance d JOIN account b ON b.id = d.fund_id",
            )
        }
        counted: dict[tuple[str, str], tuple[int, int]] = {}
        for each in self.ledger.vouchers.values():
            for entry in each.draft.entries if each.state == "posted" else ():
                for key, came, went in ((entry.target, entry.amount, 0), (entry.source, 0, entry.amount)):
                    if key in self.ledger.openings:
                        place = (key, each.day.isoformat())
                        was = counted.get(place, (0, 0))
                        counted[place] = (was[0] + came, was[1] + went)
        assert stored == counted

    @invariant()
    def numbers_have_no_holes(self) -> None:
        rows = small_books.rows(self.book, "SELECT series, sequence, number_origin FROM voucher WHERE sequence > 0")
        given = {(series, sequence) for series, sequence, _ in rows}
        assert len(given) == len(rows)
        for series, sequence, origin in rows:
            assert origin == "import" or sequence == 1 or (series, sequence - 1) in given

    @invariant()
    def the_settlement_closes_on_the_funds(self) -> None:
        with self.book.read() as read:
            sheet = settlement(read, Period(self.ledger.opening_day, dt.date(2027, 12, 31)))
        assert sheet.proof.holds
        assert sheet.opening == sum(self.ledger.openings.values()) + self.ledger.opened_on_loan()
        assert sheet.closing == sheet.opening + self.ledger.result()
        for code, amount in self.ledger.code_sums().items():
            assert sheet.sums.get(code, amount) >= 0 or amount < 0

    @invariant()
    def the_newest_act_is_chained(self) -> None:
        row = small_books.rows(
            self.book,
            "SELECT id, kind, at, officer, subject, reason, undoes, previous_hash, hash FROM operation ORDER BY id DESC LIMIT 1",
        )[0]
        changes = small_books.rows(
            self.book,
            "SELECT table_name, row_id, before, after, salt FROM change WHERE operation_id = ? ORDER BY id",
            (row[0],),
        )
        assert seal_hash(row[7], OperationRow(*row[:7]), [ChangeRow(*c) for c in changes]) == row[8]
