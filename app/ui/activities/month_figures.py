"""Beside a Workers' Month: its figures with their targets, each of which says what it adds up from, and its money by funder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.activities.activities import Funder
from app.domain.activities.activity_sums import SUM_NAMES
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities.activity_report import ActivityReport
from app.models.queries.activities.plans import PlanCard
from app.ui.activities.plan_pane import why_button
from app.ui.desk import Desk
from app.ui.records.record_pane import Fact, RecordPane
from app.ui.widgets import parts

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
class MonthShown:
    """What a month came to, and its plan once there is one."""

    report: ActivityReport
    plan: PlanCard | None


class MonthFigures(RecordPane[MonthShown]):
    """``show_month`` shows a month; it stays whichever row of the list is pointed at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Số liệu và kinh phí"))

    def load(self, read: Read, identifier: Any) -> MonthShown | None:
        """What is shown comes with the page."""
        return self.card

    def show_record(self, identifier: Any) -> None:
        """The month stays."""

    def show_month(self, shown: MonthShown) -> None:
        """Show what a month came to."""
        self.card = shown
        self.compose_again()

    def compose(self, card: MonthShown) -> None:
        """Figures, then money."""
        targets = card.plan.draft.targets if card.plan is not None else {"activities": 1}
        counted = card.report.figures
        shown = [key for key in SUM_NAMES if key in targets or key in ALWAYS or counted[key].value]
        self.section(_("Số liệu"))
        self.figures(("", ""), [self._line(card, key, targets.get(key)) for key in shown], right=(1,))
        met = sum(counted[key].value >= wanted for key, wanted in targets.items() if key in counted)
        text = _("Đạt {met}/{count} chỉ tiêu; chỉ tiêu đứng sau dấu /. Bấm vào số để xem từ đâu.")
        self.text(text.format(met=met, count=len(targets)), "small")
        self.section(_("Kinh phí"))
        self.facts(_money(card.report))

    def _line(self, card: MonthShown, key: str, wanted: int | None) -> tuple[QWidget, QWidget]:
        value, what = card.report.figures[key].value, _(SUM_NAMES[key])
        text = show_money(value) if wanted is None else f"{show_money(value)} / {show_money(wanted)}"
        plan = card.plan.id if card.plan is not None else None
        figure = why_button(self.desk, key, what, text, period=card.report.period, plan=plan)
        if wanted is not None:
            parts.set_tone(figure, "good" if value >= wanted else "warn")
        return parts.label(what, "small", wrap=True), figure


def _money(report: ActivityReport) -> Iterable[Fact]:
    shares = report.shares
    for funder in Funder:
        if shares.by_funder[funder]:
            yield Fact(_(funder.label), show_money(shares.by_funder[funder]), right=True)
    yield Fact(_("Tổng chi phí"), show_money(shares.total), strong=True)
    yield Fact(_("Dự toán"), show_money(shares.budget), right=True)
    yield Fact(_("Chi qua chứng từ"), show_money(shares.spent), right=True)
