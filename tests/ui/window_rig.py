"""A whole window over a real small book, and a user who answers every question from a list. For tests of screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from app.ui import theme
from app.ui.ask import Ask
from app.ui.desk import Desk
from app.ui.main_window import MainWindow


class Answers(Ask):
    """Says yes, gives the reason and the file it was told to; ``asked`` keeps the titles."""

    def __init__(self, *, agree: bool = True, reason: str | None = "lý do thử", file: Path | None = None) -> None:
        super().__init__()
        self.agree, self.why, self.file = agree, reason, file
        self.asked: list[str] = []

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        self.asked.append(f"{title} {text}")
        return self.agree

    def choose(self, title: str, text: str, verb: str, other: str) -> str:
        self.asked.append(title)
        return "yes" if self.agree else ""

    def reason(self, title: str, text: str, verb: str, *, danger: bool = False) -> str | None:
        self.asked.append(title)
        return self.why

    def file_to_open(self, title: str, patterns: str, folder: Path | None = None) -> Path | None:
        return self.file

    def file_to_save(self, title: str, proposal: Path, patterns: str) -> Path | None:
        return self.file

    def folder(self, title: str, start: Path | None = None) -> Path | None:
        return self.file


@contextmanager
def window_on(book: Path | None, answers: Answers | None = None) -> Iterator[MainWindow]:
    """The window, shown, with the book open (or at the start)."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application)
    desk = Desk(ask=answers or Answers())
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    if book is not None:
        desk.open_book(book)
    settle(window)
    try:
        yield window
    finally:
        desk.shut()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def settle(window: MainWindow) -> None:
    """Let queued work and its callbacks come to rest."""
    window.desk.worker.wait()
    QApplication.processEvents()
    window.desk.worker.wait()


def press(window: MainWindow, keys: str, target: QWidget | None = None) -> None:
    """Press a chord in the screen shown (or in ``target``)."""
    window.activateWindow()
    QTest.keySequence(target or window.current, keys)
    settle(window)


def enter(window: MainWindow, target: QWidget) -> None:
    """Ctrl+Enter: a dialog's main verb."""
    QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)


def type_in(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace what stands in a field, key by key; letters the keyboard has no key for are put in as an input method would."""
    field.setFocus()
    field.selectAll()
    if text.isascii() and isinstance(field, QLineEdit):
        QTest.keyClicks(field, text)
    elif isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def dialog(window: MainWindow) -> Any:
    """The dialog that was opened last."""
    return window._dialog


def unnamed(screen: QWidget) -> list[str]:
    """Widgets one can reach by keyboard that a screen reader could not name."""
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)
    return [
        type(widget).__name__
        for widget in screen.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisibleTo(screen)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QComboBox)
    ]
