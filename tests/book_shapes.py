"""One union's cash and bank book as many treasurers would keep it: workbooks in every shape, written from one invented truth.

A ``Style`` names the traits of a workbook; ``workbook_of`` writes it. What a reading of it must come to is the truth itself.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from typing import Any

from app.domain.sheets import Cell
from app.imports.workbook import Merge, Sheet, Workbook

YEAR = 2026
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Tống", "Công", "Dư")
GIVEN = ("Thị Hoa", "Văn Bình", "Thị Lan", "Hữu Phước", "Thị Mai", "Quốc Khánh")


@dataclass(frozen=True)
class Entry:
    """One row of a book as it happened."""

    day: dt.date
    way: str
    amount: int
    text: str


@dataclass(frozen=True)
class Truth:
    """What happened in a fund: the balance it began with and every entry."""

    opening: int
    entries: tuple[Entry, ...]

    @property
    def sums(self) -> tuple[int, int]:
        return tuple(sum(each.amount for each in self.entries if each.way == way) for way in ("in", "out"))  # type: ignore[return-value]

    @property
    def closing(self) -> int:
        came, went = self.sums
        return self.opening + came - went


def cash_truth(rng: random.Random, size: int = 30) -> Truth:
    """A cash book of some months, with texts that begin like sums and balances."""
    texts = {
        "out": (
            "Chi mừng sinh nhật đoàn viên {name}",
            "Chi thăm hỏi ốm đau đoàn viên {name}",
            "Chi mua văn phòng phẩm",
            "Tổng kết công tác công đoàn, chi tiền nước",
            "Chuyển sang chi quà 8/3 cho đoàn viên nữ",
            "Số dư tiền quà Tết chi bổ sung cho {name}",
            "Chi nước họp tổ",
        ),
        "in": ("Thu đoàn phí công đoàn tháng {month}", "Thu ủng hộ của công ty", "Cộng đồng doanh nghiệp ủng hộ"),
    }
    return _truth(rng, size, 20_000_000, texts)


def bank_truth(rng: random.Random, size: int = 16) -> Truth:
    """A bank book of some months."""
    texts = {
        "out": ("Thu phí dịch vụ IB tháng {month}", "Nộp 30% ĐPCĐ tháng {month}", "Chi tiền quà Tết trẻ em"),
        "in": ("Lãi tiền gửi NH", "Nhận 75% KPCĐ cấp trên tháng {month}"),
    }
    return _truth(rng, size, 60_000_000, texts)


def _truth(rng: random.Random, size: int, opening: int, texts: Mapping[str, Sequence[str]]) -> Truth:
    some = [dt.date(YEAR, 1, 3) + dt.timedelta(days=rng.randrange(150)) for _ in range(max(2, size * 3 // 4))]
    days = sorted(rng.choice(some) for _ in range(size))
    entries, balance = [], opening
    for day in days:
        way = "in" if balance < 3_000_000 or rng.random() < 0.3 else "out"
        amount = rng.randrange(20, 900) * 1000
        balance += amount if way == "in" else -amount
        name = f"{rng.choice(SURNAMES)} {rng.choice(GIVEN)}"
        entries.append(Entry(day, way, amount, rng.choice(texts[way]).format(name=name, month=f"{day:%m/%Y}")))
    return Truth(opening, tuple(entries))


# ---- traits ----------------------------------------------------------------------------------------------------

VOCABULARIES: dict[str, dict[str, str]] = {
    "s11": {"day": "Ngày tháng ghi sổ", "number": "Số hiệu chứng từ", "text": "Diễn giải", "in": "Thu", "out": "Chi", "balance": "Tồn quỹ"},
    "plain": {"day": "Ngày", "number": "Số CT", "text": "Nội dung", "in": "Số tiền thu", "out": "Số tiền chi", "balance": "Còn lại"},
    "debit": {"day": "Ngày, tháng, năm", "number": "Số phiếu", "text": "Trích yếu", "in": "Nợ", "out": "Có", "balance": "Số dư"},
    "moves": {"day": "Ngày CT", "number": "Số", "text": "Lý do", "in": "Tiền vào", "out": "Tiền ra", "balance": "Tồn"},
    "puts": {"day": "Ngày tháng", "number": "Chứng từ", "text": "Nội dung nghiệp vụ", "in": "Thu vào (VNĐ)", "out": "Chi ra (VNĐ)", "balance": "Tồn (VNĐ)"},
    "bank": {"day": "Ngày giao dịch", "number": "Số chứng từ", "text": "Diễn giải", "in": "Gửi vào (đồng)", "out": "Rút ra (đồng)", "balance": "Còn lại (đồng)"},
    "unknown": {"day": "Thời điểm", "number": "Mã", "text": "Sự việc", "in": "Được", "out": "Mất", "balance": "Trong két"},
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """The traits of a workbook; the first of each is the plain one."""

    words: str = "s11"
    day: str = "date"
    """date, text, short (5/3/26), parts (ngày | tháng | năm), two (ngày | tháng), heading (the day below «Tháng 3»), once, joined"""
    amount: str = "columns"
    """columns, kind (a column says thu or chi), signed, number (the voucher's number says it)"""
    number: str = "series"
    """series (PT2026/01), none, own (1, 2, 3), reversed (01/PT), month (PT01/01), letter (T01), two (a column for each)"""
    balance: str = "each"
    """each, last (of the day), none"""
    sums: str = "end"
    """end, months, closings (only balances of months), both, none"""
    title: str = "whole"
    """whole, year, none"""
    head: str = "one"
    """one, two, none"""
    sheets: str = "one"
    """one, months, cover, months and summary"""
    pages: str = "none"
    """none, carried (the head again, with what is carried over)"""
    unit: str = "dong"
    """dong, thousand"""
    beside: str = "none"
    """none, below, side, columns: where the other book stands; sheet: on a sheet of its own"""
    extra: str = "none"
    """none, counter, blank (empty columns between), opposite (an account beside)"""
    foot: str = "signers"
    """signers, stray, none"""

    @property
    def traits(self) -> list[str]:
        plain = Style()
        return [
            f"{each.name}={getattr(self, each.name)}"
            for each in fields(self)
            if getattr(self, each.name) != getattr(plain, each.name)
        ]


CHOICES: dict[str, tuple[str, ...]] = {
    "words": ("s11", "plain", "debit", "moves", "puts", "bank", "unknown"),
    "day": ("date", "text", "short", "parts", "two", "heading", "once", "joined"),
    "amount": ("columns", "kind", "signed", "number"),
    "number": ("series", "none", "own", "reversed", "month", "letter", "two"),
    "balance": ("each", "last", "none"),
    "sums": ("end", "months", "closings", "both", "none"),
    "title": ("whole", "year", "none"),
    "head": ("one", "two", "none"),
    "sheets": ("one", "months", "cover", "months and summary"),
    "pages": ("none", "carried"),
    "unit": ("dong", "thousand"),
    "beside": ("none", "below", "side", "columns", "sheet"),
    "extra": ("none", "counter", "blank", "opposite"),
    "foot": ("signers", "stray", "none"),
}


def possible(style: Style) -> bool:
    """True unless nobody could read it: no balance, no head and nothing that says a side; an unknown word proved by nothing."""
    unnamed = style.words == "unknown" or style.head == "none"
    if unnamed and style.balance != "each":
        return False
    if unnamed and (
        style.day in ("parts", "two", "heading")
        or style.sheets != "one"
        or style.beside != "none"
        or style.title != "whole"
    ):
        return False
    if unnamed and (
        style.amount != "columns" or style.pages != "none" or style.unit != "dong" or style.sums in ("months", "both")
    ):
        return False
    if style.words == "debit" and style.balance == "none" and style.number == "none":
        return False
    if style.amount == "number" and style.number in ("none", "own"):
        return False
    if style.amount in ("kind", "signed", "number") and (style.number == "two" or style.beside == "columns"):
        return False
    if style.amount == "signed" and style.balance == "none":
        return False
    if style.sheets != "one" and style.beside not in ("none", "sheet"):
        return False
    if style.pages != "none" and (
        style.sheets != "one" or style.beside in ("below", "side", "columns") or style.day == "heading"
    ):
        return False
    if style.unit == "thousand" and style.head == "none":
        return False
    if (
        style.day in ("two", "heading")
        and style.title == "none"
        and style.number in ("own", "none", "reversed", "month", "letter")
    ):
        return False
    if style.day in ("short", "text") and style.title == "none" and style.sheets == "one":
        return style.day == "text"
    return not (style.beside in ("side", "columns", "below") and style.title == "none")


def any_style(rng: random.Random, most: int = 4) -> Style:
    """A style of up to so many traits."""
    while True:
        names = rng.sample(sorted(CHOICES), rng.randint(1, most))
        style = replace(Style(), **{name: rng.choice(CHOICES[name]) for name in names})
        if possible(style):
            return style


# ---- writing ---------------------------------------------------------------------------------------------------


@dataclass
class Page:
    """Rows of cells with joined cells among them."""

    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)

    def add(self, *cells: Cell) -> int:
        self.rows.append(list(cells))
        return len(self.rows) - 1

    def sheet(self, name: str) -> Sheet:
        width = max((len(row) for row in self.rows), default=0)
        return Sheet(name, [tuple(row + [None] * (width - len(row))) for row in self.rows], tuple(self.merges))


