"""The words of a book's sheet, folded: heads with their fund and unit, sums and balances, thu and chi, months, titles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookKind
from app.domain.intake.records import BOOK_SHEET
from app.domain.ledger.coding import Way
from app.domain.ledger.vouchers import parse_number
from app.domain.reading import UnreadableDate, read_date
from app.domain.sheets import Cell
from app.domain.text import clean, fold
from app.imports.content import day_of
from app.imports.encodings import convert
from app.imports.heads import plain_words
from app.imports.tables import Named, field_of

# ---- heads -----------------------------------------------------------------------------------------------------

_THOUSANDS = re.compile(r"\b(1\.000|1000|nghin|trieu|ngan(?= (?:d|dong|vnd)\b))( ?(?:d|dong|vnd))?\b")
_UNIT = re.compile(r"\b(dvt|don vi tinh|don vi|dong viet nam|viet nam dong|vnd|dong|d)\b")
_BANK = re.compile(r"\b(ngan hang|tien gui|tgnh|tg|nh|tai khoan|tk)\b")
_CASH = re.compile(r"\b(tien mat|quy tien mat|tai quy|tm)\b")


@dataclass(frozen=True, slots=True)
class HeadWords:
    """What the words over a column say: the field, whose fund it is of, and by what its amounts are multiplied."""

    named: Named | None = None
    fund: BookKind | None = None
    factor: int = 1


@lru_cache(maxsize=1 << 12)
def head_words(heading: str, lowest: str = "") -> HeadWords:
    """A folded heading (its words from top to bottom), else its lowest words alone."""
    factor = unit_of(heading)
    said = _UNIT.sub(" ", _THOUSANDS.sub(" ", heading)) if len(heading) < 90 else heading
    said = " ".join(said.split()) or heading
    is_bank, is_cash = _BANK.search(said) is not None, _CASH.search(said) is not None
    fund = None if is_bank == is_cash else BookKind.BANK if is_bank else BookKind.CASH
    bare = " ".join(_CASH.sub(" ", _BANK.sub(" ", said)).split())
    named = _named(said) or _named(bare)
    if lowest and lowest != heading and (named is None or lowest in ("thang", "nam")):
        named = head_words(lowest).named or named
    if fund is not None and named is None and bare in ("", "so", "quy"):
        fund = None
    return HeadWords(named, fund, factor)


def _named(words: str) -> Named | None:
    found = field_of(BOOK_SHEET, words)
    return None if found is None or (found.sure < 2 and len(words.split()) > 6) else found


def unit_of(words: str) -> int:
    """1000 for «nghìn đồng», a million for «triệu đồng», else 1."""
    found = _THOUSANDS.search(words)
    if found is None or (found[1] in ("1000", "1.000") and not found[2]):
        return 1
    return 1_000_000 if found[1] == "trieu" else 1000


# ---- rows that are no entries ----------------------------------------------------------------------------------

SUMMARY = re.compile(
    r"^(cong (so )?(phat sinh|ps)|cong luy ke|cong (thang|quy|nam|trang|so|mang|chuyen|thu|chi|cuoi|ca)|(tong|cong)( cong| so)? *:?$|"
    r"tong (cong|so|thu|chi|phat sinh|thang|quy|nam|ca)|so du\b|luy ke|so (trang|thang|quy|nam) (truoc|sau)|"
    r"ton\b|du (dau|cuoi)|mang sang|chuyen (sang|trang)|so phat sinh|ps (trong )?(thang|ky)|phat sinh (trong )?(thang|ky|nam|quy)|"
    r"so (ton|du)\b|ket du|(trang|thang) truoc (chuyen|mang) sang|so mang sang|so chuyen sang|tien ton|quy (dau|cuoi) (ky|thang|nam))"
)
_CARRIED = re.compile(r"mang sang|chuyen sang|trang (truoc|sau)|chuyen trang")
_OPENING = re.compile(
    r"\b(dau (ky|nam|thang|quy|ngay)|(so du|ton|ton quy|du) dau|(so du|ton|ton quy|du) ?(cuoi )?(thang|nam|ky) truoc|"
    r"(thang|nam|ky) truoc (chuyen|mang) sang|nam truoc)"
)
_CLOSING = re.compile(r"(so du|ton|du|quy|con)\b.*\bcuoi|ton (quy )?(den|tai) ngay|\bcuoi (ky|nam|thang|quy|ngay)")
_BALANCE = re.compile(r"^(so du|ton|du|so ton|ket du|tien ton|quy (dau|cuoi))\b")
SURE_OPENING = re.compile(r"(so du|ton|du|so ton)( quy| tien mat| tien gui)? dau (ky|nam|thang|quy)\b.{0,24}")
SURE_TOTAL = re.compile(
    r"(cong|tong)( cong)?( so)?( phat sinh| ps)?( trong)?( (thang|quy|nam|ky)( \d{1,4})?( (/|nam) ?\d{4})?)? *:?"
)


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """A text in Unicode, folded, with letters, figures and the signs of days only."""
    return re.sub(r"[^a-z0-9/.:-]+", " ", fold(convert(text).text)).strip(" -.:")


_TONES = {"cong": "cộng", "tong": "tổng", "ton": "tồn", "du": "dư"}


@lru_cache(maxsize=1 << 14)
def summary_words(text: str) -> str | None:
    """The folded words of a sum or balance; None for any other text. «Công ty», «Tôn tạo» are other words than «Cộng», «Tồn»."""
    label = folded(text)
    if SUMMARY.search(label) is None:
        return None
    first = clean(convert(text).text).casefold().split(" ")[0].strip(" :.-")
    toned = _TONES.get(label.split(" ")[0].strip(":."))
    return label if toned is None or first.isascii() or first == toned else None


def is_carried(label: str) -> bool:
    """True for what goes over from one page to the next."""
    return _CARRIED.search(label) is not None


def is_balance(label: str) -> bool:
    """True for a balance, at the beginning or at the end."""
    return _BALANCE.search(label) is not None or is_opening(label)


def is_opening(label: str) -> bool:
    """True for a balance to count from."""
    return _OPENING.search(label) is not None and _CLOSING.search(label) is None


def is_closing(label: str) -> bool:
    """True for a balance that is left."""
    return _CLOSING.search(label) is not None


# ---- thu or chi ------------------------------------------------------------------------------------------------

_IN = re.compile(
    r"\+|(thu|t|pt|in|bc|gbc|vao|nhap|tang|nhan)\b.*|(gui|nop|tien) vao\b.*|bao co\b.*|phieu thu\b.*|p(hieu)? ?thu\b.*|pt\d.*|bc\d.*|t\d+"
)
_OUT = re.compile(
    r"-|(chi|c|pc|out|unc|bn|gbn|ra|xuat|giam|rut|tra)\b.*|tien ra\b.*|bao no\b.*|phieu chi\b.*|uy nhiem chi\b.*|pc\d.*|unc\d.*|c\d+"
)


@lru_cache(maxsize=1 << 12)
def side_of_word(text: str) -> Way | None:
    """Which side a cell names: ``Thu``, ``T``, ``+``, ``PT01``, ``Phiếu chi``, ``01/PC``; None for anything else."""
    text = convert(text).text
    number = parse_number(text)
    if number is not None:
        return "in" if number.kind.brings_in else "out"
    bare = fold(text).strip()
    if bare in ("+", "-", "–"):
        return "in" if bare == "+" else "out"
    for words in (bare, re.sub(r"^[\d\s/.-]+", "", bare)):
        words = re.sub(r"[^a-z0-9]+", " ", words).strip()
        if _IN.fullmatch(words):
            return "in"
        if _OUT.fullmatch(words):
            return "out"
    return None


# ---- months, titles --------------------------------------------------------------------------------------------

_MONTH = re.compile(r"(?:thang|t) ?(0?[1-9]|1[0-2])(?: ?(?:/|-|\.|nam|,)? ?((?:19|20)\d\d))?")
_SHEET_MONTH = re.compile(
    r"(?:.*\b)?(?:thang|t) ?(0?[1-9]|1[0-2])\b(?:[ ./-]*(?:nam )?((?:19|20)\d\d))?.*|(0?[1-9]|1[0-2])(?:[ ./-]+((?:19|20)\d\d))?"
)


def month_heading(label: str) -> tuple[int, int | None] | None:
    """The month of a heading among the rows, and its year where it says so: «Tháng 3», «Tháng 03/2026», «T3»."""
    found = _MONTH.fullmatch(label)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


def month_of_name(name: str) -> int | None:
    """The month that a sheet's name says: ``T3``, ``Tháng 03``, ``3-2026``."""
    found = _SHEET_MONTH.fullmatch(folded(name))
    return int(found[1] or found[3]) if found else None


