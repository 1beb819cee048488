"""Giao diện: light or dark, size of the text, language. Kept with the user, not in the book."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import LANGUAGES, _
from app.ui.desk import Desk
from app.ui.settings_pages.page import SettingsPage
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.hint import Hint


class LooksPage(SettingsPage):
    """What is chosen is seen at once."""

    key: ClassVar[str] = "looks"
    icon: ClassVar[str] = "sun"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.appearance = Chips(_("Nền"), [("system", _("Theo máy")), ("light", _("Sáng")), ("dark", _("Tối"))])
        sizes = [("12", _("Nhỏ")), ("13", _("Vừa")), ("14", _("Lớn")), ("15", _("Lớn hơn")), ("17", _("Rất lớn"))]
        self.size = Chips(_("Cỡ chữ"), sizes)
        self.language = Chips(_("Ngôn ngữ"), list(LANGUAGES.items()))
        self._note = Hint(_("Ngôn ngữ"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, 130)
        grid.setColumnStretch(2, 1)
        rows = ((_("Nền"), self.appearance), (_("Cỡ chữ"), self.size), (_("Ngôn ngữ"), self.language))
        for place, (word, field) in enumerate(rows):
            self._line(grid, place, word, field)
        grid.addWidget(self._note, 3, 1, 1, 2)
        sheet = parts.column(margins=(16, 14, 16, 14))
        sheet.addLayout(grid)
        self.body.addWidget(parts.box(sheet, "panel"))
        self.body.addStretch(1)
        self.appearance.changed.connect(lambda key: desk.set_looks(appearance=key))
        self.size.changed.connect(lambda key: desk.set_looks(text_size=int(key)))
        self.language.changed.connect(self._choose_language)

    def _line(self, grid: QGridLayout, place: int, word: str, field: QWidget) -> None:
        grid.addWidget(parts.label(word, "muted"), place, 0)
        grid.addWidget(field, place, 1, Qt.AlignmentFlag.AlignLeft)

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Giao diện")

    @classmethod
    def says(cls) -> str:
        """Whose it is."""
        return _("Của riêng máy này và người dùng này, không ghi vào sổ.")

    def refresh(self) -> None:
        """What is chosen now."""
        self.appearance.set_value(self.desk.appearance)
        sizes = (12, 13, 14, 15, 17)
        self.size.set_value(str(min(sizes, key=lambda size: abs(size - self.desk.text_size))))
        self.language.set_value(self.desk.language)

    def _choose_language(self, key: str) -> None:
        self.desk.preferences.set("language", key)
        same = key == self.desk.language
        self._note.say("" if same else _("Ngôn ngữ mới dùng từ lần mở chương trình sau. The new language is used from the next start."), "note")
