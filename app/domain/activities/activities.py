"""What a union organises: kinds of activity and what each is asked for, states, plans, and the rules of both.

Pure values. What was spent of union money stands in vouchers alone; what others gave stands in the activity's sources.
Gift lists and welfare programmes are activities as well; their own rules live beside this file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.domain.dates import show_date
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Level, Message, Refusal


class Figure(StrEnum):
    """What an activity may count besides its people and its money; the value is the key it is stored by."""

    GIFTS = "gifts"
    GIFT_VALUE = "gift_value"
    MEALS = "meals"
    INITIATIVES = "initiatives"
    INITIATIVE_BENEFIT = "initiative_benefit"
    REQUESTS = "requests"
    REQUESTS_SETTLED = "requests_settled"
    PARTY_INTRODUCED = "party_introduced"
    REWARDS = "rewards"
    CHECKED = "checked"
    PASSED = "passed"
    POSTS = "posts"
    BULLETINS = "bulletins"

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return FIGURE_NAMES[self]


FIGURE_NAMES: Mapping[Figure, str] = MappingProxyType(
    {
        Figure.GIFTS: N_("Suất quà"),
        Figure.GIFT_VALUE: N_("Trị giá quà (đồng)"),
        Figure.MEALS: N_("Suất ăn"),
        Figure.INITIATIVES: N_("Số sáng kiến"),
        Figure.INITIATIVE_BENEFIT: N_("Giá trị làm lợi (đồng)"),
        Figure.REQUESTS: N_("Số kiến nghị"),
        Figure.REQUESTS_SETTLED: N_("Kiến nghị đã giải quyết"),
        Figure.PARTY_INTRODUCED: N_("Giới thiệu Đảng bồi dưỡng, xét kết nạp"),
        Figure.REWARDS: N_("Tập thể, cá nhân được khen"),
        Figure.CHECKED: N_("Người được kiểm tra"),
        Figure.PASSED: N_("Người đạt khá, giỏi"),
        Figure.POSTS: N_("Tin, bài viết"),
        Figure.BULLETINS: N_("Bản tin, tài liệu phát hành"),
    }
)

PARTS_OF: Mapping[Figure, Figure] = MappingProxyType(
    {Figure.PASSED: Figure.CHECKED, Figure.REQUESTS_SETTLED: Figure.REQUESTS}
)
"""A figure that is part of another one → that one; it can never be larger."""


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind: its key, name, the code its vouchers usually take, and which figures it is asked for."""

    key: str
    name: str
    code: str
    figures: tuple[Figure, ...] = ()
    subject: str = ""
    """The heading it is counted under in reports: training, communication, women; empty for the others."""
    has_people: bool = True


_GIFTS = (Figure.GIFTS, Figure.GIFT_VALUE)
_LEARNING = (Figure.CHECKED, Figure.PASSED)

_KIND_ROWS = (
    ActivityKind("visit", N_("Thăm hỏi, tặng quà"), "31.03", _GIFTS),
    ActivityKind("dialogue", N_("Đối thoại tháng 5"), "31", (Figure.REQUESTS, Figure.REQUESTS_SETTLED)),
    ActivityKind("thanks", N_("Cảm ơn người lao động"), "31", _GIFTS),
    ActivityKind("meal", N_("Bữa cơm Công đoàn"), "31", (Figure.MEALS,)),
    ActivityKind("gift", N_("Tặng quà theo danh sách"), "31", _GIFTS),
    ActivityKind("sports", N_("Hội thao"), "32", (Figure.REWARDS,)),
    ActivityKind("arts", N_("Văn nghệ, hội diễn"), "32", (Figure.REWARDS,)),
    ActivityKind("outing", N_("Tham quan, nghỉ mát"), "31"),
    ActivityKind("training", N_("Tập huấn, bồi dưỡng"), "32", _LEARNING, "training"),
    ActivityKind("legal", N_("Tuyên truyền pháp luật"), "32", (*_LEARNING, Figure.BULLETINS), "training"),
    ActivityKind("safety", N_("An toàn, vệ sinh lao động"), "32", (Figure.INITIATIVES, Figure.INITIATIVE_BENEFIT)),
    ActivityKind("creative", N_("Phát động sáng kiến"), "32", (Figure.INITIATIVES, Figure.INITIATIVE_BENEFIT)),
    ActivityKind("members", N_("Phát triển đoàn viên"), "32"),
    ActivityKind("party", N_("Giới thiệu đoàn viên với Đảng"), "32", (Figure.PARTY_INTRODUCED,)),
    ActivityKind("women", N_("Hoạt động nữ công"), "32.05", (*_GIFTS, Figure.REWARDS), "women"),
    ActivityKind("reward", N_("Biểu dương, khen thưởng"), "31", (Figure.REWARDS,)),
    ActivityKind("meeting", N_("Họp, sinh hoạt"), "33", (), "communication"),
    ActivityKind("news", N_("Bản tin, bài viết"), "32", (Figure.POSTS, Figure.BULLETINS), "communication", False),
    ActivityKind("other", N_("Hoạt động khác"), "31", (Figure.GIFTS, Figure.GIFT_VALUE, Figure.REWARDS)),
)

