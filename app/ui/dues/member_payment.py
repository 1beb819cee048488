"""Thu của một đoàn viên: one payment, the oldest months first, what is left over kept as paid in advance."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.dues.dues import AccountLine
from app.models.queries.ledger import accounts
from app.models.queries.members import members
from app.services.dues import collect_dues
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class MemberPaymentDialog(FormDialog):
    """``enter(member=id)``."""

    key: ClassVar[str] = "member_payment"
    called: ClassVar[str] = N_("Thu đoàn phí của một người")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._member = 0
        self._account: tuple[AccountLine, ...] = ()
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        self._summary = parts.label(role="muted", wrap=True)
        self.amount = MoneyField(_("Số tiền nhận"))
        self.day = DateField(_("Ngày thu"), desk.month)
        today = clock.today()
        self.day.set_value(today if Month.of(today) == desk.month else desk.month.last_day)
        self.fund = fund_box(_("Vào quỹ"), funds)
        self.narration = TextField(_("Nội dung"))
        lines = [
            ("amount", _("Số tiền nhận"), self.amount), ("day", _("Ngày thu"), self.day), ("fund", _("Vào quỹ"), self.fund),
            ("narration", _("Nội dung"), self.narration),
        ]  # fmt: skip
        self._goes = parts.label(role="small", wrap=True)
        self.lay_out(_("Thu tiền"), self._summary, field_grid(lines, self.hints), self._goes, width=520)
        self.amount.changed.connect(self._preview)

    def enter(self, **arguments: Any) -> None:
        """Whose money."""
        self._member = arguments["member"]
        with self.desk.read() as read:
            card = members.member(read, self._member)
            self._account = dues.member_account(read, self._member)
        left = sum(max(line.due - line.paid, 0) for line in self._account if line.month is not None)
        self.title.setText(_("Thu đoàn phí: {name}").format(name=card.full_name))
        self._summary.setText(
            _("Còn nợ {amount} đồng.").format(amount=show_money(left))
            if left
            else _("Không nợ tháng nào: số nhận sẽ ghi là nộp trước.")
        )
        self.narration.set_value(
            f"Thu đoàn phí của đoàn viên {card.full_name}"
        )  # Why: a voucher is written in Vietnamese.
        self.amount.set_value(left or None)
        self._preview()
        self.amount.setFocus()

    def _preview(self) -> None:
        left, texts = int(self.amount.value() or 0), []
        for line in self._account:
            part = min(left, line.due - line.paid) if line.month is not None else 0
            if part > 0 and line.month is not None:
                texts.append(f"{month_word(line.month)}: {show_money(part)}")
                left -= part
        if left > 0:
            texts.append(_("nộp trước: {amount}").format(amount=show_money(left)))
        self._goes.setText(_("Phân bổ, tháng cũ trước: {parts}").format(parts=" · ".join(texts)) if texts else "")

    def submit(self) -> None:
        """Post the receipt."""
        self.clear_errors()
        amount, day = self.amount.value(), self.day.accepted()
        if amount is None or amount <= 0:
            self.show_error("amount", _("Hãy ghi số tiền đã nhận."), self.amount)
        elif day is None:
            self.show_error("day", _("Hãy ghi ngày thu."), self.day)
        elif self.submit_button.isEnabled():
            self.act(
                collect_dues.collect_from_member,
                self._member,
                amount,
                day,
                str(self.fund.currentData()),
                self.narration.value(),
                title=_("Đang ghi phiếu thu…"),
            )
