"""What every screen and dialog is: a key, an entry of the rail, a name, and how it hears of changes. Screens never import one another;
they ask the desk to ``go`` somewhere, and the main window finds the class by its key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.desk import EVERYTHING, Desk
from app.ui.widgets import parts
from app.ui.widgets.verb_bar import VerbBar

LOW = 500
"""The height every dialog fits in: a window of 768 pixels at 150 % has 512."""
MARGIN = 50


def go_on(within: QWidget) -> bool:
    """Enter in a drop-down or a check box moves to the next field; False when the focus is elsewhere."""
    if isinstance(within.focusWidget(), QComboBox | QCheckBox):
        return within.focusNextChild()
    return False


class Screen(QWidget):
    """A page of an entry of the rail. ``watches`` are the tables whose change makes it look again; it does so only while it is seen.

    ``takes`` names the arguments of ``enter``; any other is a mistake of the page that leads here.
    """

    key: ClassVar[str] = ""
    called: ClassVar[str] = ""
    takes: ClassVar[frozenset[str]] = frozenset()
    rail_entry: ClassVar[str] = ""
    place: ClassVar[int] = 0
    in_tabs: ClassVar[bool] = True
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self.verbs = VerbBar(self)
        self.setAccessibleName(self.name())
        self._begins_at: QWidget | None = None
        desk.changed.connect(self._heard)
        desk.month_changed.connect(self._month_moved)
        desk.book_changed.connect(self._book_moved)

    @classmethod
    def name(cls) -> str:
        """What the tab or the search calls it: ``called`` in the language in use."""
        return _(cls.called) if cls.called else cls.key

    def refresh(self) -> None:
        """Read everything shown anew."""

    def begin_at(self, widget: QWidget) -> None:
        """Where the keyboard is when somebody comes here.

        Trap: a focus proxy would do that too, but Tab coming from above then jumps to it over every field before it.
        """
        self._begins_at = widget

    def take_keyboard(self) -> None:
        """Give the keyboard to where this page begins."""
        (self._begins_at or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self, **arguments: Any) -> None:
        """Called when somebody goes here, with what they pointed at."""

    def where(self) -> dict[str, Any]:
        """What ``enter`` needs to show the same again."""
        return {}

    def may_leave(self) -> bool:
        """False keeps the user here (something unsaved, and she chose to stay)."""
        return True

    def tell(self, sentence: str, tone: str) -> None:
        """Show a sentence of the desk; only the start needs to, elsewhere the banner does."""

    def refresh_if_stale(self) -> None:
        """Look again when something changed while nobody watched."""
        if self._stale and self.desk.book is not None:
            self._stale = False
            self.refresh()

    def watched(self) -> frozenset[str]:
        """The tables whose change makes it look again; a page made of what rooms bring gathers theirs."""
        return self.watches

    def _heard(self, tables: frozenset[str]) -> None:
        if tables & (self.watched() | EVERYTHING):
            self._stale = True
            if self.isVisible():
                self.refresh_if_stale()

    def _month_moved(self, _month: object) -> None:
        self._heard(EVERYTHING)

    def _book_moved(self) -> None:
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Seen again: look again if something changed."""
        super().showEvent(event)
        self.refresh_if_stale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a choice goes to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and go_on(self):
            return
        super().keyPressEvent(event)

    def lay_out(self, *contents: QWidget | Any, margins: int = 14, gap: int = 10) -> QVBoxLayout:
        """The common frame: the verb bar on top on its own ground, contents below."""
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        bar = parts.box(parts.row(self.verbs, margins=(margins - 8, 5, margins - 8, 5)), "bar")
        bar.layout().setStretch(0, 1)
        stack.addWidget(bar)
        stack.addWidget(parts.rule())
        body = QVBoxLayout()
        body.setContentsMargins(margins, gap, margins, gap)
        body.setSpacing(gap)
        for content in contents:
            if isinstance(content, QWidget):
                body.addWidget(content)
            else:
                body.addLayout(content)
        stack.addLayout(body, 1)
        return body


class DeskDialog(QDialog):
    """A dialog opened through the desk. Never larger than 900 by 500 unless it asks to ``grow_to``; what is longer scrolls.

    ``in_search`` is False for those that need an argument; ``takes`` names the arguments. ``watches`` are the tables whose
    change makes it look again while it is open; once closed it hears nothing more.
    """

    key: ClassVar[str] = ""
    called: ClassVar[str] = ""
    takes: ClassVar[frozenset[str]] = frozenset()
    in_search: ClassVar[bool] = True
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(self.name())
        self.setAccessibleName(self.name())
        self.setMaximumSize(900, LOW)
        if self.watches:
            desk.changed.connect(self._heard)

    @classmethod
    def name(cls) -> str:
        """What the window and the search call it: ``called`` in the language in use."""
        return _(cls.called) if cls.called else cls.key

    def enter(self, **arguments: Any) -> None:
        """Called before it is shown."""

    def refresh(self) -> None:
        """Read anew what it watches."""

    def frame(self, *contents: QWidget, foot: Sequence[QWidget] = (), wide: int = 620, high: int = 440) -> None:
        """Lay out a dialogue that is only read: its title, its contents, and Đóng below; what wants height takes the free room."""
        self.title = parts.label(self.name(), "title", wrap=True)
        below = parts.row(*foot, None, parts.button(_("Đóng"), self.accept))
        stack = parts.column(self.title, gap=10, margins=(20, 16, 20, 16))
        for content in contents:
            stack.addWidget(content, 1 if parts.wants_height(content) else 0)
        stack.addLayout(below)
        self.setLayout(stack)
        self.resize(wide, high)

    def grow_to(self, height: int) -> None:
        """Be this high if the window around has room for it, and never lower than any other dialog may be."""
        around = self.parentWidget().window().height() if self.parentWidget() is not None else 0
        height = max(min(height, around - 2 * MARGIN), LOW)
        self.setMaximumHeight(height)
        self.resize(self.width(), height)

    def _heard(self, tables: frozenset[str]) -> None:
        if self.isVisible() and self.desk.book is not None and tables & (self.watches | EVERYTHING):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """High enough for every wrapped line, which Qt does not see by itself."""
        super().showEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """A sentence that comes up while the dialog stands open finds room below, and nothing is squeezed for it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._make_room()
        return done

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = min(layout.totalHeightForWidth(self.width()), self.maximumHeight())
            self.resize(self.width(), max(self.height(), wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter agrees; plain Enter never does by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
            else:
                go_on(self)
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        """The dialog's main act."""
        self.accept()


def scrolled(content: QWidget) -> QScrollArea:
    """A page that scrolls when it is too high; it never scrolls sideways."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("role", content.property("role") or "page")
    return area


def split_beside(table: QWidget, pane: QWidget | None) -> QSplitter:
    """A list with the pane that shows its row whole, if any; the list takes the free room and is never pushed away."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(table)
    if pane is not None:
        split.addWidget(pane)
    split.setStretchFactor(0, 1)
    split.setCollapsible(0, False)
    return split
