"""A person of the union as lists, windows and papers know them, and when two entries may be the same person.

Pure values. What a member is made of lives in ``records.py``, numbers of papers in ``citizen_number.py``, what an
import proposes in ``member_import.py``.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from app.domain.dates import show_date
from app.domain.labelled import Labelled
from app.domain.members.citizen_number import NEW_LENGTH, UnreadableCitizenNumber, read_citizen_number
from app.domain.money import Dong
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, stop
from app.domain.reading import PartialDate
from app.domain.text import clean, fold

KnownDate = dt.date | PartialDate
"""A day, or what is known of it."""


# ---- gender ----------------------------------------------------------------------------------------------------


class UnreadableGender(Refusal):
    """A text that is neither man nor woman in any usual spelling."""

    code = "gender-unreadable"
    template = N_("Không hiểu giới tính «{text}»: hãy ghi Nam hoặc Nữ.")


class Gender(Labelled):
    """As the member list states it; stored by its value."""

    MALE = "male", N_("Nam")
    FEMALE = "female", N_("Nữ")


class RelativeKind(Labelled):
    """What somebody is to the member."""

    CHILD = "child", N_("con")
    SPOUSE = "spouse", N_("vợ, chồng")
    PARENT = "parent", N_("cha, mẹ")
    OTHER = "other", N_("người thân khác")


_GENDERS = {
    Gender.MALE: ("nam", "nam gioi", "dan ong", "trai", "con trai", "ong", "m", "male", "man", "mr"),
    Gender.FEMALE: ("nu", "nu gioi", "phu nu", "dan ba", "gai", "con gai", "ba", "f", "female", "woman", "ms", "mrs"),
}
_GENDER_BY_WORD = {word: gender for gender, words in _GENDERS.items() for word in words}


def read_gender(value: object) -> Gender:
    """``Nam``, ``NAM``, ``M``, ``trai``, ``Nữ ``, ``nu``, ``F``, ``female``, ``gái`` …; refuses the rest (UnreadableGender)."""
    gender = _GENDER_BY_WORD.get(fold(value).strip(" .")) if isinstance(value, str) else None
    if gender is None:
        raise UnreadableGender(text=value)
    return gender


# ---- states, changes, relatives ---------------------------------------------------------------------------------


class MemberState(Labelled):
    """Whether somebody is a member: active and paused are, the others have gone."""

    ACTIVE = "active", N_("Đang sinh hoạt")
    PAUSED = "paused", N_("Tạm dừng sinh hoạt")
    MOVED = "moved", N_("Chuyển đi")
    RETIRED = "retired", N_("Nghỉ hưu")
    LEFT = "left", N_("Ra khỏi công đoàn")


class MemberChange(Labelled):
    """What becomes of a member on a day; REGISTER is of those who were members before the book began."""

    ADMIT = "admit", N_("Kết nạp mới")
    ARRIVE = "arrive", N_("Chuyển sinh hoạt đến")
    RESUME = "resume", N_("Khôi phục sinh hoạt")
    PAUSE = "pause", N_("Tạm dừng sinh hoạt")
    MOVE = "move", N_("Chuyển sinh hoạt đi")
    RETIRE = "retire", N_("Nghỉ hưu")
    LEAVE = "leave", N_("Ra khỏi công đoàn")
    REGISTER = "register", N_("Đã là đoàn viên")

    @property
    def state(self) -> MemberState:
        """The state it leads to; all that name none make somebody active."""
        return _LEADS_TO.get(self, MemberState.ACTIVE)


_LEADS_TO = {
    MemberChange.PAUSE: MemberState.PAUSED,
    MemberChange.MOVE: MemberState.MOVED,
    MemberChange.RETIRE: MemberState.RETIRED,
    MemberChange.LEAVE: MemberState.LEFT,
}
_LEAVING = (MemberChange.MOVE, MemberChange.RETIRE, MemberChange.LEAVE)


def changes_from(state: MemberState | None) -> tuple[MemberChange, ...]:
    """The changes that fit a state; whoever has gone, or has not come (None), may arrive or be admitted."""
    if state is MemberState.ACTIVE:
        return (MemberChange.PAUSE, *_LEAVING)
    return (
        (MemberChange.RESUME, *_LEAVING) if state is MemberState.PAUSED else (MemberChange.ARRIVE, MemberChange.ADMIT)
    )


# ---- dates of which only a part is known -----------------------------------------------------------------------


def store_known_date(day: KnownDate) -> str:
    """The stored text, which also sorts: ``1990``, ``2019-05`` or ``1990-05-04``."""
    if isinstance(day, dt.date):
        return day.isoformat()
    return f"{day.year:04d}-{day.month:02d}" if day.month else f"{day.year:04d}"


def parse_known_date(text: str) -> KnownDate:
    """The date back from its stored text; anything else is a ValueError."""
    return PartialDate.of_text(text)


def show_known_date(day: KnownDate) -> str:
    """As lists print it: ``04/05/1990``, ``05/2019``, ``1990``."""
    return show_date(day) if isinstance(day, dt.date) else str(day)


def precision(day: KnownDate | None) -> int:
    """How much is known: 0 nothing, 1 the year, 2 the month, 3 the day."""
    if day is None:
        return 0
    return 3 if isinstance(day, dt.date) else 2 if day.month else 1


def may_be_one_day(one: KnownDate, other: KnownDate) -> bool:
    """True when nothing known of the two dates differs."""
    if one.year != other.year:
        return False
    if one.month is None or other.month is None:
        return True
    if isinstance(one, dt.date) and isinstance(other, dt.date):
        return one == other
    return one.month == other.month


# ---- names -----------------------------------------------------------------------------------------------------

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MARKS_IN_NAMES = re.compile(r"[\s'’‘ʼ`´-]+")


@lru_cache(maxsize=1 << 16)
def name_key(full_name: str) -> str:
    """A key equal for one name in other letter cases and tone styles: Thuý = Thúy, HOÀ = Hòa, but Thuý is not Thùy."""
    syllables = _MARKS_IN_NAMES.sub(" ", clean(full_name).casefold()).strip().split(" ")
    return " ".join(map(_tone_last, syllables))


@lru_cache(maxsize=1 << 15)
def _tone_last(syllable: str) -> str:
    signs = unicodedata.normalize("NFD", syllable)
    bare = "".join(sign for sign in signs if sign not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(sign for sign in signs if sign in _TONES)


@lru_cache(maxsize=1 << 16)
def folded_name(full_name: str) -> str:
    """A key equal for one name with and without its accents; H’ Yến and H'Yến are one."""
    return _MARKS_IN_NAMES.sub(" ", fold(full_name)).strip()


