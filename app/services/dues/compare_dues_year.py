"""Đối chiếu bảng tính cả năm: her year sheet beside the lists of the book, figure by figure. Only compares, writes nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.dates import Month
from app.domain.dues.dues_import import Figures, YearCell, YearColumn
from app.domain.import_plan import Accounted, PassedRow
from app.domain.money import dong
from app.domain.problems import N_, Finding, Message
from app.domain.sheets import ColumnReason
from app.imports.dues.dues_year import compare_year, find_year_sheet
from app.imports.reader_process import read_safely
from app.models.book import Book, Read
from app.models.queries.dues.dues import month_dues


@dataclass(frozen=True, slots=True)
class YearReport:
    """Every figure of the months that the book has lists of, beside ours."""

    sheet: str
    months: tuple[Month, ...]
    cells: tuple[YearCell, ...]
    findings: tuple[Finding, ...]
    result: str = "done"
    rows: int = 0
    """Months of the sheet, whether the book has them or not."""
    passed: tuple[PassedRow, ...] = ()
    reasons: tuple[ColumnReason, ...] = ()

    @property
    def plan(self) -> YearReport:
        """What was passed over and how the columns were understood stand where a plan has them."""
        return self

    def accounted(self) -> Accounted:
        """The rows of the sheet that hold a figure: compared, and named."""
        return Accounted(self.rows + len(self.passed), self.rows, 0, len(self.passed))

    def counts(self) -> dict[str, int]:
        """Months compared, and figures by how they stand to ours."""
        return {"months": len(self.months), **Counter(str(cell.state) for cell in self.cells)}

    @property
    def sentence(self) -> Message:
        """What to tell the treasurer."""
        if not self.months:
            return Message(N_("Sổ chưa có bảng trích nộp của tháng nào trong bảng tính này."))
        agreeing = sum(cell.state.is_ours for cell in self.cells)
        text = N_("{months} tháng có trong sổ: {agreeing} trên {all} con số khớp.")
        return Message(text, {"months": len(self.months), "agreeing": agreeing, "all": len(self.cells)})

    def rows_as_json(self) -> list[dict[str, Any]]:
        """One object a figure."""
        return [
            {
                "row": cell.row,
                "month": str(cell.month),
                "column": str(cell.column),
                "state": str(cell.state),
                "ours": cell.ours,
                "theirs": cell.theirs,
            }
            for cell in self.cells
        ]


def compare_dues_year(book: Book, file: Path, sheet: str | None = None) -> YearReport:
    """Compare a year sheet with the book's own lists; refuses a workbook without such a sheet."""
    found = find_year_sheet(read_safely(file), sheet)
    listed = [row.month for row in found.rows]
    ours: dict[Month, Figures] = {}
    if listed:
        with book.read() as read:
            ours = figures(read, min(listed), max(listed))
    cells, findings = compare_year(found, ours)
    months = tuple(month for month in listed if month in ours)
    told = (*found.findings, *findings)
    return YearReport(found.name, months, cells, told, rows=len(found.rows), passed=found.passed, reasons=found.columns)


def figures(read: Read, first: Month, last: Month) -> dict[Month, Figures]:
    """The figures of every month that has a list, as the year sheet names them."""
    return {
        sums.month: {
            YearColumn.WORKERS: dong(sums.members),
            YearColumn.PAYROLL: sums.wages,
            YearColumn.FUND: sums.fund,
            YearColumn.FUND_KEPT: dong(sums.fund - sums.fund_up),
            YearColumn.FUND_UP: sums.fund_up,
            YearColumn.KEPT: dong(sums.amount - sums.up),
            YearColumn.UP: sums.up,
        }
        for sums in month_dues(read, first, last)
    }
