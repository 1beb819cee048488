"""Thu nợ vay vốn: who pays, ticked, what is due by the day as one receipt; one borrower may pay another sum or all at once."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import accounts
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.services.loans import lend
from app.services.loans.lend import LoanRepayment
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, money
from app.ui.widgets.tick_table import TickTable


def due_by(card: LoanCard, day: dt.date) -> Dong:
    """What a borrower should pay on a day: all that falls due until the month's end, else the next instalment."""
    until = Month.of(day).last_day
    owed = [each for each in card.standing.instalments if not each.is_settled]
    due = dong(sum(each.left for each in owed if each.instalment.due_on <= until))
    return due or (owed[0].left if owed else dong(0))


class LoanRepayDialog(FormDialog):
    """``enter(loan=case id)`` ticks one borrower, ``enter()`` everybody who owes this month."""

    key: ClassVar[str] = "loan_repay"
    called: ClassVar[str] = N_("Thu nợ Quỹ trợ vốn")
    takes: ClassVar[frozenset[str]] = frozenset({"loan"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[LoanCard] = []
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        columns = [
            Column("name", _("Người vay"), 180, lambda row: row.name, stretch=True),
            Column("due", _("Kỳ tới"), 110, self._due_word),
            money("pays", _("Đến kỳ này"), lambda row: due_by(row, self._day()), width=110),
            money("left", _("Còn nợ"), lambda row: row.standing.left, width=110),
        ]
        self.table = TickTable(_("Người vay còn nợ"), columns, lambda row: row.case_id)
        self.day = DateField(_("Ngày thu"), desk.month)
        self.day.set_value(min(clock.today(), desk.month.last_day))
        self.fund = fund_box(_("Vào quỹ"), funds)
        self.amount = MoneyField(_("Số tiền trả"), words=False)
        self.whole = QCheckBox(_("Trả hết trước hạn (không thu lãi các kỳ chưa đến)"))
        lines = [("day", _("Ngày thu"), self.day), ("fund", _("Vào quỹ"), self.fund)]
        self._foot = parts.label(role="strong", wrap=True)
        self.lay_out(
            _("Thu và ghi sổ"),
            self.table,
            field_grid(lines, self.hints, columns=2, caption=70),
            field_grid([("amount", _("Số tiền trả"), self.amount)], self.hints, caption=70),
            self.whole,
            self._foot,
            width=640,
            stretch=0,
        )
        self.resize(680, 460)
        self.table.ticks_changed.connect(self._choose)
        self.amount.changed.connect(self._tell)
        self.whole.toggled.connect(self._choose)
        self.day.changed.connect(self._again)

    def enter(self, **arguments: Any) -> None:
        """Who still owes, as they stand on the day."""
        self._again()
        if arguments.get("loan") is not None:
            self.table.ticked = {arguments["loan"]}
        else:
            until = Month.of(self._day()).last_day
            self.table.ticked = {
                row.case_id
                for row in self._rows
                if row.standing.next_due is not None and row.standing.next_due.instalment.due_on <= until
            }
        self._choose()
        self.table.setFocus()

    def _day(self) -> dt.date:
        return self.day.value() or self.desk.month.last_day

    @staticmethod
    def _due_word(card: LoanCard) -> str:
        due = card.standing.next_due
        return show_date(due.instalment.due_on) if due is not None else ""

    def _again(self) -> None:
        ticked = self.table.ticked
        with self.desk.read() as read:
            self._rows = [card for card in loans.loan_cards(read, self._day()) if card.is_running]
        self.table.show_rows(self._rows)
        self.table.ticked = ticked & {row.case_id for row in self._rows}
        if not self._rows:
            self.table.say_empty(_("Không ai còn nợ"), _("Mọi khoản vay đến ngày này đã trả hết hoặc chưa giải ngân."))
        self._choose()

    def _ticked(self) -> list[LoanCard]:
        return [row for row in self._rows if row.case_id in self.table.ticked]

    def _choose(self, *_args: object) -> None:
        chosen = self._ticked()
        one = len(chosen) == 1
        for field in (self.amount, self.whole):
            field.setEnabled(one)
        if one and self.whole.isChecked():
            self.amount.set_value(chosen[0].standing.early_payment().total)
            self.amount.setEnabled(False)
        elif one:
            self.amount.set_value(due_by(chosen[0], self._day()))
        else:
            self.amount.set_value(None)
        self.table.viewport().update()
        self._tell()

    def _repayments(self) -> list[LoanRepayment]:
        chosen = self._ticked()
        if len(chosen) != 1:
            return [LoanRepayment(row.case_id, due_by(row, self._day())) for row in chosen]
        card = chosen[0]
        if self.whole.isChecked():
            pays = card.standing.early_payment()
            return [LoanRepayment(card.case_id, principal=pays.principal, interest=pays.interest)]
        return [LoanRepayment(card.case_id, self.amount.value() or Dong(0))]

    def _tell(self, *_args: object) -> None:
        chosen = self._ticked()
        parts_of = [
            card.standing.usual_payment(each.amount) if each.principal is None else card.standing.early_payment()
            for card, each in zip(chosen, self._repayments(), strict=True)
        ]
        principal, interest = sum(each.principal for each in parts_of), sum(each.interest for each in parts_of)
        self._foot.setText(
            _("{count} người: gốc {principal} + lãi {interest} = {total} đồng").format(
                count=len(chosen), principal=show_money(principal), interest=show_money(interest), total=show_money(principal + interest)
            )
        )  # fmt: skip
        self.submit_button.setEnabled(bool(chosen) and principal + interest > 0 and not self.desk.read_only)

    def submit(self) -> None:
        """One receipt for everybody ticked."""
        self.clear_errors()
        day = self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày thu."), self.day)
        elif self.submit_button.isEnabled():
            self.act(
                lend.repay_loans, day, self._repayments(), str(self.fund.currentData()), title=_("Đang ghi phiếu thu…")
            )
