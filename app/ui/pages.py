"""The pages and dialogues by key, found in the rooms. Each file is loaded when it is first asked for, or in an idle moment: the
window stands before most of them are needed.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.rooms import ClassRegistry
from app.ui.screen import DeskDialog, Screen

Page = type[Screen | DeskDialog]


class PageRegistry:
    """The pages of all rooms. A file is named after the key of its page where that can be; the key in the class counts."""

    def __init__(self) -> None:
        self._screens: ClassRegistry[Screen | DeskDialog] = ClassRegistry("ui", Screen, DeskDialog)
        self._found: dict[str, Page] = {}

    @property
    def is_loaded(self) -> bool:
        """True when every file was loaded."""
        return self._screens.is_loaded

    def get(self, key: str) -> Page | None:
        """The page or dialogue of a key, or None."""
        if key not in self._found:
            self._take(self._screens.load_named(key))
        if key not in self._found:
            self.all()
        return self._found.get(key)

    def all(self) -> Mapping[str, Page]:
        """Every one by its key."""
        while not self._screens.is_loaded:
            self.load_one()
        return self._found

    def load_one(self) -> None:
        """Load one more file."""
        self._take(self._screens.load_one())

    def _take(self, pages: tuple[Page, ...]) -> None:
        for page in pages:
            if page.key:
                self._found[page.key] = page

    def of_entry(self, entry: str) -> list[type[Screen]]:
        """The pages of an entry of the rail in the order of its tabs."""
        pages = [
            page
            for page in self.all().values()
            if issubclass(page, Screen) and page.rail_entry == entry and page.in_tabs
        ]
        return sorted(pages, key=lambda page: page.place)


def known_pages() -> Mapping[str, Page]:
    """Every page and dialogue by key."""
    return PageRegistry().all()
