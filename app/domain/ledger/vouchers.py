"""Vouchers: kinds, states, numbers, drafts, and the rules that hint while typing and refuse at posting.

A voucher moves money between accounts (a fund, or a code of the list). Everything here is pure; the book's own state
comes in as a ``VoucherContext``. Storing, numbering and trailing live in models and services.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.domain.dates import Month, show_date
from app.domain.labelled import Labelled
from app.domain.ledger.accounts import CASH_KEY, code_of, is_fund, is_lent
from app.domain.ledger.chart import STANDARD_CHART, Chart
from app.domain.ledger.codes import CodeSide
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, all_at_once, stop, warn
from app.domain.text import fold


class VoucherKind(Labelled):
    """Phiếu thu, phiếu chi, giấy báo có, ủy nhiệm chi; the value is the prefix of the number."""

    RECEIPT = "PT", N_("Phiếu thu")
    PAYMENT = "PC", N_("Phiếu chi")
    BANK_IN = "BC", N_("Giấy báo có")
    BANK_OUT = "UNC", N_("Ủy nhiệm chi")

    @property
    def brings_in(self) -> bool:
        """True for receipts: the fund that numbers the voucher gains."""
        return self in (VoucherKind.RECEIPT, VoucherKind.BANK_IN)

    @classmethod
    def out_of(cls, fund: str) -> VoucherKind:
        """The kind that takes money out of a fund."""
        return cls.PAYMENT if fund == CASH_KEY else cls.BANK_OUT

    @classmethod
    def into(cls, fund: str) -> VoucherKind:
        """The kind that brings money into a fund."""
        return cls.RECEIPT if fund == CASH_KEY else cls.BANK_IN

    @property
    def is_cash(self) -> bool:
        """True for the two kinds of the cash book."""
        return self in (VoucherKind.RECEIPT, VoucherKind.PAYMENT)


class VoucherState(Labelled):
    """Draft → posted; a posted voucher may be unposted or voided while its month is open. Only posted ones count."""

    DRAFT = "draft", N_("Nháp")
    POSTED = "posted", N_("Đã ghi sổ")
    UNPOSTED = "unposted", N_("Bỏ ghi")
    VOIDED = "voided", N_("Đã hủy")


WAITING = {
    "giver": N_("Đã đến quỹ nhận; sổ của quỹ chuyển chưa ghi"),
    "receiver": N_("Đã rời quỹ chuyển; sổ của quỹ nhận chưa ghi"),
}
"""What is said of a transfer that waits for one of its books."""


class MoneySource(Labelled):
    """From which of the union's own sources money comes; stored as the accountants write it."""

    DUES = "DP", N_("Đoàn phí")
    UNION_FUND = "KPCD", N_("Kinh phí CĐ")


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One amount moved from ``source`` to ``target`` (account keys), with what it is for. ``amount`` in đồng."""

    source: str
    target: str
    amount: Dong
    narration: str = ""
    money_source: str | None = None
    for_first: Month | None = None
    for_last: Month | None = None
    member_id: int | None = None
    case_id: int | None = None
    activity_id: int | None = None
    members: tuple[int, ...] = ()
    """Of a line for several members: all of them; a line for one names it in ``member_id``."""

    @property
    def is_transfer(self) -> bool:
        """True when money goes from one fund to another."""
        return is_fund(self.source) and is_fund(self.target)

    @property
    def people(self) -> tuple[int, ...]:
        """The members it is for."""
        return self.members if self.member_id is None else (self.member_id,)

    def naming(self, people: Collection[int]) -> EntryDraft:
        """The same line for these members."""
        alone = next(iter(people)) if len(people) == 1 else None
        return replace(self, member_id=alone, members=tuple(people) if alone is None else ())

    @property
    def code(self) -> str:
        """The code this entry is booked on; empty for a transfer."""
        return code_of(self.source) or code_of(self.target)


@dataclass(frozen=True, slots=True)
class VoucherDraft:
    """A voucher as typed, before it has a number. ``entry_key`` is made when the form opens, so that saving twice is once."""

    kind: VoucherKind
    book_date: dt.date
    voucher_date: dt.date
    narration: str
    entries: tuple[EntryDraft, ...]
    person: str = ""
    address: str = ""
    source_documents: int = 0
    document_note: str = ""
    note: str = ""
    entry_key: str = ""
    left_on: dt.date | None = None
    """Of a transfer: the day money left the giving fund, where that is another than the day it arrived (``book_date``)."""
    waits_for: str = ""
    """Of a transfer that came in from one book: the side whose book has not shown it yet, ``giver`` or ``receiver``."""

    @classmethod
    def paid(
        cls,
        day: dt.date,
        text: str,
        *entries: EntryDraft,
        person: str = "",
        address: str = "",
        documents: int = 1,
        papers: str = "",
    ) -> VoucherDraft:
        """A payment on a day out of the fund of its lines, with how many source documents and which ``papers`` they are."""
        draft = cls(VoucherKind.out_of(entries[0].source), day, day, text, entries, person, address)
        return replace(draft, source_documents=documents, document_note=papers)

    @classmethod
    def received(
        cls,
        day: dt.date,
        text: str,
        *entries: EntryDraft,
        person: str = "",
        address: str = "",
        documents: int = 0,
        papers: str = "",
    ) -> VoucherDraft:
        """A receipt on a day into the fund of its lines, with how many source documents and which ``papers`` they are."""
        draft = cls(VoucherKind.into(entries[0].target), day, day, text, entries, person, address)
        return replace(draft, source_documents=documents, document_note=papers)

    @property
    def total(self) -> Dong:
        """The sum of the entries, in đồng."""
        return dong(sum(entry.amount for entry in self.entries))

    @property
    def is_transfer(self) -> bool:
        """True when the voucher moves money between two funds."""
        return any(entry.is_transfer for entry in self.entries)

    @property
    def given_on(self) -> dt.date:
        """The day money left its fund."""
        return self.left_on or self.book_date

    @property
    def days(self) -> dict[str, dt.date]:
        """The days on which it moves a fund, by their fields."""
        own = {"left_on": self.left_on} if self.left_on else {}
        return {"book_date": self.book_date, **own}

    @property
    def fund(self) -> str:
        """The key of the fund whose series numbers this voucher; empty while no entry names one."""
        for entry in self.entries:
            key = entry.target if self.kind.brings_in else entry.source
            if is_fund(key):
                return key
        return ""


# ---- numbers ---------------------------------------------------------------------------------------------------

_NUMBER = re.compile(
    r"^\s*(PT|PC|BC|UNC)(?:[2-9](?=\s*-))?\s*[-./ ]?\s*(?:(?P<y1>(?:19|20)\d\d)\s*[-/.]\s*(?P<n1>\d{1,6})|(?P<n2>\d{1,6})"
    r"(?:\s*[-/.]\s*(?P<y2>(?:19|20)\d\d))?)(?P<suffix>[A-Za-z]|-\d{1,2})?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SeriesNumber:
    """A voucher number taken apart. ``year`` is None when the number does not print one (``BC-01``)."""

    kind: VoucherKind
    year: int | None
    sequence: int
    suffix: str = ""


def parse_number(text: str) -> SeriesNumber | None:
    """Read ``PT2024/06``, ``UNC-01/2026``, ``BC-01``, ``PT 06/2024``; None when it is no such number."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    year, number = match["y1"] or match["y2"], match["n1"] or match["n2"]
    # Trap: bank numbers print the year last, so of two figures that both look like years the second is it.
    if match["y1"] and "-" in text and re.fullmatch(r"(?:19|20)\d\d", number):
        year, number = number, match["y1"]
    sequence = int(number)
    if sequence == 0:
        return None
    return SeriesNumber(VoucherKind(match[1].upper()), int(year) if year else None, sequence, match["suffix"] or "")


