"""The union's own spending rules (định mức) and what they say of a case being typed. Pure; nothing is read here.

A norm is a dated row: a change is a new row from its day on, an end is a row that says so. What a case may not do
without a resolution of its own is a finding that stops until ``beyond_norm`` names that resolution.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from app.domain.care.welfare import KINDS, CareKind, Paper, Relation, care_kind
from app.domain.dates import show_date
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Level, Message, need, stop

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


def day_of_norm(day: dt.date | None) -> list[Finding]:
    """A norm holds from a day on."""
    return need(day, "norm-day", N_("Hãy ghi ngày bắt đầu áp dụng."), "valid_from")


def look_over_norm(norm: Norm) -> list[Finding]:
    """What stops a norm from being stored as typed."""
    kind = care_kind(norm.kind)
    return [
        *day_of_norm(norm.valid_from),
        *need(
            norm.kind in KINDS,
            "norm-kind",
            N_("Không có loại chăm lo «{given}»: hãy chọn một loại trong danh sách."),
            "kind",
            given=norm.kind,
        ),
        *need(
            norm.relation in kind.relations,
            "norm-relation",
            N_("Loại «{kind}» không có mức riêng cho «{relation}»: hãy chọn người khác."),
            "relation",
            kind=Message(kind.name),
            relation=Message(norm.relation.label),
        ),
        *need(
            norm.clause.strip() or norm.source.strip(),
            "norm-source",
            N_("Hãy ghi điều khoản hoặc văn bản của định mức, ví dụ «Điều 5 Quy chế chi tiêu nội bộ»."),
            "clause",
        ),
        *need(
            norm.most or norm.in_kind or norm.ended,
            "norm-empty",
            N_("Hãy ghi mức tiền hoặc trị giá quà của «{kind}»; muốn thôi áp dụng thì dùng «Thôi áp dụng»."),
            "amount",
            kind=Message(kind.name),
        ),
        *need(
            norm.ended or not norm.amount_most or norm.amount_most >= norm.amount,
            "norm-range",
            N_("Mức cao nhất {most} nhỏ hơn mức thấp nhất {least}: hãy sửa một trong hai mức."),
            "amount_most",
            most=show_money(norm.amount_most),
            least=show_money(norm.amount),
        ),
    ]


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
    found = [*_twice(asked, same), *_qualifies(asked, norm, person), *_within(asked, norm, kind, used)]
    found += _papers(asked)
    order = {Level.STOP: 0, Level.WARN: 1, Level.NOTE: 2}
    found.sort(key=lambda each: order[each.level])
    return Judged(tuple(found), used)


def _beyond(asked: Asked) -> Level:
    return Level.WARN if asked.beyond_norm.strip() else Level.STOP


def _twice(asked: Asked, same: Iterable[Earlier]) -> list[Finding]:
    on_day = [each for each in same if each.day == asked.day]
    if not on_day:
        return []
    text = N_("Việc này đã có: «{title}» cùng ngày {day}. Mỗi việc chỉ chi một lần.")
    return [stop("case-twice", text, "happened_on", title=on_day[0].title, day=show_date(asked.day))]


def _qualifies(asked: Asked, norm: Norm | None, person: Person | None) -> list[Finding]:
    rule = norm.rule if norm is not None else NormRule()
    level, day = _beyond(asked), show_date(asked.day)
    if person is None or not person.is_member:
        if not rule.members_only:
            return []
        if person is None:
            message = Message(N_("Người này không có trong danh sách đoàn viên: định mức chỉ áp dụng cho đoàn viên."))
        else:
            message = Message(
                N_("{name} không phải đoàn viên vào ngày {day}: hãy xem lại ngày hoặc biến động của người này."),
                {"name": person.name, "day": day},
            )
        return [Finding(level, "case-not-member", message, column="member_id")]
    found = []
    if rule.months and person.joined_on is not None and months_between(person.joined_on, asked.day) < rule.months:
        values: dict[str, object] = {"name": person.name, "day": show_date(person.joined_on), "months": rule.months}
        template = N_("{name} vào công đoàn ngày {day}, chưa đủ {months} tháng theo định mức.")
        found.append(Finding(level, "case-too-new", Message(template, values), column="member_id"))
    if rule.not_on_unpaid_leave and person.on_unpaid_leave:
        template = N_("{name} đang nghỉ không lương vào ngày {day}: định mức không áp dụng.")
        message = Message(template, {"name": person.name, "day": day})
        found.append(Finding(level, "case-on-leave", message, column="member_id"))
    if rule.women_only and not person.is_woman:
        message = Message(N_("Định mức này chỉ dành cho nữ đoàn viên."))
        found.append(Finding(level, "case-women", message, column="member_id"))
    return found


def _within(asked: Asked, norm: Norm | None, kind: CareKind, used: int) -> list[Finding]:
    values: dict[str, object]
    if norm is None:
        text = N_("Chưa có định mức «{kind}» cho «{relation}» vào ngày này: số tiền theo nghị quyết Ban Chấp hành.")
        values = {"kind": Message(kind.name), "relation": Message(asked.relation.label)}
        return [Finding(Level.NOTE, "case-no-norm", Message(text, values), column="amount")]
    level, found = _beyond(asked), list[Finding]()
    if norm.most and asked.amount > norm.most:
        template = N_("Số tiền {amount} vượt định mức {most} ({source}): cần ghi nghị quyết cho phần vượt.")
        values = {"amount": show_money(asked.amount), "most": show_money(norm.most), "source": norm.standing_on}
        found.append(Finding(level, "case-beyond-amount", Message(template, values), column="amount"))
    if asked.in_kind > norm.in_kind and asked.amount + asked.in_kind > norm.most + norm.in_kind:
        template = N_("Tiền và quà cộng {amount}, vượt định mức {most} ({source}): cần ghi nghị quyết cho phần vượt.")
        values = {
            "amount": show_money(asked.amount + asked.in_kind),
            "most": show_money(norm.most + norm.in_kind),
            "source": norm.standing_on,
        }
        found.append(Finding(level, "case-beyond-in-kind", Message(template, values), column="in_kind"))
    if norm.per_year and used >= norm.per_year:
        template = N_("Năm nay đã có {used}/{times} lần «{kind}» ({source}): lần này vượt, cần ghi nghị quyết.")
        values = {"used": used, "times": norm.per_year, "kind": Message(kind.name), "source": norm.standing_on}
        found.append(Finding(level, "case-beyond-times", Message(template, values), column="happened_on"))
    return [*found, _how_it_stands(norm, kind, used)]


def _how_it_stands(norm: Norm, kind: CareKind, used: int) -> Finding:
    values: dict[str, object] = {
        "kind": Message(kind.name),
        "used": used,
        "source": norm.standing_on,
        "amount": _norm_words(norm),
    }
    if norm.per_year:
        template = N_("«{kind}» {used}/{times} lần năm nay, định mức {amount}, còn {left} lần ({source}).")
        values |= {"times": norm.per_year, "left": max(norm.per_year - used, 0)}
    else:
        template = N_("«{kind}» {used} lần năm nay, định mức {amount}, không giới hạn số lần ({source}).")
    return Finding(Level.NOTE, "case-norm", Message(template, values), column="amount")


def _norm_words(norm: Norm) -> object:
    if norm.in_kind and norm.most:
        values: dict[str, object] = {"amount": norm.show_amount(), "in_kind": show_money(norm.in_kind)}
        return Message(N_("{amount} và quà {in_kind}"), values)
    if norm.in_kind:
        return Message(N_("quà {in_kind}"), {"in_kind": show_money(norm.in_kind)})
    return norm.show_amount()


def _papers(asked: Asked) -> list[Finding]:
    if not asked.papers_missing:
        return []
    *before, last = map(_paper_name, asked.papers_missing)
    papers = (*(Message(N_("{paper};"), {"paper": each}) for each in before), last)
    message = Message(
        N_("Còn thiếu {count} giấy tờ: {papers}."), {"count": len(asked.papers_missing), "papers": papers}
    )
    return [Finding(Level.WARN, "case-papers", message, column="papers")]


def _paper_name(key: str) -> Message | str:
    # Why: a paper the union wrote itself is no template; it may hold any sign.
    return Message(Paper(key).label) if key in set(Paper) else key


def months_between(first: dt.date, last: dt.date) -> int:
    """Whole months from one day to another; negative when the other comes first."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
