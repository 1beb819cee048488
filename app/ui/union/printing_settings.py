"""Mẫu in: the legal line and the words of amounts."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout

from app.domain.dates import Month
from app.domain.problems import N_
from app.domain.words import WordStyle, amount_in_words
from app.exports.heads import REGIMES
from app.i18n import _
from app.models.queries.union import organisation
from app.services.union import change_settings
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField

SHOWN = 1_204_005_004


class PrintingPage(SettingsPage):
    """Options that change how forms are printed."""

    key: ClassVar[str] = "printing"
    called: ClassVar[str] = N_("Mẫu in")
    place: ClassVar[int] = 50
    icon: ClassVar[str] = "printer"
    watches: ClassVar[frozenset[str]] = frozenset({"setting"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.regime = QComboBox()
        self.regime.setAccessibleName(_("Chế độ kế toán in trên mẫu"))
        for key, regime in REGIMES.items():
            self.regime.addItem(_(regime.name), key)
        self.regime_from = DateField(_("Áp dụng từ ngày"), Month(desk.month.year, 1), any_day=True)
        self.thousand, self.odd, self.four = QComboBox(), QComboBox(), QComboBox()
        self.even = QCheckBox(_("Thêm chữ «chẵn» ở cuối"))
        for box, name, words in (
            (self.thousand, _("Chữ cho 1.000"), ("nghìn", "ngàn")),
            (self.odd, _("Chữ cho số không ở hàng chục"), ("linh", "lẻ")),
            (self.four, _("Chữ cho 4 ở cuối hàng chục"), ("bốn", "tư")),
        ):
            box.setAccessibleName(name)
            for word in words:
                box.addItem(word, word)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (word, field) in enumerate(
            ((_("Dòng căn cứ trên mẫu kế toán"), self.regime), (_("Áp dụng từ ngày"), self.regime_from), (_("Chữ cho 1.000"), self.thousand),
             (_("Số không ở hàng chục"), self.odd), (_("Số 4 ở cuối"), self.four))
        ):  # fmt: skip
            grid.addWidget(parts.label(word), place, 0)
            grid.addWidget(field, place, 1)
        grid.addWidget(self.even, 5, 1)
        grid.setColumnStretch(2, 1)
        self._example = parts.label(role="muted", wrap=True)
        self.stack.addLayout(grid)
        self.stack.addWidget(self._example)
        self.stack.addWidget(self.hint)
        self.stack.addStretch(1)
        for box in (self.regime, self.thousand, self.odd, self.four):
            box.activated.connect(self.touch)
        self.regime_from.changed.connect(self.touch)
        self.even.toggled.connect(self.touch)

    def about(self) -> str:
        """What it is about."""
        return _("Mẫu in theo HD 47/HD-TLĐ ngày 30/12/2021 trên nền chế độ kế toán nhà nước chọn ở đây.")

    def touch(self, *_args: object) -> None:
        """Changed: show the words anew."""
        super().touch()
        style = WordStyle(
            self.thousand.currentData(), self.odd.currentData(), self.four.currentData(), self.even.isChecked()
        )
        self._example.setText(_("Ví dụ: {words}").format(words=amount_in_words(SHOWN, style)))

    def load(self) -> None:
        """The options of the book."""
        with self.desk.read() as read:
            options = organisation.settings(read)
        self.regime.setCurrentIndex(max(self.regime.findData(options.get("regime", "tt107")), 0))
        first = options.get("regime_from")
        self.regime_from.set_value(dt.date.fromisoformat(first) if first else None)
        for box, key, default in (
            (self.thousand, "words_thousand", "nghìn"),
            (self.odd, "words_odd", "linh"),
            (self.four, "words_four", "bốn"),
        ):
            box.setCurrentIndex(max(box.findData(options.get(key, default)), 0))
        self.even.setChecked(options.get("words_even") == "1")
        self.touch()
        self.stored()

    def save(self) -> None:
        """Store the options; defaults are left out."""
        regime, day = self.regime.currentData(), self.regime_from.value()
        options = {
            "regime": "" if regime == "tt107" else regime,
            "regime_from": day.isoformat() if day is not None and regime != "tt107" else "",
            "words_thousand": self._unless(self.thousand, "nghìn"),
            "words_odd": self._unless(self.odd, "linh"),
            "words_four": self._unless(self.four, "bốn"),
            "words_even": "1" if self.even.isChecked() else "",
        }
        self.desk.do(change_settings.set_options, options, done=self.stored, failed=self.refused)

    def _unless(self, box: QComboBox, default: str) -> str:
        word = str(box.currentData())
        return "" if word == default else word
