"""Surveys as rows and whole, with what was answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.activities.surveys import HIGHEST, QuestionResult, SurveyDraft, questions_of
from app.domain.problems import N_, Refusal
from app.models.book import Read


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


def survey(read: Read, identifier: int) -> SurveyCard:
    """One survey; refuses one that is gone."""
    row = read.one("SELECT title, held_on, handed_out, questions, note FROM survey WHERE id = ?", (identifier,))
    if row is None:
        raise NoSuchSurvey
    questions = questions_of(row[3])
    counts: dict[str, list[int]] = {question.key: [0] * HIGHEST for question in questions}
    for key, score, count in read.rows(
        "SELECT question, score, count(*) FROM survey_answer WHERE survey_id = ? GROUP BY 1, 2", (identifier,)
    ):
        counts.setdefault(key, [0] * HIGHEST)[score - 1] = count
    sheets = read.value("SELECT count(DISTINCT sheet) FROM survey_answer WHERE survey_id = ?", (identifier,))
    draft = SurveyDraft(row[0], dt.date.fromisoformat(row[1]), row[2], questions, row[4])
    found = tuple(
        QuestionResult(each, (c[0], c[1], c[2], c[3], c[4])) for each in questions for c in (counts[each.key],)
    )
    return SurveyCard(identifier, draft, int(sheets), found)


def surveys(read: Read) -> list[SurveyCard]:
    """Every survey, the latest first."""
    return [survey(read, row[0]) for row in read.rows("SELECT id FROM survey ORDER BY held_on DESC, id DESC")]
