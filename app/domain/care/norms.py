"""The union's own spending rules (định mức) and what they say of a case being typed. Pure; nothing is read here.

A norm is a dated row: a change is a new row from its day on, an end is a row that says so. What a case may not do
without a resolution of its own is a finding that stops until ``beyond_norm`` names that resolution.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from app.domain.care.welfare import KINDS, CareKind, Paper, Relation, care_kind
from app.domain.dates import months_between, show_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message, all_at_once, finding, gravest_first, note, stop, warn

NO_SOURCE = "chưa có nguồn"


@dataclass(frozen=True, slots=True)
class NormRule:
    """Who qualifies. ``months`` of membership before the day; 0 asks for none."""

    members_only: bool = True
    months: int = 0
    not_on_unpaid_leave: bool = False
    women_only: bool = False

    def as_text(self) -> str:
        """As stored; only what is asked for."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})

    @classmethod
    def of_text(cls, text: str) -> NormRule:
        """Back from the stored text; what a newer program asks besides is left out."""
        stored = json.loads(text or "{}")
        return cls(
            bool(stored.get("members_only", False)),
            int(stored.get("months", 0)),
            bool(stored.get("not_on_unpaid_leave", False)),
            bool(stored.get("women_only", False)),
        )


@dataclass(frozen=True, slots=True)
class Norm:
    """One dated norm. ``amount`` to ``amount_most`` in đồng (0: just ``amount``); ``per_year`` 0 is without limit."""

    kind: str
    valid_from: dt.date
    relation: Relation = Relation.SELF
    amount: Dong = Dong(0)
    amount_most: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    per_year: int = 0
    rule: NormRule = NormRule()
    papers: tuple[str, ...] = ()
    clause: str = ""
    source: str = ""
    confidence: str = ""
    ended: bool = False

    @property
    def most(self) -> int:
        """The largest amount allowed, in đồng."""
        return max(self.amount, self.amount_most)

    @property
    def has_source(self) -> bool:
        """False for a row that only came with the program."""
        return bool(self.clause or self.source) and NO_SOURCE not in f"{self.source} {self.confidence}"

    @property
    def standing_on(self) -> str:
        """The clause, else the source."""
        return self.clause or self.source

    def show_amount(self) -> str:
        """``500.000`` or ``2.000.000–5.000.000``."""
        if self.amount_most > self.amount > 0:
            return f"{show_money(self.amount)}–{show_money(self.amount_most)}"
        return show_money(self.most)


@all_at_once
def day_of_norm(day: dt.date | None) -> Iterator[Finding]:
    """A norm holds from a day on."""
    if day is None:
        yield stop("norm-day", N_("Hãy ghi ngày bắt đầu áp dụng."), "valid_from")


@all_at_once
def look_over_norm(norm: Norm) -> Iterator[Finding]:
    """What stops a norm from being stored as typed."""
    kind = care_kind(norm.kind)
    yield from day_of_norm(norm.valid_from)
    if norm.kind not in KINDS:
        text = N_("Không có loại chăm lo «{given}»: hãy chọn một loại trong danh sách.")
        yield stop("norm-kind", text, "kind", given=norm.kind)
    if norm.relation not in kind.relations:
        text = N_("Loại «{kind}» không có mức riêng cho «{relation}»: hãy chọn người khác.")
        words = {"kind": Message(kind.name), "relation": Message(norm.relation.label)}
        yield stop("norm-relation", text, "relation", **words)
    if not norm.clause.strip() and not norm.source.strip():
        text = N_("Hãy ghi điều khoản hoặc văn bản của định mức, ví dụ «Điều 5 Quy chế chi tiêu nội bộ».")
        yield stop("norm-source", text, "clause")
    if norm.ended:
        return
    if not norm.most and not norm.in_kind:
        text = N_("Hãy ghi mức tiền hoặc trị giá quà của «{kind}»; muốn thôi áp dụng thì dùng «Thôi áp dụng».")
        yield stop("norm-empty", text, "amount", kind=Message(kind.name))
    if norm.amount_most and norm.amount_most < norm.amount:
        text = N_("Mức cao nhất {most} nhỏ hơn mức thấp nhất {least}: hãy sửa một trong hai mức.")
        limits = {"most": show_money(norm.amount_most), "least": show_money(norm.amount)}
        yield stop("norm-range", text, "amount_most", **limits)


def norm_on(norms: Iterable[Norm], kind: str, relation: Relation, day: dt.date) -> Norm | None:
    """The norm that holds on a day; None when there is none or it was ended."""
    begun = [each for each in norms if each.kind == kind and each.relation is relation and each.valid_from <= day]
    latest = max(begun, key=lambda each: each.valid_from, default=None)
    return None if latest is None or latest.ended else latest


