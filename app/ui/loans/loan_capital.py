"""Vốn của Quỹ trợ vốn: what resolutions put in and took out, and one more. It moves no money; it says how much may be lent."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import CapitalPart
from app.services.loans import lend
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView
from app.ui.widgets.text_field import TextField


class LoanCapitalDialog(FormDialog):
    """The list above, the next resolution below."""

    key: ClassVar[str] = "loan_capital"
    called: ClassVar[str] = N_("Vốn của Quỹ trợ vốn")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._parts: tuple[CapitalPart, ...] = ()
        columns = [
            Column("on", _("Ngày"), show=lambda row: show_date(row.on), widest="30/12/2026"),
            Column("decision", _("Nghị quyết, quyết định"), 210, lambda row: row.decision, stretch=True),
            Column("giver", _("Nguồn"), 140, lambda row: row.funder),
            money("amount", _("Số vốn"), lambda row: row.amount, width=120),
        ]
        self._model = PagedTableModel(columns, lambda _ids: [])
        self.table = TableView(_("Các lần góp, rút vốn"), "loan_capital", self._model)
        self.table.setMinimumHeight(110)
        self.day = DateField(_("Ngày"), desk.month, any_day=True)
        self.day.set_value(min(clock.today(), desk.month.last_day))
        self.amount = MoneyField(_("Số vốn"), words=False)
        self.decision = TextField(_("Nghị quyết"), placeholder=_("ví dụ: Nghị quyết 02/NQ-BCH trích lập quỹ"))
        self.funder = TextField(_("Nguồn"), placeholder=_("tài chính công đoàn, công ty hỗ trợ…"))
        self.out = QCheckBox(_("Rút bớt vốn khỏi quỹ"))
        lines = [
            ("day", _("Ngày"), self.day), ("amount", _("Số vốn"), self.amount), ("decision", _("Nghị quyết"), self.decision),
            ("giver", _("Nguồn"), self.funder),
        ]  # fmt: skip
        self._summary = parts.label(role="muted", wrap=True)
        cancel = parts.button(_("Bỏ dòng đang chọn"), self._cancel_allocation, role="link")
        cancel.setEnabled(not desk.read_only)
        self.lay_out(
            _("Ghi"), self._summary, self.table, field_grid(lines, self.hints, columns=2, caption=84), self.out,
            width=700, foot=[cancel], stretch=1,
        )  # fmt: skip
        self.resize(720, 430)

    def enter(self, **arguments: Any) -> None:
        """The list as it stands."""
        self._show()
        self.submit_button.setEnabled(not self.desk.read_only)
        self.amount.setFocus()

    def _show(self) -> None:
        with self.desk.read() as read:
            self._parts = loans.capital_parts(read, lend.FOREVER)
            fund = loans.loan_fund(read, lend.FOREVER)
        self._model.set_rows(self._parts)
        if not self._parts:
            self.table.say_empty(
                _("Quỹ chưa có vốn"), _("Ghi số tiền Ban Chấp hành trích lập cho quỹ, theo nghị quyết nào.")
            )
        self._summary.setText(
            _("Vốn {capital}, đang cho vay {out}, còn cho vay được {available} đồng. Ghi vốn không chuyển tiền: tiền vẫn ở quỹ của công đoàn.").format(
                capital=show_money(fund.capital), out=show_money(fund.out), available=show_money(fund.available)
            )
        )  # fmt: skip

    def _cancel_allocation(self) -> None:
        place = self.table.current_id()
        if place is not None and place < len(self._parts):
            self.desk.do(
                lend.cancel_allocation, self._parts[place].id, done=lambda _made: self._show(), failed=self.refused
            )

    def submit(self) -> None:
        """One more resolution."""
        self.clear_errors()
        amount, day = self.amount.value(), self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày của nghị quyết."), self.day)
        elif amount is None or amount <= 0:
            self.show_error("amount", _("Hãy ghi số vốn lớn hơn 0."), self.amount)
        elif self.submit_button.isEnabled():
            self.act(
                lend.allocate_capital, day, amount, self.decision.value(), self.funder.value(), out=self.out.isChecked()
            )
