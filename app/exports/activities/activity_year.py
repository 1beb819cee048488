"""Báo cáo hoạt động công đoàn: a period's activities: figures, cost by giver, by kind, trainings with results, communication."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.activities.activities import KINDS, Figure, Giver, activity_kind
from app.domain.activities.plans import PlanKind
from app.domain.dates import iso_of
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP, HOUSE_REPORT, days_text, programme_name
from app.exports.activities.activitygrids import COLUMNS, activity_grid, came_text, cost_grid, figure_grid
from app.exports.document import (
    Block,
    Document,
    Grid,
    HeadCell,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import period_line

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import ActivityRow
    from app.models.queries.activities.activity_report import ActivityReport
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Everything the report says. ``targets`` are those of the plans that begin in the period, of one kind each."""

    organisation: Organisation
    officers: Mapping[str, str]
    report: ActivityReport
    planned: Mapping[Giver, int]
    results: Mapping[int, str]
    typed: Mapping[int, Mapping[str, int]]
    targets: Mapping[str, int]
    params: Params


class ActivityYear(Form[YearFigures]):
    """Báo cáo hoạt động năm."""

    code = "activity-year"
    title = N_("Báo cáo hoạt động công đoàn (năm, quý, tháng)")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> YearFigures:
        from app.models.queries.activities import activities, plans
        from app.models.queries.activities.activity_report import activity_report
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        report = activity_report(read, period)
        ids = [row.id for row in report.rows]
        plan = plans.plan_of_year(read, PlanKind.YEAR, period.first.year) if period.is_year else None
        return YearFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            report,
            activities.planned_by_giver(read, ids),
            activities.results_of(read, ids),
            activities.figures_of(read, ids),
            plan.draft.targets if plan is not None else {},
            params,
        )

    def layout(self, gathered: YearFigures) -> Document:
        union, when = gathered.organisation, period_line(gathered.report.period)
        return Document(
            title=f"Báo cáo hoạt động {when} – {union.union}",
            author=union.union,
            subject="Báo cáo hoạt động công đoàn",
            sheet="Báo cáo",
            setup=PageSetup(top=12, right=14, bottom=13, left=20, size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN", 3), centred(when))),
                Spacer(2),
                *_body(gathered),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params),
            ),
        )

    def table(self, gathered: YearFigures) -> Table:
        report = gathered.report
        rows: list[dict[str, JsonValue]] = [
            {
                "title": row.title, "kind": row.kind, "day": iso_of(row.starts_on), "state": str(row.state),
                "people": row.people.came, "women": row.people.women, "cost": row.money.total,
            }
            for row in report.rows
        ]  # fmt: skip
        totals: dict[str, JsonValue] = {key: figure.value for key, figure in report.figures.items()}
        totals |= {"cost": report.shares.total, **{f"from_{giver}": report.shares.by_giver[giver] for giver in Giver}}
        return Table(str(report.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("title", "Hoạt động"), ("kind", "Loại"), ("day", "Ngày"), ("state", "Trạng thái"), ("people", "Số người"), ("women", "Trong đó nữ"),
    ("cost", "Chi phí"),
)  # fmt: skip


def section(words: str) -> Paragraph:
    """A heading of the report, held with what follows."""
    return Paragraph((Run(words, bold=True),), keeps_next=True)


def _body(gathered: YearFigures) -> Iterator[Block]:
    report = gathered.report
    yield section("1. Số liệu chung")
    yield figure_grid(report.figures, gathered.targets)
    yield Spacer(2)
    yield section("2. Kinh phí theo nguồn")
    yield cost_grid(report.shares, gathered.planned, report.figures["people"].value)
    yield Spacer(2)
    yield section("3. Theo loại hoạt động")
    yield Grid(
        COLUMNS,
        tuple(_kind_rows(report)),
        _head("STT", "Loại hoạt động", "Số cuộc", "Lượt người", "Chi phí\n(đồng)", "Ghi chú"),
        smaller=2,
    )
    yield Spacer(2)
    yield section("4. Tập huấn, tuyên truyền pháp luật")
    yield from _subject(gathered, "training", "Kiểm tra: người / khá, giỏi", _marks)
    yield section("5. Truyền thông, sinh hoạt")
    yield from _subject(gathered, "communication", "Tin, bài / bản tin", _posts)
    yield section("6. Các hoạt động trong kỳ")
    names = {row.programme: programme_name(row.programme) for row in report.rows}
    yield activity_grid(report.by_programme(), names, gathered.results)
    if report.cancelled:
        yield Paragraph(
            (Run("Không tổ chức: "), Run("; ".join(row.title for row in report.cancelled) + ".")), larger=-1
        )


def _head(*labels: str) -> tuple[tuple[HeadCell, ...], ...]:
    return (tuple(HeadCell(label) for label in labels),)


def _kind_rows(report: ActivityReport) -> Iterator[Row]:
    kinds = dict.fromkeys([*KINDS, *(row.kind for row in report.rows)])
    number = 0
    for kind in kinds:
        rows = [row for row in report.rows if row.kind == kind]
        if not rows:
            continue
        number += 1
        held = [row for row in rows if row.is_held]
        waiting = len(rows) - len(held)
        yield Row(
            (
                str(number), activity_kind(kind).name, len(held), sum(row.people.came or 0 for row in held),
                sum(row.money.total for row in rows) or None, f"{waiting} chưa tổ chức" if waiting else "",
            )
        )  # fmt: skip
    shares, figures = report.shares, report.figures
    yield Row((None, "Cộng", figures["activities"].value, figures["people"].value, shares.total, None), RowKind.TOTAL)


def _subject(
    gathered: YearFigures, subject: str, words: str, told: Callable[[Mapping[str, int]], str]
) -> Iterator[Block]:
    rows = gathered.report.only(lambda row: activity_kind(row.kind).subject == subject and row.is_held)
    if not rows:
        yield Paragraph((Run("Không có trong kỳ."),), indent=6)
    else:
        yield Grid(
            COLUMNS,
            tuple(_subject_rows(gathered, rows, told)),
            _head("STT", "Nội dung", "Thời gian", "Số người\n(nữ)", words.replace(": ", ":\n"), "Kết quả"),
            smaller=2,
        )
    yield Spacer(2)


def _subject_rows(
    gathered: YearFigures, rows: Sequence[ActivityRow], told: Callable[[Mapping[str, int]], str]
) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        figures = gathered.typed.get(row.id, {})
        yield Row(
            (str(number), row.title, days_text(row), came_text(row), told(figures), gathered.results.get(row.id, ""))
        )


def _marks(figures: Mapping[str, int]) -> str:
    checked, passed = figures.get(Figure.CHECKED, 0), figures.get(Figure.PASSED, 0)
    return f"{show_money(checked)} / {show_money(passed)}" if checked else ""


def _posts(figures: Mapping[str, int]) -> str:
    posts, bulletins = figures.get(Figure.POSTS, 0), figures.get(Figure.BULLETINS, 0)
    return f"{show_money(posts)} / {show_money(bulletins)}" if posts or bulletins else ""


FORM = ActivityYear()
