"""The jobs of the season about gifts: the plan of Tết pay, the gifts of the next holiday."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain import clock
from app.domain.activities.programmes import TetTerms, announcement_findings, tet_announced_in
from app.domain.dates import Month, show_date
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.gifts.gifts import GiftState
from app.models.queries.gifts.tet_report import announced_on, tet_terms
from app.models.queries.union.policies import calendar
from app.ui.brought.month_job import DONE, LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk
from app.ui.gifts.coming import COMING_RESTS_ON, Coming, read_coming
from app.ui.gifts.gift_words import both_days, days_left_word, need_sentence

PREPARE = 45
"""So many days before a holiday its gifts become a job."""


@dataclass(frozen=True, slots=True)
class TetPlan:
    """A Tết with its terms and the day its plan of pay and bonus was announced, None while nobody wrote it down."""

    terms: TetTerms
    announced: dt.date | None


def read_tet_plan(read: Read, month: Month) -> TetPlan | None:
    """The plan, in the months in which it is announced."""
    tet = tet_announced_in(month, calendar(read))
    return TetPlan(tet_terms(read, tet), announced_on(read, tet)) if tet is not None else None


def _tell_tet_plan(desk: Desk, plan: TetPlan | None) -> Job | None:
    if plan is None:
        return None
    title = _("Phương án lương, thưởng Tết {year}").format(year=plan.terms.tet.year)
    found = announcement_findings(plan.announced, plan.terms, clock.today())
    last = plan.terms.last
    text = _("Doanh nghiệp công bố trước ngày nghỉ Tết đầu tiên ít nhất {days} ngày: chậm nhất {last}.").format(
        days=plan.terms.days, last=show_date(last)
    )
    text = " ".join(render(each.message) for each in found) or text
    go = lambda: desk.go("programmes", programme="tet_pay_plan")  # noqa: E731
    if plan.announced is None:
        late = clock.today() > last
        state, looks = (_("Quá hạn"), LOOK) if late else (_("Chưa công bố"), OPEN)
        return Job(title, text, state, looks, _("Ghi ngày"), go)
    if found:
        return Job(title, text, _("Công bố chậm"), LOOK, _("Xem"), go)
    return Job(title, text, _("Đã công bố {day}").format(day=show_date(plan.announced)), DONE, _("Xem"), go)


def _tell_gifts(desk: Desk, facts: Coming) -> Job | None:
    """The gifts of the next holiday, with the cash they ask for; nothing while it is far away or she looks at old months."""
    now = Month.of(clock.today())
    far = not facts.coming or facts.coming[0].holiday.days_left(clock.today()) > PREPARE
    if far or desk.month not in (now, now.plus(-1)):
        return None
    holiday, known, need = facts.coming[0].holiday, facts.coming[0].list, facts.need
    title, left = _("Quà {name}").format(name=render(holiday.name)), days_left_word(holiday.days_left(clock.today()))
    text = _("{day}, còn {left}.").format(day=both_days(holiday.day), left=left)
    if need is not None:
        text = need_sentence(need)
    if known is None:
        make = lambda: desk.go("gift_editor", holiday=str(holiday.key), year=holiday.day.year)  # noqa: E731
        return Job(title, text, _("Chưa có danh sách"), OPEN, _("Lập"), make)
    looks = DONE if known.state is GiftState.SETTLED else LOOK if need is not None and need.short else OPEN
    return Job(title, text, _(known.state.label), looks, _("Xem"), lambda: desk.go("gifts", activity=known.id))


MONTH_JOBS = (
    MonthJob("tet_plan", 210, read_tet_plan, _tell_tet_plan, frozenset({"activity", "policy_value"}), season=True),
    MonthJob("gifts", 230, read_coming, _tell_gifts, COMING_RESTS_ON, season=True),
)
