"""What an import of a cash or bank book knows, proposes and leaves: plain values, no reading and no storing.

``KnownBook`` is filled from the books by the service; ``BookPlan`` is made by ``imports/ledger/book_plan.py`` and carried out
by the service. Money in đồng, days as plain dates.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.dates import Month, Period
from app.domain.ledger.coding import Way
from app.domain.ledger.vouchers import (
    CASH_KEY,
    BucketKind,
    EntryDraft,
    VoucherDraft,
    VoucherKind,
    code_key,
    show_number,
)
from app.domain.money import Dong
from app.domain.problems import Finding

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""One cell as the sheet holds it; an empty cell is None."""


@dataclass(frozen=True, slots=True)
class RowIdentity:
    """By what a row of the sheet is known again: its own number, date, text and amount, never the corrected ones."""

    number: str
    date: str
    text: str
    amount: str
    occurrence: int = 1

    @property
    def key(self) -> str:
        """All but the occurrence as one stable text, for storing and looking up."""
        return json.dumps([self.number, self.date, self.text, self.amount], ensure_ascii=False)

    @classmethod
    def parse(cls, key: str, occurrence: int) -> RowIdentity:
        """The identity back from its stored text."""
        number, date, text, amount = json.loads(key)
        return cls(number, date, text, amount, occurrence)


@dataclass(frozen=True, slots=True)
class VoucherContent:
    """What a row becomes. ``direction`` is seen from the imported fund; ``other_fund`` is set for transfers only."""

    kind: VoucherKind
    year: int
    sequence: int
    suffix: str
    original_number: str
    book_date: dt.date
    voucher_date: dt.date
    narration: str
    amount: Dong
    direction: Way
    code: str | None = None
    money_source: str | None = None
    for_first: Month | None = None
    for_last: Month | None = None
    is_transfer: bool = False
    other_fund: str | None = None
    note: str = ""

    @property
    def number(self) -> str:
        """The number as the first account prints it."""
        return show_number(self.kind, self.year, self.sequence, suffix=self.suffix)

    def draft(self, fund: str) -> VoucherDraft:
        """The voucher to store, for a row imported into ``fund``."""
        other = self.other_fund or "" if self.is_transfer else code_key(self.code or "")
        source, target = (other, fund) if self.direction == "in" else (fund, other)
        entry = EntryDraft(
            source,
            target,
            self.amount,
            money_source=self.money_source,
            for_first=self.for_first,
            for_last=self.for_last,
        )
        return VoucherDraft(self.kind, self.book_date, self.voucher_date, self.narration, (entry,), note=self.note)


