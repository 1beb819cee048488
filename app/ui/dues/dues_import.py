"""Đối chiếu bảng trích nộp: the treasurer's own list of a month or a quarter beside the books, cell by cell; its wages and exempt months
are taken over as one act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from app.domain.dues.dues_import import (
    NEWCOMER,
    CellState,
    ComparedCell,
    ComparedRow,
    DuesColumn,
    DuesListOptions,
    DuesRowState,
    Place,
)
from app.domain.dues.records import DUES_LIST
from app.domain.import_plan import JudgedRow
from app.domain.members.members import folded_name
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.sheets import FoundSheet
from app.i18n import _
from app.models.queries.members import members
from app.services.dues.import_dues_list import IMPORT_DUES_LIST
from app.ui.desk import Desk
from app.ui.importing.kind import ImportWords, MonthlyKind
from app.ui.importing.page import ImportPage
from app.ui.members.member_words import exempt_word
from app.ui.widgets.table_model import RIGHT, Column, money

_MOST_CHOICES = 20


class DuesListKind(MonthlyKind):
    """Lists of dues of a month or of several."""

    words: ClassVar[ImportWords] = ImportWords(
        empty=N_("Chọn tệp Excel có bảng trích nộp của tháng hoặc quý để đối chiếu"),
        nothing_found=N_(
            "Tệp này không có sheet nào là bảng trích nộp: cần cột họ tên, mức lương và các cột 2%, 0,5%."
        ),
    )
    service = IMPORT_DUES_LIST
    table = DUES_LIST
    options_type = DuesListOptions

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: dict[Place, int] = {}

    def take_sheet(self, found: FoundSheet) -> None:
        """Nobody is chosen of another sheet yet."""
        super().take_sheet(found)
        self._chosen = {}

    def more(self) -> dict[str, Any]:
        """Who was meant where a name belongs to several."""
        return {"chosen": dict(self._chosen)}

    def columns(self) -> list[Column]:
        """Who, the wage in the book and in the list, and each cell that is not as ours."""
        return [
            Column("name", _("Họ và tên"), 180, lambda each: each.row.name, stretch=True),
            money("old", _("Lương sổ"), lambda each: each.row.old_wage, width=96),
            money("new", _("Lương bảng"), lambda each: each.row.wage, width=98),
            _column(DuesColumn.KEPT, _("ĐP giữ"), 76, hidden=True),
            _column(DuesColumn.UP, _("ĐP nộp"), 76),
            _column(DuesColumn.TOTAL, _("Cộng"), 84),
            Column("cells", _("Ô khác"), 64, lambda each: _odd(each.row), align=RIGHT, tone=lambda each: "warn"),
        ]

    def sections(self, row: ComparedRow) -> Sequence[tuple[str, Sequence[str]]]:
        """Each cell beside ours, and notes."""
        notes = list(row.notes)
        if row.exempt is not None:
            notes.insert(0, _("Miễn: {reason}").format(reason=row.exempt.note or exempt_word(str(row.exempt.reason))))
        return (_("Bảng ghi / tính theo sổ"), [_compared(cell) for cell in row.cells]), (_("Ghi chú"), notes)

    def choices(self, row: ComparedRow) -> Sequence[tuple[str, Callable[[], object]]]:
        """Who is meant, where one name belongs to several members."""
        if row.member_id is not None or row.state is not DuesRowState.REFUSED:
            return ()
        newcomer = (_("Là người mới"), partial(self._choose_member, row.place, NEWCOMER))
        with self.desk.read() as read:
            day = self.desk.month.last_day
            ids = members.member_ids(read, members.MemberFilter(day, search=row.name))[:_MOST_CHOICES]
            found = members.member_rows(read, ids, day)
        likely = [
            (
                _("Là {name}, {about}").format(
                    name=each.full_name, about=each.number or each.staff_number or each.group
                ),
                partial(self._choose_member, row.place, each.id),
            )
            for each in found
            if folded_name(each.full_name) == folded_name(row.name)
        ]
        return [*likely, newcomer]

    def _choose_member(self, row: Place, member: int) -> None:
        self._chosen[row] = member
        self.changed.emit()


class DuesImport(ImportPage):
    """The third page of Đoàn phí."""

    key: ClassVar[str] = "dues_import"
    called: ClassVar[str] = N_("Đối chiếu bảng Excel")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 3
    kind_of_import = DuesListKind


def _column(column: DuesColumn, title: str, width: int, *, hidden: bool = False) -> Column:
    def shown(each: JudgedRow) -> str:
        cell = each.row.cell(column)
        return "" if cell is None or cell.theirs is None else show_money(cell.theirs)

    return Column(str(column), title, width, shown, align=RIGHT, hidden=hidden)


def _odd(row: ComparedRow) -> str:
    return str(sum(not cell.state.is_ours and cell.state is not CellState.EMPTY for cell in row.cells) or "")


def _compared(cell: ComparedCell) -> str:
    theirs = "–" if cell.theirs is None else show_money(cell.theirs)
    return f"{_(cell.column.label)} ({cell.letter}): {theirs} / {show_money(cell.ours)}, {_(cell.state.label)}"
