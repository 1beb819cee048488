"""Sổ sách: the cash book (S11-H) and the bank books (S12-H) on screen, with a sum for every month. A line opens its voucher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.form import Params
from app.i18n import _
from app.models.queries.ledger import accounts, books
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum
from app.services import export_form
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.kinds import month_word, years_word
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.period_picker import PeriodPicker
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the screen: a line of the book, or a sum (bold) that opens nothing."""

    text: str
    amount_in: int | None
    amount_out: int | None
    balance: int | None
    line: BookLine | None = None


def shown_rows(extract: BookExtract) -> list[Shown]:
    """The book as printed: opening, lines, sums after each month, totals, closing."""
    sums = {month.month: month for month in extract.months}
    rows = [Shown(_("Số dư đầu kỳ"), None, None, extract.opening)]
    for place, line in enumerate(extract.lines):
        rows.append(Shown(line.narration, line.amount_in or None, line.amount_out or None, line.balance, line))
        after = extract.lines[place + 1] if place + 1 < len(extract.lines) else None
        if after is None or Month.of(after.book_date) != Month.of(line.book_date):
            month = sums.get(Month.of(line.book_date))
            if month is not None and len(extract.months) > 1:
                rows += _sums(month)
    rows.append(Shown(_("Cộng phát sinh trong kỳ"), extract.total_in, extract.total_out, None))
    rows.append(Shown(_("Số dư cuối kỳ"), None, None, extract.closing))
    return rows


def _sums(month: MonthSum) -> list[Shown]:
    word = month_word(month.month)
    return [
        Shown(_("Cộng phát sinh tháng {month}").format(month=word), month.amount_in, month.amount_out, month.closing),
        Shown(_("Lũy kế đến hết tháng {month}").format(month=word), month.cumulative_in, month.cumulative_out, None),
    ]


def _columns() -> list[Column]:
    return [
        Column(
            "book_date",
            _("Ngày ghi sổ"),
            show=lambda row: show_date(row.line.book_date) if row.line else "",
            widest="28/08/2026",
        ),
        Column(
            "voucher_date",
            _("Ngày chứng từ"),
            show=lambda row: show_date(row.line.voucher_date) if row.line else "",
            hidden=True,
            widest="28/08/2026",
        ),
        Column("number", _("Số hiệu"), show=lambda row: row.line.number if row.line else "", widest="UNC-24/2026"),
        Column("narration", _("Diễn giải"), 260, lambda row: row.text, stretch=True),
        money("in", _("Thu"), lambda row: row.amount_in),
        money("out", _("Chi"), lambda row: row.amount_out),
        money("balance", _("Tồn"), lambda row: row.balance),
        Column("note", _("Ghi chú"), 110, lambda row: row.line.note if row.line else "", hidden=True),
    ]


def _is_sum(row: Shown) -> bool:
    return row.line is None


def _is_voided(row: Shown) -> bool:
    return row.line is not None and row.line.state is VoucherState.VOIDED


class BooksScreen(Screen):
    """One fund's book over a period."""

    key: ClassVar[str] = "books"
    called: ClassVar[str] = N_("Sổ quỹ, sổ tiền gửi")
    takes: ClassVar[frozenset[str]] = frozenset({"fund", "period"})
    rail_entry: ClassVar[str] = "books"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "entry", "opening", "account"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.extract: BookExtract | None = None
        self._funds: tuple[CashAccount, ...] = ()
        self.verbs.offer("reload", self.refresh)
        self.verbs.offer("print", self._print)
        self.verbs.offer("excel", self._excel)
        self._fund = Chips(_("Quỹ, tài khoản"), [])
        self._period = PeriodPicker(desk.month, start="year")
        self._about = parts.label(role="small")
        self._model = PagedTableModel(_columns(), lambda ids: [], emphasis=_is_sum, faded=_is_voided)
        self.table = TableView(_("Sổ quỹ, sổ tiền gửi"), "books", self._model, desk.preferences)
        self._figures = [parts.label(role="figure") for _place in range(4)]
        names = (_("Đầu kỳ"), _("Thu"), _("Chi"), _("Cuối kỳ"))
        foot = parts.row(gap=8)
        for name, figure in zip(names, self._figures, strict=True):
            foot.addWidget(parts.label(name, "muted"))
            foot.addWidget(figure)
            foot.addSpacing(14)
        foot.addStretch(1)
        body = self.lay_out(parts.row(self._fund, None, self._period), self._about, self.table, foot, gap=8)
        body.setStretch(2, 1)
        self._fund.changed.connect(self._look)
        self._period.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """``fund`` and ``period`` to show."""
        if "fund" in arguments:
            self._offer_funds()
            self._fund.set_value(arguments["fund"])
        if "period" in arguments:
            self._period.set_period(arguments["period"])
        if arguments:
            self.refresh()

    def _month_moved(self, month: object) -> None:
        self._period.set_month(self.desk.month)
        super()._month_moved(month)

    def _offer_funds(self) -> None:
        with self.desk.read() as read:
            funds = accounts.cash_accounts(read, with_closed=True)
        if funds != self._funds:
            self._funds = funds
            self._fund.offer(
                [(fund.key, _("Sổ quỹ tiền mặt") if fund.kind is AccountKind.CASH else _(fund.name)) for fund in funds]
            )

    def refresh(self) -> None:
        """The book anew."""
        self._offer_funds()
        period = self._period.chosen()
        with self.desk.read() as read:
            extract = books.book_extract(read, self._fund.value(), period)
        self.extract = extract
        self._model.set_rows(shown_rows(extract))
        if extract.fund.kind is AccountKind.CASH:
            self._about.setText(_("Sổ quỹ tiền mặt, mẫu S11-H"))
        else:
            text = _("Sổ tiền gửi ngân hàng, mẫu S12-H. Nơi mở: {bank}. Số tài khoản: {number}")
            self._about.setText(
                text.format(bank=extract.fund.bank_name or "…", number=extract.fund.account_number or "…")
            )
        figures = (extract.opening, extract.total_in, extract.total_out, extract.closing)
        for label, amount in zip(self._figures, figures, strict=True):
            label.setText(show_money(amount))
            parts.set_tone(label, "danger" if amount < 0 else "")
        self.table.scrollToTop()

    def _look(self, _key: str) -> None:
        self.refresh()

    def _open(self, place: int) -> None:
        row = self._model.row_at(self._model.place(place))
        if row.line is not None:
            self.desk.go("voucher_editor", voucher=row.line.voucher_id)

    def _form(self) -> str:
        return "s11" if self.extract is not None and self.extract.fund.kind is AccountKind.CASH else "s12"

    def _print(self) -> None:
        if self.extract is not None:
            self.desk.go("forms", form=self._form(), fund=self.extract.fund.key, period=self.extract.period)

    def _excel(self) -> None:
        if self.extract is None:
            return
        form, period = self._form(), self.extract.period
        proposal = proposed(f"{form.upper()}-{years_word(period)}", ".xlsx")
        target = self.desk.ask.file_to_save(_("Xuất sổ ra Excel"), proposal, _("Excel (*.xlsx)"))
        if target is not None:
            params = Params(period=period, fund=self.extract.fund.key)
            self.desk.do(export_form.export_form, form, params, target, title=_("Đang xuất sổ…"))
