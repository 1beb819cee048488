"""What a union organises: kinds of activity and what each is asked for, states, plans, and the rules of both.

Pure values. What was spent of union money stands in vouchers alone; what others gave stands in the activity's sources.
Gift lists and welfare programmes are activities as well; their own rules live beside this file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from app.domain.dates import show_date
from app.domain.labelled import Labelled
from app.domain.money import Dong, apply_rate, dong, show_money
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, stop, warn


class Figure(Labelled):
    """What an activity may count besides its people and its money; the value is the key it is stored by."""

    GIFTS = "gifts", N_("Suất quà")
    GIFT_VALUE = "gift_value", N_("Trị giá quà (đồng)")
    MEALS = "meals", N_("Suất ăn")
    INITIATIVES = "initiatives", N_("Số sáng kiến")
    INITIATIVE_BENEFIT = "initiative_benefit", N_("Giá trị làm lợi (đồng)")
    REQUESTS = "requests", N_("Số kiến nghị")
    REQUESTS_SETTLED = "requests_settled", N_("Kiến nghị đã giải quyết")
    PARTY_INTRODUCED = "party_introduced", N_("Giới thiệu Đảng bồi dưỡng, xét kết nạp")
    REWARDS = "rewards", N_("Tập thể, cá nhân được khen")
    CHECKED = "checked", N_("Người được kiểm tra")
    PASSED = "passed", N_("Người đạt khá, giỏi")
    POSTS = "posts", N_("Tin, bài viết")
    BULLETINS = "bulletins", N_("Bản tin, tài liệu phát hành")


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


class ActivityState(Labelled):
    """Planned → held → settled (money and result complete); a planned one may be cancelled with a reason."""

    PLANNED = "planned", N_("Dự kiến")
    HELD = "held", N_("Đã tổ chức")
    SETTLED = "settled", N_("Đã quyết toán")
    CANCELLED = "cancelled", N_("Đã hủy bỏ")


class Funder(Labelled):
    """Who bears the cost of an activity."""

    UNION = "union", N_("Công đoàn cơ sở")
    EMPLOYER = "employer", N_("Người sử dụng lao động")
    SUPERIOR = "superior", N_("Công đoàn cấp trên")
    SPONSOR = "sponsor", N_("Nhà tài trợ, xã hội hóa")
    PEOPLE = "people", N_("Người tham gia đóng góp")


# ---- refusals ----------------------------------------------------------------------------------------------------


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


# ---- what is wrong with it -----------------------------------------------------------------------------------------


@all_at_once
def days_findings(first: dt.date | None, last: dt.date | None) -> Iterator[Finding]:
    """Stops an end before the start."""
    if first is not None and last is not None and last < first:
        text = N_("Ngày kết thúc {last} trước ngày bắt đầu {first}: hãy sửa một trong hai ngày.")
        yield stop("activity-days-reversed", text, "ends_on", first=show_date(first), last=show_date(last))


@all_at_once
def held_findings(title: str, day: dt.date | None, today: dt.date) -> Iterator[Finding]:
    """Stops an activity that was held on no day, or on one to come."""
    if day is None:
        text = N_("Đã tổ chức thì phải có ngày: hãy ghi ngày diễn ra «{title}».")
        yield stop("activity-held-without-day", text, "starts_on", title=title)
    elif day > today:
        text = N_("Hôm nay chưa đến ngày {day} nên «{title}» chưa thể ghi là đã tổ chức.")
        yield stop("activity-held-too-soon", text, "starts_on", title=title, day=show_date(day))


@all_at_once
def look_over_activity(draft: ActivityDraft) -> Iterator[Finding]:
    """What stops an activity from being stored as typed."""
    if not draft.title.strip():
        text = N_("Hãy ghi tên hoạt động, ví dụ «Hội thao Tháng Công nhân 2026».")
        yield stop("activity-title-missing", text, "title")
    if draft.kind not in KINDS:
        text = N_("Không có loại hoạt động «{given}»: hãy chọn một loại trong danh sách.")
        yield stop("activity-kind-unknown", text, "kind", given=draft.kind)
    if draft.budget < 0:
        text = N_("Hãy ghi số tiền dự toán, ví dụ 5tr; chưa có thì để trống.")
        yield stop("activity-budget-negative", text, "budget")
    yield from days_findings(draft.starts_on, draft.ends_on)


@all_at_once
def look_over_result(
    title: str, kind: ActivityKind, given: ResultDraft, today: dt.date, *, by_list: bool = False
) -> Iterator[Finding]:
    """What stops a result: no day or one to come, nobody counted (unless the list does), numbers that contradict one another."""
    yield from days_findings(given.starts_on, given.ends_on)
    yield from held_findings(title, given.starts_on, today)
    if kind.has_people and not by_list and given.people is None:
        text = N_("Chưa biết bao nhiêu người tham gia «{title}»: hãy điểm danh theo danh sách hoặc ghi số người.")
        yield stop("activity-people-unknown", text, "people", title=title)
    if not by_list and given.women is not None and given.women > (given.people or 0):
        text = N_("Số nữ {women} nhiều hơn số người tham gia {people}: hãy kiểm tra lại hai số.")
        yield stop("activity-women", text, "women", women=given.women, people=given.people or 0)
    asked = {str(each) for each in kind.figures}
    for key in given.figures:
        if key not in asked:
            text = N_("Hoạt động loại «{kind}» không ghi chỉ tiêu «{given}».")
            yield stop("activity-figure-unknown", text, key, kind=Message(kind.name), given=key)
    for part, whole in PARTS_OF.items():
        have, most = given.figures.get(part, 0), given.figures.get(whole, 0)
        if have > most:
            text = N_("{part} ({given}) không thể nhiều hơn {whole} ({most}): hãy kiểm tra lại.")
            labels = {"part": Message(part.label), "whole": Message(whole.label)}
            numbers = {"given": show_money(have), "most": show_money(most)}
            yield stop("activity-figure-part", text, str(part), **labels, **numbers)


@all_at_once
def sources_findings(sources: Iterable[SourceDraft]) -> Iterator[Finding]:
    """Stops union money typed beside its vouchers, whose share may only be planned here, and amounts below nothing."""
    every = list(sources)
    if any(each.funder is Funder.UNION and (each.money or each.in_kind) for each in every):
        text = N_("Tiền công đoàn cơ sở đã chi lấy từ chứng từ, không gõ ở đây: hãy lập phiếu chi cho hoạt động này.")
        yield stop("activity-union-money", text, "sources")
    if any(min(each.planned, each.money, each.in_kind) < 0 for each in every):
        yield stop("activity-source-negative", N_("Số tiền không được âm."), "sources")


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
    return apply_rate(dong(total), Fraction(1, people)) if people else None


@all_at_once
def budget_findings(money: ActivityMoney, plans: int = 0) -> Iterator[Finding]:
    """Warn when more was spent than planned, and when the planned sources do not add up to the budget."""
    if money.budget and money.total > money.budget:
        text = N_("Chi phí {spent} đồng, vượt dự toán {over} đồng: cần nghị quyết Ban Chấp hành bổ sung.")
        values = {"spent": show_money(money.total), "over": show_money(money.total - money.budget)}
        yield warn("activity-over-budget", text, "budget", **values)
    if plans and plans != money.budget:
        text = N_("Các nguồn dự kiến cộng {plans} đồng, khác dự toán {budget} đồng.")
        values = {"plans": show_money(plans), "budget": show_money(money.budget)}
        yield warn("activity-sources-differ", text, "planned", **values)