KINDS: Mapping[str, ActivityKind] = MappingProxyType({kind.key: kind for kind in _KIND_ROWS})
GIFT_LIST = "gift"
"""The kind that is a list of gifts: begun, ticked, settled, cancelled and deleted as one, never as any other activity."""


def activity_kind(key: str) -> ActivityKind:
    """The kind by its key; one that a newer program knows reads as "other" under its own key."""
    return KINDS.get(key) or ActivityKind(key, KINDS["other"].name, "31")


# Law: TLĐ's yearly guides name the programmes of Workers' Month; the words of a year stand in the year's own plan.
MAY_PROGRAMMES: Mapping[str, str] = MappingProxyType(
    {
        "creative": N_("Công nhân sáng tạo"),
        "dialogue_may": N_("Đối thoại tháng 5"),
        "thanks": N_("Cảm ơn người lao động"),
        "members": N_("Phát triển đoàn viên, thành lập công đoàn cơ sở"),
        "party": N_("Giới thiệu đoàn viên ưu tú với Đảng"),
        "communication": N_("Tuyên truyền"),
        "safety": N_("Tháng hành động về an toàn, vệ sinh lao động"),
    }
)


class ActivityState(StrEnum):
    """Planned → held → settled (money and result complete); a planned one may be cancelled with a reason."""

    PLANNED = "planned"
    HELD = "held"
    SETTLED = "settled"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return _STATE_NAMES[self]


_STATE_NAMES = {
    ActivityState.PLANNED: N_("Dự kiến"),
    ActivityState.HELD: N_("Đã tổ chức"),
    ActivityState.SETTLED: N_("Đã quyết toán"),
    ActivityState.CANCELLED: N_("Đã hủy bỏ"),
}


class Funder(StrEnum):
    """Who bears the cost of an activity."""

    UNION = "union"
    EMPLOYER = "employer"
    SUPERIOR = "superior"
    SPONSOR = "sponsor"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """Its Vietnamese name (for the catalogue)."""
        return _GIVER_NAMES[self]


_GIVER_NAMES = {
    Funder.UNION: N_("Công đoàn cơ sở"),
    Funder.EMPLOYER: N_("Người sử dụng lao động"),
    Funder.SUPERIOR: N_("Công đoàn cấp trên"),
    Funder.SPONSOR: N_("Nhà tài trợ, xã hội hóa"),
    Funder.PEOPLE: N_("Người tham gia đóng góp"),
}


# ---- refusals ----------------------------------------------------------------------------------------------------


class ActivityTitleMissing(Refusal):
    """An activity without a name."""

    code = "activity-title-missing"
    template = N_("Hãy ghi tên hoạt động, ví dụ «Hội thao Tháng Công nhân 2026».")


class ActivityKindUnknown(Refusal):
    """A kind that is not in the list."""

    code = "activity-kind-unknown"
    template = N_("Không có loại hoạt động «{given}»: hãy chọn một loại trong danh sách.")


class ActivityDaysReversed(Refusal):
    """The end before the start."""

    code = "activity-days-reversed"
    template = N_("Ngày kết thúc {last} trước ngày bắt đầu {first}: hãy sửa một trong hai ngày.")


class MoreWomenThanPeople(Refusal):
    """More women than people."""

    code = "activity-women"
    template = N_("Số nữ {women} nhiều hơn số người tham gia {people}: hãy kiểm tra lại hai số.")


class HeldWithoutDay(Refusal):
    """An activity that was held on no day."""

    code = "activity-held-without-day"
    template = N_("Đã tổ chức thì phải có ngày: hãy ghi ngày diễn ra «{title}».")