def show_number(kind: VoucherKind, year: int, sequence: int, tag: str = "", suffix: str = "") -> str:
    """The printed number: ``PT2026/03``, ``UNC-03/2026``; ``tag`` tells a second bank account apart (``UNC2-03/2026``)."""
    if kind.is_cash:
        return f"{kind}{year}/{sequence:02d}{suffix}"
    return f"{kind}{tag}-{sequence:02d}{suffix}/{year}"


def series_of(kind: VoucherKind, fund: str, year: int) -> str:
    """The series a number is unique in: kind + account + year."""
    return f"{kind}|{fund}|{year}"


# ---- rules -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VoucherContext:
    """What the book knows that a voucher rule needs. Amounts in đồng; ``lowest_after`` is the lowest balance of each
    fund from the day the voucher takes money out, without this voucher."""

    opening_day: dt.date
    today: dt.date
    working_month: Month | None = None
    closed_through: Month | None = None
    lowest_after: Mapping[str, int] = field(default_factory=dict)
    similar: tuple[str, ...] = ()
    """Numbers of posted vouchers with the same day, kind and amount."""
    chart: Chart = STANDARD_CHART
    """The codes in force on the voucher's day."""
    cashier: str = ""
    """Who keeps the cash on the voucher's day."""
    numbered_after: str = ""
    """A voucher of a later day that has its number already, when this one is still to get one."""


