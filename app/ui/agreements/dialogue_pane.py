"""The pane beside the list that shows one dialogue whole: facts, requests with their state, people, findings, kept files."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueRequest, DialogueSide, look_over
from app.domain.dates import show_date
from app.domain.problems import Level
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.agreements import dialogues
from app.models.queries.agreements.dialogues import DialogueCard
from app.ui.agreements.dialogue_words import REQUEST_TONES, STATE_LOOKS, people_shown
from app.ui.desk import Desk
from app.ui.records.record_pane import RecordPane, toned
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts


class DialoguePane(RecordPane[DialogueCard]):
    """A request opens from here."""

    watches: ClassVar[frozenset[str]] = frozenset({"dialogue_person", "dialogue_request", "kept_file"})

    def __init__(self, desk: Desk) -> None:
        self._files = KeptFiles(desk, "dialogue")
        super().__init__(desk, _("Chi tiết cuộc đối thoại"), (_("Tệp lưu"), self._files))

    def load(self, read: Read, identifier: int) -> DialogueCard:
        """The dialogue, and the law of its day."""
        card = dialogues.dialogue(read, identifier)
        self._law = dialogues.dialogue_law(read, card.draft.held_on or card.draft.planned_on or clock.today())
        return card

    def show_lasting(self, card: DialogueCard | None) -> None:
        """The files of this dialogue."""
        self._files.show_owner(card.id if card is not None else None)

    def compose(self, card: DialogueCard) -> None:
        """What it was, what is to be looked at, what was asked, who was there, what was said."""
        draft = card.draft
        self.heading(draft.title, (_(draft.state.label), *STATE_LOOKS[draft.state]), _about(draft))
        found = look_over(draft, self._law, clock.today())
        self.warn("\n".join(render(each) for each in found if each.level is not Level.NOTE))
        self.section(_("Kiến nghị"))
        for number, request in zip(card.request_ids, draft.requests, strict=True):
            self.add(self._request(number, request))
        if not draft.requests:
            self.text(_("Chưa có kiến nghị."), "muted")
        self.section(_("Người dự"))
        for side in DialogueSide:
            if people := draft.of_side(side):
                self.text(_("{side}: {count} người").format(side=_(side.label), count=len(people)), "muted")
                self.text(people_shown(people))
        if not draft.persons:
            self.text(_("Chưa ghi người dự."), "muted")
        self.section(_("Nội dung"))
        self.text(draft.content)
        self.text(_("Kết luận: {text}").format(text=draft.conclusion) if draft.conclusion else "")
        if not draft.content and not draft.conclusion:
            self.text(_("Chưa ghi."), "muted")

    def _request(self, number: int, request: DialogueRequest) -> QWidget:
        late = request.days_late(clock.today())
        text = _(request.state.label)
        if request.deadline is not None:
            text += _(" · hạn {day}").format(day=show_date(request.deadline))
        if late:
            text += _(" · trễ {count} ngày").format(count=late)
        tone = "danger" if late and not request.state.is_answered else REQUEST_TONES[request.state]
        column = parts.column(parts.label(request.request, wrap=True), toned(text, tone, "small"), gap=1)
        if request.answer:
            column.addWidget(parts.label(_("Trả lời: {answer}").format(answer=request.answer), "muted", wrap=True))
        assert self.card is not None, "a request of nothing"
        opens = partial(self.desk.go, "dialogue_request", dialogue=self.card.id, request=number)
        line = parts.row(
            column, parts.tool("pencil", _("Mở kiến nghị: {request}").format(request=request.request), opens)
        )
        line.setStretch(0, 1)
        return parts.box(line)


def _about(draft: DialogueDraft) -> str:
    day = draft.day
    people = _("{count} người dự").format(count=draft.people) if draft.people is not None else ""
    facts = (_(draft.kind.label), show_date(day) if day else "", draft.time, draft.place, people)
    return " · ".join(filter(None, facts))
