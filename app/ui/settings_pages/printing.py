"""Mẫu in: which circular stands on accounting forms from which day, and how amounts are written in words. Kept in the book."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.dates import show_date
from app.domain.words import WordStyle, amount_in_words
from app.exports.heads import REGIMES, TT_24, TT_107
from app.i18n import _
from app.models.queries import organisation
from app.services import change_settings
from app.ui.desk import Desk
from app.ui.settings_pages.page import SettingsPage
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.date_field import DateField

EXAMPLE = 24_105_000


class PrintingPage(SettingsPage):
    """Every choice is stored at once, as one act that can be taken back."""

    key: ClassVar[str] = "printing"
    icon: ClassVar[str] = "printer"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.regime = Chips(_("Thông tư in trên mẫu kế toán"), [(TT_107.key, "TT 107/2017"), (TT_24.key, "TT 24/2024")])
        self.regime_from = DateField(_("Áp dụng từ ngày"), desk.month, any_day=True)
        self.regime_from.setFixedWidth(160)
        self._from_label = parts.label(_("Áp dụng từ ngày"), "muted")
        self._regime_says = parts.label(role="small", wrap=True)
        self.thousand = Chips(_("1.000"), [("nghìn", _("nghìn")), ("ngàn", _("ngàn"))])
        self.odd = Chips(_("105"), [("linh", _("linh")), ("lẻ", _("lẻ"))])
        self.four = Chips(_("24"), [("bốn", _("hai mươi bốn")), ("tư", _("hai mươi tư"))])
        self.even = QCheckBox(_("Thêm «chẵn» khi số tiền tròn nghìn"))
        self._example = parts.label(role="strong", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 130)
        grid.setColumnStretch(2, 1)
        self._line(grid, 0, parts.label(_("Thông tư"), "muted"), self.regime)
        self._line(grid, 1, self._from_label, self.regime_from)
        grid.addWidget(self._regime_says, 2, 1, 1, 2)
        grid.addWidget(parts.rule(), 3, 0, 1, 3)
        self._line(grid, 4, parts.label(_("Hàng nghìn"), "muted"), self.thousand)
        self._line(grid, 5, parts.label(_("Số lẻ, ví dụ 105"), "muted"), self.odd)
        self._line(grid, 6, parts.label(_("Số 4 hàng đơn vị"), "muted"), self.four)
        self._line(grid, 7, parts.label(_("Tiền tròn"), "muted"), self.even)
        grid.addWidget(parts.rule(), 8, 0, 1, 3)
        shown = parts.label(_("Ví dụ 24.105.000"), "muted")
        grid.addWidget(shown, 9, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._example, 9, 1, 1, 2)
        sheet = parts.column(margins=(16, 14, 16, 14))
        sheet.addLayout(grid)
        self.body.addWidget(parts.box(sheet, "panel"))
        self.body.addStretch(1)
        for chips in (self.regime, self.thousand, self.odd, self.four):
            chips.changed.connect(self._store)
        self.regime_from.changed.connect(self._store)
        self.even.clicked.connect(self._store)

    def _line(self, grid: QGridLayout, row: int, caption: QWidget, field: QWidget) -> None:
        caption.setMinimumHeight(30)
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Mẫu in")

    @classmethod
    def says(cls) -> str:
        """Where it shows."""
        return _("Ghi trong sổ, dùng cho mọi máy mở sổ này. Chọn xong là lưu ngay; lấy lại bằng Ctrl+Z.")

    def refresh(self) -> None:
        """The book's options."""
        with self.desk.read() as read:
            options = organisation.settings(read)
        self.regime.set_value(options.get("regime", TT_107.key))
        self.regime_from.set_value(dt.date.fromisoformat(options.get("regime_from") or "2025-01-01"))
        self.thousand.set_value(options.get("words_thousand", "nghìn"))
        self.odd.set_value(options.get("words_odd", "linh"))
        self.four.set_value(options.get("words_four", "bốn"))
        self.even.setChecked(options.get("words_even", "") == "1")
        for field in (self.regime, self.regime_from, self.thousand, self.odd, self.four, self.even):
            field.setEnabled(self.may_write)
        self._show()

    def _show(self) -> None:
        dated = self.regime.value() == TT_24.key
        self._from_label.setEnabled(dated and self.may_write)
        self.regime_from.setEnabled(dated and self.may_write)
        day = self.regime_from.value()
        said = _(REGIMES[self.regime.value()].name)
        if dated and day is not None:
            said = _("Mẫu có ngày từ {day} in {regime}; trước đó in {old}.").format(day=show_date(day), regime=said, old=_(TT_107.name))
        else:
            said = _("Mọi mẫu in {regime}.").format(regime=said)
        self._regime_says.setText(said)
        style = WordStyle(self.thousand.value(), self.odd.value(), self.four.value(), self.even.isChecked())
        self._example.setText(amount_in_words(EXAMPLE, style))

    def _store(self, *_told: object) -> None:
        self._show()
        day = self.regime_from.value()
        dated = self.regime.value() == TT_24.key
        if dated and day is None:
            return
        wanted = {
            "regime": TT_24.key if dated else "",
            "regime_from": day.isoformat() if dated and day is not None else "",
            "words_thousand": "" if self.thousand.value() == "nghìn" else self.thousand.value(),
            "words_odd": "" if self.odd.value() == "linh" else self.odd.value(),
            "words_four": "" if self.four.value() == "bốn" else self.four.value(),
            "words_even": "1" if self.even.isChecked() else "",
        }
        with self.desk.read() as read:
            now = organisation.settings(read)
        changed = {key: value for key, value in wanted.items() if now.get(key, "") != value}
        if changed and self.may_write:
            self.desk.do(change_settings.set_options, changed)
