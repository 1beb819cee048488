"""What the columns of money of a block are: proved by the running balance, said by their heads, or one amount with its side.

The head words are evidence; the figures decide wherever they can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.problems import N_, Message
from app.domain.sheets import Cell
from app.imports.heads import as_written
from app.imports.intake import book_words as words
from app.imports.intake.book_blocks import Block
from app.imports.intake.book_proof import NO_PROOF, Proof, best_triple, by_how_much, leaning, net, running, shut_out

MONEY = frozenset({"amount_in", "amount_out", "balance", "amount", "debit", "credit"})


_PROVEN_ROWS = 3


@dataclass
class Money:
    """The columns of money of one book, what each is, and why."""

    columns: dict[str, int] = field(default_factory=dict)
    proof: Proof = NO_PROOF
    why: dict[str, Message] = field(default_factory=dict)
    doubtful: bool = False
    score: float = 0
    by_balance: bool = False
    """One amount, and the balance beside it says whether it came in or went out."""


class Columns(Protocol):
    """The columns of a block as far as they are told apart: which are days, numbers and text."""

    block: Block
    found: dict[str, int]

    @property
    def rows(self) -> list[Sequence[Cell]]:
        """The rows that are no sums."""

    def named(self, column: int) -> tuple[str, int]:
        """The field that a column's head names, and how surely."""

    def figures(self, column: int) -> list[int | None]:
        """The amounts of a column over these rows."""

    def is_side(self, column: int) -> bool:
        """True for a column that says thu or chi."""

    def number_columns(self) -> list[int]:
        """The columns of voucher numbers."""


def money_of_book(table: Columns, columns: Sequence[int]) -> Money | None:
    """What these columns of money are; None where they make no book."""
    found = _Telling(table)
    return found.by_proof(columns) or found.by_words(columns) or found.one_amount(columns)


