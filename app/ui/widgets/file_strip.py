"""Files as a strip: each with its name and size, opened by a click, added by a button or by dragging. It knows no book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app import paths
from app.domain import machine
from app.domain.file_names import keepable
from app.i18n import _
from app.ui import icons
from app.ui.widgets import parts


class StoredFile(Protocol):
    """What the strip shows of a file."""

    @property
    def id(self) -> int:
        """What it is asked for by."""

    @property
    def name(self) -> str:
        """Its name on the computer it came from."""

    @property
    def media_type(self) -> str:
        """``image/jpeg``, ``application/pdf`` …"""

    @property
    def size(self) -> int:
        """In bytes."""


def size_word(size: int) -> str:
    """``1,2 MB`` or ``340 KB``."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"


class FileStrip(QWidget):
    """``add_asked``, ``open_asked(id, name)``, ``remove_asked(id)``."""

    add_asked = Signal()
    open_asked = Signal(int, str)
    remove_asked = Signal(int)

    def __init__(self, *, upright: bool = False) -> None:
        """``upright`` stands the files below one another, for a narrow pane."""
        super().__init__()
        self._line = QVBoxLayout(self) if upright else QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._shown: list[QWidget] = []
        self._add = parts.button(_("Đính kèm…"), self._press, icon="paperclip")
        self._none = parts.label(_("Chưa có tệp nào. Có thể kéo ảnh hoặc PDF thả vào đây."), "small")
        self._none.setWordWrap(upright)
        self._line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addWidget(self._none)
        if not upright:
            self._line.addStretch(1)

    def _press(self) -> None:
        self.add_asked.emit()

    def show_files(self, files: Sequence[StoredFile], *, may_add: bool, may_remove: bool) -> None:
        """Show these files."""
        for widget in self._shown:
            self._line.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self._add.setEnabled(may_add)
        self._none.setVisible(not files)
        for place, file in enumerate(files, 1):
            opener = QToolButton()
            opener.setProperty("role", "chip")
            opener.setIcon(icons.icon("image" if file.media_type.startswith("image/") else "file-text"))
            opener.setIconSize(QSize(14, 14))
            opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            opener.setText(f"{_short(file.name)}  {size_word(file.size)}")
            opener.setToolTip(file.name)
            opener.setAccessibleName(_("Mở tệp {name}").format(name=file.name))
            opener.clicked.connect(lambda _checked=False, file=file: self.open_asked.emit(file.id, file.name))
            remover = parts.tool("x", _("Bỏ tệp {name}").format(name=file.name))
            remover.setVisible(may_remove)
            remover.clicked.connect(lambda _checked=False, file=file: self.remove_asked.emit(file.id))
            held = parts.box(parts.row(opener, remover, gap=2))
            self._line.insertWidget(place, held, 0, Qt.AlignmentFlag.AlignLeft)
            self._shown.append(held)


def show_file(content: bytes, name: str) -> None:
    """Open bytes with the computer's own viewer, from a copy in the user's private folder; refuses where it cannot be written."""
    stem, dot, kind = name.rpartition(".")
    try:
        file = paths.temporary_folder() / keepable(stem, f".{keepable(kind)}" if dot else keepable(kind))
        file.write_bytes(content)
    except OSError as problem:
        raise machine.CannotWrite(name=name, problem=machine.reason(problem)) from problem
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _short(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:16]}…{name[-8:]}"
