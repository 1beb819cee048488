"""Lịch trong năm: the days on which a union gives, solar and lunar, the list each one has, and the cash the next one asks for."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import show_date
from app.domain.gifts.holidays import Holiday, holidays_of, lunar_words
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.gifts.gifts import GiftRow, cash_need, lists_of
from app.ui.gifts.gift_words import days_left_word, need_sentence
from app.ui.lists.row_table import RowLooks, RowTable
from app.ui.records.binding import Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column


class HolidayCalendar(Editor[None]):
    """``enter(year=…)``; the working year without it."""

    key: ClassVar[str] = "holiday_calendar"
    called: ClassVar[str] = N_("Lịch trong năm: ngày lễ, Tết")
    verb: ClassVar[str] = N_("Lập danh sách quà")
    takes: ClassVar[frozenset[str]] = frozenset({"year"})
    wide: ClassVar[int] = 720
    high: ClassVar[int] = 490
    scrolls: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """What the next day asks for, and the days."""
        self.lists: dict[str, GiftRow] = {}
        columns = [
            Column("day", _("Ngày"), show=lambda row: show_date(row.day), widest="30/12/2026"),
            Column("lunar", _("Âm lịch"), 96, lambda row: lunar_words(row.day)),
            Column("name", _("Ngày lễ"), 160, lambda row: render(row.name), stretch=True),
            Column("left", _("Còn"), 84, lambda row: days_left_word(row.days_left(clock.today()))),
            Column("list", _("Danh sách quà"), 190, self._list_word),
        ]
        looks: RowLooks[Holiday] = RowLooks(faint=lambda row: row.day < clock.today())
        self.days: RowTable[Holiday] = RowTable(
            self.desk, _("Lịch trong năm"), "holiday_calendar", columns, looks=looks
        )
        self.days.opened.connect(lambda _day: self.submit())
        self._need = parts.label(wrap=True)
        yield self._need
        yield self.days

    def begin(self, **arguments: Any) -> None:
        """The year's days, the next one pointed at."""
        year = arguments.get("year") or self.desk.month.year
        self.title.setText(_("Lịch trong năm {year}").format(year=year))
        holidays = holidays_of(year)
        with self.desk.read() as read:
            self.lists = lists_of(read, holidays)
            need = cash_need(read, clock.today())
        self._need.setText(need_sentence(need) if need is not None else "")
        parts.set_tone(self._need, "warn" if need is not None and need.short else "")
        self._need.setVisible(need is not None)
        self.days.show_rows(holidays, next((i for i, each in enumerate(holidays) if each.day >= clock.today()), 0))
        self.days.setFocus()

    def _list_word(self, row: Holiday) -> str:
        known = self.lists.get(row.key)
        return f"{_(known.state.label)}: {show_money(known.total or known.in_kind)}" if known is not None else ""

    def store(self, _draft: None) -> None:
        """Make the list of the day pointed at, or go to the one it has."""
        holiday = self.days.row()
        if holiday is None:
            return
        known = self.lists.get(holiday.key)
        self.accept()
        if known is not None:
            self.desk.go("gifts", activity=known.id)
        else:
            self.desk.go("gift_editor", holiday=str(holiday.key), year=holiday.day.year)
