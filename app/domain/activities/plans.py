"""Plans of a union's work: the year's and that of Workers' Month, with aims, programmes and targets.

Pure values. Which activities belong to a plan stands in the activities themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.domain.dates import Month, Period, add_months, show_date
from app.domain.labelled import Labelled
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, stop


class PlanKind(Labelled):
    """What a plan is for."""

    YEAR = "year", N_("Kế hoạch hoạt động năm")
    WORKERS_MONTH = "workers_month", N_("Kế hoạch Tháng Công nhân")
    TET = "tet", N_("Kế hoạch chăm lo Tết")
    OTHER = "other", N_("Kế hoạch khác")


class Target(Labelled):
    """What a plan may promise: the key of a counted figure, and its name."""

    ACTIVITIES = "activities", N_("Hoạt động được tổ chức")
    PEOPLE = "people", N_("Lượt người tham gia")
    GIFTS = "gifts", N_("Suất quà")
    DIALOGUES = "dialogues", N_("Cuộc đối thoại")
    REQUESTS_SETTLED = "requests_settled", N_("Kiến nghị được giải quyết")
    INITIATIVES = "initiatives", N_("Số sáng kiến")
    NEW_MEMBERS = "new_members", N_("Đoàn viên mới")
    PARTY_INTRODUCED = "party_introduced", N_("Đoàn viên giới thiệu với Đảng")
    TRAINING = "training", N_("Lớp tập huấn, buổi tuyên truyền")
    REWARDS = "rewards", N_("Tập thể, cá nhân được khen")


class PlanTwice(Refusal):
    """A second plan of the same kind for the same year."""

    code = "plan-twice"
    template = N_("Năm {year} đã có «{title}»: hãy sửa kế hoạch ấy, không lập hai.")


class PlanInUse(Refusal):
    """Deleting a plan that activities belong to."""

    code = "plan-in-use"
    template = N_("«{title}» có {count} hoạt động: hãy xóa hoặc chuyển các hoạt động ấy trước.")


class NoPlanToCopy(Refusal):
    """Copying a plan of last year that is not there."""

    code = "plan-nothing-to-copy"
    template = N_("Năm {year} chưa có kế hoạch loại này để chép sang: hãy lập kế hoạch mới.")


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as typed. ``programmes`` are (key, words of the year) in their order; ``targets`` whole numbers by key."""

    kind: PlanKind
    title: str
    first_day: dt.date
    last_day: dt.date
    theme: str = ""
    aims: str = ""
    programmes: tuple[tuple[str, str], ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)
    number: str = ""
    decided_on: dt.date | None = None
    decision: str = ""
    assessment: str = ""

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.first_day, self.last_day)


def usual_period(kind: PlanKind, year: int) -> Period:
    """The year, or May. Law: Thông báo 77-TB/TW 24/12/2012: Workers' Month is May of every year."""
    return Period.of_month(Month(year, 5)) if kind is PlanKind.WORKERS_MONTH else Period.of_year(year)


@all_at_once
def look_over_plan(draft: PlanDraft) -> Iterator[Finding]:
    """What stops a plan from being stored as typed."""
    if not draft.title.strip():
        yield stop("plan-title-missing", N_("Hãy ghi tên kế hoạch."), "title")
    if draft.last_day < draft.first_day:
        text = N_("Kế hoạch kết thúc {last} trước khi bắt đầu {first}: hãy sửa một trong hai ngày.")
        days = {"first": show_date(draft.first_day), "last": show_date(draft.last_day)}
        yield stop("plan-days-reversed", text, "last_day", **days)
    for key, wanted in draft.targets.items():
        if key not in set(Target):
            text = N_("Không có chỉ tiêu «{given}»: hãy chọn trong danh sách.")
            yield stop("plan-target-unknown", text, "targets", given=key)
        elif wanted <= 0:
            text = N_("Chỉ tiêu «{target}» phải lớn hơn 0; không giao thì để trống.")
            yield stop("plan-target-not-positive", text, "targets", target=Message(Target.label_of(key)))


def next_years(draft: PlanDraft, year: int) -> PlanDraft:
    """The plan as a beginning for another year: its days moved, without theme, number, decision and assessment.

    The theme and the year's words are set by the superior union anew each year, so they are not carried over.
    """
    months = 12 * (year - draft.first_day.year)
    return replace(
        draft,
        title=draft.title.replace(str(draft.first_day.year), str(year)),
        first_day=add_months(draft.first_day, months),
        last_day=add_months(draft.last_day, months),
        theme="",
        number="",
        decided_on=None,
        decision="",
        assessment="",
    )
