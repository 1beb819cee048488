"""Lists, receipts, allocations, collections and decisions in any order end at the money of a plain model, and no month is paid twice."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from functools import partial

import pytest

from app.domain.dates import Month
from app.domain.dues.rate_change import RateDecision
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import Rate, dong
from app.domain.problems import Refusal
from app.exports.form import Params, forms, to_json
from app.models.book import Book
from app.models.queries.dues.allocations import credit_sums, unallocated
from app.models.queries.dues.dues import charges, dues_runs, remitted_lines
from app.models.queries.dues.obligations import payables_to_superior
from app.models.queries.dues.rate_changes import adjusted
from app.services.dues.allocate_receipt import allocate_waiting, withdraw_allocation
from app.services.dues.change_rate import change_rate, refund_credit, withdraw_rate
from app.services.dues.collect_dues import collect_dues, collect_from_member
from app.services.dues.run_dues import run_dues, withdraw_dues
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new, reverse_voucher, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import undo_last
from tests.scenarios.plain_dues import PlainDues
from tests.small_books import OPENING_DAY, opened

FIRST = Month(2025, 7)
NAMES = ("Lê Văn An", "Trần Thị Bé", "Hồ Văn Tư", "Đỗ Thị Hòa", "Mai Văn Sáu")


class Life:
    """A book of dues and its plain model, going through the same acts."""

    def __init__(self, book: Book, chance: random.Random) -> None:
        self.book, self.chance = book, chance
        wages = [chance.randrange(4_000_000, 20_000_000) for _ in NAMES]
        self.ids = [
            add_member(book, MemberEntry(name, OPENING_DAY, wage=dong(wage))).value
            for name, wage in zip(NAMES, wages, strict=True)
        ]
        self.plain = PlainDues(dict(zip(self.ids, wages, strict=True)), {0: 50})
        self.decided: list[tuple[int, int]] = []
        self.receipts: list[tuple[int, int, int]] = []
        self.place = 0

    def day(self) -> dt.date:
        self.place += 1
        return dt.date(2025, 8, 1) + dt.timedelta(days=self.place)

    def list_next(self) -> None:
        month = len(self.plain.lists)
        if month < 5:
            run_dues(self.book, FIRST.plus(month))
            self.plain.lists[month] = list(self.ids)

    def pay_oneself(self) -> None:
        member, amount = self.chance.choice(self.ids), self.chance.randrange(1, 200_000)
        self.receipts.append(
            (collect_from_member(self.book, member, dong(amount), self.day()).value.voucher.id, member, amount)
        )
        self.plain.pay(member, amount)

    def pay_by_bank(self) -> None:
        """Typed with the name in the words, and allocated by what is proposed."""
        place, amount = self.chance.randrange(len(NAMES)), self.chance.randrange(1, 200_000)
        entry = EntryDraft(code_key("22"), CASH_KEY, dong(amount), money_source="DP")
        card = post_new(self.book, VoucherDraft.received(self.day(), f"Đoàn phí {NAMES[place]} nộp", entry)).value
        if not self.plain.lists:
            return
        allocate_waiting(self.book)
        with self.book.read() as read:
            assert not [each for each in unallocated(read) if each.voucher_id == card.id]
        self.receipts.append((card.id, self.ids[place], amount))
        self.plain.pay(self.ids[place], amount)

    def collect_everything(self) -> None:
        if self.plain.lists and any(map(self.plain.arrears, self.ids)):
            collect_dues(self.book, FIRST, FIRST.plus(len(self.plain.lists) - 1), self.day())
            for member in self.ids:
                self.plain.pay(member, self.plain.arrears(member))

    def decide(self) -> None:
        begun, rate = self.chance.randrange(0, 5), self.chance.choice([25, 40, 60, 100])
        self.enter(begun, rate)

    def enter(self, begun: int, rate: int) -> None:
        self.place += 1
        decision = RateDecision(f"{self.place}/QĐ", self.day(), FIRST.plus(begun), rate=Rate(rate, 10_000))
        number = change_rate(self.book, decision).value.id
        self.decided.append((number, begun))
        self.plain.rates[begun] = rate

    def take_decision_back(self) -> None:
        if not self.decided:
            return
        rates = dict(self.plain.rates)
        number, begun = self.decided[-1]
        with self.book.read() as read:
            before = {
                row[0]: row[1]
                for row in read.rows(
                    "SELECT id, rate FROM dues_decision WHERE first_month = ?", (str(FIRST.plus(begun)),)
                )
            }
        try:
            withdraw_rate(self.book, number)
        except Refusal as refusal:
            if refusal.code not in ("decision-paid", "decision-used"):
                raise
            return
        self.decided.pop()
        del before[number], rates[begun]
        if before:
            rates[begun] = int(Rate(before[max(before)]) * 10_000)
        elif begun == 0:
            rates[0] = 50
        self.plain.rates = rates

    def take_receipt_back(self) -> None:
        """Void, or say anew whom it was for."""
        if not self.receipts:
            return
        number, member, amount = self.receipts[-1]
        try:
            if self.chance.random() < 0.5:
                withdraw_allocation(self.book, number)
                allocate_waiting(self.book)
                return
            void_voucher(self.book, number, "nhầm") if self.chance.random() < 0.5 else reverse_voucher(
                self.book, number, self.day(), "nhầm"
            )
        except Refusal as refusal:
            if refusal.code not in ("allocation-adjusted", "credit-given-back", "nothing-proposed", "already-reversed"):
                raise
            return
        self.receipts.pop()
        self.plain.pay(member, -amount)

    def pay_back(self) -> None:
        member = self.chance.choice(self.ids)
        held = self.plain.credit(member)
        if held:
            amount = self.chance.randint(1, held)
            refund_credit(self.book, member, dong(amount), self.day())
            self.plain.pay(member, -amount)

    def run_again(self) -> None:
        """Withdraw the newest list where nothing was collected for it, and make it anew."""
        if not self.plain.lists:
            return
        month = FIRST.plus(len(self.plain.lists) - 1)
        try:
            withdraw_dues(self.book, month)
        except Refusal as refusal:
            if refusal.code not in ("run-collected", "run-adjusted"):
                raise
            return
        run_dues(self.book, month)

    def holds(self) -> None:
        """The book says what the model says."""
        with self.book.read() as read:
            credit = credit_sums(read)
            rows = [row for run in dues_runs(read) for row in charges(read, run.month)]
            shares = {each.month: each.due for each in payables_to_superior(read)}
            lines = remitted_lines(read, FIRST, FIRST.plus(11))
        for member in self.ids:
            mine = [row for row in rows if row.member_id == member]
            months = {(row.month.year * 12 + row.month.month) - (FIRST.year * 12 + FIRST.month): row for row in mine}
            assert {place: row.amount for place, row in months.items()} == {
                place: self.plain.due(member, place) for place in self.plain.lists
            }
            assert all(0 <= row.paid <= row.amount for row in mine)
            assert sum(row.left for row in mine) == self.plain.arrears(member)
            assert credit.get(member, 0) == self.plain.credit(member)
        for month in {row.month for row in rows}:
            of_month = [line for line in lines if line.month == str(month)]
            paid = sum(row.paid for row in rows if row.month == month)
            assert sum(line.share for line in of_month) == (6_000 * paid + 10_000) // 20_000 == shares.get(month, 0)
        assert [each for each in check_book(self.book) if each.stops] == []


@pytest.mark.parametrize("seed", range(12))
def test_a_random_life_of_dues_is_the_plain_models(seed: int) -> None:
    chance = random.Random(seed)
    with opened() as book:
        life = Life(book, chance)
        life.list_next()
        acts: list[Callable[[], None]] = [
            life.list_next, life.list_next, life.pay_oneself, life.pay_by_bank, life.collect_everything, life.decide,
            life.take_decision_back, life.take_receipt_back, life.pay_back, life.run_again,
        ]  # fmt: skip
        for _ in range(25):
            chance.choice(acts)()
            life.holds()


@pytest.mark.parametrize("seed", range(6))
def test_any_order_ends_at_the_same_money(seed: int) -> None:
    chance = random.Random(seed)
    payments = [(chance.randrange(len(NAMES)), chance.randrange(1, 200_000)) for _ in range(6)]
    ends = [_end_of(seed, order, payments) for order in range(2)]
    assert ends[0] == ends[1]


def _end_of(seed: int, order: int, payments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Arrears and credit of everybody after the same lists, decisions and payments in one order."""
    with opened() as book:
        life = Life(book, random.Random(seed))
        life.list_next()

        def pay(place: int, amount: int) -> None:
            collect_from_member(book, life.ids[place], dong(amount), life.day())
            life.plain.pay(life.ids[place], amount)

        steps: list[Callable[[], None]] = [life.list_next] * 3
        steps += [partial(life.enter, begun, rate) for begun, rate in ((0, 40), (2, 25), (3, 60))]
        steps += [partial(pay, place, amount) for place, amount in payments]
        random.Random(order + 100 * seed).shuffle(steps)
        for step in steps:
            step()
        life.holds()
        return [(life.plain.arrears(member), life.plain.credit(member)) for member in life.ids]