class HeldTooSoon(Refusal):
    """An activity marked as held before its day."""

    code = "activity-held-too-soon"
    template = N_("Hôm nay chưa đến ngày {day} nên «{title}» chưa thể ghi là đã tổ chức.")


class PeopleUnknown(Refusal):
    """Held, but nobody knows for how many."""

    code = "activity-people-unknown"
    template = N_("Chưa biết bao nhiêu người tham gia «{title}»: hãy điểm danh theo danh sách hoặc ghi số người.")


class PartLargerThanWhole(Refusal):
    """A figure larger than the one it is part of."""

    code = "activity-figure-part"
    template = N_("{part} ({given}) không thể nhiều hơn {whole} ({most}): hãy kiểm tra lại.")


class FigureNotAsked(Refusal):
    """A figure the kind does not count."""

    code = "activity-figure-unknown"
    template = N_("Hoạt động loại «{kind}» không ghi chỉ tiêu «{given}».")


class UnionMoneyInVouchers(Refusal):
    """Union money typed as a source instead of a voucher."""

    code = "activity-union-money"
    template = N_("Tiền công đoàn cơ sở đã chi lấy từ chứng từ, không gõ ở đây: hãy lập phiếu chi cho hoạt động này.")


class ReasonOfCancelMissing(Refusal):
    """Cancelling without saying why."""

    code = "activity-cancel-reason"
    template = N_("Hãy ghi lý do hủy hoạt động «{title}».")


class WrongActivityState(Refusal):
    """A step that the state does not allow."""

    code = "activity-state"
    template = N_("«{title}» đang ở trạng thái «{state}» nên không làm được việc này.")


class SettledIsFixed(Refusal):
    """Changing a settled activity."""

    code = "activity-settled"
    template = N_("«{title}» đã quyết toán: hãy mở lại hoạt động rồi sửa.")


class GiftListElsewhere(Refusal):
    """Treating a gift list as any other activity, or making one out of it."""

    code = "activity-gift-list"
    template = N_("«{title}» là danh sách quà: hãy lập, chi, hủy và xóa ở trang «Quà lễ, Tết».")


class ActivityHasMoney(Refusal):
    """Deleting or cancelling what money was spent on."""

    code = "activity-has-money"
    template = N_("«{title}» đã có {count} chứng từ, {amount} đồng: hãy hủy hoặc điều chỉnh chứng từ trước.")


class ResultMissing(Refusal):
    """Settling without saying what came of it."""

    code = "activity-result-missing"
    template = N_("Hãy ghi kết quả của «{title}» trước khi quyết toán.")


class DraftsLeft(Refusal):
    """Settling while vouchers of the activity are not posted."""

    code = "activity-drafts-left"
    template = N_("«{title}» còn {count} chứng từ chưa ghi sổ: hãy ghi sổ hoặc xóa trước khi quyết toán.")


# ---- what is typed -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """What one funder bears of an activity: planned, given in money beside the union's books, and in kind, in đồng."""

    funder: Funder
    name: str = ""
    planned: Dong = Dong(0)
    money: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    goods: str = ""


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """An activity as typed. ``people`` and ``women`` are counts of who came, None while unknown; money in đồng."""

    title: str
    kind: str = "other"
    programme: str = ""
    plan_id: int | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    place: str = ""
    lead: str = ""
    content: str = ""
    expected: int = 0
    budget: Dong = Dong(0)
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What came of an activity: its days, people by count (None: by the list), figures by key, and in words."""

    starts_on: dt.date | None
    ends_on: dt.date | None = None
    people: int | None = None
    women: int | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    result: str = ""


def days_fit(first: dt.date | None, last: dt.date | None) -> None:
    """Refuse an end before the start."""
    if first is not None and last is not None and last < first:
        raise ActivityDaysReversed(first=show_date(first), last=show_date(last))


def refuse_if_stopped(draft: ActivityDraft) -> None:
    """Refuse an activity that cannot be stored as typed."""
    if not draft.title.strip():
        raise ActivityTitleMissing
    if draft.kind not in KINDS:
        raise ActivityKindUnknown(given=draft.kind)
    days_fit(draft.starts_on, draft.ends_on)


def result_must_fit(title: str, kind: ActivityKind, given: ResultDraft) -> None:
    """Refuse a result that contradicts itself: days, women beyond people, a part larger than its whole."""
    days_fit(given.starts_on, given.ends_on)
    if given.women is not None and given.women > (given.people or 0):
        raise MoreWomenThanPeople(women=given.women, people=given.people or 0)
    asked = {str(each) for each in kind.figures}
    for key in given.figures:
        if key not in asked:
            raise FigureNotAsked(kind=Message(kind.name), given=key)
    for part, whole in PARTS_OF.items():
        have, most = given.figures.get(part, 0), given.figures.get(whole, 0)
        if have > most:
            raise PartLargerThanWhole(
                part=Message(part.label), given=show_money(have), whole=Message(whole.label), most=show_money(most)
            )


def may_be_held(title: str, day: dt.date | None, today: dt.date) -> None:
    """Refuse an activity that was held on no day, or on one to come."""
    if day is None:
        raise HeldWithoutDay(title=title)
    if day > today:
        raise HeldTooSoon(title=title, day=show_date(day))


def sources_must_fit(sources: Iterable[SourceDraft]) -> None:
    """Refuse union money typed beside its vouchers; the union's share may only be planned here."""
    for each in sources:
        if each.funder is Funder.UNION and (each.money or each.in_kind):
            raise UnionMoneyInVouchers


