"""Lịch trong năm: the days on which a union gives, solar and lunar, the list each one has, and the cash the next one asks for."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.gifts.holidays import Holiday, holidays_of, lunar_words
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.gifts.gifts import GiftRow, cash_need, lists_of
from app.ui.desk import Desk
from app.ui.gifts.gift_words import days_left_word, need_sentence
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


class HolidayCalendar(FormDialog):
    """``enter(year=…)``; the working year without it."""

    key: ClassVar[str] = "holiday_calendar"
    called: ClassVar[str] = N_("Lịch trong năm: ngày lễ, Tết")
    takes: ClassVar[frozenset[str]] = frozenset({"year"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.holidays: tuple[Holiday, ...] = ()
        self.lists: dict[str, GiftRow] = {}
        columns = [
            Column("day", _("Ngày"), show=lambda row: show_date(row.day), widest="30/12/2026"),
            Column("lunar", _("Âm lịch"), 96, lambda row: lunar_words(row.day)),
            Column("name", _("Ngày lễ"), 160, lambda row: render(row.name), stretch=True),
            Column("left", _("Còn"), 84, lambda row: days_left_word(row.days_left(clock.today()))),
            Column("list", _("Danh sách quà"), 190, self._list_word),
        ]
        self._model = PagedTableModel(columns, lambda _ids: [], faded=lambda row: row.day < clock.today())
        self.table = TableView(_("Lịch trong năm"), "holiday_calendar", self._model)
        self._need = parts.label(wrap=True)
        self.lay_out(_("Lập danh sách quà"), self._need, self.table, width=720, stretch=1)
        self.resize(760, 490)
        self.table.opened.connect(lambda _place: self.submit())

    def enter(self, **arguments: Any) -> None:
        """The year's days, the next one pointed at."""
        year = arguments.get("year") or self.desk.month.year
        self.title.setText(_("Lịch trong năm {year}").format(year=year))
        self.holidays = holidays_of(year)
        with self.desk.read() as read:
            self.lists = lists_of(read, self.holidays)
            need = cash_need(read, clock.today())
        self._need.setText(need_sentence(need) if need is not None else "")
        parts.set_tone(self._need, "warn" if need is not None and need.short else "")
        self._need.setVisible(need is not None)
        self._model.set_rows(self.holidays)
        coming = [place for place, each in enumerate(self.holidays) if each.day >= clock.today()]
        self.table.point_at(coming[0] if coming else 0)
        self.table.setFocus()
        self.submit_button.setEnabled(not self.desk.read_only)

    def _list_word(self, row: Holiday) -> str:
        known = self.lists.get(row.key)
        return f"{_(known.state.label)}: {show_money(known.total or known.in_kind)}" if known is not None else ""

    def submit(self) -> None:
        """Make the list of the day pointed at, or go to the one it has."""
        place = self.table.current_id()
        if place is None or not self.submit_button.isEnabled():
            return
        holiday = self.holidays[place]
        known = self.lists.get(holiday.key)
        self.accept()
        if known is not None:
            self.desk.go("gifts", activity=known.id)
        else:
            self.desk.go("gift_editor", holiday=str(holiday.key), year=holiday.day.year)
