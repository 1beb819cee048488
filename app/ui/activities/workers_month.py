"""Tháng Công nhân: one May on one page: theme, programmes with their activities and states, money by funder, figures beside targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.activities.activities import ActivityState, Funder
from app.domain.activities.activity_sums import SUM_NAMES
from app.domain.activities.plans import PlanKind, usual_period
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import plans
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import ActivityReport, activity_report
from app.models.queries.activities.plans import PlanCard
from app.services.activities import keep_plans
from app.services.activities.workers_month_years import workers_month_basis, workers_month_theme
from app.ui.activities.activity_words import days_word, people_figure, programme_word, state_tone
from app.ui.activities.belongings import ACTIVITY
from app.ui.desk import Desk
from app.ui.navigation import open_keeper
from app.ui.screen import Screen, beside, scrolled
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

ALWAYS = (
    "activities",
    "people",
    "gifts",
    "initiatives",
    "dialogues",
    "requests_settled",
    "new_members",
    "party_introduced",
    "rewards",
)
"""Figures shown even while they are nothing: those that every report up asks for."""


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A line of the list: an activity, or the heading of a programme (``row`` None)."""

    words: str
    programme: str
    row: ActivityRow | None = None
    held: int = 0
    count: int = 0


def _columns() -> list[Column]:
    return [
        Column("what", _("Chương trình, hoạt động"), 250, lambda line: line.words, stretch=True),
        Column("day", _("Ngày"), 108, lambda line: days_word(line.row.starts_on, line.row.ends_on) if line.row else ""),
        Column("people", _("Người"), 88, lambda line: people_figure(line.row.people) if line.row else ""),
        money("cost", _("Chi phí"), lambda line: line.row.money.total if line.row else None, blank_zero=True),
        Column("state", _("Trạng thái"), 142, _state_word, tone=_tone, icon=_icon),
    ]  # fmt: skip


def _state_word(line: ProgrammeLine) -> str:
    if line.row is None:
        return f"{line.held}/{line.count}" if line.count else _("chưa có")
    return state_tone(line.row, clock.today())[0]


def _tone(line: ProgrammeLine) -> str:
    if line.row is None:
        return "" if line.count else "warn"
    tone = state_tone(line.row, clock.today())[1]
    return "muted" if tone == "note" else tone


def _icon(line: ProgrammeLine) -> str:
    return state_tone(line.row, clock.today())[2] if line.row is not None else ""


