"""Mẫu in: the legal line and the words of amounts."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.dates import Month, day_of_iso, iso_of
from app.domain.problems import N_
from app.domain.words import WordStyle, amount_in_words
from app.exports.heads import REGIMES
from app.i18n import _
from app.models.queries.union import organisation
from app.services.union import change_settings
from app.ui.brought.settings_page import SettingsPage
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.date_field import DateField

SHOWN = 1_204_005_004
USUAL = {"regime": "tt107", "words_thousand": "nghìn", "words_odd": "linh", "words_four": "bốn"}
"""What holds where the union chose nothing; it is not stored."""


class PrintingPage(SettingsPage[None]):
    """Options that change how forms are printed."""

    key: ClassVar[str] = "printing"
    called: ClassVar[str] = N_("Mẫu in")
    place: ClassVar[int] = 50
    icon: ClassVar[str] = "printer"
    watches: ClassVar[frozenset[str]] = frozenset({"setting"})
    caption_width: ClassVar[int] = 190

    def sheet(self) -> Sheet:
        """The options, and an amount in the words chosen."""
        regimes = [(key, _(regime.name)) for key, regime in REGIMES.items()]
        regime = ChoiceField(_("Chế độ kế toán in trên mẫu"), regimes, letters=26)
        first = DateField(_("Áp dụng từ ngày"), Month(self.desk.month.year, 1), any_day=True)
        yield Group(
            [
                self.bind("regime", regime, caption=_("Dòng căn cứ trên mẫu kế toán")),
                self.bind("regime_from", first),
                self._words("words_thousand", _("Chữ cho 1.000"), "", "ngàn"),
                self._words("words_odd", _("Chữ cho số không ở hàng chục"), _("Số không ở hàng chục"), "lẻ"),
                self._words("words_four", _("Chữ cho 4 ở cuối hàng chục"), _("Số 4 ở cuối"), "tư"),
            ]
        )
        yield self.bind("words_even", TickField(_("Thêm chữ «chẵn» ở cuối"))).widget
        self._example = parts.label(role="muted", wrap=True)
        yield self._example
        self.follows("words_thousand", "words_odd", "words_four", "words_even")

    def _words(self, key: str, name: str, caption: str, other: str) -> Bound:
        return self.bind(key, ChoiceField(name, [(word, word) for word in (USUAL[key], other)]), caption=caption)

    def about(self) -> str:
        """What it is about."""
        return _("Mẫu in theo HD 47/HD-TLĐ ngày 30/12/2021 trên nền chế độ kế toán nhà nước chọn ở đây.")

    def follow(self) -> None:
        """The amount in the words chosen."""
        words = (self.value(f"words_{key}") for key in ("thousand", "odd", "four", "even"))
        self._example.setText(_("Ví dụ: {words}").format(words=amount_in_words(SHOWN, WordStyle(*words))))

    def begin(self, **_arguments: Any) -> None:
        """The options of the book."""
        with self.desk.read() as read:
            options = organisation.settings(read)
        for key, usual in USUAL.items():
            self.set_value(key, options.get(key, usual))
        self.set_value("regime_from", day_of_iso(options.get("regime_from")))
        self.set_value("words_even", options.get("words_even") == "1")

    def store(self, _draft: None) -> None:
        """Store the options; defaults are left out."""
        options = {key: "" if self.value(key) == usual else self.value(key) for key, usual in USUAL.items()}
        options["regime_from"] = (iso_of(self.value("regime_from")) or "") if options["regime"] else ""
        options["words_even"] = "1" if self.value("words_even") else ""
        self.act(change_settings.set_options, options)
