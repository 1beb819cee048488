"""What the statutory forms have in common: who prints them, under which circular, when and by whom they are signed.

Accounting forms carry no national header, no "chưa khóa sổ" and no proof strip; those belong to letters and to our own
reports.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Month, Period, long_date, show_date
from app.domain.problems import N_
from app.exports.document import Align, Letterhead, Line, Signatures, Signer

if TYPE_CHECKING:
    from app.models.queries.union.organisation import Organisation

NOTE = "(Ký, họ tên)"
NOTE_AND_SEAL = "(Ký, họ tên, đóng dấu)"
BLANK_DATE = "Ngày …… tháng …… năm ………"


@dataclass(frozen=True, slots=True)
class Regime:
    """A state accounting regime: its short key, and the legal line as the forms print it. One whose forms are the unit's ``own``
    gives them no number of a circular."""

    key: str
    name: str
    lines: tuple[str, ...]
    own: bool = False

    @property
    def line(self) -> str:
        """The legal line as one sentence, without brackets."""
        return " ".join(self.lines).strip("()")


# Law: the regime the union forms follow. From 2025 on TT 24/2024, Điều 4 khoản 1, lets a unit design its own vouchers and knows no
# C40, C41, S11, S12: these numbers stand beside TT 107 alone, kept as the union's own form, or no number is printed at all.
TT_107 = Regime(
    "tt107",
    N_("Thông tư số 107/2017/TT-BTC ngày 10/10/2017"),
    ("(Ban hành kèm theo Thông tư số 107/2017/TT-BTC", "ngày 10/10/2017 của Bộ Tài chính)"),
)
TT_24 = Regime(
    "tt24",
    N_("Mẫu của đơn vị tự thiết kế (Điều 4 Thông tư số 24/2024/TT-BTC)"),
    ("Mẫu của công đoàn cơ sở",),
    own=True,
)
_TT_24_NUMBER = "24/2024/TT-BTC"
REGIMES = {regime.key: regime for regime in (TT_107, TT_24)}
# Law: HD 47/HD-TLĐ 30/12/2021, for the forms of the Tổng Liên đoàn.
HD_47 = Regime(
    "hd47",
    N_("Hướng dẫn số 47 ngày 30/12/2021 của Tổng Liên đoàn"),
    ("(Ban hành kèm theo hướng dẫn", "số 47 ngày 30/12/2021 của Tổng Liên đoàn)"),
)

_KNOWN = {regime.line.removeprefix("Ban hành kèm theo "): regime for regime in (TT_107, HD_47)}


def regime_of(document: str) -> Regime:
    """The regime of a document as a policy names it; one nobody knows yet prints under its own name."""
    document = document.strip()
    known = TT_24 if _TT_24_NUMBER in document else _KNOWN.get(document)
    if known is not None:
        return known
    name, day, rest = document.partition(" ngày ")
    lines = (f"(Ban hành kèm theo {name}", f"ngày {rest})") if day else (f"(Ban hành kèm theo {name})",)
    return Regime(document, document, lines)


_UNION_WORDS = ("công đoàn cơ sở", "cđcs")


def union_without_kind(union: str) -> str:
    """A union's name without "Công đoàn cơ sở" or "CĐCS" before it, for forms that print those words themselves."""
    name = union.strip()
    for words in _UNION_WORDS:
        if name.lower().startswith(words):
            return name[len(words) :].lstrip(" :-–")
    return name


def form_head(number: str, regime: Regime) -> tuple[Line, ...]:
    """The right side of an accounting form: its number and its circular, or that it is the unit's own."""
    if regime.own:
        return tuple(Line(line, bold=True) for line in regime.lines)
    return (Line(number, bold=True), *(Line(line, italic=True, larger=-1) for line in regime.lines))


def report_head(organisation: Organisation, number: str, regime: Regime, address: bool = False) -> Letterhead:
    """The superior union, the union (and its address) on the left; used by books and reports."""
    left = [
        Line(organisation.superior.upper(), align=Align.LEFT),
        Line(f"Công đoàn cơ sở: {union_without_kind(organisation.union)}", bold=True, align=Align.LEFT),
    ]
    if address:
        left.append(Line(f"Địa chỉ: {organisation.address}", align=Align.LEFT))
    return Letterhead(tuple(left), form_head(number, regime), share=0.52)


def plain_head(superior: str, union: str, number: str) -> Letterhead:
    """Both names at the left as they are written, the form's number at the right; used by slips and minutes."""
    left = (Line(superior, align=Align.LEFT), Line(union, bold=True, align=Align.LEFT))
    return Letterhead(left, (Line(number, bold=True),), 0.68)


def period_line(period: Period) -> str:
    """``Năm 2024``, ``Tháng 03 năm 2024``, ``Quý 1 năm 2024`` or ``Từ ngày … đến ngày …``."""
    if period.is_year:
        return f"Năm {period.first.year}"
    if period.is_month:
        return f"Tháng {period.first.month:02d} năm {period.first.year}"
    quarter = (period.first.month + 2) // 3
    if period == Period.of_quarter(period.first.year, quarter):
        return f"Quý {quarter} năm {period.first.year}"
    return from_to_line(period)


def from_to_line(period: Period) -> str:
    """``Từ ngày 01/01/2025 đến ngày 31/05/2025``."""
    return f"Từ ngày {show_date(period.first)} đến ngày {show_date(period.last)}"


def spoken_day(day: dt.date | None) -> str:
    """``ngày 10 tháng 02 năm 2026`` within a sentence, or dots for the pen."""
    text = long_date(day) if day is not None else BLANK_DATE
    return text[0].lower() + text[1:]


def place_and_date(place: str, day: dt.date | None) -> str:
    """``Nam Hải, ngày 31 tháng 12 năm 2024``; dots for the pen when the day of signing is not known."""
    return f"{place}, {spoken_day(day)}" if place else long_date(day) if day is not None else BLANK_DATE


def month_name(month: Month) -> str:
    """``01/2024``."""
    return f"{month.month:02d}/{month.year}"


def signer(role: str, name: str = "", date: str = "", *, seal: bool = False) -> Signer:
    """A place to sign; a role of several lines has them parted by line breaks."""
    return Signer(tuple(role.split("\n")), NOTE_AND_SEAL if seal else NOTE, name, date)


def chair_signer(name: str, date: str, committee: str, title: str) -> Signer:
    """TM. BAN CHẤP HÀNH / CHỦ TỊCH, as they are called, with seal."""
    return signer(f"TM. {committee.upper()}\n{title.upper()}", name, date, seal=True)


def signatures(*signers: Signer, room: float = 18) -> Signatures:
    """Places to sign side by side, ``room`` millimetres high for the hand."""
    return Signatures(signers, room)