class _Telling:
    """The columns of money of one book while they are being told apart."""

    def __init__(self, table: Columns) -> None:
        self.table = table

    def by_proof(self, columns: Sequence[int]) -> Money | None:
        """In, out and balance as the running balance proves them; the heads decide among what is proved equally."""
        columns = columns[:8]
        keys = [self.table.named(c)[0] for c in columns]
        wanted = ("amount_in", "amount_out", "balance")

        def liking(*places: int) -> int:
            both = {"debit", "credit"}
            return sum(
                keys[at] == want or (keys[at] in both and want != "balance")
                for at, want in zip(places, wanted, strict=True)
            )

        triple = best_triple([self.table.figures(c) for c in columns], liking)
        if triple is None:
            return None
        agreed = liking(*triple[:3])
        if triple.proof.hits < 3 and agreed < 2:
            return None
        found = {key: columns[at] for key, at in zip(wanted, triple[:3], strict=True)}
        rows = {"hits": triple.proof.hits, "rows": triple.proof.hits + triple.proof.misses}
        why = {
            "amount_in": Message(N_("thu – số dư chạy đúng ở {hits}/{rows} dòng"), rows),
            "amount_out": Message(N_("chi – số dư chạy đúng ở {hits}/{rows} dòng"), rows),
            "balance": Message(N_("tồn – số dư chạy đúng ở {hits}/{rows} dòng"), rows),
        }
        return Money(found, triple.proof, why, score=agreed * 2)

    def by_words(self, columns: Sequence[int]) -> Money | None:
        """In and out as the heads say; «Nợ» and «Có» as numbers and words of the rows say, else as her own book means them."""
        by_key: dict[str, int] = {}
        for column in columns:
            key = self.table.named(column)[0]
            if key in MONEY:
                by_key.setdefault(key, column)
        if {"amount_in", "amount_out"} <= by_key.keys():
            found = {key: column for key, column in by_key.items() if key in ("amount_in", "amount_out", "balance")}
            sure = sum(self.table.named(c)[1] for c in found.values())
            return Money(found, self._proof_of(found), score=sure)
        pair = (by_key["debit"], by_key["credit"]) if {"debit", "credit"} <= by_key.keys() else self._pair(columns)
        if pair is None:
            return None
        one, other = pair
        lean = self._turned(one, other, by_key.get("balance")) or self._lean(one) - self._lean(other)
        swap = lean < 0
        found = {"amount_in": other if swap else one, "amount_out": one if swap else other}
        if "balance" in by_key and by_key["balance"] not in found.values():
            found["balance"] = by_key["balance"]
        why = (
            {key: Message(N_("theo số chứng từ và chữ của các dòng")) for key in ("amount_in", "amount_out")}
            if lean
            else {}
        )
        doubtful = lean == 0 and "amount_in" not in by_key
        return Money(found, self._proof_of(found), why, doubtful, score=2)

    def _turned(self, one: int, other: int, balance: int | None) -> int:
        """Above 0 where the balance runs with the first as money in, below 0 where it runs the other way round."""
        if balance is None or balance in (one, other):
            return 0
        mine, theirs, left = self.table.figures(one), self.table.figures(other), self.table.figures(balance)
        return running(net(mine, theirs), left).hits - running(net(theirs, mine), left).hits

    def _proof_of(self, found: Mapping[str, int]) -> Proof:
        if "balance" not in found:
            return NO_PROOF
        money = {key: self.table.figures(column) for key, column in found.items()}
        return running(net(money["amount_in"], money["amount_out"]), money["balance"])

    def _pair(self, columns: Sequence[int]) -> tuple[int, int] | None:
        """Two columns that shut each other out and lean opposite ways."""
        money = [c for c in columns if self.table.named(c)[0] != "balance"]
        for one in money:
            for other in money:
                if (
                    one < other
                    and shut_out(self.table.figures(one), self.table.figures(other))
                    and self._lean(one) * self._lean(other) < 0
                ):
                    return one, other
        return None

    def _lean(self, column: int) -> int:
        numbers = self.table.number_columns()
        text = self.table.found["text"]

        def said(row: Sequence[Cell], at: int) -> str:
            return as_written(row[at]) if at < len(row) else ""

        by_number = [next((n for c in numbers if (n := said(row, c))), "") for row in self.table.rows]
        return leaning(self.table.figures(column), by_number, [said(row, text) for row in self.table.rows])

    def one_amount(self, columns: Sequence[int]) -> Money | None:
        """One column of amounts with a column that says thu or chi, or with signs."""
        keys = {c: self.table.named(c)[0] for c in columns}
        balance = next((c for c in columns if keys[c] == "balance"), None)
        named = [c for c in columns if keys[c] == "amount"] or [c for c in columns if keys[c] != "balance"]
        numbers, said = self.table.number_columns(), self.table.found.get("side")
        sides = [said] if said is not None else []
        sides += [c for c in self.table.block.columns if c not in (*columns, *numbers, said) and self.table.is_side(c)]
        by_balance = self._by_balance(named, columns)
        for amount in named:
            values = self.table.figures(amount)
            sides += [c for c in self.table.number_columns() if c not in sides and self._numbers_tell(c, values)]
            signed = any(v is not None and v < 0 for v in values)
            for balance_column in [balance] if balance is not None else [None, *(c for c in columns if c != amount)]:
                balances = self.table.figures(balance_column) if balance_column is not None else None
                for side in sides if not signed else []:
                    moved = self._moved(values, side)
                    proof = running(moved, balances) if balances is not None else NO_PROOF
                    if balance_column is None and len(columns) > 1 and balance is None and not keys[amount]:
                        continue
                    # Trap: a transfer may bear the number of the other book, which names the other side.
                    if by_balance is not None and by_balance.proof.share > proof.share:
                        return by_balance
                    if balances is None or proof.holds or balance is not None:
                        found = {"amount": amount, "side": side} | (
                            {"balance": balance_column} if balance_column is not None else {}
                        )
                        why = {"side": Message(N_("các ô nói thu hay chi"))}
                        return Money(found, proof, why, score=3)
                if signed:
                    proof = running(values, balances) if balances is not None else NO_PROOF
                    positive = any(v is not None and v > 0 for v in values)
                    if proof.holds or (balances is None and positive and keys[amount] == "amount"):
                        found = {"amount": amount} | ({"balance": balance_column} if balance_column is not None else {})
                        return Money(found, proof, {"amount": Message(N_("số dương là thu, số âm là chi"))}, score=3)
        return by_balance

    def _by_balance(self, named: Sequence[int], columns: Sequence[int]) -> Money | None:
        """One amount without a sign, whose balance goes up or down by just as much."""
        for amount in named:
            values = self.table.figures(amount)
            if any(value is not None and value < 0 for value in values):
                continue
            for balance in columns:
                proof, ways = by_how_much(values, self.table.figures(balance)) if balance != amount else (NO_PROOF, 0)
                if proof.hits >= _PROVEN_ROWS and proof.holds and ways > 1:
                    why = {"amount": Message(N_("tồn tăng là thu, tồn giảm là chi"))}
                    found = {"amount": amount, "balance": balance}
                    return Money(found, proof, why, score=2, by_balance=True)
        return None

    def _numbers_tell(self, column: int, values: Sequence[int | None]) -> bool:
        """True where the number beside nearly every amount says thu or chi."""
        cells = [
            as_written(row[column]) if column < len(row) else ""
            for row, value in zip(self.table.rows, values, strict=True)
            if value
        ]
        said = sum(words.side_of_word(cell) is not None for cell in cells)
        return len(cells) >= 2 and said * 10 >= len(cells) * 8

    def _moved(self, values: Sequence[int | None], side: int) -> list[int | None]:
        sides = [
            words.side_of_word(as_written(row[side])) if side < len(row) and row[side] is not None else None
            for row in self.table.rows
        ]
        return [
            None if value is not None and way is None else (value or 0) * (1 if way == "in" else -1)
            for value, way in zip(values, sides, strict=True)
        ]
