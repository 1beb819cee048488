"""What the forms of activities and plans print, made up by hand for their tests: no book is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.activities.activities import ActivityMoney, ActivityState, Figure, Funder, SourceDraft, cost_shares
from app.domain.activities.activity_sums import SUM_NAMES, SumLine, counted
from app.domain.activities.plans import PlanDraft, PlanKind, usual_period
from app.domain.dates import Period
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import dong
from app.exports.activities.activity_plan import PlanFigures
from app.exports.activities.activity_year import YearFigures
from app.exports.activities.activityform import OneActivity
from app.exports.activities.women_work import WomenFigures
from app.exports.activities.workers_month_report import MonthReportFigures
from app.exports.form import Params
from app.exports.issuer import About, Issuer
from app.models.queries.activities.activities import ActivityCard, ActivityRow, ActivityVoucher, Participant, People
from app.models.queries.activities.activity_report import ActivityReport
from app.models.queries.activities.plans import PlanCard
from app.models.queries.members.committee import Committee
from tests.form_samples import OFFICERS, UNION
from tests.month_form_samples import name

DAY = dt.date(2026, 5, 17)
WHO = Issuer(UNION, OFFICERS, Params(signed_on=dt.date(2026, 5, 31)))
WHO_IN_YEAR = Issuer(UNION, OFFICERS, Params(period=Period.of_year(2026), signed_on=dt.date(2026, 5, 31)))
MONEY = ActivityMoney(
    budget=6_000_000,
    spent=3_200_000,
    received={Funder.EMPLOYER: 500_000},
    beside={Funder.EMPLOYER: 1_000_000},
    in_kind={Funder.SPONSOR: 350_000},
)


def row(number: int = 1, title: str = "Hội thao Tháng Công nhân", kind: str = "sports", **more: object) -> ActivityRow:
    """One activity as lists show it."""
    base: dict[str, object] = {
        "programme": "creative", "state": ActivityState.SETTLED, "plan_id": 1, "starts_on": DAY, "ends_on": None,
        "place": "Sân vận động khu công nghiệp", "lead": "Nguyễn Hữu Giang", "expected": 60, "people": People(45, 45, 41, 23), "money": MONEY,
    }  # fmt: skip
    return ActivityRow(number, title, kind, **(base | more))  # type: ignore[arg-type]


def card(of: ActivityRow | None = None, **more: object) -> ActivityCard:
    """One whole activity."""
    vouchers = (
        ActivityVoucher(
            id=1,
            kind=VoucherKind.RECEIPT,
            state=VoucherState.POSTED,
            number="PT2026/07",
            book_date=DAY,
            narration="Công ty hỗ trợ hội thao",
            person="Công ty",
            codes="25.01",
            amount=dong(500_000),
        ),
        ActivityVoucher(
            id=2,
            kind=VoucherKind.PAYMENT,
            state=VoucherState.POSTED,
            number="PC2026/21",
            book_date=DAY,
            narration="Chi tổ chức hội thao",
            person="Lê Thị Nhan",
            codes="32",
            amount=dong(-2_000_000),
        ),
        ActivityVoucher(
            id=3,
            kind=VoucherKind.PAYMENT,
            state=VoucherState.POSTED,
            number="PC2026/22",
            book_date=DAY,
            narration="Chi giải thưởng hội thao",
            person="Lê Thị Nhan",
            codes="32",
            amount=dong(-1_200_000),
        ),
    )
    base: dict[str, object] = {
        "plan_title": "Kế hoạch Tháng Công nhân năm 2026", "content": "Bóng chuyền, kéo co, nhảy bao bố giữa 8 tổ.",
        "result": "Tổ May 1 giải nhất toàn đoàn; an toàn, đúng dự toán.", "note": "", "typed_people": None, "typed_women": None,
        "sources": (
            SourceDraft(Funder.UNION, planned=dong(4_150_000)),
            SourceDraft(Funder.EMPLOYER, "Công ty Sao Mai", planned=dong(1_500_000), money=dong(1_000_000)),
            SourceDraft(Funder.SPONSOR, "Đại lý nước Hoa Mai", planned=dong(350_000), in_kind=dong(350_000), goods="20 thùng nước"),
        ),
        "figures": {str(Figure.REWARDS): 6}, "vouchers": vouchers, "photographs": ("keo-co.jpg", "trao-giai.jpg"),
    }  # fmt: skip
    return ActivityCard(of or row(), **(base | more))  # type: ignore[arg-type]


def people(count: int, marked: bool = True) -> tuple[Participant, ...]:
    """So many people of a list; the fourth did not come, the last one is a guest."""
    made = [
        Participant(
            id=place,
            member_id=place,
            person=name(place),
            gender="",
            role="Vận động viên" if place % 5 else "Đội trưởng",
            group=f"Tổ May {place % 3 + 1}",
            position="Công nhân may",
            attended=(place != 4) if marked else None,
            received=None,
            amount=dong(0),
            in_kind=dong(0),
            result="",
            note="",
        )
        for place in range(1, count + 1)
    ]
    guest = replace(made[-1], member_id=None, person="Trần Khách Mời", group="Công ty bạn", role="Trọng tài")
    return (*made[:-1], guest)


def one(of: ActivityCard | None = None, count: int = 12, marked: bool = True) -> About[OneActivity]:
    """One activity as its papers take it."""
    one = OneActivity(of or card(), people(count, marked) if count else (), "Công nhân sáng tạo, vững tin")
    return About(WHO, one)


def _planned() -> ActivityCard:
    return card(
        row(state=ActivityState.PLANNED, people=People(), money=ActivityMoney(2_000_000), starts_on=None, place="", lead=""),
        vouchers=(), figures={}, result="", photographs=(), sources=(),
    )  # fmt: skip


def plan_card(**more: object) -> PlanCard:
    """A plan of Workers' Month."""
    base: dict[str, object] = {
        "theme": "Công nhân Việt Nam tiên phong", "aims": "Chăm lo, bảo vệ đoàn viên.\nĐộng viên thi đua, sáng tạo.",
        "programmes": (("creative", "Công nhân sáng tạo, vững tin"), ("thanks", "Cảm ơn người lao động"), ("party", "")),
        "targets": {"activities": 3, "requests_settled": 5}, "number": "05", "decided_on": dt.date(2026, 4, 15),
        "assessment": "Hoạt động sát công việc, đoàn viên tham gia đông.\nĐề nghị cấp trên hỗ trợ phần thưởng hội thao.",
    }  # fmt: skip
    may = usual_period(PlanKind.WORKERS_MONTH, 2026)
    draft = PlanDraft(
        PlanKind.WORKERS_MONTH,
        "Kế hoạch Tháng Công nhân năm 2026",
        may.first,
        may.last,
        **(base | more),  # type: ignore[arg-type]
    )
    return PlanCard(1, draft)


