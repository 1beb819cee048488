"""Khoản vay đang có khi mở sổ: a loan granted before the book began, with what came back of it until then; also to mend one."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, show_date
from app.domain.loans.loans import LoanTerms, schedule
from app.domain.loans.opening_loans import PaidBefore, usual_interest_before
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Refusal
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.models.queries.union import organisation
from app.services.loans import lend, opening_loans
from app.ui.desk import Desk
from app.ui.loans.loan_dialog import LoanDialog
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField


class LoanOpenDialog(LoanDialog):
    """``enter(member=id)`` begins with a borrower, ``enter(loan=case id)`` mends one that was entered."""

    key: ClassVar[str] = "loan_open"
    called: ClassVar[str] = N_("Khoản vay đang có khi mở sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"loan", "member"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._mended: LoanCard | None = None
        with desk.read() as read:
            self.opens = organisation.opening_day(read)
            self._closed = organisation.closed_through(read) is not None
        month = Month.of(self.opens).plus(-1)
        self.make_fields(month, DateField(_("Ngày vay"), month, any_day=True), self.opens)
        self.repaid = MoneyField(_("Gốc đã trả trước khi mở sổ"), words=False)
        self.interest = MoneyField(_("Lãi đã trả trước khi mở sổ"), words=False)
        lines = [
            ("member", _("Người vay"), self.member), ("amount", _("Số vay ban đầu"), self.amount),
            ("day", _("Ngày vay"), self.day), ("contract", _("Số hợp đồng"), self.contract),
            *self.terms.lines(), ("guarantor", _("Bảo lãnh"), self.guarantor),
            ("repaid", _("Gốc đã trả"), self.repaid), ("interest", _("Lãi đã trả"), self.interest),
            ("purpose", _("Mục đích"), self.purpose),
        ]  # fmt: skip
        self._left = parts.label(role="strong", wrap=True)
        self.frame(_("Ghi vào số dư đầu kỳ"), lines, 480, self._left)
        self.terms.changed.connect(self.preview)
        self.repaid.changed.connect(lambda *_args: self.preview())
        self.interest.changed.connect(lambda *_args: self._tell_left())

    def enter(self, **arguments: Any) -> None:
        """Empty fields, or those of the loan to mend."""
        text = _(
            "Khoản vay trước ngày mở sổ {day}. Phần gốc còn nợ vào số dư đầu kỳ của Quỹ trợ vốn; không lập chứng từ nào."
        ).format(day=show_date(self.opens))
        if self._closed:
            text += " " + _("Đã khóa sổ ít nhất một tháng nên số dư đầu kỳ không sửa được.")
        self.summary.setText(text)
        parts.set_tone(self.summary, "danger" if self._closed else "")
        if "member" in arguments:
            self.member.set_value(str(arguments["member"]))
        if arguments.get("loan") is not None:
            with self.desk.read() as read:
                self._show(loans.loan_card(read, arguments["loan"], lend.FOREVER))
        self.submit_button.setEnabled(not self.desk.read_only and not self._closed)
        self.preview()
        (self.member if self._mended is None else self.repaid).setFocus()

    def _show(self, card: LoanCard) -> None:
        self._mended = card
        first, days = card.instalments[0].due_on, [each.due_on.day for each in card.instalments]
        self.title.setText(_("Sửa khoản vay đang có khi mở sổ"))
        self.member.set_value(str(card.member_id))
        self.member.setEnabled(False)
        # Why the latest day: in a shorter month the day agreed on falls earlier.
        agreed = LoanTerms(card.principal, len(days), Month.of(first), max(days), card.rate, card.method)
        self.terms.show_terms(agreed)
        self.day.set_value(card.granted_on)
        self.contract.set_value(card.contract)
        self.guarantor.set_value(card.guarantor)
        self.purpose.set_value(card.purpose)
        if card.before is not None:
            self.repaid.set_value(card.before.principal)
            self.interest.set_value(card.before.interest)

    def preview(self) -> None:
        """The schedule, and what of it the opening balance holds."""
        super().preview()
        self._tell_left()

    def _interest(self) -> Dong:
        """The interest typed; while nothing is typed, what goes with the principal repaid."""
        typed, terms = self.interest.value(), self.terms.terms()
        if typed is not None or terms is None:
            return dong(typed or 0)
        try:
            return usual_interest_before(schedule(terms), dong(self.repaid.value() or 0), self.opens)
        except Refusal:
            return dong(0)

    def _tell_left(self) -> None:
        amount = self.amount.value()
        if amount is None:
            self._left.setText("")
            return
        self._left.setText(
            _("Còn nợ gốc khi mở sổ: {left} đồng (vay {amount} − đã trả {repaid}); lãi đã trả {interest} đồng.").format(
                left=show_money(amount - (self.repaid.value() or 0)), amount=show_money(amount),
                repaid=show_money(self.repaid.value() or 0), interest=show_money(self._interest()),
            )
        )  # fmt: skip

    def submit(self) -> None:
        """Enter it, or mend it."""
        mended = self._mended
        wanted = self.asked(_("Hãy ghi ngày vay, trước ngày mở sổ."), note="" if mended is None else mended.note)
        if wanted is not None and self.submit_button.isEnabled():
            paid = PaidBefore(dong(self.repaid.value() or 0), self._interest())
            self.act(opening_loans.set_opening_loan, wanted, paid, None if mended is None else mended.case_id)
