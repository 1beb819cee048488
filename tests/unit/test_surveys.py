"""Surveys: answers counted exactly, questions that keep their keys, and a workbook of answers read or refused cell by cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activities.surveys import (
    USUAL,
    Question,
    SurveyDraft,
    look_over,
    questions_as_text,
    questions_of,
    questions_typed,
    results,
)
from app.domain.sheets import Cell
from app.imports.activities.survey_sheet import NoAnswerTable, read_answers
from app.imports.workbook import Sheet, Workbook

TODAY = dt.date(2026, 3, 15)
TWO = USUAL[:2]


def workbook(*rows: tuple[Cell, ...]) -> Workbook:
    return Workbook("phiếu.xlsx", (Sheet("Phieu", rows),))


@given(st.lists(st.dictionaries(st.sampled_from([each.key for each in USUAL]), st.integers(1, 5)), max_size=60))
def test_every_answer_is_counted_once(sheets):
    found = results(USUAL, sheets)
    assert sum(each.answers for each in found) == sum(len(sheet) for sheet in sheets)
    for each in found:
        scores = [sheet[each.question.key] for sheet in sheets if each.question.key in sheet]
        assert each.share == (Fraction(sum(score >= 4 for score in scores), len(scores)) if scores else None)
        assert each.mean == (Fraction(sum(scores), len(scores)) if scores else None)


def test_a_score_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="no such score"):
        results(TWO, [{"trust": 6}])


def test_questions_come_back_and_keep_their_keys():
    assert questions_of(questions_as_text(USUAL)) == USUAL
    typed = questions_typed(f"{USUAL[0].text}\n\nCâu mới?\n{USUAL[1].text.upper()}", ())
    assert [each.key for each in typed] == ["trust", "q1", "protection"]
    again = questions_typed("Câu mới?\nCâu nữa?", typed)
    assert [each.key for each in again] == ["q1", "q2"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "survey-title"),
        ({"held_on": None}, "survey-day"),
        ({"questions": ()}, "survey-empty"),
        ({"questions": tuple(Question(f"q{n}", f"Câu {n}") for n in range(13))}, "survey-long"),
        ({"questions": (USUAL[0], USUAL[0])}, "survey-twice"),
    ],
)
def test_what_stops_a_survey(changes, code):
    sound = SurveyDraft("Hỏi ý kiến năm 2026", TODAY)
    assert look_over(sound) == []
    assert code in [finding.code for finding in look_over(replace(sound, **changes))]


def test_an_answered_question_stays():
    draft = SurveyDraft("Hỏi", TODAY, questions=TWO)
    assert [each.code for each in look_over(draft, frozenset({"care"}))] == ["survey-answered"]


def test_a_table_of_answers_is_read_row_by_row():
    table = read_answers(
        workbook(
            ("PHIẾU HỎI Ý KIẾN", None, None),
            ("Phiếu số", "Câu 1", "Câu 2"),
            (1, 5.0, "4"),
            (2, None, 3),
            (3, None, " "),
        ),
        TWO,
    )
    assert table.sheets == ({"trust": 5, "protection": 4}, {"protection": 3})
    assert table.findings == ()


@pytest.mark.parametrize("wrong", [0, 6, 4.5, "x", "4,5", -1, True, "năm"])
def test_a_cell_that_is_no_score_is_named_with_its_row(wrong):
    table = read_answers(workbook(("Phiếu", "Câu 1", "Câu 2"), (1, 5, 4), (2, 3, wrong)), TWO)
    assert [(each.row, each.column) for each in table.findings] == [(3, "Câu 2")]
    assert "dòng 3" in str(table.findings[0].message).lower()


def test_heads_of_another_survey_and_a_file_without_a_table_are_refused():
    table = read_answers(workbook(("Phiếu", "Câu 1", "Câu 3"), (1, 5, 4)), TWO)
    assert [each.code for each in table.findings] == ["survey-head"]
    table = read_answers(workbook(("Phiếu", "Câu 1", "Câu 1"), (1, 5, 4)), TWO)
    assert [each.code for each in table.findings] == ["survey-head"]
    with pytest.raises(NoAnswerTable):
        read_answers(workbook(("Họ tên", "Tổ"), ("An", "May 1")), TWO)
