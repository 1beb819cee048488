"""Reading money and dates that people typed or that stand in cells: parse surely or refuse, never guess.

``read_*`` is the strict grammar for files, ``type_*`` the short forms a treasurer may type in a field of the window.
Amounts in words live in ``words.py``.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from fractions import Fraction

from app.domain.dates import Month, show_date
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Message, Refusal
from app.domain.text import clean, fold

GREATEST_AMOUNT = 10**15
"""More than any union has; up to here an Excel number still holds every đồng exactly."""


class UnreadableMoney(Refusal):
    """A text or number that is not surely an amount of whole đồng."""

    code = "money-unreadable"
    template = N_("Không hiểu số tiền «{text}». Hãy viết đủ số đồng, ví dụ 1.500.000.")


class UnreadableDate(Refusal):
    """A text or number that is not surely a day; ``proposal`` is the likely day where there is one."""

    code = "date-unreadable"
    template = N_("Không hiểu ngày «{text}». Hãy viết ngày/tháng/năm, ví dụ 05/03/2026.")

    def __init__(self, proposal: dt.date | None = None, **values: object) -> None:
        super().__init__(**values)
        self.proposal = proposal


class AmbiguousDate(UnreadableDate):
    """A date that can be read in more than one way, such as one with two figures for the year."""

    code = "date-ambiguous"
    template = N_("Ngày «{text}» có thể hiểu nhiều cách. Hãy viết đủ bốn chữ số của năm, ví dụ 05/03/2026.")


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """An amount in đồng, and a note when the cell did not hold exactly that."""

    amount: Dong
    note: Message | None = None


# ---- money in files --------------------------------------------------------------------------------------------

_WHOLE = r"(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d*)"
_MONEY = re.compile(rf"([-−]?)({_WHOLE})(?: ?(?:đ|đồng|vnđ|vnd|₫))?", re.IGNORECASE)


def read_money(value: object) -> MoneyReading:
    """Whole đồng from a cell: int, float within 0,001 of a whole (noted), or text with strict thousands.

    Refuses (UnreadableMoney) decimals, broken groups, exponents, truth values and anything beyond 10^15.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnreadableMoney(text=value)
    if isinstance(value, float):
        return _from_float(value)
    if isinstance(value, int):
        return MoneyReading(_bounded(value, value))
    match = _MONEY.fullmatch(clean(value))
    if match is None:
        raise UnreadableMoney(text=value)
    amount = int(re.sub(r"[., ]", "", match[2]))
    return MoneyReading(_bounded(-amount if match[1] else amount, value))


def _from_float(value: float) -> MoneyReading:
    if not math.isfinite(value) or abs(value) > GREATEST_AMOUNT:
        raise UnreadableMoney(text=value)
    whole = round(value)
    if value == whole:
        return MoneyReading(_bounded(whole, value))
    if abs(Fraction(value) - whole) > Fraction(1, 1000):
        raise UnreadableMoney(text=repr(value).replace(".", ","))
    note = Message(
        N_("Số tiền lẻ do tính toán ({text}), lấy tròn {amount} đồng."),
        {"text": repr(value).replace(".", ","), "amount": show_money(whole)},
    )
    return MoneyReading(_bounded(whole, value), note)


def _bounded(amount: int, shown: object) -> Dong:
    if abs(amount) > GREATEST_AMOUNT:
        raise UnreadableMoney(text=shown)
    return dong(amount)


# ---- money typed in the window ---------------------------------------------------------------------------------

