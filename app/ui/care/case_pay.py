"""Chi thăm hỏi: approved cases ticked, one voucher each, posted in one act from cash or a bank account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.money import show_money
from app.domain.problems import N_, Finding, need
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care.cases import CaseRow
from app.services.care import pay_cases
from app.ui.care.cases_ticked import CasesTicked
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField


class CasePayDialog(CasesTicked[None]):
    """Every approved case that has money left to pay."""

    key: ClassVar[str] = "case_pay"
    called: ClassVar[str] = N_("Chi thăm hỏi, trợ cấp đã duyệt")
    verb: ClassVar[str] = N_("Chi và ghi sổ")
    which: ClassVar[str] = "approved"

    def sheet(self) -> Sheet:
        """The cases, the day and the account."""
        yield parts.label(
            _("Mỗi việc một phiếu chi mang tên đoàn viên; số tiền lấy từ việc đã duyệt."), "muted", wrap=True
        )
        yield self.case_list(_("Việc đã duyệt, chưa chi"))
        day = self.bind("day", DateField(_("Ngày chi"), self.desk.month), required=True)
        yield Group([day, self.bind("fund", FundField(self.desk, _("Chi từ")))], columns=2)

    def waiting(self, read: Read) -> Sequence[CaseRow]:
        """Goods need no voucher."""
        return [row for row in super().waiting(read) if row.left]

    def first_draft(self) -> None:
        """A day of the working month."""
        self.set_value("day", self.desk.usual_day())

    def nothing(self) -> tuple[str, str]:
        """Nothing is left to pay."""
        why = _("Chỉ chi việc đã duyệt và còn tiền; quà hiện vật không lập phiếu chi.")
        return _("Không việc nào chờ chi"), why

    def amounts_to(self, rows: Sequence[CaseRow]) -> str:
        """How many vouchers, how much."""
        amount = sum(row.left for row in rows)
        return _("{count} phiếu chi, {amount} đồng").format(count=len(rows), amount=show_money(amount))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A voucher has a day."""
        return need(self.value("day"), "case-pay-day", N_("Hãy ghi ngày chi."), "day")

    def store(self, _draft: None) -> None:
        """Post them in one act."""
        day, fund = self.value("day"), self.value("fund")
        self.act(pay_cases.pay_cases, self.chosen_ids(), day, fund=fund, title=_("Đang ghi sổ…"))