def workbook_of(style: Style, cash: Truth, bank: Truth) -> Workbook:
    """A workbook of this style that holds the cash book and, where the style says so, the bank book."""
    sheets: list[Sheet] = []
    if style.sheets == "cover":
        cover = Page()
        cover.add("CÔNG ĐOÀN CƠ SỞ CÔNG TY MẪU")
        cover.add(f"SỔ SÁCH CÔNG ĐOÀN NĂM {YEAR}")
        cover.add("Người lập", None, "Lê Thị Nhan")
        sheets.append(cover.sheet("Bìa"))
    if style.sheets.startswith("months"):
        opening = cash.opening
        if style.sheets == "months and summary":
            sheets.append(_summary(cash))
        for month, group in groupby(cash.entries, key=lambda each: each.day.month):
            part = Truth(opening, tuple(group))
            sheets.append(_sheet(style, part, None, f"T{month}", month))
            opening = part.closing
    else:
        sheets.append(_sheet(style, cash, bank, f"Sổ quỹ {YEAR}" if style.title != "none" else "Sổ quỹ", None))
    if style.beside == "sheet":
        other = replace(
            style,
            words="bank",
            sheets="one",
            day="date",
            amount="columns",
            head="one",
            title="whole",
            number="series",
            unit="dong",
            extra="none",
        )
        sheets.append(_Writer(other, bank, "bank").write().sheet("Sổ NH"))
    return Workbook("so.xlsx", tuple(sheets))


