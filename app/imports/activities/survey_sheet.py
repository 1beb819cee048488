"""A workbook of survey answers into scores: one row a sheet of paper, columns headed «Câu 1», «Câu 2» …

A cell is a whole number from 1 to 5 or empty; anything else is a finding with its row and column, never a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.activities.records import ANSWER_SHEET
from app.domain.activities.surveys import HIGHEST, LOWEST, Question
from app.domain.problems import N_, Finding, Refusal, stop
from app.domain.sheets import Cell
from app.imports.heads import as_written
from app.imports.tables import Table, field_of, find_table
from app.imports.workbook import Workbook


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
        if (table := find_table(sheet, ANSWER_SHEET)) is not None:
            return _read(table, questions)
    raise NoAnswerTable


def _read(table: Table, questions: Sequence[Question]) -> AnswerTable:
    findings = list(_head_findings(table, len(questions)))
    known = {number: each.key for number, each in enumerate(questions, 1) if str(number) in table.columns}
    papers = []
    for at in range(table.place + table.height, len(table.sheet.rows)):
        paper: dict[str, int] = {}
        for number, key in known.items():
            cell = table.at(at, str(number))
            score = _score(cell)
            if score is not None:
                paper[key] = score
            elif cell is not None:
                findings.append(_no_score(table, at, number, cell))
        if paper:
            papers.append(paper)
    return AnswerTable(tuple(papers), tuple(findings))


def _score(cell: Cell) -> int | None:
    """1 to 5; None for anything else."""
    text = as_written(cell).strip()
    return int(text) if text.isdigit() and LOWEST <= int(text) <= HIGHEST else None


def _no_score(table: Table, at: int, number: int, cell: Cell) -> Finding:
    text = N_("Dòng {row}, câu {number} (ô {cell}): «{given}» không phải số từ 1 đến 5. Hãy sửa ô này rồi nhập lại.")
    where = {"row": at + 1, "number": number, "cell": f"{table.letters[str(number)]}{at + 1}"}
    found = stop("survey-score", text, f"Câu {number}", given=as_written(cell).strip()[:40], **where)
    return found.at(table.sheet.name, at + 1)


def _head_findings(table: Table, count: int) -> Iterator[Finding]:
    named = (field_of(ANSWER_SHEET, head) for head in table.all_heads())
    numbers = Counter(int(each.key) for each in named if each is not None)
    for number in sorted(number for number, times in numbers.items() if not 1 <= number <= count or times > 1):
        text = N_(
            "Đầu đề «Câu {number}» không khớp phiếu (có {count} câu) hoặc đứng hai lần: hãy dùng bảng nhập của đúng đợt hỏi."
        )
        yield stop("survey-head", text, number=number, count=count).at(table.sheet.name, table.place + 1)
