"""A page around tables of rows: its verbs, its year or period, and its rows printed and sent to Excel as shown.

A page that is one list is a ``ListPage``; this is what such a page and any page of another shape have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, ClassVar, TypeVar

from app.domain.dates import Period
from app.i18n import _
from app.services import export_list
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.lists.row_table import RowTable
from app.ui.lists.row_verbs import RowVerbs
from app.ui.widgets.period_picker import PeriodPicker, YearBox

Row = TypeVar("Row")


class Span(Enum):
    """What stretch of time the rows are of: the book as it stands, a year, or any period."""

    WHOLE = "whole"
    YEAR = "year"
    PERIOD = "period"


class TablePage(RowVerbs[Row]):
    """``add_table`` each table; verbs are about the row pointed at in the one that has the keyboard, else in the first."""

    span: ClassVar[Span] = Span.WHOLE
    period_start: ClassVar[str] = "month"
    period_all: ClassVar[bool] = True
    """What a page of a period begins with, and whether it may be of all time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tables: list[RowTable[Row]] = []
        self.year_box = YearBox(desk.month.year) if self.span is Span.YEAR else None
        self.period_box = self._make_period() if self.span is Span.PERIOD else None
        for each in (self.year_box, self.period_box):
            if each is not None:
                each.changed.connect(self._span_changed)

    def add_table(self, table: RowTable[Row]) -> None:
        """A table whose rows verbs may be about."""
        self._tables.append(table)
        table.table.opened.connect(lambda _id: self.open_row())
        table.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._allow())

    # ---- rows ------------------------------------------------------------------------------------------------------

    def current_table(self) -> RowTable[Row]:
        """The table that has the keyboard, else the first."""
        return next((each for each in self._tables if each.table.hasFocus()), self._tables[0])

    def row(self) -> Row | None:
        """The row pointed at."""
        return self.current_table().row()

    def current_id(self) -> Any:
        """The identity of the row pointed at, or None."""
        return self.current_table().table.current_id()

    def chosen_ids(self) -> list[Any]:
        """Identities of the rows selected, else of the one pointed at, from the top."""
        current = self.current_id()
        return self.current_table().table.selected_ids() or ([current] if current is not None else [])

    def chosen_rows(self) -> list[Row]:
        """The rows selected, else the one pointed at, from the top."""
        model = self.current_table().model
        return [model.row_at(model.place(each)) for each in self.chosen_ids()]

    # ---- year and period -------------------------------------------------------------------------------------------

    def _make_period(self) -> PeriodPicker:
        return PeriodPicker(self.desk.month, start=self.period_start, with_all=self.period_all)

    @property
    def period(self) -> Period:
        """The period of a page that is always of one."""
        assert self.period_box is not None, "the page is of no period"
        return self.period_box.chosen()

    @property
    def year(self) -> int:
        """The year of the page."""
        return self.year_box.value() if self.year_box is not None else self.desk.month.year

    def enter(self, **arguments: Any) -> None:
        """Show the ``year`` or ``period`` named."""
        self.take_span(arguments)
        if arguments:
            self.refresh()

    def take_span(self, arguments: dict[str, Any]) -> None:
        """Be of the year or period that is named."""
        if self.year_box is not None and "year" in arguments:
            self.year_box.set_value(arguments["year"])
        if self.period_box is not None and "period" in arguments:
            self.period_box.set_period(arguments["period"])

    def _span_changed(self) -> None:
        if self.desk.book is not None:
            self.refresh()

    def _month_moved(self, month: object) -> None:
        if self.year_box is not None:
            self.year_box.set_value(self.desk.month.year)
        if self.period_box is not None:
            self.period_box.set_month(self.desk.month)
        super()._month_moved(month)

    def span_words(self) -> str:
        """Which year or period the rows are of, in words."""
        if self.year_box is not None:
            return _("Năm {year}").format(year=self.year_box.value())
        return self.period_box.words() if self.period_box is not None else ""

    # ---- on paper and in Excel -------------------------------------------------------------------------------------

    def offer_common_verbs(self) -> None:
        """Nạp, In and Xuất Excel, after the page's own verbs."""
        if "reload" not in self.verbs.offered():
            self.offer("reload", self.refresh)
        self._offer_as_shown("print", self.print_list, _("In như đang xem"), "printer")
        self._offer_as_shown("excel", self.export_list, _("Xuất như đang xem"), "file-spreadsheet")

    def _offer_as_shown(self, key: str, call: Callable[[], None], word: str, icon: str) -> None:
        """The rows as they stand; where the page's own verb of that key is about a form it stands beside."""
        if key in self.verbs.offered():
            self.offer(f"{key}_list", call, when=self._has_rows, word=word, icon=icon, shortcut="")
        else:
            self.offer(key, call, when=self._has_rows)

    def _has_rows(self) -> bool:
        return self.current_table().model.rowCount() > 0

    def about_shown(self) -> Sequence[str]:
        """In words, what narrows the rows."""
        return [self.span_words()]

    def as_shown(self) -> export_list.Gather:
        """The rows as they stand."""
        return self.current_table().as_shown(self.about_shown())

    def print_list(self) -> None:
        """Show the rows as a paper, to print or keep as PDF."""
        self.desk.go("list_preview", title=self.current_table().name, gather=self.as_shown())

    def export_list(self) -> None:
        """Write the rows as shown into a workbook."""
        proposal = proposed(self.current_table().name, ".xlsx")
        target = self.desk.ask.file_to_save(_("Xuất danh sách ra Excel"), proposal, _("Excel (*.xlsx)"))
        if target is not None:
            self.desk.do(export_list.export_list, self.as_shown(), target, title=_("Đang xuất danh sách…"))
