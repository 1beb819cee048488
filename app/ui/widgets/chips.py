"""Filter chips: a row of small switches, one of them on (or any number, when several may be)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.ui import icons
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField


class Chips(QWidget):
    """``changed(key)`` when another chip is chosen."""

    changed = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._pressed)
        self._buttons: dict[str, QToolButton] = {}
        self._compact = False
        self._combo = ChoiceField(name)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._combo.changed.connect(self._picked)
        self._combo.hide()
        self._line.addWidget(self._combo)
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the chips by (key, word); the first is on unless the one chosen is still there.

        The same keys with other words (counts that moved) keep their chips, and with them the keyboard.
        """
        if [key for key, _word in choices] == list(self._buttons):
            self._rename(choices)
            return
        kept = next((key for key, button in self._buttons.items() if button.isChecked()), None)
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for key, word in choices:
            chip = QToolButton()
            chip.setText(word)
            chip.setProperty("role", "chip")
            chip.setProperty("key", key)
            chip.setCheckable(True)
            chip.setAccessibleName(f"{self.accessibleName()}: {word}")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(chip)
            self._line.addWidget(chip)
            chip.setVisible(not self._compact)
            # Trap: a widget that joins a window later stands last in its order of Tab.
            self.setTabOrder(list(self._buttons.values())[-1] if self._buttons else self._combo, chip)
            self._buttons[key] = chip
        self._combo.offer(choices)
        if self._buttons:
            self.set_value(kept if kept in self._buttons else next(iter(self._buttons)))

    def _rename(self, choices: Sequence[tuple[str, str]]) -> None:
        for place, (key, word) in enumerate(choices):
            self._buttons[key].setText(word)
            self._buttons[key].setAccessibleName(f"{self.accessibleName()}: {word}")
            self._combo.setItemText(place, word)

    def value(self) -> str:
        """The key of the chip that is on."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose a chip without telling."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            for each, chip in self._buttons.items():
                # Why: Tab comes to the chip that is on, as among radio buttons; the arrows go to the others.
                chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == key else Qt.FocusPolicy.NoFocus)
            self._combo.set_value(key)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window one drop-down takes the place of the chips."""
        self._compact = compact
        self._combo.setVisible(compact)
        for button in self._buttons.values():
            button.setVisible(not compact)

    def _picked(self) -> None:
        key = str(self._combo.value())
        self.set_value(key)
        self.changed.emit(key)

    def _pressed(self, chip: QToolButton) -> None:
        key = str(chip.property("key"))
        self._combo.set_value(key)
        self.changed.emit(key)


class SearchBox(QWidget):
    """Kept beside the chips on every list: a field with a magnifier that waits 250 ms before it asks."""

    searched = Signal(str)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setClearButtonEnabled(True)
        self.edit.setProperty("role", "search")
        self._mark = self.edit.addAction(icons.icon("search", "faint"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFocusProxy(self.edit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._ask)
        self.edit.textChanged.connect(self._wait)
        self.setLayout(parts.row(self.edit))

    def _wait(self, _text: str) -> None:
        self._timer.start()

    def _ask(self) -> None:
        self.searched.emit(self.edit.text().strip())

    def value(self) -> str:
        """What is searched for."""
        return self.edit.text().strip()
