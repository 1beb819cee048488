"""Thu nợ vay vốn: who pays, ticked, what is due by the day as one receipt; one borrower may pay another sum or all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dates import Month
from app.domain.loans.records import LOAN
from app.domain.money import dong, show_money
from app.domain.problems import N_, Finding, stop
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.services.loans import lend
from app.services.loans.lend import LoanRepayment
from app.ui.ledger.fund_field import FundField
from app.ui.loans.loan_pane import due_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import TickField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, column, money
from app.ui.widgets.tick_table import TickTable


class LoanRepayDialog(Editor[None]):
    """``enter(loan=case id)`` ticks one borrower, ``enter()`` everybody who owes this month."""

    key: ClassVar[str] = "loan_repay"
    called: ClassVar[str] = N_("Thu nợ Quỹ trợ vốn")
    verb: ClassVar[str] = N_("Thu và ghi sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"loan"})
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 460
    caption_width: ClassVar[int] = 70
    scrolls: ClassVar[bool] = False

    def sheet(self) -> Sheet:
        """The borrowers, when and where the money comes in, and what one borrower pays."""
        self._cards: list[LoanCard] = []
        columns = [
            column(LOAN["member_id"], lambda row: row.name, 180, stretch=True),
            Column("due", _("Kỳ tới"), 110, due_word),
            money("pays", _("Đến kỳ này"), lambda row: row.standing.usual_amount(), width=110),
            money("left", _("Còn nợ"), lambda row: row.standing.left, width=110),
        ]
        self.table = TickTable(_("Người vay còn nợ"), columns, lambda row: row.case_id)
        self._foot = parts.label(role="strong", wrap=True)
        yield self.table
        day = self.bind("on", DateField(_("Ngày thu"), self.desk.month), required=True)
        yield Group([day, self.bind("fund", FundField(self.desk, _("Vào quỹ")))], columns=2)
        yield Group([self.bind("amount", MoneyField(_("Số tiền trả"), words=False))])
        yield self.bind("whole", TickField(_("Trả hết trước hạn (không thu lãi các kỳ chưa đến)"))).widget
        yield self._foot
        self.table.ticks_changed.connect(self._choose)
        self.widget("whole").changed.connect(self._choose)
        self.widget("on").changed.connect(self._again)
        self.follows("amount")

    def begin(self, **arguments: Any) -> None:
        """Who still owes, as they stand on the day."""
        self.set_value("on", self.desk.day)
        self._again()
        until = Month.of(self._day()).last_day
        ticked = {card.case_id for card in self._cards if _falls_due(card, until)}
        self.table.ticked = {arguments["loan"]} if arguments.get("loan") is not None else ticked
        self._choose()

    def enter(self, **arguments: Any) -> None:
        """The keyboard is at the borrowers."""
        super().enter(**arguments)
        self.table.setFocus()

    def _day(self) -> dt.date:
        day: dt.date = self.value("on") or self.desk.month.last_day
        return day

    def _again(self) -> None:
        ticked = self.table.ticked
        with self.desk.read() as read:
            self._cards = [card for card in loans.loan_cards(read, self._day()) if card.is_running]
        self.table.show_rows(self._cards)
        self.table.ticked = ticked & {card.case_id for card in self._cards}
        if not self._cards:
            self.table.say_empty(_("Không ai còn nợ"), _("Mọi khoản vay đến ngày này đã trả hết hoặc chưa giải ngân."))
        self._choose()

    def _ticked(self) -> list[LoanCard]:
        return [card for card in self._cards if card.case_id in self.table.ticked]

    def _choose(self) -> None:
        """One borrower may pay another sum, or all at once; several pay what falls due."""
        ticked = self._ticked()
        one = ticked[0].standing if len(ticked) == 1 else None
        whole = one is not None and self.value("whole")
        self.widget("whole").setEnabled(one is not None)
        self.widget("amount").setEnabled(one is not None and not whole)
        due = None if one is None else one.early_payment().total if whole else one.usual_amount()
        self.set_value("amount", due)
        self.table.viewport().update()
        self.follow()

    def _repayments(self) -> list[tuple[LoanCard, LoanRepayment]]:
        ticked = self._ticked()
        if len(ticked) != 1:
            return [(card, LoanRepayment(card.case_id, card.standing.usual_amount())) for card in ticked]
        card = ticked[0]
        if self.value("whole"):
            pays = card.standing.early_payment()
            return [(card, LoanRepayment(card.case_id, principal=pays.principal, interest=pays.interest))]
        return [(card, LoanRepayment(card.case_id, self.value("amount") or dong(0)))]

    def follow(self) -> None:
        """What comes in, as principal and interest; nothing, nothing to do."""
        paid = [lend.split_repayment(card, given) for card, given in self._repayments()]
        principal, interest = sum(each.principal for each in paid), sum(each.interest for each in paid)
        self._foot.setText(
            _("{count} người: gốc {principal} + lãi {interest} = {total} đồng").format(
                count=len(paid),
                principal=show_money(principal),
                interest=show_money(interest),
                total=show_money(principal + interest),
            )
        )
        self.submit_button.setEnabled(principal + interest > 0 and not self.desk.read_only)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A day, and no more than each still owes."""
        day = self.value("on")
        if day is None:
            return [stop("loan-repaid-day", N_("Hãy ghi ngày thu."), "on")]
        pairs = self._repayments()
        return [each for card, given in pairs for each in lend.repayment_findings(card, given, day)]

    def store(self, _draft: None) -> None:
        """One receipt for everybody ticked."""
        given = [repayment for _card, repayment in self._repayments()]
        self.act(lend.repay_loans, self.value("on"), given, self.value("fund"), title=_("Đang ghi phiếu thu…"))


def _falls_due(card: LoanCard, until: dt.date) -> bool:
    due = card.standing.next_due
    return due is not None and due.instalment.due_on <= until
