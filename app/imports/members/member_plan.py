"""Planning the import of a member list: who is new, who changed and how, who stays as they are, what is refused.

Pure: from the sheet's rows and what the book knows to a ``MemberPlan``. Writing the plan is a service's work. A person is
known again by staff number, else CCCD, else member number, else name and birth; nothing is ever erased.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from app.domain.members.member_import import (
    ChangedMember,
    GoneMember,
    KnownMember,
    KnownMembers,
    MemberItem,
    MemberOptions,
    MemberPlan,
    NewMember,
    RefusedMember,
    RepeatedMember,
    SameMember,
)
from app.domain.members.members import (
    Gender,
    MemberDraft,
    are_different_people,
    folded_name,
    has_accents,
    likely_same,
    may_be_one_day,
    name_key,
    precision,
    show_known_date,
)
from app.domain.problems import N_, Finding, Message, note, stop, warn
from app.domain.progress import Progress
from app.domain.reading import PartialDate
from app.domain.sheets import Difference
from app.domain.text import clean, fold
from app.imports.members.member_cells import LineReader, MemberLine
from app.imports.members.member_dates import columns_maybe_swapped
from app.imports.members.member_sheet import MemberSheet
from app.imports.members.member_twice import Place, find_repeats

_REPORT_EVERY = 1_000


def plan_members(
    sheet: MemberSheet, known: KnownMembers, options: MemberOptions, progress: Progress | None = None
) -> MemberPlan:
    """The plan for one member list. Never raises for what a row holds; all that is wrong comes as findings.

    ``progress`` hears how many of how many rows were read, and may raise to stop.
    """
    lines: list[MemberLine] = []
    elsewhere: list[Finding] = list(sheet.findings) if sheet.parts else []
    for part in sheet.sheets:
        read, beside = _lines(part, options, bool(sheet.parts), progress)
        lines += read
        elsewhere += beside
    lines = _in_known_groups(lines, known.groups)
    repeats = find_repeats(lines)
    book = _Book.of(known)
    matched = [_match(line, book) for line in repeats.lines if line.place not in repeats.taken]
    matched = _one_row_each(matched)
    items = {found.line.place: _item(found) for found in matched}
    for line in repeats.lines:
        if line.place in repeats.taken:
            items[line.place] = _repeated(line, repeats.taken[line.place])
    in_order = tuple(items[line.place] for line in lines)
    findings = [*elsewhere, *(finding for item in in_order for finding in item.findings)]
    order = {part.name: place for place, part in enumerate(sheet.sheets)}
    findings.sort(key=lambda finding: (order.get(finding.sheet or "", 0), finding.row or 0))
    return MemberPlan(
        sheet.name,
        in_order,
        tuple(findings),
        passed=sheet.passed,
        reasons=sheet.columns,
        month=sheet.month,
        gone=_gone(known, in_order),
    )


def _gone(known: KnownMembers, items: Iterable[MemberItem]) -> tuple[GoneMember, ...]:
    """Members of the book whom no row is, nor may be: a row that was refused counts by its name."""
    met = {item.member_id for item in items if isinstance(item, ChangedMember | SameMember)}
    names = {folded_name(item.draft.full_name) for item in items if isinstance(item, RefusedMember)}
    return tuple(
        GoneMember(-each.id, {}, draft=each.stored, member_id=each.id)
        for each in known.members
        if not each.is_ended and each.id not in met and folded_name(each.stored.full_name) not in names
    )


def _lines(
    part: MemberSheet, options: MemberOptions, is_one_of_several: bool, progress: Progress | None
) -> tuple[list[MemberLine], list[Finding]]:
    """The rows of one sheet as lines, and what was found beside its rows."""
    seen: dict[int, tuple[Finding, ...]] = {}
    rows = {source.row for source in part.rows}
    for finding in part.findings:
        if finding.row in rows:
            seen[finding.row or 0] = (*seen.get(finding.row or 0, ()), finding)
    reader = LineReader(part, options, is_one_of_several)
    lines: list[MemberLine] = []
    for place, source in enumerate(part.rows):
        if progress is not None and place % _REPORT_EVERY == 0:
            progress(place, len(part.rows))
        lines.append(reader.read(source, seen.get(source.row, ())))
    beside = [finding for finding in part.findings if finding.row not in rows]
    return lines, [*beside, *columns_maybe_swapped(part.rows, part.name)]


# ---- groups ----------------------------------------------------------------------------------------------------


def _in_known_groups(lines: Sequence[MemberLine], groups: Iterable[str]) -> list[MemberLine]:
    """Every line with its group's one name: as the book spells it, else as most rows of the list do."""
    spelt = Counter(line.draft.group for line in lines if line.draft.group)
    name_of: dict[str, str] = {}
    for name in (*groups, *sorted(spelt, key=lambda name: (-spelt[name], name.isupper()))):
        name_of.setdefault(fold(name), clean(name))
    settled = {spelling: name_of[fold(spelling)] for spelling in spelt}
    known = {name_of[fold(group)] for group in groups}
    texts: set[str] = set()
    turned = []
    for line in lines:
        spelling = line.draft.group
        if spelling:
            name = settled[spelling]
            if name != spelling:
                line = replace(line, draft=replace(line.draft, group=name))
            if name not in known and name not in texts:
                texts.add(name)
                text = N_("Tổ «{group}» chưa có trong sổ: sẽ được lập.")
                line = line.with_findings(note("group-new", text, "group", group=name).at(line.sheet, line.row))
            if spelling != name and spelling not in texts:
                texts.add(spelling)
                line = line.with_findings(_other_spelling(spelling, name, line.sheet, line.row))
        turned.append(line)
    return turned


