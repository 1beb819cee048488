"""Đổi lương: the wage of one member or of all selected from a month on, old and new side by side before it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.dates import Month
from app.domain.money import Dong, Rate, apply_rate, dong, show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.members import members
from app.models.queries.members.members import MemberRow
from app.services.members import keep_members
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView
from app.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class WageLine:
    """One member's wage before and after; None where it is unknown. In đồng."""

    member: MemberRow
    new: Dong | None

    @property
    def differs(self) -> bool:
        """True when there is something to store."""
        return self.new is not None and self.new != self.member.wage


class MemberWagesDialog(FormDialog):
    """``enter(members=ids)``."""

    key: ClassVar[str] = "member_wages"
    called: ClassVar[str] = N_("Đổi mức lương")
    takes: ClassVar[frozenset[str]] = frozenset({"members"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ids: list[int] = []
        self._lines: list[WageLine] = []
        self.month = MonthField(_("Từ tháng"), desk.month)
        self.month.set_value(desk.month)
        self.way = QComboBox()
        self.way.setAccessibleName(_("Cách đổi"))
        for key, word in (
            ("set", _("Đặt mức mới")),
            ("add", _("Tăng thêm số tiền")),
            ("rate", _("Tăng theo phần trăm")),
        ):
            self.way.addItem(word, key)
        self.amount = MoneyField(_("Số tiền"), words=False)
        self.rate = TextField(_("Phần trăm"), placeholder=_("ví dụ 5% hoặc 7,2%"))
        self.source = TextField(_("Căn cứ"), placeholder=_("ví dụ: phụ lục hợp đồng 01/2026"))
        value = parts.box(parts.row(self.way, self.amount, self.rate))
        value.layout().setStretch(1, 1)
        value.layout().setStretch(2, 1)
        lines = [
            ("month", _("Từ tháng"), self.month),
            ("value", _("Thay đổi"), value),
            ("source", _("Căn cứ"), self.source),
        ]
        columns = [
            Column("name", _("Họ và tên"), 180, lambda line: line.member.full_name, stretch=True),
            Column("group", _("Tổ"), 110, lambda line: line.member.group),
            money("old", _("Đang là"), lambda line: line.member.wage, width=104),
            Column("arrow", "", 36, lambda line: "→" if line.differs else "", align=0x84),
            money("new", _("Sẽ là"), lambda line: line.new, width=104),
            money("more", _("Chênh lệch"), _difference, width=96, blank_zero=True),
        ]
        self._model = PagedTableModel(columns, lambda _ids: [], faded=lambda line: not line.differs)
        self.table = TableView(_("Lương trước và sau"), "member_wages", self._model)
        self._foot = parts.label(role="strong")
        self._warn = Hint(_("Lưu ý"))
        self.lay_out(_("Cất"), field_grid(lines, self.hints), self.table, self._foot, self._warn, width=680, stretch=1)
        self.resize(700, 480)
        self.way.currentIndexChanged.connect(self._way_chosen)
        self.amount.changed.connect(self._preview)
        self.rate.textChanged.connect(self._preview)
        self.month.changed.connect(self._load)
        self._way_chosen()

    def enter(self, **arguments: Any) -> None:
        """Whose wages."""
        self._ids = list(arguments["members"])
        if len(self._ids) > 1:
            self.title.setText(_("Đổi mức lương của {count} người").format(count=len(self._ids)))
        self._load()
        self.amount.setFocus()

    def _load(self) -> None:
        month = self.month.value() or self.desk.month
        with self.desk.read() as read:
            self._members = members.member_rows(read, self._ids, month.last_day)
            run = dues.dues_run(read, month)
        text = _(
            "Bảng tháng {month:02d}/{year} đã lập: người đã có trong bảng giữ số cũ. Muốn tính lại hãy rút bảng (khi chưa thu)."
        )
        self._warn.say(text.format(month=month.month, year=month.year) if run is not None else "", "warn")
        self._preview()

    def _way_chosen(self, _place: int = 0) -> None:
        by_rate = self.way.currentData() == "rate"
        self.rate.setVisible(by_rate)
        self.amount.setVisible(not by_rate)
        if self._ids:
            self._preview()

    def _new_wage(self, old: Dong | None) -> Dong | None:
        way, amount = self.way.currentData(), self.amount.value()
        if way == "set":
            return amount
        if old is None:
            return None
        if way == "add":
            return None if amount is None else dong(old + amount)
        rate = self._rate()
        return None if rate is None else dong(old + apply_rate(old, rate))

    def _rate(self) -> Rate | None:
        try:
            return Rate(self.rate.value()) if self.rate.value().endswith("%") else None
        except (ValueError, ZeroDivisionError):
            return None

    def _preview(self, *_args: object) -> None:
        self._lines = [WageLine(row, self._new_wage(row.wage)) for row in self._members]
        self._model.set_rows(self._lines)
        changed = [line for line in self._lines if line.differs]
        more = sum(_difference(line) or 0 for line in changed)
        self._foot.setText(
            _("{count} người đổi, quỹ lương đổi {amount} đồng một tháng").format(
                count=len(changed), amount=show_money(more)
            )
        )

    def submit(self) -> None:
        """Store the wages that differ, as one act."""
        self.clear_errors()
        month: Month | None = self.month.value()
        wages = {line.member.id: line.new for line in self._lines if line.differs and line.new is not None}
        if month is None:
            self.show_error("month", _("Hãy ghi tháng bắt đầu."), self.month)
        elif any(wage < 0 for wage in wages.values()):
            self.show_error("value", _("Mức lương không thể nhỏ hơn 0."), self.amount)
        elif not wages:
            self.show_error("value", _("Chưa có mức nào đổi: hãy gõ số tiền hoặc phần trăm (có dấu %)."), self.amount)
        elif self.submit_button.isEnabled():
            self.act(keep_members.set_wages, wages, month, self.source.value())


def _difference(line: WageLine) -> int | None:
    return None if line.new is None else line.new - (line.member.wage or 0)
