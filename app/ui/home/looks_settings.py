"""Giao diện: light or dark, size of text, language. Kept on this computer, not in the book; taken at once."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.problems import N_
from app.i18n import LANGUAGES, _
from app.ui.brought.settings_page import SettingsPage
from app.ui.records.binding import Group, Sheet
from app.ui.widgets.choice_field import ChoiceField


class LooksPage(SettingsPage[None]):
    """How the window looks."""

    key: ClassVar[str] = "looks"
    called: ClassVar[str] = N_("Giao diện")
    place: ClassVar[int] = 60
    icon: ClassVar[str] = "sun"
    saves: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """The tastes."""
        appearances = (("light", _("Sáng")), ("dark", _("Tối")), ("system", _("Theo máy")))
        sizes = ((12, _("Nhỏ")), (13, _("Vừa")), (15, _("Lớn")), (17, _("Rất lớn")))
        fields = (
            self.bind("appearance", ChoiceField(_("Nền"), appearances)),
            self.bind("text_size", ChoiceField(_("Cỡ chữ"), sizes)),
            self.bind("language", ChoiceField(_("Ngôn ngữ"), LANGUAGES.items())),
        )
        yield Group(fields)
        for each in fields:
            each.widget.changed.connect(lambda key=each.key: self.desk.set_looks(**{key: self.value(key)}))

    def begin(self, **_arguments: Any) -> None:
        """The tastes in force."""
        for key in self.fields:
            self.set_value(key, getattr(self.desk, key))

    def set_read_only(self, _read_only: bool = True) -> None:
        """Tastes are no part of the book: they can be chosen whatever book lies open."""
