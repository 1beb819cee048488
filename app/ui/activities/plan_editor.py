"""Lập, Sửa kế hoạch: title, days, theme, number, aims, the year's programmes, targets, and at the end its assessment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from app.domain import clock
from app.domain.activities.activities import MAY_PROGRAMMES
from app.domain.activities.plans import PlanDraft, PlanKind, Target, look_over_plan
from app.domain.activities.records import PLAN
from app.domain.dates import day_findings
from app.domain.problems import N_, Finding, Refusal, stop
from app.domain.records import Record
from app.i18n import _
from app.models.queries.activities import plans
from app.services.activities import keep_plans
from app.services.activities.workers_month_years import beginning_plan, workers_month_theme
from app.ui.activities.activity_words import programme_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.table_model import RIGHT


class UnreadableTarget(Refusal):
    """A target that is no whole number above nothing."""

    code = "target-unreadable"
    template = N_("Chỉ tiêu là một số nguyên lớn hơn 0, ví dụ 6; không hiểu «{text}».")


class PlanEditor(Editor[PlanDraft]):
    """``enter()`` makes one for the working year, ``enter(kind=…)`` of a kind, ``enter(plan=id)`` mends one.

    Whoever asked for the plan of a ``year`` stays where they are.
    """

    key: ClassVar[str] = "plan_editor"
    called: ClassVar[str] = N_("Lập kế hoạch hoạt động")
    mends: ClassVar[str] = N_("Sửa kế hoạch")
    takes: ClassVar[frozenset[str]] = frozenset({"kind", "plan", "year"})
    record: ClassVar[Record | None] = PLAN
    wide: ClassVar[int] = 780
    caption_width: ClassVar[int] = 98

    def sheet(self) -> Sheet:
        """What it is, its theme and aims, its programmes and targets, its assessment."""
        facts = [*map(self.bind, ("title", "kind", "first_day", "last_day", "number", "decided_on"))]
        yield Group(facts, columns=2)
        yield Group([self.bind("theme"), self.bind("aims", lines=2)])
        named = GridColumn("words", _("Tên gọi năm nay"), 300, stretch=True)
        wanted = GridColumn("wanted", _("Số"), 110, read=_whole, align=RIGHT)
        asked = lookup_column("key", _("Chương trình"), _programme_choices, 220)
        yield from self._spread("programmes", [asked, named])
        yield from self._spread(
            "targets", [lookup_column("key", _("Chỉ tiêu"), _target_choices, 300, stretch=True), wanted]
        )
        yield Group([self.bind("assessment", lines=2)])
        self.widget("programmes").finished.connect(self.widget("targets").setFocus)
        self.widget("targets").finished.connect(self.widget("assessment").setFocus)
        self.widget("kind").changed.connect(self._begin_anew)

    def _spread(self, key: str, columns: Sequence[GridColumn]) -> Iterable[QWidget | QLayout]:
        grid = EntryGrid(_(PLAN[key].label), columns)
        grid.setMinimumHeight(118)
        bound = self.bind_grid(key, grid)
        yield parts.label(bound.caption, "section")
        yield self.spread(bound)

    def begin(self, **arguments: Any) -> PlanDraft:
        """The usual one of a kind and year, or one as it is stored."""
        self._year: int = arguments.get("year") or self.desk.month.year
        self._leads = "year" not in arguments
        if "plan" in arguments:
            self.identifier = int(arguments["plan"])
            with self.desk.read() as read:
                return plans.plan(read, self.identifier).draft
        return beginning_plan(PlanKind(arguments.get("kind") or PlanKind.WORKERS_MONTH), self._year)

    def _begin_anew(self) -> None:
        """Another kind: the usual plan of that kind, unless a stored one is mended."""
        if self.identifier is None:
            self.draft = beginning_plan(self.value("kind"), self._year)
            self.show_draft(self.draft)
            self.follow()

    def show_draft(self, draft: PlanDraft) -> None:
        """With a line for each programme and target."""
        super().show_draft(replace(draft, programmes=(), targets={}))
        named = [{"key": key, "words": words or None} for key, words in draft.programmes]
        self.set_value("programmes", named)
        self.set_value("targets", [{"key": key, "wanted": wanted} for key, wanted in draft.targets.items()])

    def collect(self) -> PlanDraft:
        """With the lines that name a programme or a target."""
        draft: PlanDraft = super().collect()
        programmes = [
            (line["key"], line.get("words") or programme_word(line["key"])) for line in self._lines("programmes")
        ]
        targets = {line["key"]: line.get("wanted") or 0 for line in self._lines("targets")}
        return replace(draft, programmes=tuple(programmes), targets=targets)

    def _lines(self, key: str) -> list[dict[str, Any]]:
        return [line for line in self.value(key) or () if line.get("key")]

    def follow(self) -> None:
        """Where the theme of a Workers' Month comes from."""
        text, known = "", workers_month_theme(self._year)
        if self.identifier is None and self.value("kind") is PlanKind.WORKERS_MONTH:
            text = _("Chưa có nguồn cho chủ đề năm {year}: hãy ghi theo kế hoạch của cấp trên.").format(year=self._year)
            if known.is_known:
                text = _("Chủ đề theo {source}; sửa theo văn bản của cấp trên nếu khác.").format(source=known.source)
        self.hints["theme"].say(text, "note" if known.is_known else "warn")

    def look_over(self, draft: PlanDraft) -> Sequence[Finding]:
        """By the rules of plans; every line is whole."""
        found = [*day_findings(draft.first_day, "first_day"), *day_findings(draft.last_day, "last_day")]
        if any(not line.get("key") for line in self.value("programmes") or ()):
            text = N_("Mỗi dòng chương trình cần chọn một chương trình trong danh sách.")
            found.append(stop("plan-programme", text, "programmes"))
        if any(not line.get("key") for line in self.value("targets") or ()):
            found.append(stop("plan-target", N_("Mỗi dòng chỉ tiêu cần chọn chỉ tiêu và ghi số."), "targets"))
        # Why: a day that is missing is told above; the rules ask for both.
        first, last = self.value("first_day"), self.value("last_day")
        day = first or last or clock.today()
        return [*found, *look_over_plan(replace(draft, first_day=first or day, last_day=last or day))]

    def store(self, draft: PlanDraft) -> None:
        """Add or change it."""
        if self.identifier is None:
            self.act(keep_plans.add_plan, draft)
        else:
            self.act(keep_plans.edit_plan, self.identifier, draft)

    def ended(self, value: Any) -> None:
        """Stored: the list shows a new one."""
        super().ended(value)
        if self._leads and self.identifier is None:
            self.desk.go("plans", plan=value)


def _whole(text: str) -> int:
    figures = text.strip().replace(".", "")
    if not (figures.isdecimal() and 0 < int(figures) < 10_000_000):
        raise UnreadableTarget(text=text)
    return int(figures)


def _programme_choices() -> list[Choice]:
    return [Choice(key, "", programme_word(key)) for key in MAY_PROGRAMMES]


def _target_choices() -> list[Choice]:
    return [Choice(str(each), "", _(each.label)) for each in Target]
