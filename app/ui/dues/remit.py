"""Nộp cấp trên: which months, from which account, how much; the payment order opens filled in, to look at and post."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.ledger.transfer_text import bank_text
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.dues import obligations
from app.models.queries.ledger import accounts
from app.models.queries.union import organisation
from app.services.dues import remit
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField


class RemitDialog(FormDialog):
    """``enter()`` proposes every month that is still open."""

    key: ClassVar[str] = "remit"
    called: ClassVar[str] = N_("Nộp đoàn phí lên cấp trên")
    takes: ClassVar[frozenset[str]] = frozenset({"first", "last"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
            self._up = obligations.payables_to_superior(read)
        month, today = desk.month, clock.today()
        self.first = MonthField(_("Từ tháng"), month)
        self.last = MonthField(_("Đến tháng"), month)
        self.fund = fund_box(_("Trích từ"), funds, "bank:1")
        self.day = DateField(_("Ngày nộp"), month)
        self.day.set_value(today if Month.of(today) == month else month.last_day)
        self.amount = MoneyField(_("Số tiền"))
        months = parts.box(parts.row(self.first, parts.label("–", "muted"), self.last, None, gap=4))
        self._payee = parts.label(wrap=True)
        self._payee.setAccessibleName(_("Đơn vị nhận"))
        self._text = parts.label(wrap=True)
        self._text.setAccessibleName(_("Nội dung gửi ngân hàng"))
        for shown in (self._payee, self._text):
            shown.setMinimumHeight(30)
        change = parts.button(_("Sửa"), self._to_settings, role="link", tip=_("Sửa tài khoản nhận ở Thiết lập"))
        copy = parts.button(_("Chép"), self._copy, role="link", tip=_("Chép nội dung để dán vào ngân hàng điện tử"))
        payee, text = (
            parts.box(parts.row(label, button)) for label, button in ((self._payee, change), (self._text, copy))
        )
        for held in (payee, text):
            held.layout().setStretch(0, 1)
        lines = [
            ("months", _("Cho các tháng"), months), ("fund", _("Trích từ"), self.fund), ("day", _("Ngày nộp"), self.day),
            ("amount", _("Số tiền"), self.amount), ("payee", _("Đơn vị nhận"), payee), ("text", _("Gửi ngân hàng"), text),
        ]  # fmt: skip
        self._summary = parts.label(role="muted", wrap=True)
        why = parts.button(_("Vì sao số này?"), self._why, role="link")
        box = parts.box(parts.row(self._summary, why))
        box.layout().setStretch(0, 1)
        self.lay_out(_("Lập ủy nhiệm chi"), box, field_grid(lines, self.hints), width=520)
        self.first.changed.connect(self._months_changed)
        self.last.changed.connect(self._months_changed)
        self.amount.changed.connect(self._judge)
        self.day.changed.connect(self._show_payee)

    def enter(self, **arguments: Any) -> None:
        """The months still open, or those given."""
        waiting = [row.month for row in self._up if row.left > 0] or [self.desk.month]
        self.first.set_value(arguments.get("first", waiting[0]))
        self.last.set_value(arguments.get("last", waiting[-1]))
        self._months_changed()
        self.first.setFocus()

    def _left(self) -> int:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return 0
        return sum(max(row.left, 0) for row in self._up if first <= row.month <= last)

    def _months_changed(self) -> None:
        left = self._left()
        self._summary.setText(
            _("Theo sổ còn phải nộp {amount} đồng cho các tháng này.").format(amount=show_money(left))
        )
        self.amount.set_value(left or None)
        self._show_payee()

    def _show_payee(self) -> None:
        """Who takes the money on that day, and the text for the bank."""
        first, last, day = self.first.value(), self.last.value(), self.day.value()
        if first is None or last is None or last < first:
            return
        with self.desk.read() as read:
            day = day or self.desk.month.last_day
            payee = organisation.organisation(read, day).payee
            text = remit.remittance_text(read, first, last, day)
        lines = [payee.name, " – ".join(part for part in (payee.account, payee.bank) if part)]
        if not payee.account:
            lines[1] = _("Chưa có số tài khoản của cấp trên: ủy nhiệm chi sẽ để trống chỗ này.")
        self._payee.setText("\n".join(line for line in lines if line))
        self._text.setText(bank_text(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())

    def _why(self) -> None:
        """The steps of each month; they lie over this dialog and go away alone."""
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None and first <= last:
            self.desk.go("obligation_why", direction="up", first=first, last=last)

    def _to_settings(self) -> None:
        self.reject()
        self.desk.go("settings", page="superior")

    def _judge(self) -> None:
        amount, left = self.amount.value(), self._left()
        text = ""
        if amount is not None and amount > left:
            text = _("Nhiều hơn số còn phải nộp {more} đồng: phần ấy hiện là nộp vượt.").format(
                more=show_money(amount - left)
            )
        elif amount is not None and amount < left:
            text = _("Còn lại {less} đồng sẽ nộp sau.").format(less=show_money(left - amount))
        self.hints["amount"].say(text, "warn" if amount is not None and amount > left else "note")

    def submit(self) -> None:
        """Open the payment, filled in."""
        self.clear_errors()
        first, last, day, amount = self.first.value(), self.last.value(), self.day.accepted(), self.amount.value()
        if first is None or last is None or last < first:
            self.show_error("months", _("Hãy ghi tháng đầu và tháng cuối, tháng cuối từ tháng đầu trở đi."), self.first)
            return
        if day is None:
            self.show_error("day", _("Hãy ghi ngày nộp."), self.day)
            return
        try:
            with self.desk.read() as read:
                draft = remit.remittance_draft(read, first, last, day, str(self.fund.currentData()), amount)
        except Refusal as refusal:
            self.show_error("amount", render(refusal), self.amount)
            return
        self.accept()
        self.desk.go("voucher_editor", draft=draft)
