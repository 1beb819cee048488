"""A month as the treasurer types it: ``12/2024``, ``122024``, ``2024-12``, ``5`` (of the working year). Formatted when editing ends."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.dates import Month
from app.i18n import _
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import mark
from app.ui.widgets.text_field import TextField

_SHAPES = (r"(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})", r"(?P<y>\d{4})\s*-\s*(?P<m>\d{1,2})", r"(?P<m>\d{2})(?P<y>\d{4})", r"(?P<m>\d{1,2})")


def read_month(text: str, year: int) -> Month | None:
    """The month a text names, or None."""
    for shape in _SHAPES:
        found = re.fullmatch(shape, text.strip())
        if found and 1 <= int(found["m"]) <= 12:
            return Month(int(found.groupdict().get("y") or year), int(found["m"]))
    return None


class MonthField(QWidget):
    """``value()`` is a Month, or None when empty or unreadable. ``year`` is what a bare month belongs to."""

    def __init__(self, name: str, year: int) -> None:
        super().__init__()
        self._year = year
        self.setAccessibleName(name)
        self.edit = TextField(name, placeholder=_("tháng/năm, ví dụ 12/2024"))
        self.hint = Hint(name)
        self.setFocusProxy(self.edit)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
        stack.addWidget(self.edit)
        stack.addWidget(self.hint)
        self.edit.editingFinished.connect(self._settle)

    def value(self) -> Month | None:
        """The month, or None."""
        return read_month(self.edit.text(), self._year)

    def set_value(self, month: Month | None) -> None:
        """Show a month."""
        self.edit.set_value("" if month is None else f"{month.month:02d}/{month.year}")

    def readable(self) -> bool:
        """False when something stands in the field that is no month."""
        return not self.edit.text().strip() or self.value() is not None

    def _settle(self) -> None:
        month = self.value()
        if month is not None:
            self.set_value(month)
        mark(self.edit, "" if self.readable() else "refused")
        self.hint.say("" if self.readable() else _("Không phải một tháng. Gõ dạng 12/2024."), "danger")
