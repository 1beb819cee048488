"""Kiểm quỹ: notes counted at the box, beside the cash book of that day; the difference, its reason, the conclusion."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.ledger.counting import DENOMINATIONS, CashCount, Counter, read_hour, usual_conclusion, usual_reason
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.ledger import cash_counts
from app.services.ledger import count_cash
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid, GridColumn
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

OTHER = 0


class CashCountDialog(FormDialog):
    """``enter(count=id)`` opens a count that was written down; without it a new one of the working month."""

    key: ClassVar[str] = "cash_count"
    called: ClassVar[str] = N_("Kiểm quỹ tiền mặt")
    takes: ClassVar[frozenset[str]] = frozenset({"count"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id: int | None = None
        self.book_balance = Dong(0)
        self._suggested = ("", "")
        month, today = desk.month, clock.today()
        self.day = DateField(_("Ngày kiểm"), month)
        self.day.set_value(today if Month.of(today) == month else month.last_day)
        self.hour = TextField(_("Giờ kiểm"), placeholder="15:30")
        self.reason = TextField(_("Lý do chênh lệch"))
        self.conclusion = TextField(_("Kết luận"))
        self._book_balance = parts.label()
        self._difference = parts.label(role="strong", wrap=True)
        self.sheets: dict[int, MoneyField] = {}
        self._sums: dict[int, Any] = {}
        self.committee = EntryGrid(
            _("Ban kiểm kê"),
            [
                GridColumn("name", _("Ban kiểm kê: họ và tên"), 200, stretch=True),
                GridColumn("office", _("Chức danh"), 150),
                GridColumn("duty", _("Trong ban"), 110),
            ],
        )
        self.committee.setFixedHeight(118)
        when = parts.box(parts.row(self.day, parts.label(_("lúc"), "muted"), self.hour, gap=6))
        self.hour.setFixedWidth(64)
        lines = [
            ("day", _("Ngày kiểm"), when), ("book", _("Theo sổ quỹ"), self._book_balance), ("counted", _("Đếm được"), self._difference),
            ("reason", _("Lý do"), self.reason), ("conclusion", _("Kết luận"), self.conclusion),
        ]  # fmt: skip
        self._book_balance.setMinimumHeight(30)
        self._difference.setMinimumHeight(30)
        right = field_grid(lines, self.hints, caption=84)
        both = parts.row(gap=22)
        both.addLayout(self._notes())
        both.addLayout(right, 1)
        self.lay_out(_("Cất"), both, self.committee, width=820)
        self.day.changed.connect(self._day_moved)

    def _notes(self) -> QGridLayout:
        """Two columns: denomination, sheets, what they come to."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        values = (*DENOMINATIONS, OTHER)
        half = (len(values) + 1) // 2
        for side in range(2):
            for column, word in enumerate((_("Loại"), _("Số tờ"), _("Tiền"))):
                head = parts.label(word, "small")
                head.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(head, 0, 4 * side + column)
        for place, value in enumerate(values):
            side, row = place // half, place % half + 1
            name = _("Loại {value}đ").format(value=show_money(value)) if value else _("Tiền khác")
            field = MoneyField(name, words=False)
            field.setFixedWidth(66 if value else 92)
            # Why: the field is too narrow for a sentence; the dialog says it beside the sum.
            field.hint.setMaximumHeight(0)
            amount = parts.label("", "muted")
            amount.setMinimumWidth(74)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.sheets[value], self._sums[value] = field, amount
            grid.addWidget(parts.label(show_money(value) if value else _("Khác")), row, 4 * side)
            if value:
                grid.addWidget(field, row, 4 * side + 1)
                grid.addWidget(amount, row, 4 * side + 2)
            else:
                grid.addWidget(field, row, 4 * side + 1, 1, 2)
            field.changed.connect(self._count)
        grid.setColumnMinimumWidth(3, 10)
        grid.setRowStretch(half + 1, 1)
        return grid

    # ---- opening -------------------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """A stored count, or an empty one with the usual committee."""
        with self.desk.read() as read:
            stored = cash_counts.cash_count(read, arguments["count"]) if "count" in arguments else None
            committee = cash_counts.usual_committee(read, self.day.value() or self.desk.month.last_day)
        if stored is not None:
            self._id, count = stored.id, stored.count
            self.day.set_value(count.counted_on)
            self.hour.set_value(count.counted_at)
            for value, sheets in count.sheets.items():
                self.sheets[value].set_value(sheets)
            self.sheets[OTHER].set_value(count.other or None)
            self.reason.set_value(count.reason)
            self.conclusion.set_value(count.conclusion)
            committee = count.committee
        self.committee.set_lines([{"name": w.name, "office": w.office, "duty": w.duty} for w in committee])
        self._day_moved()
        self.sheets[DENOMINATIONS[0]].setFocus()

    def _day_moved(self) -> None:
        day = self.day.value()
        if day is not None:
            with self.desk.read() as read:
                self.book_balance = cash_counts.cash_on(read, day)
        self._book_balance.setText(_("{amount} đồng").format(amount=show_money(self.book_balance)))
        self._count()

    # ---- counting ------------------------------------------------------------------------------------------------------

    def _counted(self) -> CashCount:
        lines = self.committee.lines()
        return CashCount(
            counted_on=self.day.value() or self.desk.month.last_day,
            book_balance=self.book_balance,
            sheets={value: int(field.value() or 0) for value, field in self.sheets.items() if value != OTHER},
            other=self.sheets[OTHER].value() or dong(0),
            counted_at=self.hour.value(),
            reason=self.reason.value(),
            conclusion=self.conclusion.value(),
            committee=tuple(
                Counter(line.get("name") or "", line.get("office") or "", line.get("duty") or "") for line in lines
            ),
        )

    def _count(self) -> None:
        count = self._counted()
        for value, label in self._sums.items():
            amount = value * count.sheets.get(value, 0)
            label.setText(show_money(amount) if amount else "")
        if all(field.value() is None for field in self.sheets.values()):
            self._difference.setText(_("Chưa đếm"))
            parts.set_tone(self._difference, "")
            return
        difference = count.difference
        word = _("{counted} đồng, khớp sổ")
        if difference:
            word = _("{counted} đồng, thừa {difference}") if difference > 0 else _("{counted} đồng, thiếu {difference}")
        self._difference.setText(word.format(counted=show_money(count.counted), difference=show_money(abs(difference))))
        parts.set_tone(self._difference, "good" if not difference else "warn")
        self._suggest(difference)

    def _suggest(self, difference: Dong) -> None:
        """Reason and conclusion follow the difference until she writes her own."""
        usual = (usual_reason(difference), usual_conclusion(difference))
        for field, before, now in zip((self.reason, self.conclusion), self._suggested, usual, strict=True):
            if field.value() in ("", before):
                field.set_value(now)
        self._suggested = usual

    def submit(self) -> None:
        """Write it down."""
        self.clear_errors()
        if self.day.accepted() is None:
            self.show_error("day", _("Hãy ghi ngày kiểm quỹ."), self.day)
            return
        unread = next((field for field in self.sheets.values() if not field.readable()), None)
        if unread is not None or all(field.value() is None for field in self.sheets.values()):
            self.show_error(
                "counted", _("Hãy ghi số tờ đã đếm; quỹ trống thì ghi 0."), unread or self.sheets[DENOMINATIONS[0]]
            )
            return
        try:
            read_hour(self.hour.value())
        except Refusal as refusal:
            self.show_error("day", render(refusal), self.hour)
            return
        count = self._counted()
        if count.difference and not count.reason:
            self.show_error("reason", _("Hãy ghi vì sao lệch."), self.reason)
            return
        self.act(count_cash.count_cash, count, self._id)
