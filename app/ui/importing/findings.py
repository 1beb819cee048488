"""Everything that was found in a file as a list to keep: where, how much it matters, what it is, what is proposed, and the row itself."""

from __future__ import annotations

from typing import Any

from app.domain.import_plan import ImportReport
from app.domain.records import Kind
from app.exports.shown_list import ShownColumn, ShownList
from app.i18n import _, render


def findings_list(title: str, file: str, report: ImportReport[Any]) -> ShownList:
    """A row for each finding; one of a row has the cells of that row beside it."""
    columns = (
        ShownColumn(_("Sheet"), Kind.TEXT, 110),
        ShownColumn(_("Dòng"), Kind.COUNT, 50),
        ShownColumn(_("Mức"), Kind.TEXT, 70),
        ShownColumn(_("Điều thấy"), Kind.TEXT, 380),
        ShownColumn(_("Đề xuất"), Kind.TEXT, 180),
        ShownColumn(_("Trong tệp"), Kind.TEXT, 240),
    )
    cells = {
        (row.sheet or report.plan.sheet, row.row): " | ".join(filter(None, row.original.values()))
        for row in report.plan.rows
    }
    rows = [
        (
            (found.sheet or report.plan.sheet).strip(),
            found.row,
            _(found.level.label),
            render(found),
            render(found.proposal) if found.proposal is not None else None,
            cells.get((found.sheet or report.plan.sheet, found.row or 0)),
        )
        for found in report.findings
    ]
    return ShownList(title, file, columns, rows)
