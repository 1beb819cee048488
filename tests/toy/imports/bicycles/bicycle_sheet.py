"""A workbook of bicycles into drafts: the first sheet with the heads «Số xe» and «Loại xe», one bicycle a row."""

from __future__ import annotations

from app.domain.problems import N_, Refusal
from app.imports.cells import read
from app.imports.tables import find_table
from app.imports.workbook import Workbook
from tests.toy.domain.bicycles.bicycles import BicycleDraft
from tests.toy.domain.bicycles.records import BICYCLE_LIST

Rows = list[tuple[str, int, BicycleDraft]]
"""Sheet, row as Excel counts, and what stands there."""


class NoBicycleSheet(Refusal):
    """No sheet has the two heads."""

    code = "bicycle-sheet-missing"
    template = N_("Tệp không có danh sách xe đạp: cần một dòng đầu đề có «Số xe» và «Loại xe».")


def read_bicycles(workbook: Workbook) -> Rows:
    """The bicycles of the first list found; refuses a workbook without one."""
    for sheet in workbook.sheets:
        if (table := find_table(sheet, BICYCLE_LIST)) is not None:
            return [
                (
                    sheet.name,
                    at + 1,
                    BicycleDraft(**{each.key: read(each, cells.get(each.key))[0] for each in BICYCLE_LIST.fields}),
                )
                for at, _row in table.body()
                if (cells := table.cells(at))
            ]
    raise NoBicycleSheet
