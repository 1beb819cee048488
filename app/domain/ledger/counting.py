"""A cash count: what was in the cash box, note by note, beside the cash book of that day, with the difference and its reason.

Pure values and the rules of a count that can stand. The form is C34-HD; what the book said is read elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.dates import show_date
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Message, Unsound, all_at_once, stop

DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500)
"""Notes and coins in the order of the form C34-HD."""

SMALL_DIFFERENCE = Dong(500)
"""A difference up to here is a matter of small change; unions explain it as "số lẻ"."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One of those who count: name, office in the union, part in the committee."""

    name: str
    office: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class CashCount:
    """What was counted. ``sheets`` by denomination; ``other`` is the rest in đồng; ``counted_at`` as ``15:30`` or empty."""

    counted_on: dt.date
    book_balance: Dong
    sheets: Mapping[int, int]
    other: Dong = Dong(0)
    counted_at: str = ""
    reason: str = ""
    conclusion: str = ""
    committee: tuple[Counter, ...] = field(default=())

    @property
    def counted(self) -> Dong:
        """All money in the cash box."""
        return dong(sum(value * sheets for value, sheets in self.sheets.items()) + self.other)

    @property
    def difference(self) -> Dong:
        """Counted less book: above zero is too much, below is missing."""
        return dong(self.counted - self.book_balance)


def usual_conclusion(difference: Dong) -> str:
    """What a count concludes when nobody writes another sentence; stored and printed as it stands."""
    if difference == 0:
        return "Khớp sổ quỹ."
    word = "Thừa" if difference > 0 else "Thiếu"
    small = " do số lẻ" if abs(difference) <= SMALL_DIFFERENCE else ""
    return f"{word} {show_money(abs(difference))}đ{small}."


def usual_reason(difference: Dong) -> str:
    """``số lẻ`` for a difference of small change; empty where the treasurer has to say."""
    return "số lẻ" if 0 < abs(difference) <= SMALL_DIFFERENCE else ""


def read_hour(text: str) -> str:
    """``15h30``, ``15:30``, ``1530`` or ``15`` as ``15:30``; empty stays empty; refuses anything else (Unsound)."""
    if not text.strip():
        return ""
    match = re.fullmatch(r"(\d{1,2})\s*(?:[:hg.]|giờ)?\s*(\d{2})?\s*(?:phút)?", text.strip().lower())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if hour > 23 or minute > 59:
        raise Unsound([_wrong("counted_at", text, N_("cần giờ kiểm quỹ dạng 15:30"))])
    return f"{hour:02d}:{minute:02d}"


def _wrong(column: str, given: object, wanted: str) -> Finding:
    return stop("count-wrong", N_("«{given}» không dùng được: {wanted}."), column, given=given, wanted=Message(wanted))


@all_at_once
def count_findings(count: CashCount, opening_day: dt.date, today: dt.date) -> Iterator[Finding]:
    """Everything that keeps a count from standing: its day, its hour, sheets below zero, a difference without a reason."""
    if not opening_day <= count.counted_on <= today:
        text = N_("Không kiểm quỹ ngày {day}: chọn ngày từ {first} đến {last}.")
        days = {"day": count.counted_on, "first": opening_day, "last": today}
        yield stop("count-day", text, "counted_on", **{key: show_date(day) for key, day in days.items()})
    try:
        read_hour(count.counted_at)
    except Unsound as refusal:
        yield from refusal.findings
    if not count.sheets and not count.other:
        yield stop("count-nothing", N_("Hãy ghi số tờ đã đếm; quỹ trống thì ghi 0."), "sheets")
        return
    wrong = next((each for each in (*count.sheets.values(), count.other) if each < 0), None)
    if wrong is not None:
        yield _wrong("sheets", wrong, N_("cần số tờ từ 0 trở lên"))
    if count.difference and not count.reason.strip():
        text = N_("Tiền đếm được {counted} đồng, lệch {difference} đồng so với sổ quỹ: hãy ghi lý do.")
        amounts = {"counted": show_money(count.counted), "difference": show_money(count.difference)}
        yield stop("count-difference-unexplained", text, "reason", **amounts)
