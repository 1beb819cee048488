"""What every page of the settings is. A room brings one in a file called ``…_settings.py``."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.rooms import ClassRegistry
from app.ui.desk import Desk
from app.ui.records.binding import Binding, Draft, when_typed
from app.ui.records.grid_field import GridField, line_buttons
from app.ui.widgets import parts


class SettingsPage(Binding[Draft], QWidget):
    """A titled page with its fields; the lower ``place`` stands above. Pages that store at once have nothing to save.

    ``watches`` are the tables whose change makes the settings look again.
    """

    key: ClassVar[str] = ""
    called: ClassVar[str] = ""
    place: ClassVar[int] = 0
    watches: ClassVar[frozenset[str]] = frozenset()
    icon: ClassVar[str] = "settings"
    saves: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.start_binding(self.name())
        stack = parts.column(parts.label(self.name(), "title"), gap=9, margins=(18, 14, 18, 14))
        if self.about():
            stack.addWidget(parts.label(self.about(), "muted", wrap=True))
        self.lay_sheet(stack, grows=True)
        stack.addWidget(self.overall)
        stack.addStretch(0)
        self.setLayout(stack)
        when_typed(self, self.overall.clear_error_on_edit)

    @classmethod
    def name(cls) -> str:
        """What the list calls it: ``called`` in the language in use."""
        return _(cls.called) if cls.called else cls.key

    def about(self) -> str:
        """A sentence below the title."""
        return ""

    def load(self) -> None:
        """Show what the book holds; what was typed is given up."""
        self.clear_errors()
        self.begin_with(self.begin())
        if self.desk.read_only:
            self.set_read_only()

    def store(self, draft: Draft) -> None:
        """Store what was typed; a page that stores at once is never asked."""

    def ended(self, _value: Any) -> None:
        """Stored: the page shows what the book took."""
        self.load()

    def touched(self) -> bool:
        """True when something was typed that is to be saved."""
        return self.saves and super().touched()

    def lines(self, key: str, grid: GridField) -> QVBoxLayout:
        """A grid over the whole page as a field, with its two small buttons below."""
        grid.setMinimumHeight(150)
        stack = self.spread(self.bind_grid(key, grid))
        stack.setStretch(0, 1)
        stack.addLayout(parts.row(*line_buttons(grid), None))
        return stack


_PAGES: ClassRegistry[SettingsPage[Any]] = ClassRegistry("ui", SettingsPage, module="*_settings")


def settings_pages() -> tuple[type[SettingsPage[Any]], ...]:
    """The pages of all rooms in their order."""
    return _PAGES.in_place("key")
