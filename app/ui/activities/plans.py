"""Kế hoạch: plans of years and of Workers' Months, and the one pointed at whole beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.activities.plans import PlanKind
from app.domain.dates import show_date
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.activities import plans
from app.models.queries.activities.plans import PlanRow
from app.services.activities import keep_plans
from app.ui.activities.belongings import ACTIVITY
from app.ui.activities.plan_pane import PlanPane
from app.ui.desk import Desk
from app.ui.navigation import open_keeper
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("kind", "days", "budget")


def _columns() -> list[Column]:
    return [
        Column("title", _("Kế hoạch"), 210, lambda row: row.title, stretch=True),
        Column("kind", _("Loại"), 168, lambda row: _(row.kind.label)),
        Column("days", _("Thời gian"), 156, lambda row: f"{show_date(row.first_day)} – {show_date(row.last_day)}", hidden=True),
        Column("activities", _("Đã tổ chức"), 84, lambda row: f"{row.held}/{row.activities}"),
        money("budget", _("Dự toán"), lambda row: row.budget, blank_zero=True),
    ]  # fmt: skip


class PlansScreen(Screen):
    """``enter(plan=id)`` points at one."""

    key: ClassVar[str] = "plans"
    called: ClassVar[str] = N_("Các kế hoạch")
    takes: ClassVar[frozenset[str]] = frozenset({"plan"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "plan",
            "activity",
            "activity_figure",
            "participant",
            "member_state",
            "initiative",
            "dialogue",
            "dialogue_request",
            "party_step",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: Sequence[PlanRow] = ()
        self._offer_verbs()
        self._which = Chips(
            _("Lọc kế hoạch"),
            [("", _("Tất cả")), (str(PlanKind.YEAR), _("Năm")), (str(PlanKind.WORKERS_MONTH), _("Tháng Công nhân")), (str(PlanKind.OTHER), _("Khác"))],
        )  # fmt: skip
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Danh sách kế hoạch"), "plans", self._model, desk.preferences)
        self.pane = PlanPane(desk)
        self._split = beside(self.table, self.pane)
        body = self.lay_out(parts.row(self._which, None), self._split, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _key: self.refresh())
        self.table.opened.connect(lambda place: desk.go("plan_editor", plan=self._rows[place].id))
        self.table.pointed.connect(self._pointed)
        self.pane.activity_asked.connect(partial(open_keeper, desk, ACTIVITY))
        self.pane.why_asked.connect(self._why)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("plan_editor", kind=self._which.value()))
        verbs.offer("edit", self._edit)
        verbs.offer(
            "activity", self._add_activity, word=_("Thêm hoạt động"), icon="plus", shortcut="Ctrl+1", after="edit"
        )
        verbs.offer("again", self._copy, word=_("Chép sang năm sau"), icon="copy", shortcut="Ctrl+2", after="edit")
        verbs.offer("delete", self._delete)
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)

    def enter(self, **arguments: Any) -> None:
        """Point at a plan."""
        if "plan" in arguments:
            self._which.set_value("")
            self.refresh()
            self._point(arguments["plan"])

    def where(self) -> dict[str, Any]:
        """The plan pointed at."""
        return {"plan": self.pane.card.id} if self.pane.card is not None else {}

    def _point(self, plan: int | None) -> bool:
        places = [place for place, row in enumerate(self._rows) if row.id == plan]
        return bool(places) and self.table.point_at(places[0])

    def refresh(self) -> None:
        """Every plan by the chip, keeping the one pointed at."""
        kept = self.pane.card.id if self.pane.card is not None else None
        chosen = self._which.value()
        with self.desk.read() as read:
            rows = plans.plan_rows(read)
        named = (str(PlanKind.YEAR), str(PlanKind.WORKERS_MONTH))
        self._rows = [
            row
            for row in rows
            if not chosen or row.kind == chosen or (chosen == PlanKind.OTHER and row.kind not in named)
        ]
        self._show_columns()
        self._model.set_rows(self._rows)
        if not self._rows:
            self.table.say_empty(
                _("Chưa có kế hoạch"),
                _(
                    "Lập kế hoạch năm hoặc kế hoạch Tháng Công nhân (Ctrl+N): chủ đề, chương trình, chỉ tiêu, rồi thêm hoạt động."
                ),
                _("Lập kế hoạch"),
                lambda: self.desk.go("plan_editor", kind=chosen),
            )
        elif not self._point(kept):
            self.table.point_at(0)
        self._pointed(self.table.current_id())

    def _pointed(self, place: int | None) -> None:
        row = self._rows[place] if place is not None and place < len(self._rows) else None
        try:
            self.pane.show_plan(row.id if row is not None else None)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
        may, chosen = not self.desk.read_only, row is not None
        self.verbs.allow(
            add=may, edit=chosen, activity=may and chosen, again=may and row is not None and row.kind is not PlanKind.OTHER,
            delete=may and row is not None and not row.activities, print=chosen,
        )  # fmt: skip

    def _edit(self) -> None:
        if self.pane.card is not None:
            self.desk.go("plan_editor", plan=self.pane.card.id)

    def _add_activity(self) -> None:
        if self.pane.card is not None:
            self.desk.go("activity_editor", plan=self.pane.card.id)

    def _copy(self) -> None:
        card = self.pane.card
        if card is None:
            return
        title = _("Chép «{title}» sang năm {year}?").format(title=card.draft.title, year=card.year + 1)
        text = _(
            "Mục đích, chương trình, chỉ tiêu và các hoạt động chép sang, ngày dời một năm; chủ đề, số, ngày ban hành để trống."
        )
        if self.desk.ask.confirm(title, text, _("Chép")):
            self.desk.do(keep_plans.copy_plan, card.draft.kind, card.year + 1, done=lambda plan: self.enter(plan=plan))

    def _delete(self) -> None:
        card = self.pane.card
        if card is not None and self.desk.ask.confirm(
            _("Xóa «{title}»?").format(title=card.draft.title), _("Có thể lấy lại bằng Ctrl+Z."), _("Xóa"), danger=True
        ):
            self.desk.do(keep_plans.delete_plan, card.id)

    def _print(self) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form="activity-plan", subject=self.pane.card.id)

    def _why(self, key: str) -> None:
        if self.pane.card is not None:
            self.desk.go("activity_why", figure=key, period=self.pane.card.draft.period, plan=self.pane.card.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps title and progress in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 420 if wide else 400
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(self.width() < 620)
        self._show_columns()

    def _show_columns(self) -> None:
        self.table.hide_for_room(NARROW_HIDES if self.width() < 1000 else ())
