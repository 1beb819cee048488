"""The keyboard of the tests of screens: chords, Ctrl+Enter, typing. The window itself comes from ``conftest.py``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.ask import Ask
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences


def dress(application: QApplication, looks: str) -> None:
    """Light or dark, at the usual size of text."""
    worn = theme.tokens()
    # Why asked first: to be dressed anew takes the application a third of a second, even in what it wears.
    if not application.styleSheet() or (worn.dark, worn.base) != (looks == "dark", 13):
        theme.apply(application, looks)


@contextmanager
def bare_desk(ask: Ask | None = None) -> Iterator[Desk]:
    """A desk without a window."""
    made = Desk(Preferences(), ask or Ask())
    yield made
    made.shut()


def settle(window: MainWindow) -> None:
    """Let queued work and its callbacks come to rest."""
    window.desk.worker.wait()
    QApplication.processEvents()
    window.desk.worker.wait()


def opened(window: MainWindow, key: str, **arguments: Any) -> Any:
    """The screen or dialog with this key, open and at rest."""
    window.go(key, arguments)
    settle(window)
    return window.dialog if window.dialog is not None and window.dialog.key == key else window.current


def press(window: MainWindow, keys: str) -> Any:
    """Press a chord in the screen shown; gives the dialog that is open then, or None."""
    window.activateWindow()
    assert window.current is not None, "no screen is shown"
    QTest.keySequence(window.current, keys)
    settle(window)
    return window.dialog


def said(within: QWidget) -> str:
    """Every text that is shown in a page, pane or dialog, on its buttons too."""
    shown: list[QLabel | QAbstractButton] = [*within.findChildren(QLabel), *within.findChildren(QAbstractButton)]
    return "\n".join(each.text() for each in shown if each.isVisibleTo(within))


def push(within: QWidget, name: str) -> None:
    """Press the button a screen reader calls so."""
    next(each for each in within.findChildren(QAbstractButton) if each.accessibleName() == name).click()


def enter(window: MainWindow, target: QWidget) -> None:
    """Ctrl+Enter: a dialog's main verb."""
    QTest.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)


def type_in(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace what stands in a field: by keys, or, for letters no key has, as an input method puts them in."""
    field.setFocus()
    field.selectAll()
    if isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)
    elif text.isascii() and text:
        QTest.keyClicks(field, text)
    else:
        field.insert(text)
