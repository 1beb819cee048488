"""Bảng nhập phiếu: the workbook the answers are typed into, one row a sheet of paper; the program reads it back."""

from __future__ import annotations

from app.domain.activities.surveys import Question
from app.domain.problems import N_
from app.exports.activities.surveyform import SurveyFigures, SurveyPaper
from app.exports.document import Align, Column, Document, Grid, Kind, PageNumbers, PageSetup, Row, Spacer, prose
from app.exports.form import Table
from app.exports.listing import Data, Listing, numbered
from app.exports.ownform import own_paper

_FEWEST_ROWS = 30
_HOW = "Mỗi phiếu một dòng, ghi 1 đến 5; câu không trả lời để trống. Ghi xong, nhập tệp này vào chương trình."
_DATA: Listing[Question] = Listing(
    numbered(key="place", data="Câu"),
    Data("text", "Ý kiến", lambda question: question.text),
)


class SurveyTable(SurveyPaper):
    """Bảng nhập kết quả phiếu hỏi ý kiến."""

    code = "survey-table"
    title = N_("Bảng nhập phiếu hỏi ý kiến")

    def layout(self, gathered: SurveyFigures) -> Document:
        draft, questions = gathered.about.draft, list(enumerate(gathered.about.draft.questions, 1))
        columns = (
            Column("sheet", "Phiếu số", 20, Kind.INT, align=Align.CENTER),
            *(Column(each.key, f"Câu {place}", 18, Kind.INT, align=Align.CENTER) for place, each in questions),
        )
        sheets = range(1, max(draft.handed_out, _FEWEST_ROWS) + 1)
        return own_paper(
            gathered.who,
            ("Bảng nhập phiếu hỏi ý kiến", draft.title),
            [
                *(prose(f"Câu {place}. {each.text}", larger=-1) for place, each in questions),
                prose(_HOW, italic=True, larger=-1),
                Spacer(2),
                Grid(columns, [Row((number, *([None] * len(questions)))) for number in sheets]),
            ],
            sheet="Nhap phieu",
            name="Bảng nhập phiếu",
            subject="Bảng nhập phiếu",
            about=draft.title,
            setup=PageSetup(size=12, numbers=PageNumbers.BOTTOM),
            larger=1,
            air=(4, 2, 0),
            unsigned=True,
        )

    def table(self, gathered: SurveyFigures) -> Table:
        draft = gathered.about.draft
        return _DATA.table(draft.held_on, draft.questions, questions=len(draft.questions))


FORM = SurveyTable()
