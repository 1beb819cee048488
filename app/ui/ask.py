"""The single seam through which the program asks its user anything: yes or no, a reason, a file, a printer.

Screens hold an ``Ask``; tests put their own in its place and answer without clicks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.domain.file_names import keepable
from app.i18n import _
from app.ui import icons
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextBox, TextField


def proposed(name: str, ending: str, folder: Path | None = None) -> Path:
    """Where to propose to save what has this name; in the user's home when no folder is said."""
    return (folder or Path.home()) / keepable(name, ending)


class Question(QDialog):
    """A small box: what will happen, what to do, one button and one way out. It may also ask why (``reason``) or for a ``word``."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        button_text: str,
        *,
        danger: bool = False,
        asks: Literal["", "reason", "word"] = "",
        other: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.setMaximumWidth(560)
        self.answer = ""
        mark = parts.label()
        mark.setPixmap(
            icons.pixmap("triangle-alert" if danger else "circle-help", "danger" if danger else "accent", 22)
        )
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = parts.column(parts.label(title, "title", wrap=True), parts.label(text, "", wrap=True), gap=6)
        stack = parts.column(parts.row(mark, column, gap=12), margins=(20, 18, 20, 16), gap=12)
        stack.itemAt(0).layout().setStretch(1, 1)
        self._asked: TextBox | TextField | None = None
        self._hint = Hint()
        if asks == "reason":
            self._asked = TextBox(_("Lý do"), lines=2, placeholder=_("Lý do, ví dụ: ghi nhầm số tiền"))
        elif asks == "word":
            self._asked = TextField(title)
        if self._asked is not None:
            stack.addWidget(self._asked)
            stack.addWidget(self._hint)
        submit = parts.button(button_text, self.submit, role="danger" if danger else "primary")
        back = parts.button(_("Thôi"), self.reject)
        third = [parts.button(other, self._take_other)] if other else []
        stack.addLayout(parts.row(None, *third, back, submit))
        self.setLayout(stack)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit)
        submit.setDefault(not danger and not asks)
        (self._asked or (back if danger else submit)).setFocus()

    def submit(self) -> None:
        """Give the answer; a question that asks for words is not answered without any."""
        if self._asked is not None:
            self.answer = " ".join(self._asked.value().split())
            if not self.answer:
                reason = isinstance(self._asked, TextBox)
                self._hint.say(
                    _("Hãy ghi lý do: lý do nằm lại trong nhật ký.") if reason else _("Hãy ghi tên."), "danger"
                )
                self._asked.setFocus()
                return
        self.accept()

    def _take_other(self) -> None:
        self.answer = "other"
        self.accept()


def _asked(box: Question) -> str | None:
    """Show a box until it is answered, then delete it; gives the answer, None when the user cancelled."""
    agreed = box.exec() == QDialog.DialogCode.Accepted
    box.deleteLater()
    return box.answer if agreed else None


class Ask:
    """Questions in boxes over the active window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def confirm(self, title: str, text: str, button_text: str, *, danger: bool = False) -> bool:
        """True when the user chose the button."""
        return _asked(Question(self.parent, title, text, button_text, danger=danger)) is not None

    def choose(self, title: str, text: str, button_text: str, other: str) -> str:
        """``yes`` for the button, ``other`` for the second way, an empty text for neither."""
        answer = _asked(Question(self.parent, title, text, button_text, other=other))
        return "" if answer is None else answer or "yes"

    def reason(self, title: str, text: str, button_text: str, *, danger: bool = False) -> str | None:
        """The reason given, or None when the user cancelled."""
        return _asked(Question(self.parent, title, text, button_text, danger=danger, asks="reason"))

    def word(self, title: str, text: str, button_text: str) -> str:
        """A name given; an empty text when the user cancelled."""
        box = Question(self.parent, title, text, button_text, asks="word")
        return _asked(box) or ""

    def file_to_open(self, title: str, patterns: str, folder: Path | None = None) -> Path | None:
        """A file chosen to read."""
        name, _filter = QFileDialog.getOpenFileName(self.parent, title, str(folder or ""), patterns)
        return Path(name) if name else None

    def files_to_open(self, title: str, patterns: str) -> Sequence[Path]:
        """Files chosen to read."""
        names, _filter = QFileDialog.getOpenFileNames(self.parent, title, "", patterns)
        return [Path(name) for name in names]

    def file_to_save(self, title: str, proposal: Path, patterns: str) -> Path | None:
        """A file chosen to write; its ending is the one proposed when none was typed."""
        name, _filter = QFileDialog.getSaveFileName(self.parent, title, str(proposal), patterns)
        if not name:
            return None
        chosen = Path(name)
        return chosen if chosen.suffix else chosen.with_suffix(proposal.suffix)

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        """A folder chosen."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(start or ""))
        return Path(name) if name else None

    def printer(self, pages: int) -> QPrinter | None:
        """A printer with its settings, or None."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self.parent)
        dialog.setMinMax(1, max(pages, 1))
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
