"""What every page of Thiết lập is: a heading, a sentence, and the verbs it offers to the bar of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


class SettingsPage(QWidget):
    """``offered`` tells the screen to look again at ``offers()``: verb → whether it may be used now."""

    key: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    offered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName(self.name())
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.body.addWidget(parts.label(self.name(), "title"))
        self.told = parts.label(self.says(), "muted", wrap=True)
        self.body.addWidget(self.told)

    @classmethod
    def name(cls) -> str:
        """What the list of pages calls it."""
        return cls.key

    @classmethod
    def says(cls) -> str:
        """One sentence below the heading."""
        return ""

    def refresh(self) -> None:
        """Read everything shown anew."""

    def offers(self) -> dict[str, bool]:
        """The verbs of this page and whether each may be used."""
        return {}

    @property
    def may_write(self) -> bool:
        """False while the book is open for looking only."""
        return not self.desk.read_only


class ListPage(SettingsPage):
    """A page that is one table. Rows are all in memory; ``row`` is the one pointed at."""

    def __init__(self, desk: Desk, columns: Sequence[Column], *, faded: Callable[[Any], bool] | None = None,
                 emphasis: Callable[[Any], bool] | None = None) -> None:
        super().__init__(desk)
        self._rows: Sequence[Any] = ()
        self.box: Any = None
        self._model = PagedTableModel(columns, lambda _ids: [], faded=faded, emphasis=emphasis)
        self.table = TableView(self.name(), f"settings.{self.key}", self._model, desk.preferences)
        self.table.pointed.connect(lambda _place: self.offered.emit())
        self.table.opened.connect(lambda _place: self.offers().get("edit") and self.edit())
        self.table.summed.connect(desk.summed)
        self.notice = Hint(self.name())
        self.body.addWidget(self.notice)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows, staying on the same line."""
        kept = self.table.current_id()
        self._rows = rows
        self._model.set_rows(rows)
        if rows:
            self.table.point_at(min(kept or 0, len(rows) - 1))
        self.offered.emit()

    @property
    def row(self) -> Any:
        """The row pointed at, or None."""
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def add(self) -> None:
        """Open the box for a new row."""

    def edit(self) -> None:
        """Open the box for the row pointed at."""

    def delete(self) -> None:
        """Take the row pointed at away."""

    def ask_delete(self, title: str, told: str) -> bool:
        """True when the user means it."""
        return self.desk.ask.confirm(title, told + " " + _("Có thể lấy lại bằng Ctrl+Z."), _("Xóa"), danger=True)
