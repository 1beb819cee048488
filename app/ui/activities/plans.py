"""Kế hoạch: plans of years and of Workers' Months, and the one pointed at whole beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from app.domain.activities.plans import PlanKind
from app.domain.activities.records import PLAN
from app.domain.dates import show_date
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import plans
from app.models.queries.activities.plans import PlanRow
from app.services.activities import keep_plans
from app.ui.activities.plan_pane import PlanPane
from app.ui.lists.list_filters import Choice, Filter
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, column, money


class PlansScreen(ListPage[PlanRow]):
    """Every plan, the newest first."""

    key: ClassVar[str] = "plans"
    called: ClassVar[str] = N_("Các kế hoạch")
    takes: ClassVar[frozenset[str]] = frozenset({"plan"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset({"plan", "activity"})
    points_by: ClassVar[str] = "plan"
    gives_way: ClassVar[tuple[str, ...]] = ("days", "kind")

    def columns(self) -> list[Column]:
        """What, of which kind, when, how far, on what budget."""
        return [
            column(PLAN["title"], lambda row: row.title, 210, stretch=True),
            column(PLAN["kind"], lambda row: row.kind, 168),
            Column(
                "days",
                _("Thời gian"),
                156,
                lambda row: f"{show_date(row.first_day)} – {show_date(row.last_day)}",
                hidden=True,
            ),
            Column("activities", _("Đã tổ chức"), 84, lambda row: f"{row.held}/{row.activities}"),
            money("budget", _("Dự toán"), lambda row: row.budget, blank_zero=True),
        ]

    def find_rows(self, read: Read) -> Sequence[PlanRow]:
        """Every plan."""
        return plans.plan_rows(read)

    def list_filters(self) -> Sequence[Filter[PlanRow]]:
        """By what a plan is for."""
        return [
            Filter(
                "which",
                _("Lọc kế hoạch"),
                [
                    Choice("", _("Tất cả")),
                    Choice(str(PlanKind.YEAR), _("Năm"), _of(PlanKind.YEAR)),
                    Choice(str(PlanKind.WORKERS_MONTH), _("Tháng Công nhân"), _of(PlanKind.WORKERS_MONTH)),
                    Choice(str(PlanKind.OTHER), _("Khác"), _of(PlanKind.TET, PlanKind.OTHER)),
                ],
            )
        ]

    def offer_verbs(self) -> None:
        """Made, mended, filled, begun again for the next year."""
        self.offer("add", self._add, writes=True)
        self.offer("edit", to="plan_editor", naming="plan")
        self.offer(
            "activity", to="activity_editor", naming="plan", writes=True, own=(_("Thêm hoạt động"), "plus", "Ctrl+1")
        )
        self.offer(
            "again",
            self._copy,
            about=About.ONE,
            writes=True,
            when=lambda row: row.kind is not PlanKind.OTHER,
            own=(_("Chép sang năm sau"), "copy", "Ctrl+2"),
        )
        self.offer_delete(
            keep_plans.delete_plan,
            lambda row: _("Xóa «{title}»?").format(title=row.title),
            lambda _row: _("Có thể lấy lại bằng Ctrl+Z."),
            when=lambda row: not row.activities,
        )
        self.offer("print", paper="activity-plan")

    def make_pane(self) -> PlanPane:
        """The whole plan."""
        return PlanPane(self.desk)

    def empty(self) -> Empty:
        """No plan yet."""
        text = _(
            "Lập kế hoạch năm hoặc kế hoạch Tháng Công nhân (Ctrl+N): chủ đề, chương trình, chỉ tiêu, rồi thêm hoạt động."
        )
        return Empty(_("Chưa có kế hoạch"), text, _("Lập kế hoạch"), self._add)

    def _add(self) -> None:
        self.desk.go("plan_editor", kind=self.chosen("which"))

    def _copy(self, row: PlanRow) -> None:
        year = row.first_day.year + 1
        title = _("Chép «{title}» sang năm {year}?").format(title=row.title, year=year)
        text = _(
            "Mục đích, chương trình, chỉ tiêu và các hoạt động chép sang, ngày dời một năm; chủ đề, số, ngày ban hành để trống."
        )
        if self.desk.ask.confirm(title, text, _("Chép")):
            self.desk.do(keep_plans.copy_plan, row.kind, year, done=lambda plan: self.enter(plan=plan))


def _of(*kinds: PlanKind) -> Callable[[PlanRow], bool]:
    return lambda row: row.kind in kinds
