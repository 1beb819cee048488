"""The cells of one row of a member list read as far as they are sure: a draft, and what was found while reading.

One small function per kind of cell. Rows beside one another are compared in ``member_twice.py`` and ``member_plan.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from app.domain.members.citizen_number import (
    NEW_LENGTH,
    UnreadableCitizenNumber,
    doubts_about,
    is_old_number,
    read_citizen_number,
)
from app.domain.members.member_import import MemberOptions
from app.domain.members.members import Gender, KnownDate, MemberDraft, UnreadableGender, read_gender, show_known_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message
from app.domain.reading import AmbiguousDate, UnreadableDate, UnreadableMoney, read_money, read_partial_date
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.encodings import convert
from app.imports.heads import as_written
from app.imports.members.member_sheet import IF_FEMALE, IF_MALE, MemberSheetRow

YOUNGEST = 15
"""Law: Bộ luật Lao động 2019, art. 3: a worker is at least fifteen."""
OLDEST = 85
_EARLIEST_JOINED = 1945
_SHORTEST_PHONE = 8


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One row of the list: its cells, what they say, and what was found. ``draft`` takes the proposals."""

    source: MemberSheetRow
    draft: MemberDraft
    findings: tuple[Finding, ...] = ()

    @property
    def row(self) -> int:
        return self.source.row

    @property
    def is_refused(self) -> bool:
        """True when something stops the row and nothing is proposed."""
        return bool(self.findings) and any(found.stops and found.proposal is None for found in self.findings)

    def with_findings(self, *findings: Finding) -> MemberLine:
        """The line with more findings."""
        return replace(self, findings=(*self.findings, *findings)) if findings else self


class _CellFinding(NamedTuple):
    """Something found in a cell, whichever row the cell stands in."""

    level: Level
    code: str
    column: str
    message: Message
    proposal: Message | None = None


Value = TypeVar("Value")
_CellFindings = tuple[_CellFinding, ...]
_Reading = tuple[Value, _CellFindings]
"""What a cell says, and what was found in reading it."""
_REMEMBERED = 1 << 15


def _remembering(read: Callable[[Cell], Value]) -> Callable[[Cell], Value]:
    """The same reader, which reads a cell met before only once: names, days, groups and wages stand many times in a list."""
    # Why typed: True, 1 and 1.0 are one key to a dict and three cells to a reader.
    return lru_cache(_REMEMBERED, typed=True)(read)


class LineReader:
    """Reads the rows of one list; what a cell says depends on nothing but the cell and the options."""

    def __init__(self, sheet: str, options: MemberOptions) -> None:
        self._sheet = sheet
        self._today = options.today
        years = range(options.today.year - OLDEST, options.today.year - YOUNGEST + 1)
        since = range(_EARLIEST_JOINED, options.today.year + 1)
        self._name = _remembering(_name)
        self._gender = _remembering(_gender)
        self._birth = _remembering(partial(_birth, today=options.today, years=years))
        self._group = _remembering(partial(_words, "group"))
        self._position = _remembering(partial(_words, "position"))
        self._day_joined = _remembering(partial(_date, key="joined", years=since))
        self._wage = _remembering(partial(_wage, lowest=options.minimum_wage))

    def read(self, source: MemberSheetRow, found: tuple[Finding, ...] = ()) -> MemberLine:
        """The row as a line; ``found`` is what the reader of the file saw in it. Never raises for what a cell holds."""
        cells = source.cells
        cell = cells.get
        if IF_MALE in cells or IF_FEMALE in cells:
            (gender, on_gender), (birth, on_birth) = self._under_nam_or_nu(cells)
        else:
            (gender, on_gender), (birth, on_birth) = self._gender(cell("gender")), self._birth(cell("birth"))
        name, on_name = self._name(cell("full_name"))
        citizen, on_citizen = _citizen_number(cell("citizen_number"))
        staff, on_staff = _words("staff_number", cell("staff_number"))
        number, on_number = _words("member_number", cell("member_number"))
        group, on_group = self._group(cell("group"))
        position, on_position = self._position(cell("position"))
        phone, on_phone = _phone(cell("phone"))
        address, on_address = _words("address", cell("address"))
        joined, on_joined = self._joined(cell("joined"), birth)
        wage, on_wage = self._wage(cell("wage"))
        note, on_note = _words("note", cell("note"))
        findings = (
            *on_gender,
            *on_birth,
            *on_name,
            *on_citizen,
            *on_staff,
            *on_number,
            *on_group,
            *on_position,
            *on_phone,
            *on_address,
            *on_joined,
            *on_wage,
            *on_note,
            *_doubts(citizen, gender, birth),
        )
        draft = MemberDraft(
            name, birth, gender, citizen, staff, number, group, position, phone, address, joined, wage, note
        )
        return MemberLine(source, draft, (*found, *self._findings(findings, source.row)) if findings else found)

    def _findings(self, found: _CellFindings, row: int) -> Iterator[Finding]:
        for each in found:
            yield Finding(each.level, each.code, each.message, self._sheet, row, each.column, each.proposal)

    def _under_nam_or_nu(self, cells: Mapping[str, Cell]) -> tuple[_Reading[Gender | None], _Reading[KnownDate | None]]:
        """Gender and birth as Mẫu 5b writes them: the birth, or a mark, under Nam or under Nữ."""
        man, woman = cells.get(IF_MALE), cells.get(IF_FEMALE)
        if man is not None and woman is not None:
            message = Message(N_("Dòng này ghi ở cả cột Nam và cột Nữ: hãy chỉ ghi một cột."))
            return (None, (_CellFinding(Level.STOP, "gender-both", "gender", message),)), self._birth(
                cells.get("birth")
            )
        gender, mark = (Gender.MALE, man) if man is not None else (Gender.FEMALE, woman)
        return (gender, ()), self._birth(cells.get("birth") if _is_mark(mark) else mark)

    def _joined(self, cell: Cell, birth: KnownDate | None) -> _Reading[KnownDate | None]:
        joined, findings = self._day_joined(cell)
        if joined is None:
            return joined, findings
        if joined.year > self._today.year or (isinstance(joined, dt.date) and joined > self._today):
            message = Message(
                N_("Ngày vào công đoàn {day} ở tương lai: hãy xem lại."), {"day": show_known_date(joined)}
            )
            return joined, (*findings, _CellFinding(Level.WARN, "joined-future", "joined", message))
        if birth is not None and joined.year < birth.year + YOUNGEST:
            message = Message(
                N_("Ngày vào công đoàn {day} khi chưa đủ {age} tuổi: hãy xem lại."),
                {"day": show_known_date(joined), "age": YOUNGEST},
            )
            return joined, (*findings, _CellFinding(Level.WARN, "joined-unlikely", "joined", message))
        return joined, findings


