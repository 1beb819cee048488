"""Surveys as rows and whole, with what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.activities.surveys import HIGHEST, QuestionResult, SurveyDraft, questions_of
from app.domain.problems import N_, Refusal
from app.models.read import Read


class NoSuchSurvey(Refusal):
    """No survey of that number."""

    code = "survey-missing"
    template = N_("Sổ không còn đợt hỏi ý kiến này: hãy nạp lại danh sách.")


@dataclass(frozen=True, slots=True)
class SurveyCard:
    """One survey with its results, a question each in their order; ``sheets`` is how many came back."""

    id: int
    draft: SurveyDraft
    sheets: int
    results: tuple[QuestionResult, ...]

    def result(self, key: str) -> QuestionResult | None:
        """The result of one question, when it was asked."""
        return next((each for each in self.results if each.question.key == key), None)


@dataclass(frozen=True, slots=True)
class _Answered:
    question: str
    score: int
    count: int


def survey(read: Read, identifier: int) -> SurveyCard:
    """One survey; refuses one that is gone."""
    asked = read.value(str, "SELECT questions FROM survey WHERE id = ?", (identifier,))
    if asked is None:
        raise NoSuchSurvey
    questions = questions_of(asked)
    counts: dict[str, list[int]] = {question.key: [0] * HIGHEST for question in questions}
    for each in read.records(
        _Answered,
        "SELECT question, score, count(*) AS count FROM survey_answer WHERE survey_id = ? GROUP BY 1, 2",
        (identifier,),
    ):
        counts.setdefault(each.question, [0] * HIGHEST)[each.score - 1] = each.count
    found = tuple(
        QuestionResult(each, (c[0], c[1], c[2], c[3], c[4])) for each in questions for c in (counts[each.key],)
    )
    (card,) = read.records(
        SurveyCard,
        "SELECT id, title, held_on, handed_out, note, (SELECT count(DISTINCT sheet) FROM survey_answer a WHERE a.survey_id = s.id) "
        "AS sheets FROM survey s WHERE id = ?",
        (identifier,),
        questions={identifier: questions},
        results={identifier: found},
    )
    return card


def surveys(read: Read) -> list[SurveyCard]:
    """Every survey, the latest first."""
    return [survey(read, number) for number in read.column(int, "SELECT id FROM survey ORDER BY held_on DESC, id DESC")]
