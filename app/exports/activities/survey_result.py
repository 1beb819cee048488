"""Kết quả hỏi ý kiến: how many answered, each statement by score, the part that agrees, as figures and bars."""

from __future__ import annotations

from fractions import Fraction

from app.domain.activities.indicators import Unit, rounded
from app.domain.activities.surveys import QuestionResult
from app.domain.problems import N_
from app.exports.activities.surveyform import SurveyFigures, SurveyPaper
from app.exports.document import (
    Align,
    Bar,
    Bars,
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
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import JsonValue, Table

_COLUMNS = (
    Column("place", "Câu", 11, Kind.INT, align=Align.CENTER),
    Column("text", "Ý kiến", 76),
    *(Column(f"score{score}", str(score), 11, Kind.INT) for score in range(1, 6)),
    Column("mean", "Điểm TB", 17, align=Align.RIGHT),
    Column("share", "Đồng ý", 18, align=Align.RIGHT),
)


class SurveyResult(SurveyPaper):
    """Kết quả phiếu hỏi ý kiến đoàn viên."""

    code = "survey-result"
    title = N_("Kết quả hỏi ý kiến đoàn viên")

    def layout(self, gathered: SurveyFigures) -> Document:
        card, union = gathered.card, gathered.organisation
        told = f"Số phiếu thu về: {card.sheets}"
        if card.draft.handed_out:
            told += f" trên {card.draft.handed_out} phiếu phát ra ({rounded_share(card.sheets, card.draft.handed_out)})"
        bars = tuple(
            Bar(f"Câu {place}", float(each.share or 0), shown_share(each)) for place, each in enumerate(card.results, 1)
        )
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(4),
            Title((centred("KẾT QUẢ HỎI Ý KIẾN ĐOÀN VIÊN", 1), centred(card.draft.title))),
            Spacer(3),
            Paragraph((Run(f"{told}."),)),
            Spacer(2),
            Grid(_COLUMNS, [_row(place, each) for place, each in enumerate(card.results, 1)], smaller=1, frozen=False),
            Spacer(2),
            Paragraph((Run("Đồng ý là tỷ lệ trả lời 4, 5 trên số phiếu có trả lời câu ấy.", italic=True),), larger=-1),
            Spacer(3),
            Paragraph((Run("Tỷ lệ đồng ý", bold=True),), keeps_next=True),
            Bars(bars, label_share=0.1, tail_share=0.14),
            Spacer(4),
            own_signatures(union, gathered.officers, gathered.params),
        )
        return Document(
            title=f"Kết quả hỏi ý kiến – {card.draft.title}", author=union.union, subject="Kết quả hỏi ý kiến", sheet="Ket qua",
            setup=PageSetup(size=12, left=20, right=15, fit=1), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: SurveyFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "place": place,
                "key": each.question.key,
                "text": each.question.text,
                **{f"score{score}": count for score, count in enumerate(each.counts, 1)},
                "answers": each.answers,
                "agreeing": each.agreeing,
            }
            for place, each in enumerate(gathered.card.results, 1)
        ]
        columns = (
            ("place", "Câu"), ("key", "Khóa"), ("text", "Ý kiến"), *((f"score{score}", str(score)) for score in range(1, 6)),
            ("answers", "Trả lời"), ("agreeing", "Đồng ý"),
        )  # fmt: skip
        day = gathered.card.draft.held_on
        totals: dict[str, JsonValue] = {"sheets": gathered.card.sheets, "handed_out": gathered.card.draft.handed_out}
        return Table(day.isoformat() if day else "", columns, rows, totals)


def shown_share(result: QuestionResult) -> str:
    """``86,7%``; an empty text when nobody answered."""
    return rounded(result.share, Unit.SHARE) if result.share is not None else ""


def rounded_share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return rounded(Fraction(part, whole), Unit.SHARE)


def _row(place: int, result: QuestionResult) -> Row:
    mean = rounded(result.mean, Unit.TIMES) if result.mean is not None else ""
    return Row((place, result.question.text, *result.counts, mean, shown_share(result)))


FORM = SurveyResult()
