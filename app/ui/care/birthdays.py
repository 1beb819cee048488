"""Sinh nhật của tháng: who is given what, ticked, as vouchers in one act. Nobody is given twice in a year.

How the union's norm stands for each is on the row; who is over it begins without a tick, and with one it is shown below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.care.welfare import Relation
from app.domain.members.members import Gender
from app.domain.money import dong, show_money
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.care import norms
from app.models.queries.care.birthdays import last_birthday_amount
from app.models.queries.ledger import accounts
from app.models.queries.members import members
from app.models.queries.members.members import MemberRow
from app.services.care import birthday_gifts
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable

_REASONS: dict[str, Callable[[], str]] = {
    "case-not-member": lambda: _("chưa là đoàn viên hôm ấy"),
    "case-too-new": lambda: _("chưa đủ tháng đoàn viên"),
    "case-on-leave": lambda: _("nghỉ không lương"),
    "case-women": lambda: _("chỉ dành cho nữ"),
}
"""Why the norm does not hold for somebody, short enough for a row."""


class BirthdaysDialog(FormDialog):
    """The birthdays of the working month."""

    key: ClassVar[str] = "birthdays"
    called: ClassVar[str] = N_("Chi mừng sinh nhật đoàn viên trong tháng")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            self._rows = members.birthdays(read, desk.month)
            self._given = birthday_gifts.already_given(read, desk.month)
            self._norms = birthday_gifts.birthday_standings(read, desk.month)
            funds = accounts.cash_accounts(read)
            norm = norms.norm_for(read, "birthday", Relation.SELF, desk.month.last_day)
            last = dong(norm.norm.most) if norm is not None and norm.norm.most else last_birthday_amount(read)
        columns = [
            Column("name", _("Họ và tên"), 180, lambda row: row.full_name, stretch=True),
            Column("day", _("Ngày"), 62, lambda row: f"{row.birth[8:10]}/{row.birth[5:7]}"),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender))),
            Column("group", _("Tổ"), 96, lambda row: row.group),
            Column("norm", _("Định mức"), 196, self._norm_word, tone=self._norm_tone),
        ]
        self.table = TickTable(_("Đoàn viên có sinh nhật"), columns, lambda row: row.id, self._may_give)
        self.amount = MoneyField(_("Mỗi người"), words=False)
        self.amount.set_value(last)
        self.fund = fund_box(_("Chi từ"), funds)
        self.how = QComboBox()
        self.how.setAccessibleName(_("Chứng từ"))
        self.how.addItem(_("Mỗi người một chứng từ, ghi vào ngày sinh nhật"), False)
        self.how.addItem(_("Một chứng từ chung, ghi vào cuối tháng"), True)
        self.beyond = TextField(_("Nghị quyết vượt"), placeholder=_("chỉ khi chi vượt định mức"))
        lines = [("amount", _("Mỗi người"), self.amount), ("fund", _("Chi từ"), self.fund)]
        more = [("how", _("Chứng từ"), self.how), ("beyond", _("Nghị quyết"), self.beyond)]
        ticks = parts.row(
            parts.label(_("Ai được chi"), "section"), None, parts.button(_("Chọn hết"), self._tick_within, role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )  # fmt: skip
        self._foot = parts.label(role="strong")
        self._warned = Hint(_("Định mức"))
        self.lay_out(
            _("Chi và ghi sổ"),
            parts.box(ticks),
            self.table,
            field_grid(lines, self.hints, columns=2, caption=66),
            field_grid(more, self.hints, caption=66),
            self._warned,
            self._foot,
            width=640,
            stretch=1,
        )
        self.title.setText(_("Sinh nhật tháng {month}").format(month=month_word(desk.month)))
        self.resize(700, 500)
        self.table.ticks_changed.connect(self._tell)
        self.amount.changed.connect(self._tell)
        self.beyond.textChanged.connect(lambda _text: self._tell())

    def _may_give(self, row: MemberRow) -> bool:
        return row.id not in self._given

    def _norm_word(self, row: MemberRow) -> str:
        """``đã 1/1 lần năm nay``, why the norm does not hold for the member, or that something was given."""
        one = self._norms[row.id]
        hindrance = one.hindrance
        if hindrance is not None and hindrance.code in _REASONS:
            return _REASONS[hindrance.code]()
        if one.norm is not None and one.norm.per_year:
            return _("đã {used}/{times} lần năm nay").format(used=one.used, times=one.norm.per_year)
        if row.id in self._given:
            return _("Đã chi năm nay")
        return _("đã {used} lần năm nay").format(used=one.used) if one.used else ""

    def _norm_tone(self, row: MemberRow) -> str:
        if row.id in self._given:
            return "good"
        return "warn" if self._norms[row.id].hindrance is not None else ""

    def _tick_within(self) -> None:
        """Tick everybody whom the norm lets have it."""
        self.table.ticked = {
            row.id for row in self._rows if self._may_give(row) and self._norms[row.id].hindrance is None
        }
        self.table.viewport().update()
        self.table.ticks_changed.emit()

    def enter(self, **arguments: Any) -> None:
        """Everybody not given yet is ticked, but for those over the norm."""
        self.table.show_rows(self._rows)
        self._tick_within()
        if not self._rows:
            self.table.say_empty(
                _("Tháng này không ai có sinh nhật"), _("Chỉ tính đoàn viên đang sinh hoạt và biết đủ ngày sinh.")
            )
        self.table.setFocus()

    def _tell(self) -> None:
        count, amount = len(self.table.ticked), self.amount.value()
        text = _("{count} người").format(count=count)
        if amount:
            text = _("{count} người × {amount} = {total} đồng").format(
                count=count, amount=show_money(amount), total=show_money(count * amount)
            )
        given = sum(row.id in self._given for row in self._rows)
        self._foot.setText(text + (_("; {given} người đã chi").format(given=given) if given else ""))
        self._warn()
        self.submit_button.setEnabled(bool(count) and bool(amount) and not self.desk.read_only)

    def _warn(self) -> None:
        """What the norm says of those ticked: the first one over it, and how many more."""
        amount = dong(max(self.amount.value() or 0, 0))
        ticked = [row for row in self._rows if row.id in self.table.ticked]
        over = [(row, stops[0]) for row in ticked if (stops := self._norms[row.id].judge(amount).stops)]
        if not over:
            self._warned.say("")
            return
        row, finding = over[0]
        text = render(finding)
        if row.full_name not in text:
            text = _("{name}: {reason}").format(name=row.full_name, reason=text)
        if len(over) > 1:
            text += " " + _("Cùng {count} người khác vượt định mức.").format(count=len(over) - 1)
        named = bool(self.beyond.value().strip()) and all(each.code != "case-twice" for _row, each in over)
        self._warned.say(text, "warn" if named else "danger")

    def submit(self) -> None:
        """Post them in one act."""
        amount = self.amount.value()
        if not self.submit_button.isEnabled() or amount is None:
            return
        if amount <= 0:
            self.show_error("amount", _("Số tiền phải lớn hơn 0."), self.amount)
            return
        self.clear_errors()
        self.act(
            birthday_gifts.post_birthdays, self.desk.month, amount, one_voucher=bool(self.how.currentData()),
            without={row.id for row in self._rows} - self.table.ticked, fund=str(self.fund.currentData()),
            beyond_norm=self.beyond.value(), title=_("Đang ghi sổ…"),
        )  # fmt: skip
