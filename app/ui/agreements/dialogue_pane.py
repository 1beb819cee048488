"""The pane beside the list that shows one dialogue whole: facts, people, requests with their state, findings, kept files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueRequest, DialogueSide, look_over
from app.domain.dates import show_date
from app.domain.problems import Level
from app.i18n import _, render
from app.models.queries.agreements import dialogues
from app.models.queries.agreements.dialogues import DialogueCard
from app.ui.agreements.dialogue_words import (
    REQUEST_TONES,
    STATE_LOOKS,
    people_shown,
)
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.state_pill import StatePill


class DialoguePane(DetailPane):
    """``show_dialogue(id)``; ``request_opened(id)`` when a request is pressed."""

    request_opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết cuộc đối thoại"))
        self.desk = desk
        self.card: DialogueCard | None = None
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._findings = Hint(_("Điều cần xem"))
        self._people = parts.column(gap=4)
        self._requests = parts.column(gap=8)
        self._text = parts.column(gap=4)
        self._files = KeptFiles(desk, "dialogue")
        stack = parts.column(
            self._title,
            parts.row(self._about, self._state),
            self._findings,
            parts.rule(),
            gap=6,
            margins=(14, 12, 14, 12),
        )
        stack.itemAt(1).layout().setStretch(0, 1)
        for word, layout in (
            (_("Kiến nghị"), self._requests),
            (_("Người dự"), self._people),
            (_("Nội dung"), self._text),
        ):
            section = parts.column(parts.label(word, "section"), gap=3)
            section.addLayout(layout)
            stack.addLayout(section)
        stack.addWidget(parts.label(_("Tệp lưu"), "section"))
        stack.addWidget(self._files)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_dialogue(None)

    def show_dialogue(self, identifier: int | None) -> None:
        """Show one, or nothing."""
        self.card = None
        law = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = dialogues.dialogue(read, identifier)
                draft = self.card.draft
                law = dialogues.dialogue_law(read, draft.held_on or draft.planned_on or clock.today())
        self._page.setVisible(self.card is not None)
        self._files.show_owner(identifier)
        if self.card is None or law is None:
            return
        draft = self.card.draft
        self._title.setText(draft.title)
        self._state.say(_(draft.state.label), *STATE_LOOKS[draft.state])
        self._about.setText(_about(draft))
        found = [render(each) for each in look_over(draft, law, clock.today()) if each.level is not Level.NOTE]
        self._findings.say("\n".join(found), "warn")
        _fill(self._people, self._people_lines(draft))
        _fill(
            self._requests,
            [self._request(*each) for each in zip(self.card.request_ids, draft.requests, strict=True)]
            or [_nothing(_("Chưa có kiến nghị."))],
        )
        texts = [
            text
            for text in (draft.content, draft.conclusion and _("Kết luận: {text}").format(text=draft.conclusion))
            if text
        ]
        _fill(self._text, [parts.label(text, wrap=True) for text in texts] or [_nothing(_("Chưa ghi."))])

    @staticmethod
    def _people_lines(draft: DialogueDraft) -> list[QWidget]:
        lines: list[QWidget] = []
        for side in DialogueSide:
            people = draft.of_side(side)
            if people:
                lines.append(
                    parts.label(_("{side}: {count} người").format(side=_(side.label), count=len(people)), "muted")
                )
                lines.append(parts.label(people_shown(people), wrap=True))
        return lines or [_nothing(_("Chưa ghi người dự."))]

    def _request(self, number: int, request: DialogueRequest) -> QWidget:
        late = request.days_late(clock.today())
        text = _(request.state.label)
        if request.deadline is not None:
            text += _(" · hạn {day}").format(day=show_date(request.deadline))
        if late:
            text += _(" · trễ {count} ngày").format(count=late)
        state = parts.label(text, "small")
        parts.set_tone(state, "danger" if late and not request.state.is_answered else REQUEST_TONES[request.state])
        opener = parts.tool(
            "pencil",
            _("Mở kiến nghị: {request}").format(request=request.request),
            lambda: self.request_opened.emit(number),
        )
        column = parts.column(parts.label(request.request, wrap=True), state, gap=1)
        if request.answer:
            column.addWidget(parts.label(_("Trả lời: {answer}").format(answer=request.answer), "muted", wrap=True))
        line = parts.row(column, opener)
        line.setStretch(0, 1)
        return parts.box(line)


def _about(draft: DialogueDraft) -> str:
    day = draft.held_on or draft.planned_on
    facts = [
        _(draft.kind.label),
        show_date(day) if day else "",
        draft.time,
        draft.place,
        _("{count} người dự").format(count=draft.people) if draft.people is not None else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _nothing(word: str) -> QWidget:
    return parts.label(word, "muted")


def _fill(layout: QVBoxLayout, widgets: list[QWidget]) -> None:
    parts.empty(layout)
    for widget in widgets:
        layout.addWidget(widget)
