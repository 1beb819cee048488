"""Typing as a treasurer does: plain keys one by one, Vietnamese through the input method, never by setting text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key to whatever has the keyboard."""
    QTest.keyClick(focused(), key, modifiers)
    QCoreApplication.processEvents()


def enter() -> None:
    """The Enter key."""
    press(Qt.Key.Key_Return)


def write(text: str) -> None:
    """ASCII by keys; anything else as UniKey sends it, composed and committed letter by letter."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
        else:
            # Trap: QTest.keyClicks with a Vietnamese letter aborts the process.
            composing = QInputMethodEvent(letter, [])
            QCoreApplication.sendEvent(focused(), composing)
            done = QInputMethodEvent("", [])
            done.setCommitString(letter)
            QCoreApplication.sendEvent(focused(), done)
        QCoreApplication.processEvents()


CTRL = Qt.KeyboardModifier.ControlModifier


def turn_wheel_over(widget: QWidget) -> None:
    """One notch of the wheel downwards over a widget."""
    spot = QPointF(widget.rect().center())
    below, buttons, keys = QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(spot, widget.mapToGlobal(spot), QPoint(), below, buttons, keys, phase, False)
    QCoreApplication.sendEvent(widget, turned)
