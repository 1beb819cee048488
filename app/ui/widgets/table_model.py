"""A table of many rows: it holds ids, and fetches pages of 200 rows when they are painted.

Trap: Qt asks ``data()`` for about eight roles a cell; roles nobody needs return at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QHeaderView, QTableView

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.records import Field, Kind
from app.i18n import _
from app.ui import icons, theme

PAGE = 200
PAGES_KEPT = 30
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
# Why plain numbers: Qt hands roles over as numbers, and comparing them with members of an enum took a third of the scroll.
DISPLAY, DECORATION, FONT, ALIGNMENT, FOREGROUND = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
    )
)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """How one column shows a row. ``amount`` makes it a money column whose selected cells are summed.

    ``widest`` is the longest text it usually holds: the column is as wide as that, and wider when what is shown is longer,
    so that numbers and dates are never cut. Without it ``width`` counts, at the usual size of text.
    """

    key: str
    title: str
    width: int = 100
    show: Callable[[Any], str] | None = None
    amount: Callable[[Any], int | None] | None = None
    align: int = LEFT
    tone: Callable[[Any], str] | None = None
    icon: Callable[[Any], str] | None = None
    stretch: bool = False
    hidden: bool = False
    sortable: bool = False
    widest: str = ""
    value: Callable[[Any], Any] | None = None
    kind: Kind = Kind.TEXT
    summed: bool = True
    tip: str = ""
    """What the column is about, shown over its heading."""

    def text(self, row: Any) -> str:
        """What the cell reads."""
        if self.show is not None:
            return self.show(row)
        return shown(self.value(row), self.kind) if self.value is not None else ""

    def cell(self, row: Any) -> Any:
        """What the cell holds, for a workbook: an amount, a count or a day as such, anything else as it reads."""
        if self.value is None or self.kind not in (Kind.MONEY, Kind.COUNT, Kind.DAY):
            return self.text(row)
        return self.value(row)


def shown(value: Any, kind: Kind) -> str:
    """How a value of a kind reads; nothing reads as an empty text."""
    if value is None or value == "":
        return ""
    if kind in (Kind.MONEY, Kind.COUNT):
        return show_money(value)
    if kind is Kind.DAY:
        return show_date(value)
    if kind is Kind.CHOICE:
        return _(value.label)
    return str(value)


_WIDEST = {Kind.DAY: "30/12/2026", Kind.COUNT: "9.999"}


def column(
    field: Field, value: Callable[[Any], Any], width: int = 0, *, key: str = "", looks: Any = None, **more: Any
) -> Column:
    """A column of a field of a record: heading, alignment and width by its kind; ``value`` takes it from a row.

    ``looks`` gives tone and icon by the value, of a field that is a choice. Whatever else a ``Column`` knows may be added.
    """
    more.setdefault("tip", _(field.help) if field.help else "")
    if field.kind is Kind.MONEY:
        return money(key or field.key, _(field.heading), value, width=width, **more)
    if looks is not None:
        more |= {"tone": lambda row: looks[value(row)][0], "icon": lambda row: looks[value(row)][1]}
    if not width:
        more.setdefault("widest", _WIDEST.get(field.kind, ""))
    align = RIGHT if field.kind is Kind.COUNT else LEFT
    title = _(field.heading)
    return Column(key or field.key, title, width or 100, value=value, kind=field.kind, align=align, **more)


def _blank(number: Callable[[Any], int | None]) -> Callable[[Any], int | None]:
    return lambda row: number(row) or None


def money(
    key: str, title: str, amount: Callable[[Any], int | None], *, blank_zero: bool = False, width: int = 0, **more: Any
) -> Column:
    """A column of amounts: right-aligned, negative in red with its minus, summed in the status bar and below the list."""
    if not width:
        more.setdefault("widest", "99.999.999")
    more.setdefault("tone", lambda row: "danger" if (amount(row) or 0) < 0 else "")
    value = _blank(amount) if blank_zero else amount
    return Column(key, title, width or 100, value=value, kind=Kind.MONEY, amount=amount, align=RIGHT, **more)


def count(
    key: str, title: str, number: Callable[[Any], int | None], width: int = 0, *, blank_zero: bool = False, **more: Any
) -> Column:
    """A column of counts: right-aligned."""
    if not width:
        more.setdefault("widest", _WIDEST[Kind.COUNT])
    value = _blank(number) if blank_zero else number
    return Column(key, title, width or 100, value=value, kind=Kind.COUNT, align=RIGHT, **more)


CELL_MARGIN = 18
ICON_ROOM = 26
MEASURED = 60


def column_width(column: Column, rows: Iterable[Any] = ()) -> int:
    """Pixels for the head, the widest text and, of a column that has one, the texts of ``rows``."""
    head = _head_width(column.title) + (14 if column.sortable else 0)
    if not column.widest:
        return max(head, column.width * theme.tokens().base // 13)
    metrics = QFontMetrics(theme.font(weight=QFont.Weight.DemiBold))
    texts = {column.widest, *(column.text(row) for row in rows)}
    cell = max(metrics.horizontalAdvance(text) for text in texts) + CELL_MARGIN
    return max(head, cell + (ICON_ROOM if column.icon is not None else 0))


def readable_width(column: Column) -> int:
    """Pixels at which a stretching column still tells most of what it holds: four fifths of its width, and its head whole."""
    return max(column.width * 4 // 5 * theme.tokens().base // 13, _head_width(column.title))


def _head_width(title: str) -> int:
    metrics = QFontMetrics(theme.font(theme.tokens().small, QFont.Weight.DemiBold))
    return metrics.horizontalAdvance(title) + CELL_MARGIN


def fit_stretch(table: QTableView, columns: Sequence[tuple[int, bool]]) -> None:
    """Give the stretching column the free room while that is at least two thirds of its width and its head fits; else scroll."""
    header = table.horizontalHeader()
    taken = sum(
        header.sectionSize(place)
        for place, (_width, stretch) in enumerate(columns)
        if not stretch and not table.isColumnHidden(place)
    )
    for place, (width, stretch) in enumerate(columns):
        if stretch:
            title = str(table.model().headerData(place, Qt.Orientation.Horizontal) or "")
            least = max(width * 2 // 3, _head_width(title))
            narrow = table.viewport().width() - taken < least
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Interactive if narrow else QHeaderView.ResizeMode.Stretch
            )
            if narrow:
                header.resizeSection(place, least)


class PagedTableModel(QAbstractTableModel):
    """``fetch(ids)`` returns the rows of those ids in order. ``emphasis(row)`` makes a row bold, ``faded(row)`` faint, ``struck(row)`` struck through."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Callable[[Sequence[Any]], Sequence[Any]],
        *,
        emphasis: Callable[[Any], bool] | None = None,
        faded: Callable[[Any], bool] | None = None,
        struck: Callable[[Any], bool] | None = None,
    ) -> None:
        super().__init__()
        self.columns = list(columns)
        self._fetch = fetch
        self._emphasis = emphasis
        self._faded = faded
        self._struck = struck
        self._ids: Sequence[Any] = ()
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._tones: dict[str, QBrush] = {}
        self._bold = QFont()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._seen: tuple[int, Any] = (-1, None)
        self.look_again()

    def look_again(self) -> None:
        """Take fonts and brushes of the appearance in force."""
        self._icons.clear()
        self._bold = theme.font(weight=QFont.Weight.DemiBold)
        self._through = theme.font()
        self._through.setStrikeOut(True)
        self._tones = {
            name: QBrush(theme.colour(name)) for name in ("danger", "warn", "good", "muted", "faint", "accent")
        }
        self._tones["note"] = self._tones["muted"]

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show these rows; pages are fetched when painted."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._seen = (-1, None)
        self.endResetModel()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show rows that are all in memory already."""
        self._fetch = lambda places: [rows[place] for place in places]
        self.set_ids(range(len(rows)))

    def ids(self) -> Sequence[Any]:
        """The ids shown, from the top."""
        return self._ids

    def identifier(self, place: int) -> Any:
        """The id of a row."""
        return self._ids[place]

    def place(self, identifier: Any) -> int:
        """Where an id stands, or -1."""
        try:
            return self._ids.index(identifier)
        except ValueError:
            return -1

    def row_at(self, place: int) -> Any:
        """The row, fetched with its page when needed."""
        # Why: Qt asks for every role of every cell of a row, one after the other.
        if self._seen[0] == place:
            return self._seen[1]
        number, offset = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        self._seen = (place, page[offset])
        return page[offset]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many ids there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, tone, weight and icon; nothing else."""
        if role == DISPLAY:
            return self.columns[index.column()].text(self.row_at(index.row()))
        if role == ALIGNMENT:
            return self.columns[index.column()].align
        if role == FOREGROUND:
            return self._brush(index)
        if role == FONT:
            return self._font(self.row_at(index.row()))
        if role == DECORATION:
            return self._icon(index)
        return None

    def _font(self, row: Any) -> QFont | None:
        if self._emphasis is not None and self._emphasis(row):
            return self._bold
        return self._through if self._struck is not None and self._struck(row) else None

    def _brush(self, index: Index) -> QBrush | None:
        column = self.columns[index.column()]
        if self._faded is not None and self._faded(self.row_at(index.row())):
            return self._tones["faint"]
        if column.tone is None:
            return None
        return self._tones.get(column.tone(self.row_at(index.row())))

    def _icon(self, index: Index) -> QIcon | None:
        column = self.columns[index.column()]
        if column.icon is None:
            return None
        name = column.icon(self.row_at(index.row()))
        if not name:
            return None
        tone = column.tone(self.row_at(index.row())) if column.tone is not None else ""
        key = (name, tone or "muted")
        if key not in self._icons:
            self._icons[key] = icons.icon(*key, 14)
        return self._icons[key]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles across; rows carry no numbers."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].tip or None
        return None
