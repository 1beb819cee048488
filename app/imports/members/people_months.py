"""What the title and the name of a sheet say of the whole list: the month it is of, and the group of its people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.domain.dates import Month
from app.domain.text import clean, fold
from app.imports.encodings import convert
from app.imports.members.people_words import group_name, says_group
from app.imports.tables import Table
from app.imports.units import unit_in_title

_ROWS_ABOVE = 12


def titles_above(table: Table) -> Iterator[str]:
    """The texts above a head, from the lowest up."""
    for row in reversed(table.sheet.rows[max(0, table.place - _ROWS_ABOVE) : table.place]):
        for cell in row:
            if isinstance(cell, str) and (text := clean(convert(cell).text).strip(" ()[]*-–")):
                yield text


# ---- the month -------------------------------------------------------------------------------------------------


def month_of_name(name: str) -> Month | None:
    """The one month a sheet is named after: ``012026``, ``02026``, ``T5.2019``, ``Tháng 3-2026``."""
    months = months_of_name(name)
    return months[0] if months is not None and months[0] == months[1] else None


def months_of_name(name: str) -> tuple[Month, Month] | None:
    """The first and last month a sheet is named after: ``012026``, ``02026``, ``T5.2019``, ``Q1.2026``, ``Tháng 3-2026``."""
    text = re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()
    if match := re.search(r"\bq(?:uy)? ?([1-4])(?: nam)? ?((?:19|20)\d\d)\b", text):
        first = Month(int(match[2]), int(match[1]) * 3 - 2)
        return first, first.plus(2)
    match = re.search(r"(?:\b|\bt|thang) ?(0?[1-9]|1[0-2]) ?(?:nam )?((?:19|20)\d\d)\b", text)
    # Why: 02026 is how a treasurer wrote February 2026: 02 and 026.
    match = match or re.fullmatch(r"(0[1-9]|1[0-2])(0\d\d)", text)
    if match is None:
        return None
    year = int(match[2])
    month = Month(year if year > 999 else 2000 + year, int(match[1]))
    return month, month


_BARE_MONTH = re.compile(r"(?:t|th|thang)?[ ._-]*(0?[1-9]|1[0-2])")
_YEAR = re.compile(r"\bnam[ :]+(20\d\d)\b")


def month_of_name_in(name: str, titles: Iterable[str]) -> Month | None:
    """The month of a sheet named ``T1`` or ``Tháng 1``, in the one year that its titles name."""
    match = _BARE_MONTH.fullmatch(fold(name).strip())
    years = {
        int(year) for title in titles for year in _YEAR.findall(fold(title)) if not _NOT_OF_A_LIST.search(fold(title))
    }
    return Month(years.pop(), int(match[1])) if match and len(years) == 1 else None


_BY_DAY = re.compile(
    r"(?:den|tinh den|co mat den|tai thoi diem|thoi diem|ngay)\s*(?:het )?(?:ngay )?\s*\d{1,2}[/.-](0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)\b"
)
_NAMED = re.compile(r"\bt(?:hang)?\s?(0?[1-9]|1[0-2])\s*(?:nam|[/.,-])?\s*((?:19|20)\d\d)\b")
_NOT_OF_A_LIST = re.compile(
    r"quyet dinh|\bqd\b|huong dan|\bhd\b|hieu luc|can cu|thong tu|nghi dinh|ket nap|,\s*ngay \d+ thang"
)


def month_of_sheet(table: Table) -> Month | None:
    """The month that the title names, «tháng 3/2026» or «tính đến 31/03/2026», else the sheet's name; None for none or several."""
    for text in titles_above(table):
        words = fold(text)
        if _NOT_OF_A_LIST.search(words):
            continue
        if match := _BY_DAY.search(words):
            return Month(int(match[2]), int(match[1]))
        named = {Month(int(year), int(month)) for month, year in _NAMED.findall(words)}
        if len(named) == 1:
            return named.pop()
    return month_of_name(table.sheet.name) or month_of_name_in(table.sheet.name, titles_above(table))


# ---- the group -------------------------------------------------------------------------------------------------

_LISTED = re.compile(
    r"^(?:danh sách|ds)\s+(?:(?:trích ngang|toàn bộ|các|đoàn viên|cnv|cbcnv|công nhân viên|công nhân|người lao động|nhân viên|lao động|nlđ|công đoàn|đv)\s+)*",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?:tổ công đoàn|tổ|đơn vị|bộ phận|phòng|phòng ban|bộ phận/tổ)\s*[:：]\s*(.+)$", re.IGNORECASE)
_WHEN = re.compile(r"\s*[-–,(]?\s*(?:tháng|năm|quý|tính đến|đến ngày|\()\s*.*$", re.IGNORECASE)
_OF_ALL = frozenset({"cong doan", "cong doan co so", "cty", "cong ty", "chuc cong doan"})


def group_of_sheet(table: Table) -> str:
    """The group that a title or the sheet's name gives to everybody in the list; empty where none does."""
    for text in titles_above(table):
        if found := _group_in(text):
            return found
    name = clean(table.sheet.name)
    return group_name(_WHEN.sub("", name)) if says_group(_spaced(name)) and months_of_name(name) is None else ""


def _group_in(title: str) -> str:
    if unit_in_title(title) is not None:
        return ""
    if match := _LABELLED.match(title):
        named = _WHEN.sub("", match[1]).strip()
        words = fold(named)
        return (
            "" if words.startswith(("cong ty", "cty", "cong doan", "cdcs", "dong", "nghin", "trieu", "vnd")) else named
        )
    rest = _WHEN.sub("", _LISTED.sub("", title)).strip(" :.-–")
    if rest == title and not says_group(title):
        return ""
    _first, _blank, named = fold(rest).partition(" ")
    if not says_group(rest) or not named or any(named.startswith(each) for each in _OF_ALL) or len(rest) > 40:
        return ""
    return group_name(rest)


def _spaced(name: str) -> str:
    return re.sub(r"[_.]+", " ", name)
