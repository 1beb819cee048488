"""The notes of a cash box as they are counted: sheets by denomination, what they come to, and the rest."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.ledger.counting import DENOMINATIONS
from app.domain.money import show_money
from app.i18n import _
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField


class NotesField(QWidget):
    """``value()`` is how many sheets of each denomination were typed; ``other`` is the field of the money besides."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[int, MoneyField] = {}
        self._sums: dict[int, QLabel] = {}
        grid = parts.grid(gap=8, line_gap=5)
        grid.setColumnStretch(1, 0)
        half = (len(DENOMINATIONS) + 2) // 2
        for side in (0, 4):
            for column, word in enumerate((_("Loại"), _("Số tờ"), _("Tiền"))):
                head = parts.label(word, "small")
                head.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(head, 0, side + column)
        for place, value in enumerate(DENOMINATIONS):
            self._add(grid, value, place % half + 1, 4 * (place // half))
        self.other = _field(_("Tiền khác"), 92, self)
        grid.addWidget(parts.label(_("Khác")), half, 4)
        grid.addWidget(self.other, half, 5, 1, 2)
        grid.setColumnMinimumWidth(3, 10)
        grid.setRowStretch(half + 1, 1)
        self.setLayout(grid)
        self.setFocusProxy(self.sheets[DENOMINATIONS[0]])

    def _add(self, grid: QGridLayout, value: int, row: int, column: int) -> None:
        field = self.sheets[value] = _field(_("Loại {value}đ").format(value=show_money(value)), 66, self)
        amount = self._sums[value] = parts.label("", "muted")
        amount.setMinimumWidth(74)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(parts.label(show_money(value)), row, column)
        grid.addWidget(field, row, column + 1)
        grid.addWidget(amount, row, column + 2)

    def value(self) -> dict[int, int] | None:
        """Sheets by denomination, of those typed; None when nothing was."""
        return {
            value: int(count) for value, field in self.sheets.items() if (count := field.value()) is not None
        } or None

    def set_value(self, sheets: Mapping[int, int] | None) -> None:
        """Show sheets."""
        for value, field in self.sheets.items():
            field.set_value((sheets or {}).get(value))

    def complaint(self) -> str:
        """The first number that cannot be read."""
        return next((text for field in self.sheets.values() if (text := field.complaint())), "")

    def tell(self) -> None:
        """Something was typed: the sums follow."""
        for value, label in self._sums.items():
            amount = value * (self.sheets[value].value() or 0)
            label.setText(show_money(amount) if amount else "")
        self.changed.emit()


def _field(name: str, width: int, notes: NotesField) -> MoneyField:
    field = MoneyField(name, words=False)
    field.setFixedWidth(width)
    # Why: the field is too narrow for a sentence; the dialogue says it below.
    field.hint.setMaximumHeight(0)
    field.changed.connect(notes.tell)
    return field
