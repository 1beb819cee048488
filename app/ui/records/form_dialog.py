"""The frame of a small dialog that does one act: captions, fields, a message beside each field, one button.

A dialog of the house builds on it, says what is wrong with ``show_error`` and carries its act out with ``act``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLayout, QLineEdit, QWidget

from app.i18n import _
from app.models.operation import Outcome
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint

Line = tuple[str, str, QWidget]
"""Key of the hint, caption, field."""


def field_grid(lines: Sequence[Line], hints: dict[str, Hint], *, columns: int = 1, caption: int = 92) -> QGridLayout:
    """Captions and fields in one or two columns; each field has its message below it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for place, (key, word, field) in enumerate(lines):
        row, side = divmod(place, columns)
        hints[key] = Hint(word)
        when_typed(field, hints[key].clear_error_on_edit)
        label = parts.label(word, "muted")
        label.setMinimumHeight(30)
        grid.addWidget(label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
        held = parts.column(field, hints[key], gap=1)
        held.addStretch(1)
        grid.addLayout(held, row, 2 * side + 1)
    for side in range(columns):
        grid.setColumnMinimumWidth(2 * side, caption)
        grid.setColumnStretch(2 * side + 1, 1)
    return grid


def when_typed(within: QWidget, call: Callable[[], None]) -> None:
    """Call whenever the user types or chooses in a field or in any field within."""
    for edit in (within, *within.findChildren(QLineEdit)):
        if isinstance(edit, QLineEdit):
            edit.textEdited.connect(lambda _text: call())
    for box in (within, *within.findChildren(QComboBox)):
        if isinstance(box, QComboBox):
            box.activated.connect(lambda _place: call())


class FormDialog(DeskDialog):
    """``lay_out`` frames the contents; ``submit_button`` carries the act out."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.hints: dict[str, Hint] = {}
        self.title = parts.label(self.name(), "title", wrap=True)
        self.submit_button = parts.button("", self.submit, role="primary")
        self._all = Hint(self.name())

    def lay_out(
        self,
        button_text: str,
        *contents: QWidget | QLayout,
        width: int = 520,
        foot: Sequence[QWidget] = (),
        stretch: int = -1,
    ) -> None:
        """Title, contents, messages, and below them Thôi and the button. ``stretch`` is the content that takes free room."""
        self.name_button(button_text)
        stack = parts.column(self.title, gap=10, margins=(20, 16, 20, 16))
        for place, content in enumerate(contents):
            if isinstance(content, QWidget):
                stack.addWidget(content, 1 if place == stretch else 0)
            else:
                stack.addLayout(content, 1 if place == stretch else 0)
        stack.addWidget(self._all)
        if stretch < 0:
            stack.addStretch(1)
        stack.addLayout(parts.row(*foot, None, parts.button(_("Thôi"), self.reject), self.submit_button))
        self.setLayout(stack)
        self.setMinimumWidth(width)
        when_typed(self, self._all.clear_error_on_edit)

    def name_button(self, button_text: str) -> None:
        """What the button says, with its chord."""
        self.submit_button.setText(_("{verb}  Ctrl+Enter").format(verb=button_text))
        self.submit_button.setAccessibleName(button_text)

    def clear_errors(self) -> None:
        """Take every message away before judging again."""
        for hint in (*self.hints.values(), self._all):
            hint.say("")

    def show_error(self, key: str, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong beside a field and go there."""
        self.hints.get(key, self._all).show_error(sentence)
        if field is not None:
            field.setFocus()

    def findings_shown(self) -> int:
        """How many places of the dialogue say that something is wrong."""
        return sum(bool(hint.text()) for hint in (*self.hints.values(), self._all))

    def act(self, service: Callable[..., Outcome[Any]], *arguments: Any, title: str = "", **named: Any) -> None:
        """Run a function of the services; close when it is done, else say why not."""
        self.submit_button.setEnabled(False)
        self.desk.do(service, *arguments, done=self.ended, failed=self.refused, title=title, **named)

    def ended(self, _value: Any) -> None:
        """The act is done."""
        self.accept()

    def refused(self, sentence: str) -> None:
        """The act was refused: everything typed stays."""
        self.submit_button.setEnabled(True)
        self._all.show_error(sentence)
