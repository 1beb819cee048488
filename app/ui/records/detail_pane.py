"""What every pane beside a list is made of: its frame, lines of facts, lines that open a voucher."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.screen import scrolled
from app.ui.widgets import parts


class DetailPane(QWidget):
    """A panel with one page that scrolls when it is too high; ``name`` is what a screen reader calls it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)

    def fill(self, page: QWidget) -> None:
        """Put the page into the frame, once."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(page))


def fill_facts(grid: QGridLayout, lines: Iterable[tuple[str, str, str]]) -> None:
    """Show these lines and no other: caption, value, and ``""`` for text, ``right`` for a figure, ``strong`` for a sum."""
    parts.empty(grid)
    for place, (caption, value, side) in enumerate(lines):
        detail = parts.label(caption, "strong" if side == "strong" else "small")
        grid.addWidget(detail, place, 0, Qt.AlignmentFlag.AlignTop)
        shown = parts.label(value, "strong" if side == "strong" else "", wrap=not side)
        if side:
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(shown, place, 1)


def opening_line(
    text: str, name: str, detail: str, last: QLabel, opened: Callable[[], object], *, tip: str = ""
) -> QWidget:
    """``text`` as a link (``name`` is what it opens, for a screen reader), what it is in the room there is, and a last word."""
    link = parts.button(text, opened, role="inline")
    link.setAccessibleName(_("Mở {number}").format(number=name))
    label = parts.Elided(detail, "small")
    label.setToolTip(tip or detail)
    line = parts.row(link, label, last, gap=6)
    line.setStretch(1, 1)
    return parts.box(line)