def test_an_allocation_and_a_decision_are_undone_as_one() -> None:
    with opened() as book:
        life = Life(book, random.Random(1))
        life.list_next()
        entry = EntryDraft(code_key("22"), CASH_KEY, dong(90_000), money_source="DP")
        post_new(book, VoucherDraft.received(dt.date(2025, 8, 1), f"Đoàn phí {NAMES[0]}", entry))
        allocate_waiting(book)
        life.enter(0, 25)
        undo_last(book)
        undo_last(book)
        life.plain.rates = {0: 50}
        life.holds()
        with book.read() as read:
            assert [each.left for each in unallocated(read)] == [90_000]
            assert (
                read.number("SELECT count(*) FROM allocation")
                == read.number("SELECT count(*) FROM adjusted_charge")
                == 0
            )


def test_a_decision_on_paper_says_what_was_collected_too_much() -> None:
    with opened() as book:
        life = Life(book, random.Random(3))
        life.list_next()
        life.list_next()
        collect_dues(book, FIRST, FIRST, dt.date(2025, 8, 1))
        life.enter(0, 25)
        number = life.decided[0][0]
        with book.read() as read:
            changes = adjusted(read, number)
            of_first = [each for each in changes if each.month == FIRST]
            assert [each.over for each in of_first] == [-each.difference for each in of_first]
            assert sum(each.over for each in changes) == sum(each.over for each in of_first)
            figures = to_json(
                forms()["dues-adjustment"], forms()["dues-adjustment"].gather(read, Params(subject=number))
            )
        assert figures["totals"] == {
            "old": sum(each.old for each in changes),
            "new": sum(each.new for each in changes),
            "difference": sum(each.difference for each in changes),
            "over": sum(each.over for each in changes),
            "up": sum(each.up for each in changes),
        }
