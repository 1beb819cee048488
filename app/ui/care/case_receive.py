"""Đã nhận: the day the money or the goods reached the person, and who signed."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import cases
from app.services.care import keep_cases
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class CaseReceiveDialog(FormDialog):
    """``enter(case=id)``."""

    key: ClassVar[str] = "case_receive"
    called: ClassVar[str] = N_("Ghi đã nhận")
    takes: ClassVar[frozenset[str]] = frozenset({"case"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self.day = DateField(_("Ngày nhận"), desk.month, any_day=True)
        self.by = TextField(_("Người ký nhận"))
        lines = [("day", _("Ngày nhận"), self.day), ("by", _("Người ký nhận"), self.by)]
        self.lay_out(_("Ghi đã nhận"), field_grid(lines, self.hints), width=480)

    def enter(self, **arguments: Any) -> None:
        """The day of the voucher and the person, to begin with."""
        self._id = arguments["case"]
        with self.desk.read() as read:
            card = cases.case(read, self._id)
        days = [each.book_date for each in card.vouchers]
        self.title.setText(card.row.title)
        self.day.set_value(card.row.received_on or (days[-1] if days else clock.today()))
        self.by.set_value(card.received_by or card.row.name)
        self.day.setFocus()

    def submit(self) -> None:
        """Note it."""
        self.clear_errors()
        if self.day.accepted() is None:
            self.show_error("day", _("Hãy ghi ngày nhận."), self.day)
            return
        self.act(keep_cases.receive_case, self._id, self.day.value(), self.by.value())
