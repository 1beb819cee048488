"""What every page of the settings is. A room brings one in a file called ``…_settings.py``."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.reading import type_date
from app.i18n import _
from app.rooms import ClassRegistry
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn
from app.ui.widgets.hint import Hint


class SettingsPage(QWidget):
    """A titled page; the lower ``place`` stands above. Pages that store at once have nothing to save.

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
        self.touched = False
        self.hint = Hint(self.name())
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(18, 14, 18, 14)
        self.stack.setSpacing(9)
        self.stack.addWidget(parts.label(self.name(), "title"))
        if self.about():
            self.stack.addWidget(parts.label(self.about(), "muted", wrap=True))

    @classmethod
    def name(cls) -> str:
        """What the list calls it: ``called`` in the language in use."""
        return _(cls.called) if cls.called else cls.key

    def about(self) -> str:
        """A sentence below the title."""
        return ""

    def load(self) -> None:
        """Show what the book holds."""

    def save(self) -> None:
        """Store what was typed."""

    def touch(self, *_args: object) -> None:
        """Something was typed."""
        self.touched = True

    def stored(self, _value: object = None) -> None:
        """Saved: nothing typed is left."""
        self.touched = False
        self.hint.say("")

    def refused(self, sentence: str) -> None:
        """Tell why it was not saved, on the page itself."""
        self.hint.say(sentence, "danger")

    def add_grid(self, grid: EntryGrid) -> None:
        """A grid with its two small buttons below."""
        grid.changed.connect(self.touch)
        grid.refused.connect(lambda sentence: self.hint.say(sentence, "danger"))
        grid.setMinimumHeight(150)
        add = parts.button(_("Thêm dòng"), grid.add_line, icon="plus", role="link")
        remove = parts.button(_("Bỏ dòng"), grid.remove_line, icon="minus", role="link")
        self.stack.addWidget(grid, 1)
        self.stack.addLayout(parts.row(add, remove, None))


_PAGES: ClassRegistry[SettingsPage] = ClassRegistry("ui", SettingsPage, module="*_settings")


def settings_pages() -> tuple[type[SettingsPage], ...]:
    """The pages of all rooms in their order."""
    return _PAGES.in_place("key")


def day_column(key: str, title: str, desk: Desk, width: int = 104) -> GridColumn:
    """A column of days; a bare figure is a day of the working month, Ctrl+; is today."""
    return GridColumn(
        key, title, width, read=lambda text: type_date(text, desk.month), show=show_date, today=clock.today
    )
