"""Đối chiếu bảng trích nộp: the treasurer's own list of a month or a quarter beside the books, cell by cell; its wages and exempt months
are taken over as one act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dues.dues_import import CellState, ComparedCell, ComparedRow, DuesColumn
from app.domain.members.members import folded_name
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.domain.sheets import FoundList
from app.i18n import _
from app.models.operation import Outcome
from app.models.queries.members import members
from app.services.dues import import_dues_list, look_at_dues_lists
from app.services.dues.import_dues_list import DuesListOptions, DuesListReport
from app.ui.desk import Desk
from app.ui.list_columns import finding_column, state_column
from app.ui.list_import import ListImport
from app.ui.members.member_words import exempt_word
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, money
from app.ui.worker import Progress


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the preview."""

    line: ComparedRow
    state: str

    @property
    def row(self) -> int:
        """Its number in the sheet."""
        return self.line.row

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in it."""
        return self.line.findings


class DuesImport(ListImport):
    """The third page of Đoàn phí."""

    key: ClassVar[str] = "dues_import"
    called: ClassVar[str] = N_("Đối chiếu bảng Excel")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 3
    empty_title: ClassVar[str] = N_("Chọn tệp Excel có bảng trích nộp của tháng hoặc quý để đối chiếu")

    def __init__(self, desk: Desk) -> None:
        self._chosen: dict[int, int] = {}
        super().__init__(desk)

    def columns(self) -> list[Column]:
        """Who, the wage in the book and in the list, and each cell that is not as ours."""
        return [
            Column("row", _("Dòng"), 54, lambda row: str(row.row), align=0x82),
            state_column(),
            Column("name", _("Họ và tên"), 180, lambda row: row.line.name, stretch=True),
            money("old", _("Lương sổ"), lambda row: row.line.old_wage, width=96),
            money("new", _("Lương bảng"), lambda row: row.line.wage, width=98),
            Column(
                "kept", _("ĐP giữ"), 76, lambda row: _cell(row.line.cell(DuesColumn.KEPT)), align=RIGHT, hidden=True
            ),
            Column("up", _("ĐP nộp"), 76, lambda row: _cell(row.line.cell(DuesColumn.UP)), align=RIGHT),
            Column("total", _("Cộng"), 84, lambda row: _cell(row.line.cell(DuesColumn.TOTAL)), align=RIGHT),
            Column(
                "cells", _("Ô khác"), 64, lambda row: str(_odd(row.line) or ""), align=RIGHT, tone=lambda row: "warn"
            ),
            finding_column(),
        ]

    def sheets_in(self, file: Path, waiting: Callable[[], None]) -> Sequence[FoundList]:
        """Sheets that are dues lists."""
        self._chosen = {}
        return look_at_dues_lists.dues_lists_in(file, waiting)

    def nothing_found(self) -> str:
        """Why no sheet was taken."""
        return _("Tệp này không có sheet nào là bảng trích nộp: cần cột họ tên, mức lương và các cột 2%, 0,5%.")

    def options(self) -> DuesListOptions:
        """What was chosen."""
        return DuesListOptions(self.sheet(), self.fix.isChecked(), self.leave.isChecked(), dict(self._chosen))

    def plan(self, file: Path, progress: Progress) -> DuesListReport:
        """Cell beside cell."""
        assert self.desk.book is not None, "no book on the desk"
        return import_dues_list.compare_dues(
            self.desk.book, file, self.month.value() or self.desk.month, self.options()
        )

    def service(self) -> tuple[Callable[..., Outcome[Any]], tuple[Any, ...]]:
        """Taking the wages and exempt months over."""
        return import_dues_list.import_dues_list, (self.month.value() or self.desk.month, self.options())

    def permit(self, report: DuesListReport) -> DuesListReport:
        """Under the ticks of now."""
        return DuesListReport(
            report.comparison, report.comparison.may_apply(self.fix.isChecked(), self.leave.isChecked())
        )

    def rows_of(self, report: DuesListReport) -> Sequence[ListRow]:
        """Every row of the list."""
        left = {line.row for line in report.permission.left_out} if report.permission.allowed else set()
        return [ListRow(line, "left_out" if line.row in left else line.state) for line in report.comparison.rows]

    def writes(self, report: DuesListReport) -> int:
        """Rows that change a wage or make a month exempt."""
        return len(report.comparison.to_write(report.permission))

    def choices(self, row: ListRow) -> Sequence[QWidget]:
        """Who is meant, where one name belongs to several members."""
        if row.line.member_id is not None or row.state != "refused":
            return ()
        with self.desk.read() as read:
            day = self.desk.month.last_day
            ids = members.member_ids(read, members.MemberFilter(day, search=row.line.name))[:20]
            found = [
                each
                for each in members.member_rows(read, ids, day)
                if folded_name(each.full_name) == folded_name(row.line.name)
            ]
        return [
            parts.button(
                _("Là {name}, {about}").format(
                    name=each.full_name, about=each.number or each.staff_number or each.group
                ),
                partial(self._choose_member, row.row, each.id),
            )
            for each in found
        ]

    def _choose_member(self, row: int, member: int) -> None:
        self._chosen[row] = member
        self._plan()

    def detail(self, row: ListRow) -> list[tuple[str, str]]:
        """Each cell beside ours, notes, and the cells of the file."""
        line = row.line
        cells = "\n".join(_compared(cell) for cell in line.cells)
        notes = list(line.notes)
        if line.exempt is not None:
            notes.insert(0, _("Miễn: {reason}").format(reason=line.exempt.note or exempt_word(str(line.exempt.reason))))
        raw = "\n".join(f"{_column(name)}: {value}" for name, value in line.original.items() if value)
        return [(_("Bảng ghi / tính theo sổ"), cells), (_("Ghi chú"), "\n".join(notes)), (_("Trong tệp"), raw)]


def _column(name: str) -> str:
    if name in set(DuesColumn):
        return _(DuesColumn(name).label)
    return {"name": _("họ và tên"), "note": _("ghi chú"), "staff_number": _("mã nhân viên")}.get(name, name)


def _odd(line: ComparedRow) -> int:
    return sum(cell.state not in (CellState.AGREES, CellState.ROUNDED, CellState.EMPTY) for cell in line.cells)


def _cell(cell: ComparedCell | None) -> str:
    return "" if cell is None or cell.theirs is None else show_money(cell.theirs)


def _compared(cell: ComparedCell) -> str:
    words = {
        CellState.AGREES: _("khớp"),
        CellState.ROUNDED: _("khớp, lệch do làm tròn"),
        CellState.DIFFERS: _("khác"),
        CellState.UNCOMPUTED: _("công thức chưa tính"),
        CellState.EMPTY: _("để trống"),
        CellState.UNREADABLE: _("không đọc được"),
    }
    theirs = "–" if cell.theirs is None else show_money(cell.theirs)
    return f"{_(cell.column.label)} ({cell.letter}): {theirs} / {show_money(cell.ours)}, {words[cell.state]}"
