"""A page that is a list: what is special about it is told, every comfort comes with it.

A list page tells its columns, what it finds in the book, its filters, its search, its verbs and what to say when it is empty. From
here it has: counts beside the choices, kept filters, the selection and the row pointed at kept over a refresh, columns she hid kept
hidden, columns that give way in a narrow window, the sums of its money, its rows printed and sent to Excel as shown, verbs that are
off when nothing is pointed at or the book may only be looked at, and the record pointed at whole in a pane beside it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Refusal
from app.exports.shown_list import ShownColumn, ShownList
from app.i18n import _, render
from app.models.queries import Read
from app.services import export_list
from app.services.export_form import Progress
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.lists.list_filters import Filter, FilterBar, Search
from app.ui.lists.row_verbs import RowVerbs
from app.ui.lists.total_row import TotalRow
from app.ui.records.record_pane import RecordPane
from app.ui.screen import beside
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.period_picker import PeriodPicker, YearBox
from app.ui.widgets.table_model import PAGE, Column, PagedTableModel
from app.ui.widgets.table_view import TableView

Row = TypeVar("Row")

NARROW = 1000
"""Below this width columns that may give way do, chips become drop-downs, and the pane is slimmer."""
PANE, SLIM_PANE = 360, 320


class Span(Enum):
    """What stretch of time the list is of: the book as it stands, a year, or any period."""

    WHOLE = "whole"
    YEAR = "year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in a list without rows: that there is nothing yet, what to do about it, and the button that does it."""

    title: str
    why: str = ""
    act: str = ""
    call: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class RowLooks(Generic[Row]):
    """Which rows are faint, struck through or bold."""

    faint: Callable[[Row], bool] | None = None
    struck: Callable[[Row], bool] | None = None
    bold: Callable[[Row], bool] | None = None


