"""The sum of every column of money, below a table and under its column, whichever way the columns are moved or scrolled."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.money import show_money
from app.i18n import _
from app.ui import theme
from app.ui.widgets.table_model import CELL_MARGIN
from app.ui.widgets.table_view import TableView


class TotalRow(QWidget):
    """``say(sums)`` by the key of the column, in đồng; without a sum to tell it takes no room."""

    def __init__(self, table: TableView) -> None:
        super().__init__()
        self._table = table
        self._sums: dict[str, int] = {}
        self.setAccessibleName(_("Dòng cộng"))
        header = table.horizontalHeader()
        for moved in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            moved.connect(lambda *_args: self.update())
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        self.hide()

    def say(self, sums: Mapping[str, int]) -> None:
        """Show these sums."""
        self._sums = dict(sums)
        texts = [
            f"{column.title}: {show_money(sums[column.key])}" for column in self._table.columns() if column.key in sums
        ]
        self.setAccessibleDescription("; ".join(texts))
        self.setFixedHeight(theme.tokens().row + 2)
        self.fit()

    def fit(self) -> None:
        """Take no room while every column that has a sum is hidden."""
        self.setVisible(any(column.key in self._sums for column in self._table.shown_columns()))
        self.update()

    def sums(self) -> Mapping[str, int]:
        """The sums shown, by the key of the column."""
        return self._sums

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word at the left, each sum at the right edge of its column."""
        t, header = theme.tokens(), self._table.horizontalHeader()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("head"))
        painter.setFont(theme.font(t.base, QFont.Weight.DemiBold))
        places = [place for place, column in enumerate(self._table.columns()) if column.key in self._sums]
        shown = [place for place in places if not self._table.isColumnHidden(place)]
        for place in shown:
            total = self._sums[self._table.columns()[place].key]
            painter.setPen(theme.colour("danger" if total < 0 else "text"))
            left, width = header.sectionViewportPosition(place), header.sectionSize(place)
            text = show_money(total)
            # Why to the left of its column when it is wider: a sum is never cut.
            needed = max(width - CELL_MARGIN // 2, painter.fontMetrics().horizontalAdvance(text) + 4)
            spot = QRect(left + width - CELL_MARGIN // 2 - needed, 0, needed, self.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect().adjusted(CELL_MARGIN // 2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _("Cộng"))
        painter.end()
