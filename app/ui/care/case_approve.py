"""Duyệt: proposed cases ticked, approved by one resolution with its number, day and who decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain import clock
from app.domain.care.cases import Resolution, look_over_resolution
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.care.cases import CaseRow
from app.services.care import keep_cases
from app.ui.care.cases_ticked import CasesTicked
from app.ui.records.binding import Group, Sheet
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class CaseApproveDialog(CasesTicked[Resolution]):
    """Every case that waits for approval."""

    key: ClassVar[str] = "case_approve"
    called: ClassVar[str] = N_("Duyệt thăm hỏi, trợ cấp")
    verb: ClassVar[str] = N_("Duyệt")
    which: ClassVar[str] = "proposed"

    def sheet(self) -> Sheet:
        """The cases, and the resolution."""
        yield self.case_list(_("Việc chờ duyệt"))
        resolution = [
            self.bind(
                "number", TextField(_("Nghị quyết số"), placeholder=_("ví dụ: 05/NQ-CĐCS")), required=True, nothing=""
            ),
            self.bind("day", DateField(_("Ngày duyệt"), self.desk.month), required=True),
            self.bind("by", TextField(_("Người duyệt")), required=True, nothing=""),
        ]
        yield Group(resolution, columns=2)

    def first_draft(self) -> Resolution:
        """Today, or the last day of a month gone by."""
        return Resolution("", min(clock.today(), self.desk.month.last_day), "Ban Chấp hành")

    def nothing(self) -> tuple[str, str]:
        """Nothing waits."""
        return _("Không việc nào chờ duyệt"), _("Đề nghị mới nằm ở «Thăm hỏi, trợ cấp», Ctrl+N.")

    def amounts_to(self, rows: Sequence[CaseRow]) -> str:
        """How many cases, how much."""
        amount = sum(row.amount for row in rows)
        return _("{count} việc, {amount} đồng").format(count=len(rows), amount=show_money(amount))

    def look_over(self, draft: Resolution) -> Sequence[Finding]:
        """Number, day and who decided."""
        return look_over_resolution(draft)

    def store(self, draft: Resolution) -> None:
        """Approve the ticked ones together."""
        self.act(keep_cases.approve_cases, self.chosen_ids(), draft)
