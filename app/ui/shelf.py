"""The screens and dialogs by key, found by scanning ``app.ui.screens``. Each file is loaded when it is first asked for, or in an
idle moment: the window stands before most of them are needed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from app.ui import screens
from app.ui.screen import DeskDialog, Screen

Page = type[Screen | DeskDialog]


class Shelf:
    """What ``app.ui.screens`` holds. A file is named after its key where Python allows it; the key in the class counts."""

    def __init__(self) -> None:
        self._waiting = [module.name for module in pkgutil.iter_modules(screens.__path__)]
        self._found: dict[str, Page] = {}

    @property
    def is_loaded(self) -> bool:
        """True when every file was loaded."""
        return not self._waiting

    def get(self, key: str) -> Page | None:
        """The screen or dialog of a key, or None."""
        if key not in self._found and key in self._waiting:
            self._load(key)
        if key not in self._found:
            self.all()
        return self._found.get(key)

    def all(self) -> Mapping[str, Page]:
        """Every one by its key."""
        while self._waiting:
            self.load_one()
        return self._found

    def load_one(self) -> None:
        """Load one more file."""
        if self._waiting:
            self._load(self._waiting[0])

    def of_room(self, room: str) -> list[type[Screen]]:
        """The pages of a room in the order of its tabs."""
        pages = [
            page for page in self.all().values() if issubclass(page, Screen) and page.room == room and page.in_tabs
        ]
        return sorted(pages, key=lambda page: page.place)

    def _load(self, name: str) -> None:
        loaded = importlib.import_module(f"{screens.__name__}.{name}")
        self._waiting.remove(name)
        for value in vars(loaded).values():
            if (
                isinstance(value, type)
                and issubclass(value, Screen | DeskDialog)
                and value.__module__ == loaded.__name__
                and value.key
            ):
                self._found[value.key] = value


def known_screens() -> Mapping[str, Page]:
    """Every screen and dialog by key."""
    return Shelf().all()