def _summary(truth: Truth) -> Sheet:
    page = Page()
    page.add(f"TỔNG HỢP THU CHI NĂM {YEAR}")
    page.add("Tháng", "Thu", "Chi", "Tồn")
    balance = truth.opening
    for month, group in groupby(truth.entries, key=lambda each: each.day.month):
        came, went = Truth(0, tuple(group)).sums
        balance += came - went
        page.add(float(month), float(came), float(went), float(balance))
    return page.sheet("Tổng hợp")


def _sheet(style: Style, cash: Truth, bank: Truth | None, name: str, month: int | None) -> Sheet:
    page = _Writer(style, cash, "cash", month).write()
    if bank is not None and style.beside == "below":
        page.add()
        below = _Writer(replace(style, head="one"), bank, "bank").write()
        down = len(page.rows)
        page.rows += below.rows
        page.merges += [(top + down, left, bottom + down, right) for top, left, bottom, right in below.merges]
    if bank is not None and style.beside == "side":
        beside = _Writer(style, bank, "bank").write()
        width = max(len(row) for row in page.rows) + 1
        for at, row in enumerate(beside.rows):
            while at >= len(page.rows):
                page.add()
            page.rows[at] += [None] * (width - len(page.rows[at])) + row
        page.merges += [(top, left + width, bottom, right + width) for top, left, bottom, right in beside.merges]
    if bank is not None and style.beside == "columns":
        return _Together(style, cash, bank).write().sheet(name)
    return page.sheet(name)


