"""Báo cáo kết quả Tháng Công nhân: what goes up at the end of May, every figure counted from the book, beside the plan's targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.activities.activities import Funder
from app.domain.activities.activity_sums import progress
from app.domain.activities.plans import PlanDraft, PlanKind, usual_period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP, HOUSE_REPORT, programme_name
from app.exports.activities.activitygrids import ACTIVITIES, activity_grid, cost_grid, figure_grid
from app.exports.document import Block, Document, KeepTogether, Spacer, aired
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.issuer import About, issuer
from app.exports.letterform import closing, letter, paper_number, paragraph, section
from app.models.queries import Read
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activity_report import ActivityReport, activity_report
from app.models.queries.members import members

_PEN = "…………………………………………………………………………………"


@dataclass(frozen=True, slots=True)
class MonthReportFigures:
    """Everything the report says. Without a plan it is about May with the one target every union has."""

    draft: PlanDraft
    has_plan: bool
    report: ActivityReport
    planned: Mapping[Funder, int]
    results: Mapping[int, str]
    members: int

    @property
    def year(self) -> int:
        """The year it is about."""
        return self.draft.first_day.year


class WorkersMonthReport(Form[About[MonthReportFigures]]):
    """Báo cáo kết quả Tháng Công nhân."""

    code = "workers-month-report"
    title = N_("Báo cáo kết quả Tháng Công nhân")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> About[MonthReportFigures]:
        year = params.period_for(self.title).last.year
        card = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, year)
        may = usual_period(PlanKind.WORKERS_MONTH, year)
        bare = PlanDraft(
            PlanKind.WORKERS_MONTH, f"Tháng Công nhân năm {year}", may.first, may.last, targets={"activities": 1}
        )
        draft = card.draft if card is not None else bare
        report = activity_report(read, draft.period, card.id if card is not None else None)
        ids = [row.id for row in report.rows]
        figures = MonthReportFigures(
            draft,
            card is not None,
            report,
            activities.planned_by_funder(read, ids),
            activities.results_of(read, ids),
            members.count_members(read, draft.last_day),
        )
        return About(issuer(read, params, draft.last_day), figures)

    def layout(self, gathered: About[MonthReportFigures]) -> Document:
        who, year = gathered.who, gathered.about.year
        return letter(
            who,
            ("BÁO CÁO", f"Kết quả tổ chức Tháng Công nhân năm {year}"),
            _body(gathered),
            number=paper_number("", "BC", year),
            day=who.params.signed_on,
            sheet="Báo cáo",
            name=f"Báo cáo Tháng Công nhân {year}",
            subject=f"Báo cáo kết quả Tháng Công nhân năm {year}",
        )

    def table(self, gathered: About[MonthReportFigures]) -> Table:
        about, report, shares = gathered.about, gathered.about.report, gathered.about.report.shares
        totals: dict[str, JsonValue] = {key: figure.value for key, figure in report.figures.items()}
        totals |= {"cost": shares.total, "spent_by_vouchers": shares.spent}
        totals |= {f"from_{funder}": shares.by_funder[funder] for funder in Funder}
        totals |= {f"target_{key}": wanted for key, wanted in about.draft.targets.items()}
        return ACTIVITIES.table(about.draft.period, report.rows, **totals)


def _body(gathered: About[MonthReportFigures]) -> Iterator[Block]:
    about, draft, report = gathered.about, gathered.about.draft, gathered.about.report
    held, figures = len(report.held), report.figures
    yield section("I. TÌNH HÌNH CHUNG")
    yield paragraph(_opening(gathered))
    yield paragraph(
        f"Kết quả: {held} hoạt động được tổ chức, {show_money(figures['people'].value)} lượt người tham gia"
        f"{_women(figures['women'].value)}; tổng kinh phí {show_money(report.shares.total)} đồng."
    )
    missed = [each for each in progress(draft.targets, figures) if not each.is_met]
    if draft.targets:
        met = len(draft.targets) - len(missed)
        yield paragraph(f"So với chỉ tiêu đề ra: đạt {met}/{len(draft.targets)} chỉ tiêu.")
    yield section("II. SỐ LIỆU")
    yield from aired(figure_grid(figures, draft.targets))
    yield section("III. KINH PHÍ THEO NGUỒN")
    yield from aired(cost_grid(report.shares, about.planned, figures["people"].value))
    yield section("IV. CÁC HOẠT ĐỘNG THEO CHƯƠNG TRÌNH")
    names = {row.programme: programme_name(row.programme, draft.programmes) for row in report.rows}
    order = [key for key, _words in draft.programmes]
    yield activity_grid(report.by_programme(order), names, about.results)
    if report.cancelled:
        text = "; ".join(row.title for row in report.cancelled)
        yield paragraph(f"Không tổ chức: {text}.")
    yield KeepTogether(tuple(_assessed(gathered)))


def _assessed(gathered: About[MonthReportFigures]) -> Iterator[Block]:
    """The assessment with the closing of the letter, which stays with it."""
    yield Spacer(2)
    yield section("V. ĐÁNH GIÁ, KIẾN NGHỊ")
    yield from map(paragraph, (gathered.about.draft.assessment or _PEN).splitlines())
    superior = gathered.who.superior
    copies = ([f"{superior} (để báo cáo)"] if superior else []) + ["Ban Chấp hành CĐCS", "Lưu: CĐCS"]
    for block in closing(gathered.who, *copies):
        yield from block.blocks if isinstance(block, KeepTogether) else (block,)


def _opening(gathered: About[MonthReportFigures]) -> str:
    who, about, draft = gathered.who, gathered.about, gathered.about.draft
    theme = f", chủ đề “{draft.theme}”" if draft.theme else ""
    begun = f"Thực hiện kế hoạch Tháng Công nhân năm {about.year} của {who.superior or 'công đoàn cấp trên'}{theme}"
    own = f"{who.union} ({show_money(about.members)} đoàn viên)"
    return f"{begun}, {own} đã {'xây dựng kế hoạch và ' if about.has_plan else ''}tổ chức các hoạt động sau."


def _women(women: int) -> str:
    return f" ({show_money(women)} lượt nữ)" if women else ""
