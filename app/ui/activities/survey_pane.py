"""One survey beside its list: how many sheets came back, and each statement with how it was answered."""

from __future__ import annotations

from typing import Any

from app.domain.activities.indicators import Unit, rounded
from app.domain.activities.surveys import QuestionResult
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import surveys
from app.models.queries.activities.surveys import SurveyCard
from app.ui.desk import Desk
from app.ui.records.record_pane import RecordPane


class SurveyPane(RecordPane[SurveyCard]):
    """Its results."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Kết quả hỏi ý kiến"))

    def load(self, read: Read, identifier: Any) -> SurveyCard:
        """The survey with what was answered."""
        return surveys.survey(read, identifier)

    def compose(self, card: SurveyCard) -> None:
        """A block for each statement."""
        text = _("{sheets} phiếu thu về").format(sheets=card.sheets)
        if card.draft.handed_out:
            text += _(" trên {count} phiếu phát ra").format(count=card.draft.handed_out)
        self.heading(card.draft.title, about=" · ".join(filter(None, (text, card.draft.note))))
        for place, result in enumerate(card.results, 1):
            self.text(f"{place}. {result.question.text}")
            self.text(_answered(result), "strong")
            self.text("   ".join(f"{score}: {count}" for score, count in enumerate(result.counts, 1)), "small")


def _answered(result: QuestionResult) -> str:
    if result.share is None or result.mean is None:
        return _("chưa có trả lời")
    return _("{share} đồng ý · điểm trung bình {mean} · {answers} trả lời").format(
        share=rounded(result.share, Unit.SHARE), mean=rounded(result.mean, Unit.TIMES), answers=result.answers
    )
