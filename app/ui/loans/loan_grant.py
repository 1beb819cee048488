"""Cho vay vốn: who borrows how much on what terms, with the schedule as it will be before it is agreed."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import accounts
from app.models.queries.loans import loans
from app.services.loans import lend
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.loans.loan_dialog import LoanDialog
from app.ui.widgets.date_field import DateField


class LoanGrantDialog(LoanDialog):
    """``enter(member=id)`` begins with a borrower."""

    key: ClassVar[str] = "loan_grant"
    called: ClassVar[str] = N_("Cho vay Quỹ trợ vốn")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        day = min(clock.today(), desk.month.last_day)
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
            self._fund = loans.loan_fund(read, lend.FOREVER)
            self._rule = loans.loan_rule(read, day)
        self.make_fields(desk.month, DateField(_("Ngày giải ngân"), desk.month), day)
        self.terms.first.set_value(Month.of(day).plus(1))
        self.terms.due_day.set_value(str(min(day.day, 28)))
        self.day.set_value(day)
        self.fund = fund_box(_("Chi từ"), funds)
        lines = [
            ("member", _("Người vay"), self.member), ("amount", _("Số tiền vay"), self.amount),
            ("day", _("Ngày giải ngân"), self.day), ("fund", _("Chi từ"), self.fund),
            *self.terms.lines(), ("contract", _("Số hợp đồng"), self.contract),
            ("purpose", _("Mục đích"), self.purpose), ("guarantor", _("Bảo lãnh"), self.guarantor),
        ]  # fmt: skip
        self.frame(_("Cho vay và ghi sổ"), lines, 440)
        self.terms.changed.connect(self.preview)

    def enter(self, **arguments: Any) -> None:
        """What the fund can lend, and to whom."""
        text = _("Quỹ còn cho vay được {amount} đồng.").format(amount=show_money(max(0, self._fund.available)))
        if self._rule.ceiling is not None:
            text += " " + _("Trần một người {amount} đồng.").format(amount=show_money(self._rule.ceiling))
        if self._rule.guarantor_from is not None:
            text += " " + _("Từ {amount} đồng phải có bảo lãnh.").format(amount=show_money(self._rule.guarantor_from))
        self.summary.setText(text)
        if "member" in arguments:
            self.member.set_value(str(arguments["member"]))
        self.submit_button.setEnabled(not self.desk.read_only)
        self.preview()
        self.member.setFocus()

    def submit(self) -> None:
        """Grant it."""
        wanted = self.asked(_("Hãy ghi ngày giải ngân."), fund=str(self.fund.currentData()))
        if wanted is not None and self.submit_button.isEnabled():
            self.act(lend.grant_loan, wanted, title=_("Đang ghi sổ…"))
