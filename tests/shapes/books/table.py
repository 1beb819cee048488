"""One table of a book on a sheet: head, opening, rows, month's closings, carried sums and the year's total."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.shapes.books.columns import columns, draw_head, head_height
from tests.shapes.books.lines import Line, written_amount, written_day, written_text
from tests.shapes.grid import Cell, Formula, Place, Sheet, letter
from tests.shapes.options import Options

_OPENING = (
    "Số dư đầu kỳ",
    "Tồn đầu kỳ",
    "Tồn quỹ đầu kỳ",
    "Số dư năm trước chuyển sang",
    "Dư đầu kỳ",
    "Số dư mang sang",
)
_PAGE = 20


@dataclass
class Table:
    """A table being drawn. ``months`` are those it covers; ``opening`` is what each fund holds before them."""

    sheet: Sheet
    row: int
    column: int
    funds: tuple[str, ...]
    lines: Sequence[Line]
    opening: Mapping[str, int]
    months: Sequence[int]
    year: int
    options: Options
    rng: random.Random
    held: dict[str, int] = field(init=False)
    sums: dict[tuple[str, bool], int] = field(init=False)
    drawn: int = 0
    serial: int = 0
    last_day: dt.date | None = None
    first_row: int = 0
    joined_from: int = 0
    number_from: tuple[int, str] = (0, "")

    def __post_init__(self) -> None:
        self.columns = columns(self.options, self.funds)
        self.at = {each.key: self.column + place for place, each in enumerate(self.columns)}
        self.held = dict(self.opening)
        self.sums = {(fund, side): 0 for fund in self.funds for side in (True, False)}

    @property
    def form(self) -> str:
        """How amounts are written."""
        return "thousands" if self.options["unit"] == "thousands above" else self.options["amount form"]

    # ---- what it is made of

    def draw(self) -> Place:
        """Draw everything; gives where it stands."""
        if self.options["opening"] == "line above":
            for fund in self.funds:
                self.sheet.put(self.row, self.column, f"Số dư đầu kỳ: {self.opening[fund]:,} đồng".replace(",", "."))
                self.row += 1
        head = self.row + head_height(self.columns, self.options)
        self.row = draw_head(self.sheet, self.row, self.column, self.columns, self.options)
        if self.options["empty rows"] == "below the head":
            self.row += 1
        if self.options["opening"] in ("row", "row in the first column", "row in both columns"):
            self._opening_row()
        self.first_row = self.row + 1
        for month in self.months:
            self._month(month)
        last = self.row
        self._year_total()
        return Place("+".join(self.funds), self.sheet.name, head, self.first_row, last, self._named(), self._special())

    def _named(self) -> dict[str, str]:
        known = {
            "day": "day", "paper_day": "voucher_day", "day_d": "day_of_month", "day_m": "month", "day_y": "year",
            "number": "number", "number_in": "number_in", "number_out": "number_out", "text": "text", "kind": "kind",
            "amount": "amount", "signed": "amount", "in": "in", "out": "out", "balance": "balance", "note": "note",
            "person": "person", "code": "code",
        }  # fmt: skip
        both = {f"{fund}_{side}": f"{fund}_{side}" for fund in ("cash", "bank") for side in ("in", "out", "balance")}
        return {(known | both)[key]: letter(at) for key, at in self.at.items() if key in known | both}

    def _special(self) -> dict[str, str]:
        told = {}
        told_by = {"signed": "signed", "amount and kind": "kind", "amount alone": "balance"}
        if self.options["money"] in told_by:
            told["money"] = told_by[self.options["money"]]
        if self.options["day rows"] == "under month headings":
            told["days"] = "under month headings"
        elif self.options["day rows"] != "every row":
            told["days"] = "once"
        if self.options["number"] == "joined downwards":
            told["numbers"] = "joined"
        told["year"] = str(self.year)
        return told

    def _opening_row(self) -> None:
        label = self.rng.choice(_OPENING)
        first = self.options["opening"] == "row in the first column" and not self.options["head rows"].startswith(
            "two, one"
        )
        self._label(label, first)
        for fund in self.funds:
            self._put_balance(fund, self.opening[fund], instead=True)
        if self.options["opening"] == "row in both columns" and self.options["money"] in ("in, out", "out, in"):
            self._put("in", written_amount(self.opening[self.funds[0]], self.form))
        self._next()

    def _month(self, month: int) -> None:
        if self.options["day rows"] == "under month headings":
            self._label(self.rng.choice((f"Tháng {month}", f"Tháng {month:02d}/{self.year}")), True)
            self._next()
        before = dict(self.held), dict(self.sums)
        if self.options["closings"] == "totals and next opening" and month != self.months[0]:
            self._balance_row(f"Số dư đầu tháng {month}")
        of_month = [line for line in self.lines if line.entry.day.month == month]
        for line in of_month:
            self._line(line)
        self._end_joined()
        if of_month:
            self._closing(month, before[1])
        if self.options["empty rows"] == "between months":
            self.row += 1
            self.last_day = None

    def _closing(self, month: int, before: Mapping[tuple[str, bool], int]) -> None:
        arisen = {key: amount - before[key] for key, amount in self.sums.items()}
        match self.options["closings"]:
            case "month totals":
                self._sum_row(f"Cộng tháng {month}", arisen, self.rng.random() < 0.5)
            case "as in the form":
                self._sum_row("- Cộng số phát sinh trong tháng", arisen, False)
                self._balance_row("- Số dư cuối tháng")
                self._sum_row("- Cộng lũy kế từ đầu năm", self.sums, False)
            case "balance only":
                self._balance_row(self.rng.choice((f"Tồn quỹ cuối tháng {month}", f"Số dư cuối tháng {month}")))
            case "totals and next opening":
                self._sum_row(f"Tổng cộng tháng {month:02d}", arisen, False)

    def _year_total(self) -> None:
        match self.options["year total"]:
            case "yes":
                self._sum_row(self.rng.choice(("Tổng cộng", "Cộng phát sinh", "TỔNG CỘNG")), self.sums, True)
            case "totals only":
                self._sum_row("Cộng", self.sums, False)
            case "totals and closing":
                self._sum_row("Cộng số phát sinh", self.sums, False)
                self._balance_row("Số dư cuối kỳ")

    # ---- rows

    def _line(self, line: Line) -> None:
        if self.options["carried"] != "none" and self.drawn and self.drawn % _PAGE == 0:
            self._turn_page()
        if self.options["empty rows"] == "here and there" and self.rng.random() < 0.08:
            self.row += 1
        self.serial += 1
        self.drawn += 1
        self._days(line)
        self._number(line)
        cells: dict[str, Cell] = {
            "serial": self.serial,
            "text": written_text(line.entry.text, self.options),
            "person": line.entry.person,
            "contra": "112" if line.entry.transfer else "3388" if line.comes_in else "642",
            "code": code_of(line),
            "unknown": self.rng.choice(("BCH", "Ban nữ công", "")),
            "note": self.rng.choice(("", "", "", "đã đủ chứng từ", "thiếu ký nhận")),
        }
        for key, value in cells.items():
            self._put(key, value)
        for fund in self.funds:
            self._money(fund, line.amounts.get(fund, 0))
        self._next()

    def _days(self, line: Line) -> None:
        day = line.entry.day
        again = day == self.last_day
        self.last_day = day
        form = self.options["day form"]
        self._put("paper_day", written_day(line.entry.paper_day, form))
        match self.options["day rows"]:
            case "under month headings":
                self._put("day", day.day)
                return
            case "once" if again:
                return
            case "joined":
                if again:
                    return
                self._end_joined()
                self.joined_from = self.row
        self._put("day", written_day(day, form))
        self._put("day_d", day.day)
        self._put("day_m", day.month)
        self._put("day_y", day.year)

    def _end_joined(self) -> None:
        """Join the cells of the day that ended."""
        if self.options["day rows"] == "joined" and self.joined_from:
            for key in ("day", "day_d", "day_m", "day_y"):
                if key in self.at:
                    self.sheet.join(self.joined_from, self.at[key], self.row - 1, self.at[key])
        self.joined_from = 0
        if self.options["day rows"] == "joined":
            self.last_day = None

    def _number(self, line: Line) -> None:
        row, number = self.number_from
        if self.options["number"] == "joined downwards" and line.number == number and row == self.row - 1:
            self.sheet.join(row, self.at["number"], self.row, self.at["number"])
            return
        self.number_from = self.row, line.number
        self._put("number", line.number)
        self._put("number_in" if line.comes_in else "number_out", line.number)

    def _money(self, fund: str, amount: int) -> None:
        form = self.form
        prefix = f"{fund}_" if len(self.funds) > 1 else ""
        came, went = max(amount, 0), max(-amount, 0)
        self.held[fund] += amount
        self.sums[fund, True] += came
        self.sums[fund, False] += went
        self._put(f"{prefix}in", written_amount(came, form))
        self._put(f"{prefix}out", written_amount(went, form))
        self._put("amount", written_amount(came + went, form))
        self._put("signed", written_amount(amount, form))
        self._put("kind", self.options["kind words"].split("/")[0 if amount > 0 else 1])
        self._put_balance(fund, self.held[fund])

    def _turn_page(self) -> None:
        self._end_joined()
        self.last_day = None
        self._sum_row("Cộng chuyển trang sau", self.sums, True)
        if self.options["carried"] == "every 20 rows with heads":
            self.row = draw_head(self.sheet, self.row, self.column, self.columns, self.options)
        self._sum_row("Số trang trước chuyển sang", self.sums, True)

    def _balance_row(self, label: str) -> None:
        self.last_day = None
        self._label(label, False)
        for fund in self.funds:
            self._put_balance(fund, self.held[fund], instead=True)
        self._next()

    def _sum_row(self, label: str, sums: Mapping[tuple[str, bool], int], with_balance: bool) -> None:
        self.last_day = None
        self._label(label, False)
        for fund in self.funds:
            prefix = f"{fund}_" if len(self.funds) > 1 else ""
            for side in (True, False):
                self._put(f"{prefix}{'in' if side else 'out'}", self._figure(sums[fund, side]))
            if with_balance:
                self._put_balance(fund, self.held[fund])
        self._next()

    # ---- cells

    def _figure(self, amount: int) -> Cell:
        written = written_amount(amount, self.form)
        if self.options["formulas"] != "none" and isinstance(written, int | float):
            above = f"{letter(self.column)}{self.row}"
            return Formula(f"=SUM({above}:{above})", written)
        return written

    def _put_balance(self, fund: str, amount: int, *, instead: bool = False) -> None:
        """Write a balance; ``instead`` puts it among the receipts where there is no column of balances."""
        prefix = f"{fund}_" if len(self.funds) > 1 else ""
        key = f"{prefix}balance"
        if key in self.at:
            self._put(key, self._figure(amount) if amount else 0)
        elif instead:
            self._put(f"{prefix}in", self._figure(amount))

    def _label(self, text: str, first: bool) -> None:
        self.sheet.put(self.row, self.column if first else self.at["text"], text)

    def _put(self, key: str, value: Cell) -> None:
        if key in self.at:
            self.sheet.put(self.row, self.at[key], value)

    def _next(self) -> None:
        self.row += 1


def code_of(line: Line) -> str:
    """The code a treasurer would note; none for a transfer."""
    text = line.entry.text.casefold()
    if line.entry.transfer:
        return ""
    if not line.comes_in:
        return "31"
    return (
        "22" if "đoàn phí" in text or "đpcđ" in text else "28.01" if "kinh phí" in text or "kpcđ" in text else "25.02"
    )


def width_of(options: Options, funds: Iterable[str]) -> int:
    """How many columns the table takes."""
    return len(columns(options, tuple(funds)))
