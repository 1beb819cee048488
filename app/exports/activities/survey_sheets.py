"""Phiếu hỏi ý kiến to hand out, each statement with five boxes and no name, and the workbook its answers are typed into.

The program reads the workbook back: one row a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.activities.surveys import Question
from app.domain.problems import N_
from app.exports.activities.surveyform import SCALE, SurveyFigures, SurveyPaper
from app.exports.document import (
    Align,
    Block,
    Column,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Row,
    Spacer,
    aired,
    heading,
    prose,
)
from app.exports.form import Table
from app.exports.issuer import Issuer
from app.exports.listing import Data, Listing, Text, numbered
from app.exports.ownform import Frame
from app.models.queries.activities.surveys import SurveyCard

_DOTS = "." * 138
_FEWEST_ROWS = 30
_HOW = "Mỗi phiếu một dòng, ghi 1 đến 5; câu không trả lời để trống. Ghi xong, nhập tệp này vào chương trình."
_LIST: Listing[Question] = Listing(
    numbered("Câu", 12, key="place", data="Câu"),
    Data("key", "Khóa", lambda question: question.key),
    Text("text", "Ý kiến", lambda question: question.text, 112),
    *(Text(f"score{score}", str(score), lambda _: "", 11, align=Align.CENTER, data="") for score in range(1, 6)),
)
_ASKED = _LIST.only("place", "text")


class SurveySheet(SurveyPaper):
    """Phiếu hỏi ý kiến đoàn viên."""

    code = "survey-sheet"
    title = N_("Phiếu hỏi ý kiến đoàn viên")
    heading = file = kind = "Phiếu hỏi ý kiến"
    sheet = "Phieu"
    frame = Frame(PageSetup(size=12, left=20, right=15), larger=2, air=(4, 3, 0))

    def body(self, who: Issuer, about: SurveyCard) -> Iterator[Block]:
        scale = "; ".join(f"{score}: {word.lower()}" for score, word in enumerate(SCALE, 1))
        yield prose("Phiếu không ghi tên. Mỗi câu đánh dấu một ô, theo mức đồng ý:")
        yield prose(f"{scale}.", italic=True)
        yield from aired(_LIST.grid(_LIST.rows(about.draft.questions), smaller=1, pad=2.2), 2, 4)
        yield heading("Anh, chị muốn công đoàn làm thêm việc gì?")
        yield prose(_DOTS, keeps_next=True)
        yield prose(_DOTS)
        yield Spacer(3)
        yield prose("Xin cảm ơn anh, chị.", italic=True, align=Align.CENTER)

    def table(self, gathered: SurveyFigures) -> Table:
        draft = gathered.about.draft
        return _LIST.table(draft.held_on, draft.questions, questions=len(draft.questions))


class SurveyTable(SurveyPaper):
    """Bảng nhập kết quả phiếu hỏi ý kiến."""

    code = "survey-table"
    title = N_("Bảng nhập phiếu hỏi ý kiến")
    file = kind = "Bảng nhập phiếu"
    sheet = "Nhap phieu"
    frame = Frame(PageSetup(size=12, numbers=PageNumbers.BOTTOM), larger=1, air=(4, 2, 0))

    def body(self, who: Issuer, about: SurveyCard) -> Iterator[Block]:
        draft = about.draft
        columns = [Column("sheet", "Phiếu số", 20, Kind.INT, align=Align.CENTER)]
        for place, each in enumerate(draft.questions, 1):
            columns.append(Column(each.key, f"Câu {place}", 18, Kind.INT, align=Align.CENTER))
            yield prose(f"Câu {place}. {each.text}", larger=-1)
        yield prose(_HOW, italic=True, larger=-1)
        yield Spacer(2)
        sheets = range(1, max(draft.handed_out, _FEWEST_ROWS) + 1)
        yield Grid(tuple(columns), [Row((number, *([None] * len(draft.questions)))) for number in sheets])

    def table(self, gathered: SurveyFigures) -> Table:
        draft = gathered.about.draft
        return _ASKED.table(draft.held_on, draft.questions, questions=len(draft.questions))