def _words(key: str, cell: Cell) -> _Reading[str]:
    """The text of a cell in Unicode; converting it is reported."""
    if cell is None:
        return "", ()
    if not isinstance(cell, str):
        return as_written(cell), ()
    if cell.isascii():
        return clean(cell), ()
    conversion = convert(cell)
    text = clean(conversion.text)
    if not conversion.found:
        return text, ()
    message = Message(N_("Chữ viết theo {encoding}, đã chuyển về Unicode."), {"encoding": ", ".join(conversion.found)})
    return text, (_CellFinding(Level.NOTE, "text-converted", key, message, Message(N_("«{text}»"), {"text": text})),)


_LETTER = re.compile(r"[^\W\d_]")


def _name(cell: Cell) -> _Reading[str]:
    name, findings = _words("full_name", cell)
    if not name:
        message = Message(N_("Dòng này chưa có họ và tên: hãy ghi tên hoặc bỏ dòng."))
        return name, (*findings, _CellFinding(Level.STOP, "name-missing", "full_name", message))
    if not _LETTER.search(name):
        message = Message(N_("«{text}» không phải họ tên: hãy sửa trong Excel."), {"text": name})
        return name, (*findings, _CellFinding(Level.STOP, "name-unreadable", "full_name", message))
    return name, findings


# ---- gender and dates ------------------------------------------------------------------------------------------


def _gender(cell: Cell) -> _Reading[Gender | None]:
    if cell is None:
        return None, ()
    try:
        return read_gender(convert(cell).text if isinstance(cell, str) else cell), ()
    except UnreadableGender as refusal:
        return None, (_CellFinding(Level.STOP, refusal.code, "gender", refusal.message),)


def _is_mark(cell: Cell) -> bool:
    """True for the cross or tick that stands under Nam or Nữ where the birth has a column of its own."""
    if isinstance(cell, str):
        return clean(cell).casefold() in ("x", "v", "✓", "✔", "1", "nam", "nữ", "+")
    return cell == 1


def _birth(cell: Cell, today: dt.date, years: range) -> _Reading[KnownDate | None]:
    birth, findings = _date(cell, "birth", years)
    if birth is None:
        return birth, findings
    if birth.year > today.year or (isinstance(birth, dt.date) and birth > today):
        message = Message(N_("Ngày sinh {day} ở tương lai: hãy xem lại."), {"day": show_known_date(birth)})
        return None, (*findings, _CellFinding(Level.STOP, "birth-future", "birth", message))
    if birth.year not in years:
        message = Message(
            N_("Ngày sinh {day} cho tuổi {age}: hãy xem lại."),
            {"day": show_known_date(birth), "age": today.year - birth.year},
        )
        return birth, (*findings, _CellFinding(Level.WARN, "birth-unlikely", "birth", message))
    return birth, findings


