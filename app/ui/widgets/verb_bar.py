"""The bar of verbs: always these words in this order, the shortcut on the button; what finds no room goes into one menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.i18n import _
from app.ui import icons, theme


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the bar; ``call`` runs it. ``order`` is its place in the program's fixed order."""

    key: str
    word: str
    icon: str
    shortcut: str
    order: float


def known_verbs() -> dict[str, Verb]:
    """Every verb of the program, in its order and words."""
    rows = (
        ("add", _("Thêm"), "plus", "Ctrl+N"),
        ("edit", _("Sửa"), "pencil", "F2"),
        ("delete", _("Xóa"), "trash-2", "Ctrl+Del"),
        ("save", _("Cất"), "save", "Ctrl+S"),
        ("cancel", _("Hoãn"), "x", "Esc"),
        ("copy", _("Nhân bản"), "copy", "Ctrl+D"),
        ("post", _("Ghi sổ"), "stamp", "Ctrl+G"),
        ("unpost", _("Bỏ ghi"), "undo-2", "Ctrl+B"),
        ("reload", _("Nạp"), "refresh-cw", "F5"),
        ("print", _("In"), "printer", "Ctrl+P"),
        ("excel", _("Xuất Excel"), "file-spreadsheet", "Ctrl+E"),
        ("close", _("Khóa sổ"), "lock", "Ctrl+L"),
    )
    return {key: Verb(key, word, icon, shortcut, place) for place, (key, word, icon, shortcut) in enumerate(rows)}


