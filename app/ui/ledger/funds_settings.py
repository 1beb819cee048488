"""Quỹ và số dư đầu kỳ: cash and bank accounts, what they held when the book opened, and what was payable to the superior union and receivable from it then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from app.domain.dates import Month, show_date
from app.domain.ledger.records import ACCOUNT, OPENING_OWED
from app.domain.money import Dong
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import accounts
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.union import organisation
from app.services.ledger import keep_accounts
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.month_field import read_month

OPEN, CLOSED = "open", "closed"


class FundsPage(SettingsPage):
    """Accounts and openings. Openings are fixed once a month is closed."""

    key: ClassVar[str] = "funds"
    called: ClassVar[str] = N_("Quỹ và số dư đầu kỳ")
    place: ClassVar[int] = 30
    icon: ClassVar[str] = "wallet"
    watches: ClassVar[frozenset[str]] = frozenset({"account", "opening", "closed_month"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._funds: dict[str, CashAccount] = {}
        self._open: set[str] = set()
        self._openings: dict[str, Dong] = {}
        self._when = parts.label(role="section")
        account, owed = ({each.key: _(each.label) for each in record.fields} for record in (ACCOUNT, OPENING_OWED))
        self.grid = EntryGrid(
            _("Quỹ và tài khoản"),
            [
                GridColumn("name", account["name"], 156),
                GridColumn("bank_name", account["bank_name"], 200, stretch=True),
                GridColumn("account_number", account["account_number"], 128),
                money_column("opening", _("Số dư đầu kỳ"), 116),
                lookup_column("use", _("Tình trạng"), _uses, 92),
            ],
            lambda: {"use": OPEN},
        )
        self.owed = EntryGrid(
            _("Công nợ với cấp trên khi mở sổ"),
            [
                lookup_column("direction", owed["direction"], _directions, 220, stretch=True),
                GridColumn("month", owed["month"], 110, read=self._read_month, show=month_word),
                money_column("amount", owed["amount"], 140),
            ],
        )
        self.stack.addWidget(self._when)
        self.add_grid(self.grid)
        self.stack.addWidget(parts.label(_("Còn phải nộp và còn được cấp khi mở sổ, theo tháng"), "section"))
        self.add_grid(self.owed)
        self.stack.addWidget(self.hint)

    def load(self) -> None:
        """Funds, openings, what was owed."""
        with self.desk.read() as read:
            funds = accounts.cash_accounts(read, with_closed=True)
            self._open = {fund.key for fund in accounts.cash_accounts(read)}
            self._openings = accounts.openings(read)
            owed = accounts.openings_owed(read)
            opened = organisation.opening_day(read)
        self._funds = {fund.key: fund for fund in funds}
        fixed = self.desk.closed_through is not None
        text = _("Số dư ngày mở sổ {day} (đã khóa sổ nên không sửa được)") if fixed else _("Số dư ngày mở sổ {day}")
        self._when.setText(text.format(day=show_date(opened)))
        self.grid.set_lines([self._line(fund) for fund in funds])
        self.owed.set_lines(
            [{"direction": each.direction, "month": each.month, "amount": each.amount} for each in owed]
        )
        self.stored()

    def _line(self, fund: CashAccount) -> dict[str, Any]:
        return {
            "key": fund.key,
            "name": _(fund.name),
            "bank_name": fund.bank_name or None,
            "account_number": fund.account_number or None,
            "opening": self._openings.get(fund.key, Dong(0)),
            "use": OPEN if fund.key in self._open else CLOSED,
        }

    def save(self) -> None:
        """Changed accounts first, then new ones, then the openings."""
        desk, lines = self.desk, [line for line in self.grid.lines() if _says_anything(line)]
        for line in lines:
            fund = self._funds.get(str(line.get("key") or ""))
            words = (line.get("name") or "", line.get("bank_name") or "", line.get("account_number") or "")
            if fund is None:
                desk.do(keep_accounts.add_account, *words, line.get("opening") or Dong(0), failed=self.refused)
                continue
            closed = line.get("use") == CLOSED
            if words != (_(fund.name), fund.bank_name, fund.account_number) or closed == (fund.key in self._open):
                named = replace(fund, name=words[0], bank_name=words[1], account_number=words[2])
                desk.do(keep_accounts.change_account, named, closed=closed, failed=self.refused)
        openings = {str(line["key"]): line.get("opening") or Dong(0) for line in lines if line.get("key")}
        owed = {way: self._owed(way) for way in ("up", "down")}
        if desk.closed_through is None:
            desk.do(
                keep_accounts.set_openings, openings, owed["up"], owed["down"], done=self._saved, failed=self.refused
            )
        else:
            self.stored()

    def about(self) -> str:
        """What closing means."""
        return _(
            "Tài khoản không dùng nữa: chuyển hết tiền rồi chọn Đã đóng; sổ cũ vẫn xem được, mở lại lúc nào cũng được."
        )

    def _saved(self, _value: object) -> None:
        self.load()

    def _owed(self, way: str) -> dict[Month, Dong]:
        found: dict[Month, Dong] = {}
        for line in self.owed.lines():
            if line.get("direction") == way and line.get("month") is not None:
                found[line["month"]] = line.get("amount") or Dong(0)
        return found

    def _read_month(self, text: str) -> Month | None:
        return read_month(text, self.desk.month.year)


def _uses() -> list[Choice]:
    return [Choice(OPEN, "", _("Đang dùng")), Choice(CLOSED, "", _("Đã đóng"))]


def _says_anything(line: dict[str, Any]) -> bool:
    return any(value not in (None, "") for key, value in line.items() if key != "use")


def _directions() -> list[Choice]:
    return [
        Choice("up", "", _("Đoàn phí còn phải nộp cấp trên")),
        Choice("down", "", _("Kinh phí cấp trên còn phải cấp")),
    ]