# ---- money -------------------------------------------------------------------------------------------------------

FUNDER_BY_CODE: Mapping[str, Funder] = MappingProxyType({"25.01": Funder.EMPLOYER, "28.02": Funder.SUPERIOR})
"""Whose money it is that came into the union's books for an activity, by its income code; sponsors for all others."""


@dataclass(frozen=True, slots=True)
class ActivityMoney:
    """The cost of one activity or of many, in đồng. ``received`` came into the union's books for it, by funder;
    ``beside`` and ``in_kind`` never passed through them."""

    budget: int = 0
    spent: int = 0
    received: Mapping[Funder, int] = field(default_factory=dict)
    beside: Mapping[Funder, int] = field(default_factory=dict)
    in_kind: Mapping[Funder, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Everything it cost: vouchers, money beside the books, goods at their value."""
        return self.spent + sum(self.beside.values()) + sum(self.in_kind.values())

    @property
    def left_over(self) -> int:
        """What came in for it and has not been spent."""
        return max(sum(self.received.values()) - self.spent, 0)

    def borne_by(self, funder: Funder) -> int:
        """What one funder bore; the five add up to the total and what is left over."""
        if funder is Funder.UNION:
            return max(self.spent - sum(self.received.values()), 0)
        return self.received.get(funder, 0) + self.beside.get(funder, 0) + self.in_kind.get(funder, 0)


@dataclass(frozen=True, slots=True)
class CostShares:
    """The cost of several activities: each one's shares added up, in đồng."""

    budget: int
    spent: int
    total: int
    left_over: int
    by_funder: Mapping[Funder, int]


def cost_shares(moneys: Iterable[ActivityMoney]) -> CostShares:
    """Add up what each funder bore of each activity; money left over from one does not pay for another."""
    every = list(moneys)
    return CostShares(
        budget=sum(each.budget for each in every),
        spent=sum(each.spent for each in every),
        total=sum(each.total for each in every),
        left_over=sum(each.left_over for each in every),
        by_funder={funder: sum(each.borne_by(funder) for each in every) for funder in Funder},
    )


def per_head(total: int, people: int | None) -> Dong | None:
    """Cost per head rounded half up to a đồng; None while nobody is known to have come."""
    if not people:
        return None
    return dong((2 * total + people) // (2 * people))


def budget_findings(money: ActivityMoney, plans: int = 0) -> list[Finding]:
    """Warn when more was spent than planned, and when the planned sources do not add up to the budget."""
    found = []
    if money.budget and money.total > money.budget:
        found.append(
            Finding(
                Level.WARN,
                "activity-over-budget",
                Message(
                    N_("Chi phí {spent} đồng, vượt dự toán {over} đồng: cần nghị quyết Ban Chấp hành bổ sung."),
                    {"spent": show_money(money.total), "over": show_money(money.total - money.budget)},
                ),
                column="budget",
            )
        )
    if plans and plans != money.budget:
        found.append(
            Finding(
                Level.WARN,
                "activity-sources-differ",
                Message(
                    N_("Các nguồn dự kiến cộng {plans} đồng, khác dự toán {budget} đồng."),
                    {"plans": show_money(plans), "budget": show_money(money.budget)},
                ),
                column="planned",
            )
        )
    return found
