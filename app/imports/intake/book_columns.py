"""Which column of a block holds what: by what stands in it, by its head, and by what the figures prove.

A block gives one reading for each book it holds (cash and bank may share its rows), or none where it is no book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.intake.book_import import BookKind
from app.domain.ledger.vouchers import parse_number
from app.domain.problems import N_, Message
from app.domain.sheets import Cell, ColumnReason
from app.imports.content import Content, Profile
from app.imports.heads import as_written, letter
from app.imports.intake import book_words as words
from app.imports.intake.book_blocks import Block
from app.imports.intake.book_cells import signed
from app.imports.intake.book_days import are_days_of_months, carries_days, is_day, never_later, part_of_day
from app.imports.intake.book_money import MONEY, Money, money_of_book
from app.imports.intake.book_proof import Proof
from app.imports.intake.book_row import MORE
from app.imports.layout import Layout

_DAYS = ("book_date", "voucher_date")
_CASH_NUMBER = re.compile(r"(?<![A-Z])(PT|PC)(?![A-Z])")
_BANK_NUMBER = re.compile(r"(?<![A-Z])(BC|UNC|BN|GBC|GBN)(?![A-Z])")
_NUMBERS = frozenset({"number", "number_in", "number_out"})


@dataclass(frozen=True)
class Reading:
    """One book read from a block: its layout, how sure it is, and whether figures prove it."""

    layout: Layout
    kind: BookKind | None
    score: float
    proof: Proof
    doubtful: bool = False
    """True where nothing but a word that means both ways in use says which column is in and which is out."""
    by_numbers: bool = False
    """True where nothing but the numbers of its rows tells which book it is."""


def readings_of(block: Block) -> list[Reading]:
    """The books of a block."""
    return _Columns(block).readings()


class _Columns:
    """The columns of a block while they are being told apart."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.why: dict[str, Message] = {}
        self.found: dict[str, int] = {}
        self.score = 0.0

    # ---- heads and contents ----------------------------------------------------------------------------------------

    def named(self, column: int) -> tuple[str, int]:
        """The field that a column's head names, where its cells agree, and how surely."""
        said = self.block.words[column].named
        if said is None:
            return "", 0
        key, held = said.key, self.block.profiles[column]
        if key in _NUMBERS and (held.share(Content.DAY) >= 0.5 or (_is_sums(held) and held.share(Content.COUNT) < 0.5)):
            key = (
                ""
                if held.share(Content.DAY) >= 0.5
                else {"number_in": "amount_in", "number_out": "amount_out"}.get(key, key)
            )
        elif key in _NUMBERS and held.share(Content.NUMBER) < 0.5 and self._numbers_beside(column):
            key = ""
        elif key in ("amount_in", "amount_out") and held.share(Content.NUMBER) >= 0.5:
            key = key.replace("amount", "number")
        if not held.filled:
            return key, said.sure
        is_words = held.share(Content.WORDS, Content.WORD) >= 0.5
        if (
            ((key in MONEY or key in _DAYS) and is_words and held.share(Content.SUM, Content.DAY) < 0.3)
            or (key in _DAYS and held.share(Content.DAY, Content.PART_OF_DAY) < 0.3 and not _is_serials(held))
            or (key == "text" and not is_words)
            or (key == "side" and not self.is_side(column))
        ):
            key = ""
        return key, said.sure

    def _numbers_beside(self, column: int) -> bool:
        """True where the numbers stand in another column below the same head, joined over both, or below none."""
        profiles, heads = self.block.profiles, ("", self.block.heading(column))
        return any(
            profiles[c].share(Content.NUMBER) >= 0.6 and profiles[c].filled >= 3 and self.block.heading(c) in heads
            for c in self.block.columns
            if c != column
        )

    @cached_property
    def by_head(self) -> Mapping[str, int]:
        """Each field's column as the heads say; of several the surest, then the first."""
        best: dict[str, tuple[int, int]] = {}
        for column in self.block.columns:
            key, sure = self.named(column)
            if key and key not in MONEY and (key not in best or sure > best[key][0]):
                best[key] = (sure, column)
        for key, (sure, _column) in best.items():
            self.score += sure if key not in ("month", "year", "note") else 0
        return {key: column for key, (_sure, column) in best.items()}

    def is_side(self, column: int) -> bool:
        """True for a column of a few words that say thu or chi."""
        cells = [as_written(row[column]) for row in self.block.sample if column < len(row) and row[column] is not None]
        sides = [words.side_of_word(cell) for cell in cells if len(cell) < 24]
        said = [side for side in sides if side]
        return len(said) >= 2 and len(said) * 5 >= len(cells) * 4 and (len({cell.casefold() for cell in cells}) <= 8)

    def settle(self) -> bool:
        """Day, number, text and the rest; False where day or text is missing."""
        self.found = dict(self.by_head)
        self._days()
        taken = set(self.found.values())
        free = [column for column in self.block.columns if column not in taken]
        if "text" not in self.found:
            texts = [c for c in free if self._may_be_text(c)]
            if texts:
                self.found["text"] = max(texts, key=lambda c: self.block.profiles[c].letters)
                self.why["text"] = Message(N_("chữ dài nhất bảng"))
        if not _NUMBERS & self.found.keys():
            numbers = [
                c for c in free if self.block.profiles[c].share(Content.NUMBER) >= 0.6 and c not in self.found.values()
            ]
            if numbers:
                self.found["number"] = numbers[0]
                self.why["number"] = Message(N_("các ô là số chứng từ"))
        return "text" in self.found and any(key in self.found for key in _DAYS)

    def _may_be_text(self, column: int) -> bool:
        held = self.block.profiles[column]
        said = self.block.words[column].named
        if said is not None and said.sure >= 2 and said.key not in ("text", "side"):
            return False
        return held.share(Content.WORDS) >= 0.5 and held.share(Content.PERSON) < 0.6

    def _days(self) -> None:
        """The columns of days: by head, else by what stands in them; of two the one that is never earlier is the book's."""
        profiles = self.block.profiles
        rows = len(self.block.sample)
        days = [
            c
            for c in self.block.columns
            # Why: a single day below the table is that of its signers.
            if profiles[c].share(Content.DAY) >= 0.6 and profiles[c].filled * 8 >= rows and c not in self.found.values()
        ]
        missing = [key for key in _DAYS if key not in self.found]
        if len(missing) == 2 and not days:
            days = [c for c in self.block.columns if c not in self.found.values() and self._may_be_part_of_day(c)]
        if len(missing) == 2 and days:
            self.found.update(zip(_DAYS, days[:2], strict=False))
            for key in missing:
                self.why[key] = Message(N_("các ô là ngày"))
        elif len(missing) == 1 and days:
            other = self.found[next(key for key in _DAYS if key in self.found)]
            self.found[missing[0]] = days[0]
            self.why[missing[0]] = Message(N_("các ô là ngày"))
            if not self.block.heading(days[0]) and never_later(self.block.sample, other, days[0]) == (
                missing[0] == "book_date"
            ):
                return
            if not self.block.heading(days[0]):
                self.found[missing[0]], self.found[_DAYS[1 - _DAYS.index(missing[0])]] = other, days[0]

    def _may_be_part_of_day(self, column: int) -> bool:
        """True for a column of days of a month, months' headings between them, that do not just count up."""
        if self.named(column)[0]:
            return False
        return are_days_of_months([row[column] for row in self.block.sample if column < len(row)])

    # ---- money -----------------------------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> list[Sequence[Cell]]:
        """The rows by which money is told apart: those that are no sums."""
        text = self.found["text"]
        keys = [self.found[key] for key in _DAYS if key in self.found]
        kept = []
        for row in self.block.sample:
            said = next((c for c in row[: text + 1] if isinstance(c, str) and words.summary_words(c)), None)
            dated = any(k < len(row) and (is_day(row[k]) or part_of_day(row[k]) is not None) for k in keys)
            if said is None or dated or words.is_balance(words.folded(said)):
                kept.append(row)
        return kept

    def figures(self, column: int) -> list[int | None]:
        """The amounts of a column over these rows."""
        cells = [row[column] if column < len(row) else None for row in self.rows]
        if self._factor(column) == 1:
            return [None if cell is None else signed(cell) for cell in cells]
        return [
            round(cell * 1000) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
            for cell in cells
        ]

    def _factor(self, column: int) -> int:
        return self.block.words[column].factor

    def money_columns(self) -> list[int]:
        """Columns that may hold money, named so or not."""
        taken = set(self.found.values())
        found = []
        for column in self.block.columns:
            if column in taken:
                continue
            key, _sure = self.named(column)
            said = self.block.words[column].named
            if key in MONEY or (said is None and _is_sums(self.block.profiles[column]) and not self._other(column)):
                found.append(column)
        return found

    def _money(self, columns: Sequence[int]) -> Money | None:
        """What the columns of money are; figures in the margin, below no head, only where the others make no book."""
        headed = [column for column in columns if self.block.heading(column)]
        money = money_of_book(self, headed) if len(headed) < len(columns) else None
        return money if money is not None and not money.doubtful else money_of_book(self, columns)

    def _other(self, column: int) -> bool:
        """A running count, an account, a unit: figures that are no money."""
        heading = self.block.heading(column)
        if any(word in heading for word in ("stt", "tt", "doi ung", "tai khoan", "ma so", "so luong", "muc")):
            return heading not in ("", "so tien")
        values = [value for value in self.figures(column) if value is not None]
        return len(values) > 2 and values == list(range(values[0], values[0] + len(values)))

    def readings(self) -> list[Reading]:
        """The books, by the fund that the heads of their money name."""
        if not self.settle():
            return []
        columns = self.money_columns()
        funds = {column: self.block.words[column].fund for column in columns}
        groups = {kind: [c for c in columns if funds[c] is kind] for kind in BookKind}
        sided = {
            kind: cs
            for kind, cs in groups.items()
            if len({self.named(c)[0] for c in cs} & {"amount_in", "amount_out", "debit", "credit", "amount"}) >= 1
            and len(cs) >= 2
        }
        if len(sided) == 2:
            found = []
            for kind, own in sided.items():
                beside = tuple(
                    c for other, cs in sided.items() if other is not kind for c in cs if self.named(c)[0] != "balance"
                )
                if (reading := self._reading(own, kind, beside)) is not None:
                    found.append(reading)
            return found
        said, by_numbers = self._kind()
        reading = self._reading(columns, said, ())
        return [replace(reading, by_numbers=by_numbers)] if reading is not None else []

    def _kind(self) -> tuple[BookKind | None, bool]:
        """Which book it is, and whether its numbers alone tell."""
        if (label := words.kind_of_label(self._label())) is not None:
            return label, False
        told = (self._titles(), self._heads(), words.folded(self.block.sheet.name))
        numbers = self._by_numbers()
        said = words.kind_of(*told, numbers)
        other = BookKind.BANK if numbers is BookKind.CASH else BookKind.CASH
        return said, numbers is not None and words.kind_of(*told, other) is not said

    def _label(self) -> str:
        """What stands right above the head, where it is one short text: the name of one of several tables."""
        block = self.block
        above = block.sheet.rows[block.head - 1][block.left : block.right] if block.head > block.top else ()
        texts = [cell for cell in above if cell is not None]
        return words.folded(texts[0]) if len(texts) == 1 and isinstance(texts[0], str) else ""

    def _titles(self) -> str:
        block = self.block
        rows = (row[block.left : block.right] for row in block.sheet.rows[block.top : block.head])
        return " ".join(words.folded(cell) for row in rows for cell in row if isinstance(cell, str))

    def _heads(self) -> str:
        return " ".join(self.block.heading(column) for column in self.block.columns)

    def _by_numbers(self) -> BookKind | None:
        numbers = [as_written(row[c]).upper() for c in self.number_columns() for row in self.rows if c < len(row)]
        cash = sum(_CASH_NUMBER.search(number) is not None for number in numbers)
        bank = sum(_BANK_NUMBER.search(number) is not None for number in numbers)
        if max(cash, bank) * 4 < 3 * (cash + bank) or cash == bank:
            return None
        return BookKind.CASH if cash > bank else BookKind.BANK

    def number_columns(self) -> list[int]:
        return [self.found[key] for key in sorted(_NUMBERS) if key in self.found]

    def _reading(self, columns: Sequence[int], kind: BookKind | None, beside: tuple[int, ...]) -> Reading | None:
        money = self._money(columns)
        if money is None:
            return None
        placed = {**self.found, **money.columns}
        for key in ("month", "year"):
            if key in placed and not self._is_part(placed[key]):
                del placed[key]
        block = self.block
        days = [self.found[key] for key in _DAYS if key in self.found][:1]
        amounts = [c for key, c in money.columns.items() if key in ("amount_in", "amount_out", "amount")]
        factors = {block.words[c].factor for c in money.columns.values()} | {words.unit_of(self._unit_above())}
        known = {key: c for key, c in placed.items() if key in _KNOWN}
        layout = Layout(
            str(kind or BookKind.CASH),
            block.sheet.name,
            known,
            block.first + 1,
            block.bottom,
            tuple(range(block.head + 1, block.first + 1)),
            block.top + 1,
            max(factors),
            money.by_balance,
            carries_days(self.block.sample, days, amounts),
            beside,
            (block.left, block.right),
            self._year_of_numbers(),
            tuple(self._reasons(known, money)),
        )
        score = self.score + money.score + 6 * money.proof.share * money.proof.holds - 0.1 * (block.first - block.head)
        return Reading(layout, kind, score, money.proof, money.doubtful)

    def _is_part(self, column: int) -> bool:
        return self.block.profiles[column].share(Content.COUNT) >= 0.8

    def _unit_above(self) -> str:
        # Why from the top of the sheet: a unit over the first table holds for those below it that tell none.
        rows = reversed(self.block.sheet.rows[: self.block.head])
        texts = (words.folded(cell) for row in rows for cell in row if isinstance(cell, str))
        return next((text for text in texts if text.startswith(("don vi tinh", "dvt", "don vi:"))), "")

    # ---- what the rows have in common ------------------------------------------------------------------------------

    def _year_of_numbers(self) -> int | None:
        years = {
            number.year
            for c in self.number_columns()
            for row in self.rows
            if c < len(row) and (number := parse_number(as_written(row[c]))) is not None and number.year
        }
        return years.pop() if len(years) == 1 else None

    def _reasons(self, placed: Mapping[str, int], money: Money) -> list[ColumnReason]:
        found = []
        for key, column in placed.items():
            heading = self.block.shown_heading(column)
            why = money.why.get(key) or self.why.get(key) or _by_heading(key, heading)
            found.append(ColumnReason(key, letter(column), heading, why))
        return found


_KNOWN = frozenset(
    {
        "book_date",
        "voucher_date",
        "number",
        "number_in",
        "number_out",
        "text",
        "note",
        "side",
        "month",
        "year",
        "amount",
        "amount_in",
    }
    | {"amount_out", "balance", *MORE}
)


def _by_heading(key: str, heading: str) -> Message:
    if heading:
        return Message(N_("theo tiêu đề «{heading}»"), {"heading": heading})
    return Message(N_("các ô là ngày")) if key in _DAYS else Message(N_("theo các ô của cột"))


def _is_sums(held: Profile) -> bool:
    sums = held.share(Content.SUM) + held.share(Content.ZERO)
    return held.filled > 0 and sums >= 0.7 and held.share(Content.DAY) < 0.5


def _is_serials(held: Profile) -> bool:
    return held.share(Content.SUM) >= 0.5 and held.share(Content.COUNT) < 0.5
