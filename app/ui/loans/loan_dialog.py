"""What every dialogue about one loan asks: who borrows, on what terms, since when, for what; and the schedule these make."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY
from app.domain.members.members import MemberState
from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.loans.lend import LoanRequest
from app.ui.loans.loan_terms import LoanTermFields
from app.ui.records.form_dialog import CaptionedField, FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.text_field import TextField


class LoanDialog(FormDialog):
    """``make_fields`` first, then ``frame`` with the lines in the order wanted; ``asked`` gives the loan as typed."""

    def make_fields(self, month: Month, day: DateField, on: dt.date) -> None:
        """The fields; members of the day ``on`` may borrow, ``day`` is when the loan is granted."""
        with self.desk.read() as read:
            ids = members.member_ids(read, MemberFilter(on, state=MemberState.ACTIVE))
            rows = members.member_rows(read, ids, on)
        choices = [Choice(str(row.id), row.number or row.staff_number, row.full_name) for row in rows]
        self.member = LookupField(_("Người vay"), lambda: choices)
        self.terms = LoanTermFields(month)
        self.amount = self.terms.amount
        self.day = day
        self.purpose = TextField(_("Mục đích"), placeholder=_("ví dụ: sửa nhà, học phí cho con"))
        self.guarantor = TextField(_("Người bảo lãnh"))
        self.contract = TextField(_("Số hợp đồng"))
        self.summary = parts.label(role="muted", wrap=True)
        self.plan = parts.label(role="small", wrap=True)

    def frame(self, button_text: str, lines: list[CaptionedField], height: int, *more: QWidget) -> None:
        """What may be lent on top, the fields in two columns, the schedule and whatever else below."""
        fields = field_grid(lines, self.hints, columns=2, caption=104)
        self.lay_out(button_text, self.summary, fields, self.plan, *more, width=760)
        self.resize(780, height)

    def preview(self) -> None:
        """The schedule of what is typed."""
        self.plan.setText(self.terms.text())

    def asked(self, no_day: str, *, note: str = "", fund: str = CASH_KEY) -> LoanRequest | None:
        """The loan as typed, None after saying beside which field what is missing; ``no_day`` says it of the day."""
        self.clear_errors()
        member, day, terms = self.member.value(), self.day.accepted(), self.terms.terms()
        if member is None:
            self.show_error("member", _("Hãy chọn đoàn viên vay."), self.member)
        elif self.amount.value() is None:
            self.show_error("amount", _("Hãy ghi số tiền vay."), self.amount)
        elif day is None:
            self.show_error("day", no_day, self.day)
        elif terms is None:
            self.show_error("count", _("Số kỳ, ngày trả là số; lãi viết như 0,5%."), self.terms.count)
        else:
            texts = (self.purpose.value(), self.guarantor.value(), self.contract.value())
            return LoanRequest(int(member), terms, day, *texts, note, fund)
        return None
