"""What the season asks for beside the month's usual jobs: the plan of Tết pay, Workers' Month, the gifts of the next holiday."""

from __future__ import annotations

from app.domain import clock
from app.domain.activities.programmes import DAYS_BEFORE_TET, announcement_findings, last_announcement_day
from app.domain.dates import Month, show_date
from app.i18n import _, render
from app.models.queries.activities.plans import MayProgress
from app.models.queries.gifts.gifts import GiftState
from app.ui.book.month_list import DONE, LOOK, OPEN, Job, MonthFacts, TetPlan
from app.ui.desk import Desk
from app.ui.gifts.gift_words import both_days, days_left_word, gift_state_word, need_sentence

SEASON_JOBS = 2
PREPARE = 45
"""So many days before a holiday its gifts become a job."""


def season_jobs(desk: Desk, facts: MonthFacts) -> list[Job]:
    """The jobs of the season, at most ``SEASON_JOBS``; none in some months."""
    found = [_tet_plan(desk, facts.tet)] if facts.tet is not None else []
    found += [_workers_month(desk, facts.may)] if facts.may is not None else []
    return found + _gifts(desk, facts)


def _gifts(desk: Desk, facts: MonthFacts) -> list[Job]:
    """The gifts of the next holiday, with the cash they ask for; nothing while it is far away or she looks at old months."""
    now = Month.of(clock.today())
    far = not facts.coming or facts.coming[0].holiday.days_left(clock.today()) > PREPARE
    if far or desk.month not in (now, now.plus(-1)):
        return []
    holiday, known, need = facts.coming[0].holiday, facts.coming[0].list, facts.need
    title, left = _("Quà {name}").format(name=render(holiday.name)), days_left_word(holiday.days_left(clock.today()))
    told = _("{day}, còn {left}.").format(day=both_days(holiday.day), left=left)
    if need is not None:
        told = need_sentence(need)
    if known is None:
        make = lambda: desk.go("gift_editor", holiday=str(holiday.key), year=holiday.day.year)  # noqa: E731
        return [Job(title, told, _("Chưa có danh sách"), OPEN, _("Lập"), make)]
    looks = DONE if known.state is GiftState.SETTLED else LOOK if need is not None and need.short else OPEN
    return [
        Job(title, told, gift_state_word(known.state), looks, _("Xem"), lambda: desk.go("gifts", activity=known.id))
    ]


def _tet_plan(desk: Desk, plan: TetPlan) -> Job:
    title = _("Phương án lương, thưởng Tết {year}").format(year=plan.tet.year)
    found = announcement_findings(plan.announced, plan.tet, clock.today())
    last = last_announcement_day(plan.tet)
    told = _("Doanh nghiệp công bố trước Tết ít nhất {days} ngày: chậm nhất {last}.").format(
        days=DAYS_BEFORE_TET, last=show_date(last)
    )
    told = " ".join(render(each.message) for each in found) or told
    go = lambda: desk.go("programmes", programme="tet_pay_plan")  # noqa: E731
    if plan.announced is None:
        late = clock.today() > last
        state, looks = (_("Quá hạn"), LOOK) if late else (_("Chưa công bố"), OPEN)
        return Job(title, told, state, looks, _("Ghi ngày"), go)
    if found:
        return Job(title, told, _("Công bố chậm"), LOOK, _("Xem"), go)
    return Job(title, told, _("Đã công bố {day}").format(day=show_date(plan.announced)), DONE, _("Xem"), go)


def _workers_month(desk: Desk, may: MayProgress) -> Job:
    title = _("Tháng Công nhân {year}").format(year=may.year)
    go = lambda: desk.go("workers_month", year=may.year)  # noqa: E731
    if not may.has_plan:
        told = _("Lập kế hoạch: chủ đề, chương trình, chỉ tiêu và ít nhất một hoạt động trong tháng 5.")
        return Job(title, told, _("Chưa có kế hoạch"), OPEN, _("Lập kế hoạch"), go)
    told = _("{held}/{count} hoạt động đã tổ chức.").format(held=may.held, count=may.activities)
    if may.overdue:
        return Job(title, told, _("{count} chờ kết quả").format(count=may.overdue), LOOK, _("Ghi kết quả"), go)
    if not may.activities:
        return Job(title, told, _("Chưa có hoạt động"), OPEN, _("Thêm"), go)
    if may.held < may.activities:
        return Job(title, told, _("Còn {count} hoạt động").format(count=may.activities - may.held), OPEN, _("Xem"), go)
    return Job(title, told, _("Xong, in báo cáo"), DONE, _("Xem"), go)
