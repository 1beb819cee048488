"""Phiếu hỏi ý kiến: one sheet to hand out, each statement with five boxes; no name is asked."""

from __future__ import annotations

from app.domain.problems import N_
from app.exports.activities.surveyform import SCALE, SurveyFigures, SurveyPaper
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    Kind,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head
from app.exports.form import JsonValue, Table

_COLUMNS = (
    Column("place", "Câu", 12, Kind.INT, align=Align.CENTER),
    Column("text", "Ý kiến", 112),
    *(Column(f"score{score}", str(score), 11, align=Align.CENTER) for score in range(1, 6)),
)


class SurveySheet(SurveyPaper):
    """Phiếu hỏi ý kiến đoàn viên."""

    code = "survey-sheet"
    title = N_("Phiếu hỏi ý kiến đoàn viên")

    def layout(self, gathered: SurveyFigures) -> Document:
        draft, union = gathered.card.draft, gathered.organisation
        scale = "; ".join(f"{score}: {word.lower()}" for score, word in enumerate(SCALE, 1))
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(4),
            Title((centred("PHIẾU HỎI Ý KIẾN", 2), centred(draft.title))),
            Spacer(3),
            Paragraph((Run("Phiếu không ghi tên. Mỗi câu đánh dấu một ô, theo mức đồng ý:"),)),
            Paragraph((Run(f"{scale}.", italic=True),)),
            Spacer(2),
            Grid(
                _COLUMNS,
                [Row((place, each.text, *([""] * 5))) for place, each in enumerate(draft.questions, 1)],
                pad=2.2,
            ),
            Spacer(4),
            Paragraph((Run("Anh, chị muốn công đoàn làm thêm việc gì?", bold=True),), keeps_next=True),
            Paragraph((Run("." * 138),), keeps_next=True),
            Paragraph((Run("." * 138),)),
            Spacer(3),
            Paragraph((Run("Xin cảm ơn anh, chị.", italic=True),), align=Align.CENTER),
        )
        return Document(
            title=f"Phiếu hỏi ý kiến – {draft.title}", author=union.union, subject="Phiếu hỏi ý kiến", sheet="Phieu",
            setup=PageSetup(size=12, left=20, right=15), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: SurveyFigures) -> Table:
        questions = gathered.card.draft.questions
        rows: list[dict[str, JsonValue]] = [
            {"place": place, "key": each.key, "text": each.text} for place, each in enumerate(questions, 1)
        ]
        day = gathered.card.draft.held_on
        columns = (("place", "Câu"), ("key", "Khóa"), ("text", "Ý kiến"))
        return Table(day.isoformat() if day else "", columns, rows, {"questions": len(rows)})


FORM = SurveySheet()