def _other_spelling(spelling: str, name: str, sheet: str, row: int) -> Finding:
    # Why: letter case and missing accents are habits; two accented spellings may be two groups.
    differs = name_key(spelling) != name_key(name) and has_accents(spelling) and has_accents(name)
    text = N_("Tổ «{spelling}» được coi là tổ «{group}».")
    found = warn if differs else note
    return found("group-spelling", text, "group", spelling=spelling, group=name).at(sheet, row)


# ---- who it is -------------------------------------------------------------------------------------------------


_NUMBERS = ("staff_number", "citizen_number", "member_number")


@dataclass(frozen=True, slots=True)
class _Book:
    """The known members by what they are known again by: each kind of number, and the folded name."""

    by_number: Mapping[str, Mapping[str, Sequence[KnownMember]]]
    by_name: Mapping[str, Sequence[KnownMember]]

    @classmethod
    def of(cls, known: KnownMembers) -> _Book:
        by_number: dict[str, dict[str, list[KnownMember]]] = {key: {} for key in _NUMBERS}
        by_name: dict[str, list[KnownMember]] = {}
        for member in known.members:
            for key, members in by_number.items():
                if value := getattr(member.stored, key):
                    members.setdefault(number_key(key, value), []).append(member)
            by_name.setdefault(folded_name(member.stored.full_name), []).append(member)
        return cls(by_number, by_name)


def number_key(key: str, number: str) -> str:
    """A number as it is compared: Excel loses the zeros in front of a staff number, «00123» and 123 are one."""
    return number.lstrip("0") or number if key == "staff_number" and number.isdigit() else number


@dataclass(frozen=True, slots=True)
class _Matched:
    """A line and the member it is; None for a person the book does not know."""

    line: MemberLine
    member: KnownMember | None = None