class _Writer:
    """One book in one style."""

    def __init__(self, style: Style, truth: Truth, fund: str, month: int | None = None) -> None:
        self.style, self.truth, self.fund, self.month = style, truth, fund, month
        self.page = Page()
        self.words = VOCABULARIES[style.words]
        self.counts = {"in": 0, "out": 0}
        self.total = 0

    def keys(self) -> list[str]:
        style = self.style
        days = {"parts": ["d", "m", "y"], "two": ["d", "m"]}.get(style.day, ["day"])
        numbers = {"none": [], "two": ["number_in", "number_out"]}.get(style.number, ["number"])
        money = {"columns": ["in", "out"], "kind": ["kind", "amount"]}.get(style.amount, ["amount"])
        keys = [*days, *numbers, "text", *money]
        if style.balance != "none":
            keys.append("balance")
        if style.extra == "counter":
            keys.insert(0, "counter")
        if style.extra == "opposite":
            keys.insert(keys.index("text") + 1, "opposite")
        if style.extra == "blank":
            keys = [part for key in keys for part in (key, "")]
        return keys

    def row(self, **cells: Cell) -> list[Cell]:
        return [cells.get(key) for key in self.keys()]

    def money(self, amount: int) -> Cell:
        return float(amount) / 1000 if self.style.unit == "thousand" else float(amount)

    def write(self) -> Page:
        self._titles()
        self._head()
        truth, style = self.truth, self.style
        balance, opened = truth.opening, False
        if style.balance != "none":
            self.page.add(*self.row(text="Số dư đầu kỳ", balance=self.money(balance)))
            opened = True
        months = [(month, list(group)) for month, group in groupby(truth.entries, key=lambda each: each.day.month)]
        done = 0
        for place, (month, entries) in enumerate(months):
            if style.day == "heading" and self.month is None:
                self.page.add(f"Tháng {month}/{YEAR}" if style.title == "none" else f"Tháng {month}")
            for _day, same in groupby(entries, key=lambda each: each.day):
                group = list(same)
                for index, entry in enumerate(group):
                    balance += entry.amount if entry.way == "in" else -entry.amount
                    self._entry(entry, index, len(group), balance)
                    done += 1
                    if style.pages == "carried" and done in (9, 20):
                        self._turn(done, balance)
            last = place == len(months) - 1
            came, went = Truth(0, tuple(entries)).sums
            if style.sums in ("months", "both"):
                self.page.add(*self._sum_row(f"Cộng phát sinh tháng {month}", came, went))
            if style.sums in ("closings", "both") and style.balance != "none":
                self.page.add(*self.row(text=f"Tồn quỹ cuối tháng {month}", balance=self.money(balance)))
                if style.sums == "both" and not last:
                    self.page.add(*self.row(text=f"Tồn đầu tháng {month + 1}", balance=self.money(balance)))
        if style.sums in ("end", "months", "both"):
            self.page.add(*self._sum_row("Tổng cộng" if style.sums != "end" else "Cộng phát sinh", *truth.sums))
        if opened:
            self.page.add(*self.row(text="Số dư cuối kỳ", balance=self.money(balance)))
        self._foot()
        return self.page

    def _sum_row(self, text: str, came: int, went: int) -> list[Cell]:
        if self.style.amount == "columns":
            return self.row(text=text, **{"in": self.money(came), "out": self.money(went)})
        return self.row(text=text, amount=self.money(came - went if self.style.amount == "signed" else came + went))

    def _titles(self) -> None:
        name = "SỔ QUỸ TIỀN MẶT" if self.fund == "cash" else "SỔ TIỀN GỬI NGÂN HÀNG"
        if self.style.title == "whole":
            self.page.add("CÔNG ĐOÀN CƠ SỞ CÔNG TY MẪU")
            self.page.add(None, None, name)
            self.page.add(None, None, f"Tháng {self.month} năm {YEAR}" if self.month else f"NĂM {YEAR}")
            self.page.add()
        elif self.style.title == "year":
            self.page.add(f"{name} {YEAR}")

    def heads(self) -> dict[str, str]:
        unit = " (nghìn đồng)" if self.style.unit == "thousand" else ""
        words = dict(self.words)
        if unit:
            words |= {key: words[key].split(" (")[0] + unit for key in ("in", "out", "balance")}
        return words | {
            "d": "Ngày", "m": "Tháng", "y": "Năm", "number_in": "Số phiếu thu", "number_out": "Số phiếu chi",
            "kind": "Thu/Chi", "amount": f"Số tiền{unit}", "counter": "STT", "opposite": "TK đối ứng", "": "",
        }  # fmt: skip

    def _head(self) -> None:
        heads = self.heads()
        if self.style.head == "none":
            return
        keys = self.keys()
        if self.style.head == "two" and self.style.amount == "columns":
            place, ends = keys.index("in"), len(keys) - 1 if keys[-1] else len(keys) - 2
            upper: list[Cell] = [heads[key] or None for key in keys]
            upper[place] = "SỐ TIỀN"
            for at in range(place + 1, len(keys)):
                upper[at] = None
            top = self.page.add(*upper)
            self.page.add(*[heads[key] or None if at >= place else None for at, key in enumerate(keys)])
            self.page.merges.append((top, place, top, ends))
            self.page.merges += [(top, at, top + 1, at) for at in range(place) if keys[at]]
        else:
            self.page.add(*[heads[key] or None for key in keys])

    def _entry(self, entry: Entry, index: int, of_day: int, balance: int) -> None:
        style, day = self.style, entry.day
        cells: dict[str, Cell] = {"text": entry.text, "opposite": "331"}
        self.total += 1
        self.counts[entry.way] += 1
        cells["counter"] = float(self.total)
        cells |= {"d": float(day.day), "m": float(day.month), "y": float(day.year)}
        shown: Any = {
            "text": f"{day:%d/%m/%Y}",
            "short": f"{day.day}/{day.month}/{day:%y}",
            "heading": float(day.day),
        }.get(style.day, day)
        first = index == 0
        cells["day"] = shown if style.day not in ("once", "joined") or first else None
        number = self._number(entry)
        cells["number"] = number
        cells["number_in" if entry.way == "in" else "number_out"] = number
        cells[entry.way] = self.money(entry.amount)
        cells["kind"] = "Thu" if entry.way == "in" else "Chi"
        cells["amount"] = self.money(-entry.amount if style.amount == "signed" and entry.way == "out" else entry.amount)
        if style.balance == "each" or index == of_day - 1:
            cells["balance"] = self.money(balance)
        at = self.page.add(*self.row(**cells))
        if style.day == "joined" and first and of_day > 1 and style.pages == "none":
            column = self.keys().index("day")
            self.page.merges.append((at, column, at + of_day - 1, column))

    def _number(self, entry: Entry) -> Cell:
        kind = {("cash", "in"): "PT", ("cash", "out"): "PC", ("bank", "in"): "BC", ("bank", "out"): "UNC"}[
            self.fund, entry.way
        ]
        count = self.counts[entry.way]
        numbers: dict[str, Cell] = {
            "series": f"{kind}{YEAR}/{count:02d}" if self.fund == "cash" else f"{kind}-{count:02d}/{YEAR}",
            "two": f"{kind}{YEAR}/{count:02d}" if self.fund == "cash" else f"{kind}-{count:02d}/{YEAR}",
            "own": float(self.total),
            "reversed": f"{count:02d}/{kind}",
            "month": f"{kind}{entry.day.month:02d}/{count:02d}",
            "letter": f"{'T' if entry.way == 'in' else 'C'}{count:02d}",
        }
        return numbers.get(self.style.number)

    def _turn(self, done: int, balance: int) -> None:
        """The next page."""
        came, went = Truth(0, self.truth.entries[:done]).sums
        more = {"balance": self.money(balance)}
        if self.style.amount == "columns":
            more |= {"in": self.money(came), "out": self.money(went)}
        self.page.add(*self.row(text="Cộng mang sang trang sau", **more))
        self.page.add()
        self._head()
        self.page.add(*self.row(text="Số trang trước chuyển sang", **more))

    def _foot(self) -> None:
        if self.style.foot == "none":
            return
        self.page.add(None, None, f"Ngày 31 tháng 5 năm {YEAR}")
        self.page.add("Người lập sổ", None, "Phụ trách kế toán", None, "Chủ tịch")
        self.page.add()
        self.page.add("Lê Thị Nhan", None, "Trần Văn Kế", None, "Phạm Thị Chủ")
        if self.style.foot == "stray":
            self.page.add(None, None, None, "Mục 22", float(self.truth.sums[0]))
            self.page.add(None, None, "ghi nhớ: còn thiếu 2 chữ ký")


