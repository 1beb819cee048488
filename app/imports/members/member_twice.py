"""People who stand twice in one member list: judged to be one person, two people, or left to the treasurer.

Only rows of the list are compared with one another; what the book knows is compared in ``member_plan.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations, pairwise
from operator import attrgetter

from app.domain.members.members import (
    MemberDraft,
    are_different_people,
    folded_name,
    likely_same,
    may_be_one_day,
    name_key,
    precision,
)
from app.domain.members.records import MEMBER
from app.domain.problems import N_, Finding, Message, stop
from app.imports.members.member_cells import MemberLine

_NUMBERS = {
    "citizen_number": N_(
        "Số CCCD {number} ghi cho hai người ở dòng {one} và dòng {other}: hãy sửa dòng sai trong Excel."
    ),
    "staff_number": N_(
        "Mã nhân viên {number} ghi cho hai người ở dòng {one} và dòng {other}: hãy sửa dòng sai trong Excel."
    ),
    "member_number": N_(
        "Mã số đoàn viên {number} ghi cho hai người ở dòng {one} và dòng {other}: hãy sửa dòng sai trong Excel."
    ),
}
_TWICE = N_("«{name}» có hai lần, ở dòng {one} và dòng {other} ({reason}).")
_TWICE_DIFFERING = N_("«{name}» có hai lần, ở dòng {one} và dòng {other} ({reason}); hai dòng ghi khác nhau: {fields}.")
_TAKE = N_("Lấy dòng {row}, bổ sung ô còn trống từ dòng kia")
_ONE_NAME = N_(
    "Hai người cùng tên «{name}» ở dòng {one} và dòng {other}, không có gì để phân biệt: hãy ghi đủ ngày sinh, số CCCD hoặc mã nhân viên."
)


Place = tuple[str, int]
"""Where a line stands: its sheet and its row."""


@dataclass(frozen=True, slots=True)
class Repeats:
    """The lines after comparing: with findings, the taken ones filled up. ``taken`` gives for a repeated row the row taken."""

    lines: tuple[MemberLine, ...]
    taken: Mapping[Place, Place]


def find_repeats(lines: Sequence[MemberLine]) -> Repeats:
    """Compare all lines that share a number or a name. Sure repeats are proposed to become one, the rest stops."""
    by_row = {line.place: line for line in lines}
    found: dict[Place, list[Finding]] = defaultdict(list)
    pairs: dict[tuple[Place, Place], None] = {}
    for key, template in _NUMBERS.items():
        for one, other in _neighbours(lines, attrgetter(f"draft.{key}")):
            pair = (one.place, other.place)
            if pair in pairs:
                continue
            if folded_name(one.draft.full_name) == folded_name(other.draft.full_name) and not _contradict(
                one, other, key
            ):
                pairs[pair] = None
            else:
                number = getattr(one.draft, key)
                finding = stop("number-of-two", template, key, number=number, one=one.shown, other=other.shown)
                _stop(found, one, other, finding)
    for same_name in _groups(lines, lambda line: name_key(line.draft.full_name)):
        for pair, is_one in _compared(same_name):
            if pair in pairs or is_one is None:
                continue
            if is_one:
                pairs[pair] = None
            else:
                one, other = by_row[pair[0]], by_row[pair[1]]
                values = {"name": one.draft.full_name, "one": one.shown, "other": other.shown}
                _stop(found, one, other, stop("name-twice", _ONE_NAME, "full_name", **values))
    taken: dict[Place, Place] = {}
    for cluster in _clusters(pairs):
        _merge([by_row[row] for row in cluster], by_row, found, taken)
    return Repeats(tuple(line.with_findings(*found.get(row, ())) for row, line in by_row.items()), taken)


def _groups(lines: Iterable[MemberLine], key: Callable[[MemberLine], str]) -> Iterable[list[MemberLine]]:
    """Lines that share a key, the keys in the order of the list; a line of its own makes no group."""
    first: dict[str, MemberLine] = {}
    groups: dict[str, list[MemberLine]] = {}
    for line in lines:
        if value := key(line):
            other = first.setdefault(value, line)
            if other is not line:
                groups.setdefault(value, [other]).append(line)
    return (groups[value] for value in first if value in groups) if groups else ()


def _neighbours(
    lines: Iterable[MemberLine], key: Callable[[MemberLine], str]
) -> Iterable[tuple[MemberLine, MemberLine]]:
    return (pair for group in _groups(lines, key) for pair in pairwise(group))


_MOST_COMPARED = 60


def _compared(same_name: Sequence[MemberLine]) -> Iterable[tuple[tuple[Place, Place], bool | None]]:
    """Pairs of one name: True for one person, None for surely two, False where nothing tells."""
    years: dict[int | None, list[MemberLine]] = defaultdict(list)
    for line in same_name:
        years[line.draft.birth.year if line.draft.birth is not None else None].append(line)
    # Why: two years of birth are two people; a row without a birth may be any of them.
    unknown = years.pop(None, [])
    for lines in [*years.values(), list(same_name)] if unknown else years.values():
        for one, other in _pairs(lines):
            if are_different_people(one.draft, other.draft) or _in_two_groups(one.draft, other.draft):
                yield (one.place, other.place), None
                continue
            likeness = likely_same(one.draft, other.draft)
            yield (one.place, other.place), likeness is not None and likeness.is_sure


def _in_two_groups(one: MemberDraft, other: MemberDraft) -> bool:
    """True for two people of one name in two groups, where no birth and no number says that they are one."""
    births = one.birth is not None and other.birth is not None
    numbers = one.citizen_number and one.citizen_number == other.citizen_number
    return bool(one.group and other.group) and one.group != other.group and not births and not numbers


def _pairs(lines: Sequence[MemberLine]) -> Iterable[tuple[MemberLine, MemberLine]]:
    # Why: a name that stands a thousand times is a faulty column; every pair of it would take a million looks.
    return pairwise(lines) if len(lines) > _MOST_COMPARED else combinations(lines, 2)


def _contradict(one: MemberLine, other: MemberLine, shared: str) -> bool:
    """True when beside the shared number something else says that these are two people."""
    births = (one.draft.birth, other.draft.birth)
    if births[0] is not None and births[1] is not None and not may_be_one_day(births[0], births[1]):
        return True
    return any(
        (mine := getattr(one.draft, key)) and (theirs := getattr(other.draft, key)) and mine != theirs
        for key in ("citizen_number", "staff_number")
        if key != shared
    )


def _stop(found: dict[Place, list[Finding]], one: MemberLine, other: MemberLine, finding: Finding) -> None:
    for line in (one, other):
        found[line.place].append(finding.at(line.sheet, line.row))


def _clusters(pairs: Iterable[tuple[Place, Place]]) -> Iterable[list[Place]]:
    """Rows that name one person, in the order of the list."""
    home: dict[Place, list[Place]] = {}
    for one, other in pairs:
        joined = [*home.get(one, [one]), *(row for row in home.get(other, [other]) if row not in home.get(one, [one]))]
        for row in joined:
            home[row] = joined
    seen: dict[int, list[Place]] = {id(cluster): cluster for cluster in home.values()}
    return [sorted(cluster) for cluster in seen.values()]


# ---- one person of several rows --------------------------------------------------------------------------------


def _merge(
    cluster: Sequence[MemberLine],
    by_row: dict[Place, MemberLine],
    found: dict[Place, list[Finding]],
    taken: dict[Place, Place],
) -> None:
    """Take the row that can be taken and tells most, the later one of equals; fill its blanks from the others."""
    best = max(cluster, key=lambda line: (not line.is_refused, line.draft.knowledge, line.place))
    draft = best.draft
    for line in cluster:
        draft = _filled(draft, line.draft)
    for line in cluster:
        if line.place == best.place:
            continue
        taken[line.place] = best.place
        finding = _twice(best, line)
        _stop(found, best, line, finding)
    by_row[best.place] = replace(best, draft=draft)


def _twice(best: MemberLine, line: MemberLine) -> Finding:
    one, other = sorted((best, line), key=lambda each: each.place)
    likeness = likely_same(best.draft, line.draft)
    values: dict[str, object] = {
        "name": best.draft.full_name,
        "one": one.shown,
        "other": other.shown,
        "reason": likeness.reason if likeness else Message(N_("cùng người ở dòng khác")),
    }
    differing = _differing(best.draft, line.draft)
    if differing:
        values["fields"] = ", ".join(differing)
    template = _TWICE_DIFFERING if differing else _TWICE
    return stop("person-twice", template, "full_name", **values).proposing(_TAKE, row=best.shown)


def _filled(draft: MemberDraft, other: MemberDraft) -> MemberDraft:
    """The draft with its blanks, and the unknown parts of its dates, from the other row."""
    blanks = {
        field.name: getattr(other, field.name)
        for field in fields(draft)
        if not getattr(draft, field.name) and getattr(other, field.name)
    }
    for name in ("birth", "joined"):
        mine, theirs = getattr(draft, name), getattr(other, name)
        if mine is not None and theirs is not None and may_be_one_day(mine, theirs):
            blanks[name] = theirs if precision(theirs) > precision(mine) else mine
    return replace(draft, **blanks)


def _differing(one: MemberDraft, other: MemberDraft) -> list[str]:
    """Labels of what two rows of one person say differently; a date that only says less does not differ."""
    labels = []
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if not mine or not theirs or mine == theirs:
            continue
        if field.name == "full_name" and name_key(mine) == name_key(theirs):
            continue
        if field.name in ("birth", "joined") and may_be_one_day(mine, theirs):
            continue
        labels.append(MEMBER[field.name].label.lower())
    return labels
