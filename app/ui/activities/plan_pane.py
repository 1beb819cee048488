"""One plan whole, beside its list: theme, aims, programmes, targets with how far they have come, its activities. It acts on nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import clock
from app.domain.activities.activity_sums import TargetProgress, progress
from app.domain.activities.plans import Target
from app.domain.dates import show_date
from app.domain.money import show_money
from app.exports.letterform import paper_number
from app.i18n import _
from app.models.queries.activities import plans
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import activity_report
from app.models.queries.activities.plans import PlanCard
from app.ui.activities.activity_words import days_word, programme_word, state_tone
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


class PlanPane(DetailPane):
    """``show_plan(id)``; ``card`` is the one shown. ``activity_asked(id)``, ``why_asked(key)``."""

    activity_asked = Signal(int)
    why_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết kế hoạch"))
        self.desk = desk
        self.card: PlanCard | None = None
        self._title = parts.label(role="title", wrap=True)
        self._about = parts.label(role="muted", wrap=True)
        self._theme = parts.label(role="strong", wrap=True)
        self._aims = parts.label(wrap=True)
        self._programmes = parts.column(gap=2)
        self._targets = QGridLayout()
        self._targets.setHorizontalSpacing(10)
        self._targets.setVerticalSpacing(3)
        self._targets.setColumnStretch(0, 1)
        self._activities = parts.column(gap=2)
        self._assessment = parts.label(wrap=True)
        self._sections: dict[str, QWidget] = {}
        stack = parts.column(self._title, self._about, parts.rule(), gap=6, margins=(14, 12, 14, 12))
        for key, word, content in (
            ("theme", _("Chủ đề"), self._theme), ("aims", _("Mục đích, yêu cầu"), self._aims),
            ("programmes", _("Chương trình"), self._programmes), ("targets", _("Chỉ tiêu"), self._targets),
            ("activities", _("Hoạt động"), self._activities), ("assessment", _("Đánh giá"), self._assessment),
        ):  # fmt: skip
            section = parts.column(parts.label(word, "section"), gap=3)
            section.addWidget(content) if isinstance(content, QWidget) else section.addLayout(content)
            self._sections[key] = parts.box(section)
            stack.addWidget(self._sections[key])
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_plan(None)

    def show_plan(self, identifier: int | None) -> None:
        """Show a plan, or nothing."""
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = plans.plan(read, identifier)
                found = activity_report(read, self.card.draft.period, identifier)
            own = [row for row in (*found.rows, *found.cancelled) if row.plan_id == identifier]
            self._show(self.card, progress(self.card.draft.targets, found.figures), own)
        self._page.setVisible(self.card is not None)

    def _show(self, card: PlanCard, targets: Sequence[TargetProgress], rows: list[ActivityRow]) -> None:
        draft = card.draft
        self._title.setText(draft.title)
        texts = [_(draft.kind.label), days_word(draft.first_day, draft.last_day)]
        if draft.number:
            texts.append(_("số {number}").format(number=paper_number(draft.number, "KH", card.year)))
        if draft.decided_on is not None:
            texts.append(_("ban hành {day}").format(day=show_date(draft.decided_on)))
        self._about.setText(" · ".join(texts))
        self._theme.setText(draft.theme)
        self._aims.setText(draft.aims)
        self._assessment.setText(draft.assessment)
        parts.empty(self._programmes)
        for key, words in draft.programmes:
            self._programmes.addWidget(parts.label(f"– {words or programme_word(key)}", wrap=True))
        self._show_targets(targets)
        self._show_activities(rows)
        for key, shown in (
            ("theme", draft.theme), ("aims", draft.aims), ("programmes", draft.programmes), ("targets", draft.targets),
            ("assessment", draft.assessment),
        ):  # fmt: skip
            self._sections[key].setVisible(bool(shown))

    def _show_targets(self, targets: Sequence[TargetProgress]) -> None:
        parts.empty(self._targets)
        for place, each in enumerate(targets):
            self._targets.addWidget(parts.label(_(Target.label_of(each.key)), "small", wrap=True), place, 0)
            figure = parts.button(
                f"{show_money(each.reached)} / {show_money(each.wanted)}",
                partial(self.why_asked.emit, each.key),
                role="inline",
            )
            figure.setAccessibleName(_("Vì sao số này: {what}").format(what=_(Target.label_of(each.key))))
            figure.setToolTip(_("Vì sao số này?"))
            self._targets.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignRight)
            state = StatePill()
            state.say(*((_("Đạt"), "good", "circle-check") if each.is_met else (_("Chưa"), "note", "circle-dot")))
            self._targets.addWidget(state, place, 2)

    def _show_activities(self, rows: list[ActivityRow]) -> None:
        parts.empty(self._activities)
        today = clock.today()
        for row in rows:
            link = parts.button(
                days_word(row.starts_on, row.ends_on), partial(self.activity_asked.emit, row.id), role="inline"
            )
            link.setAccessibleName(_("Mở: {what}").format(what=row.title))
            label = parts.Elided(row.title)
            label.setToolTip(row.title)
            word, tone, _icon = state_tone(row, today)
            state = parts.label(word, "small")
            parts.set_tone(state, "" if tone == "note" else tone)
            line = parts.row(link, label, state, gap=6)
            line.setStretch(1, 1)
            self._activities.addWidget(parts.box(line))
        if not rows:
            self._activities.addWidget(parts.label(_("Chưa có hoạt động nào trong kế hoạch."), "small", wrap=True))
