"""Who is named in a text: «sinh nhật đoàn viên Nguyễn Thị A», «trợ cấp ốm đau cho chị Trần B và anh Lê C».

A name of the book is looked for syllable by syllable: the longest one wins, tones before plain letters. It is sure when one person
of that day bears it and nothing beside it makes it another name; everything else is proposed with its reason, never taken.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.domain.labelled import Labelled
from app.domain.members.members import folded_name, has_accents, name_key
from app.domain.problems import N_
from app.domain.text import clean, fold

_SYLLABLE = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[\s'’‘ʼ`´-]+")
_FEWEST = 2
"""A single syllable is no name: every text has an «An» or a «Mai»."""
_NEAR = 60
"""So many signs behind a name may tell which namesake is meant."""
_FOLLOWING = frozenset(
    [
        "to",
        "bo",
        "phong",
        "ban",
        "nhan",
        "bi",
        "om",
        "sinh",
        "cuoi",
        "ket",
        "mat",
        "qua",
        "thang",
        "ngay",
        "quy",
        "nam",
        "dot",
        "so",
        "va",
        "cung",
        "nghi",
        "do",
        "chuyen",
        "nv",
        "ms",
        "dv",
        "tien",
        "mung",
        "chi",
        "thu",
        "nop",
        "tham",
        "vieng",
        "cong",
        "chuc",
        "vu",
        "khoa",
        "lop",
        "tai",
        "trong",
        "theo",
        "muc",
        "va",
        "voi",
        "con",
        "me",
        "cha",
        "bo",
        "vo",
        "chong",
    ]
)
"""What may stand right behind a name without being a part of it, whatever its letters."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the book by whom a text may mean; ``since`` and ``until`` are the days of membership, None where
    no day is known; ``first`` is the day from which the book has them, whatever the reason."""

    id: int
    full_name: str
    number: str = ""
    staff_number: str = ""
    group: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    first: dt.date | None = None

    def is_there(self, day: dt.date | None) -> bool:
        """True when a member on that day; of no day in particular, always."""
        since, until = self.since or dt.date.min, self.until or dt.date.max
        return day is None or since <= day <= until

    @property
    def about(self) -> str:
        """What tells a namesake apart: group and numbers."""
        return ", ".join(part for part in (self.group, self.number or self.staff_number) if part)

    @property
    def shown(self) -> str:
        """The name with what tells it apart."""
        return f"{self.full_name} ({self.about})" if self.about else self.full_name


class Reason(Labelled):
    """Why a person is read in a text."""

    EXACT = "exact", N_("đúng họ tên")
    PLAIN = "plain", N_("đúng họ tên, viết không dấu")
    TOLD_APART = "told-apart", N_("đúng họ tên, phân biệt theo tổ hoặc mã số")
    NAMESAKES = "namesakes", N_("nhiều người cùng tên")
    ACCENTS = "accents", N_("họ tên khác dấu")
    LONGER = "longer", N_("có thể là một phần của tên dài hơn")
    ANOTHER_DAY = "another-day", N_("ngày ấy không phải đoàn viên")

    @property
    def is_sure(self) -> bool:
        """True where nothing is left to ask."""
        return self in (Reason.EXACT, Reason.PLAIN, Reason.TOLD_APART, Reason.ANOTHER_DAY)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as it stands in the text, who may be meant, and why."""

    text: str
    people: tuple[KnownPerson, ...]
    reason: Reason


class Syllable(NamedTuple):
    """A syllable of the text: its key with tones, its plain key, and where it stands."""

    key: str
    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    length: int
    exact: bool
    people: tuple[KnownPerson, ...]


def sure_people(namings: Iterable[Naming]) -> tuple[int, ...]:
    """The ids of those who are surely named, each once, in the order of the text."""
    return tuple(dict.fromkeys(each.people[0].id for each in namings if each.reason.is_sure))


