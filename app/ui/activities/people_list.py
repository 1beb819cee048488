"""What every list of the people of one activity is: they are ticked, put on it, taken off it, and the ticks are stored.

Ticks she turned and the rows she chose stay while others come and go.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from app.domain.activities.activities import ActivityState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard, Participant
from app.services.activities import keep_participants
from app.ui.records.binding import Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column
from app.ui.widgets.tick_table import TickTable


class PeopleList(Editor[None]):
    """``enter(activity=id)``. ``card`` is the activity, ``people`` everybody on its list.

    ``listed`` is what the list is called, ``ticks_all`` the word of the link that ticks everybody.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    watches: ClassVar[frozenset[str]] = frozenset({"participant"})
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 720
    high: ClassVar[int] = 490

    listed: ClassVar[str] = N_("Danh sách tham gia")
    ticks_all: ClassVar[str] = N_("Đánh dấu hết")

    card: ActivityCard
    people: Sequence[Participant] = ()

    # ---- what a list tells -----------------------------------------------------------------------------------------

    @abstractmethod
    def columns(self) -> list[Column]:
        """The columns."""

    @abstractmethod
    def ticked_at_first(self, people: Sequence[Participant]) -> Collection[int]:
        """The ids of those ticked as the book has them."""

    @abstractmethod
    def typed_for_chosen(self) -> Iterable[QLayout | QWidget]:
        """What stands below the list: fields for the rows selected."""

    @abstractmethod
    def tell(self) -> None:
        """Ticks or rows changed: say what they amount to (``say``)."""

    # ---- the list --------------------------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """Verbs, the list, what is typed for those selected, and the line below."""
        self._activity = 0
        self._stored: set[int] = set()
        self.table = TickTable(_(self.listed), self.columns(), lambda row: row.id)
        add = parts.button(_("Thêm người…"), self._add, icon="plus")
        self._remove_button = parts.button(_("Bỏ khỏi danh sách"), self.remove_chosen, icon="minus")
        tick = parts.button(_(self.ticks_all), lambda: self.table.tick_all(True), role="link")
        untick = parts.button(_("Bỏ hết dấu"), lambda: self.table.tick_all(False), role="link")
        self._changing: list[QPushButton] = [add]
        self._foot = parts.label(role="strong", wrap=True)
        yield parts.box(parts.row(add, self._remove_button, None, tick, untick))
        yield self.table
        yield from self.typed_for_chosen()
        yield self._foot
        self.table.ticks_changed.connect(self._moved)

    def begin(self, **arguments: Any) -> None:
        """Whose list."""
        self._activity = int(arguments["activity"])
        self.refresh()

    def refresh(self) -> None:
        """The people as the book has them now."""
        with self.desk.read() as read:
            self.card = activities.activity(read, self._activity)
            self.people = activities.participants(read, self._activity)
        self.title.setText(f"{self.name()}: {self.card.row.title}")
        turned, chosen = self.table.ticked ^ self._stored, {each.id for each in self.chosen()}
        self.table.show_rows(self.people)
        known = {each.id for each in self.people}
        self._stored = set(self.ticked_at_first(self.people))
        self.table.ticked = self._stored ^ (turned & known)
        self._choose([place for place, each in enumerate(self.people) if each.id in chosen])
        if not self.people:
            text = _("Thêm đoàn viên theo tổ, theo giới, dán từ Excel, hoặc khách theo tên.")
            self.table.say_empty(_("Chưa có ai trong danh sách"), text)
        self._moved()

    def _choose(self, places: Sequence[int]) -> None:
        if places:
            self.table.point_at(places[-1])
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in places[:-1]:
            self.table.selectionModel().select(self.table.rows.index(place, 0), flags)

    def enter(self, **arguments: Any) -> None:
        """The keyboard is in the list."""
        super().enter(**arguments)
        self.table.setFocus()

    @property
    def fixed(self) -> bool:
        """True for a list that nobody may change any more."""
        return self.desk.read_only or self.card.row.state in (ActivityState.SETTLED, ActivityState.CANCELLED)

    def chosen(self) -> list[Participant]:
        """The rows selected."""
        return [self.table.rows.row_at(place) for place in self.table.selected_ids()]

    def say(self, text: str) -> None:
        """The line below."""
        self._foot.setText(text if self.people else "")

    def changing(self, *buttons: QPushButton) -> Sequence[QPushButton]:
        """These buttons are off while the list is fixed."""
        self._changing += buttons
        return buttons

    def _moved(self) -> None:
        self.tell()
        for button in self._changing:
            button.setEnabled(not self.fixed)
        for button in (self._remove_button, self.submit_button):
            button.setEnabled(not self.fixed and bool(self.people))

    def touched(self) -> bool:
        """True when a tick was turned."""
        return self.table.ticked != self._stored

    def remove_chosen(self) -> None:
        """Take those selected off the list."""
        chosen = [each.id for each in self.chosen()]
        if chosen:
            self.desk.do(keep_participants.remove_participants, self._activity, chosen, failed=self.refused)

    def _add(self) -> None:
        self.desk.go("activity_choose", activity=self._activity)

    def ended(self, value: Any) -> None:
        """Stored: nothing is left to ask about."""
        self._stored = set(self.table.ticked)
        super().ended(value)
