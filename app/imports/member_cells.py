"""The cells of one row of a member list read as far as they are sure: a draft, and what was found while reading.

One small function per kind of cell. Rows beside one another are compared in ``member_twice.py`` and ``member_plan.py``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.domain.book_import import Cell
from app.domain.citizen_number import UnreadableCitizenNumber, doubts_about, is_old_number, read_citizen_number
from app.domain.member_import import MemberOptions
from app.domain.members import (
    Gender,
    KnownDate,
    MemberDraft,
    UnreadableGender,
    precision,
    read_gender,
    show_known_date,
)
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message
from app.domain.reading import (
    AmbiguousDate,
    UnreadableDate,
    UnreadableMoney,
    read_money,
    read_partial_date,
)
from app.domain.text import clean
from app.imports.encodings import convert
from app.imports.heads import as_written
from app.imports.member_sheet import IF_FEMALE, IF_MALE, MemberSheetRow

YOUNGEST = 15
"""Law: Bộ luật Lao động 2019, art. 3: a worker is at least fifteen."""
OLDEST = 85
_EARLIEST_JOINED = 1945


@dataclass(frozen=True, slots=True)
class Line:
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
        return any(found.stops and found.proposal is None for found in self.findings)

    def told(self, *findings: Finding) -> Line:
        """The line with more findings."""
        return replace(self, findings=(*self.findings, *findings))


@dataclass(slots=True)
class _Reader:
    """Reads one row; collects findings under the sheet's name and the row."""

    sheet: str
    source: MemberSheetRow
    options: MemberOptions
    findings: list[Finding] = field(default_factory=list)

    def tell(self, level: Level, code: str, column: str, message: Message, proposal: Message | None = None) -> None:
        self.findings.append(Finding(level, code, message, self.sheet, self.source.row, column, proposal))

    def cell(self, key: str) -> Cell:
        return self.source.cells.get(key)

    def words(self, key: str) -> str:
        """The text of a cell in Unicode; converting it is told."""
        cell = self.cell(key)
        if cell is None:
            return ""
        if not isinstance(cell, str):
            return as_written(cell)
        conversion = convert(cell)
        text = clean(conversion.text)
        if conversion.found:
            said = Message(
                N_("Chữ viết theo {encoding}, đã chuyển về Unicode."), {"encoding": ", ".join(conversion.found)}
            )
            self.tell(Level.NOTE, "text-converted", key, said, Message(N_("«{text}»"), {"text": text}))
        return text


def read_line(source: MemberSheetRow, sheet: str, options: MemberOptions, found: tuple[Finding, ...] = ()) -> Line:
    """The row as a line; ``found`` is what the reader of the file saw in it. Never raises for what a cell holds."""
    reader = _Reader(sheet, source, options, list(found))
    gender, birth_cell, birth_key = _gender_and_birth_cell(reader)
    birth = _birth(reader, birth_cell, birth_key)
    draft = MemberDraft(
        _name(reader),
        birth,
        gender,
        _citizen_number(reader),
        reader.words("staff_number"),
        reader.words("member_number"),
        reader.words("group"),
        reader.words("position"),
        _phone(reader),
        reader.words("address"),
        _joined(reader, birth),
        _wage(reader),
        reader.words("note"),
    )
    _doubt_citizen_number(reader, draft)
    return Line(source, draft, tuple(reader.findings))


def _name(reader: _Reader) -> str:
    name = reader.words("full_name")
    if not name:
        reader.tell(
            Level.STOP,
            "name-missing",
            "full_name",
            Message(N_("Dòng này chưa có họ và tên: hãy ghi tên hoặc bỏ dòng.")),
        )
    elif not re.search(r"[^\W\d_]", name):
        said = Message(N_("«{text}» không phải họ tên: hãy sửa trong Excel."), {"text": name})
        reader.tell(Level.STOP, "name-unreadable", "full_name", said)
    return name


# ---- gender and birth ------------------------------------------------------------------------------------------