class ListPage(RowVerbs[Row]):
    """A list of rows read into memory. A list too long for that is a ``PagedListPage``.

    ``points_by`` is the argument of ``enter`` that points at a row; ``opens`` the verb of Enter and of a double click.
    """

    points_by: ClassVar[str] = ""
    narrow_hides: ClassVar[tuple[str, ...]] = ()
    span: ClassVar[Span] = Span.WHOLE
    notice_tone: ClassVar[str] = "warn"

    pane_from: ClassVar[int] = 760
    """The width from which there is room for the pane beside the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[Any, Row] = {}
        self._count = 0
        self._showing = False
        looks = self.row_looks()
        self.model = PagedTableModel(
            self.columns(), self._fetch, faded=looks.faint, struck=looks.struck, emphasis=looks.bold
        )
        self.table = TableView(self.name(), self.key, self.model, desk.preferences)
        self.totals = TotalRow(self.table)
        self.year_box, self.period_box = self._make_span()
        spans = [each for each in (self.year_box, self.period_box) if each is not None]
        self.filters: FilterBar[Row] = FilterBar(
            desk, self.key, self.list_filters(), self.search(), *spans, row_text=self.row_text
        )
        self.pane: Any = self.make_pane()
        self._notice = Hint(_("Điều cần xem"))
        self._foot = parts.label(role="muted", wrap=True)
        listed = parts.box(parts.column(self.table, self.totals, gap=0))
        self._split = beside(listed, self.pane)
        body = self.lay_out(*self.above(), self.filters, self._split, self._notice, self._foot, *self.below())
        body.setStretch(body.indexOf(self._split), 1)
        self.offer_verbs()
        self._offer_common_verbs()
        self.filters.changed.connect(self.filters_changed)
        self.table.opened.connect(lambda _row: self.open_row())
        self.table.pointed.connect(lambda _row: self._pointed())
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._allow())
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    # ---- what a page tells -----------------------------------------------------------------------------------------

    @abstractmethod
    def columns(self) -> list[Column]:
        """The columns, in order."""

    def find_rows(self, read: Read) -> Sequence[Row]:
        """Every row the list may show, in order, before filters and search."""
        raise NotImplementedError

    def list_filters(self) -> Sequence[Filter[Row]]:
        """The filters, in order."""
        return ()

    def search(self) -> Search[Row] | None:
        """The search, of a list that has one."""
        return None

    def row_text(self, row: Row) -> str:
        """Everything a row reads, for a search that tells no text of its own."""
        return " ".join(column.text(row) for column in self.model.columns)

    def offer_verbs(self) -> None:
        """``offer`` each verb of the page; Nạp, In and Xuất Excel come by themselves."""

    @abstractmethod
    def empty(self) -> Empty:
        """What to say while the list has no row at all."""

    def row_looks(self) -> RowLooks[Row]:
        """Rows that look different from others."""
        return RowLooks()

    def make_pane(self) -> RecordPane[Any] | None:
        """The pane that shows the row pointed at whole, of a page that has one."""
        return None

    def above(self) -> Sequence[QWidget]:
        """What stands over the filters."""
        return ()

    def below(self) -> Sequence[QWidget]:
        """What stands under the list."""
        return ()

    def read_beside(self, read: Read) -> None:
        """Read what the page shows beside its rows; called before ``find_rows`` in the same look at the book."""

    def foot(self) -> str:
        """A line under the list: what its rows amount to."""
        return ""

    def notice(self, row: Row | None) -> str:
        """What is to be looked at, about the row pointed at or the list, in the page's ``notice_tone``."""
        return ""

    def start_at(self, rows: Sequence[Row]) -> Any:
        """The identity of the row pointed at when nobody pointed yet; ``rows`` is never empty."""
        return self.identify(rows[0])

    def bring_to(self, read: Read, identifier: Any) -> None:
        """Choose year and filters so that a row is in the list; called after every filter was taken away."""

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _offer_common_verbs(self) -> None:
        if "reload" not in self.verbs.offered():
            self.offer("reload", self.refresh)
        if "print" in self.verbs.offered():
            self.offer(
                "print_list",
                self.print_list,
                when=self._has_rows,
                word=_("In như đang xem"),
                icon="printer",
                shortcut="",
            )
        else:
            self.offer("print", self.print_list, when=self._has_rows)
        if "excel" not in self.verbs.offered():
            self.offer("excel", self.export_list, when=self._has_rows)

    def _has_rows(self) -> bool:
        return self.model.rowCount() > 0

    # ---- rows ------------------------------------------------------------------------------------------------------

    def row(self) -> Row | None:
        """The row pointed at."""
        current = self.table.currentIndex()
        found: Row | None = self.model.row_at(current.row()) if current.isValid() else None
        return found

    def current_id(self) -> Any:
        """The identity of the row pointed at, or None."""
        return self.table.current_id()

    def chosen_ids(self) -> list[Any]:
        """Identities of the rows selected, else of the one pointed at, from the top."""
        current = self.table.current_id()
        return self.table.selected_ids() or ([current] if current is not None else [])

    def chosen_rows(self) -> list[Row]:
        """The rows selected, else the one pointed at, from the top."""
        return list(self._fetch(self.chosen_ids()))

    def shown_rows(self) -> Sequence[Row]:
        """Every row the list shows, from the top."""
        return self._fetch(self.shown_ids())

    def shown_ids(self) -> Sequence[Any]:
        """Identities of the rows shown, from the top."""
        return self.model.ids()

    def all_rows(self) -> Sequence[Row]:
        """Every row found, whatever filters hide."""
        return tuple(self._rows.values())

    def chosen(self, key: str) -> str:
        """The choice made in a filter."""
        return self.filters.chosen(key)

    def _fetch(self, ids: Sequence[Any]) -> Sequence[Row]:
        return [self._rows[each] for each in ids]

    def rows_reader(self) -> Callable[[Read, Sequence[Any]], Sequence[Row]]:
        """How rows are had by their identities away from the window: as found by now, whatever the page shows later."""
        found = self._rows
        return lambda _read, ids: [found[each] for each in ids]

    # ---- showing ---------------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """Make the choices named, and point at a row whichever filter hides it."""
        wanted = arguments.get(self.points_by) if self.points_by else None
        if wanted is not None:
            self.filters.widen()
            self._bring(wanted)
        if self.year_box is not None and "year" in arguments:
            self.year_box.set_value(arguments["year"])
        if self.period_box is not None and "period" in arguments:
            self.period_box.set_period(arguments["period"])
        for key in self.filters.keys() & arguments.keys():
            self.filters.choose(key, str(arguments[key]))
        if arguments:
            self.refresh()
        if wanted is not None:
            self.table.point_at(wanted)

    def _bring(self, wanted: Any) -> None:
        try:
            with self.desk.read() as read:
                self.bring_to(read, wanted)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")

    def where(self) -> dict[str, Any]:
        """The row pointed at and the choices made."""
        current = self.table.current_id()
        pointed = {self.points_by: current} if self.points_by and current is not None else {}
        chosen = {key: self.chosen(key) for key in self.filters.keys() & self.takes}
        return chosen | pointed

    def watched(self) -> frozenset[str]:
        """The tables of the list and of the pane beside it."""
        return self.watches | (self.pane.watched() if self.pane is not None else frozenset())

    def refresh(self) -> None:
        """Read the list anew; what was pointed at, selected and scrolled to stays."""
        with self.desk.read() as read:
            self.read_beside(read)
            self.load(read)
        self._show()

    def load(self, read: Read) -> None:
        """Take the rows in and count them by choice."""
        found = self.find_rows(read)
        self._rows = {self.identify(row): row for row in found}
        self._count = len(found)
        self.filters.count(self.filters.counts_of(found))

    def filters_changed(self) -> None:
        """Another choice: rows in memory are only sifted anew."""
        self._show()

    def visible_ids(self) -> Sequence[Any]:
        """Identities of the rows the filters keep, in the order the list is sorted by."""
        return [self.identify(row) for row in self.filters.sift(tuple(self._rows.values()))]

    def sums(self) -> Mapping[str, int]:
        """The sums of the columns of money over the rows shown, by the key of the column."""
        rows = self.shown_rows()
        return {
            column.key: sum(column.amount(row) or 0 for row in rows)
            for column in self.model.columns
            if column.amount is not None and column.summed
        }

    def _show(self) -> None:
        self._showing = True
        ids = self.visible_ids()
        start = self._start(ids) if len(ids) and self.table.current_id() is None else None
        self.table.show_ids(ids, start)
        self._showing = False
        if not len(ids):
            self._say_empty()
        sums = self.sums() if len(ids) else {}
        self.totals.say(sums)
        self._foot.setText(self.foot())
        self._foot.setVisible(bool(self._foot.text()))
        self._fit()
        self._pointed()

    def _start(self, ids: Sequence[Any]) -> Any:
        return self.start_at(self._fetch(ids))

    def _say_empty(self) -> None:
        if self._count and self.filters.narrows():
            text = _("Bộ lọc hoặc ô tìm đang thu hẹp danh sách: không lọc thì có {count} dòng.").format(
                count=self._count
            )
            self.table.say_empty(_("Không có dòng nào khớp"), text, _("Bỏ mọi bộ lọc"), self.clear_filters)
            return
        told = self.empty()
        self.table.say_empty(told.title, told.why, told.act, told.call)

    def clear_filters(self) -> None:
        """Every filter and the search away."""
        self.filters.widen()
        self.filters_changed()

    def _pointed(self) -> None:
        if self._showing:
            return
        if self.pane is not None:
            try:
                self.pane.show_record(self.table.current_id())
            except Refusal as refusal:
                self.desk.note(render(refusal), "danger")
        self._allow()
        self._notice.say(self.notice(self.row()), self.notice_tone)

    # ---- year and period -------------------------------------------------------------------------------------------

    def _make_span(self) -> tuple[YearBox | None, PeriodPicker | None]:
        year = YearBox(self.desk.month.year) if self.span is Span.YEAR else None
        period = PeriodPicker(self.desk.month, start="month", with_all=True) if self.span is Span.PERIOD else None
        for each in (year, period):
            if each is not None:
                each.changed.connect(self._span_changed)
        return year, period

    @property
    def year(self) -> int:
        """The year of the list."""
        return self.year_box.value() if self.year_box is not None else self.desk.month.year

    def _span_changed(self) -> None:
        if self.desk.book is not None:
            self.refresh()

    def _month_moved(self, month: object) -> None:
        if self.year_box is not None:
            self.year_box.set_value(self.desk.month.year)
        if self.period_box is not None:
            self.period_box.set_month(self.desk.month)
        super()._month_moved(month)

    # ---- the list on paper and in Excel ----------------------------------------------------------------------------

    def as_shown(self) -> export_list.Gather:
        """The list as it stands: its visible columns in their order, its rows, its sums, and in words what narrows it.

        All but the rows is taken down now; those come by the page where the list is gathered, which is the worker.
        """
        columns, ids, rows_of = self.table.shown_columns(), self.shown_ids(), self.rows_reader()
        name, sums = self.name(), self.totals.sums()
        about = ", ".join(filter(None, (self.span_words(), self.filters.shown_words())))
        shown = tuple(ShownColumn(each.title, each.kind, self.table.width_of(each.key)) for each in columns)
        totals = tuple(sums.get(each.key) if each.amount is not None else None for each in columns)

        def gather(read: Read, progress: Progress | None) -> ShownList:
            rows: list[tuple[Any, ...]] = []
            for start in range(0, len(ids), PAGE):
                if progress is not None:
                    progress(start, len(ids))
                found = rows_of(read, ids[start : start + PAGE])
                rows += (tuple(column.cell(row) for column in columns) for row in found)
            return ShownList(name, about, shown, rows, totals if sums else ())

        return gather

    def span_words(self) -> str:
        """Which year or period the list is of, in words."""
        if self.year_box is not None:
            return _("Năm {year}").format(year=self.year_box.value())
        return self.period_box.words() if self.period_box is not None else ""

    def print_list(self) -> None:
        """Show the list as a paper, to print or keep as PDF."""
        self.desk.go("list_preview", title=self.name(), gather=self.as_shown())

    def export_list(self) -> None:
        """Write the list as shown into a workbook."""
        target = self.desk.ask.file_to_save(
            _("Xuất danh sách ra Excel"), proposed(self.name(), ".xlsx"), _("Excel (*.xlsx)")
        )
        if target is not None:
            self.desk.do(export_list.export_list, self.as_shown(), target, title=_("Đang xuất danh sách…"))

    # ---- room ------------------------------------------------------------------------------------------------------

    def lay_out(self, *contents: QWidget | Any, margins: int = 14, gap: int = 8) -> QVBoxLayout:
        """The frame of every list page."""
        return super().lay_out(*contents, margins=margins, gap=gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window hides the columns that may give way, and slims the pane."""
        super().resizeEvent(event)
        self._fit()

    def room_hides(self) -> Sequence[str]:
        """Columns that stand back for now, besides those she does without."""
        return self.narrow_hides if self.width() < NARROW else ()

    def pane_width(self) -> int:
        """Pixels of the pane."""
        return PANE if self.width() >= NARROW else SLIM_PANE

    def _fit(self) -> None:
        wide = self.width() >= NARROW
        self.filters.set_compact(not wide)
        self.table.hide_for_room(self.room_hides())
        self.totals.fit()
        if self.pane is not None:
            self.pane.setVisible(self.width() >= self.pane_from)
            width = self.pane_width()
            self.pane.setFixedWidth(width)
            self._split.setSizes([max(self._split.width() - width, 200), width])
