"""Quỹ và số dư đầu kỳ: cash and bank accounts, what they held when the book opened, and what was payable to the superior union and receivable from it then."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import AccountUse
from app.domain.ledger.records import ACCOUNT, OPENING_OWED
from app.domain.money import Dong
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import accounts
from app.models.queries.ledger.accounts import OpeningOwed
from app.models.queries.union import organisation
from app.services.ledger import keep_accounts
from app.services.ledger.keep_accounts import FundEntry
from app.ui.brought.settings_page import SettingsPage
from app.ui.kinds import month_word
from app.ui.records.binding import Sheet
from app.ui.records.grid_field import GridField, grid_column
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import GridColumn, lookup_column, money_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.month_field import read_month


class FundsPage(SettingsPage[None]):
    """Accounts and openings. Openings are fixed once a month is closed."""

    key: ClassVar[str] = "funds"
    called: ClassVar[str] = N_("Quỹ và số dư đầu kỳ")
    place: ClassVar[int] = 30
    icon: ClassVar[str] = "wallet"
    watches: ClassVar[frozenset[str]] = frozenset({"account", "opening", "closed_month"})

    def sheet(self) -> Sheet:
        """The funds with what they held, and what was owed by month."""
        self._names: dict[str, str] = {}
        self._when = parts.label(role="section")
        column = partial(grid_column, month=self.desk.month)
        uses = [Choice(each, "", _(each.label)) for each in AccountUse]
        funds = [
            column(ACCOUNT["name"], 156),
            money_column("opening", _("Số dư đầu kỳ"), 116),
            column(ACCOUNT["bank_name"], 200, stretch=True),
            column(ACCOUNT["account_number"], 128),
            lookup_column("use", _("Tình trạng"), lambda: uses, 92),
        ]
        ways = [
            Choice("up", "", _("Đoàn phí còn phải nộp cấp trên")),
            Choice("down", "", _("Kinh phí cấp trên còn phải cấp")),
        ]
        way, month = OPENING_OWED["direction"], OPENING_OWED["month"]
        owed = [
            lookup_column(way.key, _(way.label), lambda: ways, 220, stretch=True),
            GridColumn(month.key, _(month.label), 110, read=self._read_month, show=month_word),
            column(OPENING_OWED["amount"], 140),
        ]
        yield self._when
        yield self.lines("funds", GridField(_("Quỹ và tài khoản"), funds, self._fund, carries=["key"]))
        yield parts.label(_("Còn phải nộp và còn được cấp khi mở sổ, theo tháng"), "section")
        yield self.lines("owed", GridField(_("Công nợ với cấp trên khi mở sổ"), owed, self._owed))

    def _fund(self, **typed: Any) -> FundEntry:
        # Why: the names a new book begins with are shown translated, and stored as the law writes them.
        name = typed.get("name", "")
        return FundEntry(**{"opening": Dong(0), **typed, "name": self._names.get(name, name)})

    def _owed(self, **typed: Any) -> OpeningOwed:
        return OpeningOwed(**{"direction": "", "month": None, "amount": Dong(0), **typed})

    def _read_month(self, text: str) -> Month | None:
        return read_month(text, self.desk.month.year)

    def about(self) -> str:
        """What closing means."""
        return _(
            "Tài khoản không dùng nữa: chuyển hết tiền rồi chọn Đã đóng; sổ cũ vẫn xem được, mở lại lúc nào cũng được."
        )

    def begin(self, **_arguments: Any) -> None:
        """Funds, openings, what was owed."""
        with self.desk.read() as read:
            funds = accounts.cash_accounts(read, with_closed=True)
            used = {fund.key for fund in accounts.cash_accounts(read)}
            held = accounts.openings(read)
            owed = accounts.openings_owed(read)
            opened = organisation.opening_day(read)
        fixed = self.desk.closed_through is not None
        text = _("Số dư ngày mở sổ {day} (đã khóa sổ nên không sửa được)") if fixed else _("Số dư ngày mở sổ {day}")
        self._when.setText(text.format(day=show_date(opened)))
        self._names = {_(fund.name): fund.name for fund in funds}
        entries = [
            FundEntry(
                _(fund.name),
                fund.bank_name,
                fund.account_number,
                held.get(fund.key, Dong(0)),
                AccountUse.OPEN if fund.key in used else AccountUse.CLOSED,
                fund.key,
            )
            for fund in funds
        ]
        self.set_value("funds", entries)
        self.set_value("owed", owed)
        self.widget("owed").set_read_only(fixed)

    def store(self, _draft: None) -> None:
        """Everything as one act; openings only while they may change."""
        fixed = self.desk.closed_through is not None
        self.act(keep_accounts.keep_funds, self.value("funds"), None if fixed else self.value("owed"))
