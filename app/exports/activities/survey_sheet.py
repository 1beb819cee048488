"""Phiếu hỏi ý kiến: one sheet to hand out, each statement with five boxes; no name is asked."""

from __future__ import annotations

from app.domain.activities.surveys import Question
from app.domain.problems import N_
from app.exports.activities.surveyform import SCALE, SurveyFigures, SurveyPaper
from app.exports.document import Align, Document, PageSetup, Spacer, heading, prose
from app.exports.form import Table
from app.exports.listing import Data, Listing, Text, numbered
from app.exports.ownform import own_paper

_DOTS = "." * 138
_LIST: Listing[Question] = Listing(
    numbered("Câu", 12, key="place", data="Câu"),
    Data("key", "Khóa", lambda question: question.key),
    Text("text", "Ý kiến", lambda question: question.text, 112),
    *(Text(f"score{score}", str(score), lambda _: "", 11, align=Align.CENTER, data="") for score in range(1, 6)),
)


class SurveySheet(SurveyPaper):
    """Phiếu hỏi ý kiến đoàn viên."""

    code = "survey-sheet"
    title = N_("Phiếu hỏi ý kiến đoàn viên")

    def layout(self, gathered: SurveyFigures) -> Document:
        draft = gathered.about.draft
        scale = "; ".join(f"{score}: {word.lower()}" for score, word in enumerate(SCALE, 1))
        return own_paper(
            gathered.who,
            ("Phiếu hỏi ý kiến", draft.title),
            [
                prose("Phiếu không ghi tên. Mỗi câu đánh dấu một ô, theo mức đồng ý:"),
                prose(f"{scale}.", italic=True),
                Spacer(2),
                _LIST.grid(_LIST.rows(draft.questions), smaller=1, pad=2.2),
                Spacer(4),
                heading("Anh, chị muốn công đoàn làm thêm việc gì?"),
                prose(_DOTS, keeps_next=True),
                prose(_DOTS),
                Spacer(3),
                prose("Xin cảm ơn anh, chị.", italic=True, align=Align.CENTER),
            ],
            sheet="Phieu",
            about=draft.title,
            setup=PageSetup(size=12, left=20, right=15),
            larger=2,
            air=(4, 3, 0),
            unsigned=True,
        )

    def table(self, gathered: SurveyFigures) -> Table:
        draft = gathered.about.draft
        return _LIST.table(draft.held_on, draft.questions, questions=len(draft.questions))


FORM = SurveySheet()
