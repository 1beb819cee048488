"""One survey: name, day, sheets handed out, and its statements a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain import clock
from app.domain.activities.records import SURVEY
from app.domain.activities.surveys import SurveyDraft, look_over, questions_typed
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.activities import surveys
from app.services.activities import keep_surveys
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.text_field import TextBox


class SurveyEditor(Editor[SurveyDraft]):
    """``enter(survey=id)`` shows one to mend; ``enter()`` begins one with the usual statements."""

    key: ClassVar[str] = "survey_editor"
    called: ClassVar[str] = N_("Lập đợt hỏi ý kiến đoàn viên")
    mends: ClassVar[str] = N_("Sửa đợt hỏi ý kiến")
    takes: ClassVar[frozenset[str]] = frozenset({"survey"})
    record: ClassVar[Record | None] = SURVEY
    leads_to: ClassVar[str] = "surveys"
    naming: ClassVar[str] = "survey"
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 440

    def sheet(self) -> Sheet:
        """Name, day and count, the statements."""
        yield Group([self.bind("title")])
        yield Group([self.bind("held_on"), self.bind("handed_out", nothing=0)], columns=2)
        statements = TextBox(_("Các câu, mỗi câu một dòng"), lines=8)
        asked = self.bind(
            "statements", statements, caption=_("Các câu"), required=True, nothing="", columns=("questions",)
        )
        yield Group([asked, self.bind("note")])
        text = _("Câu nên giữ nguyên lời qua các năm để so sánh được. Thang điểm 1 đến 5, không ghi tên người trả lời.")
        yield parts.label(text, "small", wrap=True)

    def begin(self, **arguments: Any) -> SurveyDraft:
        """One as it is stored, or the usual one of the working year."""
        self.identifier = arguments.get("survey")
        draft = SurveyDraft(f"Hỏi ý kiến đoàn viên năm {self.desk.month.year}", clock.today())
        if self.identifier is not None:
            with self.desk.read() as read:
                draft = surveys.survey(read, self.identifier).draft
        self.set_value("statements", "\n".join(each.text for each in draft.questions))
        return draft

    def collect(self) -> SurveyDraft:
        """With the statements typed; one that stood there already keeps its key."""
        draft: SurveyDraft = super().collect()
        return replace(draft, questions=questions_typed(self.value("statements"), self.draft.questions))

    def look_over(self, draft: SurveyDraft) -> Sequence[Finding]:
        """By the rules of surveys."""
        return look_over(draft)

    def store(self, draft: SurveyDraft) -> None:
        """Keep it."""
        self.act(keep_surveys.save_survey, self.identifier, draft)
