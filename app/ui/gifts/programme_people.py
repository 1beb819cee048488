"""Người hưởng: the list of one programme with money and goods beside each name; a tick means it was taken or used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QLayout, QWidget

from app.domain import clock
from app.domain.activities.programmes import PROGRAMMES, Benefit, benefit_findings, sum_benefits
from app.domain.activities.records import PARTICIPANT
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.activities.activities import Participant
from app.services.gifts import keep_benefits
from app.ui.activities.people_list import PeopleList
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, column, money


class ProgrammePeopleDialog(PeopleList):
    """Amounts typed below go to the rows selected, or to everybody."""

    key: ClassVar[str] = "programme_people"
    called: ClassVar[str] = N_("Người hưởng")
    verb: ClassVar[str] = N_("Cất danh sách")
    listed: ClassVar[str] = N_("Người hưởng")
    ticks_all: ClassVar[str] = N_("Đã nhận hết")
    wide: ClassVar[int] = 800
    caption_width: ClassVar[int] = 66

    def sheet(self) -> Sheet:
        """What everybody gets as it stands here, and as the book has it."""
        self._given: dict[int, Benefit] = {}
        self._known: dict[int, Benefit] = {}
        return super().sheet()

    def columns(self) -> list[Column]:
        """Who, and what each gets."""
        given = self._given
        return [
            column(PARTICIPANT["person"], lambda row: row.person, 210, stretch=True),
            column(PARTICIPANT["group_name"], lambda row: row.group, 120),
            money("amount", _("Tiền"), lambda row: given[row.id].amount, width=100, blank_zero=True),
            money("in_kind", _("Hiện vật, phiếu"), lambda row: given[row.id].in_kind, width=116, blank_zero=True),
        ]

    def typed_for_chosen(self) -> Iterable[QLayout | QWidget]:
        """What each gets, and paying it."""
        self.amount = MoneyField(_("Tiền mỗi người"), words=False)
        self.in_kind = MoneyField(_("Hiện vật mỗi người"), words=False)
        self.fund = FundField(self.desk, _("Chi từ"))
        put = parts.button(_("Ghi cho những dòng đang chọn"), lambda: self.put_amounts(self.chosen()))
        put_all = parts.button(_("Ghi cho tất cả"), lambda: self.put_amounts(self.people))
        self.pay_button = parts.button(_("Chi tiền người chưa nhận"), self.pay_all, icon="hand-coins")
        amounts = [
            self.bind("amount", self.amount, caption=_("Tiền")),
            self.bind("in_kind", self.in_kind, caption=_("Hiện vật")),
        ]
        yield self.boxed(Group(amounts, columns=2))
        yield parts.row(*self.changing(put, put_all), None, self.fund, self.pay_button)

    def ticked_at_first(self, people: Sequence[Participant]) -> Collection[int]:
        """Those who took theirs; amounts typed and not stored stay."""
        before = self._known
        self._known = {each.id: Benefit(each.amount, each.in_kind, each.received) for each in people}
        for number, each in self._known.items():
            typed = self._given.get(number, each)
            kept = number in before and typed != before[number] and before[number] == each
            self._given[number] = typed if kept else each
        return [number for number, each in self._known.items() if each.received]

    def refresh(self) -> None:
        """What the programme gives stands beside the field."""
        super().refresh()
        known = PROGRAMMES.get(self.card.row.programme)
        self.hints["in_kind"].say(_(known.gives) if known is not None and known.gives else "", "note")

    def benefits(self) -> dict[int, Benefit]:
        """What everybody gets, and who took it: nobody has said of those never ticked."""
        return {
            number: replace(
                self._given[number],
                received=True if number in self.table.ticked else None if known.received is None else False,
            )
            for number, known in self._known.items()
        }

    def tell(self) -> None:
        """What the list amounts to."""
        given = self.benefits()
        sums = sum_benefits(given.values())
        text = _("{people} người, {taken} đã nhận: tiền {money}, hiện vật {in_kind} (đã dùng {used}) đồng")
        self.say(
            text.format(
                people=sums.people,
                taken=sums.taken,
                money=show_money(sums.money),
                in_kind=show_money(sums.in_kind),
                used=show_money(sums.in_kind_taken),
            )
        )
        unpaid = any(each.amount and not each.received for each in given.values())
        self.pay_button.setEnabled(not self.fixed and unpaid)

    def put_amounts(self, people: Sequence[Participant]) -> None:
        """Write what is typed below beside these names."""
        amount, in_kind = self.amount.value(), self.in_kind.value()
        for each in people:
            now = self._given[each.id]
            self._given[each.id] = replace(
                now,
                amount=now.amount if amount is None else amount,
                in_kind=now.in_kind if in_kind is None else in_kind,
            )
        self.table.ticks_changed.emit()
        self.table.viewport().update()

    def touched(self) -> bool:
        """True also when an amount was typed or written."""
        typed = any(self.value(key) is not None for key in ("amount", "in_kind"))
        return super().touched() or typed or any(self._given[number] != known for number, known in self._known.items())

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """No benefit is below nothing."""
        given = self.benefits()
        return [found for each in self.people for found in benefit_findings(each.person, given[each.id])]

    def pay_all(self) -> None:
        """Store what stands here, then pay in one voucher."""
        self.clear_errors()
        self.desk.do(
            keep_benefits.set_benefits, self.card.row.id, self.benefits(), done=self._pay_now, failed=self.refused
        )

    def _pay_now(self, _made: Any) -> None:
        day = min(max(clock.today(), self.desk.month.first_day), self.desk.month.last_day)
        self.act(keep_benefits.pay_benefits, self.card.row.id, day, self.fund.value(), title=_("Đang ghi sổ…"))

    def store(self, _draft: None) -> None:
        """The list."""
        self.act(keep_benefits.set_benefits, self.card.row.id, self.benefits())
