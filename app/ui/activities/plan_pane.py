"""One plan whole, beside its list: theme, aims, programmes, targets with how far they have come, its activities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.activities.activity_sums import TargetProgress, progress
from app.domain.activities.plans import PlanDraft, Target
from app.domain.dates import show_date
from app.domain.money import show_money
from app.exports.letterform import paper_number
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import plans
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import RESTS_ON, activity_report
from app.ui.activities.activity_words import days_word, programme_word, state_tone
from app.ui.activities.belongings import ACTIVITY
from app.ui.desk import Desk
from app.ui.navigation import open_keeper
from app.ui.records.record_pane import Linked, RecordPane
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan with how far its targets have come and its activities."""

    id: int
    draft: PlanDraft
    targets: Sequence[TargetProgress]
    rows: Sequence[ActivityRow]


class PlanPane(RecordPane[PlanShown]):
    """Its activities open where they are kept; a figure says what it adds up from."""

    watches: ClassVar[frozenset[str]] = RESTS_ON

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Chi tiết kế hoạch"))

    def load(self, read: Read, identifier: Any) -> PlanShown:
        """The plan, and what its activities counted."""
        draft = plans.plan(read, identifier).draft
        found = activity_report(read, draft.period, identifier)
        own = [row for row in (*found.rows, *found.cancelled) if row.plan_id == identifier]
        return PlanShown(identifier, draft, progress(draft.targets, found.figures), own)

    def compose(self, card: PlanShown) -> None:
        """From the theme to the assessment."""
        draft = card.draft
        self.heading(draft.title, about=" · ".join(_about(draft)))
        self._told(_("Chủ đề"), draft.theme, "strong")
        self._told(_("Mục đích, yêu cầu"), draft.aims)
        programmes = [f"– {words or programme_word(key)}" for key, words in draft.programmes]
        self._told(_("Chương trình"), "\n".join(programmes))
        if card.targets:
            self.section(_("Chỉ tiêu"))
            self.figures(("", "", ""), [self._target(card, each) for each in card.targets], right=(1,))
        self.section(_("Hoạt động"))
        self.links(map(self._activity, card.rows), _("Chưa có hoạt động nào trong kế hoạch."))
        self._told(_("Đánh giá"), draft.assessment)

    def _told(self, title: str, text: str, role: str = "") -> None:
        if text:
            self.section(title)
            self.text(text, role)

    def _target(self, card: PlanShown, each: TargetProgress) -> tuple[QWidget, QWidget, QWidget]:
        what, plan = _(Target.label_of(each.key)), {"period": card.draft.period, "plan": card.id}
        return (
            parts.label(what, "small", wrap=True),
            why_button(self.desk, each.key, what, f"{show_money(each.reached)} / {show_money(each.wanted)}", **plan),
            StatePill(*((_("Đạt"), "good", "circle-check") if each.is_met else (_("Chưa"), "note", "circle-dot"))),
        )

    def _activity(self, row: ActivityRow) -> Linked:
        word, tone, _icon = state_tone(row, clock.today())
        return Linked(
            days_word(row.starts_on, row.ends_on),
            partial(open_keeper, self.desk, ACTIVITY, row.id),
            row.title,
            word,
            "" if tone == "note" else tone,
            name=_("Mở: {what}").format(what=row.title),
        )


def why_button(desk: Desk, figure: str, what: str, text: str, **of: Any) -> QWidget:
    """A figure of a period's activities as a link that says what it adds up from; ``of`` are period and plan."""
    made = parts.button(text, partial(desk.go, "activity_why", figure=figure, **of), role="inline")
    made.setToolTip(_("Vì sao số này?"))
    made.setAccessibleName(_("Vì sao số này: {what}").format(what=what))
    return made


def _about(draft: PlanDraft) -> Iterable[str]:
    yield _(draft.kind.label)
    yield days_word(draft.first_day, draft.last_day)
    if draft.number:
        yield _("số {number}").format(number=paper_number(draft.number, "KH", draft.first_day.year))
    if draft.decided_on is not None:
        yield _("ban hành {day}").format(day=show_date(draft.decided_on))
