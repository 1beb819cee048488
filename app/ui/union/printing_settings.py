"""Mẫu in: the legal line and the words of amounts."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.dates import Month, day_of_iso
from app.domain.problems import N_
from app.domain.words import WordStyle, amount_in_words
from app.exports.heads import REGIMES
from app.i18n import _
from app.models.queries.union import organisation
from app.services.union import change_settings
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
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
        name = _("Chế độ kế toán in trên mẫu")
        self.regime = ChoiceField(name, [(key, _(regime.name)) for key, regime in REGIMES.items()], letters=26)
        self.regime_from = DateField(_("Áp dụng từ ngày"), Month(desk.month.year, 1), any_day=True)
        self.thousand = _words(_("Chữ cho 1.000"), "nghìn", "ngàn")
        self.odd = _words(_("Chữ cho số không ở hàng chục"), "linh", "lẻ")
        self.four = _words(_("Chữ cho 4 ở cuối hàng chục"), "bốn", "tư")
        self.even = TickField(_("Thêm chữ «chẵn» ở cuối"))
        lines: tuple[tuple[str, Any], ...] = (
            (_("Dòng căn cứ trên mẫu kế toán"), self.regime),
            (_("Áp dụng từ ngày"), self.regime_from),
            (_("Chữ cho 1.000"), self.thousand),
            (_("Số không ở hàng chục"), self.odd),
            (_("Số 4 ở cuối"), self.four),
            ("", self.even),
        )
        grid = parts.grid(2, gap=12, line_gap=8)
        for place, (word, field) in enumerate(lines):
            grid.addWidget(parts.label(word), place, 0)
            grid.addWidget(field, place, 1)
            field.changed.connect(self.touch)
        self._example = parts.label(role="muted", wrap=True)
        self.stack.addLayout(grid)
        self.stack.addWidget(self._example)
        self.stack.addWidget(self.hint)
        self.stack.addStretch(1)

    def about(self) -> str:
        """What it is about."""
        return _("Mẫu in theo HD 47/HD-TLĐ ngày 30/12/2021 trên nền chế độ kế toán nhà nước chọn ở đây.")

    def touch(self, *_args: object) -> None:
        """Changed: show the words anew."""
        super().touch()
        style = WordStyle(self.thousand.value(), self.odd.value(), self.four.value(), self.even.value())
        self._example.setText(_("Ví dụ: {words}").format(words=amount_in_words(SHOWN, style)))

    def load(self) -> None:
        """The options of the book."""
        with self.desk.read() as read:
            options = organisation.settings(read)
        self.regime.set_value(options.get("regime", "tt107"))
        self.regime_from.set_value(day_of_iso(options.get("regime_from")))
        self.thousand.set_value(options.get("words_thousand", "nghìn"))
        self.odd.set_value(options.get("words_odd", "linh"))
        self.four.set_value(options.get("words_four", "bốn"))
        self.even.set_value(options.get("words_even") == "1")
        self.touch()
        self.stored()

    def save(self) -> None:
        """Store the options; defaults are left out."""
        regime, day = self.regime.value(), self.regime_from.value()
        options = {
            "regime": "" if regime == "tt107" else regime,
            "regime_from": day.isoformat() if day is not None and regime != "tt107" else "",
            "words_thousand": _unless(self.thousand, "nghìn"),
            "words_odd": _unless(self.odd, "linh"),
            "words_four": _unless(self.four, "bốn"),
            "words_even": "1" if self.even.value() else "",
        }
        self.desk.do(change_settings.set_options, options, done=self.stored, failed=self.refused)


def _words(name: str, *words: str) -> ChoiceField:
    return ChoiceField(name, [(word, word) for word in words])


def _unless(field: ChoiceField, default: str) -> str:
    return "" if field.value() == default else str(field.value())
