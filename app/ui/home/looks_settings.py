"""Giao diện: light or dark, size of text, language. Kept on this computer, not in the book; taken at once."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QGridLayout

from app.domain.problems import N_
from app.i18n import LANGUAGES, _
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.widgets import parts


class LooksPage(SettingsPage):
    """How the window looks."""

    key: ClassVar[str] = "looks"
    called: ClassVar[str] = N_("Giao diện")
    place: ClassVar[int] = 60
    icon: ClassVar[str] = "sun"
    saves: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.appearance, self.text_size, self.language = QComboBox(), QComboBox(), QComboBox()
        for key, word in (("light", _("Sáng")), ("dark", _("Tối")), ("system", _("Theo máy"))):
            self.appearance.addItem(word, key)
        for pixels, word in ((12, _("Nhỏ")), (13, _("Vừa")), (15, _("Lớn")), (17, _("Rất lớn"))):
            self.text_size.addItem(word, pixels)
        for key, word in LANGUAGES.items():
            self.language.addItem(word, key)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (word, box) in enumerate(
            ((_("Nền"), self.appearance), (_("Cỡ chữ"), self.text_size), (_("Ngôn ngữ"), self.language))
        ):
            box.setAccessibleName(word)
            box.setMinimumWidth(160)
            grid.addWidget(parts.label(word), place, 0)
            grid.addWidget(box, place, 1)
        grid.setColumnStretch(2, 1)
        self.stack.addLayout(grid)
        self.stack.addWidget(self.hint)
        self.stack.addStretch(1)
        self.appearance.activated.connect(self._take)
        self.text_size.activated.connect(self._take)
        self.language.activated.connect(self._take_language)

    def load(self) -> None:
        """The tastes in force."""
        for box, value in (
            (self.appearance, self.desk.appearance),
            (self.text_size, self.desk.text_size),
            (self.language, self.desk.language),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))

    def _take(self, _place: int) -> None:
        self.desk.set_looks(appearance=self.appearance.currentData(), text_size=self.text_size.currentData())

    def _take_language(self, _place: int) -> None:
        self.desk.set_looks(language=self.language.currentData())
