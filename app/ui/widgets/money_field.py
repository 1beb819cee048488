"""An amount in đồng as the treasurer types it: ``5tr``, ``300k``, ``=12*350000``, ``1.234.567``. Words stand below while typing.

The text is rewritten only when editing ends. What cannot be read stays as typed, with a sentence; it is never guessed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.money import Dong, Rate, show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.domain.words import amount_in_words
from app.i18n import _, render
from app.ui.widgets.line_edit import HintedField, LineEdit
from app.ui.widgets.text_field import TextField


class MoneyField(HintedField):
    """``value()`` is a Dong, or None when the field is empty or cannot be read."""

    def __init__(self, name: str, *, words: bool = True) -> None:
        super().__init__(name, LineEdit())
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._words = words

    def value(self) -> Dong | None:
        """The amount, or None."""
        try:
            return self._read()
        except Refusal:
            return None

    def complaint(self) -> str:
        """Why what stands there is no amount; an empty text when it is one, or nothing."""
        try:
            self._read()
        except Refusal as refusal:
            return render(refusal)
        return ""

    def set_value(self, amount: int | None) -> None:
        """Show an amount."""
        self.edit.setText("" if amount is None else show_money(amount))
        self._typed("")

    def _read(self) -> Dong | None:
        text = self.edit.text().strip()
        return type_money(text) if text else None

    def _typed(self, _text: str) -> None:
        amount, wrong = self.value(), self.complaint()
        if not wrong:
            self._say(amount_in_words(amount) if self._words and amount is not None else "", "note")
        elif not self.edit.hasFocus():
            # Why only then: a half-typed sum such as "=12*" is no error yet; it shows when the field is left.
            self._say(wrong)
        self.changed.emit()

    def _settle(self) -> None:
        amount = self.value()
        if amount is not None:
            self.edit.setText(show_money(amount))
        elif wrong := self.complaint():
            self._say(wrong)


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
