"""Chi thăm hỏi: approved cases ticked, one voucher each, posted in one act from cash or a bank account."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseFilter, CaseRow
from app.models.queries.ledger import accounts
from app.services.care import pay_cases
from app.ui.care.care_columns import case_columns
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.tick_table import TickTable


class CasePayDialog(FormDialog):
    """``enter(cases=[ids])`` ticks those; without it every approved case that has money left to pay."""

    key: ClassVar[str] = "case_pay"
    called: ClassVar[str] = N_("Chi thăm hỏi, trợ cấp đã duyệt")
    takes: ClassVar[frozenset[str]] = frozenset({"cases"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[CaseRow] = []
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        self.table = TickTable(_("Việc đã duyệt, chưa chi"), case_columns(), lambda row: row.id)
        self.day = DateField(_("Ngày chi"), desk.month)
        today = clock.today()
        self.day.set_value(today if Month.of(today) == desk.month else desk.month.last_day)
        self.fund = fund_box(_("Chi từ"), funds)
        lines = [("day", _("Ngày chi"), self.day), ("fund", _("Chi từ"), self.fund)]
        self._foot = parts.label(role="strong")
        about = parts.label(
            _("Mỗi việc một phiếu chi mang tên đoàn viên; số tiền lấy từ việc đã duyệt."), "muted", wrap=True
        )
        self.lay_out(
            _("Chi và ghi sổ"), about, self.table, field_grid(lines, self.hints, columns=2, caption=76), self._foot,
            width=780, stretch=1,
        )  # fmt: skip
        self.resize(820, 470)
        self.table.ticks_changed.connect(self._tell)

    def enter(self, **arguments: Any) -> None:
        """Everything approved that has money left, the chosen ones ticked."""
        with self.desk.read() as read:
            rows = cases.case_rows(read, cases.case_ids(read, CaseFilter("approved")))
        self._rows = [row for row in rows if row.left]
        self.table.show_rows(self._rows)
        chosen = set(arguments.get("cases", ())) & {row.id for row in self._rows}
        if chosen:
            self.table.ticked = chosen
            self._tell()
        if not self._rows:
            self.table.say_empty(
                _("Không việc nào chờ chi"), _("Chỉ chi việc đã duyệt và còn tiền; quà hiện vật không lập phiếu chi.")
            )  # fmt: skip
        self.table.setFocus()

    def _tell(self) -> None:
        ticked = [row for row in self._rows if row.id in self.table.ticked]
        self._foot.setText(
            _("{count} phiếu chi, {amount} đồng").format(
                count=len(ticked), amount=show_money(sum(row.left for row in ticked))
            )
        )
        self.table.viewport().update()
        self.submit_button.setEnabled(bool(ticked) and not self.desk.read_only)

    def submit(self) -> None:
        """Post them in one act."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        day = self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày chi."), self.day)
            return
        chosen = [row.id for row in self._rows if row.id in self.table.ticked]
        self.act(pay_cases.pay_cases, chosen, day, fund=str(self.fund.currentData()), title=_("Đang ghi sổ…"))
