"""Labels, rules and rows that every screen uses, so that roles and spacing are spelled once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme

Row = QHBoxLayout
Column = QVBoxLayout
Part = QWidget | QLayout | int | None


def label(text: str = "", role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label; ``role`` is one of display, title, section, muted, small, figure, strong."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


class Elided(QLabel):
    """A label of one line that shortens its text with … when there is no room, and tells all of it in a tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), text)
        painter.end()


class PageStack(QStackedWidget):
    """Pages of which one is shown. Only that one is measured: Qt by itself would measure every page ever opened, again and again."""

    def sizeHint(self) -> QSize:
        """What the page shown would like to have."""
        shown = self.currentWidget()
        return super().sizeHint() if shown is None else shown.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page shown needs."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """False: a page gets the room that the window has."""
        return False


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label the tone danger, warn, good or none, and have the style sheet look again."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_role(widget: QWidget, role: str) -> None:
    """Another role of the style sheet for a label that is shown already."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def upright_rule() -> QFrame:
    """A hairline downwards."""
    line = QFrame()
    line.setProperty("role", "vrule")
    line.setFixedWidth(1)
    return line


def row(*parts: Part, gap: int | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side; a number is a fixed gap, None takes the free room."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def column(*parts: Part, gap: int | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets below one another; a number is a fixed gap, None takes the free room."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margins)
    return made


def _fill(
    layout: QHBoxLayout | QVBoxLayout, parts: tuple[Part, ...], gap: int | None, margins: tuple[int, int, int, int]
) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(theme.tokens().gap_s if gap is None else gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def grid(stretch: int = 1, *, gap: int = 10, line_gap: int = 3) -> QGridLayout:
    """A small table of words and figures; the column ``stretch`` takes the free room."""
    made = QGridLayout()
    made.setHorizontalSpacing(gap)
    made.setVerticalSpacing(line_gap)
    made.setColumnStretch(stretch, 1)
    return made


def wants_height(each: QWidget | QLayout) -> bool:
    """True for what takes free height, such as a table, and for a layout that holds such a thing."""
    if isinstance(each, QWidget):
        return bool(each.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
    # Why not asked of the layout: it leaves out widgets that stand in no window yet.
    held = (each.itemAt(place) for place in range(each.count()))
    return any(wants_height(part) for item in held if (part := item.widget() or item.layout()) is not None)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, with what stands in layouts inside it."""
    while layout.count():
        item = layout.takeAt(0)
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner)
        if widget is not None:
            # Why: it is deleted only when the loop is reached again, and would flash up as a window until then.
            widget.hide()
            widget.deleteLater()


def box(layout: QHBoxLayout | QVBoxLayout, role: str = "") -> QWidget:
    """A plain widget around a layout, with a ground when ``role`` is surface, panel, bar or page."""
    made = QWidget()
    if role:
        made.setProperty("role", role)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def button(
    text: str, pressed: Callable[[], object] | None = None, *, icon: str = "", role: str = "", tip: str = ""
) -> QPushButton:
    """A push button that never becomes a dialog's default by accident; ``role`` primary, danger or link."""
    # Why: a style sheet cannot set the gap between icon and text; a figure space does.
    made = QPushButton(f"\u2009{text}" if icon and text else text)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor if role == "link" else Qt.CursorShape.ArrowCursor)
    if role:
        made.setProperty("role", role)
    if icon:
        tones = {"primary": "accent_text", "danger": "danger", "link": "accent", "inline": "accent"}
        made.setIcon(icons.icon(icon, tones.get(role, "muted")))
        made.setIconSize(QSize(16, 16))
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName(text)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def tool(icon: str, text: str, pressed: Callable[[], object] | None = None, *, show_text: bool = False) -> QToolButton:
    """A flat button with an icon; its text is at least its tooltip and accessible name."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setIconSize(QSize(16, 16))
    made.setText(text)
    made.setToolTip(text)
    made.setAccessibleName(text)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if show_text else Qt.ToolButtonStyle.ToolButtonIconOnly
    made.setToolButtonStyle(style)
    if pressed is not None:
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def spring() -> QWidget:
    """A widget that takes the free room in a row."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made