def month_in(label: str) -> tuple[int, int | None] | None:
    """The month that the words of a sum or balance name, and its year where they say so."""
    found = re.search(r"\b(?:thang|t) ?(0?[1-9]|1[0-2])\b(?: ?(?:/|-|\.|nam)? ?((?:19|20)\d\d))?", label)
    return (int(found[1]), int(found[2]) if found[2] else None) if found else None


_FUND = r"\bquy\b(?! *(?:[1-4]|i{1,3}|iv)\b)"
"""Folded, «quỹ» and «quý» are one word; before a number it is a quarter."""


def kind_of(titles: str, heads: str, name: str, numbers: BookKind | None = None) -> BookKind | None:
    """Which book it is by its title, else by what its numbers say, by its heads, by the sheet's name; None where nothing says it."""
    for words, bank, cash in (
        (
            titles,
            r"so tien gui|s12-?h|so (chi tiet )?tgnh|so (theo doi )?(thu chi )?(ngan hang|tien gui)",
            r"so quy tien mat|s11-?h|so (chi tiet )?tien mat",
        ),
        (heads, r"gui vao|rut ra|ngan hang|tien gui", r"tien mat|ton quy|so quy"),
        (name, r"\b(nh|tg|tgnh|ngan hang|tien gui|bank)\b", rf"\b(tm|tien mat|cash)\b|{_FUND}"),
        (titles, r"tien gui|ngan hang|so tai khoan|noi mo tai khoan", rf"tien mat|so quy|{_FUND}"),
    ):
        is_bank, is_cash = re.search(bank, words) is not None, re.search(cash, words) is not None
        if is_bank != is_cash:
            return BookKind.BANK if is_bank else BookKind.CASH
        if numbers is not None:
            return numbers
    return None


