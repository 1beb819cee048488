"""What an import of a cash or bank book knows, proposes and leaves: plain values, no reading and no storing.

``KnownBook`` is filled from the books by the service; ``BookPlan`` is made by ``imports/intake/book_plan.py`` and carried out
by the service. Money in đồng, days as plain dates.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.dates import ALWAYS, Month, Period
from app.domain.import_plan import ImportOptions, ImportPlan, Permission, PlanRow, RowState, differences_as_json
from app.domain.intake.book_balances import FileBalances, differing
from app.domain.labelled import Labelled
from app.domain.ledger.accounts import CASH_KEY, AccountKind, code_key
from app.domain.ledger.coding import Way
from app.domain.ledger.vouchers import (
    EntryDraft,
    SeriesNumber,
    VoucherDraft,
    VoucherKind,
    parse_number,
    show_number,
)
from app.domain.members.named import KnownPerson, Naming
from app.domain.money import Dong, dong
from app.domain.problems import N_, Finding, Message
from app.domain.sheets import Difference


class BookKind(Labelled):
    """Which book a sheet is; the value is the word of the command line."""

    CASH = "cash-book", N_("sổ quỹ")
    BANK = "bank-book", N_("sổ tiền gửi")

    @property
    def whole(self) -> str:
        """The book's whole Vietnamese name (for the catalogue)."""
        return N_("sổ quỹ tiền mặt") if self is BookKind.CASH else N_("sổ tiền gửi ngân hàng")


class SameTransfer(Labelled):
    """What she says of two rows in two books that may be one transfer; the value is the word of the command line."""

    JOIN = "join", N_("Là một lần chuyển quỹ")
    APART = "apart", N_("Là hai khoản khác nhau")


Place = int | tuple[str, int]
"""Where a row stands: its number, with the sheet where the book stands on several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookImportOptions(ImportOptions):
    """What she chose for a book. ``account`` names the bank account: of a bank book, or of a cash book's transfers."""

    kind: str
    account: str | None = None
    year: int | None = None
    same_transfer: SameTransfer | None = None
    people: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
    """Whom she says a row is for, where that was asked."""


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
class ContentPart:
    """One line of a voucher that stands in several rows."""

    narration: str
    amount: Dong
    code: str | None = None
    money_source: str | None = None
    members: tuple[int, ...] = ()
    """Whom this line names."""


@dataclass(frozen=True, slots=True)
class VoucherContent:
    """What a row becomes, seen from the imported fund: ``direction`` and ``book_date`` are this fund's; of a transfer
    ``other_fund`` and ``other_day`` are the other half's, the day None while no book has shown it."""

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
    other_day: dt.date | None = None
    note: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    """Whatever else of a voucher the book tells, by the key of its field."""
    parts: tuple[ContentPart, ...] = ()
    """Its lines, where there are several; their amounts add up to ``amount``."""
    members: tuple[int, ...] = ()
    """Whom it is for; of several lines, whom those are for that name nobody themselves."""

    @property
    def named(self) -> tuple[int, ...]:
        """Everybody it or one of its lines is for."""
        return tuple(dict.fromkeys((*self.members, *(each for part in self.parts for each in part.members))))

    @property
    def number(self) -> str:
        """The number as the first account prints it."""
        return show_number(self.kind, self.year, self.sequence, suffix=self.suffix)

    def draft(self, fund: str) -> VoucherDraft:
        """The voucher to store, for a row imported into ``fund``."""
        other = self.other_fund or "" if self.is_transfer else code_key(self.code or "")
        source, target = (other, fund) if self.direction == "in" else (fund, other)
        months = (self.for_first, self.for_last)
        entries = [EntryDraft(source, target, self.amount, "", self.money_source, *months).naming(self.members)]
        if self.parts and not self.is_transfer:
            entries = [self._line(part, fund) for part in self.parts]
        days: dict[str, Any] = {"book_date": self.book_date, "voucher_date": self.voucher_date}
        if self.is_transfer and self.other_day is None:
            days |= {"waits_for": "giver" if self.direction == "in" else "receiver"}
        elif self.is_transfer and self.direction == "in":
            days |= {"left_on": self.other_day}
        elif self.is_transfer:
            days |= {"book_date": self.other_day, "left_on": self.book_date}
        told = {**self.more, **days, "note": self.note}
        return VoucherDraft(self.kind, narration=self.narration, entries=tuple(entries), **told)

    def _line(self, part: ContentPart, fund: str) -> EntryDraft:
        key = code_key(part.code or self.code or "")
        source, target = (key, fund) if self.direction == "in" else (fund, key)
        text = "" if part.narration == self.narration else part.narration
        money_source = part.money_source or self.money_source
        line = EntryDraft(source, target, part.amount, text, money_source, self.for_first, self.for_last)
        return line.naming(part.members or (self.members if not any(each.members for each in self.parts) else ()))


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
    "other_day",
)


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

    ``date`` is the day of the other fund's half, ``mine`` of this fund's, None while it waits for this fund's book.
    ``matched`` is True when a row of this fund's own book already stands for it. ``number`` is what the other book
    printed (or the program gave), as the treasurer would recognise it; ``row`` and ``sheet`` are where that book has it.
    ``is_plain``: a voucher of the other fund alone, which would become a transfer with this fund.
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
    mine: dt.date | None = None
    row: int | None = None
    sheet: str = ""
    narration: str = ""
    is_plain: bool = False

    @property
    def printed(self) -> SeriesNumber | None:
        """Its number where the other book prints one of its series, or it was typed; a number given meanwhile says nothing."""
        read = parse_number(self.number)
        if self.is_plain or read is None or read.kind is not self.kind:
            return None
        return SeriesNumber(self.kind, self.year, self.sequence, self.suffix)

    @property
    def near(self) -> dt.date:
        """The day to look for it in this fund's book."""
        return self.mine or self.date

    @property
    def where(self) -> Message:
        """Where the other half stands."""
        if self.row is None:
            return Message(N_("chứng từ {number}"), {"number": self.number})
        shown = {"row": self.row, "sheet": self.sheet.strip(), "number": self.number}
        return Message(
            N_("dòng {row} sheet «{sheet}» ({number})") if self.number else N_("dòng {row} sheet «{sheet}»"), shown
        )


