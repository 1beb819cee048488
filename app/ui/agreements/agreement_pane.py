"""The pane beside the register: one agreement whole, its steps as a time line with what is next and until when, papers, clauses, files."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QScrollArea, QWidget

from app.domain import clock
from app.domain.agreements.agreement_notes import continuing, due_days, findings, next_step
from app.domain.agreements.agreements import STEPS, AgreementLaw, Change, Step, article_of
from app.domain.dates import show_date
from app.domain.money import show_money
from app.exports.form import forms
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.ui import icons
from app.ui.agreements.agreement_words import STATE_LOOKS, days_word, head_words, share_word, term_word, until_word
from app.ui.desk import Desk
from app.ui.records.record_pane import RecordPane, toned
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.hint import TONES


class AgreementPane(RecordPane[AgreementCard]):
    """Steps are recorded and papers printed from here."""

    watches: ClassVar[frozenset[str]] = frozenset({"agreement_clause", "agreement_person", "kept_file"})

    def __init__(self, desk: Desk) -> None:
        self._files = KeptFiles(desk, "agreement", "signed")
        super().__init__(desk, _("Chi tiết thỏa ước"), (_("Tệp lưu: bản ký, biên bản"), _sideways(self._files)))

    def load(self, read: Read, identifier: int) -> AgreementCard:
        """The agreement, the law of today and how long before its end it is called expiring."""
        today = clock.today()
        self._law: AgreementLaw = agreements.agreement_law(read, today)
        self._months = agreements.remind_months(read, today)
        return agreements.agreement(read, identifier)

    def show_lasting(self, card: AgreementCard | None) -> None:
        """The files of this agreement."""
        self._files.show_owner(card.id if card is not None else None)

    def compose(self, card: AgreementCard) -> None:
        """What is next, what is to be looked at, the steps, the facts, the clauses."""
        today = clock.today()
        state = agreements.agreement_state(card, today, self._law, self._months)
        about = [_(card.kind.label)] + ([_(card.change.label)] if card.change is not Change.NEW else [])
        self.heading(card.title, (_(state.label), *STATE_LOOKS[state]), " · ".join(about))
        self._add_next(card, today)
        for finding in (*findings(card.facts, self._law), *continuing(card.facts, today, self._law)):
            self.warn(render(finding), TONES[finding.level])
        self.section(_("Các bước theo Bộ luật Lao động"))
        self._add_steps(card, today)
        self.section(_("Nội dung chính"))
        self.facts(_facts(card, today))
        self.section(_("Điều khoản"))
        self._add_clauses(card)

    def _go_to_step(self, card: AgreementCard, step: Step) -> None:
        self.desk.go("agreement_step", agreement=card.id, step=str(step))

    def _add_next(self, card: AgreementCard, today: dt.date) -> None:
        step = next_step(card.facts)
        if step is None:
            self.text(_("Đã đủ các bước."), "strong")
            return
        due, word = due_days(card.facts, self._law).get(step), _(step.label)
        text = _("Việc tiếp theo: {step}").format(step=word)
        if due is not None:
            text += f" ({until_word(due, today)})"
        self.text(text, "strong", "danger" if due is not None and due < today else "")
        do = parts.button(_("Ghi bước này"), partial(self._go_to_step, card, step), role="primary")
        do.setAccessibleName(_("Ghi bước {step}").format(step=word))
        do.setEnabled(not self.desk.read_only)
        self.add(parts.row(do, None))

    def _add_steps(self, card: AgreementCard, today: dt.date) -> None:
        grid, due = parts.grid(gap=8, line_gap=4), due_days(card.facts, self._law)
        for place, (step, info) in enumerate(STEPS.items()):
            record, until = card.steps.get(step), due.get(step)
            late = until is not None and (record.done_on if record else today) > until
            mark = ("circle-check", "warn" if late else "good") if record else ("square", "muted")
            grid.addWidget(_mark(*mark), place, 0, Qt.AlignmentFlag.AlignTop)
            button = parts.button(_(step.label), partial(self._go_to_step, card, step), role="inline")
            button.setToolTip(render(article_of(info.article)))
            when = show_date(record.done_on) if record else until_word(until, today) if until else ""
            told = " · ".join(filter(None, (when, record.number if record else "")))
            under = [toned(told, "danger" if late and not record else "", "small")] if told else []
            grid.addLayout(parts.column(button, *under, gap=0), place, 1)
            grid.addLayout(self._papers_of(card, step), place, 2)
        self.add(grid)

    def _papers_of(self, card: AgreementCard, step: Step) -> QLayout:
        """One print button per paper of a step."""
        known = [code for code in STEPS[step].papers if code in forms()]
        words = {code: _("In {paper}").format(paper=_(forms()[code].title)) for code in known}
        return parts.row(
            *(
                parts.tool("printer", word, partial(self.desk.go, "forms", form=code, subject=card.id))
                for code, word in words.items()
            ),
            gap=2,
        )

    def _add_clauses(self, card: AgreementCard) -> None:
        heads, last = head_words(), 0
        for clause in card.clauses:
            if clause.head != last:
                last = clause.head
                self.text(f"{last}. {heads[last]}", "small")
            mark = _mark("circle-check", "good") if clause.better else _mark("minus", "muted")
            mark.setToolTip(_("Có lợi hơn luật") if clause.better else _("Như luật"))
            words = clause.title + (f": {clause.gain}" if clause.gain else "")
            line = parts.row(mark, parts.label(words, wrap=True), gap=6)
            line.setStretch(1, 1)
            self.add(line)
        if not card.clauses:
            self.text(_("Chưa ghi điều khoản nào."), "small")


def _facts(card: AgreementCard, today: dt.date) -> list[tuple[str, str]]:
    facts, votes = card.facts, card.facts.votes
    left = (facts.valid_to - today).days if facts.valid_to and facts.signed_on else None
    voted = _("{agreed}/{workers} người, {share}")
    return [
        (_("Số thỏa ước"), card.number),
        (_("Thời hạn"), term_word(card)),
        (_("Còn lại"), days_word(left)),
        (_("Chấm dứt"), show_date(card.ended_on) if card.ended_on else ""),
        (_("Người lao động"), str(card.workers or "")),
        (_("Được áp dụng"), str(card.covered or "")),
        (
            _("Tán thành"),
            voted.format(agreed=votes.agreed, workers=votes.workers, share=share_word(votes)) if votes else "",
        ),
        (_("Ăn ca"), _("{amount} đồng").format(amount=show_money(card.meal_price)) if card.meal_price else ""),
        (_("Xếp loại"), card.grade if card.grade in ("A", "B", "C", "D") else ""),
        (_("Ghi chú"), card.note),
    ]


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
