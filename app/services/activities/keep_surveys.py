"""Keeping surveys: add, change, delete, and reading the answers back from the workbook she typed them into."""

from __future__ import annotations

from pathlib import Path

from app.domain.activities.surveys import SurveyDraft, look_over, questions_as_text
from app.domain.problems import N_, Message, Refusal, Stopped, refuse_stopped
from app.domain.text import clean
from app.imports.activities.survey_sheet import AnswerTable, read_answers
from app.imports.reader_process import read_safely
from app.models.activities import survey as tables
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.activities.surveys import survey


class AnswersUnreadable(Stopped):
    """Some cells of the workbook are no scores; nothing was taken in."""

    code = "survey-answers"
    template = N_("Chưa nhập phiếu nào: {count} ô đọc không được. {first}")


class NoAnswers(Refusal):
    """The table is empty."""

    code = "survey-no-answers"
    template = N_("Bảng chưa có phiếu nào được điền: hãy ghi điểm 1 đến 5 vào các ô rồi nhập lại.")


def save_survey(book: Book, identifier: int | None, draft: SurveyDraft) -> Outcome[int]:
    """Store a survey, new or changed; gives its id. Refuses one without name, day or questions, and dropping an answered question."""
    with book.operation("edit_survey" if identifier else "add_survey", subject=clean(draft.title)) as operation:
        read = operation.read
        card = survey(read, identifier) if identifier else None
        answered = frozenset(each.question.key for each in card.results if each.answers) if card else frozenset()
        refuse_stopped(look_over(draft, answered))
        number = operation.store(tables.survey, identifier, draft, questions=questions_as_text(draft.questions))
    return operation.outcome(number, N_("Đã cất «{title}»."), title=clean(draft.title))


def delete_survey(book: Book, identifier: int) -> Outcome[None]:
    """Delete a survey with its answers; Ctrl+Z brings both back."""
    with book.operation("remove_survey") as operation:
        card = survey(operation.read, identifier)
        operation.remove("survey_answer", survey_id=identifier)
        operation.remove(tables.survey, id=identifier)
    return operation.outcome(None, N_("Đã xóa «{title}»."), title=card.draft.title)


def look_at_answers(read: Read, identifier: int, file: Path) -> AnswerTable:
    """What a workbook holds for a survey, before it is taken in."""
    return read_answers(read_safely(file), survey(read, identifier).draft.questions)


def import_survey(book: Book, identifier: int, file: Path) -> Outcome[int]:
    """Take the answers of a workbook in, in place of those there are; gives how many sheets. All of them or none.

    The same answers again change nothing. Refuses a table with a cell that is no score.
    """
    with book.read() as read:
        table = look_at_answers(read, identifier, file)
    first = table.findings[0].message if table.findings else None
    refuse_stopped(table.findings, AnswersUnreadable, count=len(table.findings), first=first)
    if not table.sheets:
        raise NoAnswers
    wanted = [
        (identifier, number, key, score) for number, sheet in enumerate(table.sheets, 1) for key, score in sheet.items()
    ]
    message = Message(
        N_("Đã nhập {count} phiếu, {answers} câu trả lời."), {"count": len(table.sheets), "answers": len(wanted)}
    )
    with book.read() as read:
        held = read.rows(
            "SELECT survey_id, sheet, question, score FROM survey_answer WHERE survey_id = ? ORDER BY id", (identifier,)
        )
    if held == wanted:
        return Outcome.of(len(table.sheets), N_("Các phiếu này đã nhập rồi: không có gì thay đổi."))
    with book.operation("import_survey", subject=file.name) as operation:
        operation.remove("survey_answer", survey_id=identifier)
        operation.run("INSERT INTO survey_answer (survey_id, sheet, question, score) VALUES (?, ?, ?, ?)", wanted)
    return operation.outcome(len(table.sheets), message)
