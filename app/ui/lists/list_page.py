"""A page that is a list: what is special about it is told, every comfort comes with it.

A list page tells its columns, what it finds in the book, its filters, its search, its verbs and what to say when it is empty. From
here it has: counts beside the choices, kept filters, the selection and the row pointed at kept over a refresh, columns she hid kept
hidden, columns that give way in a narrow window, the sums of its money, its rows printed and sent to Excel as shown, verbs that are
off when nothing is pointed at or the book may only be looked at, and the record pointed at whole in a pane beside it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.problems import Refusal
from app.i18n import _, render
from app.models.queries import Read
from app.services import export_list
from app.ui.desk import Desk
from app.ui.lists.list_filters import Filter, FilterBar, Search
from app.ui.lists.row_table import Empty, RowLooks, RowTable
from app.ui.lists.table_page import TablePage
from app.ui.records.record_pane import RecordPane
from app.ui.screen import split_beside
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column

Row = TypeVar("Row")

NARROW = 1000
"""Below this width chips become drop-downs, and the pane is slimmer."""
PANE, SLIM_PANE, LEAST_PANE = 360, 320, 288


class ListPage(TablePage[Row]):
    """A list of rows read into memory. A list too long for that is a ``PagedListPage``.

    ``points_by`` is the argument of ``enter`` that points at a row; ``opens`` the verb of Enter and of a double click.
    """

    points_by: ClassVar[str] = ""
    gives_way: ClassVar[tuple[str, ...]] = ()
    """Columns that stand back while the rest has no room, the first of them first; those of money last of all."""
    notice_tone: ClassVar[str] = "warn"

    pane_from: ClassVar[int] = 760
    """The width from which there is room for the pane beside the list."""
    pane_below: ClassVar[int] = 0
    """Up to this width the pane stands below the list: one with many columns needs all the room across."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[Any, Row] = {}
        self._count = 0
        self._showing = False
        self.listed: RowTable[Row] = RowTable(
            desk, self.name(), self.key, self.columns(), looks=self.row_looks(), fetch=self._fetch
        )
        self.add_table(self.listed)
        self.model, self.table, self.totals = self.listed.model, self.listed.table, self.listed.totals
        beside = [*(each for each in (self.year_box, self.period_box) if each is not None), *self.beside_filters()]
        self.filters: FilterBar[Row] = FilterBar(
            desk, self.key, self.list_filters(), self.search(), *beside, row_text=self.row_text
        )
        self.pane: Any = self.make_pane()
        self._notice = Hint(_("Điều cần xem"))
        self._foot = parts.label(role="muted", wrap=True)
        self._split = split_beside(self.listed, self.pane)
        body = self.lay_out(*self.above(), self.filters, self._split, self._notice, self._foot, *self.below())
        body.setStretch(body.indexOf(self._split), 1)
        self.offer_verbs()
        self.offer_common_verbs()
        self.filters.changed.connect(self.filters_changed)
        self.table.pointed.connect(lambda _row: self._pointed())
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

    def beside_filters(self) -> Sequence[QWidget]:
        """What stands in the line of the filters besides them."""
        return ()

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

    # ---- rows ------------------------------------------------------------------------------------------------------

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
        self.take_span(arguments)
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
        self._take_in(self.find_rows(read))

    def _take_in(self, found: Sequence[Row]) -> None:
        self._rows = {self.identify(row): row for row in found}
        self._count = len(found)
        self.filters.count(self.filters.counts_of(found))

    def show_found(self, rows: Sequence[Row]) -> None:
        """Show rows that were found elsewhere than in the book as it stands."""
        self._take_in(rows)
        self._show()

    def filters_changed(self) -> None:
        """Another choice: rows in memory are only sifted anew."""
        self._show()

    def visible_ids(self) -> Sequence[Any]:
        """Identities of the rows the filters keep, in the order the list is sorted by."""
        return [self.identify(row) for row in self.filters.sift(tuple(self._rows.values()))]

    def sums(self) -> Mapping[str, int]:
        """The sums of the columns of money over the rows shown, by the key of the column."""
        return self.listed.sums_of(self.shown_rows())

    def _show(self) -> None:
        self._showing = True
        ids = self.visible_ids()
        start = self._start(ids) if len(ids) and self.table.current_id() is None else None
        self.table.show_ids(ids, start)
        self._showing = False
        if not len(ids):
            self._say_empty()
        sums = self.sums() if len(ids) else {}
        self.listed.say_sums(sums)
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
            title, act = _("Không có dòng nào khớp"), _("Bỏ mọi bộ lọc")
            self.listed.say_empty(Empty(title, text, act, self.clear_filters))
        else:
            self.listed.say_empty(self.empty())

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
            if self.pane.isVisible() and self.pane.least_width() > self.pane.width():
                self._fit()
        self._allow()
        self._notice.say(self.notice(self.row()), self.notice_tone)

    def about_shown(self) -> Sequence[str]:
        """The year or period, and the filters in force."""
        return [self.span_words(), self.filters.shown_words()]

    def as_shown(self) -> export_list.Gather:
        """The list as it stands; its rows come by the page where it is gathered."""
        return self.listed.as_shown(self.about_shown(), self.shown_ids(), self.rows_reader())

    # ---- room ------------------------------------------------------------------------------------------------------

    def lay_out(self, *contents: QWidget | Any, margins: int = 14, gap: int = 8) -> QVBoxLayout:
        """The frame of every list page."""
        return super().lay_out(*contents, margins=margins, gap=gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is shown shares the room anew."""
        super().resizeEvent(event)
        self._fit()

    def room_hides(self) -> Sequence[str]:
        """Columns that stand back for now whatever room there is, besides those she does without."""
        return ()

    def pane_width(self) -> int:
        """Pixels of the pane while the list leaves it that much."""
        return PANE if self.width() >= NARROW else SLIM_PANE

    def _share(self, below: bool) -> tuple[int, list[str]]:
        """How wide the pane is and which columns stand back, so that the rest of the list can be read.

        Columns of words give way first, then the pane, and money last: a list is read for its money.
        """
        whole = self._split.width() - self._split.handleWidth()
        pane = self.pane_width() if self.pane is not None and not below and self.width() >= self.pane_from else 0
        least = min(pane, max(LEAST_PANE, self.pane.least_width() if pane else 0))
        sums = {column.key for column in self.model.columns if column.amount is not None}
        words = [key for key in self.gives_way if key not in sums]
        away = list(self.room_hides())
        for room, keys in ((whole - pane, words), (whole - least, [key for key in self.gives_way if key in sums])):
            for key in keys:
                if self.table.needed(away) <= room:
                    break
                away.append(key)
        return max(least, min(pane, whole - self.table.needed(away))), away

    def _fit(self) -> None:
        self.filters.set_compact(self.width() < NARROW)
        below = self.width() < self.pane_below
        width, away = self._share(below)
        self.table.hide_for_room(away)
        self.totals.fit()
        if self.pane is not None:
            self._split.setOrientation(Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal)
            self.pane.setVisible(below or width > 0)
            self.pane.setMinimumWidth(0 if below else max(width, LEAST_PANE))
            self.pane.setMaximumWidth(self.width() if below else max(width, LEAST_PANE))
            high = self._split.height()
            self._split.setSizes([high * 7 // 10, high * 3 // 10] if below else [self._split.width() - width, width])
