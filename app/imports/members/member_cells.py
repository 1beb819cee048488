"""The cells of one row of a member list read as far as they are sure: a draft, and what was found while reading.

One small function per kind of cell. Rows beside one another are compared in ``member_twice.py`` and ``member_plan.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from app.domain.members.citizen_number import (
    NEW_LENGTH,
    UnreadableCitizenNumber,
    doubts_about,
    is_old_number,
    read_citizen_number,
)
from app.domain.members.member_import import MemberOptions
from app.domain.members.members import Gender, KnownDate, MemberDraft, UnreadableGender, read_gender, show_known_date
from app.domain.members.records import MEMBER
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message
from app.domain.reading import AmbiguousDate, UnreadableDate, read_partial_date
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.cells import (
    CellFinding,
    CellFindings,
    Reading,
    is_mark,
    read,
    read_amount,
    read_words,
    stopped,
    told_in,
)
from app.imports.encodings import convert
from app.imports.members.member_dates import EARLIEST_JOINED, OLDEST, YOUNGEST
from app.imports.members.member_row import MemberSheetRow
from app.imports.members.member_sheet import MemberSheet
from app.imports.members.people_rows import IF_FEMALE, IF_MALE

_SHORTEST_PHONE = 8


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One row of the list: its cells, what they say, and what was found. ``draft`` takes the proposals."""

    source: MemberSheetRow
    draft: MemberDraft
    findings: tuple[Finding, ...] = ()

    sheet: str = ""
    """The sheet it stands on."""
    is_one_of_several: bool = False
    """The list stands on several sheets."""

    @property
    def row(self) -> int:
        return self.source.row

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: no two lines share it."""
        return self.sheet, self.source.row

    @property
    def shown(self) -> object:
        """The row as a sentence names it, with its sheet where the list stands on several."""
        return f"{self.row} («{self.sheet.strip()}»)" if self.is_one_of_several else self.row

    @property
    def is_refused(self) -> bool:
        """True when something stops the row and nothing is proposed."""
        return bool(self.findings) and any(found.stops and found.proposal is None for found in self.findings)

    def with_findings(self, *findings: Finding) -> MemberLine:
        """The line with more findings."""
        return replace(self, findings=(*self.findings, *findings)) if findings else self


Reader = Callable[[Cell], Reading[Any]]
_STAND_ONCE = frozenset({"citizen_number", "staff_number", "member_number", "phone", "address", "note"})
"""Fields of which hardly two rows say the same; what stands many times in a list is read only once."""


def _remembering(read: Reader) -> Reader:
    # Why typed: True, 1 and 1.0 are one key to a dict and three cells to a reader.
    return lru_cache(1 << 15, typed=True)(read)


class LineReader:
    """Reads the rows of one list; what a cell says depends on nothing but the cell and the options."""

    def __init__(self, sheet: MemberSheet, options: MemberOptions, is_one_of_several: bool = False) -> None:
        self._sheet = sheet
        self._is_one_of_several = is_one_of_several
        self._today = options.today
        years = range(options.today.year - OLDEST, options.today.year - YOUNGEST + 1)
        since = range(EARLIEST_JOINED, options.today.year + 1)
        own: dict[str, Reader] = {
            "full_name": _name,
            "gender": _gender,
            "birth": partial(_birth, today=options.today, years=years),
            "citizen_number": _citizen_number,
            "phone": _phone,
            "joined": partial(_date, key="joined", years=since),
            "wage": partial(_wage, lowest=options.minimum_wage),
        }
        readers: dict[str, Reader] = {each.key: own.get(each.key, partial(read, each)) for each in MEMBER.importable}
        self._readers = {key: reader if key in _STAND_ONCE else _remembering(reader) for key, reader in readers.items()}
        nothing = {key: reader(None) for key, reader in readers.items()}
        self._nothing = {key: value for key, (value, _found) in nothing.items()}
        self._missing = {key: found for key, (_value, found) in nothing.items() if found}

    def read(self, source: MemberSheetRow, found: tuple[Finding, ...] = ()) -> MemberLine:
        """The row as a line; ``found`` is what the reader of the file saw in it. Never raises for what a cell holds."""
        cells = source.cells
        values: dict[str, Any] = dict(self._nothing)
        findings: list[CellFinding] = []
        by_gender = IF_MALE in cells or IF_FEMALE in cells
        read = {**cells, "gender": None, "birth": None} if by_gender else cells
        for key, cell in read.items():
            if (reader := self._readers.get(key)) is not None and cell is not None:
                values[key], on_cell = reader(cell)
                findings += on_cell
        for key, on_nothing in self._missing.items():
            findings += on_nothing if key not in cells else ()
        if by_gender:
            (values["gender"], on_gender), (values["birth"], on_birth) = self._under_nam_or_nu(cells)
            findings += (*on_gender, *on_birth)
        findings += _about_joined(values["joined"], values["birth"], self._today)
        findings += _doubts(values["citizen_number"], values["gender"], values["birth"])
        draft = MemberDraft(**values)
        told = (*found, *told_in(self._sheet, source.row, findings))
        return MemberLine(source, draft, told, self._sheet.name, self._is_one_of_several)

    def _under_nam_or_nu(self, cells: Mapping[str, Cell]) -> tuple[Reading[Gender | None], Reading[KnownDate | None]]:
        """Gender and birth as Mẫu 5b writes them: the birth, or a mark, under Nam or under Nữ."""
        man, woman, birth = cells.get(IF_MALE), cells.get(IF_FEMALE), self._readers["birth"]
        if man is not None and woman is not None:
            message = Message(N_("Dòng này ghi ở cả cột Nam và cột Nữ: hãy chỉ ghi một cột."))
            return (None, stopped("gender", "gender-both", message)), birth(cells.get("birth"))
        gender, mark = (Gender.MALE, man) if man is not None else (Gender.FEMALE, woman)
        says_only_that = is_mark(mark) or (isinstance(mark, str) and clean(mark).casefold() in ("nam", "nữ"))
        return (gender, ()), birth(cells.get("birth") if says_only_that else mark)


def _about_joined(joined: KnownDate | None, birth: KnownDate | None, today: dt.date) -> Iterator[CellFinding]:
    if joined is None:
        return
    shown = show_known_date(joined)
    if joined.year > today.year or (isinstance(joined, dt.date) and joined > today):
        message = Message(N_("Ngày vào công đoàn {day} ở tương lai: hãy xem lại."), {"day": shown})
        yield CellFinding(Level.WARN, "joined-future", "joined", message)
    elif birth is not None and joined.year < birth.year + YOUNGEST:
        message = Message(
            N_("Ngày vào công đoàn {day} khi chưa đủ {age} tuổi: hãy xem lại."), {"day": shown, "age": YOUNGEST}
        )
        yield CellFinding(Level.WARN, "joined-unlikely", "joined", message)


_LETTER = re.compile(r"[^\W\d_]")


def _name(cell: Cell) -> Reading[str]:
    name, findings = read_words("full_name", cell)
    if not name:
        message = Message(N_("Dòng này chưa có họ và tên: hãy ghi tên hoặc bỏ dòng."))
        return name, (*findings, *stopped("full_name", "name-missing", message))
    if not _LETTER.search(name):
        message = Message(N_("«{text}» không phải họ tên: hãy sửa trong Excel."), {"text": name})
        return name, (*findings, *stopped("full_name", "name-unreadable", message))
    return name, findings


# ---- gender and dates ------------------------------------------------------------------------------------------


def _gender(cell: Cell) -> Reading[Gender | None]:
    if cell is None:
        return None, ()
    try:
        return read_gender(convert(cell).text if isinstance(cell, str) else cell), ()
    except UnreadableGender as refusal:
        return None, stopped("gender", refusal.code, refusal.message)


def _birth(cell: Cell, today: dt.date, years: range) -> Reading[KnownDate | None]:
    birth, findings = _date(cell, "birth", years)
    if birth is None:
        return birth, findings
    if birth.year > today.year or (isinstance(birth, dt.date) and birth > today):
        message = Message(N_("Ngày sinh {day} ở tương lai: hãy xem lại."), {"day": show_known_date(birth)})
        return None, (*findings, *stopped("birth", "birth-future", message))
    if birth.year not in years:
        message = Message(
            N_("Ngày sinh {day} cho tuổi {age}: hãy xem lại."),
            {"day": show_known_date(birth), "age": today.year - birth.year},
        )
        return birth, (*findings, CellFinding(Level.WARN, "birth-unlikely", "birth", message))
    return birth, findings


def _date(cell: Cell, key: str, years: range) -> Reading[KnownDate | None]:
    """The date, or the proposed one; of two-figure years only the one of the two centuries that lies in ``years``."""
    if cell is None:
        return None, ()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    try:
        return read_partial_date(convert(cell).text if isinstance(cell, str) else cell), ()
    except AmbiguousDate as refusal:
        proposal = _in_century(str(cell), years)
        message, code = refusal.message, refusal.code
    except UnreadableDate as refusal:
        proposal = refusal.proposal
        if proposal is not None and proposal.year not in years:
            proposal = None
        message, code = refusal.message, refusal.code
    mended = None if proposal is None else Message(N_("{day}"), {"day": show_known_date(proposal)})
    return proposal, stopped(key, code, message, mended)


def _in_century(text: str, years: range) -> dt.date | None:
    match = re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{2})", clean(text))
    if match is None:
        return None
    found = [year for century in (1900, 2000) if (year := century + int(match[3])) in years]
    try:
        return dt.date(found[0], int(match[2]), int(match[1])) if len(found) == 1 else None
    except ValueError:
        return None


# ---- numbers ---------------------------------------------------------------------------------------------------


def _citizen_number(cell: Cell) -> Reading[str]:
    if cell is None:
        return "", ()
    if isinstance(cell, str) and len(cell) == NEW_LENGTH and cell.isascii() and cell.isdigit():
        return cell, ()
    try:
        number = read_citizen_number(cell)
    except UnreadableCitizenNumber as refusal:
        mended = None if refusal.proposal is None else Message(N_("Số {number}"), {"number": refusal.proposal})
        return refusal.proposal or "", stopped("citizen_number", refusal.code, refusal.message, mended)
    if not is_old_number(number):
        return number, ()
    message = Message(N_("Số CMND cũ {number} (9 chữ số): nên xin số CCCD mới."), {"number": number})
    return number, (CellFinding(Level.NOTE, "citizen-old", "citizen_number", message),)


def _doubts(citizen_number: str, gender: Gender | None, birth: KnownDate | None) -> CellFindings:
    is_male = None if gender is None else gender is Gender.MALE
    doubts = doubts_about(citizen_number, is_male, None if birth is None else birth.year)
    return (
        tuple(CellFinding(Level.WARN, each.code, "citizen_number", each.message) for each in doubts) if doubts else ()
    )


def _phone(cell: Cell) -> Reading[str]:
    if isinstance(cell, str) and len(cell) >= _SHORTEST_PHONE and cell.isascii() and cell.isdigit():
        return cell, ()
    text, findings = read_words("phone", cell)
    if not text:
        return text, findings
    digits = re.sub(r"\D", "", text)
    if not isinstance(cell, str) and len(digits) == 9 and digits[0] != "0":
        message = Message(N_("Số điện thoại {text} là ô kiểu số, mất số 0 ở đầu."), {"text": text})
        mended = Message(N_("Số {number}"), {"number": f"0{digits}"})
        return f"0{digits}", (*findings, CellFinding(Level.NOTE, "phone-lost-zero", "phone", message, mended))
    if len(digits) < _SHORTEST_PHONE:
        message = Message(N_("«{text}» không giống số điện thoại: hãy xem lại."), {"text": text})
        return text, (*findings, CellFinding(Level.WARN, "phone-unlikely", "phone", message))
    return text, findings


def read_wage(cell: Cell) -> Reading[Dong | None]:
    """A wage in đồng; one below nothing stops."""
    if isinstance(cell, str) and clean(cell) in ("-", "–", "—"):
        return None, ()
    amount, findings = read_amount("wage", cell)
    if amount is None or amount >= 0:
        return amount, findings
    message = Message(N_("Mức lương {amount} nhỏ hơn 0: hãy sửa trong Excel."), {"amount": show_money(amount)})
    return None, stopped("wage", "wage-negative", message)


def _wage(cell: Cell, lowest: Dong | None) -> Reading[Dong | None]:
    amount, findings = read_wage(cell)
    if amount == 0:
        message = Message(N_("Mức lương ghi 0: coi như chưa biết, mức lương trong sổ giữ nguyên."))
        return None, (*findings, CellFinding(Level.WARN, "wage-zero", "wage", message))
    if amount is None or lowest is None or amount >= lowest:
        return amount, findings
    message = Message(
        N_("Mức lương {amount} thấp hơn lương tối thiểu vùng {lowest}: hãy xem lại."),
        {"amount": show_money(amount), "lowest": show_money(lowest)},
    )
    return amount, (*findings, CellFinding(Level.WARN, "wage-below-minimum", "wage", message))
