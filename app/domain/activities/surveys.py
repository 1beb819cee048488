"""Short surveys of the members: the questions, one sheet's answers from 1 to 5, and what they add up to. Anonymous throughout.

Shares are exact fractions of the answers given; an unanswered question counts for nobody.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.problems import N_, Finding, all_at_once, stop
from app.domain.text import clean, fold

LOWEST, HIGHEST, AGREES = 1, 5, 4
"""A score goes from 1 (not at all) to 5 (entirely); from 4 on it agrees."""
MOST_QUESTIONS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """One statement to agree with; ``key`` names it over the years, so that results can be compared."""

    key: str
    text: str


USUAL = (
    Question("trust", "Tôi tin Công đoàn cơ sở sẽ đứng về phía tôi khi tôi có việc."),
    Question("protection", "Công đoàn cơ sở bảo vệ được quyền lợi của người lao động ở đơn vị."),
    Question("care", "Công đoàn thăm hỏi, chăm lo đúng người, đúng lúc."),
    Question("dialogue", "Kiến nghị của người lao động được chuyển đi và có trả lời."),
    Question("openness", "Tôi được biết tiền công đoàn thu, chi vào việc gì."),
)
"""The questions a new survey begins with; the first two are the union's trust and protection over time."""


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey as typed: its name, day, how many sheets were handed out (0: not counted), and the questions in order."""

    title: str
    held_on: dt.date | None
    handed_out: int = 0
    questions: tuple[Question, ...] = USUAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How one question was answered: sheets by score from 1 to 5."""

    question: Question
    counts: tuple[int, int, int, int, int]

    @property
    def answers(self) -> int:
        """Sheets that answered it."""
        return sum(self.counts)

    @property
    def agreeing(self) -> int:
        """Answers of 4 and 5."""
        return sum(self.counts[AGREES - 1 :])

    @property
    def share(self) -> Fraction | None:
        """The part that agrees; None when nobody answered."""
        return Fraction(self.agreeing, self.answers) if self.answers else None

    @property
    def mean(self) -> Fraction | None:
        """The mean score; None when nobody answered."""
        total = sum(score * count for score, count in enumerate(self.counts, LOWEST))
        return Fraction(total, self.answers) if self.answers else None


Sheet = Mapping[str, int]
"""One sheet: question key → score; a question left open is not there."""


def results(questions: Sequence[Question], sheets: Iterable[Sheet]) -> tuple[QuestionResult, ...]:
    """Each question with its answers counted; scores outside 1 to 5 are a ValueError."""
    counts = {question.key: [0] * HIGHEST for question in questions}
    for sheet in sheets:
        for key, score in sheet.items():
            if not LOWEST <= score <= HIGHEST:
                raise ValueError(f"no such score: {score}")
            counts[key][score - 1] += 1
    return tuple(
        QuestionResult(each, (c[0], c[1], c[2], c[3], c[4])) for each in questions for c in (counts[each.key],)
    )


def questions_as_text(questions: Sequence[Question]) -> str:
    """As stored in the book."""
    return json.dumps([{"key": each.key, "text": each.text} for each in questions], ensure_ascii=False)


def questions_of(text: str) -> tuple[Question, ...]:
    """Back from the stored text."""
    return tuple(Question(each["key"], each["text"]) for each in json.loads(text))


def questions_typed(text: str, known: Sequence[Question]) -> tuple[Question, ...]:
    """Questions typed a line each: one that stands there already keeps its key, a usual one has its own, a new one gets the next free."""
    keys = {fold(each.text): each.key for each in (*USUAL, *known)}
    taken = {each.key for each in (*USUAL, *known)}
    found: list[Question] = []
    for line in (clean(part) for part in text.splitlines()):
        if not line:
            continue
        key = keys.get(fold(line))
        if key is None:
            number = next(n for n in range(1, 1000) if f"q{n}" not in taken)
            key = f"q{number}"
            taken.add(key)
        found.append(Question(key, line))
    return tuple(found)


@all_at_once
def look_over(draft: SurveyDraft, answered: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """What stops a survey from being stored. ``answered`` are the keys of questions that have answers already."""
    if not draft.title.strip():
        yield stop("survey-title", N_("Hãy ghi tên đợt hỏi ý kiến."), "title")
    if draft.held_on is None:
        yield stop("survey-day", N_("Hãy ghi ngày phát phiếu."), "held_on")
    if not draft.questions:
        yield stop("survey-empty", N_("Phiếu cần ít nhất một câu hỏi."), "questions")
    if len(draft.questions) > MOST_QUESTIONS:
        text = N_("Phiếu có {count} câu, nhiều nhất {most}: phiếu ngắn mới có người trả lời.")
        yield stop("survey-long", text, "questions", count=len(draft.questions), most=MOST_QUESTIONS)
    keys = [each.key for each in draft.questions]
    if len(set(keys)) < len(keys):
        yield stop("survey-twice", N_("Có câu hỏi ghi hai lần: hãy bỏ bớt."), "questions")
    if answered - set(keys):
        text = N_("Không bỏ được câu đã có người trả lời: hãy lập đợt hỏi mới.")
        yield stop("survey-answered", text, "questions")