def _gender_and_birth_cell(reader: _Reader) -> tuple[Gender | None, Cell, str]:
    """The gender and the cell of the birth, which Mẫu 5b writes under Nam or under Nữ."""
    man, woman = reader.cell(IF_MALE), reader.cell(IF_FEMALE)
    if man is None and woman is None:
        return _gender(reader), reader.cell("birth"), "birth"
    if man is not None and woman is not None:
        said = Message(N_("Dòng này ghi ở cả cột Nam và cột Nữ: hãy chỉ ghi một cột."))
        reader.tell(Level.STOP, "gender-both", "gender", said)
        return None, reader.cell("birth"), "birth"
    gender, mark, key = (Gender.MALE, man, IF_MALE) if man is not None else (Gender.FEMALE, woman, IF_FEMALE)
    is_mark = (
        isinstance(mark, str) and clean(mark).casefold() in ("x", "v", "✓", "✔", "1", "nam", "nữ", "+")
    ) or mark == 1
    return (gender, reader.cell("birth"), "birth") if is_mark else (gender, mark, key)


def _gender(reader: _Reader) -> Gender | None:
    cell = reader.cell("gender")
    if cell is None:
        return None
    try:
        return read_gender(convert(cell).text if isinstance(cell, str) else cell)
    except UnreadableGender as refusal:
        reader.tell(Level.STOP, refusal.code, "gender", refusal.message)
        return None


def _birth(reader: _Reader, cell: Cell, key: str) -> KnownDate | None:
    this_year = reader.options.today.year
    years = range(this_year - OLDEST, this_year - YOUNGEST + 1)
    birth = _date(reader, cell, "birth", years)
    if birth is None:
        return None
    if birth.year > this_year or (isinstance(birth, dt.date) and birth > reader.options.today):
        said = Message(N_("Ngày sinh {day} ở tương lai: hãy xem lại."), {"day": show_known_date(birth)})
        reader.tell(Level.STOP, "birth-future", "birth", said)
        return None
    if birth.year not in years:
        said = Message(
            N_("Ngày sinh {day} cho tuổi {age}: hãy xem lại."),
            {"day": show_known_date(birth), "age": this_year - birth.year},
        )
        reader.tell(Level.WARN, "birth-unlikely", "birth", said)
    return birth


def _joined(reader: _Reader, birth: KnownDate | None) -> KnownDate | None:
    today = reader.options.today
    joined = _date(reader, reader.cell("joined"), "joined", range(_EARLIEST_JOINED, today.year + 1))
    if joined is None:
        return None
    if joined.year > today.year or (isinstance(joined, dt.date) and joined > today):
        said = Message(N_("Ngày vào công đoàn {day} ở tương lai: hãy xem lại."), {"day": show_known_date(joined)})
        reader.tell(Level.WARN, "joined-future", "joined", said)
    elif birth is not None and joined.year < birth.year + YOUNGEST:
        said = Message(
            N_("Ngày vào công đoàn {day} khi chưa đủ {age} tuổi: hãy xem lại."),
            {"day": show_known_date(joined), "age": YOUNGEST},
        )
        reader.tell(Level.WARN, "joined-unlikely", "joined", said)
    return joined


