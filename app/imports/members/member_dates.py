"""A column of dates that Excel may have turned month first: reported once for the column, never mended.

Single dates are read in ``member_cells.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from app.domain.members.records import MEMBER
from app.domain.problems import N_, Finding, Message, warn
from app.domain.text import clean
from app.imports.members.member_sheet import MemberSheetRow

_FEWEST = 10
"""Ten days of birth that all lie before the thirteenth are no accident (one list in ten thousand)."""


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
