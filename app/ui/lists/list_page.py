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
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Refusal
from app.exports.shown_list import ShownColumn, ShownList
from app.i18n import _, render
from app.models.queries import Read
from app.services import export_list
from app.ui.desk import Desk
from app.ui.lists.list_filters import Filter, FilterBar, Search
from app.ui.lists.total_row import TotalRow
from app.ui.records.record_pane import RecordPane
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.period_picker import PeriodPicker, YearBox
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

Row = TypeVar("Row")

NARROW = 1000
"""Below this width columns that may give way do, chips become drop-downs, and the pane is slimmer."""
PANE, SLIM_PANE = 360, 320


class About(Enum):
    """What a verb is about: nothing in the list, the row pointed at, or the rows selected (the one pointed at when none is)."""

    NOTHING = "nothing"
    ONE = "one"
    SEVERAL = "several"


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


@dataclass(frozen=True, slots=True)
class _Told(Generic[Row]):
    """What a verb was told to need."""

    action: QAction
    about: About
    writes: bool
    when: Callable[..., bool] | None
    vanishes: bool


class ListPage(Screen, Generic[Row]):
    """A list of rows read into memory. A list too long for that is a ``PagedListPage``.

    ``points_by`` is the argument of ``enter`` that points at a row; ``opens`` the verb of Enter and of a double click.
    """

    points_by: ClassVar[str] = ""
    opens: ClassVar[str] = "edit"
    narrow_hides: ClassVar[tuple[str, ...]] = ()
    span: ClassVar[Span] = Span.WHOLE
    notice_tone: ClassVar[str] = "warn"

    pane_from: ClassVar[int] = 760
    """The width from which there is room for the pane beside the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._told: dict[str, _Told[Row]] = {}
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

    def identify(self, row: Row) -> Any:
        """What tells a row from every other; it stays the same over a refresh."""
        return row.id  # type: ignore[attr-defined]

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

    def offer(
        self,
        key: str,
        call: Callable[..., object] | None = None,
        *,
        about: About = About.NOTHING,
        writes: bool = False,
        when: Callable[..., bool] | None = None,
        to: str = "",
        naming: str = "",
        paper: str = "",
        vanishes: bool = False,
        own: tuple[str, str, str] | None = None,
        **looks: Any,
    ) -> None:
        """Offer a verb: ``call()``, ``call(row)`` or ``call(rows)`` by what it is ``about``; ``looks`` are those of ``VerbBar.offer``.

        ``to`` opens that page instead, with the identity of the row in the argument ``naming``. ``writes`` keeps it off in a book
        that may only be looked at, ``when`` (asked of the row, or of nothing) in other cases; it ``vanishes`` then if told so.
        ``own`` are word, icon and shortcut of a verb only this page has; it stands after Sửa.
        ``paper`` prints that form about the row.
        """
        if paper:
            about, call = About.ONE, lambda row: self.desk.go("forms", form=paper, subject=self.identify(row))
        if to and naming and about is About.NOTHING:
            about = About.ONE

        def run() -> None:
            if to:
                chosen = self.chosen_ids() if about is About.SEVERAL else self.table.current_id()
                self.desk.go(to, **({naming: chosen} if naming else {}))
            elif call is not None and about is About.NOTHING:
                call()
            elif call is not None and about is About.SEVERAL:
                call(self.chosen_rows())
            elif call is not None and (row := self.row()) is not None:
                call(row)

        if own is not None:
            looks = {**dict(zip(("word", "icon", "shortcut"), own, strict=True)), "after": "edit", **looks}
        action = self.verbs.offer(key, run, **looks)
        self._told[key] = _Told(action, about, writes, when, vanishes)

    def offer_delete(
        self,
        service: Callable[..., Any],
        title: Callable[[Row], str],
        text: Callable[[Row], str],
        *,
        word: str = "",
        when: Callable[[Row], bool] | None = None,
        **looks: Any,
    ) -> None:
        """Offer Xóa for the row pointed at: it asks with ``title`` and ``text``, then runs the service with the row's identity.

        ``looks`` are those of ``offer``.
        """

        def delete(row: Row) -> None:
            if self.desk.ask.confirm(title(row), text(row), word or _("Xóa"), danger=True):
                self.desk.do(service, self.identify(row))

        self.offer("delete", delete, about=About.ONE, writes=True, when=when, word=word, **looks)

    def _offer_common_verbs(self) -> None:
        if "reload" not in self._told:
            self.offer("reload", self.refresh)
        if "print" in self._told:
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
        if "excel" not in self._told:
            self.offer("excel", self.export_list, when=self._has_rows)

    def _has_rows(self) -> bool:
        return self.model.rowCount() > 0

    def _allow(self) -> None:
        row, writable = self.row(), not self.desk.read_only
        for key, told in self._told.items():
            there = told.about is About.NOTHING or row is not None
            asked = () if told.about is About.NOTHING else (row,)
            fits = there and (told.when is None or told.when(*asked))
            if told.vanishes:
                self.verbs.present(**{key: fits})
            self.verbs.allow(**{key: fits and (writable or not told.writes)})

    def writing_verbs(self) -> frozenset[str]:
        """The keys of the verbs that write."""
        return frozenset(key for key, told in self._told.items() if told.writes)

    def open_row(self) -> None:
        """Enter or a double click: the verb that opens the row, when it may be used."""
        told = self._told.get(self.opens)
        if told is not None and told.action.isEnabled():
            told.action.trigger()

    # ---- rows ------------------------------------------------------------------------------------------------------

    def row(self) -> Row | None:
        """The row pointed at."""
        place = self.model.place(self.table.current_id())
        found: Row | None = self.model.row_at(place) if place >= 0 else None
        return found

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

    def as_shown(self) -> ShownList:
        """The list as it stands: its visible columns in their order, its rows, its sums, and in words what narrows it."""
        columns = self.table.shown_columns()
        rows = [tuple(column.cell(row) for column in columns) for row in self.shown_rows()]
        sums = self.totals.sums()
        about = ", ".join(filter(None, (self.span_words(), self.filters.shown_words())))
        shown = tuple(ShownColumn(each.title, each.kind, self.table.width_of(each.key)) for each in columns)
        totals = tuple(sums.get(each.key) if each.amount is not None else None for each in columns)
        return ShownList(self.name(), about, shown, tuple(rows), totals if sums else ())

    def span_words(self) -> str:
        """Which year or period the list is of, in words."""
        if self.year_box is not None:
            return _("Năm {year}").format(year=self.year_box.value())
        return self.period_box.words() if self.period_box is not None else ""

    def print_list(self) -> None:
        """Show the list as a paper, to print or keep as PDF."""
        self.desk.go("list_preview", shown=self.as_shown())

    def export_list(self) -> None:
        """Write the list as shown into a workbook."""
        target = self.desk.ask.file_to_save(
            _("Xuất danh sách ra Excel"), Path.home() / f"{self.name()}.xlsx", _("Excel (*.xlsx)")
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


class PagedListPage(ListPage[Row]):
    """A list of any length: the query filters, sorts and counts, and rows are fetched by the page as they are painted."""

    def __init__(self, desk: Desk) -> None:
        self._ids: Sequence[Any] = ()
        self._sums: Mapping[str, int] = {}
        super().__init__(desk)
        self.table.sorted_by.connect(lambda *_how: self.filters_changed())

    @abstractmethod
    def find_ids(self, read: Read) -> Sequence[Any]:
        """Identities of the rows the filters keep, sorted."""

    @abstractmethod
    def rows_of(self, read: Read, ids: Sequence[Any]) -> Sequence[Row]:
        """The rows of these identities, in their order."""

    def find_sums(self, read: Read, ids: Sequence[Any]) -> Mapping[str, int]:
        """The sums of the columns of money over the whole list, by the key of the column."""
        return {}

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """How many rows each choice keeps, by filter and choice."""
        return {}

    def find_whole(self, read: Read) -> int:
        """How many rows there are without any filter; asked only while the list is empty."""
        return 0

    def load(self, read: Read) -> None:
        """Ask for the identities, sums and counts."""
        self.filters.count(self.find_counts(read))
        self._find(read)

    def _find(self, read: Read) -> None:
        self._ids = self.find_ids(read)
        self._sums = self.find_sums(read, self._ids)
        self._count = len(self._ids) or self.find_whole(read)

    def filters_changed(self) -> None:
        """Another choice: the query is asked anew; how many rows each choice keeps does not hang on it."""
        with self.desk.read() as read:
            self._find(read)
        self._show()

    def visible_ids(self) -> Sequence[Any]:
        """Identities as the query gave them."""
        return self._ids

    def sums(self) -> Mapping[str, int]:
        """The sums the query gave."""
        return self._sums

    def _start(self, ids: Sequence[Any]) -> Any:
        # Why not asked with the rows: a hundred thousand would be read for it.
        return ids[0]

    def _fetch(self, ids: Sequence[Any]) -> Sequence[Row]:
        with self.desk.read() as read:
            return self.rows_of(read, ids)
