"""Quỹ & tài khoản: cash and the bank accounts; add, rename, close. Keys and number series stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from app.domain.money import Dong, show_money
from app.domain.vouchers import BucketKind
from app.i18n import _
from app.models.queries import books, organisation
from app.models.queries.organisation import Fund
from app.services import change_settings
from app.ui.desk import Desk
from app.ui.row_box import RowBox
from app.ui.settings_pages.page import ListPage
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.table_model import Column, money
from app.ui.widgets.text_field import TextField

FAR = dt.date(2199, 12, 30)


@dataclass(frozen=True, slots=True)
class FundRow:
    """A fund, whether it is closed, and what it holds after everything posted."""

    fund: Fund
    closed: bool
    held: Dong


def _columns() -> list[Column]:
    return [
        Column("name", _("Tên gọi"), 170, lambda row: _(row.fund.name), stretch=True),
        Column("bank", _("Ngân hàng"), 210, lambda row: row.fund.bank_name),
        Column("number", _("Số tài khoản"), 150, lambda row: row.fund.account_number),
        money("held", _("Đang có"), lambda row: row.held, width=116),
        Column("state", _("Tình trạng"), 112, lambda row: _("Đã đóng") if row.closed else _("Đang dùng"),
               tone=lambda row: "" if row.closed else "good", icon=lambda row: "lock" if row.closed else "circle-check"),
    ]  # fmt: skip


class AccountsPage(ListPage):
    """Cash is always there; accounts come and go."""

    key: ClassVar[str] = "accounts"
    icon: ClassVar[str] = "landmark"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _columns(), faded=lambda row: row.closed)

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Quỹ & tài khoản")

    @classmethod
    def says(cls) -> str:
        """What closing means."""
        return _("Mỗi tài khoản có quyển báo có và ủy nhiệm chi riêng. Tài khoản không dùng nữa thì đóng lại: chứng từ cũ vẫn giữ nguyên.")

    def refresh(self) -> None:
        """Cash first, then the accounts; closed ones faint."""
        with self.desk.read() as read:
            using = {fund.key for fund in organisation.funds(read)}
            held = books.balances(read, FAR)
            funds = organisation.funds(read, with_closed=True)
        self.show_rows([FundRow(fund, fund.key not in using, held.get(fund.key, Dong(0))) for fund in funds])

    def offers(self) -> dict[str, bool]:
        """Add, edit, close or open again."""
        row, may = self.row, self.may_write
        bank = may and row is not None and row.fund.kind is BucketKind.BANK
        return {"add": may, "edit": may and row is not None, "shut": bank and not row.closed, "reopen": bank and row.closed}

    def _box(self, title: str, fund: Fund | None, submit: Any) -> RowBox:
        box = RowBox(self.desk, self.window(), title, submit)
        fields = [("name", _("Tên gọi"), fund.name if fund else "", _("ví dụ: Vietcombank Nam Hải"))]
        if fund is None or fund.kind is BucketKind.BANK:
            fields += [
                ("bank", _("Ngân hàng"), fund.bank_name if fund else "", _("tên đầy đủ, chi nhánh")),
                ("number", _("Số tài khoản"), fund.account_number if fund else "", ""),
            ]
        for name, label, value, placeholder in fields:
            field = TextField(label, placeholder=placeholder)
            field.set_value(value)
            box.add(name, label, field, required=name == "name")
        self.box = box
        return box

    def add(self) -> None:
        """A new bank account."""

        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self.desk.do(change_settings.add_account, values["name"], values["bank"], values["number"], values.get("opening") or Dong(0),
                         done=done, failed=failed)  # fmt: skip

        box = self._box(_("Thêm tài khoản ngân hàng"), None, submit)
        if self.desk.closed_through is None:
            box.add("opening", _("Số dư đầu kỳ"), MoneyField(_("Số dư đầu kỳ")), tip=_("Số dư ngày mở sổ; tài khoản mở sau ngày ấy thì để trống."))
        box.open()

    def edit(self) -> None:
        """Other names for the fund pointed at."""
        row = self.row
        if row is None:
            return

        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            fund = replace(row.fund, name=values["name"], bank_name=values.get("bank", ""), account_number=values.get("number", ""))
            self.desk.do(change_settings.change_account, fund, closed=row.closed, done=done, failed=failed)

        self._box(_("Sửa «{name}»").format(name=_(row.fund.name)), row.fund, submit).open()

    def shut(self) -> None:
        """Close an account that holds nothing any more."""
        row = self.row
        if row is None:
            return
        if row.held:
            told = _("«{name}» còn {amount} đồng: hãy lập chứng từ chuyển hết số dư rồi mới đóng.")
            self.desk.note(told.format(name=row.fund.name, amount=show_money(row.held)), "warn")
            return
        told = _("Tài khoản không còn hiện khi lập chứng từ; chứng từ cũ giữ nguyên. Có thể mở lại bất cứ lúc nào.")
        if self.desk.ask.confirm(_("Đóng tài khoản «{name}»?").format(name=row.fund.name), told, _("Đóng tài khoản")):
            self.desk.do(change_settings.change_account, row.fund, closed=True)

    def reopen(self) -> None:
        """Use a closed account again."""
        if self.row is not None:
            self.desk.do(change_settings.change_account, self.row.fund, closed=False)
