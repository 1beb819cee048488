"""A column of days looked at as a whole: short years and English months that the column itself settles, told once; days that Excel may
have turned month first, reported and never mended.

Single days are read in ``member_cells.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.dates import show_date
from app.domain.members.records import MEMBER
from app.domain.problems import N_, Finding, Message, note, warn
from app.domain.text import clean, fold
from app.imports.members.member_row import MemberSheetRow

_FEWEST = 10
"""Ten days of birth that all lie before the thirteenth are no accident (one list in ten thousand)."""


_SHORT = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_SPELT = re.compile(r"(\d{1,2})[ ./-]*([a-z]{3,9}|thg ?\d{1,2}|thang ?\d{1,2})[ .,/-]*(\d{2}|\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FEWEST_SHORT = 2
YOUNGEST, OLDEST, EARLIEST_JOINED = 15, 85, 1945
"""Law: Bộ luật Lao động 2019, art. 3: a worker is at least fifteen."""


def with_settled_days(
    rows: Sequence[MemberSheetRow], sheet: str, today: dt.date
) -> tuple[list[MemberSheetRow], list[Finding]]:
    """The rows with days of two-figure years and spelt months read where the column leaves one reading, and one note for each column."""
    settled, findings = list(rows), list[Finding]()
    years = {
        "birth": range(today.year - OLDEST, today.year - YOUNGEST + 1),
        "joined": range(EARLIEST_JOINED, today.year + 1),
    }
    for key, possible in years.items():
        days = {
            place: day
            for place, row in enumerate(settled)
            if isinstance(cell := row.cells.get(key), str) and (day := _written_day(cell, possible)) is not None
        }
        # Why: one short year among whole ones is a slip; a column of them is how she writes.
        if len(days) < _FEWEST_SHORT or not _is_day_first(row.cells.get(key) for row in rows):
            continue
        for place, day in days.items():
            row = settled[place]
            settled[place] = replace(row, cells={**row.cells, key: day})
        text = N_("Cột {label}: {count} ô viết năm hai số hoặc tên tháng, ví dụ «{text}» đọc là {day}.")
        place, day = next(iter(days.items()))
        values = {"label": Message(MEMBER[key].label), "count": len(days), "day": show_date(day)}
        findings.append(note("days-short", text, key, text=rows[place].cells[key], **values).at(sheet))
    return settled, findings


def _is_day_first(cells: Iterable[object]) -> bool:
    pairs = [match for cell in cells if isinstance(cell, str) and (match := _SHORT.fullmatch(clean(cell)))]
    return not any(int(match[2]) > 12 for match in pairs)


def _written_day(text: str, years: range) -> dt.date | None:
    """The one day of ``05/03/85`` or ``07-Mar-1985`` whose year is possible; None for other texts, and where both centuries are."""
    words = fold(text)
    if match := _SHORT.fullmatch(words):
        month = int(match[2])
    elif match := _SPELT.fullmatch(words):
        spelt = match[2]
        figures = re.sub(r"\D", "", spelt)
        month = int(figures) if figures else _MONTHS.index(spelt[:3]) + 1 if spelt[:3] in _MONTHS else 0
    else:
        return None
    year = int(match[3])
    found = [year] if year > 99 else [whole for century in (1900, 2000) if (whole := century + year) in years]
    try:
        return dt.date(found[0], month, int(match[1])) if len(found) == 1 else None
    except ValueError:
        return None


def columns_maybe_swapped(rows: Sequence[MemberSheetRow], sheet: str) -> Iterator[Finding]:
    """A warning for each column whose real dates all have days up to 12 while later days stand there as text.

    Trap: where Windows reads month first, Excel takes 05/03/1990 for 3 May and leaves 25/03/1990 as text.
    """
    for key in ("birth", "joined"):
        cells = [cell for row in rows if (cell := row.cells.get(key)) is not None]
        real = [cell for cell in cells if isinstance(cell, dt.date)]
        late_as_text = any(isinstance(cell, str) and _is_late(cell) for cell in cells)
        if len(real) >= _FEWEST and late_as_text and all(day.day <= 12 for day in real):
            text = N_(
                "Cột {label}: {count} ô kiểu ngày đều có ngày không quá 12, các ngày sau 12 đều là chữ: có lẽ Excel đã đảo ngày và tháng. Hãy so vài dòng với giấy tờ trước khi nhập."
            )
            yield warn("dates-maybe-swapped", text, key, label=Message(MEMBER[key].label), count=len(real)).at(sheet)


def _is_late(text: str) -> bool:
    match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}", clean(text))
    return match is not None and int(match[1]) > 12 >= int(match[2])
