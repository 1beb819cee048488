"""What a book should say, in plain Python: vouchers in a dict, sums by hand. It shares no code with models and services.

It also foretells which refusals an act meets, so that a refusal too many is found like one too few.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace

from app.domain.ledger.vouchers import VoucherDraft

TODAY = dt.date(2026, 3, 15)
LOANS = "advance:loans"
CODES_IN = {"22", "22.01", "23", "24", "25.01", "25.02", "28.01", "28.02", "40", "47"}


def month_of(day: dt.date) -> str:
    return day.isoformat()[:7]


@dataclass(frozen=True)
class PlainVoucher:
    """A voucher as the ledger knows it."""

    draft: VoucherDraft
    state: str
    series: str = ""
    sequence: int = 0
    number: str = ""
    origin: str = ""
    reason: str = ""
    reversal_of: int | None = None

    @property
    def day(self) -> dt.date:
        return self.draft.book_date

    def effect(self, fund: str) -> int:
        """What the voucher adds to a fund when it counts."""
        if self.state != "posted":
            return 0
        return sum((e.target == fund) * e.amount - (e.source == fund) * e.amount for e in self.draft.entries)

    def touches(self, fund: str) -> bool:
        return any(fund in (e.source, e.target) for e in self.draft.entries)


@dataclass(frozen=True)
class PlainLoan:
    """A loan without interest as it was agreed. ``opened`` is what was left of it when the book began, None when the book
    lent it itself."""

    loan_id: int
    member: int
    granted: dt.date
    principal: int
    opened: int | None = None


@dataclass
class PlainLedger:
    """All a book holds, and what may be done to it."""

    openings: Mapping[str, int]
    opening_day: dt.date
    vouchers: dict[int, PlainVoucher] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    loans: dict[int, PlainLoan] = field(default_factory=dict)
    capital: int = 0

    def copy(self) -> PlainLedger:
        return replace(
            self, vouchers=dict(self.vouchers), closed=list(self.closed), keys=set(self.keys), loans=dict(self.loans)
        )

    # ---- what stands in the book

    def balance(self, fund: str, until: dt.date = dt.date.max) -> int:
        return self.openings[fund] + sum(v.effect(fund) for v in self.vouchers.values() if v.day <= until)

    def busy_days(self, fund: str) -> list[dt.date]:
        return sorted({v.day for v in self.vouchers.values() if v.state == "posted" and v.touches(fund)})

    def lowest_from(self, fund: str, day: dt.date) -> int:
        return min([self.balance(fund, day), *(self.balance(fund, d) for d in self.busy_days(fund) if d > day)])

    def code_sums(self) -> dict[str, int]:
        sums: dict[str, int] = {}
        for each in self.vouchers.values():
            if each.state == "posted":
                for entry in each.draft.entries:
                    for key in (entry.source, entry.target):
                        if key.startswith("code:"):
                            sums[key[5:]] = sums.get(key[5:], 0) + entry.amount
        return sums

    def result(self) -> int:
        """Income less spending of all posted vouchers."""
        return sum(amount if code in CODES_IN else -amount for code, amount in self.code_sums().items())

    # ---- money on loan

    def loan_moves(self, case: int | None = None, until: dt.date = dt.date.max) -> tuple[int, int]:
        """What posted vouchers lent and what they brought back, on one loan or on all."""
        entries = [e for v in self.vouchers.values() if v.state == "posted" and v.day <= until for e in v.draft.entries]
        wanted = [e for e in entries if case is None or e.case_id == case]
        return sum(e.amount for e in wanted if e.target == LOANS), sum(e.amount for e in wanted if e.source == LOANS)

    def on_loan(self, until: dt.date = dt.date.max) -> int:
        """Money out on loan at the end of a day."""
        lent, back = self.loan_moves(until=until)
        return self.opened_on_loan() + lent - back

    def opened_on_loan(self) -> int:
        return sum(loan.opened or 0 for loan in self.loans.values())

    def lent(self, case: int) -> int:
        loan = self.loans[case]
        return self.loan_moves(case)[0] if loan.opened is None else loan.principal

    def repaid(self, case: int) -> int:
        loan = self.loans[case]
        before = 0 if loan.opened is None else loan.principal - loan.opened
        return before + self.loan_moves(case)[1]

    def left(self, case: int) -> int:
        return self.loans[case].principal - self.repaid(case)

    def runs(self, case: int) -> bool:
        return self.lent(case) > 0 and self.left(case) > 0

    def may_be_lent(self) -> int:
        """Capital that is not out on loan."""
        return self.capital - self.on_loan()

    def is_overpaid(self) -> bool:
        """True when some loan got more back than was lent on it."""
        return any(self.lent(case) < self.repaid(case) for case in self.loans)

    def names(self, case: int) -> bool:
        """True when a voucher in any state names the loan."""
        return any(e.case_id == case for v in self.vouchers.values() for e in v.draft.entries)

    def stops_lending(self, member: int, day: dt.date, amount: int) -> set[str]:
        """Codes of the refusals that granting this loan would meet, but for those of its voucher."""
        found = set()
        if day < self.opening_day:
            found.add("loan-not-member")
        if any(loan.member == member and self.runs(case) for case, loan in self.loans.items()):
            found.add("loan-running")
        if amount > self.may_be_lent():
            found.add("loan-fund-short")
        return found

    def stops_repaying(self, paid: list[tuple[int, int, int]], day: dt.date) -> set[str]:
        """Codes of the refusals that these repayments (loan, principal, interest) would meet, but for those of the receipt."""
        found = set()
        for case, principal, interest in paid:
            if principal + interest == 0:
                continue
            if day < self.loans[case].granted:
                found.add("loan-repaid-early")
            if principal > self.left(case) or not self.runs(case):
                found.add("loan-repays-too-much")
            if sum(p for c, p, _ in paid if c == case) > self.left(case):
                found.add("loan-overpaid")
        return found or (set() if any(p + i for _, p, i in paid) else {"loan-nothing-repaid"})

    # ---- months

    def is_closed(self, day: dt.date) -> bool:
        return bool(self.closed) and month_of(day) <= max(self.closed)

    def reversal_of(self, voucher: int) -> int | None:
        return next((number for number, v in self.vouchers.items() if v.reversal_of == voucher), None)

    def next_month(self) -> str:
        if not self.closed:
            return month_of(self.opening_day)
        year, month = map(int, max(self.closed).split("-"))
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}"

    # ---- numbers

    def series_of(self, draft: VoucherDraft) -> str:
        return f"{draft.kind}|{draft.fund}|{draft.book_date.year}"

    def next_number(self, draft: VoucherDraft) -> tuple[str, int, str]:
        series = self.series_of(draft)
        sequence = 1 + max((v.sequence for v in self.vouchers.values() if v.series == series), default=0)
        year = draft.book_date.year
        if draft.kind in ("PT", "PC"):
            return series, sequence, f"{draft.kind}{year}/{sequence:02d}"
        tag = "" if draft.fund == "bank:1" else draft.fund.split(":")[1]
        return series, sequence, f"{draft.kind}{tag}-{sequence:02d}/{year}"

    def posted(self, voucher: PlainVoucher) -> PlainVoucher:
        """The voucher as posting leaves it."""
        if voucher.number:
            return replace(voucher, state="posted", reason="")
        series, sequence, number = self.next_number(voucher.draft)
        return replace(voucher, state="posted", series=series, sequence=sequence, number=number, origin="program")

    # ---- foretelling

    def stops_posting(self, draft: VoucherDraft) -> set[str]:
        """Codes of the refusals that posting this draft now would meet."""
        found = set()
        if self.is_closed(draft.book_date):
            found |= {"cannot-post", "month-closed"}
        if draft.book_date < self.opening_day or draft.book_date > TODAY + dt.timedelta(days=1):
            found.add("cannot-post")
        leaving = sum(e.amount for e in draft.entries if e.source == "cash")
        if leaving and self.lowest_from("cash", draft.book_date) < leaving:
            found.add("cannot-post")
        if draft.entry_key in self.keys:
            found |= {"number-taken", "cannot-post"} if found else {"number-taken"}
        return found

    def worsens_cash(self, after: PlainLedger, touched: Iterable[int]) -> bool:
        """True when cash would end a day below zero and lower than now, from the first touched day on."""
        days = [after.vouchers[n].day for n in touched if n in after.vouchers and after.vouchers[n].touches("cash")]
        if not days:
            return False
        return any(
            day >= min(days) and after.balance("cash", day) < min(0, self.balance("cash", day))
            for day in after.busy_days("cash")
        )

    def stops_sealing(self, after: PlainLedger, touched: Iterable[int]) -> set[str]:
        """Codes of the refusals of the whole book when it would be so afterwards."""
        found = {"cash-below-zero"} if self.worsens_cash(after, touched) else set()
        return found | ({"loan-overpaid"} if after.is_overpaid() else set())

    def with_voucher(self, number: int, voucher: PlainVoucher | None) -> PlainLedger:
        """The ledger as it would be with that voucher so (or gone)."""
        after = self.copy()
        if voucher is None:
            after.vouchers.pop(number, None)
        else:
            after.vouchers[number] = voucher
        return after


def unchanged_copy(ledger: PlainLedger) -> PlainLedger:
    """A copy for comparing later."""
    return deepcopy(ledger)
