"""Giao diện: light or dark, size of text, language. Kept on this computer, not in the book; taken at once."""

from __future__ import annotations

from typing import ClassVar

from app.domain.problems import N_
from app.i18n import LANGUAGES, _
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField


class LooksPage(SettingsPage):
    """How the window looks."""

    key: ClassVar[str] = "looks"
    called: ClassVar[str] = N_("Giao diện")
    place: ClassVar[int] = 60
    icon: ClassVar[str] = "sun"
    saves: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        appearances = (("light", _("Sáng")), ("dark", _("Tối")), ("system", _("Theo máy")))
        sizes = ((12, _("Nhỏ")), (13, _("Vừa")), (15, _("Lớn")), (17, _("Rất lớn")))
        self.appearance = ChoiceField(_("Nền"), appearances)
        self.text_size = ChoiceField(_("Cỡ chữ"), sizes)
        self.language = ChoiceField(_("Ngôn ngữ"), LANGUAGES.items())
        grid = parts.grid(2, gap=12, line_gap=8)
        for place, field in enumerate((self.appearance, self.text_size, self.language)):
            grid.addWidget(parts.label(field.accessibleName()), place, 0)
            grid.addWidget(field, place, 1)
        self.stack.addLayout(grid)
        self.stack.addWidget(self.hint)
        self.stack.addStretch(1)
        self.appearance.changed.connect(self._take)
        self.text_size.changed.connect(self._take)
        self.language.changed.connect(lambda: self.desk.set_looks(language=self.language.value()))

    def load(self) -> None:
        """The tastes in force."""
        self.appearance.set_value(self.desk.appearance)
        self.text_size.set_value(self.desk.text_size)
        self.language.set_value(self.desk.language)

    def _take(self) -> None:
        self.desk.set_looks(appearance=self.appearance.value(), text_size=self.text_size.value())
