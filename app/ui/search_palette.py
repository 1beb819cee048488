"""Ctrl+K: one box that finds screens, acts, forms, settings and what lies in the book by accent-free text. Enter goes there.

What is looked for in the book is brought by the rooms, each in its ``search.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.text import searched
from app.i18n import _
from app.rooms import Registry
from app.ui import icons, theme
from app.ui.desk import Desk
from app.ui.widgets import parts

WAIT = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing to go to."""

    caption: str
    detail: str
    icon: str
    go: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Search:
    """One kind of thing in the book that is found by a text, at most a few of each; those of the lower ``place`` stand first."""

    place: int
    find: Callable[[Desk, str], Sequence[Hit]]


_SEARCHES: Registry[Search] = Registry("ui", Search, module="search")


def find_in_book(desk: Desk, text: str) -> list[Hit]:
    """Everything in the open book that answers to a text, kind after kind."""
    return [hit for search in _SEARCHES.in_place() for hit in search.find(desk, text)]


class HitDelegate(QStyledItemDelegate):
    """Icon and caption on the left, shortened when there is no room; the detail in faint letters on the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        box, metrics = option.rect, option.fontMetrics
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        painter.drawPixmap(box.left() + 8, box.center().y() - 7, icons.pixmap(hit.icon, "muted", 15))
        detail = metrics.horizontalAdvance(hit.detail)
        line = box.adjusted(32, 0, -10, 0)
        painter.setPen(theme.colour("faint"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.detail)
        painter.setPen(theme.colour("text"))
        caption = metrics.elidedText(hit.caption, Qt.TextElideMode.ElideRight, line.width() - detail - 14)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, caption)


class SearchPalette(QDialog):
    """``places`` are always known; ``more(text)`` looks in the book."""

    def __init__(self, parent: QWidget, places: Sequence[Hit], more: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._places = list(places)
        self._more = more
        self._hits: list[Hit] = []
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedSize(min(560, parent.width() - 40), min(400, parent.height() - 80))
        self.box = QLineEdit()
        self.box.setAccessibleName(_("Tìm mọi thứ"))
        self.box.setPlaceholderText(_("Tìm đoàn viên, chứng từ, mẫu biểu, việc… (gõ không dấu cũng được)"))
        self.results = QListWidget()
        self.results.setProperty("role", "bare")
        self.results.setAccessibleName(_("Kết quả tìm"))
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = HitDelegate(self.results)
        self.results.setItemDelegate(self._delegate)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = parts.label(_("↑ ↓ chọn   Enter mở   Esc đóng"), "small")
        stack = QVBoxLayout(self)
        stack.setContentsMargins(10, 10, 10, 8)
        stack.setSpacing(6)
        stack.addWidget(self.box)
        stack.addWidget(self.results, 1)
        stack.addWidget(self._foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self.look)
        self.box.textEdited.connect(self._wait)
        self.box.installEventFilter(self)
        self.results.itemClicked.connect(self._clicked)
        self.look()

    def _wait(self, _text: str) -> None:
        self._timer.start()

    def look(self) -> None:
        """Search now."""
        self._timer.stop()
        words = self.box.text().strip()
        self._hits = searched(self._places, words, lambda hit: f"{hit.caption} {hit.detail}")
        if words:
            self._hits = self._hits[:8] + list(self._more(words))
        self.results.clear()
        for hit in self._hits:
            item = QListWidgetItem(f"{hit.caption}    {hit.detail}", self.results)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setSizeHint(QSize(0, theme.tokens().row + 3))
        if self._hits:
            self.results.setCurrentRow(0)
        self._foot.setText(
            _("↑ ↓ chọn   Enter mở   Esc đóng")
            if self._hits
            else _("Không thấy gì. Thử ít chữ hơn, hoặc một phần số chứng từ.")
        )

    def _clicked(self, item: QListWidgetItem) -> None:
        self._open(self.results.row(item))

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._hits):
            hit = self._hits[place]
            self.accept()
            hit.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter while the box keeps the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._hits:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.results.setCurrentRow((self.results.currentRow() + step) % len(self._hits))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._timer.isActive():
                    self.look()
                self._open(self.results.currentRow())
                return True
        return super().eventFilter(watched, event)