def has_accents(full_name: str) -> bool:
    """False for a name typed in plain letters, whose accents are unknown."""
    return fold(full_name) != clean(full_name).casefold()


# ---- a person --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member to be stored, as one row of a list or one form says; empty texts and None are unknown. Wage in đồng a month."""

    full_name: str
    birth: KnownDate | None = None
    gender: Gender | None = None
    citizen_number: str = ""
    staff_number: str = ""
    member_number: str = ""
    group: str = ""
    position: str = ""
    phone: str = ""
    address: str = ""
    joined: KnownDate | None = None
    wage: Dong | None = None
    note: str = ""

    @property
    def knowledge(self) -> int:
        """How much the draft tells: one for each field, dates by their precision."""
        filled = sum(1 for field in fields(self) if getattr(self, field.name))
        return filled + precision(self.birth) + precision(self.joined)


@all_at_once
def name_findings(full_name: str) -> Iterator[Finding]:
    """Stops a member without a name."""
    if not clean(full_name):
        yield stop("name-missing", N_("Hãy ghi họ và tên đoàn viên."), "full_name")


@all_at_once
def look_over_member(draft: MemberDraft) -> Iterator[Finding]:
    """What stops a member from being stored as typed."""
    yield from name_findings(draft.full_name)
    if draft.citizen_number:
        try:
            read_citizen_number(draft.citizen_number)
        except UnreadableCitizenNumber as refusal:
            yield refusal.at("citizen_number")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two entries may be one person. ``is_sure``: a number of theirs, or name and whole day of birth, is the same."""

    code: str
    reason: Message
    is_sure: bool = False


_REASONS = {
    "citizen": N_("cùng số CCCD {value}"),
    "staff": N_("cùng mã nhân viên {value}"),
    "member": N_("cùng mã số đoàn viên {value}"),
    "name-birth": N_("cùng họ tên và ngày sinh {value}"),
    "name": N_("cùng họ tên, ngày sinh chưa đủ để phân biệt"),
    "name-folded": N_("họ tên chỉ khác dấu, ngày sinh không trái nhau"),
}


def likely_same(one: MemberDraft, other: MemberDraft) -> Likeness | None:
    """Why two entries may be one person, the surest reason first; None when nothing suggests it or something contradicts it."""
    for code, mine, theirs in (
        ("citizen", one.citizen_number, other.citizen_number),
        ("staff", one.staff_number, other.staff_number),
        ("member", one.member_number, other.member_number),
    ):
        if mine and mine == theirs:
            return Likeness(code, Message(_REASONS[code], {"value": mine}), is_sure=True)
    if are_different_people(one, other) or folded_name(one.full_name) != folded_name(other.full_name):
        return None
    births_known = one.birth is not None and other.birth is not None
    if name_key(one.full_name) == name_key(other.full_name):
        if one.birth is not None and one.birth == other.birth:
            sure = isinstance(one.birth, dt.date)
            message = Message(_REASONS["name-birth"], {"value": show_known_date(one.birth)})
            return Likeness("name-birth", message, is_sure=sure)
        return Likeness("name", Message(_REASONS["name"]))
    # Why: Thu and Thư are two names; only plain letters or the same birth make them likely one.
    if births_known or not (has_accents(one.full_name) and has_accents(other.full_name)):
        return Likeness("name-folded", Message(_REASONS["name-folded"]))
    return None


def are_different_people(one: MemberDraft, other: MemberDraft) -> bool:
    """True when birth, CCCD or staff number surely differ; a CMND beside a CCCD says nothing."""
    if one.birth is not None and other.birth is not None and not may_be_one_day(one.birth, other.birth):
        return True
    numbers = (one.citizen_number, other.citizen_number)
    if all(numbers) and numbers[0] != numbers[1] and len(numbers[0]) == len(numbers[1]) == NEW_LENGTH:
        return True
    staff = (one.staff_number, other.staff_number)
    same_day = isinstance(one.birth, dt.date) and one.birth == other.birth
    # Why: a worker who comes back gets a new staff number, hence the same whole day of birth outweighs it.
    return all(staff) and staff[0] != staff[1] and not same_day


# ---- relatives -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RelativeEntry:
    """A relative as typed; ``birth`` may be partial. ``relation`` is child, spouse, parent or other."""

    full_name: str
    relation: str = RelativeKind.CHILD
    gender: str = ""
    birth: KnownDate | None = None
    note: str = ""


@all_at_once
def look_over_relative(entry: RelativeEntry, today: dt.date) -> Iterator[Finding]:
    """What stops a relative from being stored as typed."""
    name = clean(entry.full_name)
    if not name:
        yield stop("relative-name-missing", N_("Hãy ghi họ và tên người thân."), "full_name")
    if entry.birth is not None and store_known_date(entry.birth) > today.isoformat():
        yield stop("born-later", N_("Ngày sinh của «{name}» ở sau hôm nay: hãy xem lại năm sinh."), "birth", name=name)