def may_rows() -> tuple[ActivityRow, ...]:
    """Three activities of a May; the last one is still to come."""
    talk = row(
        2, "Đối thoại tháng 5 với Ban Giám đốc", "dialogue", programme="", starts_on=dt.date(2026, 5, 15), people=People(came=30, women=12),
        money=ActivityMoney(500_000, 450_000), state=ActivityState.HELD,
    )  # fmt: skip
    thanks = row(
        3, "Ngày hội Cảm ơn người lao động", "thanks", programme="thanks", starts_on=dt.date(2026, 5, 30), ends_on=dt.date(2026, 5, 31),
        people=People(), money=ActivityMoney(4_000_000), state=ActivityState.PLANNED, place="", lead="",
    )  # fmt: skip
    return row(), talk, thanks


def planned(rows: tuple[ActivityRow, ...] | None = None, card_of: PlanCard | None = None) -> About[PlanFigures]:
    """A plan as its letter takes it."""
    shares = {Funder.UNION: 8_650_000, Funder.EMPLOYER: 1_500_000, Funder.SPONSOR: 350_000} if rows is None else {}
    return About(WHO, PlanFigures(card_of or plan_card(), may_rows() if rows is None else rows, shares))


def month_report(has_plan: bool = True) -> About[MonthReportFigures]:
    """What goes up at the end of May."""
    rows = may_rows()
    lines = {
        "planned": [(each, 1) for each in rows], "activities": [(rows[0], 1), (rows[1], 1)], "people": [(rows[0], 41), (rows[1], 30)],
        "women": [(rows[0], 23), (rows[1], 12)], "dialogues": [(rows[1], 1)], "requests": [(rows[1], 9)], "requests_settled": [(rows[1], 4)],
        "initiatives": [(rows[0], 2)], "initiative_benefit": [(rows[0], 45_000_000)], "rewards": [(rows[0], 6)],
    }  # fmt: skip
    figures = {
        key: counted(key, [SumLine(each.title, value, each.id) for each, value in lines.get(key, ())])
        for key in SUM_NAMES
    }
    period = usual_period(PlanKind.WORKERS_MONTH, 2026)
    dropped = (row(9, "Tham quan về nguồn", "outing", state=ActivityState.CANCELLED),) if has_plan else ()
    report = ActivityReport(
        period=period, rows=rows, cancelled=dropped, shares=cost_shares(each.money for each in rows), figures=figures
    )
    bare = PlanDraft(PlanKind.WORKERS_MONTH, "Tháng Công nhân", period.first, period.last, targets={"activities": 1})
    draft = plan_card().draft if has_plan else bare
    shares = {Funder.UNION: 8_650_000, Funder.EMPLOYER: 1_500_000} if has_plan else {}
    results = {1: "Tổ May 1 giải nhất toàn đoàn."} if has_plan else {}
    said = MonthReportFigures(
        draft=draft, has_plan=has_plan, report=report, planned=shares, results=results, members=214
    )
    return About(WHO, said)


