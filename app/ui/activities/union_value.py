"""Hiệu quả: what the union's work amounts to over the years, as small charts, each value with the two figures behind it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.activities.indicators import INDICATORS, Indicator, YearFacts
from app.domain.dates import Period
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import indicators
from app.ui.activities.value_chart import ValueChart, figures_shown
from app.ui.desk import Desk
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts

ASKS = {
    "cared": ("members", ""),
    "took_part": ("activities", ""),
    "dues": ("dues", ""),
    "settled": ("dialogues", ""),
    "trust": ("surveys", ""),
    "protection": ("surveys", ""),
}
"""Indicator → the screen where its figures come from."""


class UnionValueScreen(Screen):
    """A card a value, two side by side when there is room."""

    key: ClassVar[str] = "union_value"
    called: ClassVar[str] = N_("Hiệu quả")
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 9
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "voucher",
            "entry",
            "member_state",
            "activity",
            "participant",
            "welfare_case",
            "initiative",
            "dialogue",
            "dialogue_request",
            "survey",
            "survey_answer",
            "dues_run",
            "allocation_batch",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        verbs = self.verbs
        verbs.offer(
            "survey", lambda: desk.go("surveys"), word=_("Hỏi ý kiến"), icon="clipboard-list", shortcut="Ctrl+1"
        )
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print, word=_("In một trang"), primary=True)
        self._about = parts.label(role="muted", wrap=True)
        self.charts = {each.key: ValueChart(each) for each in INDICATORS}
        self._figures = {each.key: parts.label(role="small", wrap=True) for each in INDICATORS}
        self._cards = [self._card(each) for each in INDICATORS]
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setSpacing(12)
        page = QWidget()
        page.setLayout(parts.column(self._grid, None))
        body = self.lay_out(self._about, scrolled(page), gap=8)
        body.setStretch(1, 1)
        self._columns = 0
        self._place(2)

    def _card(self, indicator: Indicator) -> QWidget:
        foot = parts.row(self._figures[indicator.key])
        foot.setStretch(0, 1)
        if indicator.key in ASKS:
            screen = ASKS[indicator.key][0]
            foot.addWidget(parts.button(_("Xem"), lambda: self._go(screen), role="link", tip=_(indicator.title)))
        stack = parts.column(self.charts[indicator.key], gap=4, margins=(14, 8, 12, 8))
        stack.addLayout(foot)
        return parts.box(stack, "surface")

    def _go(self, screen: str) -> None:
        self.desk.go(screen)

    def refresh(self) -> None:
        """Count the years up to the working one."""
        with self.desk.read() as read:
            years = [indicators.year_facts(read, year) for year in indicators.years_of_book(read, self.desk.month.year)]
        for each in INDICATORS:
            self.charts[each.key].show_years(years)
            self._figures[each.key].setText(self._year_text(each, years[-1]) if years else "")
        text = _("Mỗi con số là một phép chia, hai số của phép chia ghi bên dưới. Năm đang chạy tính đến hôm nay.")
        self._about.setText(text)

    @staticmethod
    def _year_text(indicator: Indicator, facts: YearFacts) -> str:
        return _("Năm {year}: {figures}").format(year=facts.year, figures=figures_shown(indicator, facts))

    def _print(self) -> None:
        self.desk.go("forms", form="union-value", period=Period.of_year(self.desk.month.year))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards side by side, or one."""
        super().resizeEvent(event)
        self._place(2 if self.width() >= 760 else 1)
