"""The pane beside the register: one agreement whole, its steps as a time line with what is next and until when, papers, clauses, files."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QWidget

from app.domain import clock
from app.domain.agreements.agreement_checks import due_days, findings, next_step
from app.domain.agreements.agreements import STEPS, AgreementFacts, AgreementLaw, Change, Step, article_of
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import Finding, Level
from app.exports.form import forms
from app.i18n import _, render
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.ui import icons
from app.ui.agreements.agreement_words import (
    STATE_LOOKS,
    days_word,
    head_words,
    share_word,
    term_word,
    until_word,
)
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill

_MARKS = {Level.STOP: ("circle-alert", "danger"), Level.WARN: ("triangle-alert", "warn"), Level.NOTE: ("info", "muted")}


class AgreementPane(DetailPane):
    """``show_agreement(id)``; ``card`` is the one shown. ``paper_asked(form)`` and ``step_asked(step)`` want to go there."""

    paper_asked = Signal(str)
    step_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết thỏa ước"))
        self.desk = desk
        self.card: AgreementCard | None = None
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._next = parts.label(role="strong", wrap=True)
        self._do_next = parts.button("", self._ask_next, role="primary")
        self._facts, self._steps = parts.grid(gap=8, line_gap=4), parts.grid(gap=8, line_gap=4)
        self._found, self._clauses = parts.column(gap=4), parts.column(gap=3)
        self._files = KeptFiles(desk, "agreement", "signed")
        stack = parts.column(
            self._title, parts.row(self._about, self._state), parts.rule(), self._next, parts.row(self._do_next, None),
            gap=6, margins=(14, 12, 14, 12),
        )  # fmt: skip
        stack.itemAt(1).layout().setStretch(0, 1)
        stack.addLayout(self._found)
        for word, layout in (
            (_("Các bước theo Bộ luật Lao động"), self._steps), (_("Nội dung chính"), self._facts),
            (_("Điều khoản"), self._clauses),
        ):  # fmt: skip
            stack.addWidget(parts.label(word, "section"))
            stack.addLayout(layout)
        stack.addWidget(parts.label(_("Tệp lưu: bản ký, biên bản"), "section"))
        stack.addWidget(_sideways(self._files))
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_agreement(None)

    def show_agreement(self, identifier: int | None) -> None:
        """Show an agreement, or nothing."""
        self.card = None
        if identifier is not None and self.desk.book is not None:
            today = clock.today()
            with self.desk.read() as read:
                self.card = agreements.agreement(read, identifier)
                law = agreements.agreement_law(read, today)
                months = agreements.remind_months(read, today)
            state = agreements.agreement_state(self.card, today, law, months)
            self._state.say(_(state.label), *STATE_LOOKS[state])
            self._show(self.card, law, today)
        self._files.show_owner(identifier if self.card is not None else None)
        self._page.setVisible(self.card is not None)

    def _show(self, card: AgreementCard, law: AgreementLaw, today: dt.date) -> None:
        self._title.setText(card.title)
        about = [_(card.kind.label)]
        if card.change is not Change.NEW:
            about.append(_(card.change.label))
        self._about.setText(" · ".join(about))
        self._show_next(card.facts, law, today)
        self._show_findings(list(findings(card.facts, law)))
        self._show_steps(card, law, today)
        self._show_facts(card, today)
        self._show_clauses(card)

    def _show_next(self, facts: AgreementFacts, law: AgreementLaw, today: dt.date) -> None:
        step = next_step(facts)
        self._wanted = step
        due = due_days(facts, law).get(step) if step is not None else None
        text = _("Đã đủ các bước.") if step is None else _("Việc tiếp theo: {step}").format(step=_(step.label))
        if due is not None:
            text += f" ({until_word(due, today)})"
        self._next.setText(text)
        parts.set_tone(self._next, "danger" if due is not None and due < today else "")
        self._do_next.setVisible(step is not None)
        self._do_next.setEnabled(not self.desk.read_only)
        if step is not None:
            self._do_next.setText(_("Ghi bước này"))
            self._do_next.setAccessibleName(_("Ghi bước {step}").format(step=_(step.label)))

    def _ask_next(self) -> None:
        if self._wanted is not None:
            self.step_asked.emit(str(self._wanted))

    def _show_findings(self, found: list[Finding]) -> None:
        parts.empty(self._found)
        for finding in found:
            icon, tone = _MARKS[finding.level]
            line = parts.row(_mark(icon, tone), parts.label(render(finding), "small", wrap=True), gap=6)
            line.setStretch(1, 1)
            self._found.addWidget(parts.box(line))

    def _show_steps(self, card: AgreementCard, law: AgreementLaw, today: dt.date) -> None:
        parts.empty(self._steps)
        due = due_days(card.facts, law)
        for place, (step, info) in enumerate(STEPS.items()):
            record, until = card.steps.get(step), due.get(step)
            late = until is not None and (record.done_on if record else today) > until
            icon, tone = ("circle-check", "warn" if late else "good") if record else ("square", "muted")
            self._steps.addWidget(_mark(icon, tone), place, 0, Qt.AlignmentFlag.AlignTop)
            button = parts.button(_(step.label), partial(self.step_asked.emit, str(step)), role="inline")
            button.setToolTip(render(article_of(info.article)))
            when = show_date(record.done_on) if record else until_word(until, today) if until else ""
            number = record.number if record else ""
            under = parts.label(" · ".join(part for part in (when, number) if part), "small", wrap=True)
            if late and not record:
                parts.set_tone(under, "danger")
            self._steps.addLayout(parts.column(button, under, gap=0), place, 1)
            # Trap: shown before it has its place, a label is a window of its own and takes the keyboard away.
            under.setVisible(bool(under.text()))
            self._steps.addLayout(self._papers_of(step), place, 2)

    def _papers_of(self, step: Step) -> QLayout:
        """One print button per paper of a step."""
        made = parts.row(gap=2)
        for code in STEPS[step].papers:
            if code in forms():
                title = _(forms()[code].title)
                made.addWidget(
                    parts.tool("printer", _("In {paper}").format(paper=title), partial(self.paper_asked.emit, code))
                )
        return made

    def _show_facts(self, card: AgreementCard, today: dt.date) -> None:
        parts.empty(self._facts)
        facts, votes = card.facts, card.facts.votes
        left = (facts.valid_to - today).days if facts.valid_to and facts.signed_on else None
        voted = _("{agreed}/{workers} người, {share}").format(agreed=votes.agreed, workers=votes.workers, share=share_word(votes)) if votes else ""  # fmt: skip
        lines = [
            (_("Số thỏa ước"), card.number), (_("Thời hạn"), term_word(card)), (_("Còn lại"), days_word(left)),
            (_("Chấm dứt"), show_date(card.ended_on) if card.ended_on else ""),
            (_("Người lao động"), str(card.workers) if card.workers else ""),
            (_("Được áp dụng"), str(card.covered) if card.covered else ""), (_("Tán thành"), voted),
            (_("Ăn ca"), _("{amount} đồng").format(amount=show_money(card.meal_price)) if card.meal_price else ""),
            (_("Xếp loại"), card.grade if card.grade in ("A", "B", "C", "D") else ""), (_("Ghi chú"), card.note),
        ]  # fmt: skip
        for place, (word, value) in enumerate((word, value) for word, value in lines if value):
            self._facts.addWidget(parts.label(word, "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(parts.label(value, wrap=True), place, 1)

    def _show_clauses(self, card: AgreementCard) -> None:
        parts.empty(self._clauses)
        heads, last = head_words(), 0
        for clause in card.clauses:
            if clause.head != last:
                last = clause.head
                self._clauses.addWidget(parts.label(f"{last}. {heads[last]}", "small", wrap=True))
            mark = _mark("circle-check", "good") if clause.better else _mark("minus", "muted")
            mark.setToolTip(_("Có lợi hơn luật") if clause.better else _("Như luật"))
            words = clause.title + (f": {clause.gain}" if clause.gain else "")
            line = parts.row(mark, parts.label(words, wrap=True), gap=6)
            line.setStretch(1, 1)
            self._clauses.addWidget(parts.box(line))
        if not card.clauses:
            self._clauses.addWidget(parts.label(_("Chưa ghi điều khoản nào."), "small"))


def _sideways(strip: QWidget) -> QScrollArea:
    """A strip that may be wider than the pane and then scrolls sideways."""
    area = QScrollArea()
    area.setWidget(strip)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(strip.sizeHint().height() + 14)
    return area


def _mark(icon: str, tone: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, tone, 15))
    made.setFixedSize(17, 19)
    return made