def year_report(empty: bool = False) -> About[YearFigures]:
    """A whole year of activities, or one without any."""
    month = month_report()
    legal = row(
        4, "Tuyên truyền Luật Công đoàn", "legal", programme="", starts_on=dt.date(2026, 4, 18), people=People(came=80, women=44),
        money=ActivityMoney(300_000, 300_000),
    )  # fmt: skip
    news = row(
        5, "Bản tin quý I", "news", programme="", starts_on=dt.date(2026, 3, 30), people=People(), money=ActivityMoney()
    )
    rows = () if empty else (news, legal, *month.about.report.rows, _women_day())
    report = ActivityReport(
        period=Period.of_year(2026),
        rows=rows,
        cancelled=() if empty else month.about.report.cancelled,
        shares=cost_shares(each.money for each in rows),
        figures={key: counted(key, ()) for key in SUM_NAMES} if empty else month.about.report.figures,
    )
    typed = {4: {"checked": 80, "passed": 66}, 5: {"posts": 6, "bulletins": 1}}
    shares = {} if empty else {Funder.UNION: 9_000_000}
    results = {4: "Đa số đạt khá, giỏi.", 5: "Đăng trên bảng tin."}
    figures = YearFigures(
        report=report,
        planned=shares,
        results=results,
        typed=typed,
        targets={} if empty else {"activities": 10, "training": 3},
    )
    return About(WHO_IN_YEAR, figures)


def _women_day() -> ActivityRow:
    return row(
        6, "Gặp mặt nữ đoàn viên 20/10", "women", programme="", starts_on=dt.date(2026, 10, 19), people=People(60, 60, 52, 52),
        money=ActivityMoney(2_000_000, 1_800_000),
    )  # fmt: skip


def women(empty: bool = False, seats: Committee | None = None) -> About[WomenFigures]:
    """Women's work of a year, with who sits on the committee."""
    year = year_report(empty)
    figures = WomenFigures(
        members=214,
        women=131,
        report=year.about.report,
        results={6: "Chuyên đề sức khỏe, tặng hoa."},
        spent=0 if empty else 2_150_000,
        committee=seats or Committee(),
    )
    return About(WHO_IN_YEAR, figures)


CASES: dict[str, Callable[[], object]] = {
    "attendance/marked": one,
    "attendance/long": lambda: one(count=60, marked=False),
    "attendance/empty": lambda: one(_planned(), count=0),
    "activity-report/settled": one,
    "activity-report/long-list": lambda: one(card(content="", figures={}, photographs=(), result=""), count=60),
    "activity-report/planned": lambda: one(_planned(), count=0),
    "activity-plan/month": planned,
    "activity-plan/bare": lambda: planned(
        (), plan_card(theme="", aims="", programmes=(), targets={}, number="", decided_on=None)
    ),
    "workers-month-report/plan": month_report,
    "activity-year/year": year_report,
    "activity-year/empty": lambda: year_report(empty=True),
    "women-work/year": lambda: women(
        seats=Committee((("Lê Thị Ân", "female"), ("Lê Thị Nhan", "female"), ("Bùi Văn Tám", "male")))
    ),
    "women-work/unknown": lambda: women(seats=Committee((("Lê Thị Ân", "female"), ("Lê Thị Nhan", "")))),
    "women-work/empty": lambda: women(empty=True),
    "workers-month-report/without": lambda: month_report(has_plan=False),
}
