"""Import a case of people and hold who is in the book, and what is known of each, against the truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.dates import Month
from app.domain.money import Dong
from app.models.book import Book
from app.services.members.keep_members import MemberEntry, add_member
from tests.shapes.case import Known, ListCase
from tests.shapes.harness import Answer, Desk, desk
from tests.shapes.verdict import Judged, Verdict, plain, verdict_of

_PEOPLE = """
SELECT member.id, member.full_name, member.staff_number, member.gender, member.birth, member.joined,
       coalesce(union_group.name, ''),
       (SELECT wage.amount FROM wage WHERE wage.member_id = member.id ORDER BY wage.valid_from DESC LIMIT 1)
FROM member LEFT JOIN union_group ON union_group.id = member.group_id ORDER BY member.id
"""
_WAGE = """
SELECT coalesce((SELECT wage.amount FROM wage WHERE wage.member_id = member.id AND wage.valid_from <= '{month}'
                 ORDER BY wage.valid_from DESC LIMIT 1), 0),
       EXISTS (SELECT 1 FROM exemption WHERE exemption.member_id = member.id
               AND '{month}' BETWEEN exemption.first_month AND exemption.last_month)
FROM member WHERE member.id <= {last} ORDER BY member.id
"""


class Stored(NamedTuple):
    """A member as the book has them."""

    id: int
    name: str
    number: str
    gender: str
    birth: str
    joined: str
    group: str
    wage: int | None


def judge_list(case: ListCase, points: bool = False) -> Judged:
    """Import the case by its kind, and compare; ``points`` where its tables are pointed at."""
    judge = {"members": _members, "dues": _dues, "dues-year": _dues_year, "other": _other}[case.kind]
    with desk(int(case.month[:4]), points=points) as at:
        verdict, why = judge(case, at)
    return Judged(case.seed, case.kind, case.traits, verdict, why)


def _stored(at: Desk) -> list[Stored]:
    return [Stored(*row) for row in at.rows(_PEOPLE)]


# ---- members


def _members(case: ListCase, at: Desk) -> tuple[Verdict, str]:
    answers = [at.take(file, kind, "--month", case.month) for file in case.files for kind in file.kinds]
    found = _stored(at)
    if any(each.code for each in answers):
        return verdict_of(answers, [f"{len(found)} members though it was not done"] if found else [])
    return verdict_of(answers, _compared(case.expected, found))


def _compared(expected: Sequence[Known], found: Sequence[Stored]) -> Iterator[str]:
    if len(found) != len(expected):
        yield f"{len(found)} people for {len(expected)}"
    left = list(found)
    for person in expected:
        same = [each for each in left if plain(each.name).casefold() == plain(person.name).casefold()]
        if not same:
            yield f"{person.name!r} is missing"
            continue
        best = min(same, key=lambda each: len(list(_faults(person, each))))
        left.remove(best)
        yield from _faults(person, best)
    if left:
        yield f"{len(left)} who do not exist, first {left[0].name!r}"


def _faults(person: Known, stored: Stored) -> Iterator[str]:
    if person.number is not None and person.number != stored.number:
        yield f"{person.name}: number {stored.number!r} for {person.number!r}"
    wanted = {None: stored.gender, True: "female", False: "male"}[person.woman]
    if stored.gender != wanted:
        yield f"{person.name}: gender {stored.gender!r} for {wanted!r}"
    if person.birth is not None and person.birth != stored.birth:
        yield f"{person.name}: birth {stored.birth!r} for {person.birth!r}"
    if person.group is not None and _group(person.group) != _group(stored.group):
        yield f"{person.name}: group {stored.group!r} for {person.group!r}"
    if person.wage != stored.wage:
        yield f"{person.name}: wage {stored.wage} for {person.wage}"
    if person.joined is not None and person.joined != stored.joined:
        yield f"{person.name}: joined {stored.joined!r} for {person.joined!r}"


def _group(name: str) -> str:
    """A group's name without «Tổ» and the like before it."""
    folded = plain(name).casefold()
    for word in ("tổ ", "bộ phận ", "phòng "):
        folded = folded.removeprefix(word)
    return folded


# ---- dues


def _dues(case: ListCase, at: Desk) -> tuple[Verdict, str]:
    _enter(case, at)
    count = len(case.before)
    answers: list[Answer] = []
    differences: list[str] = []
    for month in case.months:
        before = at.rows(_WAGE.format(month=month, last=count))
        answer = at.take(case.files[0], "dues-list", "--month", month)
        answers.append(answer)
        after = at.rows(_WAGE.format(month=month, last=count))
        if answer.code:
            differences += [f"{month}: written though it was not done"] if after != before else []
            break
        differences += _wages(case, month, after)
        if len(_stored(at)) != count:
            differences.append(f"{month}: {len(_stored(at))} members for {count}")
    return verdict_of(answers, differences)


def _enter(case: ListCase, at: Desk) -> None:
    """The members of the case, before the list comes."""
    start = Month.parse(case.months[0]) if case.months else Month.parse(case.month)
    with Book.open(at.book) as book:
        for person in case.before:
            entry = MemberEntry(
                person.name.replace("Ð", "Đ"),
                start.first_day - dt.timedelta(days=0),
                staff_number=person.number,
                gender="female" if person.woman else "male",
                group=person.group,
                wage=Dong(person.wage),
                wage_from=start,
            )
            add_member(book, entry)


def _wages(case: ListCase, month: str, after: Sequence[tuple[int, int]]) -> Iterator[str]:
    for person, wanted, (wage, exempt) in zip(case.before, case.wages[month], after, strict=True):
        if wanted == 0 and not exempt:
            yield f"{month} {person.name}: not exempt"
        elif wanted and (wage != wanted or exempt):
            yield f"{month} {person.name}: wage {wage}{' exempt' if exempt else ''} for {wanted}"


def _dues_year(case: ListCase, at: Desk) -> tuple[Verdict, str]:
    _enter(case, at)
    for month in case.months:
        made = at.run("dues", "--month", month, "--book", str(at.book))
        if made.code:
            return Verdict.FAILED, made.sentence
    answer = at.take(case.files[0], "dues-year")
    if answer.code:
        return verdict_of([answer], [])
    counts = answer.said["counts"]
    agreeing = counts.get("agrees", 0) + counts.get("rounded", 0)
    differences = [] if counts["months"] == len(case.months) else [f"{counts['months']} months for {len(case.months)}"]
    if agreeing < 4 * len(case.months) or counts.get("differs", 0) != 0:
        differences.append(f"figures {counts}")
    # Why asked: it only compares and writes nothing, and what it did not understand it counts.
    return (Verdict.ASKED, "; ".join(differences)) if differences else verdict_of([answer], [])


# ---- what is no list of members


def _other(case: ListCase, at: Desk) -> tuple[Verdict, str]:
    for file in case.files:
        for kind in file.kinds:
            more = ("--month", case.month) if kind in ("members", "dues-list") else ()
            answer = at.take(file, kind, *more)
            if answer.code not in (0, 1):
                return Verdict.FAILED, answer.sentence
            if found := _stored(at):
                return Verdict.WRONG, f"{kind}: {len(found)} members of it, first {found[0].name!r}"
            if at.rows("SELECT 1 FROM voucher LIMIT 1"):
                return Verdict.WRONG, f"{kind}: vouchers of it"
    return Verdict.RIGHT, ""