def _date(cell: Cell, key: str, years: range) -> _Reading[KnownDate | None]:
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
    return proposal, (_CellFinding(Level.STOP, code, key, message, mended),)


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


def _citizen_number(cell: Cell) -> _Reading[str]:
    if cell is None:
        return "", ()
    if isinstance(cell, str) and len(cell) == NEW_LENGTH and cell.isascii() and cell.isdigit():
        return cell, ()
    try:
        number = read_citizen_number(cell)
    except UnreadableCitizenNumber as refusal:
        mended = None if refusal.proposal is None else Message(N_("Số {number}"), {"number": refusal.proposal})
        finding = _CellFinding(Level.STOP, refusal.code, "citizen_number", refusal.message, mended)
        return refusal.proposal or "", (finding,)
    if not is_old_number(number):
        return number, ()
    message = Message(N_("Số CMND cũ {number} (9 chữ số): nên xin số CCCD mới."), {"number": number})
    return number, (_CellFinding(Level.NOTE, "citizen-old", "citizen_number", message),)


def _doubts(citizen_number: str, gender: Gender | None, birth: KnownDate | None) -> _CellFindings:
    is_male = None if gender is None else gender is Gender.MALE
    doubts = doubts_about(citizen_number, is_male, None if birth is None else birth.year)
    return (
        tuple(_CellFinding(Level.WARN, each.code, "citizen_number", each.message) for each in doubts) if doubts else ()
    )


def _phone(cell: Cell) -> _Reading[str]:
    if isinstance(cell, str) and len(cell) >= _SHORTEST_PHONE and cell.isascii() and cell.isdigit():
        return cell, ()
    text, findings = _words("phone", cell)
    if not text:
        return text, findings
    digits = re.sub(r"\D", "", text)
    if not isinstance(cell, str) and len(digits) == 9 and digits[0] != "0":
        message = Message(N_("Số điện thoại {text} là ô kiểu số, mất số 0 ở đầu."), {"text": text})
        mended = Message(N_("Số {number}"), {"number": f"0{digits}"})
        return f"0{digits}", (*findings, _CellFinding(Level.NOTE, "phone-lost-zero", "phone", message, mended))
    if len(digits) < _SHORTEST_PHONE:
        message = Message(N_("«{text}» không giống số điện thoại: hãy xem lại."), {"text": text})
        return text, (*findings, _CellFinding(Level.WARN, "phone-unlikely", "phone", message))
    return text, findings


def _wage(cell: Cell, lowest: Dong | None) -> _Reading[Dong | None]:
    if cell is None:
        return None, ()
    try:
        reading = read_money(cell)
    except UnreadableMoney:
        text = str(cell).replace(".", ",") if isinstance(cell, float) else cell
        message = Message(
            N_("Không rõ mức lương «{text}»: hãy sửa trong Excel thành đủ số đồng, ví dụ 5.700.000."), {"text": text}
        )
        return None, (_CellFinding(Level.STOP, "wage-unreadable", "wage", message),)
    findings = tuple(_about_wage(cell, reading.amount, lowest))
    if reading.note is not None:
        findings = (*findings, _CellFinding(Level.NOTE, "wage-fraction", "wage", reading.note, _money(reading.amount)))
    return reading.amount if reading.amount > 0 else None, findings


def _about_wage(cell: Cell, amount: Dong, lowest: Dong | None) -> Iterator[_CellFinding]:
    if amount < 0:
        message = Message(N_("Mức lương {amount} nhỏ hơn 0: hãy sửa trong Excel."), {"amount": show_money(amount)})
        yield _CellFinding(Level.STOP, "wage-negative", "wage", message)
        return
    if amount == 0:
        message = Message(N_("Mức lương ghi 0: coi như chưa biết, mức lương trong sổ giữ nguyên."))
        yield _CellFinding(Level.WARN, "wage-zero", "wage", message)
        return
    if isinstance(cell, str):
        message = Message(N_("Mức lương «{text}» là chữ, không phải số."), {"text": cell})
        yield _CellFinding(Level.NOTE, "wage-is-text", "wage", message, _money(amount))
    if lowest is not None and amount < lowest:
        message = Message(
            N_("Mức lương {amount} thấp hơn lương tối thiểu vùng {lowest}: hãy xem lại."),
            {"amount": show_money(amount), "lowest": show_money(lowest)},
        )
        yield _CellFinding(Level.WARN, "wage-below-minimum", "wage", message)


def _money(amount: Dong) -> Message:
    return Message(N_("{amount} đồng"), {"amount": show_money(amount)})
