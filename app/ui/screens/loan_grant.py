"""Cho vay vốn: who borrows how much on what terms, with the schedule as it will be before it is agreed."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import loans, members, organisation
from app.models.queries.members import MemberFilter, MemberState
from app.services import lend
from app.services.lend import LoanRequest
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid, fund_box
from app.ui.loan_terms import LoanTermFields
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.text_field import TextField


class LoanGrantDialog(FormDialog):
    """``enter(member=id)`` begins with a borrower."""

    key: ClassVar[str] = "loan_grant"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        day = min(clock.today(), desk.month.last_day)
        with desk.read() as read:
            ids = members.member_ids(read, MemberFilter(day, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, day)
            funds = organisation.funds(read)
            self._fund = loans.loan_fund(read, lend.FOREVER)
            self._rule = loans.loan_rule(read, day)
        self._choices = [Choice(str(row.id), row.number or row.staff_number, row.full_name) for row in rows]
        self.member = LookupField(_("Người vay"), lambda: self._choices)
        self.terms = LoanTermFields(desk.month)
        self.amount = self.terms.amount
        self.terms.first.set_value(Month.of(day).plus(1))
        self.terms.due_day.set_value(str(min(day.day, 28)))
        self.day = DateField(_("Ngày giải ngân"), desk.month)
        self.day.set_value(day)
        self.fund = fund_box(_("Chi từ"), funds)
        self.purpose = TextField(_("Mục đích"), placeholder=_("ví dụ: sửa nhà, học phí cho con"))
        self.guarantor = TextField(_("Người bảo lãnh"))
        self.contract = TextField(_("Số hợp đồng"))
        lines = [
            ("member", _("Người vay"), self.member), ("amount", _("Số tiền vay"), self.amount),
            ("day", _("Ngày giải ngân"), self.day), ("fund", _("Chi từ"), self.fund),
            *self.terms.lines(), ("contract", _("Số hợp đồng"), self.contract),
            ("purpose", _("Mục đích"), self.purpose), ("guarantor", _("Bảo lãnh"), self.guarantor),
        ]  # fmt: skip
        self._told = parts.label(role="muted", wrap=True)
        self._plan = parts.label(role="small", wrap=True)
        self.lay_out(
            _("Cho vay và ghi sổ"),
            self._told,
            field_grid(lines, self.hints, columns=2, caption=104),
            self._plan,
            width=760,
        )
        self.resize(780, 440)
        self.terms.changed.connect(self._preview)

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Cho vay Quỹ trợ vốn")

    def enter(self, **arguments: Any) -> None:
        """What the fund can lend, and to whom."""
        told = _("Quỹ còn cho vay được {amount} đồng.").format(amount=show_money(max(0, self._fund.available)))
        if self._rule.ceiling is not None:
            told += " " + _("Trần một người {amount} đồng.").format(amount=show_money(self._rule.ceiling))
        if self._rule.guarantor_from is not None:
            told += " " + _("Từ {amount} đồng phải có bảo lãnh.").format(amount=show_money(self._rule.guarantor_from))
        self._told.setText(told)
        if "member" in arguments:
            self.member.set_value(str(arguments["member"]))
        self.go.setEnabled(not self.desk.read_only)
        self._preview()
        self.member.setFocus()

    def _preview(self) -> None:
        self._plan.setText(self.terms.told())

    def agree(self) -> None:
        """Grant it."""
        self.forget()
        member, day, terms = self.member.value(), self.day.accepted(), self.terms.terms()
        if member is None:
            self.complain("member", _("Hãy chọn đoàn viên vay."), self.member)
        elif self.amount.value() is None:
            self.complain("amount", _("Hãy ghi số tiền vay."), self.amount)
        elif day is None:
            self.complain("day", _("Hãy ghi ngày giải ngân."), self.day)
        elif terms is None:
            self.complain("count", _("Số kỳ, ngày trả là số; lãi viết như 0,5%."), self.terms.count)
        elif self.go.isEnabled():
            wanted = LoanRequest(
                int(member), terms, day, self.purpose.value(), self.guarantor.value(), self.contract.value(), "",
                str(self.fund.currentData()),
            )  # fmt: skip
            self.act(lend.grant_loan, wanted, title=_("Đang ghi sổ…"))