_LONGEST_LABEL = 7


def kind_of_label(label: str) -> BookKind | None:
    """Which fund the short name of a table is: «I. TIỀN MẶT», «Tiền gửi ngân hàng»; None for a longer text or one of both."""
    if len(label.split(" ")) > _LONGEST_LABEL:
        return None
    is_bank, is_cash = _BANK.search(label) is not None, _CASH.search(label) is not None
    return None if is_bank == is_cash else BookKind.BANK if is_bank else BookKind.CASH


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_of(texts: list[str], name: str) -> Period | None:
    """The time the title names: from day to day, a month, a quarter or a year; else the time in the sheet's name."""
    for text in texts:
        days = re.search(r"tu (?:ngay )?(\d{1,2}/\d{1,2}/\d{4}) den (?:het )?(?:ngay )?(\d{1,2}/\d{1,2}/\d{4})", text)
        if days:
            try:
                return Period(read_date(days[1]), read_date(days[2]))
            except (UnreadableDate, ValueError):
                continue
    heads = [
        text
        for text in texts
        if re.match(r"(nam|thang|quy (\d|i{1,3}|iv)\b|ky|so |so$|thu,? chi|theo doi|bang ke)", text)
    ]
    for text in [*heads, folded(name)]:
        # Trap: "2026" in a sheet's name may stand beside a month: T3.2026, 03-2026.
        if month := re.search(r"(?:thang|\bt) ?(\d{1,2}) ?(?:/|-|\.|nam|năm| )+((?:19|20)\d\d)\b", text):
            if 1 <= int(month[1]) <= 12:
                return Period.of_month(Month(int(month[2]), int(month[1])))
        elif quarter := re.search(r"(?:quy|\bq) ?([1-4]|iv\b|i{1,3}\b) ?(?:/|-|\.|nam| )+((?:19|20)\d\d)\b", text):
            return Period.of_quarter(int(quarter[2]), _ROMAN.get(quarter[1]) or int(quarter[1]))
        elif year := re.search(r"\b((?:19|20)\d\d)\b", text):
            return Period.of_year(int(year[1]))
    return None


def day_or_none(year: int | None, month: int | None, day: int) -> dt.date | None:
    """The day, or None where something is missing or there is no such day."""
    try:
        return dt.date(year, month, day) if year and month else None
    except ValueError:
        return None


def plain_row(cells: Sequence[Cell]) -> tuple[str, ...]:
    """A row's words as heads are compared."""
    return tuple(plain_words(cell) for cell in cells if cell is not None)


def day_of_cell(cell: Cell) -> dt.date | None:
    """The day of a cell, surely or as a proposal; None for a number."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    return cell if isinstance(cell, dt.date) else day_of(cell) if isinstance(cell, str) else None
