"""Kiểm quỹ: notes counted at the box, beside the cash book of that day; the difference, its reason, the conclusion."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain import clock
from app.domain.dates import day_findings
from app.domain.ledger.counting import DENOMINATIONS, CashCount, Counter, count_findings, usual_conclusion, usual_reason
from app.domain.ledger.records import CASH_COUNT
from app.domain.money import dong, show_money
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.ledger import cash_counts
from app.models.queries.union import organisation
from app.services.ledger import count_cash
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.records.grid_field import GridField
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import GridColumn
from app.ui.widgets.money_field import MoneyField


class NotesField(QWidget):
    """The notes of a cash box: ``value()`` is how many sheets of each denomination were typed; ``other`` is the field of the money besides."""

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


class CashCountDialog(Editor[CashCount]):
    """``enter(count=id)`` opens a count that was written down; without it a new one of the working month."""

    key: ClassVar[str] = "cash_count"
    called: ClassVar[str] = N_("Kiểm quỹ tiền mặt")
    takes: ClassVar[frozenset[str]] = frozenset({"count"})
    record: ClassVar[Record | None] = CASH_COUNT
    wide: ClassVar[int] = 820
    high: ClassVar[int] = 0
    caption_width: ClassVar[int] = 108

    def sheet(self) -> Sheet:
        """The notes at the left, what they are measured by at the right, who counted below."""
        self.notes = NotesField()
        self._suggested = ("", "")
        self._book_balance, self.difference = parts.label(), parts.label(role="strong", wrap=True)
        left = self.spread(self.bind("sheets", self.notes, caption=_("Đếm được"), nothing={}))
        self.bind("other", self.notes.other, nothing=dong(0), caption=_("Tiền khác"))
        for label in (self._book_balance, self.difference):
            label.setMinimumHeight(30)
        compared = self.told((_("Theo sổ quỹ"), self._book_balance), (_("Đếm được"), self.difference))
        right = parts.column(self.boxed(Group([*map(self.bind, ("counted_on", "counted_at"))])), gap=6)
        right.addLayout(compared)
        right.addWidget(self.boxed(Group([*map(self.bind, ("reason", "conclusion"))])))
        right.addStretch(1)
        both = parts.row(gap=22)
        both.addLayout(left)
        both.addLayout(right, 1)
        yield both
        columns = [
            GridColumn("name", _("Ban kiểm kê: họ và tên"), 200, stretch=True),
            GridColumn("office", _("Chức danh"), 150),
            GridColumn("duty", _("Trong ban"), 110),
        ]
        # Why a name at once: an office may be written before who holds it.
        committee = GridField(_("Ban kiểm kê"), columns, partial(Counter, name=""))
        committee.setFixedHeight(118)
        yield self.spread(self.bind_grid("committee", committee))
        self.follows("counted_on", "sheets", "other")

    def begin(self, **arguments: Any) -> CashCount:
        """A stored count, or an empty one with the usual committee."""
        day = self.desk.usual_day()
        with self.desk.read() as read:
            self._opening_day = organisation.opening_day(read)
            stored = cash_counts.cash_count(read, arguments["count"]) if "count" in arguments else None
            if stored is not None:
                self.identifier = stored.id
                return stored.count
            return CashCount(day, cash_counts.cash_on(read, day), {}, committee=cash_counts.usual_committee(read, day))

    def collect(self) -> CashCount:
        """Beside the cash book of the day typed."""
        count: CashCount = super().collect()
        day: dt.date | None = count.counted_on
        if day is None:
            return count
        with self.desk.read() as read:
            return dataclasses.replace(count, book_balance=cash_counts.cash_on(read, day))

    def follow(self) -> None:
        """What the book says, how it differs, and the reason and conclusion that follow until she writes her own."""
        count = self.collect()
        self._book_balance.setText(_("{amount} đồng").format(amount=show_money(count.book_balance)))
        if not count.sheets and not count.other:
            self.difference.setText(_("Chưa đếm"))
            parts.set_tone(self.difference, "")
            return
        difference = count.difference
        word = _("{counted} đồng, khớp sổ")
        if difference:
            word = _("{counted} đồng, thừa {difference}") if difference > 0 else _("{counted} đồng, thiếu {difference}")
        self.difference.setText(word.format(counted=show_money(count.counted), difference=show_money(abs(difference))))
        parts.set_tone(self.difference, "good" if not difference else "warn")
        usual = (usual_reason(difference), usual_conclusion(difference))
        for key, before, now in zip(("reason", "conclusion"), self._suggested, usual, strict=True):
            if self.value(key) in ("", before):
                self.set_value(key, now)
        self._suggested = usual

    def look_over(self, draft: CashCount) -> Sequence[Finding]:
        """By the rules of counts."""
        return day_findings(draft.counted_on, "counted_on") or count_findings(draft, self._opening_day, clock.today())

    def store(self, draft: CashCount) -> None:
        """Write it down."""
        self.act(count_cash.count_cash, draft, self.identifier)
