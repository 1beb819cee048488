"""A day, or the part of it that is known: ``04/05/1990``, ``04051990``, ``05/1990`` or ``1990``."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month
from app.domain.members.members import KnownDate, show_known_date
from app.domain.problems import Refusal
from app.domain.reading import read_partial_date, type_date
from app.i18n import render
from app.ui.widgets.line_edit import LineEdit


class KnownDateField(LineEdit):
    """``value()`` is what is known, None while nothing stands there or it cannot be read."""

    def __init__(self, name: str, month: Month, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.returnPressed.connect(self.focusNextChild)

    def _read(self) -> KnownDate | None:
        text = self.text().strip()
        if not text:
            return None
        return type_date(text, self._month) if re.fullmatch(r"\d{8}", text) else read_partial_date(text)

    def value(self) -> KnownDate | None:
        """What is known of the day."""
        try:
            return self._read()
        except Refusal:
            return None

    def set_value(self, known: Any) -> None:
        """Show what is known."""
        self.setText("" if known is None else show_known_date(known))
        self.setCursorPosition(0)

    def complaint(self) -> str:
        """Why what stands there is no date; an empty text when it is one, or nothing."""
        try:
            self._read()
        except Refusal as refusal:
            return render(refusal)
        return ""
