"""Sinh nhật của tháng: who is given what, ticked, as vouchers in one act. Nobody is given twice in a year."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.money import dong, show_money
from app.domain.welfare import Relation
from app.i18n import _
from app.models.queries import members, month_jobs, norms, organisation
from app.models.queries.members import MemberRow
from app.services import birthday_gifts
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid, fund_box
from app.ui.kinds import month_word
from app.ui.member_words import gender_word
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column
from app.ui.widgets.tick_table import TickTable


class BirthdaysDialog(FormDialog):
    """The birthdays of the working month."""

    key: ClassVar[str] = "birthdays"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            self._rows = members.birthdays(read, desk.month)
            self._given = birthday_gifts.already_given(read, desk.month)
            funds = organisation.funds(read)
            norm = norms.norm_for(read, "birthday", Relation.SELF, desk.month.last_day)
            last = (
                dong(norm.norm.most) if norm is not None and norm.norm.most else month_jobs.last_birthday_amount(read)
            )
        columns = [
            Column("name", _("Họ và tên"), 190, lambda row: row.full_name, stretch=True),
            Column("day", _("Ngày"), 70, lambda row: f"{row.birth[8:10]}/{row.birth[5:7]}"),
            Column("gender", _("Giới"), 50, lambda row: gender_word(row.gender)),
            Column("group", _("Tổ"), 116, lambda row: row.group),
            Column(
                "given",
                _("Ghi chú"),
                120,
                lambda row: _("Đã chi năm nay") if row.id in self._given else "",
                tone=lambda row: "good",
            ),
        ]
        self.table = TickTable(_("Đoàn viên có sinh nhật"), columns, lambda row: row.id, self._may_give)
        self.amount = MoneyField(_("Mỗi người"), words=False)
        self.amount.set_value(last)
        self.fund = fund_box(_("Chi từ"), funds)
        self.how = QComboBox()
        self.how.setAccessibleName(_("Chứng từ"))
        self.how.addItem(_("Mỗi người một chứng từ, ghi vào ngày sinh nhật"), False)
        self.how.addItem(_("Một chứng từ chung, ghi vào cuối tháng"), True)
        lines = [("amount", _("Mỗi người"), self.amount), ("fund", _("Chi từ"), self.fund)]
        ticks = parts.row(
            parts.label(_("Ai được chi"), "section"), None, parts.button(_("Chọn hết"), lambda: self.table.tick_all(True), role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )  # fmt: skip
        self._foot = parts.label(role="strong")
        self.lay_out(
            _("Chi và ghi sổ"),
            parts.box(ticks),
            self.table,
            field_grid(lines, self.hints, columns=2, caption=66),
            field_grid([("how", _("Chứng từ"), self.how)], self.hints, caption=66),
            self._foot,
            width=640,
            stretch=1,
        )
        self.title.setText(_("Sinh nhật tháng {month}").format(month=month_word(desk.month)))
        self.resize(680, 470)
        self.table.ticks_changed.connect(self._tell)
        self.amount.changed.connect(self._tell)

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Chi mừng sinh nhật đoàn viên trong tháng")

    def _may_give(self, row: MemberRow) -> bool:
        return row.id not in self._given

    def enter(self, **arguments: Any) -> None:
        """Everybody not given yet is ticked."""
        self.table.show_rows(self._rows)
        if not self._rows:
            self.table.say_empty(
                _("Tháng này không ai có sinh nhật"), _("Chỉ tính đoàn viên đang sinh hoạt và biết đủ ngày sinh.")
            )
        self.table.setFocus()

    def _tell(self) -> None:
        count, amount = len(self.table.ticked), self.amount.value()
        told = _("{count} người").format(count=count)
        if amount:
            told = _("{count} người × {amount} = {total} đồng").format(
                count=count, amount=show_money(amount), total=show_money(count * amount)
            )
        given = sum(row.id in self._given for row in self._rows)
        self._foot.setText(told + (_("; {given} người đã chi").format(given=given) if given else ""))
        self.go.setEnabled(bool(count) and bool(amount) and not self.desk.read_only)

    def agree(self) -> None:
        """Post them in one act."""
        amount = self.amount.value()
        if not self.go.isEnabled() or amount is None:
            return
        if amount <= 0:
            self.complain("amount", _("Số tiền phải lớn hơn 0."), self.amount)
            return
        self.forget()
        self.act(
            birthday_gifts.post_birthdays, self.desk.month, amount, one_voucher=bool(self.how.currentData()),
            without={row.id for row in self._rows} - self.table.ticked, fund=str(self.fund.currentData()),
            title=_("Đang ghi sổ…"),
        )  # fmt: skip
