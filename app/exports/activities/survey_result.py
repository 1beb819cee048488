"""Kết quả hỏi ý kiến: how many answered, each statement by score, the part that agrees, as figures and bars."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.domain.activities.indicators import Unit, rounded
from app.domain.activities.surveys import QuestionResult
from app.domain.problems import N_
from app.exports.activities.surveyform import SurveyFigures, SurveyPaper
from app.exports.document import Align, Bar, Bars, Block, PageSetup, Spacer, aired, heading, prose
from app.exports.form import Table
from app.exports.issuer import Issuer
from app.exports.listing import Count, Data, ListColumn, Listing, Text, numbered
from app.exports.ownform import Frame, note
from app.models.queries.activities.surveys import SurveyCard


def shown_share(result: QuestionResult) -> str:
    """``86,7%``; an empty text when nobody answered."""
    return rounded(result.share, Unit.SHARE) if result.share is not None else ""


def rounded_share(part: int, whole: int) -> str:
    """A part of a whole in per cent."""
    return rounded(Fraction(part, whole), Unit.SHARE)


def _mean(result: QuestionResult) -> str:
    return rounded(result.mean, Unit.TIMES) if result.mean is not None else ""


def _answers(score: int) -> ListColumn[QuestionResult]:
    return Count(f"score{score}", str(score), lambda result: result.counts[score - 1], 11)


_LIST: Listing[QuestionResult] = Listing(
    numbered("Câu", 11, key="place", data="Câu"),
    Data("key", "Khóa", lambda result: result.question.key),
    Text("text", "Ý kiến", lambda result: result.question.text, 76),
    *(_answers(score) for score in range(1, 6)),
    Data("answers", "Trả lời", lambda result: result.answers),
    Data("agreeing", "Đồng ý", lambda result: result.agreeing),
    Text("mean", "Điểm TB", _mean, 17, align=Align.RIGHT, data=""),
    Text("share", "Đồng ý", shown_share, 18, align=Align.RIGHT, data=""),
)


class SurveyResult(SurveyPaper):
    """Kết quả phiếu hỏi ý kiến đoàn viên."""

    code = "survey-result"
    title = N_("Kết quả hỏi ý kiến đoàn viên")
    file = kind = "Kết quả hỏi ý kiến"
    signed = True
    sheet = "Ket qua"
    frame = Frame(PageSetup(size=12, left=20, right=15, fit=1), larger=1, air=(4, 3, 4))

    def body(self, who: Issuer, about: SurveyCard) -> Iterator[Block]:
        text = f"Số phiếu thu về: {about.sheets}"
        if about.draft.handed_out:
            share = rounded_share(about.sheets, about.draft.handed_out)
            text += f" trên {about.draft.handed_out} phiếu phát ra ({share})"
        yield prose(f"{text}.")
        yield from aired(_LIST.grid(_LIST.rows(about.results), smaller=1, frozen=False), 2)
        yield note("Đồng ý là tỷ lệ trả lời 4, 5 trên số phiếu có trả lời câu ấy.", italic=True)
        yield Spacer(3)
        yield heading("Tỷ lệ đồng ý")
        places = enumerate(about.results, 1)
        bars = tuple(Bar(f"Câu {place}", float(each.share or 0), shown_share(each)) for place, each in places)
        yield Bars(bars, label_share=0.1, tail_share=0.14)

    def table(self, gathered: SurveyFigures) -> Table:
        card = gathered.about
        return _LIST.table(card.draft.held_on, card.results, sheets=card.sheets, handed_out=card.draft.handed_out)