def _match(line: MemberLine, book: _Book) -> _Matched:
    if not book.by_name:
        return _Matched(line)
    by_numbers: dict[int, KnownMember] = {}
    for key, members in book.by_number.items():
        for member in members.get(number_key(key, getattr(line.draft, key)), ()):
            by_numbers.setdefault(member.id, member)
    if len(by_numbers) > 1:
        names = ", ".join(f"«{member.stored.full_name}»" for member in by_numbers.values())
        text = N_("Các mã số ở dòng này thuộc nhiều đoàn viên trong sổ: {names}. Hãy sửa mã sai trong Excel.")
        return _told(line, stop("member-contradicts", text, "full_name", names=names))
    for member in by_numbers.values():
        if _is_somebody_else(line.draft, member.stored):
            text = N_("Mã số ở dòng này trong sổ là của «{stored}», họ tên và ngày sinh đều khác: hãy xem lại mã số.")
            stored = member.stored.full_name
            return _told(line, stop("member-contradicts", text, "full_name", stored=stored))
        return _Matched(line, member)
    return _match_by_name(line, book)


def _told(line: MemberLine, finding: Finding, member: KnownMember | None = None) -> _Matched:
    return _Matched(line.with_findings(finding.at(line.sheet, line.row)), member)


def _is_somebody_else(draft: MemberDraft, stored: MemberDraft) -> bool:
    """True when the name is another and a birth or CCCD contradicts it too."""
    if not draft.full_name or folded_name(draft.full_name) == folded_name(stored.full_name):
        return False
    birth_differs = (
        draft.birth is not None and stored.birth is not None and not may_be_one_day(draft.birth, stored.birth)
    )
    number_differs = (
        bool(draft.citizen_number and stored.citizen_number) and draft.citizen_number != stored.citizen_number
    )
    return birth_differs or number_differs


def _match_by_name(line: MemberLine, book: _Book) -> _Matched:
    likely = [
        (member, likeness)
        for member in book.by_name.get(folded_name(line.draft.full_name), ())
        if (likeness := likely_same(line.draft, member.stored)) is not None
        and not are_different_people(line.draft, member.stored)
    ]
    sure = [member for member, likeness in likely if likeness.is_sure]
    exact = [member for member, likeness in likely if likeness.code in ("name-birth", "name")]
    candidates = _of_one_group(line, sure or exact or [member for member, _ in likely])
    if not candidates:
        return _Matched(line)
    if len(candidates) > 1:
        text = N_(
            "Trong sổ có {count} đoàn viên tên «{name}», không có gì để phân biệt: hãy ghi ngày sinh, số CCCD hoặc mã nhân viên."
        )
        name = line.draft.full_name
        return _told(line, stop("member-ambiguous", text, "full_name", count=len(candidates), name=name))
    (member,) = candidates
    if sure:
        return _Matched(line, member)
    text = N_("Nhận ra «{name}» chỉ theo họ tên: ngày sinh chưa đủ để chắc chắn.")
    return _told(line, note("member-by-name", text, "full_name", name=member.stored.full_name), member)


def _of_one_group(line: MemberLine, members: Sequence[KnownMember]) -> Sequence[KnownMember]:
    """Of several namesakes those whose group the list says; a namesake in another group only is somebody else where the list has both."""
    if len(members) < 2 or not line.draft.group:
        return members
    return [member for member in members if fold(member.stored.group) == fold(line.draft.group)] or members


def _one_row_each(matched: Sequence[_Matched]) -> list[_Matched]:
    """Two rows that the book takes for one member stop both."""
    rows: dict[int, list[object]] = defaultdict(list)
    for found in matched:
        if found.member is not None:
            rows[found.member.id].append(found.line.shown)
    settled = []
    for found in matched:
        same = rows[found.member.id] if found.member is not None else []
        if len(same) > 1 and found.member is not None:
            text = N_(
                "Dòng {one} và dòng {other} đều là đoàn viên «{name}» trong sổ: hãy giữ một dòng, hoặc ghi rõ để phân biệt."
            )
            values = {"one": same[0], "other": same[1], "name": found.member.stored.full_name}
            found = _told(found.line, stop("member-twice", text, "full_name", **values), found.member)
        settled.append(found)
    return settled


