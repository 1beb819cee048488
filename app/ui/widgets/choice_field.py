"""Choosing: one of a few words in a drop-down, one of some words or any other, yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.text import clean


class ChoiceField(QComboBox):
    """``value()`` is the key of the word shown, or None when there is none; ``changed`` when the user takes another.

    The wheel over the closed field scrolls the page below it: nobody sees a choice change under a passing mouse.
    """

    changed = Signal()

    def __init__(
        self, name: str, choices: Iterable[tuple[Any, str]] = (), *, letters: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys: list[Any] = []
        self.setAccessibleName(name)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(choices)
        self.activated.connect(lambda _place: self.changed.emit())

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Replace the choices by (key, word); the one chosen stays while it is still there, else the first is."""
        kept = self.value()
        # Why blocked: whoever listens hears of what the user does, not of what the book offers.
        blocked = self.blockSignals(True)
        self.clear()
        told = list(choices)
        # Why kept here: Qt gives back a text where it was given an enum of texts.
        self._keys = [key for key, _word in told]
        self.addItems([word for _key, word in told])
        self.setCurrentIndex(max(self._place(kept), 0) if self.count() else -1)
        self.blockSignals(blocked)

    def offers(self, key: Any) -> bool:
        """True when one of the choices has this key."""
        return key in self._keys

    def _place(self, key: Any) -> int:
        return self._keys.index(key) if key in self._keys else -1

    def value(self) -> Any:
        """The key chosen, or None."""
        return self._keys[self.currentIndex()] if 0 <= self.currentIndex() < len(self._keys) else None

    def set_value(self, key: Any) -> None:
        """Show the choice with this key without telling; one that is not offered shows nothing."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._place(key))
        self.blockSignals(blocked)

    def complaint(self) -> str:
        """A choice is always one of its words."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to whatever scrolls around the field."""
        event.ignore()


class WordField(ChoiceField):
    """Words to choose from, or any other typed: ``value()`` is the clean text."""

    def __init__(self, name: str, words: Iterable[str] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setEditable(True)
        # Why: completing inside the field fights with UniKey; the list drops down instead.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.lineEdit().setAccessibleName(name)
        self.offer((word, word) for word in words)
        self.editTextChanged.connect(lambda _text: self.changed.emit())

    def offer_words(self, words: Iterable[str]) -> None:
        """Replace the words; what is typed stays."""
        typed = self.value()
        self.offer((word, word) for word in words)
        self.set_value(typed)

    def value(self) -> str:
        """The text, clean."""
        return clean(self.currentText())

    def set_value(self, text: Any) -> None:
        """Show a text without telling."""
        blocked = self.blockSignals(True)
        self.setEditText(str(text or ""))
        self.blockSignals(blocked)


class TickField(QCheckBox):
    """``value()`` is True when ticked; ``changed`` when the user ticks it."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """True when ticked."""
        return self.isChecked()

    def set_value(self, ticked: bool | None) -> None:
        """Tick it or not, without telling."""
        self.setChecked(bool(ticked))

    def complaint(self) -> str:
        """A box is ticked or it is not."""
        return ""
