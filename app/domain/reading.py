"""Reading money and dates, typed, pasted or in cells of files: parse surely or refuse, never guess.

``read_*`` is the grammar for all of them; ``type_*`` adds the short forms that only a field of the window knows.
Amounts in words live in ``words.py``.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from fractions import Fraction

from app.domain import clock
from app.domain.arithmetic import NoSum, result_of
from app.domain.dates import Month, Period, show_date
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


# ---- what people write around figures --------------------------------------------------------------------------

_WIDE = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
"""Signs of an Asian keyboard, as wide as two letters, and what they are."""


def _plain(text: str) -> str:
    """The text with plain figures and blanks, without the apostrophe by which Excel was told that it is a text."""
    text = clean(text if text.isascii() else text.translate(_WIDE))
    return text[1:].lstrip() if text[:1] in ("'", "’", "‘") else text


# ---- money -----------------------------------------------------------------------------------------------------

_WHOLE = r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*)"
_NO_CENTS = (
    r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+,00?|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.00?|[1-9][0-9]{0,2}(?: [0-9]{3})+[.,]00?"
    r"|[1-9][0-9]{3,}[.,]00?|0[.,]00?)"
)
"""A whole amount written with cents of nothing. Why never ``1,00``: it may be a thousand whose last figure is missing."""
_UNIT = r"(?:đồng|dong|vnđ|vnd|đ|₫)"
_MONEY = re.compile(
    rf"(?P<open>\()?(?P<sign>[-−+] ?)?(?:(?:vnđ|vnd|₫) ?)?(?P<inner>[-−+])?(?P<figures>{_NO_CENTS}|{_WHOLE})(?: ?{_UNIT})?"
    rf"(?P<behind> ?[-−])?(?P<close>\))?(?: ?{_UNIT})?(?: chẵn)?",
    re.IGNORECASE,
)
_NEARLY_WHOLE = re.compile(r"-?[1-9][0-9]{0,13}[.,](?:0{5}|9{5})[0-9]{1,9}")
"""A computed number as a file of texts has it. Why so many figures behind the sign: fewer could be thousands mistyped."""
_MARKS = ("open", "sign", "inner", "behind")
_TELEPHONE = re.compile(r"[0-9]{11,}")
_SURELY_MONEY = re.compile(r".*[., ].*|[0-9]{5,}")


def read_money(value: object) -> MoneyReading:
    """Whole đồng from a cell: int, float within 0,001 of a whole (noted), or text with strict thousands.

    A text may bear a unit, cents of nothing, and a minus before, behind or as brackets around it. Refuses (UnreadableMoney)
    decimals, broken groups, exponents, truth values and anything beyond 10^15.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnreadableMoney(text=value)
    if isinstance(value, float):
        return _from_float(value)
    if isinstance(value, int):
        return MoneyReading(_bounded(value, value))
    if _NEARLY_WHOLE.fullmatch(plain := _plain(value)):
        return _from_float(float(plain.replace(",", ".")))
    match = _MONEY.fullmatch(plain)
    if match is None or bool(match["open"]) != bool(match["close"]):
        raise UnreadableMoney(text=value)
    figures, marks = match["figures"], {mark: match[mark] for mark in _MARKS if match[mark]}
    if len(marks) > 1 or not all(_is_sign(mark, written, figures) for mark, written in marks.items()):
        raise UnreadableMoney(text=value)
    amount = int(re.sub(r"[., ]", "", re.sub(r"[.,]00?$", "", figures)))
    is_negative = any("+" not in written for written in marks.values())
    return MoneyReading(_bounded(-amount if is_negative else amount, value))


def _is_sign(mark: str, written: str, figures: str) -> bool:
    """True where a mark surely makes an amount more or less. Why not always: «(1)» numbers a column, «- 5» and «5-» a list."""
    if "+" in written and _TELEPHONE.fullmatch(figures):
        return False
    stands_close = mark in ("sign", "inner") and len(written) == 1
    return stands_close or _SURELY_MONEY.fullmatch(figures) is not None


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

_SHORT = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]{1,2}|[0-9]{4,6}))? ?(k|nghin|ngan|tr|trieu|ty|ti) ?(?:d|dong|vnd)?")
_MULTIPLE = {"k": 10**3, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9, "ti": 10**9}


def type_money(text: str) -> Dong:
    """Đồng from a window field: ``5tr``, ``300k``, ``1,5tr``, ``=12*350000`` and what ``read_money`` takes.

    Refuses (UnreadableMoney) anything that is not a whole number of đồng.
    """
    typed = _plain(text)
    if typed.startswith("="):
        try:
            return _bounded(result_of(typed[1:], _WHOLE), text)
        except NoSum:
            raise UnreadableMoney(text=text) from None
    if match := _SHORT.fullmatch(fold(typed)):
        decimals = match[3] or ""
        exact = Fraction(int(match[2] + decimals), 10 ** len(decimals)) * _MULTIPLE[match[4]]
        if exact.denominator != 1:
            raise UnreadableMoney(text=text)
        return _bounded(-exact.numerator if match[1] else exact.numerator, text)
    return read_money(text).amount


