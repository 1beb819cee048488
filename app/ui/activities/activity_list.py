"""What every list of activities is: a year of them, one pointed at whole beside, the verbs that follow its state."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar, TypeVar

from app.domain import clock
from app.domain.activities.activities import GIFT_LIST, ActivityState
from app.domain.activities.records import ACTIVITY
from app.domain.dates import Period
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityRow
from app.services.activities import keep_activities
from app.services.activities.activity_vouchers import expense_draft
from app.ui.activities.activity_pane import ActivityPane
from app.ui.activities.activity_words import days_word, state_tone
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import RowLooks
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.widgets.table_model import Column

Row = TypeVar("Row")
OPEN = (ActivityState.PLANNED, ActivityState.HELD)
"""The states in which an activity may be held and paid."""


class ActivityListPage(ListPage[Row]):
    """``people`` names the dialog of the people of one."""

    points_by: ClassVar[str] = "activity"
    span: ClassVar[Span] = Span.YEAR
    watches: ClassVar[frozenset[str]] = frozenset(
        {"activity", "participant", "activity_source", "activity_figure", "plan", "voucher", "entry", "member"}
    )
    people: ClassVar[str] = ""

    @abstractmethod
    def activity_of(self, row: Row) -> ActivityRow:
        """The activity a row shows."""

    @property
    def period(self) -> Period:
        """The year shown."""
        return Period.of_year(self.year)

    def make_pane(self) -> ActivityPane:
        """Everything of one."""
        return ActivityPane(self.desk, lambda: self.verbs.action("people").trigger())

    def row_looks(self) -> RowLooks[Row]:
        """What was cancelled is faint."""
        return RowLooks(faint=lambda row: self.activity_of(row).state is ActivityState.CANCELLED)

    def bring_to(self, read: Read, identifier: Any) -> None:
        """The year the activity is listed in."""
        rows = activities.activity_rows(read, [identifier])
        if rows and rows[0].starts_on is not None and self.year_box is not None:
            self.year_box.set_value(rows[0].starts_on.year)

    def start_at(self, rows: Sequence[Row]) -> Any:
        """The first activity from the working month on, else the last one."""
        first = self.desk.month.first_day
        later = (row for row in rows if (day := self.activity_of(row).starts_on) is not None and day >= first)
        return self.identify(next(later, rows[-1]))

    # ---- columns ---------------------------------------------------------------------------------------------------

    def day_column(self) -> Column:
        """From which day to which."""

        def days(row: Row) -> str:
            return days_word(self.activity_of(row).starts_on, self.activity_of(row).ends_on)

        return Column("day", _("Ngày"), show=days, widest="30/12/2026")

    def state_column(self) -> Column:
        """Its state, or that its result is waited for."""

        def look(row: Row) -> tuple[str, str, str]:
            return state_tone(self.activity_of(row), clock.today())

        told = ACTIVITY["state"]
        return Column(
            told.key,
            _(told.heading),
            142,
            lambda row: look(row)[0],
            tone=lambda row: look(row)[1],
            icon=lambda row: look(row)[2],
        )

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def offer_for_one(self, people_word: str) -> None:
        """Its people, its result, its payment, and away with it."""
        self.offer("people", self._open_people, about=About.ONE, own=(people_word, "users", "Ctrl+1"))
        self.offer_act("result", self._open_result, OPEN, _("Kết quả"), "file-check", "Ctrl+2")
        self.offer_act("pay", self._pay, OPEN, _("Chi"), "hand-coins", "Ctrl+3")
        self.offer_delete(
            keep_activities.delete_activity,
            lambda row: _("Xóa «{title}»?").format(title=self.activity_of(row).title),
            lambda _row: _("Danh sách người và nguồn kinh phí dự kiến cũng mất theo. Có thể lấy lại bằng Ctrl+Z."),
            when=lambda row: self.in_state(row, ActivityState.PLANNED, ActivityState.CANCELLED),
        )

    def offer_act(self, key: str, call: Callable[[Row], object], states: Collection[ActivityState], *own: str) -> None:
        """Offer an act on one that is in one of these states; ``own`` are word, icon and shortcut."""
        word, icon, shortcut = own
        self.offer(
            key,
            call,
            about=About.ONE,
            writes=True,
            when=lambda row: self.in_state(row, *states),
            own=(word, icon, shortcut),
        )

    def in_state(self, row: Row, *states: ActivityState) -> bool:
        """True for an activity in one of these states; a gift list is in none, for it has a page of its own."""
        activity = self.activity_of(row)
        return activity.kind != GIFT_LIST and activity.state in states

    def _open_result(self, row: Row) -> None:
        self.desk.go("activity_result", activity=self.activity_of(row).id)

    def _open_people(self, row: Row) -> None:
        activity = self.activity_of(row)
        self.desk.go("gifts" if activity.kind == GIFT_LIST else self.people, activity=activity.id)

    def _pay(self, row: Row) -> None:
        draft = expense_draft(self.activity_of(row), self.desk.month, clock.today())
        self.desk.go("voucher_editor", draft=draft)