@dataclass(frozen=True, slots=True)
class KnownBook:
    """Everything the plan needs to know of the book for one fund."""

    fund: str = CASH_KEY
    fund_kind: AccountKind = AccountKind.CASH
    opening_day: dt.date = ALWAYS.first
    opening_balance: Dong | None = None
    """The fund's balance before the sheet's first row; None when it is not known."""
    rows: tuple[KnownRow, ...] = ()
    numbers: Mapping[tuple[VoucherKind, int], frozenset[int]] = field(default_factory=dict)
    """Sequences taken per series of this fund, and of the receipts of the other side: a bank's withdrawals are PT, deposits BC."""
    transfers: tuple[KnownTransfer, ...] = ()
    bank_accounts: tuple[str, ...] = ("bank:1",)
    opened_with: Dong | None = None
    """What the fund held when the book was opened; None when it is not known."""
    moves: tuple[tuple[dt.date, Dong], ...] = ()
    """What came in less what went out of the fund on each day, as the book is now."""
    closed_through: Month | None = None
    people: tuple[KnownPerson, ...] = ()
    """Whom a text may name."""

    @property
    def is_cash(self) -> bool:
        return self.fund_kind is AccountKind.CASH


# ---- the plan --------------------------------------------------------------------------------------------------


class BookRowState(RowState):
    """What becomes of a row of a cash or bank book."""

    NEW = "new", N_("Mới")
    CHANGED = "changed", N_("Đổi")
    SAME = "same", N_("Đã có")
    MATCHED = "matched", N_("Khớp sổ kia")
    REFUSED = "refused", N_("Bị từ chối")


