"""The list of printed forms: every form under the heading of its group, found by a word of its name without accents."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.text import fold
from app.exports.form import forms, place_of_group
from app.i18n import _
from app.ui import theme
from app.ui.widgets.text_field import TextField

CODE = Qt.ItemDataRole.UserRole


class FormList(QWidget):
    """``chosen(code)`` when another form is pointed at."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = TextField(_("Tìm mẫu biểu"), placeholder=_("Tìm mẫu: quyết toán, quà, thỏa ước…"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Mẫu biểu"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.addWidget(self.search)
        stack.addWidget(self.list)
        self._fill()
        self.search.textChanged.connect(self._find)
        self.list.itemSelectionChanged.connect(self._pointed)
        row = theme.tokens().row + 1
        self.list.setFixedHeight(min(row * self.list.count() + 6, row * 11))

    def _fill(self) -> None:
        ordered = sorted(forms().values(), key=lambda form: place_of_group(form.group))
        group = ""
        for form in ordered:
            if form.group != group:
                group = form.group
                self._add_heading(_(group))
            item = QListWidgetItem(_(form.title), self.list)
            item.setData(CODE, form.code)
            item.setToolTip(_(form.title))
        self.choose(next((form.code for form in ordered), ""))

    def _add_heading(self, word: str) -> None:
        item = QListWidgetItem(word, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(theme.tokens().small, QFont.Weight.DemiBold))
        item.setForeground(theme.colour("muted"))
        item.setSizeHint(QSize(0, theme.tokens().row - 2))

    def code(self) -> str:
        """The code of the form pointed at; an empty text for none."""
        chosen = self.list.selectedItems()
        return str(chosen[0].data(CODE)) if chosen else ""

    def choose(self, code: str) -> None:
        """Point at a form; an unknown code changes nothing."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if code and item.data(CODE) == code:
                if item.isHidden():
                    self.search.clear()
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def _pointed(self) -> None:
        if self.code():
            self.chosen.emit(self.code())

    def _find(self, text: str) -> None:
        """Hide what does not match; a heading stays while one of its forms does."""
        needle, heading = fold(text), None
        for place in range(self.list.count()):
            item = self.list.item(place)
            if not item.data(CODE):
                heading = item
                item.setHidden(bool(needle))
                continue
            matches = needle in fold(f"{item.text()} {item.data(CODE)}")
            item.setHidden(not matches)
            if matches and heading is not None:
                heading.setHidden(False)
