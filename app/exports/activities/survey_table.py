"""Bảng nhập phiếu: the workbook the answers are typed into, one row a sheet of paper; the program reads it back."""

from __future__ import annotations

from app.domain.problems import N_
from app.exports.activities.surveyform import SurveyFigures, SurveyPaper
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head
from app.exports.form import JsonValue, Table

_FEWEST_ROWS = 30


class SurveyTable(SurveyPaper):
    """Bảng nhập kết quả phiếu hỏi ý kiến."""

    code = "survey-table"
    title = N_("Bảng nhập phiếu hỏi ý kiến")

    def layout(self, gathered: SurveyFigures) -> Document:
        draft, union = gathered.card.draft, gathered.organisation
        columns = (
            Column("sheet", "Phiếu số", 20, Kind.INT, align=Align.CENTER),
            *(
                Column(each.key, f"Câu {place}", 18, Kind.INT, align=Align.CENTER)
                for place, each in enumerate(draft.questions, 1)
            ),
        )
        rows = [
            Row((number, *([None] * len(draft.questions))))
            for number in range(1, max(draft.handed_out, _FEWEST_ROWS) + 1)
        ]
        listed = [
            Paragraph((Run(f"Câu {place}. {each.text}"),), larger=-1) for place, each in enumerate(draft.questions, 1)
        ]
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(4),
            Title((centred("BẢNG NHẬP PHIẾU HỎI Ý KIẾN", 1), centred(draft.title))),
            Spacer(2),
            *listed,
            Paragraph(
                (
                    Run(
                        "Mỗi phiếu một dòng, ghi 1 đến 5; câu không trả lời để trống. Ghi xong, nhập tệp này vào chương trình.",
                        italic=True,
                    ),
                ),
                larger=-1,
            ),
            Spacer(2),
            Grid(columns, rows),
        )
        return Document(
            title=f"Bảng nhập phiếu – {draft.title}", author=union.union, subject="Bảng nhập phiếu", sheet="Nhap phieu",
            setup=PageSetup(size=12, numbers=PageNumbers.BOTTOM), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: SurveyFigures) -> Table:
        questions = gathered.card.draft.questions
        rows: list[dict[str, JsonValue]] = [
            {"place": place, "text": each.text} for place, each in enumerate(questions, 1)
        ]
        day = gathered.card.draft.held_on
        return Table(
            day.isoformat() if day else "", (("place", "Câu"), ("text", "Ý kiến")), rows, {"questions": len(rows)}
        )


FORM = SurveyTable()
