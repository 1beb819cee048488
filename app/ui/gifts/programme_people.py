"""Người hưởng: the list of one programme with money and goods beside each name; a tick means it was taken or used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.activities.activities import ActivityState
from app.domain.activities.programmes import PROGRAMMES, Benefit, sum_benefits
from app.domain.money import Dong, show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard, Participant
from app.models.queries.ledger import accounts
from app.services.activities import keep_participants
from app.services.gifts import keep_benefits
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, money
from app.ui.widgets.tick_table import TickTable


class ProgrammePeopleDialog(FormDialog):
    """``enter(activity=id)``. Amounts typed below go to the rows selected, or to everybody when one row is."""

    key: ClassVar[str] = "programme_people"
    called: ClassVar[str] = N_("Người hưởng")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    watches: ClassVar[frozenset[str]] = frozenset({"participant"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._activity = 0
        self._card: ActivityCard | None = None
        self._people: tuple[Participant, ...] = ()
        self._given: dict[int, Benefit] = {}
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        columns = [
            Column("name", _("Họ và tên"), 210, lambda row: row.person, stretch=True),
            Column("group", _("Tổ, đơn vị"), 120, lambda row: row.group),
            money("amount", _("Tiền"), lambda row: self._given[row.id].amount, width=100, blank_zero=True),
            money("in_kind", _("Hiện vật, phiếu"), lambda row: self._given[row.id].in_kind, width=116, blank_zero=True),
        ]
        self.table = TickTable(_("Người hưởng"), columns, lambda row: row.id)
        self._add = parts.button(
            _("Thêm người…"), lambda: desk.go("activity_choose", activity=self._activity), icon="plus"
        )
        self._remove_button = parts.button(_("Bỏ khỏi danh sách"), self._remove, icon="minus")
        tick = parts.button(_("Đã nhận hết"), lambda: self.table.tick_all(True), role="link")
        untick = parts.button(_("Bỏ hết dấu"), lambda: self.table.tick_all(False), role="link")
        self.amount = MoneyField(_("Tiền mỗi người"), words=False)
        self.in_kind = MoneyField(_("Hiện vật mỗi người"), words=False)
        self._put = parts.button(_("Ghi cho những dòng đang chọn"), self._put_amounts)
        self._put_all = parts.button(_("Ghi cho tất cả"), lambda: self._put_amounts(everybody=True))
        self.fund = fund_box(_("Chi từ"), funds)
        self._pay = parts.button(_("Chi tiền người chưa nhận"), self._pay_all, icon="hand-coins")
        lines = [("amount", _("Tiền"), self.amount), ("in_kind", _("Hiện vật"), self.in_kind)]
        self._foot = parts.label(role="strong", wrap=True)
        self.lay_out(
            _("Cất danh sách"),
            parts.box(parts.row(self._add, self._remove_button, None, tick, untick)),
            self.table,
            field_grid(lines, self.hints, columns=2, caption=66),
            parts.row(self._put, self._put_all, None, self.fund, self._pay),
            self._foot,
            width=720,
            stretch=1,
        )
        self.resize(790, 490)
        self.table.ticks_changed.connect(self._ticked)

    def enter(self, **arguments: Any) -> None:
        """Whose list."""
        self._activity = arguments["activity"]
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """The people as the book has them now."""
        typed = self._given
        with self.desk.read() as read:
            self._card = activities.activity(read, self._activity)
            self._people = activities.participants(read, self._activity)
        row = self._card.row
        self.title.setText(_("Người hưởng: {title}").format(title=row.title))
        self._given = {each.id: Benefit(each.amount, each.in_kind, each.received) for each in self._people}
        for number, each in typed.items():
            if number in self._given and self._given[number] == Benefit(received=None):
                self._given[number] = each
        kept = dict(self._given)
        self.table.show_rows(self._people)
        # Why: showing rows ticks them all for a start; here a tick is what the list says.
        self._given = kept
        self.table.ticked = {number for number, each in self._given.items() if each.received}
        if not self._people:
            self.table.say_empty(
                _("Chưa có ai trong danh sách"), _("Thêm đoàn viên theo tổ, dán từ Excel, hoặc khách theo tên.")
            )
        gives = PROGRAMMES[row.programme].gives if row.programme in PROGRAMMES else ""
        if gives:
            self.hints["in_kind"].say(_(gives), "note")
        self._ticked()

    def _fixed(self) -> bool:
        state = self._card.row.state if self._card is not None else ActivityState.CANCELLED
        return self.desk.read_only or state in (ActivityState.SETTLED, ActivityState.CANCELLED)

    def _ticked(self) -> None:
        for number, each in self._given.items():
            taken = True if number in self.table.ticked else None if each.received is None else False
            self._given[number] = replace(each, received=taken)
        sums = sum_benefits(self._given.values())
        self._foot.setText(
            _("{people} người, {taken} đã nhận: tiền {money}, hiện vật {in_kind} (đã dùng {used}) đồng").format(
                people=sums.people, taken=sums.taken, money=show_money(sums.money), in_kind=show_money(sums.in_kind),
                used=show_money(sums.in_kind_taken),
            )
        )  # fmt: skip
        may = not self._fixed()
        for button in (self._add, self._put, self._put_all):
            button.setEnabled(may)
        self._remove_button.setEnabled(may and bool(self._people))
        self._pay.setEnabled(may and any(each.amount and not each.received for each in self._given.values()))
        self.submit_button.setEnabled(may and bool(self._people))
        self.table.viewport().update()

    def _put_amounts(self, *, everybody: bool = False) -> None:
        self.clear_errors()
        amount, in_kind = self.amount.value(), self.in_kind.value()
        places = range(len(self._people)) if everybody else self.table.selected_ids()
        for place in places:
            number = self._people[place].id
            now = self._given[number]
            self._given[number] = replace(
                now,
                amount=now.amount if amount is None else amount,
                in_kind=now.in_kind if in_kind is None else Dong(in_kind),
            )
        self._ticked()

    def _remove(self) -> None:
        chosen = [self._people[place].id for place in self.table.selected_ids()]
        if chosen:
            self.desk.do(keep_participants.remove_participants, self._activity, chosen, failed=self.refused)

    def _pay_all(self) -> None:
        """Store what stands here, then pay in one voucher."""
        self.clear_errors()
        self.desk.do(
            keep_benefits.set_benefits, self._activity, dict(self._given), done=self._pay_now, failed=self.refused
        )

    def _pay_now(self, _made: Any) -> None:
        day = min(max(clock.today(), self.desk.month.first_day), self.desk.month.last_day)
        self.act(keep_benefits.pay_benefits, self._activity, day, str(self.fund.currentData()), title=_("Đang ghi sổ…"))

    def submit(self) -> None:
        """Store the list."""
        if self.submit_button.isEnabled():
            self.clear_errors()
            self.act(keep_benefits.set_benefits, self._activity, dict(self._given))
