"""Duyệt: proposed cases ticked, approved by one resolution with its number, day and who decided."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.care.cases import Resolution
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseFilter, CaseRow
from app.services.care import keep_cases
from app.ui.care.care_columns import case_columns
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable


class CaseApproveDialog(FormDialog):
    """``enter(cases=[ids])`` ticks those; without it every case that waits."""

    key: ClassVar[str] = "case_approve"
    called: ClassVar[str] = N_("Duyệt thăm hỏi, trợ cấp")
    takes: ClassVar[frozenset[str]] = frozenset({"cases"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rows: list[CaseRow] = []
        self.table = TickTable(_("Việc chờ duyệt"), case_columns(), lambda row: row.id)
        self.number = TextField(_("Nghị quyết số"), placeholder=_("ví dụ: 05/NQ-CĐCS"))
        self.day = DateField(_("Ngày duyệt"), desk.month)
        self.day.set_value(min(clock.today(), max(desk.month.last_day, desk.month.first_day)))
        self.by = TextField(_("Người duyệt"))
        self.by.set_value("Ban Chấp hành")
        lines = [("number", _("Nghị quyết số"), self.number), ("day", _("Ngày duyệt"), self.day), ("by", _("Người duyệt"), self.by)]  # fmt: skip
        self._foot = parts.label(role="strong")
        self.lay_out(
            _("Duyệt"), self.table, field_grid(lines, self.hints, columns=2, caption=96), self._foot, width=780, stretch=0
        )  # fmt: skip
        self.resize(820, 470)
        self.table.ticks_changed.connect(self._tell)

    def enter(self, **arguments: Any) -> None:
        """Everything that waits, the chosen ones ticked."""
        with self.desk.read() as read:
            self._rows = cases.case_rows(read, cases.case_ids(read, CaseFilter("proposed")))
        self.table.show_rows(self._rows)
        chosen = set(arguments.get("cases", ())) & {row.id for row in self._rows}
        if chosen:
            self.table.ticked = chosen
            self._tell()
        if not self._rows:
            self.table.say_empty(_("Không việc nào chờ duyệt"), _("Đề nghị mới nằm ở «Thăm hỏi, trợ cấp», Ctrl+N."))
        self.number.setFocus()

    def _tell(self) -> None:
        ticked = [row for row in self._rows if row.id in self.table.ticked]
        text = _("{count} việc, {amount} đồng").format(
            count=len(ticked), amount=show_money(sum(row.amount for row in ticked))
        )
        self._foot.setText(text)
        self.table.viewport().update()
        self.submit_button.setEnabled(bool(ticked) and not self.desk.read_only)

    def submit(self) -> None:
        """Approve the ticked ones together."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        for key, field, text in (
            ("number", self.number, _("Hãy ghi số nghị quyết hoặc biên bản.")),
            ("by", self.by, _("Hãy ghi ai duyệt.")),
        ):
            if not field.value():
                self.show_error(key, text, field)
                return
        if self.day.accepted() is None:
            self.show_error("day", _("Hãy ghi ngày duyệt."), self.day)
            return
        chosen = [row.id for row in self._rows if row.id in self.table.ticked]
        self.act(keep_cases.approve_cases, chosen, Resolution(self.number.value(), self.day.value(), self.by.value()))