def _date(reader: _Reader, cell: Cell, key: str, years: range) -> KnownDate | None:
    """The date, or the proposed one; of two-figure years only the one of the two centuries that lies in ``years``."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    try:
        return read_partial_date(convert(cell).text if isinstance(cell, str) else cell)
    except AmbiguousDate as refusal:
        proposal = _in_century(str(cell), years)
        message, code = refusal.message, refusal.code
    except UnreadableDate as refusal:
        proposal = refusal.proposal
        if proposal is not None and proposal.year not in years:
            proposal = None
        message, code = refusal.message, refusal.code
    mended = None if proposal is None else Message(N_("{day}"), {"day": show_known_date(proposal)})
    reader.tell(Level.STOP, code, key, message, mended)
    return proposal


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


def _citizen_number(reader: _Reader) -> str:
    cell = reader.cell("citizen_number")
    if cell is None:
        return ""
    try:
        number = read_citizen_number(cell)
    except UnreadableCitizenNumber as refusal:
        mended = None if refusal.proposal is None else Message(N_("Số {number}"), {"number": refusal.proposal})
        reader.tell(Level.STOP, refusal.code, "citizen_number", refusal.message, mended)
        return refusal.proposal or ""
    if is_old_number(number):
        said = Message(N_("Số CMND cũ {number} (9 chữ số): nên xin số CCCD mới."), {"number": number})
        reader.tell(Level.NOTE, "citizen-old", "citizen_number", said)
    return number


def _doubt_citizen_number(reader: _Reader, draft: MemberDraft) -> None:
    is_male = None if draft.gender is None else draft.gender is Gender.MALE
    year = draft.birth.year if precision(draft.birth) and draft.birth is not None else None
    for doubt in doubts_about(draft.citizen_number, is_male, year):
        reader.tell(Level.WARN, doubt.code, "citizen_number", doubt.message)


def _phone(reader: _Reader) -> str:
    cell = reader.cell("phone")
    text = reader.words("phone")
    digits = re.sub(r"\D", "", text)
    if not isinstance(cell, str) and cell is not None and len(digits) == 9 and digits[0] != "0":
        said = Message(N_("Số điện thoại {text} là ô kiểu số, mất số 0 ở đầu."), {"text": text})
        reader.tell(Level.NOTE, "phone-lost-zero", "phone", said, Message(N_("Số {number}"), {"number": f"0{digits}"}))
        return f"0{digits}"
    if text and len(digits) < 8:
        said = Message(N_("«{text}» không giống số điện thoại: hãy xem lại."), {"text": text})
        reader.tell(Level.WARN, "phone-unlikely", "phone", said)
    return text


def _wage(reader: _Reader) -> Dong | None:
    cell = reader.cell("wage")
    if cell is None:
        return None
    try:
        reading = read_money(cell)
    except UnreadableMoney:
        text = str(cell).replace(".", ",") if isinstance(cell, float) else cell
        said = Message(
            N_("Không rõ mức lương «{text}»: hãy sửa trong Excel thành đủ số đồng, ví dụ 5.700.000."), {"text": text}
        )
        reader.tell(Level.STOP, "wage-unreadable", "wage", said)
        return None
    for finding in _wage_findings(reader, cell, reading.amount):
        reader.findings.append(finding)
    if reading.note is not None:
        reader.tell(Level.NOTE, "wage-fraction", "wage", reading.note, _money(reading.amount))
    return reading.amount if reading.amount > 0 else None


def _wage_findings(reader: _Reader, cell: Cell, amount: Dong) -> Iterator[Finding]:
    def found(level: Level, code: str, message: Message, proposal: Message | None = None) -> Finding:
        return Finding(level, code, message, reader.sheet, reader.source.row, "wage", proposal)

    if amount < 0:
        said = Message(N_("Mức lương {amount} nhỏ hơn 0: hãy sửa trong Excel."), {"amount": show_money(amount)})
        yield found(Level.STOP, "wage-negative", said)
        return
    if amount == 0:
        yield found(
            Level.WARN, "wage-zero", Message(N_("Mức lương ghi 0: coi như chưa biết, mức lương trong sổ giữ nguyên."))
        )
        return
    if isinstance(cell, str):
        said = Message(N_("Mức lương «{text}» là chữ, không phải số."), {"text": cell})
        yield found(Level.NOTE, "wage-is-text", said, _money(amount))
    lowest = reader.options.minimum_wage
    if lowest is not None and amount < lowest:
        said = Message(
            N_("Mức lương {amount} thấp hơn lương tối thiểu vùng {lowest}: hãy xem lại."),
            {"amount": show_money(amount), "lowest": show_money(lowest)},
        )
        yield found(Level.WARN, "wage-below-minimum", said)


def _money(amount: Dong) -> Message:
    return Message(N_("{amount} đồng"), {"amount": show_money(amount)})
