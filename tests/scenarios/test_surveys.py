"""Surveys on a real book: the program's own table filled in and read back, refused whole when one cell is wrong, taken back by undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest

from app.domain.activities.indicators import INDICATORS, value_of
from app.domain.activities.surveys import USUAL, SurveyDraft
from app.domain.problems import Unsound
from app.exports.form import Params
from app.imports.activities.survey_sheet import NoAnswerTable
from app.models.queries.activities.indicators import year_facts, years_of_book
from app.models.queries.activities.surveys import NoSuchSurvey, survey
from app.services.activities.keep_surveys import (
    AnswersUnreadable,
    NoAnswers,
    delete_survey,
    import_survey,
    save_survey,
)
from app.services.export_form import export_form
from app.services.undo_act import undo_last
from tests.small_books import opened

DRAFT = SurveyDraft("Hỏi ý kiến năm 2026", dt.date(2026, 3, 2), 40)


@pytest.fixture
def book():
    with opened() as book:
        yield book


def filled(book, number, tmp_path, rows):
    """The program's own table with these answers typed under its heads."""
    file = tmp_path / "phiếu.xlsx"
    export_form(book, "survey-table", Params(subject=number), file)
    workbook = openpyxl.load_workbook(file)
    sheet = workbook.active
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Câu 1" for cell in row))
    first = next(cell for cell in head if cell.value == "Câu 1")
    for down, row in enumerate(rows, 1):
        for across, score in enumerate(row):
            sheet.cell(first.row + down, first.column + across, score)
    workbook.save(file)
    return file


def card(book, number):
    with book.read() as read:
        return survey(read, number)


def test_the_programs_own_table_comes_back_and_twice_is_once(book, tmp_path):
    number = save_survey(book, None, DRAFT).value
    file = filled(book, number, tmp_path, [(5, 4, 3, 2, 1), (4, 4, None, 5, 5), (1, 2, 3, 4, 5)])
    assert import_survey(book, number, file).value == 3
    found = card(book, number)
    assert found.sheets == 3
    assert [(each.answers, each.agreeing) for each in found.results] == [(3, 2), (3, 2), (2, 0), (3, 2), (3, 2)]
    again = import_survey(book, number, file)
    assert again.operation == 0
    assert "không có gì thay đổi" in str(again.sentence)
    undo_last(book)
    assert card(book, number).sheets == 0


def test_one_wrong_cell_keeps_everything_out_and_is_named(book, tmp_path):
    number = save_survey(book, None, DRAFT).value
    import_survey(book, number, filled(book, number, tmp_path, [(5, 5, 5, 5, 5)]))
    with pytest.raises(AnswersUnreadable) as refused:
        import_survey(book, number, filled(book, number, tmp_path, [(5, 4, 3, 2, 1), (5, 7, 3, 2, 1)]))
    assert "câu 2" in str(refused.value)
    assert "«7»" in str(refused.value)
    assert card(book, number).sheets == 1
    with pytest.raises(NoAnswers):
        import_survey(book, number, filled(book, number, tmp_path, []))
    other = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(other)
    with pytest.raises(NoAnswerTable):
        import_survey(book, number, other)


def test_an_answered_question_may_not_go_and_removal_comes_back(book, tmp_path):
    number = save_survey(book, None, DRAFT).value
    import_survey(book, number, filled(book, number, tmp_path, [(5, 4, 3, 2, 1)]))
    with pytest.raises(Unsound, match="đã có người trả lời"):
        save_survey(book, number, replace(DRAFT, questions=USUAL[:3]))
    before = card(book, number)
    delete_survey(book, number)
    with pytest.raises(NoSuchSurvey):
        card(book, number)
    undo_last(book)
    assert card(book, number) == before


def test_a_year_counts_its_answers_and_what_was_paid_to_members(book, tmp_path):
    number = save_survey(book, None, DRAFT).value
    import_survey(book, number, filled(book, number, tmp_path, [(5, 4, 3, 2, 1), (3, 4, 3, 2, 1)]))
    with book.read() as read:
        facts, empty = year_facts(read, 2026), year_facts(read, 2025)
        assert list(years_of_book(read, 2026)) == [2025, 2026]
    assert facts.agreeing["trust"] == (1, 2)
    assert facts.agreeing["protection"] == (2, 2)
    assert all(value_of(each, empty) is None for each in INDICATORS)