# ---- what a case is judged by ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """The member as the books know them on the day of the event. ``joined_on`` None when unknown."""

    name: str
    is_member: bool
    joined_on: dt.date | None = None
    on_unpaid_leave: bool = False
    is_woman: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """Another case of the same member that was not refused (or a birthday gift)."""

    kind: str
    relation: Relation
    day: dt.date
    title: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: kind, for whom, the day of the event, money and in kind in đồng, papers that are there."""

    kind: str
    relation: Relation
    day: dt.date
    amount: Dong
    in_kind: Dong = Dong(0)
    beyond_norm: str = ""
    papers_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings on a case, and the norm with what is left of the year."""

    findings: tuple[Finding, ...]
    used: int = 0

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What keeps it from going on."""
        return tuple(each for each in self.findings if each.stops)


def judge(asked: Asked, norm: Norm | None, earlier: Sequence[Earlier], person: Person | None) -> Judged:
    """Every finding on a case as it stands, the stops first. ``person`` is None for somebody who is no member.

    Beyond the norm is a stop until ``beyond_norm`` names the resolution; the same event twice stays one.
    """
    kind = care_kind(asked.kind)
    same = [each for each in earlier if each.kind == asked.kind and each.relation is asked.relation]
    used = sum(each.day.year == asked.day.year for each in same)
    found = (*_twice(asked, same), *_qualifies(asked, norm, person), *_within(asked, norm, kind, used), *_papers(asked))
    return Judged(tuple(gravest_first(found)), used)


def _beyond(asked: Asked) -> Level:
    return Level.WARN if asked.beyond_norm.strip() else Level.STOP


def _twice(asked: Asked, same: Iterable[Earlier]) -> Iterator[Finding]:
    for each in [each for each in same if each.day == asked.day][:1]:
        text = N_("Việc này đã có: «{title}» cùng ngày {day}. Mỗi việc chỉ chi một lần.")
        yield stop("case-twice", text, "happened_on", title=each.title, day=show_date(asked.day))


def _qualifies(asked: Asked, norm: Norm | None, person: Person | None) -> Iterator[Finding]:
    rule = norm.rule if norm is not None else NormRule()
    level, day = _beyond(asked), show_date(asked.day)
    if person is None or not person.is_member:
        text = N_("Người này không có trong danh sách đoàn viên: định mức chỉ áp dụng cho đoàn viên.")
        if person is not None:
            text = N_("{name} không phải đoàn viên vào ngày {day}: hãy xem lại ngày hoặc biến động của người này.")
        if rule.members_only:
            name = "" if person is None else person.name
            yield finding(level, "case-not-member", text, "member_id", name=name, day=day)
        return
    if rule.months and person.joined_on is not None and months_between(person.joined_on, asked.day) < rule.months:
        text = N_("{name} vào công đoàn ngày {day}, chưa đủ {months} tháng theo định mức.")
        told = {"day": show_date(person.joined_on), "months": rule.months}
        yield finding(level, "case-too-new", text, "member_id", name=person.name, **told)
    if rule.not_on_unpaid_leave and person.on_unpaid_leave:
        text = N_("{name} đang nghỉ không lương vào ngày {day}: định mức không áp dụng.")
        yield finding(level, "case-on-leave", text, "member_id", name=person.name, day=day)
    if rule.women_only and not person.is_woman:
        yield finding(level, "case-women", N_("Định mức này chỉ dành cho nữ đoàn viên."), "member_id")


def _within(asked: Asked, norm: Norm | None, kind: CareKind, used: int) -> Iterator[Finding]:
    if norm is None:
        text = N_("Chưa có định mức «{kind}» cho «{relation}» vào ngày này: số tiền theo nghị quyết Ban Chấp hành.")
        yield note("case-no-norm", text, "amount", kind=Message(kind.name), relation=Message(asked.relation.label))
        return
    level, source = _beyond(asked), norm.standing_on
    whole, most = asked.amount + asked.in_kind, norm.most + norm.in_kind
    if norm.most and asked.amount > norm.most:
        text = N_("Số tiền {amount} vượt định mức {most} ({source}): cần ghi nghị quyết cho phần vượt.")
        amounts = {"amount": show_money(asked.amount), "most": show_money(norm.most)}
        yield finding(level, "case-beyond-amount", text, "amount", source=source, **amounts)
    if asked.in_kind > norm.in_kind and whole > most:
        text = N_("Tiền và quà cộng {amount}, vượt định mức {most} ({source}): cần ghi nghị quyết cho phần vượt.")
        amounts = {"amount": show_money(whole), "most": show_money(most)}
        yield finding(level, "case-beyond-in-kind", text, "in_kind", source=source, **amounts)
    told = {"kind": Message(kind.name), "used": used, "times": norm.per_year, "source": source}
    if norm.per_year and used >= norm.per_year:
        text = N_("Năm nay đã có {used}/{times} lần «{kind}» ({source}): lần này vượt, cần ghi nghị quyết.")
        yield finding(level, "case-beyond-times", text, "happened_on", **told)
    text = N_("«{kind}» {used} lần năm nay, định mức {amount}, không giới hạn số lần ({source}).")
    if norm.per_year:
        text = N_("«{kind}» {used}/{times} lần năm nay, định mức {amount}, còn {left} lần ({source}).")
    yield note("case-norm", text, "amount", **told, amount=_norm_words(norm), left=max(norm.per_year - used, 0))


def _norm_words(norm: Norm) -> object:
    if norm.in_kind and norm.most:
        values: dict[str, object] = {"amount": norm.show_amount(), "in_kind": show_money(norm.in_kind)}
        return Message(N_("{amount} và quà {in_kind}"), values)
    if norm.in_kind:
        return Message(N_("quà {in_kind}"), {"in_kind": show_money(norm.in_kind)})
    return norm.show_amount()


def _papers(asked: Asked) -> Iterator[Finding]:
    if asked.papers_missing:
        *before, last = map(_paper_name, asked.papers_missing)
        papers = (*(Message(N_("{paper};"), {"paper": each}) for each in before), last)
        text = N_("Còn thiếu {count} giấy tờ: {papers}.")
        yield warn("case-papers", text, "papers", count=len(asked.papers_missing), papers=papers)


def _paper_name(key: str) -> Message | str:
    # Why: a paper the union wrote itself is no template; it may hold any sign.
    return Message(Paper(key).label) if key in set(Paper) else key
