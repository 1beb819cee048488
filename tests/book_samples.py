"""What the tests of imports share: the default rules, a book that only remembers, and books made up from a seed."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import xlsxwriter

from app.domain.intake.book_import import (
    BookKind,
    BookPlan,
    ChangedRow,
    KnownBook,
    KnownRow,
    KnownTransfer,
    MatchedTransfer,
    NewRow,
    SameRow,
    VoucherContent,
)
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.coding import parse_rules
from app.domain.ledger.vouchers import VoucherKind
from app.domain.sheets import Cell
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import find_book, sibling_of
from app.imports.workbook import Workbook, read_workbook

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
RULES = parse_rules((ROOT / "resources/policies/coding_rules.toml").read_text(encoding="utf-8"))
FUNDS = {BookKind.CASH: "cash", BookKind.BANK: "bank:1"}


@dataclass
class RememberedBook:
    """Carries plans out in memory, the way the real book does: vouchers by id, and the rows that stand for them."""

    opening: dict[str, int | None] = field(default_factory=dict)
    vouchers: dict[int, tuple[str, VoucherContent]] = field(default_factory=dict)
    rows: dict[str, dict[tuple[str, int], tuple[Any, int]]] = field(default_factory=lambda: defaultdict(dict))

    def known(self, kind: BookKind) -> KnownBook:
        fund = FUNDS[kind]
        numbers: dict[tuple[VoucherKind, int], set[int]] = defaultdict(set)
        for _, content in self.vouchers.values():
            numbers[content.kind, content.year].add(content.sequence)
        own = {voucher: identity for identity, voucher in self.rows[fund].values()}
        return KnownBook(
            fund=fund,
            fund_kind=AccountKind.CASH if kind is BookKind.CASH else AccountKind.BANK,
            opening_balance=self.opening.get(fund),  # type: ignore[arg-type]
            rows=tuple(
                KnownRow(identity, voucher, self._seen_from(fund, voucher)) for voucher, identity in own.items()
            ),
            numbers={series: frozenset(used) for series, used in numbers.items()},
            transfers=tuple(
                KnownTransfer(
                    voucher_id=voucher,
                    kind=content.kind,
                    year=content.year,
                    sequence=content.sequence,
                    suffix=content.suffix,
                    number=content.original_number,
                    date=content.book_date,
                    amount=content.amount,
                    direction=self._seen_from(fund, voucher).direction,
                    other_fund=home,
                    matched=voucher in own,
                )
                for voucher, (home, content) in self.vouchers.items()
                if content.is_transfer
                for home in [({home, content.other_fund} - {fund}).pop() or ""]
            ),
        )

    def _seen_from(self, fund: str, voucher: int) -> VoucherContent:
        home, content = self.vouchers[voucher]
        if home == fund:
            return content
        return replace(content, direction="in" if content.direction == "out" else "out", other_fund=home)

    def plan(self, workbook: Workbook | Path, kind: BookKind, with_sibling: bool = True, **options: Any) -> BookPlan:
        if isinstance(workbook, Path):
            workbook = read_workbook(workbook)
        sheet = find_book(workbook, kind)
        sibling = sibling_of(workbook, sheet) if with_sibling else None
        return plan_book(sheet, self.known(kind), RULES, PlanOptions(sibling=sibling, **options))

    def apply(self, plan: BookPlan, leave_out: bool = False) -> None:
        permission = plan.may_apply(fix=True, leave_out=leave_out)
        assert permission.allowed, [str(finding.message) for finding in permission.stopping]
        rows = self.rows[plan.fund]
        left = {item.row for item in permission.left_out}
        for item in plan.rows:
            if item.row in left:
                continue
            if isinstance(item, NewRow):
                voucher = len(self.vouchers) + 1
                self.vouchers[voucher] = (plan.fund, item.content)
            elif isinstance(item, MatchedTransfer):
                voucher = item.voucher_id
                home, content = self.vouchers[voucher]
                changes: dict[str, Any] = {found.field: found.new for found in item.differences}
                self.vouchers[voucher] = (home, replace(content, **changes))
            elif isinstance(item, ChangedRow):
                voucher = item.voucher_id
                home, content = self.vouchers[voucher]
                assert home == plan.fund
                self.vouchers[voucher] = (home, item.content)
            elif isinstance(item, SameRow):
                voucher = item.voucher_id
            else:
                continue
            for key in [key for key, (_, stored) in rows.items() if stored == voucher]:
                del rows[key]
            rows[item.identity.key, item.identity.occurrence] = (item.identity, voucher)

    def numbers(self) -> list[str]:
        return [content.number for _, content in self.vouchers.values()]


# ---- books made up from a seed ---------------------------------------------------------------------------------

OUT_TEXTS = (
    "Chi mừng sinh nhật đoàn viên Lê Văn An",
    "Chi thăm hỏi ốm đau đoàn viên",
    "Chi mua văn phòng phẩm",
    "Chi tiền nước họp",
)
IN_TEXTS = ("Thu đoàn phí công đoàn 0.5%", "Công ty hỗ trợ hoạt động")


@dataclass
class MadeRow:
    """One row as it will be written; cells may be spoilt by a test."""

    date: Cell
    number: str
    text: str
    amount_in: Cell
    amount_out: Cell
    balance: Cell = 0
    voucher_date: Cell = "same"


def made_book(rng: random.Random, size: int, year: int = 2026) -> list[MadeRow]:
    """A cash book without any fault: sorted days, numbers without holes, balances that add up, cash never below zero."""
    days = sorted(dt.date(year, 1, 1) + dt.timedelta(days=rng.randrange(365)) for _ in range(size))
    sequences = {"PT": 0, "PC": 0}
    balance, rows = 50_000_000, []
    for day in days:
        comes_in = rng.random() < 0.25 or balance < 2_000_000
        kind = "PT" if comes_in else "PC"
        sequences[kind] += 1
        amount = rng.randrange(20_000, 1_000_000, 500) * (3 if comes_in else 1)
        balance += amount if comes_in else -amount
        text = rng.choice(IN_TEXTS if comes_in else OUT_TEXTS)
        number = f"{kind}{year}/{sequences[kind]:02d}"
        rows.append(MadeRow(day, number, text, amount if comes_in else None, None if comes_in else amount, balance))
    return rows


def write_book(
    path: Path, rows: list[MadeRow], year: int = 2026, opening: int = 50_000_000, name: str | None = None
) -> Path:
    """The rows as an S11-H sheet: heads over two rows, opening, closing. Returns the path."""
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet(name or f"SỔ TM {year} ")
    as_day = workbook.add_format({"num_format": "dd/mm/yyyy"})

    def put(row: int, column: int, cell: object) -> None:
        if isinstance(cell, dt.date):
            sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), as_day)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell)
        elif cell is not None:
            sheet.write_number(row, column, cell)

    sheet.write(3, 0, "SỔ QUỸ TIỀN MẶT")
    sheet.write(4, 0, f"NĂM {year}")
    sheet.merge_range(6, 2, 6, 3, "SỐ HIỆU CHỨNG TỪ")
    sheet.merge_range(6, 5, 6, 7, "SỐ TIỀN")
    for column, head in ((0, "Ngày tháng ghi sổ"), (1, "Ngày tháng chứng từ"), (4, "DIỄN GIẢI"), (8, "Ghi chú")):
        sheet.merge_range(6, column, 7, column, head)
    for column, head in ((2, "Thu"), (3, "Chi"), (5, "Thu"), (6, "Chi"), (7, "Tồn quỹ")):
        sheet.write(7, column, head)
    for column, mark in enumerate("ABCDE123G"):
        sheet.write(8, column, mark)
    sheet.write(9, 4, "Số dư đầu kỳ")
    sheet.write(9, 7, opening)
    for at, made in enumerate(rows, 10):
        put(at, 0, made.date)
        put(at, 1, made.date if made.voucher_date == "same" else made.voucher_date)
        put(at, 2 if made.amount_in is not None else 3, made.number)
        put(at, 4, made.text)
        put(at, 5, made.amount_in)
        put(at, 6, made.amount_out)
        put(at, 7, made.balance)
    sheet.write(11 + len(rows), 4, "Số dư cuối kỳ")
    workbook.close()
    return path


FIRST_ROW = 11
"""The Excel row of the first voucher in a made book."""