@dataclass(frozen=True, slots=True)
class BookRow(PlanRow):
    """What every row of a book has beside: by what it is known again. ``content`` is what it becomes, where it becomes anything."""

    identity: RowIdentity = field(kw_only=True)
    content: VoucherContent | None = field(default=None, kw_only=True)
    namings: tuple[Naming, ...] = field(default=(), kw_only=True)
    """The names found in its text, sure or not."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.sheet, self.row) if self.sheet else self.row

    def as_json(self) -> dict[str, Any]:
        """Its number and what is stored."""
        content = self.content
        if content is None:
            return {}
        return {
            "number": content.number,
            "date": content.book_date.isoformat(),
            "narration": content.narration,
            "amount": content.amount,
            "direction": content.direction,
            "code": content.code,
            "transfer": content.is_transfer,
            "members": list(content.named),
        }


@dataclass(frozen=True, slots=True)
class NewRow(BookRow):
    """A row that becomes a voucher."""

    content: VoucherContent = field(kw_only=True)
    state = BookRowState.NEW
    writes = True


@dataclass(frozen=True, slots=True)
class StoredRow(BookRow):
    """A row for which a voucher stands already: ``differences`` are what becomes otherwise of that."""

    voucher_id: int = field(kw_only=True)
    content: VoucherContent = field(kw_only=True)
    differences: tuple[Difference, ...] = field(kw_only=True)
    writes = True

    def as_json(self) -> dict[str, Any]:
        """Also what differs."""
        return BookRow.as_json(self) | differences_as_json(self.differences)


@dataclass(frozen=True, slots=True)
class ChangedRow(StoredRow):
    """A row imported before that the sheet now says otherwise."""

    state = BookRowState.CHANGED


@dataclass(frozen=True, slots=True)
class MatchedTransfer(StoredRow):
    """A row that shows a transfer already booked from the other fund's book: no new voucher.

    ``differences`` are not empty when this fund's book gives the number (the receiving fund's series wins) or shows its half
    for the first time. ``becomes_one``: what stands is a voucher of the other fund alone, made a transfer by this row.
    """

    becomes_one: bool = field(default=False, kw_only=True)
    state = BookRowState.MATCHED


@dataclass(frozen=True, slots=True)
class SameRow(BookRow):
    """A row imported before. Its identity may be worded anew when only the sheet's own text was mended."""

    voucher_id: int = field(kw_only=True)
    state = BookRowState.SAME


@dataclass(frozen=True, slots=True)
class RefusedRow(BookRow):
    """A row that cannot be taken: at least one finding stops and has no proposal."""

    state = BookRowState.REFUSED


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


_FIXABLE = N_("Đồng ý các đề xuất (--fix) để nhập cả tệp, hoặc sửa tệp rồi nhập lại.")
_NOT_FIXABLE = N_("Có dòng không có đề xuất: hãy sửa trong tệp, hoặc để lại các dòng ấy (--leave-out).")


@dataclass(frozen=True, slots=True)
class BookPlan(ImportPlan[BookRow]):
    """The rows of one book, for which fund and time they are, and the totals to compare."""

    states = BookRowState

    fund: str = field(kw_only=True)
    period: Period = field(kw_only=True)
    totals: ControlTotals = field(kw_only=True)
    closings: FileBalances | None = field(default=None, kw_only=True)
    known: KnownBook = field(default_factory=KnownBook, kw_only=True)

    def afterwards(self, written: tuple[BookRow, ...]) -> tuple[Finding, ...]:
        """Where the book will not have left what the file says: month by month and at the end, with the first day it appears."""
        if self.closings is None or self.known.opened_with is None:
            return ()
        ours = [*self.known.moves, *_moved(written)]
        return tuple(differing(self.closings, self.known.opened_with, self.known.opening_day, ours))

    def stopped(self, permission: Permission[BookRow]) -> Message:
        """How many findings stop it, and the ways out."""
        fixable = all(finding.proposal is not None for finding in permission.stopping)
        return Message(
            N_("Chưa nhập gì: {count} điều phải xử lý trước. {advice}"),
            {"count": len(permission.stopping), "advice": Message(_FIXABLE if fixable else _NOT_FIXABLE)},
        )

    def done(self, counts: Mapping[str, int]) -> Message:
        """Rows by what became of them."""
        return Message(
            N_(
                "{new} dòng mới, {changed} dòng đổi, {same} dòng đã có, {matched} lần chuyển quỹ đã có bên sổ kia, {left_out} dòng để lại."
            ),
            counts,
        )


def _moved(written: Iterable[BookRow]) -> Iterator[tuple[dt.date, Dong]]:
    """What rows that are written change on each day."""
    for row in written:
        content = row.content
        if content is None:
            continue
        before: dict[str, Any] = (
            {each.field: each.old for each in row.differences} if isinstance(row, StoredRow) else {}
        )
        if isinstance(row, MatchedTransfer):
            if "other_day" not in before:
                continue
            # Why: a half that this fund's book shows for the first time has not moved the fund so far.
            if before["other_day"] is not None:
                yield before["other_day"], dong(-content.amount if content.direction == "in" else content.amount)
        elif isinstance(row, StoredRow):
            if not before.keys() & {"book_date", "amount", "direction"}:
                continue
            way = before.get("direction", content.direction)
            amount = before.get("amount", content.amount)
            yield before.get("book_date", content.book_date), dong(-amount if way == "in" else amount)
        yield content.book_date, dong(content.amount if content.direction == "in" else -content.amount)
