"""Cho vay vốn: who borrows how much on what terms, with the schedule as it will be before it is agreed."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.loans import InterestMethod, LoanTerms
from app.domain.money import Dong, Rate, show_money
from app.domain.problems import Refusal
from app.i18n import _, render
from app.models.queries import loans, members, organisation
from app.models.queries.members import MemberFilter, MemberState
from app.services import lend
from app.services.lend import LoanRequest
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid, fund_box
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
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
        self.amount = MoneyField(_("Số tiền vay"), words=False)
        self.day = DateField(_("Ngày giải ngân"), desk.month)
        self.day.set_value(day)
        self.fund = fund_box(_("Chi từ"), funds)
        self.count = TextField(_("Số kỳ"))
        self.count.set_value("12")
        self.first = MonthField(_("Tháng trả đầu"), desk.month)
        self.first.set_value(Month.of(day).plus(1))
        self.due_day = TextField(_("Ngày trả hằng tháng"))
        self.due_day.set_value(str(min(day.day, 28)))
        self.rate = TextField(_("Lãi một tháng"), placeholder=_("ví dụ 0,5%"))
        self.rate.set_value("0%")
        self.method = QComboBox()
        self.method.setAccessibleName(_("Cách tính lãi"))
        for method in (InterestMethod.DECLINING, InterestMethod.FLAT):
            self.method.addItem(_(method.label), method)
        self.purpose = TextField(_("Mục đích"), placeholder=_("ví dụ: sửa nhà, học phí cho con"))
        self.guarantor = TextField(_("Người bảo lãnh"))
        self.contract = TextField(_("Số hợp đồng"))
        lines = [
            ("member", _("Người vay"), self.member), ("amount", _("Số tiền vay"), self.amount),
            ("day", _("Ngày giải ngân"), self.day), ("fund", _("Chi từ"), self.fund),
            ("count", _("Số kỳ (tháng)"), self.count), ("first", _("Tháng trả đầu"), self.first),
            ("due_day", _("Ngày trả"), self.due_day), ("rate", _("Lãi một tháng"), self.rate),
            ("method", _("Tính lãi"), self.method), ("contract", _("Số hợp đồng"), self.contract),
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
        for field in (self.count, self.due_day, self.rate, self.member):
            field.textChanged.connect(self._preview)
        self.amount.changed.connect(self._preview)
        self.first.changed.connect(self._preview)
        self.method.currentIndexChanged.connect(self._preview)

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

    def _terms(self) -> LoanTerms | None:
        """The terms as typed; None while something cannot be read."""
        amount, month = self.amount.value(), self.first.value()
        count, day = self.count.value().strip(), self.due_day.value().strip()
        if amount is None or month is None or not (count.isdecimal() and day.isdecimal()) or len(count + day) > 6:
            return None
        try:
            rate = Rate(self._rate_text())
        except (ValueError, ZeroDivisionError):
            return None
        return LoanTerms(Dong(amount), int(count), month, int(day), rate, InterestMethod(self.method.currentData()))

    def _rate_text(self) -> str:
        text = self.rate.value().strip() or "0%"
        return text if text.endswith("%") else f"{text}%"

    def _preview(self, *_told: object) -> None:
        from app.domain.loans import schedule

        terms = self._terms()
        try:
            made = schedule(terms) if terms is not None else ()
        except Refusal as refusal:
            self._plan.setText(render(refusal))
            return
        if not made:
            self._plan.setText(_("Lịch trả nợ hiện ở đây khi đã ghi số tiền, số kỳ và lãi."))
            return
        interest = sum(each.interest for each in made)
        shown = [f"{show_date(each.due_on)}: {show_money(each.total)}" for each in (*made[:3], made[-1])[: len(made)]]
        told = _("{count} kỳ, gốc {principal}, lãi {interest}: {first}").format(
            count=len(made), principal=show_money(sum(each.principal for each in made)), interest=show_money(interest), first=" · ".join(dict.fromkeys(shown)),
        )  # fmt: skip
        self._plan.setText(told)

    def agree(self) -> None:
        """Grant it."""
        self.forget()
        member, day, terms = self.member.value(), self.day.accepted(), self._terms()
        if member is None:
            self.complain("member", _("Hãy chọn đoàn viên vay."), self.member)
        elif self.amount.value() is None:
            self.complain("amount", _("Hãy ghi số tiền vay."), self.amount)
        elif day is None:
            self.complain("day", _("Hãy ghi ngày giải ngân."), self.day)
        elif terms is None:
            self.complain("count", _("Số kỳ, ngày trả là số; lãi viết như 0,5%."), self.count)
        elif self.go.isEnabled():
            wanted = LoanRequest(
                int(member), terms, day, self.purpose.value(), self.guarantor.value(), self.contract.value(), "",
                str(self.fund.currentData()),
            )  # fmt: skip
            self.act(lend.grant_loan, wanted, title=_("Đang ghi sổ…"))