_SHORT = re.compile(r"(-?)(\d+)(?:[.,](\d{1,2}|\d{4,6}))? ?(k|nghin|ngan|tr|trieu|ty|ti) ?(?:d|dong|vnd)?")
_MULTIPLE = {"k": 10**3, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_ZERO_CENTS = re.compile(r"(-?(?:[1-9]\d{3,}|[1-9]\d{0,2}(?:\.\d{3})+)),00?|(-?[1-9]\d{0,2}(?:,\d{3})+)\.00?")


def type_money(text: str) -> Dong:
    """Đồng from a window field: ``5tr``, ``300k``, ``1,5tr``, ``=12*350000``, ``1234567,00`` and what ``read_money`` takes.

    Refuses (UnreadableMoney) anything that is not a whole number of đồng.
    """
    typed = clean(text)
    if typed.startswith("="):
        return _bounded(_Arithmetic(typed[1:], text).result(), text)
    if match := _SHORT.fullmatch(fold(typed)):
        decimals = match[3] or ""
        exact = Fraction(int(match[2] + decimals), 10 ** len(decimals)) * _MULTIPLE[match[4]]
        if exact.denominator != 1:
            raise UnreadableMoney(text=text)
        return _bounded(-exact.numerator if match[1] else exact.numerator, text)
    if match := _ZERO_CENTS.fullmatch(typed):
        typed = match[1] or match[2]
    try:
        return read_money(typed).amount
    except UnreadableMoney:
        raise UnreadableMoney(text=text) from None


class _Arithmetic:
    """A small exact calculator over whole numbers: + - * / and brackets, nothing else."""

    _TOKEN = re.compile(rf"\s*({_WHOLE}(?![\d.,])|[-+*/()])")
    _DEEPEST = 20

    def __init__(self, formula: str, shown: str) -> None:
        self._shown = shown
        self._tokens: list[str] = []
        self._place = 0
        self._depth = 0
        end = 0
        formula = formula.strip()
        while end < len(formula):
            match = self._TOKEN.match(formula, end)
            if match is None or len(self._tokens) >= 200:
                raise UnreadableMoney(text=shown)
            self._tokens.append(match[1])
            end = match.end()

    def result(self) -> int:
        value = self._sum()
        if self._peek() is not None or value.denominator != 1:
            raise UnreadableMoney(text=self._shown)
        return value.numerator

    def _peek(self) -> str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> str:
        token = self._peek()
        if token is None:
            raise UnreadableMoney(text=self._shown)
        self._place += 1
        return token

    def _sum(self) -> Fraction:
        value = self._product()
        while self._peek() in ("+", "-"):
            value = value + self._product() if self._take() == "+" else value - self._product()
        return self._kept_small(value)

    def _product(self) -> Fraction:
        value = self._factor()
        while self._peek() in ("*", "/"):
            if self._take() == "*":
                value *= self._factor()
            else:
                divisor = self._factor()
                if not divisor:
                    raise UnreadableMoney(text=self._shown)
                value /= divisor
            self._kept_small(value)
        return value

    def _factor(self) -> Fraction:
        piece = self._take()
        if piece in ("-", "("):
            self._depth += 1
            if self._depth > self._DEEPEST:
                raise UnreadableMoney(text=self._shown)
            value = -self._factor() if piece == "-" else self._sum()
            self._depth -= 1
            if piece == "(" and self._take() != ")":
                raise UnreadableMoney(text=self._shown)
            return value
        if not piece[0].isdigit():
            raise UnreadableMoney(text=self._shown)
        return Fraction(int(re.sub(r"[., ]", "", piece)))

    def _kept_small(self, value: Fraction) -> Fraction:
        if abs(value) > GREATEST_AMOUNT or value.denominator > GREATEST_AMOUNT:
            raise UnreadableMoney(text=self._shown)
        return value


# ---- dates -----------------------------------------------------------------------------------------------------

_DAY_FIRST = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_DOTTED = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4})")
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only the year, or the month and year, is known: ``1990``, ``T5/2019``."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return f"{self.month:02d}/{self.year}" if self.month else str(self.year)

    @classmethod
    def of_text(cls, text: str) -> dt.date | PartialDate:
        """What is known of a date back from its stored text, ``1990``, ``2019-05`` or a day; anything else is a ValueError."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text) if len(text) <= len("2019-05") else None
        return dt.date.fromisoformat(text) if match is None else cls(int(match[1]), int(match[2]) if match[2] else None)


def read_date(value: object) -> dt.date:
    """A day from a cell: a real date, ``d/m/yyyy``, ``d-m-yyyy`` or ISO text.

    Refuses the rest: UnreadableDate (with the likely day where there is one), AmbiguousDate for two-figure years.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        if value.year not in YEARS:
            raise UnreadableDate(text=show_date(value))
        return value
    if isinstance(value, bool) or not isinstance(value, str):
        raise UnreadableDate(_from_serial(value), text=value)
    text = clean(value)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _SHORT_YEAR.fullmatch(text):
        raise AmbiguousDate(_day(2000 + int(match[3]), int(match[2]), int(match[1])), text=text)
    elif match := _DOTTED.fullmatch(text):
        raise UnreadableDate(_day(int(match[3]), int(match[2]), int(match[1])), text=text)
    else:
        raise UnreadableDate(text=text)
    read = _day(year, month, day)
    if read is None:
        # Why: 02/15/2026 can only be the American order, but the treasurer decides.
        raise UnreadableDate(_day(year, day, month), text=text)
    return read


def read_partial_date(value: object) -> dt.date | PartialDate:
    """A day, or the part of it that is known: ``1990``, ``T5/2019``, ``05/2019``, ``tháng 5 năm 2019``."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value in YEARS:
        return PartialDate(int(value))
    if isinstance(value, str):
        text = fold(value)
        if re.fullmatch(r"\d{4}", text) and int(text) in YEARS:
            return PartialDate(int(text))
        match = re.fullmatch(r"(?:t|thang )?\s*(\d{1,2})\s*(?:[/.-]|nam)\s*(\d{4})", text)
        if match and 1 <= int(match[1]) <= 12 and int(match[2]) in YEARS:
            return PartialDate(int(match[2]), int(match[1]))
    return read_date(value)


def type_date(text: str, working_month: Month) -> dt.date:
    """A day typed in the window: ``5`` of the working month, ``0505``, ``5/5``, ``05052026`` and what ``read_date`` takes."""
    typed = clean(text)
    read: dt.date | None = None
    if re.fullmatch(r"\d{1,2}", typed):
        read = _day(working_month.year, working_month.month, int(typed))
    elif match := re.fullmatch(r"(\d{2})(\d{2})|(\d{1,2})[/-](\d{1,2})", typed):
        day, month = (match[1], match[2]) if match[1] else (match[3], match[4])
        read = _day(working_month.year, int(month), int(day))
    elif match := re.fullmatch(r"(\d{2})(\d{2})(\d{4})", typed):
        read = _day(int(match[3]), int(match[2]), int(match[1]))
    else:
        return read_date(typed)
    if read is None:
        raise UnreadableDate(text=typed)
    return read


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None when there is no such day or its year is beyond use."""
    if year not in YEARS:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _from_serial(value: object) -> dt.date | None:
    """The day an Excel serial number stands for, only ever proposed: the sheet did not say that it is a date."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 10_000 <= value <= 73_050:
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(value))
    return None