class NamesOfBook:
    """The names of the book, made once and asked of many texts."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._exact: dict[tuple[str, ...], list[KnownPerson]] = defaultdict(list)
        self._plain: dict[tuple[str, ...], list[KnownPerson]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._surnames: set[str] = set()
        self._given: set[str] = set()
        for each in people:
            exact, plain = tuple(name_key(each.full_name).split()), tuple(folded_name(each.full_name).split())
            if len(plain) < _FEWEST or len(exact) != len(plain):
                continue
            self._exact[exact].append(each)
            self._plain[plain].append(each)
            self._lengths[plain[0]].add(len(plain))
            self._surnames.add(exact[0])
            self._given.add(exact[-1])

    def named_in(self, text: str, day: dt.date | None = None) -> tuple[Naming, ...]:
        """Who is named in a text of a day, in its order. Never raises."""
        text = clean(text)
        syllables = list(_syllables(text))
        matches = sorted(self._matches(text, syllables), key=lambda each: (-each.length, not each.exact, each.first))
        taken: set[int] = set()
        chosen = []
        for match in matches:
            places = range(match.first, match.first + match.length)
            if taken.isdisjoint(places):
                taken.update(places)
                chosen.append(match)
        chosen.sort(key=lambda each: each.first)
        return tuple(self._judged(match, text, syllables, day) for match in chosen)

    def _matches(self, text: str, syllables: Sequence[Syllable]) -> Iterator[_Match]:
        for first, syllable in enumerate(syllables):
            for length in self._lengths.get(syllable.plain, ()):
                part = syllables[first : first + length]
                if len(part) < length or not _is_one_name(text, part):
                    continue
                exact = self._exact.get(tuple(each.key for each in part))
                found = exact or self._plain.get(tuple(each.plain for each in part))
                if found:
                    yield _Match(first, length, bool(exact), tuple(found))

    def _judged(self, match: _Match, text: str, syllables: Sequence[Syllable], day: dt.date | None) -> Naming:
        part = syllables[match.first : match.first + match.length]
        written = text[part[0].start : part[-1].end]
        there = tuple(each for each in match.people if each.is_there(day))
        naming = Naming(written, there or match.people, self._reason(match, written, there))
        if naming.reason.is_sure and self._is_longer(match, text, syllables):
            return replace(naming, reason=Reason.LONGER)
        if naming.reason is Reason.NAMESAKES and (told := _told_apart(naming.people, text[part[-1].end :])):
            return replace(naming, people=(told,), reason=Reason.TOLD_APART)
        return naming

    @staticmethod
    def _reason(match: _Match, written: str, there: Sequence[KnownPerson]) -> Reason:
        meant = there or match.people
        if len(meant) > 1:
            return Reason.NAMESAKES
        if match.exact:
            # Why still sure: a whole name with its tones and one bearer; the day of joining is what the books happen to know.
            return Reason.EXACT if there else Reason.ANOTHER_DAY
        return (
            Reason.PLAIN if there and not (has_accents(written) and has_accents(meant[0].full_name)) else Reason.ACCENTS
        )

    def _is_longer(self, match: _Match, text: str, syllables: Sequence[Syllable]) -> bool:
        """True when the syllable before or behind may belong to the name: «Trần Văn An Bình» is not «Trần Văn An»."""
        last = match.first + match.length - 1
        if last + 1 < len(syllables) and _is_one_name(text, syllables[last : last + 2]):
            behind = syllables[last + 1]
            if behind.plain not in _FOLLOWING:
                if _tells_case(text):
                    return text[behind.start].isupper()
                return behind.key in self._given
        if match.first and _is_one_name(text, syllables[match.first - 1 : match.first + 1]):
            before = syllables[match.first - 1]
            follows_union = match.first > 1 and syllables[match.first - 2].plain == "cong"
            is_name = text[before.start].isupper() or not _tells_case(text)
            return is_name and before.key in self._surnames and not (before.plain == "doan" and follows_union)
        return False


def _syllables(text: str) -> Iterator[Syllable]:
    for found in _SYLLABLE.finditer(text):
        yield Syllable(name_key(found[0]), fold(found[0]), found.start(), found.end())


def _is_one_name(text: str, part: Sequence[Syllable]) -> bool:
    """True when nothing but blanks and signs of names stand between the syllables."""
    return all(_WITHIN.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(part))


def _tells_case(text: str) -> bool:
    """False for a text in capitals or small letters throughout, whose letters tell no name."""
    return text != text.upper() and text != text.lower()


def _told_apart(people: Sequence[KnownPerson], behind: str) -> KnownPerson | None:
    """The one namesake whose group or number stands right behind the name, before another sentence begins."""
    near = f" {' '.join(re.findall(r'[a-z0-9]+', fold(behind[:_NEAR])))} "
    for marks in (lambda one: (one.number, one.staff_number), lambda one: (one.group,)):
        found = [one for one in people if any(mark and f" {_plainly(mark)} " in near for mark in marks(one))]
        if len(found) == 1:
            return found[0]
    return None


def _plainly(mark: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(mark)))