class _Together(_Writer):
    """Cash and bank as columns of one table, in the order of their days."""

    def __init__(self, style: Style, cash: Truth, bank: Truth) -> None:
        super().__init__(
            replace(
                style,
                amount="columns",
                day="date" if style.day in ("parts", "two", "heading", "once", "joined") else style.day,
            ),
            cash,
            "cash",
        )
        self.bank = bank

    def write(self) -> Page:
        page = self.page
        page.add(f"SỔ QUỸ TIỀN MẶT VÀ TIỀN GỬI NĂM {YEAR}")
        in_, out, left = self.words["in"], self.words["out"], self.words["balance"]
        page.add(
            "Ngày", "Số phiếu", "Nội dung", "Thu TM", "Chi TM", "Tồn TM", "Thu NH", "Chi NH", "Tồn NH"
        ) if self.style.head != "two" else self._two_heads(in_, out, left)
        balances = {"cash": self.truth.opening, "bank": self.bank.opening}
        page.add(
            None,
            None,
            "Số dư đầu kỳ",
            None,
            None,
            self.money(balances["cash"]),
            None,
            None,
            self.money(balances["bank"]),
        )
        rows = sorted(
            [("cash", each) for each in self.truth.entries] + [("bank", each) for each in self.bank.entries],
            key=lambda each: each[1].day,
        )
        counts: dict[tuple[str, str], int] = {}
        for fund, entry in rows:
            counts[fund, entry.way] = counts.get((fund, entry.way), 0) + 1
            kind = {("cash", "in"): "PT", ("cash", "out"): "PC", ("bank", "in"): "BC", ("bank", "out"): "UNC"}[
                fund, entry.way
            ]
            balances[fund] += entry.amount if entry.way == "in" else -entry.amount
            cells: list[Cell] = [entry.day, f"{kind}-{counts[fund, entry.way]:02d}/{YEAR}", entry.text, *[None] * 6]
            base = 3 if fund == "cash" else 6
            cells[base + (0 if entry.way == "in" else 1)] = self.money(entry.amount)
            cells[base + 2] = self.money(balances[fund])
            page.add(*cells)
        page.add(
            None,
            None,
            "Số dư cuối kỳ",
            None,
            None,
            self.money(balances["cash"]),
            None,
            None,
            self.money(balances["bank"]),
        )
        self._foot()
        return page

    def _two_heads(self, *_words: str) -> None:
        at = self.page.add("Ngày", "Số phiếu", "Nội dung", "Tiền mặt", None, None, "Tiền gửi ngân hàng", None, None)
        self.page.add(None, None, None, "Thu", "Chi", "Tồn", "Thu", "Chi", "Tồn")
        self.page.merges += [(at, 3, at, 5), (at, 6, at, 8)]

    def money(self, amount: int) -> Cell:
        return float(amount)


def singles() -> Iterator[Style]:
    """The plain style and each trait by itself."""
    yield Style()
    for name, choices in CHOICES.items():
        for choice in choices[1:]:
            style = replace(Style(), **{name: choice})
            if possible(style):
                yield style