# ---- what becomes of it ----------------------------------------------------------------------------------------


def _item(found: _Matched) -> MemberItem:
    line, member = found.line, found.member
    if line.is_refused:
        return RefusedMember(*_about(line), sheet=_sheet_of(line), draft=line.draft)
    if member is None:
        return NewMember(*_about(line), sheet=_sheet_of(line), draft=line.draft)
    draft, differences = _after(member.stored, line.draft)
    about = _about(line.with_findings(*_doubts(member, draft, line.sheet, line.row)))
    if not differences:
        return SameMember(*about, sheet=_sheet_of(line), member_id=member.id, draft=draft)
    return ChangedMember(*about, sheet=_sheet_of(line), member_id=member.id, draft=draft, differences=differences)


def _repeated(line: MemberLine, taken: Place) -> MemberItem:
    if line.is_refused:
        return RefusedMember(*_about(line), sheet=_sheet_of(line), draft=line.draft)
    return RepeatedMember(*_about(line), sheet=_sheet_of(line), taken_row=taken[1], draft=line.draft)


def _about(line: MemberLine) -> tuple[int, Mapping[str, str], tuple[Finding, ...]]:
    return line.row, line.source.original, line.findings


def _sheet_of(line: MemberLine) -> str:
    return line.sheet if line.is_one_of_several else ""


def _after(stored: MemberDraft, draft: MemberDraft) -> tuple[MemberDraft, tuple[Difference, ...]]:
    """What will stand, and what differs. A blank, a less exact date, plain letters and capitals change nothing."""
    differences = []
    for column in fields(stored):
        old, new = getattr(stored, column.name), getattr(draft, column.name)
        if new in (None, "") or new == old:
            continue
        if (
            column.name in ("birth", "joined")
            and old is not None
            and may_be_one_day(old, new)
            and precision(new) <= precision(old)
        ):
            continue
        if column.name == "full_name" and (
            name_key(old) == name_key(new) or (not has_accents(new) and fold(old) == fold(new))
        ):
            continue
        differences.append(Difference(column.name, old, new))
    changes = {difference.field: difference.new for difference in differences}
    return replace(stored, **changes), tuple(differences)  # type: ignore[arg-type]


_DOUBTED = {
    "full_name": ("name-changes", N_("Họ tên đổi từ «{old}» sang «{new}»: hãy chắc chắn đây là một người.")),
    "birth": ("birth-changes", N_("Ngày sinh đổi từ {old} sang {new}: hãy xem lại giấy tờ.")),
    "citizen_number": ("citizen-changes", N_("Số CCCD đổi từ {old} sang {new}: hãy xem lại giấy tờ.")),
    "staff_number": ("staff-changes", N_("Mã nhân viên đổi từ {old} sang {new}.")),
    "gender": ("gender-changes", N_("Giới tính đổi từ {old} sang {new}: hãy xem lại.")),
}


def _doubts(member: KnownMember, draft: MemberDraft, sheet: str, row: int) -> Iterable[Finding]:
    """Warnings about what changes of a known member."""
    stored = member.stored
    for key, (code, template) in _DOUBTED.items():
        old, new = getattr(stored, key), getattr(draft, key)
        if not old or old == new or (key == "birth" and may_be_one_day(old, new)):
            continue
        yield warn(code, template, key, old=_shown(old), new=_shown(new)).at(sheet, row)
    if member.is_ended:
        text = N_("«{name}» trong sổ đã thôi tham gia công đoàn: nhập danh sách không cho sinh hoạt trở lại.")
        yield warn("member-ended", text, "full_name", name=stored.full_name).at(sheet, row)


def _shown(value: object) -> object:
    if isinstance(value, Gender):
        return Message(value.label)
    return show_known_date(value) if isinstance(value, dt.date | PartialDate) else value
