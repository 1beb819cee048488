"""Nộp cấp trên: which months, from which account, how much; the payment order opens filled in, to look at and post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.dates import Month, day_findings
from app.domain.dues.owed import span_findings
from app.domain.ledger.transfer_text import bank_text
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Refusal
from app.i18n import _, render
from app.models.queries.dues import obligations
from app.models.queries.union import organisation
from app.services.dues import remit
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField


class RemitDialog(Editor[None]):
    """``enter()`` proposes every month that is still open."""

    key: ClassVar[str] = "remit"
    called: ClassVar[str] = N_("Nộp đoàn phí lên cấp trên")
    verb: ClassVar[str] = N_("Lập ủy nhiệm chi")
    takes: ClassVar[frozenset[str]] = frozenset({"first", "last"})
    wide: ClassVar[int] = 560
    high: ClassVar[int] = 440

    def sheet(self) -> Sheet:
        """What is owed, the months, the money, and who takes it with which text."""
        month = self.desk.month
        self._summary = parts.label(role="muted", wrap=True)
        self.payee, self.text = parts.label(wrap=True), parts.label(wrap=True)
        self.payee.setAccessibleName(_("Đơn vị nhận"))
        self.text.setAccessibleName(_("Nội dung gửi ngân hàng"))
        yield _beside(self._summary, parts.button(_("Vì sao số này?"), self._why, role="link"))
        months = [
            self.bind("first", MonthField(_("Từ tháng"), month)),
            self.bind("last", MonthField(_("Đến tháng"), month)),
        ]
        yield Group(months, columns=2)
        yield Group(
            [
                self.bind("fund", FundField(self.desk, _("Trích từ"), "bank:1")),
                self.bind("day", DateField(_("Ngày nộp"), month)),
                self.bind("amount", MoneyField(_("Số tiền"))),
            ]
        )
        change = parts.button(_("Sửa"), self._to_settings, role="link", tip=_("Sửa tài khoản nhận ở Thiết lập"))
        copy = parts.button(_("Chép"), self._copy, role="link", tip=_("Chép nội dung để dán vào ngân hàng điện tử"))
        yield self.told((_("Đơn vị nhận"), _beside(self.payee, change)), (_("Gửi ngân hàng"), _beside(self.text, copy)))
        for key in ("first", "last"):
            self.widget(key).changed.connect(self._months_changed)
        self.follows("amount", "day")

    def begin(self, **arguments: Any) -> None:
        """The months still open, or those given."""
        with self.desk.read() as read:
            self._up = obligations.payables_to_superior(read)
        waiting = [row.month for row in self._up if row.left > 0] or [self.desk.month]
        self.set_value("day", self.desk.usual_day())
        self.set_value("first", arguments.get("first", waiting[0]))
        self.set_value("last", arguments.get("last", waiting[-1]))
        self.set_value("amount", self._left() or None)

    def _span(self) -> tuple[Month, Month] | None:
        first, last = self.value("first"), self.value("last")
        return None if first is None or last is None or last < first else (first, last)

    def _left(self) -> int:
        span = self._span()
        return sum(max(row.left, 0) for row in self._up if span is not None and span[0] <= row.month <= span[1])

    def _months_changed(self) -> None:
        self.set_value("amount", self._left() or None)
        self.follow()

    def follow(self) -> None:
        """What the books say is owed, who takes the money on that day, and the text for the bank."""
        amount, left, span = self.value("amount"), self._left(), self._span()
        text = _("Theo sổ còn phải nộp {amount} đồng cho các tháng này.")
        self._summary.setText(text.format(amount=show_money(left)))
        text, more = "", amount is not None and amount > left
        if more:
            text = _("Nhiều hơn số còn phải nộp {more} đồng: phần ấy hiện là nộp vượt.")
        elif amount is not None and amount < left:
            text = _("Còn lại {less} đồng sẽ nộp sau.")
        off = show_money(abs((amount or 0) - left))
        self.hints["amount"].say(text.format(more=off, less=off), "warn" if more else "note")
        if span is None:
            return
        with self.desk.read() as read:
            day = self.value("day") or self.desk.month.last_day
            payee = organisation.organisation(read, day).payee
            text = remit.remittance_text(read, *span, day)
        account = " – ".join(part for part in (payee.account, payee.bank) if part)
        if not payee.account:
            account = _("Chưa có số tài khoản của cấp trên: ủy nhiệm chi sẽ để trống chỗ này.")
        self.payee.setText("\n".join(line for line in (payee.name, account) if line))
        self.text.setText(bank_text(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())

    def _why(self) -> None:
        """The steps of each month; they lie over this dialog and go away alone."""
        if (span := self._span()) is not None:
            self.desk.go("obligation_why", direction="up", first=span[0], last=span[1])

    def _to_settings(self) -> None:
        self.reject()
        if not self.isVisible():
            self.desk.go("settings", page="superior")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Months and a day."""
        return [*span_findings(self.value("first"), self.value("last")), *day_findings(self.value("day"), "day")]

    def store(self, _draft: None) -> None:
        """Open the payment, filled in."""
        given = (self.value(key) for key in ("first", "last", "day", "fund", "amount"))
        try:
            with self.desk.read() as read:
                draft = remit.remittance_draft(read, *given)
        except Refusal as refusal:
            self.show_wrong({"amount": render(refusal)})
            return
        self.accept()
        self.desk.go("voucher_editor", draft=draft)


def _beside(label: QLabel, button: QPushButton) -> QWidget:
    label.setMinimumHeight(30)
    line = parts.row(label, button)
    line.setStretch(0, 1)
    return parts.box(line)
