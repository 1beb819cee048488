"""Mức mẫu: amounts seen elsewhere, ticked and taken into the book as they are, to be edited with the union's own clause."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.care.norms import Norm
from app.domain.care.welfare import care_kind
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.services.care import keep_norms
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.table_model import RIGHT, Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable


def _amount(norm: Norm) -> str:
    if norm.most:
        return norm.show_amount()
    return _("quà {amount}").format(amount=show_money(norm.in_kind))


class NormStarterDialog(FormDialog):
    """Those the book has no row of yet."""

    key: ClassVar[str] = "norm_starter"
    called: ClassVar[str] = N_("Nhận định mức mẫu")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        columns = [
            Column("kind", _("Loại"), 196, lambda row: _(care_kind(row.kind).name)),
            Column("relation", _("Của ai"), 140, lambda row: _(row.relation.label)),
            Column("amount", _("Mức tiền"), 150, _amount, align=RIGHT),
            Column("source", _("Nguồn"), 240, lambda row: row.source, stretch=True, tone=lambda row: "muted"),
        ]
        self.table = TickTable(_("Mức mẫu"), columns, lambda row: (row.kind, row.relation))
        self.day = DateField(_("Áp dụng từ"), desk.month, any_day=True)
        self.day.set_value(desk.month.first_day.replace(month=1))
        self.clause = TextField(_("Điều khoản"), placeholder=_("nếu quy chế đã có đúng các mức này"))
        lines = [("day", _("Áp dụng từ"), self.day), ("clause", _("Điều khoản"), self.clause)]
        about = parts.label(
            _("Không có mức nào do luật định: đây là mức thấy ở nơi khác, chưa có nguồn. Nhận vào sổ rồi sửa theo quy chế của đơn vị."),
            "muted",
            wrap=True,
        )  # fmt: skip
        self._foot = parts.label(role="strong")
        self.lay_out(
            _("Nhận vào sổ"), about, self.table, field_grid(lines, self.hints, columns=2, caption=86), self._foot, width=780, stretch=1
        )  # fmt: skip
        self.resize(860, 480)
        self._norms: tuple[Norm, ...] = ()
        self.table.ticks_changed.connect(self._tell)

    def enter(self, **arguments: Any) -> None:
        """All of them ticked."""
        with self.desk.read() as read:
            self._norms = keep_norms.missing_starters(read, self.desk.month.first_day)
        self.table.show_rows(self._norms)
        if not self._norms:
            self.table.say_empty(_("Sổ đã có mọi loại mức mẫu"), _("Muốn đổi một mức thì dùng «Đổi mức» ở Định mức."))
        self.table.setFocus()

    def _tell(self) -> None:
        count = len(self.table.ticked)
        self._foot.setText(_("{count} mức sẽ vào sổ").format(count=count))
        self.submit_button.setEnabled(bool(count) and not self.desk.read_only)

    def submit(self) -> None:
        """Take the ticked ones."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        day = self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày bắt đầu áp dụng."), self.day)
            return
        clause = self.clause.value()
        chosen = [
            replace(norm, valid_from=day, clause=clause, confidence="" if clause else norm.confidence)
            for norm in self._norms
            if (norm.kind, norm.relation) in self.table.ticked
        ]
        self.act(keep_norms.accept_norms, chosen)
