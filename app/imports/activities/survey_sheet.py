"""A workbook of survey answers into scores: one row a sheet of paper, columns headed «Câu 1», «Câu 2» …

A cell is a whole number from 1 to 5 or empty; anything else is a finding with its row and column, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.activities.surveys import HIGHEST, LOWEST, Question
from app.domain.problems import N_, Finding, Level, Message, Refusal
from app.domain.sheets import Cell
from app.imports.heads import plain_words
from app.imports.tables import HEAD_WITHIN
from app.imports.workbook import Sheet, Workbook

_HEAD = re.compile(r"cau (\d{1,2})")


class NoAnswerTable(Refusal):
    """No sheet has a row of heads «Câu 1», «Câu 2» …"""

    code = "survey-no-table"
    template = N_(
        "Tệp không có bảng trả lời: cần một dòng đầu đề có «Câu 1», «Câu 2»… Hãy xuất bảng nhập phiếu từ chương trình."
    )


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """What a workbook holds: each sheet of paper by question key, and what could not be read."""

    sheets: tuple[dict[str, int], ...]
    findings: tuple[Finding, ...]

    @property
    def answers(self) -> int:
        """Every score in it."""
        return sum(len(sheet) for sheet in self.sheets)


def read_answers(workbook: Workbook, questions: Sequence[Question]) -> AnswerTable:
    """The first table of answers of a workbook; refuses a workbook without one."""
    for sheet in workbook.sheets:
        head = _find_head(sheet)
        if head is not None:
            return _read(sheet, *head, questions)
    raise NoAnswerTable


def _find_head(sheet: Sheet) -> tuple[int, dict[int, int]] | None:
    """The row of the heads, and column → number of the question."""
    for place, row in enumerate(sheet.rows[:HEAD_WITHIN]):
        columns = {}
        for column, cell in enumerate(row):
            match = _HEAD.fullmatch(plain_words(cell))
            if match:
                columns[column] = int(match[1])
        if columns:
            return place, columns
    return None


def _read(sheet: Sheet, head: int, columns: dict[int, int], questions: Sequence[Question]) -> AnswerTable:
    findings = list(_head_findings(sheet, head, columns, questions))
    known = {column: questions[number - 1].key for column, number in columns.items() if 1 <= number <= len(questions)}
    papers = []
    for place, row in enumerate(sheet.rows[head + 1 :], head + 2):
        paper: dict[str, int] = {}
        for column, key in known.items():
            cell = row[column] if column < len(row) else None
            score = _score(cell)
            if score is None:
                findings.append(_stop(sheet, place, columns[column], cell))
            elif score:
                paper[key] = score
        if paper:
            papers.append(paper)
    return AnswerTable(tuple(papers), tuple(findings))


def _score(cell: Cell) -> int | None:
    """1 to 5; 0 for an empty cell; None for anything else."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return 0
    text = _shown(cell)
    return int(text) if text.isdigit() and LOWEST <= int(text) <= HIGHEST else None


def _shown(cell: Cell) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def _stop(sheet: Sheet, row: int, number: int, cell: Cell) -> Finding:
    message = Message(
        N_("Dòng {row}, câu {number}: «{given}» không phải số từ 1 đến 5. Hãy sửa ô này rồi nhập lại."),
        {"row": row, "number": number, "given": _shown(cell)[:40]},
    )
    return Finding(Level.STOP, "survey-score", message, sheet=sheet.name, row=row, column=f"Câu {number}")


def _head_findings(
    sheet: Sheet, head: int, columns: dict[int, int], questions: Sequence[Question]
) -> Iterator[Finding]:
    numbers = list(columns.values())
    for number in sorted({n for n in numbers if not 1 <= n <= len(questions) or numbers.count(n) > 1}):
        message = Message(
            N_(
                "Đầu đề «Câu {number}» không khớp phiếu (có {count} câu) hoặc đứng hai lần: hãy dùng bảng nhập của đúng đợt hỏi."
            ),
            {"number": number, "count": len(questions)},
        )
        yield Finding(Level.STOP, "survey-head", message, sheet=sheet.name, row=head + 1)
