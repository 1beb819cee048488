"""One survey: name, day, sheets handed out, and its statements a line each."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.activities.surveys import USUAL, Question, SurveyDraft, look_over, questions_typed
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.activities import surveys
from app.services.activities import keep_surveys
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextBox, TextField


class SurveyEditor(FormDialog):
    """``enter(survey=id)`` shows one to mend; ``enter()`` begins one with the usual statements."""

    key: ClassVar[str] = "survey_editor"
    called: ClassVar[str] = N_("Lập đợt hỏi ý kiến đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"survey"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id: int | None = None
        self._known: tuple[Question, ...] = USUAL
        self.title_field = TextField(_("Tên đợt hỏi"))
        self.held_on = DateField(_("Ngày phát phiếu"), desk.month, any_day=True)
        self.handed_out = CountField(_("Số phiếu phát ra"))
        self.questions = TextBox(_("Các câu, mỗi câu một dòng"), lines=8)
        self.note = TextField(_("Ghi chú"))
        lines = [("title", _("Tên đợt hỏi"), self.title_field)]
        counts = [("held_on", _("Ngày phát"), self.held_on), ("handed_out", _("Số phiếu"), self.handed_out)]
        texts = [("questions", _("Các câu"), self.questions), ("note", _("Ghi chú"), self.note)]
        text = _("Câu nên giữ nguyên lời qua các năm để so sánh được. Thang điểm 1 đến 5, không ghi tên người trả lời.")
        self.lay_out(
            _("Cất"), field_grid(lines, self.hints), field_grid(counts, self.hints, columns=2), field_grid(texts, self.hints),
            parts.label(text, "small", wrap=True), width=640,
        )  # fmt: skip
        self.resize(700, 440)

    def enter(self, **arguments: Any) -> None:
        """Show one, or propose a new one."""
        draft = SurveyDraft(f"Hỏi ý kiến đoàn viên năm {self.desk.month.year}", clock.today())
        if "survey" in arguments:
            self._id = int(arguments["survey"])
            with self.desk.read() as read:
                draft = surveys.survey(read, self._id).draft
            self.title.setText(_("Sửa đợt hỏi ý kiến"))
        self._known = draft.questions
        self.title_field.set_value(draft.title)
        self.held_on.set_value(draft.held_on)
        self.handed_out.set_value(draft.handed_out or None)
        self.questions.set_value("\n".join(each.text for each in draft.questions))
        self.note.set_value(draft.note)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.title_field.setFocus()

    def submit(self) -> None:
        """Store it; what stops it is shown beside its field."""
        self.clear_errors()
        if not self.submit_button.isEnabled() or not self.handed_out.readable():
            return
        draft = SurveyDraft(
            self.title_field.value(), self.held_on.value(), self.handed_out.value() or 0,
            questions_typed(self.questions.toPlainText(), self._known), self.note.value(),
        )  # fmt: skip
        fields: dict[str, QWidget] = {"title": self.title_field, "held_on": self.held_on, "questions": self.questions}
        for finding in look_over(draft, clock.today())[:1]:
            self.show_error(finding.column or "", render(finding.message), fields.get(finding.column or ""))
            return
        self.act(keep_surveys.save_survey, self._id, draft)

    def ended(self, value: Any) -> None:
        """Stored: show it in the list."""
        super().ended(value)
        self.desk.go("surveys", survey=value)
