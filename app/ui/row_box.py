"""A small box for one row of a list: its fields below one another, what is wrong beside them, Cất and Thôi.

It stays open until the book has taken the row, so that a refusal is read where it can be mended. It knows no book.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QWidget

from app.i18n import _
from app.ui.desk import Desk
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint

Submit = Callable[[dict[str, Any], Callable[[Any], None], Callable[[str], None]], object]


def value_of(field: QWidget) -> Any:
    """What stands in a field of any of the kinds used here."""
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.value()  # type: ignore[attr-defined]


class RowBox(DeskDialog):
    """``add`` fields, then ``open()``. ``submit(values, done, failed)`` hands the row on; ``done`` closes the box."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, submit: Submit, *, told: str = "", verb: str = "") -> None:
        super().__init__(desk, parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._submit = submit
        self.fields: dict[str, QWidget] = {}
        self.hints: dict[str, Hint] = {}
        self._required: list[str] = []
        self._problem = Hint(title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, 112)
        self._grid.setColumnStretch(1, 1)
        self._save = parts.button(verb or _("Cất  Ctrl+Enter"), self.agree, role="primary")
        self._save.setAccessibleName(verb or _("Cất"))
        stack = parts.column(parts.label(title, "title", wrap=True), gap=10, margins=(20, 16, 20, 16))
        if told:
            stack.addWidget(parts.label(told, "small", wrap=True))
        stack.addLayout(self._grid)
        stack.addWidget(self._problem)
        stack.addStretch(1)
        stack.addLayout(parts.row(None, parts.button(_("Thôi"), self.reject), self._save))
        self.setLayout(stack)
        self.setMinimumWidth(500)

    def add(self, name: str, label: str, field: QWidget, *, required: bool = False, tip: str = "") -> QWidget:
        """Another field; ``tip`` stands faintly below it."""
        place = self._grid.rowCount()
        caption = parts.label(label, "muted")
        caption.setMinimumHeight(30)
        caption.setBuddy(field)
        self._grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop)
        hint = Hint(label)
        below: list[QWidget] = [field]
        if tip:
            below.append(parts.label(tip, "small", wrap=True))
        self._grid.addLayout(parts.column(*below, hint, gap=2), place, 1)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self.fields[name], self.hints[name] = field, hint
        if required:
            self._required.append(name)
        if len(self.fields) == 1:
            field.setFocus()
        return field

    def values(self) -> dict[str, Any]:
        """What stands in the fields, by name."""
        return {name: value_of(field) for name, field in self.fields.items()}

    def complain(self, name: str, sentence: str) -> None:
        """Say what is wrong beside a field and go there."""
        self.hints[name].say(sentence, "danger")
        self.fields[name].setFocus()

    def judge(self, values: Mapping[str, Any]) -> bool:
        """False when a field is empty that must not be, or cannot be read."""
        for hint in self.hints.values():
            hint.say("")
        self._problem.say("")
        for field in self.fields.values():
            readable = getattr(field, "readable", None)
            if readable is not None and not readable():
                field.setFocus()
                return False
        for name in self._required:
            if values[name] is None or not str(values[name]).strip():
                self.complain(name, _("Hãy điền mục này."))
                return False
        return True

    def agree(self) -> None:
        """Hand the row on; the box closes when the book has it."""
        focused = self.focusWidget()
        if focused is not None:
            self._save.setFocus()  # Why: a field settles (cleans, takes the first choice) when it is left.
            focused.setFocus()
        values = self.values()
        if self.judge(values):
            self._submit(values, self._taken, self._refused)

    def _taken(self, _value: Any) -> None:
        self.accept()

    def _refused(self, sentence: str) -> None:
        self._problem.say(sentence, "danger")


def combo(name: str, choices: list[tuple[str, str]], chosen: str | None = None) -> QComboBox:
    """A drop-down of (key, word)."""
    made = QComboBox()
    made.setAccessibleName(name)
    for key, word in choices:
        made.addItem(word, key)
    if chosen is not None:
        made.setCurrentIndex(max(made.findData(chosen), 0))
    return made
