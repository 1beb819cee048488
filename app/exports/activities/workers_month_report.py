"""Báo cáo kết quả Tháng Công nhân: what goes up at the end of May, every figure counted from the book, beside the plan's targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.activities.activities import Giver
from app.domain.activities.activity_sums import progress
from app.domain.activities.plans import PlanDraft, PlanKind, usual_period
from app.domain.dates import iso_of
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP, HOUSE_REPORT, programme_name
from app.exports.activities.activitygrids import activity_grid, cost_grid, figure_grid
from app.exports.document import Block, Document, KeepTogether, Spacer
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.letterform import LETTER, closing, letter_head, paper_number, paper_title, said

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activity_report import ActivityReport
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class MonthReportFigures:
    """Everything the report says. Without a plan it is about May with the one target every union has."""

    organisation: Organisation
    officers: Mapping[str, str]
    draft: PlanDraft
    has_plan: bool
    report: ActivityReport
    planned: Mapping[Giver, int]
    results: Mapping[int, str]
    members: int
    params: Params

    @property
    def year(self) -> int:
        """The year it is about."""
        return self.draft.first_day.year


class WorkersMonthReport(Form[MonthReportFigures]):
    """Báo cáo kết quả Tháng Công nhân."""

    code = "workers-month-report"
    title = N_("Báo cáo kết quả Tháng Công nhân")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> MonthReportFigures:
        from app.models.queries.activities import activities, plans
        from app.models.queries.activities.activity_report import activity_report
        from app.models.queries.members import members
        from app.models.queries.union import organisation

        year = params.period_for(self.code).last.year
        card = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, year)
        may = usual_period(PlanKind.WORKERS_MONTH, year)
        bare = PlanDraft(
            PlanKind.WORKERS_MONTH, f"Tháng Công nhân năm {year}", may.first, may.last, targets={"activities": 1}
        )
        draft = card.draft if card is not None else bare
        report = activity_report(read, draft.period, card.id if card is not None else None)
        ids = [row.id for row in report.rows]
        return MonthReportFigures(
            organisation.organisation(read, draft.last_day),
            organisation.officers(read, draft.last_day),
            draft,
            card is not None,
            report,
            activities.planned_by_giver(read, ids),
            activities.results_of(read, ids),
            members.count_members(read, draft.last_day),
            params,
        )

    def layout(self, gathered: MonthReportFigures) -> Document:
        union, year = gathered.organisation, gathered.year
        return Document(
            title=f"Báo cáo Tháng Công nhân {year} – {union.union}",
            author=union.union,
            subject=f"Báo cáo kết quả Tháng Công nhân năm {year}",
            sheet="Báo cáo",
            setup=LETTER,
            blocks=(
                *letter_head(
                    union, paper_number("", "BC", year), gathered.params.signed_on, place=gathered.params.place
                ),
                paper_title("BÁO CÁO", f"Kết quả tổ chức Tháng Công nhân năm {year}"),
                Spacer(3),
                *_body(gathered),
                KeepTogether((*_assessed(gathered), *_signed(gathered))),
            ),
        )

    def table(self, gathered: MonthReportFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "title": row.title, "kind": row.kind, "programme": row.programme, "day": iso_of(row.starts_on),
                "state": str(row.state), "people": row.people.came, "women": row.people.women, "spent": row.money.spent, "cost": row.money.total,
            }
            for row in gathered.report.rows
        ]  # fmt: skip
        shares = gathered.report.shares
        totals: dict[str, JsonValue] = {key: figure.value for key, figure in gathered.report.figures.items()}
        totals |= {
            "cost": shares.total,
            "spent_by_vouchers": shares.spent,
            **{f"from_{giver}": shares.by_giver[giver] for giver in Giver},
        }
        totals |= {f"target_{key}": wanted for key, wanted in gathered.draft.targets.items()}
        return Table(str(gathered.draft.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("title", "Hoạt động"), ("kind", "Loại"), ("programme", "Chương trình"), ("day", "Ngày"), ("state", "Trạng thái"), ("people", "Số người"),
    ("women", "Trong đó nữ"), ("spent", "Chi theo chứng từ"), ("cost", "Chi phí"),
)  # fmt: skip


def _body(gathered: MonthReportFigures) -> Iterator[Block]:
    draft, report = gathered.draft, gathered.report
    held, figures = len(report.held), report.figures
    yield said("I. TÌNH HÌNH CHUNG", bold=True, keeps_next=True)
    yield said(_opening(gathered))
    yield said(
        f"Kết quả: {held} hoạt động được tổ chức, {show_money(figures['people'].value)} lượt người tham gia"
        f"{_women(figures['women'].value)}; tổng kinh phí {show_money(report.shares.total)} đồng."
    )
    missed = [each for each in progress(draft.targets, figures) if not each.is_met]
    if draft.targets:
        met = len(draft.targets) - len(missed)
        yield said(f"So với chỉ tiêu đề ra: đạt {met}/{len(draft.targets)} chỉ tiêu.")
    yield said("II. SỐ LIỆU", bold=True, keeps_next=True)
    yield figure_grid(figures, draft.targets)
    yield Spacer(2)
    yield said("III. KINH PHÍ THEO NGUỒN", bold=True, keeps_next=True)
    yield cost_grid(report.shares, gathered.planned, figures["people"].value)
    yield Spacer(2)
    yield said("IV. CÁC HOẠT ĐỘNG THEO CHƯƠNG TRÌNH", bold=True, keeps_next=True)
    names = {row.programme: programme_name(row.programme, draft.programmes) for row in report.rows}
    order = [key for key, _words in draft.programmes]
    yield activity_grid(report.by_programme(order), names, gathered.results)
    if report.cancelled:
        told = "; ".join(row.title for row in report.cancelled)
        yield said(f"Không tổ chức: {told}.")


def _assessed(gathered: MonthReportFigures) -> Iterator[Block]:
    yield Spacer(2)
    yield said("V. ĐÁNH GIÁ, KIẾN NGHỊ", bold=True, keeps_next=True)
    for line in (gathered.draft.assessment or "…………………………………………………………………………………").splitlines():
        yield said(line)


def _signed(gathered: MonthReportFigures) -> Iterator[Block]:
    """The closing of the letter; it stays with the assessment above it."""
    for block in closing(gathered.officers, _copies(gathered.organisation)):
        yield from block.blocks if isinstance(block, KeepTogether) else (block,)


def _opening(gathered: MonthReportFigures) -> str:
    draft, union = gathered.draft, gathered.organisation
    theme = f", chủ đề “{draft.theme}”" if draft.theme else ""
    begun = (
        f"Thực hiện kế hoạch Tháng Công nhân năm {gathered.year} của {union.superior or 'công đoàn cấp trên'}{theme}"
    )
    own = f"{union.union} ({show_money(gathered.members)} đoàn viên)"
    return f"{begun}, {own} đã {'xây dựng kế hoạch và ' if gathered.has_plan else ''}tổ chức các hoạt động sau."


def _women(women: int) -> str:
    return f" ({show_money(women)} lượt nữ)" if women else ""


def _copies(union: Organisation) -> Sequence[str]:
    return [*([f"{union.superior} (để báo cáo)"] if union.superior else []), "Ban Chấp hành CĐCS", "Lưu: CĐCS"]


FORM = WorkersMonthReport()