class VerbButton(QAbstractButton):
    """Icon, word and, in faint letters, the shortcut. Painted from the tokens."""

    def __init__(self, verb: Verb, *, primary: bool = False) -> None:
        super().__init__()
        self.verb = verb
        self.primary = primary
        self.spelled = True
        self.setText(verb.word)
        self.setAccessibleName(verb.word)
        self.setToolTip(f"{verb.word} ({self._keys()})" if verb.shortcut else verb.word)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _keys(self) -> str:
        return QKeySequence(self.verb.shortcut).toString(QKeySequence.SequenceFormat.NativeText)

    def _fonts(self) -> tuple[QFont, QFont]:
        t = theme.tokens()
        weight = QFont.Weight.DemiBold if self.primary else QFont.Weight.Normal
        return theme.font(t.base, weight), theme.font(t.tiny)

    def width_needed(self, spelled: bool) -> int:
        """Pixels the button takes with or without its shortcut."""
        word, keys = self._fonts()
        width = 9 + 16 + 6 + QFontMetrics(word).horizontalAdvance(self.text()) + 9
        if spelled and self.verb.shortcut:
            width += 7 + QFontMetrics(keys).horizontalAdvance(self._keys())
        return width

    def sizeHint(self) -> QSize:
        """Width by content, height of a control."""
        return QSize(self.width_needed(self.spelled), theme.tokens().control)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground on hover, frame on focus, then icon, word, shortcut."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        lively = self.isEnabled() and (self.underMouse() or self.isDown())
        filled = self.primary and self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        if filled:
            painter.setBrush(theme.colour("accent"))
        elif lively:
            painter.setBrush(theme.colour("line" if self.isDown() else "hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("text" if filled else "accent"), 2))
        painter.drawRoundedRect(box, t.radius, t.radius)
        word_font, keys_font = self._fonts()
        tone = "accent_text" if filled else "text" if self.isEnabled() else "faint"
        picture = icons.pixmap(
            self.verb.icon, "accent_text" if filled else "muted" if self.isEnabled() else "line_strong", 16
        )
        painter.drawPixmap(9, (self.height() - 16) // 2, picture)
        left = 9 + 16 + 6
        painter.setPen(theme.colour(tone))
        painter.setFont(word_font)
        width = QFontMetrics(word_font).horizontalAdvance(self.text())
        painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.spelled and self.verb.shortcut:
            painter.setFont(keys_font)
            painter.setPen(theme.colour("accent_text") if filled else theme.colour("faint"))
            spot = QRect(left + width + 7, 0, self.width(), self.height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, self._keys())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Repaint while the mouse passes."""
        super().mouseMoveEvent(event)
        self.update()


class VerbBar(QWidget):
    """Verbs a screen offers. Shortcuts work wherever the focus is inside the screen the bar belongs to."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._buttons: list[VerbButton] = []
        self._hidden: list[VerbButton] = []
        self._actions: dict[str, QAction] = {}
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(2)
        self._more = VerbButton(Verb("more", _("Việc khác"), "ellipsis", "", 99))
        self._more.clicked.connect(self._open_more)
        self._line.addWidget(self._more)
        self._line.addStretch(1)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def offer(
        self,
        key: str,
        call: Callable[[], object],
        *,
        word: str = "",
        icon: str = "",
        shortcut: str | None = None,
        primary: bool = False,
        after: str = "",
    ) -> QAction:
        """Offer one of the known verbs, or an extra one (``word``, ``icon``) which stands at the end or ``after`` another."""
        known = known_verbs().get(key)
        order: float = known.order if known else 50 + len(self._buttons)
        if after:
            order = next(button.verb.order for button in self._buttons if button.verb.key == after) + 0.01 * (
                1 + len(self._buttons)
            )
        verb = Verb(
            key,
            word or (known.word if known else key),
            icon or (known.icon if known else "circle"),
            shortcut if shortcut is not None else (known.shortcut if known else ""),
            order,
        )
        button = VerbButton(verb, primary=primary)
        action = QAction(verb.word, self._screen)
        action.setShortcut(QKeySequence(verb.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: call())
        self._screen.addAction(action)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.visibleChanged.connect(self._lay_out)
        action.changed.connect(lambda: self._reword(button, action))
        place = sum(other.verb.order < order for other in self._buttons)
        self._buttons.insert(place, button)
        self._line.insertWidget(place, button)
        self._actions[key] = action
        self._lay_out()
        return action

    def _reword(self, button: VerbButton, action: QAction) -> None:
        if button.text() != action.text():
            button.setText(action.text())
            button.setAccessibleName(action.text())
            self._lay_out()

    def offered(self) -> frozenset[str]:
        """The keys of every verb offered."""
        return frozenset(self._actions)

    def buttons(self) -> Sequence[VerbButton]:
        """The buttons in their order."""
        return tuple(self._buttons)

    def in_menu(self) -> frozenset[str]:
        """The keys of the verbs that found no room on the bar."""
        return frozenset(button.verb.key for button in self._hidden)

    def action(self, key: str) -> QAction:
        """The action of a verb, to enable, hide or trigger it."""
        return self._actions[key]

    def allow(self, **allowed: bool) -> None:
        """Enable or disable verbs by key."""
        for key, may in allowed.items():
            if key in self._actions:
                self._actions[key].setEnabled(may)

    def present(self, **shown: bool) -> None:
        """Show or hide verbs by key."""
        for key, is_shown in shown.items():
            if key in self._actions:
                self._actions[key].setVisible(is_shown)

    def _lay_out(self) -> None:
        wanted = [button for button in self._buttons if self._actions[button.verb.key].isVisible()]
        # Why first: what the page is for stays in sight however narrow the window is.
        wanted.sort(key=lambda button: not button.primary)
        for button in self._buttons:
            if button not in wanted:
                button.hide()
        room = self.width() or 10_000
        long, short = ([button.width_needed(spelled) + 2 for button in wanted] for spelled in (True, False))
        count = spelled = len(wanted)
        # Why: first the shortcuts go, from the last verb on, then whole verbs into the menu; tooltips keep the shortcut.
        while spelled and sum(long[:spelled]) + sum(short[spelled:]) > room:
            spelled -= 1
        if sum(short) > room:
            self._name_more(len(wanted))
            room -= self._more.width_needed(False) + 2
            while count and sum(short[:count]) > room:
                count -= 1
        for place, button in enumerate(wanted):
            button.spelled = place < spelled
            button.updateGeometry()
            button.setVisible(place < count)
        self._hidden = wanted[count:]
        self._name_more(len(self._hidden))
        self._more.setVisible(bool(self._hidden))

    def _name_more(self, count: int) -> None:
        self._more.setText(_("Việc khác ({count})").format(count=count))
        self._more.setAccessibleName(self._more.text())
        self._more.updateGeometry()

    def _open_more(self) -> None:
        menu = QMenu(self)
        for button in self._hidden:
            action = self._actions[button.verb.key]
            shown = menu.addAction(icons.icon(button.verb.icon), f"{button.verb.word}\t{button.verb.shortcut}")
            shown.setEnabled(action.isEnabled())
            shown.triggered.connect(action.trigger)
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """One control high; as wide as given."""
        return QSize(300, theme.tokens().control)

    def minimumSizeHint(self) -> QSize:
        """May shrink: what finds no room goes into the menu."""
        return QSize(80, theme.tokens().control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide again what fits."""
        super().resizeEvent(event)
        self._lay_out()
