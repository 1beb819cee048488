"""Who is on a gift list: the rule, the people it takes, and why each of the others is left out.

Pure: members and their children come in as ``Candidate``, already as they stood on the day. What the list cost stands in
vouchers; keeping and settling it lives in services.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from app.domain import dates
from app.domain.labelled import Labelled
from app.domain.members.members import KnownDate
from app.domain.money import Dong, dong
from app.domain.problems import N_, Message, Refusal
from app.domain.text import fold

CHILD_AGE = 15
"""Children younger than this on the day are given; the usual age in unions' own rules, changed in the rule of a list."""


class GiftTo(Labelled):
    """Whom the gifts are for: the members themselves or their children."""

    MEMBERS = "members", N_("Đoàn viên")
    CHILDREN = "children", N_("Con đoàn viên")


class RuleUnreadable(Refusal):
    """A stored rule that this program does not understand."""

    code = "gift-rule-unreadable"
    template = N_("Không đọc được điều kiện của danh sách quà: hãy mở danh sách và chọn lại điều kiện.")


@dataclass(frozen=True, slots=True)
class GiftRule:
    """The conditions, all of which must hold. ``groups`` and ``people`` are ids; empty means everybody."""

    to: GiftTo = GiftTo.MEMBERS
    gender: str = ""
    months_member: int = 0
    without_paused: bool = True
    without_leave: bool = False
    groups: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    under_age: int = CHILD_AGE

    def as_text(self) -> str:
        """The rule as it is stored."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> GiftRule:
        """The rule back from its stored text; refuses what it does not know (RuleUnreadable)."""
        try:
            stored = json.loads(text)
            stored = {**stored, "to": GiftTo(stored.get("to", "members"))}
            return cls(
                **{**stored, "groups": tuple(stored.get("groups", ())), "people": tuple(stored.get("people", ()))}
            )
        except (ValueError, TypeError, AttributeError):
            raise RuleUnreadable from None


EVERY_MEMBER = GiftRule()


@dataclass(frozen=True, slots=True)
class Child:
    """A member's child as the books know it."""

    id: int
    full_name: str
    birth: KnownDate | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member as of the day of the gift. ``joined`` is the day of entering the union or what is known of it."""

    id: int
    full_name: str
    sort_key: str = ""
    gender: str = ""
    group: str = ""
    group_id: int | None = None
    paused: bool = False
    on_leave: bool = False
    joined: KnownDate | None = None
    children: tuple[Child, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody on the list. For a child ``member_id`` is the parent and ``relative_id`` the child."""

    member_id: int
    person: str
    sort_key: str
    group: str
    relative_id: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody the rule does not take, and why; ``unsure`` when something missing in the books kept them out."""

    member_id: int
    person: str
    reason: Message
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class GiftList:
    """What a rule gives: the people, and everybody left out with the reason."""

    people: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...] = field(default=())

    def reasons(self) -> tuple[tuple[Message, int], ...]:
        """Each reason with how many it kept out, the most frequent first."""
        counted = Counter(str(each.reason) for each in self.left_out)
        by_text = {str(each.reason): each.reason for each in self.left_out}
        return tuple((by_text[text], count) for text, count in counted.most_common())


# ---- conditions ------------------------------------------------------------------------------------------------

_NOT_CHOSEN = Message(N_("không có trong những người được chọn"))
_OTHER_GROUP = Message(N_("thuộc tổ khác"))
_PAUSED = Message(N_("đang tạm dừng sinh hoạt"))
_LEAVE = Message(N_("đang nghỉ không lương"))
_NO_GENDER = Message(N_("chưa ghi giới tính"))
_MAN = Message(N_("là nam"))
_WOMAN = Message(N_("là nữ"))
_NO_JOINING = Message(N_("chưa rõ ngày vào công đoàn"))
_NO_CHILD = Message(N_("chưa ghi người con nào"))
_NO_BIRTH = Message(N_("có con chưa ghi ngày sinh"))
_AGE_UNSURE = Message(N_("có con chưa rõ đủ tuổi hay chưa (thiếu ngày sinh)"))
_TWICE = Message(N_("con đã có tên theo cha hoặc mẹ"))
_UNSURE = {str(each) for each in (_NO_GENDER, _NO_JOINING, _NO_BIRTH, _AGE_UNSURE)}


def full_years(birth: KnownDate, day: dt.date) -> tuple[int, int]:
    """The youngest and oldest age that somebody of whom this much is known may have on a day."""
    if isinstance(birth, dt.date):
        earliest = latest = (birth.month, birth.day)
    elif birth.month:
        earliest, latest = (birth.month, 1), (birth.month, 31)
    else:
        earliest, latest = (1, 1), (12, 31)
    years, today = day.year - birth.year, (day.month, day.day)
    return years - (today < latest), years - (today < earliest)


def months_between(joined: KnownDate, day: dt.date) -> tuple[int, int]:
    """The fewest and most whole months somebody who joined then has been a member on a day."""
    if isinstance(joined, dt.date):
        found = dates.months_between(joined, day)
        return found, found
    whole = (day.year - joined.year) * 12
    if joined.month:
        found = whole + day.month - joined.month
        return found - 1, found
    return whole + day.month - 13, whole + day.month - 1


def _reason_against(rule: GiftRule, day: dt.date, who: Candidate) -> Message | None:
    """Why a member is not meant, None when every condition holds."""
    if rule.people and who.id not in rule.people:
        return _NOT_CHOSEN
    if rule.groups and who.group_id not in rule.groups:
        return _OTHER_GROUP
    if rule.without_paused and who.paused:
        return _PAUSED
    if rule.without_leave and who.on_leave:
        return _LEAVE
    if rule.gender and not who.gender:
        return _NO_GENDER
    if rule.gender and who.gender != rule.gender:
        return _MAN if who.gender == "male" else _WOMAN
    return _reason_of_time(rule, day, who) if rule.months_member else None


def _reason_of_time(rule: GiftRule, day: dt.date, who: Candidate) -> Message | None:
    if who.joined is None:
        return _NO_JOINING
    fewest, most = months_between(who.joined, day)
    if most < rule.months_member:
        return Message(N_("vào công đoàn chưa đủ {months} tháng"), {"months": rule.months_member})
    return None if fewest >= rule.months_member else _NO_JOINING


def gift_list(rule: GiftRule, day: dt.date, candidates: Iterable[Candidate]) -> GiftList:
    """The list a rule gives on a day, in the order of the candidates; nobody is on it twice."""
    people: list[Recipient] = []
    left_out: list[LeftOut] = []
    children: set[tuple[str, str]] = set()
    for who in candidates:
        reason = _reason_against(rule, day, who)
        if reason is not None:
            left_out.append(_left_out(who, reason))
        elif rule.to is GiftTo.MEMBERS:
            people.append(Recipient(who.id, who.full_name, who.sort_key, who.group))
        else:
            _add_children(rule, day, who, people, left_out, children)
    return GiftList(tuple(people), tuple(left_out))


def _left_out(who: Candidate, reason: Message) -> LeftOut:
    return LeftOut(who.id, who.full_name, reason, str(reason) in _UNSURE)


def _add_children(
    rule: GiftRule,
    day: dt.date,
    who: Candidate,
    people: list[Recipient],
    left_out: list[LeftOut],
    known: set[tuple[str, str]],
) -> None:
    if not who.children:
        left_out.append(_left_out(who, _NO_CHILD))
    for child in who.children:
        reason = _reason_against_child(rule, day, child)
        # Why: father and mother may both be members; their child is given once.
        twin = (fold(child.full_name), str(child.birth))
        if reason is None and twin in known:
            reason = _TWICE
        if reason is not None:
            left_out.append(_left_out(who, reason))
            continue
        known.add(twin)
        people.append(Recipient(who.id, child.full_name, who.sort_key, who.group, child.id))


def _reason_against_child(rule: GiftRule, day: dt.date, child: Child) -> Message | None:
    if child.birth is None:
        return _NO_BIRTH
    youngest, oldest = full_years(child.birth, day)
    if youngest >= rule.under_age:
        return Message(N_("có con đã đủ {age} tuổi"), {"age": rule.under_age})
    if oldest < 0:
        return _NO_BIRTH
    return None if oldest < rule.under_age else _AGE_UNSURE


# ---- money -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GiftLine:
    """What settling needs of one person: the amount in đồng, whether it was received, whether a voucher holds it."""

    amount: Dong
    in_kind: Dong
    received: bool | None
    paid: bool


@dataclass(frozen=True, slots=True)
class GiftSums:
    """A list added up, money in đồng. ``due`` is what stands to be posted now, for ``due_people``."""

    people: int
    total: Dong
    in_kind: Dong
    received: int
    missed: int
    given: Dong
    given_in_kind: Dong
    due: Dong
    due_people: int

    def left_over(self, taken: Dong) -> int:
        """Money taken out beforehand less money given; negative when more was given than taken."""
        return taken - self.given


def sums_of(lines: Sequence[GiftLine]) -> GiftSums:
    """Add a list up. Who is not marked as missing counts as having received, for that is how a list is settled."""
    reached = [line for line in lines if line.received is not False]
    due = [line for line in reached if not line.paid]
    return GiftSums(
        people=len(lines),
        total=dong(sum(line.amount for line in lines)),
        in_kind=dong(sum(line.in_kind for line in lines)),
        received=len(reached),
        missed=len(lines) - len(reached),
        given=dong(sum(line.amount for line in reached)),
        given_in_kind=dong(sum(line.in_kind for line in reached)),
        due=dong(sum(line.amount for line in due)),
        due_people=sum(line.amount > 0 for line in due),
    )