CONTENT_FIELDS = (
    "kind",
    "year",
    "sequence",
    "suffix",
    "book_date",
    "voucher_date",
    "narration",
    "amount",
    "direction",
    "code",
    "money_source",
    "for_first",
    "for_last",
    "is_transfer",
    "other_fund",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an imported voucher that the corrected sheet says otherwise."""

    field: str
    old: object
    new: object


# ---- what the book knows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row imported earlier into this fund, and what is stored for it now."""

    identity: RowIdentity
    voucher_id: int
    stored: VoucherContent


@dataclass(frozen=True, slots=True)
class KnownTransfer:
    """A transfer already in the books that touches this fund. ``direction``: from this fund's side.

    ``matched`` is True when a row of this fund's own book already stands for it. ``number`` is what the other book
    printed (or the program gave), as the treasurer would recognise it.
    """

    voucher_id: int
    kind: VoucherKind
    year: int
    sequence: int
    suffix: str
    number: str
    date: dt.date
    amount: Dong
    direction: Way
    other_fund: str
    matched: bool = False


@dataclass(frozen=True, slots=True)
class KnownBook:
    """Everything the plan needs to know of the book for one fund."""

    fund: str = CASH_KEY
    fund_kind: BucketKind = BucketKind.CASH
    opening_day: dt.date = dt.date(1900, 1, 1)
    opening_balance: Dong | None = None
    """The fund's balance before the sheet's first row; None when it cannot be told."""
    rows: tuple[KnownRow, ...] = ()
    numbers: Mapping[tuple[VoucherKind, int], frozenset[int]] = field(default_factory=dict)
    """Sequences taken per series of this fund, and the PT series for a bank account (its withdrawals are PT)."""
    transfers: tuple[KnownTransfer, ...] = ()
    bank_accounts: tuple[str, ...] = ("bank:1",)

    @property
    def is_cash(self) -> bool:
        return self.fund_kind is BucketKind.CASH


# ---- the plan --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that becomes a voucher."""

    row: int
    identity: RowIdentity
    content: VoucherContent
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row imported before that the sheet now says otherwise."""

    row: int
    identity: RowIdentity
    voucher_id: int
    content: VoucherContent
    differences: tuple[Difference, ...]
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SameRow:
    """A row imported before. Its identity may be worded anew when only the sheet's own text was mended."""

    row: int
    identity: RowIdentity
    voucher_id: int
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedTransfer:
    """A row that shows a transfer already booked from the other fund's book: no new voucher.

    ``differences`` are not empty when this fund's book gives the number (the receiving fund's series wins).
    """

    row: int
    identity: RowIdentity
    voucher_id: int
    content: VoucherContent
    differences: tuple[Difference, ...]
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be taken: at least one finding stops and has no proposal."""

    row: int
    identity: RowIdentity
    original: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


PlanItem = NewRow | ChangedRow | SameRow | MatchedTransfer | RefusedRow
State = Literal["new", "changed", "same", "matched", "refused"]
_STATES: dict[type, State] = {
    NewRow: "new",
    ChangedRow: "changed",
    SameRow: "same",
    MatchedTransfer: "matched",
    RefusedRow: "refused",
}


@dataclass(frozen=True, slots=True)
class ControlTotals:
    """What the sheet says beside what its rows add up to; None where the sheet says nothing."""

    rows: int
    sum_in: Dong
    sum_out: Dong
    opening_by_sheet: Dong | None
    opening: Dong
    closing_by_sheet: Dong | None
    closing: Dong
    sum_in_by_sheet: Dong | None = None
    sum_out_by_sheet: Dong | None = None


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a plan may be carried out, which rows would be left out, and what keeps it from going on."""

    allowed: bool
    left_out: tuple[PlanItem, ...]
    stopping: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BookPlan:
    """One item per row of the sheet, all findings in the order of the rows, and the totals to compare.

    Items are built as if every proposal were taken; ``may_apply`` says whether that was allowed.
    """

    sheet: str
    fund: str
    period: Period
    items: tuple[PlanItem, ...]
    findings: tuple[Finding, ...]
    totals: ControlTotals

    @property
    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them."""
        counts: dict[str, int] = dict.fromkeys(_STATES.values(), 0)
        for item in self.items:
            counts[_STATES[type(item)]] += 1
        return counts

    def may_apply(self, fix: bool = False, leave_out: bool = False) -> Permission:
        """``fix`` takes the proposals; ``leave_out`` leaves out the rows that still stop and names them."""
        stopping = tuple(
            finding for finding in self.findings if finding.stops and not (fix and finding.proposal is not None)
        )
        rows = {finding.row for finding in stopping}
        left_out = tuple(item for item in self.items if item.row in rows)
        everywhere = any(finding.row is None for finding in stopping)
        placed = {item.row for item in left_out} == rows - {None}
        allowed = not stopping or (leave_out and not everywhere and placed)
        return Permission(allowed, left_out, stopping)

    def to_write(self, permission: Permission) -> tuple[PlanItem, ...]:
        """The items that change the book under that permission, in the order of the sheet."""
        left = {item.row for item in permission.left_out}
        return tuple(
            item
            for item in self.items
            if item.row not in left and isinstance(item, NewRow | ChangedRow | MatchedTransfer)
        )
