"""Thiết lập: the pages that the rooms bring. A list on the left, a page on the right."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from app.domain.problems import N_
from app.i18n import _
from app.ui import icons, theme
from app.ui.brought.settings_page import SettingsPage, settings_pages
from app.ui.desk import Desk
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts


class SettingsScreen(Screen):
    """``enter(page=…)`` opens a page."""

    key: ClassVar[str] = "settings"
    called: ClassVar[str] = N_("Thiết lập")
    takes: ClassVar[frozenset[str]] = frozenset({"page"})
    rail_entry: ClassVar[str] = "settings"
    place: ClassVar[int] = 1

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs.offer("save", self._save)
        self.verbs.offer("cancel", self._give_up)
        self.verbs.offer("reload", self._give_up)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Các trang thiết lập"))
        self._list.setFixedWidth(214)
        self._list.setIconSize(QSize(16, 16))
        self.pages = [page(desk) for page in settings_pages()]
        self._stack = QStackedWidget()
        for page in self.pages:
            item = QListWidgetItem(icons.icon(page.icon), page.name(), self._list)
            item.setSizeHint(QSize(0, theme.tokens().row + 6))
            item.setToolTip(page.name())
            self._stack.addWidget(scrolled(parts.box(parts.column(page), "surface")))
        frame = parts.box(parts.column(self._stack, margins=(1, 1, 1, 1)), "panel")
        both = parts.row(self._list, frame, gap=12)
        both.setStretch(1, 1)
        body = self.lay_out(gap=12)
        body.addLayout(both, 1)
        self._list.currentRowChanged.connect(self._turn_to)
        self._list.setCurrentRow(0)
        self.begin_at(self._list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the pages more room."""
        super().resizeEvent(event)
        self._list.setFixedWidth(214 if self.width() >= 900 else 184)

    @property
    def page(self) -> SettingsPage:
        """The page shown."""
        return self.pages[max(self._list.currentRow(), 0)]

    def enter(self, **arguments: Any) -> None:
        """Open a page by its key."""
        keys = [page.key for page in self.pages]
        if arguments.get("page") in keys:
            self._list.setCurrentRow(keys.index(arguments["page"]))

    def watched(self) -> frozenset[str]:
        """What the pages watch."""
        return frozenset().union(*(page.watches for page in self.pages))

    def where(self) -> dict[str, Any]:
        """The page shown."""
        return {"page": self.page.key}

    def refresh(self) -> None:
        """Load the pages; what was typed on one is not thrown away."""
        for page in self.pages:
            if not page.touched():
                page.load()

    def _turn_to(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        page = self.page
        self.verbs.present(save=page.saves, cancel=page.saves)
        self.verbs.allow(save=not self.desk.read_only)

    def _save(self) -> None:
        # Why: what is still being typed in a field counts, and some fields take it when they lose the keyboard.
        self.setFocus()
        if self.page.saves:
            self.page.submit()

    def _give_up(self) -> None:
        self.page.load()

    def may_leave(self) -> bool:
        """Ask before typed settings are lost."""
        touched = [page for page in self.pages if page.touched()]
        if not touched or self.desk.book is None:
            return True
        text = _("Trang «{page}» có thay đổi chưa cất.").format(page=touched[0].name())
        answer = self.desk.ask.choose(_("Chưa cất thiết lập"), text, _("Cất"), _("Bỏ thay đổi"))
        if answer == "yes":
            for page in touched:
                page.submit()
            self.desk.worker.wait()
            left = next((page for page in touched if page.touched()), None)
            if left is not None:
                self._list.setCurrentRow(self.pages.index(left))
            return left is None
        if answer == "other":
            for page in touched:
                page.load()
            return True
        return False