# ---- dates -----------------------------------------------------------------------------------------------------

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})")
_DOTTED = re.compile(r"([0-9]{1,2})[.]([0-9]{1,2})[.]([0-9]{4})")
_TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_MONTH = r"(?:(?:thang|thg[.]?) ?([0-9]{1,2})|([a-z]{3,9})[.]?)"
_WORDED = re.compile(rf"([0-9]{{1,2}})[ /,-]?{_MONTH}(?:[/-]|,? (?:nam )?| ?nam ?)([0-9]{{4}}|[0-9]{{2}})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})(?:[.] ?| )([0-9]{1,2}),? ([0-9]{4})")
_MONTH_OF_YEAR = re.compile(r"([a-z]{3,9})[.]?[ /-]([0-9]{4})")
_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name[:length]: number for number, name in enumerate(_ENGLISH, 1) for length in (3, len(name))} | {"sept": 9}
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


def read_date(value: object, near: Period | None = None) -> dt.date:
    """A day from a cell: a real date, ``d/m/yyyy``, ``d-m-yyyy``, ISO text, or with its month in words; a time behind it is left.

    A year of two figures is read only by a period it must lie in the years of. Refuses the rest: UnreadableDate (with the
    likely day where there is one), AmbiguousDate for years of two figures without such a period.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        if value.year not in YEARS:
            raise UnreadableDate(text=show_date(value))
        return value
    if isinstance(value, bool) or not isinstance(value, str):
        raise UnreadableDate(_from_serial(value), text=value)
    shown = clean(value)
    text = _day_alone(shown)
    if match := _SHORT_YEAR.fullmatch(text):
        return _in_century(int(match[1]), int(match[3]), int(match[4]), near, shown)
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := _ISO.fullmatch(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _DOTTED.fullmatch(text):
        raise UnreadableDate(_day(int(match[3]), int(match[2]), int(match[1])), text=shown)
    elif (worded := _worded(text)) is not None:
        day, month, year = worded
        if year < 100:
            return _in_century(day, month, year, near, shown)
    else:
        raise UnreadableDate(text=shown)
    read = _day(year, month, day)
    if read is None:
        # Why: 02/15/2026 can only be the American order, but the treasurer decides.
        raise UnreadableDate(_day(year, day, month), text=shown)
    return read


def _day_alone(text: str) -> str:
    """The text of a day without blanks around its signs, a time behind it and the word "ngày" before it."""
    text = re.sub(r" ?([/.-]) ?", r"\1", _plain(text))
    text = _TIME.sub("", text)
    return text[5:] if fold(text[:5]) == "ngay" else text


def _worded(text: str) -> tuple[int, int, int] | None:
    """Day, month and year (of two figures or four) of a text that names the month, or None."""
    folded = fold(text)
    if match := _WORDED.fullmatch(folded):
        month = int(match[2]) if match[2] else _MONTHS.get(match[3], 0)
        return (int(match[1]), month, int(match[4])) if month else None
    if match := _MONTH_FIRST.fullmatch(folded):
        return (int(match[2]), _MONTHS[match[1]], int(match[3])) if match[1] in _MONTHS else None
    return None


def _in_century(day: int, month: int, year: int, near: Period | None, shown: str) -> dt.date:
    """The day whose year lies among those of the period; without such a one refused, with the likelier century."""
    likely = None
    for century in (1900, 2000):
        read = _day(century + year, month, day)
        if read is not None and near is not None and near.first.year <= read.year <= near.last.year:
            return read
        if read is not None and (likely is None or read.year <= clock.today().year + 1):
            likely = read
    raise AmbiguousDate(likely, text=shown)


def read_partial_date(value: object, near: Period | None = None) -> dt.date | PartialDate:
    """A day, or the part of it that is known: ``1990``, ``T5/2019``, ``05/2019``, ``tháng 5 năm 2019``, ``May 2019``."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value in YEARS:
        return PartialDate(int(value))
    if isinstance(value, str):
        text = fold(_plain(value))
        if re.fullmatch(r"[0-9]{4}", text) and int(text) in YEARS:
            return PartialDate(int(text))
        match = re.fullmatch(r"(?:thang|thg[.]?|t)? ?([0-9]{1,2}) ?(?:[/.-]|nam) ?([0-9]{4})", text)
        month = int(match[1]) if match else 0
        if match is None and (match := _MONTH_OF_YEAR.fullmatch(text)):
            month = _MONTHS.get(match[1], 0)
        if match and 1 <= month <= 12 and int(match[2]) in YEARS:
            return PartialDate(int(match[2]), month)
    return read_date(value, near)


def type_date(text: str, working_month: Month) -> dt.date:
    """A day typed in the window: ``5`` of the working month, ``0505``, ``5/5``, ``05052026`` and what ``read_date`` takes.

    A year of two figures is that of the working month.
    """
    typed = _day_alone(text)
    read: dt.date | None = None
    if re.fullmatch(r"[0-9]{1,2}", typed):
        read = _day(working_month.year, working_month.month, int(typed))
    elif match := re.fullmatch(r"([0-9]{2})([0-9]{2})|([0-9]{1,2})[/-]([0-9]{1,2})", typed):
        day, month = (match[1], match[2]) if match[1] else (match[3], match[4])
        read = _day(working_month.year, int(month), int(day))
    elif match := re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", typed):
        read = _day(int(match[3]), int(match[2]), int(match[1]))
    else:
        return read_date(text, Period.of_year(working_month.year))
    if read is None:
        raise UnreadableDate(text=clean(text))
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
