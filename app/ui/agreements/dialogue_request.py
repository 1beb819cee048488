"""One request raised at a dialogue: what is asked, the answer, until when it is promised, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.agreements.dialogue import DialogueRequest, look_over_request
from app.domain.agreements.records import DIALOGUE_REQUEST
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.agreements import dialogues
from app.models.queries.agreements.dialogues import DialogueCard
from app.services.agreements import keep_dialogues
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts


class DialogueRequestDialog(Editor[DialogueRequest]):
    """``enter(dialogue=id)`` adds a request, ``enter(dialogue=id, request=id)`` answers or mends one."""

    key: ClassVar[str] = "dialogue_request"
    called: ClassVar[str] = N_("Kiến nghị của người lao động")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue", "request"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = DIALOGUE_REQUEST
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 470
    caption_width: ClassVar[int] = 98

    def sheet(self) -> Sheet:
        """What is asked and answered, then what comes of it."""
        yield Group([*map(self.bind, ("subject", "request", "raised_by", "answer"))])
        yield Group([*map(self.bind, ("answered_by", "state", "deadline", "settled_on"))], columns=2)

    def foot(self) -> Sequence[QWidget]:
        """One that is stored may go."""
        self._delete_button = parts.button(_("Xóa kiến nghị"), self._delete, role="danger")
        return [self._delete_button]

    def begin(self, **arguments: Any) -> DialogueRequest:
        """A new request of a dialogue, or one of its requests."""
        self.identifier = arguments.get("request")
        self._delete_button.setVisible(self.identifier is not None and not self.desk.read_only)
        with self.desk.read() as read:
            self._card: DialogueCard = dialogues.dialogue(read, int(arguments["dialogue"]))
        if self.identifier is None:
            return DialogueRequest("")
        return dict(zip(self._card.request_ids, self._card.draft.requests, strict=True))[self.identifier]

    def look_over(self, draft: DialogueRequest) -> Sequence[Finding]:
        """By the rules of requests."""
        numbers = [*self._card.request_ids, None]
        return look_over_request(1 + numbers.index(self.identifier), draft, self._card.draft.held_on, clock.today())

    def store(self, draft: DialogueRequest) -> None:
        """Keep it."""
        self.act(keep_dialogues.save_request, self._card.id, self.identifier, draft)

    def _delete(self) -> None:
        self.act(keep_dialogues.delete_request, self.identifier)