class WorkersMonthScreen(Screen):
    """``enter(year=…)``; by itself the working month's year."""

    key: ClassVar[str] = "workers_month"
    called: ClassVar[str] = N_("Tháng Công nhân")
    takes: ClassVar[frozenset[str]] = frozenset({"year"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "plan", "activity", "activity_source", "activity_figure", "participant", "voucher", "entry", "member_state", "initiative",
            "dialogue", "dialogue_request", "party_step",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.month.year
        self._plan: PlanCard | None = None
        self._lines: Sequence[ProgrammeLine] = ()
        self._offer_verbs()
        self._title = parts.label(role="title")
        self._theme = parts.label(role="strong", wrap=True)
        self._basis = parts.label(role="small", wrap=True)
        self._hint = Hint(_("Chủ đề"))
        years = parts.row(
            parts.tool("chevron-left", _("Năm trước"), lambda: self._step(-1)), self._title,
            parts.tool("chevron-right", _("Năm sau"), lambda: self._step(1)), None, gap=4,
        )  # fmt: skip
        self._model = PagedTableModel(
            _columns(),
            lambda _ids: [],
            emphasis=lambda line: line.row is None,
            faded=lambda line: line.row is not None and line.row.state is ActivityState.CANCELLED,
        )
        self.table = TableView(
            _("Chương trình và hoạt động của Tháng Công nhân"), "workers_month", self._model, desk.preferences
        )
        self._figures = parts.grid(0)
        self._money = parts.grid(0)
        self._targets_text = parts.label(role="small", wrap=True)
        side = parts.column(
            parts.label(_("Số liệu"), "section"), self._figures, self._targets_text, 4, parts.label(_("Kinh phí"), "section"), self._money,
            None, gap=5, margins=(14, 12, 14, 12),
        )  # fmt: skip
        page = parts.box(side, "surface")
        self._side = parts.box(parts.column(scrolled(page), margins=(1, 1, 1, 1)), "panel")
        self._split = beside(self.table, self._side)
        head = parts.column(years, self._theme, self._basis, self._hint, gap=2)
        body = self.lay_out(head, self._split, gap=8)
        body.setStretch(1, 1)
        self.table.opened.connect(self._open)
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", self._add, word=_("Thêm hoạt động"))
        verbs.offer("plan", self._edit_plan, word=_("Kế hoạch"), icon="pencil", shortcut="F2", after="add")
        verbs.offer("again", self._copy, word=_("Chép năm trước"), icon="copy", shortcut="", after="add")
        verbs.offer("result", self._result, word=_("Kết quả"), icon="file-check", shortcut="Ctrl+2", after="add")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print_plan, word=_("In kế hoạch"))
        verbs.offer(
            "report", self._print_report, word=_("In báo cáo"), icon="printer", shortcut="Ctrl+Shift+P", after="print"
        )

    def enter(self, **arguments: Any) -> None:
        """Another year's May."""
        if "year" in arguments:
            self._year = arguments["year"]
            self.refresh()

    def where(self) -> dict[str, Any]:
        """The year shown."""
        return {"year": self._year}

    def _month_moved(self, month: object) -> None:
        self._year = self.desk.month.year
        super()._month_moved(month)

    def _step(self, years: int) -> None:
        self._year += years
        self.refresh()

    def _period(self) -> Period:
        return self._plan.draft.period if self._plan is not None else usual_period(PlanKind.WORKERS_MONTH, self._year)

    def refresh(self) -> None:
        """The year's plan, activities, money and figures."""
        kept = self._pointed_row()
        held: QWidget | None = self.window().focusWidget()
        if held is not None and self._side.isAncestorOf(held):
            # Why: the figure that was pressed is made anew below; the keyboard must not fall out of the page with it.
            self.table.setFocus()
        with self.desk.read() as read:
            self._plan = plans.plan_of_year(read, PlanKind.WORKERS_MONTH, self._year)
            report = activity_report(read, self._period(), self._plan.id if self._plan is not None else None)
        self._show_head()
        self._lines = self._list(report)
        self._show_columns()
        self._model.set_rows(self._lines)
        places = [
            place
            for place, line in enumerate(self._lines)
            if line.row is not None and kept is not None and line.row.id == kept.id
        ]
        first = next((place for place, line in enumerate(self._lines) if line.row is not None), 0)
        if self._lines:
            self.table.point_at(places[0] if places else first)
        else:
            self._say_empty()
        self._show_figures(report)
        self._show_money(report)
        self._pointed(self.table.current_id())

    def _show_head(self) -> None:
        self._title.setText(_("Tháng Công nhân {year}").format(year=self._year))
        draft, known = self._plan.draft if self._plan is not None else None, workers_month_theme(self._year)
        theme = draft.theme if draft is not None else known.theme
        self._theme.setText(f"“{theme}”" if theme else _("Chưa ghi chủ đề"))
        texts = [days_word(self._period().first, self._period().last)]
        if known.is_known:
            texts.append(_("chủ đề chung theo {source}").format(source=known.source))
        texts += [f"{share} {what}" for share, what in known.targets]
        self._basis.setText(" · ".join(texts))
        self._basis.setToolTip(workers_month_basis())
        missing = _("Năm {year} chưa có kế hoạch Tháng Công nhân: bấm Kế hoạch (F2) để lập, hoặc chép năm trước.")
        no_theme = _("Chưa có nguồn cho chủ đề năm {year}: hãy ghi vào kế hoạch theo văn bản của cấp trên.")
        self._hint.say(
            missing.format(year=self._year) if draft is None else "" if theme else no_theme.format(year=self._year),
            "warn",
        )

    def _list(self, report: ActivityReport) -> list[ProgrammeLine]:
        named = self._plan.draft.programmes if self._plan is not None else ()
        lines = []
        for each in report.by_programme([key for key, _words in named]):
            words = programme_word(each.key, named) or _("Không thuộc chương trình nào")
            if each.key or named:
                lines.append(ProgrammeLine(words, each.key, None, each.held, len(each.rows)))
            lines += [ProgrammeLine(f"    {row.title}", each.key, row) for row in each.rows]
        if report.cancelled:
            lines.append(ProgrammeLine(_("Đã hủy bỏ"), "", None, 0, len(report.cancelled)))
            lines += [ProgrammeLine(f"    {row.title}", row.programme, row) for row in report.cancelled]
        return lines

    def _show_figures(self, report: ActivityReport) -> None:
        parts.empty(self._figures)
        targets = self._plan.draft.targets if self._plan is not None else {"activities": 1}
        shown = [key for key in SUM_NAMES if key in targets or key in ALWAYS or report.figures[key].value]
        for place, key in enumerate(shown):
            value, wanted = report.figures[key].value, targets.get(key)
            self._figures.addWidget(parts.label(_(SUM_NAMES[key]), "small", wrap=True), place, 0)
            text = show_money(value) if wanted is None else f"{show_money(value)} / {show_money(wanted)}"
            figure = parts.button(text, partial(self._why, key), role="inline")
            figure.setToolTip(_("Vì sao số này?"))
            figure.setAccessibleName(_("Vì sao số này: {what}").format(what=_(SUM_NAMES[key])))
            if wanted is not None:
                parts.set_tone(figure, "good" if value >= wanted else "warn")
            self._figures.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)
        met = sum(report.figures[key].value >= wanted for key, wanted in targets.items() if key in report.figures)
        text = _("Đạt {met}/{count} chỉ tiêu; chỉ tiêu đứng sau dấu /. Bấm vào số để xem từ đâu.")
        self._targets_text.setText(text.format(met=met, count=len(targets)))

    def _show_money(self, report: ActivityReport) -> None:
        parts.empty(self._money)
        shares = report.shares
        lines = [(_(funder.label), shares.by_funder[funder], "small") for funder in Funder if shares.by_funder[funder]]
        lines.append((_("Tổng chi phí"), shares.total, "strong"))
        lines.append((_("Dự toán"), shares.budget, "small"))
        lines.append((_("Chi qua chứng từ"), shares.spent, "small"))
        for place, (word, amount, role) in enumerate(lines):
            self._money.addWidget(parts.label(word, role, wrap=True), place, 0)
            figure = parts.label(show_money(amount), "strong" if role == "strong" else "")
            self._money.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)

    def _say_empty(self) -> None:
        self.table.say_empty(
            _("Tháng Công nhân {year} chưa có hoạt động").format(year=self._year),
            _("Lập kế hoạch (F2), rồi thêm từng hoạt động (Ctrl+N) theo chương trình của năm."),
            _("Lập kế hoạch"),
            self._edit_plan,
        )

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed_row(self) -> ActivityRow | None:
        place = self.table.current_id()
        return self._lines[place].row if place is not None and place < len(self._lines) else None

    def _pointed(self, _place: object) -> None:
        row, may = self._pointed_row(), not self.desk.read_only
        open_one = row is not None and row.state in (ActivityState.PLANNED, ActivityState.HELD)
        self.verbs.allow(
            add=may, plan=True, again=may and self._plan is None, result=may and open_one, print=self._plan is not None, report=True,
        )  # fmt: skip

    def _open(self, place: int) -> None:
        line = self._lines[place]
        if line.row is not None:
            open_keeper(self.desk, ACTIVITY, line.row.id)
        else:
            self._add()

    def _add(self) -> None:
        place = self.table.current_id()
        programme = self._lines[place].programme if place is not None and place < len(self._lines) else ""
        self.desk.go("activity_editor", plan=self._plan.id if self._plan is not None else None, programme=programme)

    def _edit_plan(self) -> None:
        if self._plan is not None:
            self.desk.go("plan_editor", plan=self._plan.id)
        else:
            self.desk.go("plan_editor", kind=str(PlanKind.WORKERS_MONTH), year=self._year)

    def _copy(self) -> None:
        self.desk.do(keep_plans.copy_plan, PlanKind.WORKERS_MONTH, self._year)

    def _result(self) -> None:
        row = self._pointed_row()
        if row is not None:
            self.desk.go("activity_result", activity=row.id)

    def _print_plan(self) -> None:
        if self._plan is not None:
            self.desk.go("forms", form="activity-plan", subject=self._plan.id)

    def _print_report(self) -> None:
        self.desk.go("forms", form="workers-month-report", period=Period.of_year(self._year))

    def _why(self, key: str) -> None:
        plan = self._plan.id if self._plan is not None else None
        self.desk.go("activity_why", figure=key, period=self._period(), plan=plan)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps name, day and state, and the figures beside them."""
        super().resizeEvent(event)
        side = 330 if self.width() >= 1000 else 300
        self._side.setFixedWidth(side)
        self._split.setSizes([max(self._split.width() - side, 200), side])
        self._show_columns()

    def _show_columns(self) -> None:
        self.table.hide_for_room(("people", "cost") if self.width() < 1000 else ())
