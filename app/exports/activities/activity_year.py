"""Báo cáo hoạt động công đoàn: a period's activities: figures, cost by funder, by kind, trainings with results, communication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.activities.activities import KINDS, Figure, Funder, activity_kind
from app.domain.activities.plans import PlanKind
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP, HOUSE_REPORT, REPORT, days_text, programme_name
from app.exports.activities.activitygrids import (
    ACTIVITIES,
    SUM,
    activity_grid,
    came_text,
    cost_grid,
    figure_grid,
    six,
    sum_row,
)
from app.exports.document import Block, Grid, aired, heading, prose
from app.exports.form import Table
from app.exports.issuer import About, Issuer
from app.exports.ownform import OwnPaper
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activity_report import ActivityReport, activity_report


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Everything the report says. ``targets`` are those of the plans that begin in the period, of one kind each."""

    report: ActivityReport
    planned: Mapping[Funder, int]
    results: Mapping[int, str]
    typed: Mapping[int, Mapping[str, int]]
    targets: Mapping[str, int]


_DATA = ACTIVITIES.only("title", "kind", "day", "state", "people", "women", "cost")


class ActivityYear(PeriodForm[YearFigures], OwnPaper[YearFigures]):
    """Báo cáo hoạt động năm."""

    code = "activity-year"
    title = N_("Báo cáo hoạt động công đoàn (năm, quý, tháng)")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True
    heading = "Báo cáo hoạt động công đoàn"
    sheet = "Báo cáo"
    file = "Báo cáo hoạt động {}"
    frame = REPORT

    def facts(self, read: Read, period: Period) -> YearFigures:
        report = activity_report(read, period)
        ids = [row.id for row in report.rows]
        plan = plans.plan_of_year(read, PlanKind.YEAR, period.first.year) if period.is_year else None
        return YearFigures(
            report,
            activities.planned_by_funder(read, ids),
            activities.results_of(read, ids),
            activities.figures_of(read, ids),
            plan.draft.targets if plan is not None else {},
        )

    def body(self, who: Issuer, about: YearFigures) -> Iterator[Block]:
        report = about.report
        yield heading("1. Số liệu chung")
        yield from aired(figure_grid(report.figures, about.targets))
        yield heading("2. Kinh phí theo nguồn")
        yield from aired(cost_grid(report.shares, about.planned, report.figures["people"].value))
        yield heading("3. Theo loại hoạt động")
        yield from aired(_kinds(report))
        yield heading("4. Tập huấn, tuyên truyền pháp luật")
        yield from _subject(about, "training", "Kiểm tra: người / khá, giỏi", _marks)
        yield heading("5. Truyền thông, sinh hoạt")
        yield from _subject(about, "communication", "Tin, bài / bản tin", _posts)
        yield heading("6. Các hoạt động trong kỳ")
        names = {row.programme: programme_name(row.programme) for row in report.rows}
        yield activity_grid(report.by_programme(), names, about.results)
        if report.cancelled:
            yield prose(f"Không tổ chức: {'; '.join(row.title for row in report.cancelled)}.", larger=-1)

    def table(self, gathered: About[YearFigures]) -> Table:
        report, shares = gathered.about.report, gathered.about.report.shares
        figures = {key: figure.value for key, figure in report.figures.items()}
        funders = {f"from_{funder}": shares.by_funder[funder] for funder in Funder}
        return _DATA.table(report.period, report.rows, **figures, cost=shares.total, **funders)


def _kinds(report: ActivityReport) -> Grid:
    lines: list[tuple[str, int, int, int | None, str]] = []
    for kind in dict.fromkeys([*KINDS, *(row.kind for row in report.rows)]):
        rows = [row for row in report.rows if row.kind == kind]
        held = [row for row in rows if row.is_held]
        came, spent = sum(row.people.came or 0 for row in held), sum(row.money.total for row in rows) or None
        note = f"{len(rows) - len(held)} chưa tổ chức" if len(rows) > len(held) else ""
        if rows:
            lines.append((activity_kind(kind).name, len(held), came, spent, note))
    events, people, cost = sum(row[1] for row in lines), sum(row[2] for row in lines), sum(row[3] or 0 for row in lines)
    total = sum_row("Cộng", events, people, cost, None, **dict.fromkeys(("first", "second", "third"), SUM))
    return six(lines, "STT", "Loại hoạt động", "Số cuộc", "Lượt người", "Chi phí\n(đồng)", "Ghi chú", below=[total])


def _subject(
    gathered: YearFigures, subject: str, words: str, describe: Callable[[Mapping[str, int]], str]
) -> Iterator[Block]:
    rows = gathered.report.only(lambda row: activity_kind(row.kind).subject == subject and row.is_held)
    typed, results = gathered.typed, gathered.results
    lines = [
        (row.title, days_text(row), came_text(row), describe(typed.get(row.id, {})), results.get(row.id, ""))
        for row in rows
    ]
    described = words.replace(": ", ":\n")
    grid = six(lines, "STT", "Nội dung", "Thời gian", "Số người\n(nữ)", described, "Kết quả")
    yield from aired(grid if rows else prose("Không có trong kỳ.", indent=6))


def _marks(figures: Mapping[str, int]) -> str:
    checked, passed = figures.get(Figure.CHECKED, 0), figures.get(Figure.PASSED, 0)
    return f"{show_money(checked)} / {show_money(passed)}" if checked else ""


def _posts(figures: Mapping[str, int]) -> str:
    posts, bulletins = figures.get(Figure.POSTS, 0), figures.get(Figure.BULLETINS, 0)
    return f"{show_money(posts)} / {show_money(bulletins)}" if posts or bulletins else ""
