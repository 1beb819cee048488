"""One request raised at a dialogue: what is asked, the answer, until when it is promised, and what came of it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.agreements.dialogue import DialogueRequest, RequestState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.agreements import dialogues
from app.services.agreements import keep_dialogues
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextBox, TextField


class DialogueRequestDialog(FormDialog):
    """``enter(dialogue=id)`` adds one, ``enter(dialogue=id, request=id)`` shows one to mend."""

    key: ClassVar[str] = "dialogue_request"
    called: ClassVar[str] = N_("Kiến nghị của người lao động")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue", "request"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._dialogue = 0
        self._request: int | None = None
        self._note = ""
        self.subject = TextField(_("Lĩnh vực"), placeholder=_("ví dụ: tiền lương, ăn ca, điều kiện làm việc"))
        self.asked = TextBox(_("Kiến nghị"), lines=3)
        self.raised_by = TextField(_("Người nêu"), placeholder=_("để trống nếu người lao động không muốn nêu tên"))
        self.answer = TextBox(_("Trả lời"), lines=3)
        self.answered_by = TextField(_("Người trả lời"))
        self.state = QComboBox()
        self.state.setAccessibleName(_("Kết quả"))
        for state in RequestState:
            self.state.addItem(_(state.label), state)
        self.deadline = DateField(_("Hạn giải quyết"), desk.month, any_day=True)
        self.settled_on = DateField(_("Ngày giải quyết"), desk.month, any_day=True)
        asked = [
            ("subject", _("Lĩnh vực"), self.subject), ("request", _("Kiến nghị"), self.asked), ("raised_by", _("Người nêu"), self.raised_by),
            ("answer", _("Trả lời"), self.answer),
        ]  # fmt: skip
        settled = [
            ("answered_by", _("Người trả lời"), self.answered_by), ("state", _("Kết quả"), self.state),
            ("deadline", _("Hạn"), self.deadline), ("settled_on", _("Giải quyết ngày"), self.settled_on),
        ]  # fmt: skip
        self._delete_button = parts.button(_("Xóa kiến nghị"), self._delete, role="danger")
        self.lay_out(
            _("Cất"), field_grid(asked, self.hints, caption=98), field_grid(settled, self.hints, columns=2, caption=98),
            width=640, foot=[self._delete_button],
        )  # fmt: skip
        self.resize(680, 470)

    def enter(self, **arguments: Any) -> None:
        """A new request of a dialogue, or one of its requests."""
        self._dialogue = int(arguments["dialogue"])
        self._request = arguments.get("request")
        self._delete_button.setVisible(self._request is not None and not self.desk.read_only)
        self.submit_button.setEnabled(not self.desk.read_only)
        if self._request is None:
            self.asked.setFocus()
            return
        with self.desk.read() as read:
            card = dialogues.dialogue(read, self._dialogue)
        shown = dict(zip(card.request_ids, card.draft.requests, strict=True))[self._request]
        self._note = shown.note
        self.subject.set_value(shown.subject)
        self.asked.set_value(shown.request)
        self.raised_by.set_value(shown.raised_by)
        self.answer.set_value(shown.answer)
        self.answered_by.set_value(shown.answered_by)
        self.state.setCurrentIndex(self.state.findData(shown.state))
        self.deadline.set_value(shown.deadline)
        self.settled_on.set_value(shown.settled_on)
        self.answer.setFocus()

    def submit(self) -> None:
        """Store it; the services say what stops it."""
        self.clear_errors()
        if not self.submit_button.isEnabled():
            return
        if not self.asked.value():
            self.show_error("request", _("Hãy ghi nội dung kiến nghị."), self.asked)
            return
        request = DialogueRequest(
            self.asked.value(), self.subject.value(), self.raised_by.value(), self.answer.value(), self.answered_by.value(),
            self.deadline.value(), RequestState(self.state.currentData()), self.settled_on.value(), self._note,
        )  # fmt: skip
        self.act(keep_dialogues.save_request, self._dialogue, self._request, request)

    def _delete(self) -> None:
        if self._request is not None:
            self.act(keep_dialogues.delete_request, self._request)
