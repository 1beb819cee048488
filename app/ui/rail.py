"""The left rail: one button per entry that the rooms bring, icon and word; narrow windows get the icon over a short word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.rooms import Registry
from app.ui import icons, theme


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One button of the rail, brought by a room's ``rail.py``; the lower ``place`` stands above.

    ``name`` and ``short`` are marked with ``N_`` and shown in the current language. A page belongs to the entry whose key
    its ``rail_entry`` names.
    """

    key: str
    place: int
    icon: str
    name: str
    short: str


_ENTRIES: Registry[RailEntry] = Registry("ui", RailEntry, module="rail")


def rail_entries() -> tuple[RailEntry, ...]:
    """What the rooms bring, in the order of the rail."""
    return _ENTRIES.in_place("key")


BLOCK, LOWEST = 50, 36
"""The usual and the lowest height of a narrow button, in pixels."""
_KEYS = "1234567890-="


def chord(number: int) -> str:
    """The keys of the entry in that place: Alt and the figures of the keyboard's top row, then the two signs after them."""
    return f"Alt+{_KEYS[number - 1]}" if number <= len(_KEYS) else ""


class RailButton(QAbstractButton):
    """Painted from the tokens: a soft ground and a bar mark the entry one is in."""

    def __init__(self, entry: RailEntry, number: int) -> None:
        super().__init__()
        self.entry = entry
        name = _(entry.name)
        self.narrow = False
        self.block = BLOCK
        self.setCheckable(True)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({chord(number)})" if chord(number) else name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row when wide, a small block when narrow."""
        return QSize(60, self.block) if self.narrow else QSize(160, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar, icon, word."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(6, 1, -6, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box, t.radius, t.radius)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(0, box.top() + 5, 3, box.height() - 10), 1, 1)
        elif self.underMouse():
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, t.radius, t.radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(box, t.radius, t.radius)
        tone = "accent" if self.isChecked() else "text"
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setPen(theme.colour(tone))
        mark = icons.pixmap(self.entry.icon, "accent" if self.isChecked() else "muted", 18)
        if self.narrow:
            painter.setFont(theme.font(t.tiny, weight))
            top = max(2, 7 - (BLOCK - self.height()) // 2)
            painter.drawPixmap((self.width() - 18) // 2, top, mark)
            spot = QRect(0, top + 19, self.width(), self.height() - top - 19)
            painter.drawText(spot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _(self.entry.short))
        else:
            painter.setFont(theme.font(t.base, weight))
            painter.drawPixmap(18, (self.height() - 18) // 2, mark)
            painter.drawText(QRect(46, 0, self.width() - 52, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Rail(QWidget):
    """``chosen(entry)`` when an entry is pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Các phần của chương trình"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 8, 0, 8)
        stack.setSpacing(1)
        for number, entry in enumerate(rail_entries(), 1):
            button = RailButton(entry, number)
            self._group.addButton(button)
            self._buttons[entry.key] = button
            stack.addWidget(button)
        stack.addStretch(1)
        self._group.buttonClicked.connect(self._pressed)
        self.set_narrow(False)

    def _pressed(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, known in self._buttons.items() if known is button))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window makes the blocks lower, so that every entry keeps its word."""
        super().resizeEvent(event)
        block = max(LOWEST, min(BLOCK, (self.height() - 16) // len(self._buttons) - 1))
        for button in self._buttons.values():
            button.block = block
            button.updateGeometry()

    def buttons(self) -> tuple[RailButton, ...]:
        """The buttons in their order."""
        return tuple(self._buttons.values())

    def show_entry(self, key: str) -> None:
        """Mark the entry one is in."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Icons over short words, or rows."""
        self.setFixedWidth(theme.tokens().rail_narrow if narrow else theme.tokens().rail_wide)
        for button in self._buttons.values():
            button.narrow = narrow
            button.updateGeometry()
            button.update()