Rule = Callable[[VoucherDraft, VoucherContext], list[Finding]]


@all_at_once
def needs_narration(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if not draft.narration.strip():
        yield stop("narration-missing", N_("Chưa có nội dung: hãy ghi khoản này thu, chi về việc gì."), "narration")


@all_at_once
def needs_entries(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if not draft.entries:
        text = N_("Chứng từ chưa có dòng tiền nào: hãy nhập ít nhất một mã và số tiền.")
        yield stop("entries-missing", text, "entries")


@all_at_once
def amounts_are_positive(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    for line, entry in enumerate(draft.entries, 1):
        if entry.amount <= 0:
            yield stop("amount-not-positive", N_("Dòng {line}: số tiền phải lớn hơn 0."), "amount", line=line)


@all_at_once
def sides_fit_kind(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    """A receipt brings money into its fund from a code, another fund or a loan paid back; a payment takes it out to a
    code or a loan."""
    for line, entry in enumerate(draft.entries, 1):
        fund, other = (entry.target, entry.source) if draft.kind.brings_in else (entry.source, entry.target)
        wanted = is_fund(fund) and (fund == CASH_KEY) == draft.kind.is_cash
        if not wanted or fund != draft.fund:
            yield stop("fund-wrong", N_("Dòng {line}: quỹ không đúng với loại chứng từ."), "entries", line=line)
        elif is_fund(other):
            if not draft.kind.brings_in:
                text = N_(
                    "Dòng {line}: chuyển giữa hai quỹ chỉ lập một chứng từ, bên quỹ nhận (phiếu thu hoặc báo có)."
                )
                yield stop("transfer-kind", text, "entries", line=line)
            elif other == fund:
                yield stop("transfer-same", N_("Dòng {line}: hai quỹ phải khác nhau."), "entries", line=line)
        elif not is_lent(other):
            yield from _code_fits(context.chart, line, code_of(other), draft.kind.brings_in)
        # Why: money out on loan is the sum of the loans; a line of nobody's loan could never be paid back.
        elif entry.case_id is None:
            text = N_("Dòng {line}: tiền cho vay phải thuộc một khoản vay; hãy lập ở trang Quỹ trợ vốn.")
            yield stop("loan-unnamed", text, "code", line=line)


def _code_fits(chart: Chart, line: int, given: str, brings_in: bool) -> Iterator[Finding]:
    if not chart.may_carry_vouchers(given):
        text = N_("Dòng {line}: mã «{code}» không dùng cho chứng từ; hãy chọn mã chi tiết trong mục lục.")
        yield stop("code-unusable", text, "code", line=line, code=given)
    elif chart.code(given).side is not (CodeSide.INCOME if brings_in else CodeSide.SPENDING):
        text = N_("Dòng {line}: mã {code} không phải {wanted}; hãy chọn lại mã hoặc loại chứng từ.")
        wanted = Message(N_("mã thu") if brings_in else N_("mã chi"))
        yield stop("code-side", text, "code", line=line, code=given, wanted=wanted)


@all_at_once
def one_shape(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    """A voucher is either a transfer or income or spending, never a mix."""
    if len({entry.is_transfer for entry in draft.entries}) > 1:
        yield stop("shape-mixed", N_("Một chứng từ không vừa chuyển quỹ vừa thu, chi: hãy tách làm hai."), "entries")


@all_at_once
def month_is_open(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    for column, day in draft.days.items():
        if context.closed_through and Month.of(day) <= context.closed_through:
            text = N_("Ngày ghi sổ {day} thuộc kỳ đã khóa: hãy ghi vào tháng đang mở hoặc mở khóa tháng cuối.")
            yield stop("month-closed", text, column, day=show_date(day))


@all_at_once
def date_is_sound(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    """Not before the book opens, not after tomorrow; a voucher dated after its booking is questioned, and money of a transfer
    (which alone has two days) that arrives before it left."""
    for column, day in draft.days.items():
        if day < context.opening_day:
            text = N_("Ngày ghi sổ {day} trước ngày mở sổ {opening}: khoản này đã nằm trong số dư đầu kỳ.")
            opening = show_date(context.opening_day)
            yield stop("date-before-opening", text, column, day=show_date(day), opening=opening)
        if day > context.today + dt.timedelta(days=1):
            text = N_("Ngày ghi sổ {day} ở tương lai: hãy xem lại ngày hoặc để nháp đến hôm đó.")
            yield stop("date-in-future", text, column, day=show_date(day))
    if draft.voucher_date > draft.book_date:
        yield warn("voucher-after-booking", N_("Ngày chứng từ sau ngày ghi sổ: hãy xem lại."), "voucher_date")
    if draft.left_on is not None and not draft.is_transfer:
        text = N_("Chỉ chuyển quỹ mới có ngày tiền đi riêng: hãy bỏ ngày ấy.")
        yield stop("left-on-no-transfer", text, "left_on")
    elif draft.left_on is not None and draft.left_on > draft.book_date:
        text = N_("Tiền đến ngày {arrived} trước ngày đi {left}: hãy xem lại hai ngày.")
        shown = {"arrived": show_date(draft.book_date), "left": show_date(draft.left_on)}
        yield warn("arrived-before-left", text, "left_on", **shown)


@all_at_once
def outside_working_month(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if context.working_month and Month.of(draft.book_date) != context.working_month:
        yield warn("outside-month", N_("Ngày ghi sổ nằm ngoài tháng đang làm việc."), "book_date")


@all_at_once
def fund_stays_above_zero(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    """Cash below zero on any day is refused; a bank account below zero is questioned."""
    for key in sorted({entry.source for entry in draft.entries if is_fund(entry.source)}):
        if key not in context.lowest_after:
            continue
        have = context.lowest_after[key]
        short = sum(entry.amount for entry in draft.entries if entry.source == key) - have
        if short > 0 and key == CASH_KEY:
            text = N_("Quỹ tiền mặt chỉ còn {have} đồng, thiếu {short} đồng: hãy rút tiền gửi nhập quỹ trước.")
            yield stop("cash-below-zero", text, "amount", have=show_money(have), short=show_money(short))
        elif short > 0:
            text = N_("Tài khoản ngân hàng sẽ âm {short} đồng: hãy xem lại số tiền hoặc nhập đủ báo có.")
            yield warn("bank-below-zero", text, "amount", short=show_money(short))


@all_at_once
def person_is_named(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if not draft.person.strip() and draft.kind.is_cash and not draft.is_transfer:
        yield warn("person-missing", N_("Chưa ghi họ tên người nộp hoặc nhận tiền."), "person")


@all_at_once
def both_sides_sign(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    """Money from hand to hand has two hands; also cash drawn from the bank is handed to who keeps it."""
    person = draft.person.strip()
    if draft.kind.is_cash and person and fold(person) == fold(context.cashier):
        text = N_("{person} là thủ quỹ: người nộp, nhận tiền và thủ quỹ là một thì phiếu chỉ có một người ký hai bên.")
        yield warn("person-is-cashier", text, "person", person=person)


@all_at_once
def numbers_follow_days(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if context.numbered_after:
        text = N_(
            "{number} ghi ngày sau đã có số: chứng từ này sẽ mang số sau mà ngày trước. Hãy ghi sổ theo thứ tự ngày."
        )
        yield warn("number-against-day", text, "book_date", number=context.numbered_after)


@all_at_once
def source_documents_are_counted(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if not draft.source_documents and draft.kind is VoucherKind.PAYMENT:
        yield warn("papers-missing", N_("Chưa có chứng từ gốc kèm theo."), "documents")


@all_at_once
def not_entered_twice(draft: VoucherDraft, context: VoucherContext) -> Iterator[Finding]:
    if context.similar:
        text = N_("Cùng ngày đã có {numbers} với đúng số tiền này: có phải nhập hai lần không?")
        yield warn("maybe-twice", text, "amount", numbers=", ".join(context.similar))


RULES: tuple[Rule, ...] = (
    needs_narration,
    needs_entries,
    amounts_are_positive,
    sides_fit_kind,
    one_shape,
    month_is_open,
    date_is_sound,
    outside_working_month,
    fund_stays_above_zero,
    person_is_named,
    both_sides_sign,
    numbers_follow_days,
    source_documents_are_counted,
    not_entered_twice,
)


def hints(draft: VoucherDraft, context: VoucherContext) -> list[Finding]:
    """All findings on a voucher as it stands, for the window while typing. Never raises."""
    return [finding for rule in RULES for finding in rule(draft, context)]
