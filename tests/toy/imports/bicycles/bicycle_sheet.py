"""A workbook of bicycles into drafts: the first sheet with the heads «Số xe» and «Loại xe», one bicycle a row."""

from __future__ import annotations

from app.domain.problems import N_, Refusal
from app.imports.heads import HEAD_WITHIN, as_written, plain_words
from app.imports.workbook import Workbook
from tests.toy.domain.bicycles.bicycles import BicycleDraft

Rows = list[tuple[str, int, BicycleDraft]]
"""Sheet, row as Excel counts, and what stands there."""


class NoBicycleSheet(Refusal):
    """No sheet has the two heads."""

    code = "bicycle-sheet-missing"
    template = N_("Tệp không có danh sách xe đạp: cần một dòng đầu đề có «Số xe» và «Loại xe».")


def read_bicycles(workbook: Workbook) -> Rows:
    """The bicycles of the first list found; refuses a workbook without one."""
    for sheet in workbook.sheets:
        for place, heads in enumerate(sheet.rows[:HEAD_WITHIN]):
            words = [plain_words(cell) for cell in heads]
            if "so xe" in words and "loai xe" in words:
                number, make = words.index("so xe"), words.index("loai xe")
                return [
                    (
                        sheet.name,
                        row + 1,
                        BicycleDraft(as_written(sheet.at(row, number)), as_written(sheet.at(row, make))),
                    )
                    for row in range(place + 1, len(sheet.rows))
                    if sheet.at(row, number) is not None or sheet.at(row, make) is not None
                ]
    raise NoBicycleSheet
