"""Tháng Công nhân: one May on one page: theme, programmes with their activities and states, money by funder, figures beside targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.activities.activities import ActivityState
from app.domain.activities.plans import PlanKind, usual_period
from app.domain.dates import Period
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import plans
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import RESTS_ON, ActivityReport, activity_report
from app.models.queries.activities.plans import PlanCard
from app.services.activities import keep_plans
from app.services.activities.workers_month_years import workers_month_basis, workers_month_theme
from app.ui.activities.activity_words import days_word, people_figure, programme_word, state_tone
from app.ui.activities.belongings import ACTIVITY
from app.ui.activities.month_figures import MonthFigures, MonthShown
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.navigation import open_keeper
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, money


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: an activity, or the heading of a programme (``row`` None) with how many of its activities were held."""

    words: str
    programme: str
    row: ActivityRow | None = None
    held: int = 0
    count: int = 0

    def look(self) -> tuple[str, str, str]:
        """Word, tone and icon of how far it has come."""
        if self.row is None:
            return (f"{self.held}/{self.count}", "", "") if self.count else (_("chưa có"), "warn", "")
        return state_tone(self.row, clock.today())


class WorkersMonthScreen(ListPage[Line]):
    """The May of a year: its programmes as headings, their activities below."""

    key: ClassVar[str] = "workers_month"
    called: ClassVar[str] = N_("Tháng Công nhân")
    takes: ClassVar[frozenset[str]] = frozenset({"year"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = RESTS_ON
    span: ClassVar[Span] = Span.YEAR
    gives_way: ClassVar[tuple[str, ...]] = ("people",)
    plan: PlanCard | None = None

    def columns(self) -> list[Column]:
        """Programme or activity, when, for how many, at what cost, how far."""
        return [
            Column("what", _("Chương trình, hoạt động"), 200, lambda line: line.words, stretch=True),
            Column("day", _("Ngày"), show=_days, widest="30/12/2026"),
            Column("people", _("Người"), 88, lambda line: people_figure(line.row.people) if line.row else ""),
            money("cost", _("Chi phí"), lambda line: line.row.money.total if line.row else None, blank_zero=True),
            Column(
                "state",
                _("Trạng thái"),
                show=lambda line: line.look()[0],
                widest=_("Đã quyết toán"),
                tone=lambda line: line.look()[1],
                icon=lambda line: line.look()[2],
            ),
        ]

    def identify(self, row: Line) -> Any:
        """The activity, or the programme a heading is of."""
        return row.row.id if row.row is not None else (row.programme, row.words)

    def row_looks(self) -> RowLooks[Line]:
        """Headings are bold, what was cancelled is faint."""
        cancelled = ActivityState.CANCELLED
        return RowLooks(
            bold=lambda line: line.row is None, faint=lambda line: line.row is not None and line.row.state is cancelled
        )

    def above(self) -> Sequence[QWidget]:
        """The theme, the days, and by which letters."""
        self._theme = parts.label(role="strong", wrap=True)
        self._basis = parts.label(role="small", wrap=True)
        return self._theme, self._basis

    def make_pane(self) -> MonthFigures:
        """Figures and money of the month."""
        return MonthFigures(self.desk)

    # ---- showing ---------------------------------------------------------------------------------------------------

    def read_beside(self, read: Read) -> None:
        """The plan of the year and what the month came to."""
        held: QWidget | None = self.window().focusWidget()
        if held is not None and self.pane.isAncestorOf(held):
            # Why: the figure that was pressed is made anew below; the keyboard must not fall out of the page with it.
            self.table.setFocus()
        self.plan = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, self.year)
        usual = usual_period(PlanKind.WORKERS_MONTH, self.year)
        period = self.plan.draft.period if self.plan is not None else usual
        self._report = activity_report(read, period, self.plan.id if self.plan is not None else None)
        self.pane.show_month(MonthShown(self._report, self.plan))
        self._show_theme(period)

    def _show_theme(self, period: Period) -> None:
        known = workers_month_theme(self.year)
        theme = self._theme_of_year()
        self._theme.setText(f"“{theme}”" if theme else _("Chưa ghi chủ đề"))
        texts = [days_word(period.first, period.last)]
        if known.is_known:
            texts.append(_("chủ đề chung theo {source}").format(source=known.source))
        texts += [f"{share} {what}" for share, what in known.targets]
        self._basis.setText(" · ".join(texts))
        self._basis.setToolTip(workers_month_basis())

    def _theme_of_year(self) -> str:
        return self.plan.draft.theme if self.plan is not None else workers_month_theme(self.year).theme

    def notice(self, row: Line | None) -> str:
        """That there is no plan, or no theme in it."""
        if self.plan is None:
            text = _("Năm {year} chưa có kế hoạch Tháng Công nhân: bấm Kế hoạch (F2) để lập, hoặc chép năm trước.")
        elif self._theme_of_year():
            return ""
        else:
            text = _("Chưa có nguồn cho chủ đề năm {year}: hãy ghi vào kế hoạch theo văn bản của cấp trên.")
        return text.format(year=self.year)

    def find_rows(self, read: Read) -> Sequence[Line]:
        """Every programme of the plan with its activities; those cancelled at the end."""
        return list(_lines(self._report, self.plan.draft.programmes if self.plan is not None else ()))

    def start_at(self, rows: Sequence[Line]) -> Any:
        """The first activity."""
        return self.identify(next((line for line in rows if line.row is not None), rows[0]))

    def where(self) -> dict[str, Any]:
        """The year shown."""
        return {"year": self.year}

    def empty(self) -> Empty:
        """Nothing planned for this May."""
        return Empty(
            _("Tháng Công nhân {year} chưa có hoạt động").format(year=self.year),
            _("Lập kế hoạch (F2), rồi thêm từng hoạt động (Ctrl+N) theo chương trình của năm."),
            _("Lập kế hoạch"),
            self._edit_plan,
        )

    # ---- acts ------------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """From the plan to the report."""
        self.offer("add", self._add, writes=True, word=_("Thêm hoạt động"))
        self.offer("plan", self._edit_plan, word=_("Kế hoạch"), icon="pencil", shortcut="F2", after="add")
        self.offer(
            "again",
            lambda: self.desk.do(keep_plans.copy_plan, PlanKind.WORKERS_MONTH, self.year),
            writes=True,
            when=lambda: self.plan is None,
            word=_("Chép năm trước"),
            icon="copy",
            shortcut="",
            after="add",
        )
        self.offer(
            "result",
            self._result,
            about=About.ONE,
            writes=True,
            when=lambda line: line.row is not None and line.row.state in (ActivityState.PLANNED, ActivityState.HELD),
            word=_("Kết quả"),
            icon="file-check",
            shortcut="Ctrl+2",
            after="add",
        )
        self.offer("print", self._print_plan, when=lambda: self.plan is not None, word=_("In kế hoạch"))
        self.offer(
            "report",
            self._print_report,
            word=_("In báo cáo"),
            icon="printer",
            shortcut="Ctrl+Shift+P",
            after="print",
        )

    def open_row(self) -> None:
        """An activity opens where it is kept; a heading begins one of its programme."""
        line = self.row()
        if line is not None and line.row is not None:
            open_keeper(self.desk, ACTIVITY, line.row.id)
        else:
            self.verbs.action("add").trigger()

    def _add(self) -> None:
        line = self.row()
        plan = self.plan.id if self.plan is not None else None
        self.desk.go("activity_editor", plan=plan, programme=line.programme if line is not None else "")

    def _edit_plan(self) -> None:
        if self.plan is not None:
            self.desk.go("plan_editor", plan=self.plan.id)
        else:
            self.desk.go("plan_editor", kind=str(PlanKind.WORKERS_MONTH), year=self.year)

    def _result(self, line: Line) -> None:
        if line.row is not None:
            self.desk.go("activity_result", activity=line.row.id)

    def _print_plan(self) -> None:
        if self.plan is not None:
            self.desk.go("forms", form="activity-plan", subject=self.plan.id)

    def _print_report(self) -> None:
        self.desk.go("forms", form="workers-month-report", period=Period.of_year(self.year))


def _days(line: Line) -> str:
    return days_word(line.row.starts_on, line.row.ends_on) if line.row is not None else ""


def _lines(report: ActivityReport, named: Sequence[tuple[str, str]]) -> Iterable[Line]:
    for each in report.by_programme([key for key, _words in named]):
        if each.key or named:
            words = programme_word(each.key, named) or _("Không thuộc chương trình nào")
            yield Line(words, each.key, None, each.held, len(each.rows))
        yield from (Line(f"    {row.title}", each.key, row) for row in each.rows)
    if report.cancelled:
        yield Line(_("Đã hủy bỏ"), "", None, 0, len(report.cancelled))
        yield from (Line(f"    {row.title}", row.programme, row) for row in report.cancelled)
