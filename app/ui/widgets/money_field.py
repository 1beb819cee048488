"""An amount in đồng as the treasurer types it: ``5tr``, ``300k``, ``=12*350000``, ``1.234.567``. Words stand below while typing.

The text is rewritten only when editing ends. What cannot be read stays as typed, with a sentence; it is never guessed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.money import Dong, Rate, show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.domain.words import amount_in_words
from app.i18n import _, render
from app.ui.widgets.hint import Hint
from app.ui.widgets.line_edit import LineEdit
from app.ui.widgets.text_field import TextField


def mark(edit: QLineEdit, state: str) -> None:
    """Set the field's border to refused, warned or none."""
    if edit.property("state") != state:
        edit.setProperty("state", state)
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class MoneyField(QWidget):
    """``value()`` is a Dong, or None when the field is empty or cannot be read."""

    changed = Signal()

    def __init__(self, name: str, *, words: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = LineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.edit)
        self._words = words
        self.hint = Hint(name)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
        stack.addWidget(self.edit)
        stack.addWidget(self.hint)
        self.edit.textEdited.connect(self._look)
        self.edit.editingFinished.connect(self._settle)
        self.edit.returnPressed.connect(self._go_on)

    def value(self) -> Dong | None:
        """The amount, or None."""
        text = self.edit.text().strip()
        if not text:
            return None
        try:
            return type_money(text)
        except Refusal:
            return None

    def readable(self) -> bool:
        """False when something stands in the field that is no amount."""
        return not self.complaint()

    def complaint(self) -> str:
        """Why what stands there is no amount; an empty text when it is one, or nothing."""
        text = self.edit.text().strip()
        try:
            if text:
                type_money(text)
        except Refusal as refusal:
            return render(refusal)
        return ""

    def set_value(self, amount: int | None) -> None:
        """Show an amount."""
        self.edit.setText("" if amount is None else show_money(amount))
        self._look()

    def _look(self, _text: str = "") -> None:
        text = self.edit.text().strip()
        if not text:
            self.hint.say("")
            mark(self.edit, "")
        else:
            try:
                amount = type_money(text)
            except Refusal as refusal:
                # Why: a half-typed sum such as "=12*" is no error yet; it shows when the field is left.
                if not self.edit.hasFocus():
                    self._refuse(refusal)
            else:
                mark(self.edit, "")
                self.hint.say(amount_in_words(amount) if self._words else "")
        self.changed.emit()

    def _refuse(self, refusal: Refusal) -> None:
        mark(self.edit, "refused")
        self.hint.say(render(refusal), "danger")

    def _settle(self) -> None:
        text = self.edit.text().strip()
        if not text:
            return
        try:
            self.edit.setText(show_money(type_money(text)))
        except Refusal as refusal:
            self._refuse(refusal)

    def _go_on(self) -> None:
        if self.readable():
            self.edit.focusNextChild()


class RateField(TextField):
    """A rate as she types it, per cent: ``0,5%`` or ``0,5``. ``value()`` is an exact share, nothing written is 0%, unreadable None."""

    def value(self) -> Rate | None:  # type: ignore[override]
        """The rate."""
        text = self.text().strip()
        try:
            return Rate(f"{text.rstrip('% ')}%") if text else Rate(0)
        except (ValueError, ZeroDivisionError):
            return None

    def set_value(self, rate: Rate | None) -> None:  # type: ignore[override]
        """Show a rate without telling anybody it was typed."""
        super().set_value("" if rate is None else rate.show())

    def complaint(self) -> str:
        """How a rate is written; an empty text when one stands there."""
        return "" if self.value() is not None else _("Lãi viết như 0,5%.")

    def _settle(self) -> None:
        if self.text().strip() and (rate := self.value()) is not None:
            self.setText(rate.show())
