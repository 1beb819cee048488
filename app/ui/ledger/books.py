"""Sổ sách: the cash book (S11-H) and the bank books (S12-H) on screen, with a sum for every month. A line opens its voucher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, show_date
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, show_money
from app.domain.problems import N_
from app.exports.form import Params
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import accounts, books
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum
from app.ui.desk import Desk
from app.ui.kinds import month_word, years_word
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.navigation import export_form
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, money


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the screen: a line of the book, or a sum (bold) that opens nothing. ``id`` is its voucher's, or the name of the sum."""

    id: int | str
    text: str
    amount_in: int | None = None
    amount_out: int | None = None
    balance: int | None = None
    line: BookLine | None = None


def shown_rows(extract: BookExtract) -> list[Shown]:
    """The book as printed: opening, lines, sums after each month, totals, closing."""
    sums = {month.month: month for month in extract.months}
    rows = [Shown("opening", _("Số dư đầu kỳ"), balance=extract.opening)]
    for place, line in enumerate(extract.lines):
        amounts = (line.amount_in or None, line.amount_out or None, line.balance)
        rows.append(Shown(line.voucher_id, line.narration, *amounts, line))
        after = extract.lines[place + 1] if place + 1 < len(extract.lines) else None
        if after is None or Month.of(after.book_date) != Month.of(line.book_date):
            month = sums.get(Month.of(line.book_date))
            if month is not None and len(extract.months) > 1:
                rows += _sums(month)
    rows.append(Shown("sum", _("Cộng phát sinh trong kỳ"), extract.total_in, extract.total_out))
    rows.append(Shown("closing", _("Số dư cuối kỳ"), balance=extract.closing))
    return rows


def _sums(sums: MonthSum) -> list[Shown]:
    key, word = str(sums.month), month_word(sums.month)
    of_month, so_far = _("Cộng phát sinh tháng {month}"), _("Lũy kế đến hết tháng {month}")
    return [
        Shown(f"sum {key}", of_month.format(month=word), sums.amount_in, sums.amount_out, sums.closing),
        Shown(f"sum to {key}", so_far.format(month=word), sums.cumulative_in, sums.cumulative_out),
    ]


def _side(key: str, title: str) -> Column:
    """Money of one side; the sums that stand among the lines are not summed again."""
    told = money(key, title, lambda row: getattr(row, f"amount_{key}"))
    return replace(told, amount=lambda row: getattr(row.line, f"amount_{key}") if row.line is not None else None)


class BooksScreen(ListPage[Shown]):
    """One fund's book over a period."""

    key: ClassVar[str] = "books"
    called: ClassVar[str] = N_("Sổ quỹ, sổ tiền gửi")
    takes: ClassVar[frozenset[str]] = frozenset({"fund", "period"})
    rail_entry: ClassVar[str] = "books"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"voucher", "entry", "opening", "account"})
    span: ClassVar[Span] = Span.PERIOD
    period_start: ClassVar[str] = "year"
    period_all: ClassVar[bool] = False
    opens: ClassVar[str] = "open"

    def __init__(self, desk: Desk) -> None:
        self.extract: BookExtract | None = None
        self._transit = Dong(0)
        self._funds: tuple[CashAccount, ...] = ()
        super().__init__(desk)

    def columns(self) -> list[Column]:
        """As the paper has them."""
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
            _side("in", _("Thu")),
            _side("out", _("Chi")),
            money("balance", _("Tồn"), lambda row: row.balance, summed=False),
            Column("note", _("Ghi chú"), 110, lambda row: row.line.note if row.line else "", hidden=True),
        ]

    def row_looks(self) -> RowLooks[Shown]:
        """Sums are bold, a voided voucher is faint."""
        return RowLooks(
            bold=lambda row: row.line is None,
            faint=lambda row: row.line is not None and row.line.state is VoucherState.VOIDED,
        )

    def above(self) -> Sequence[QWidget]:
        """Which form it is, and where the account is held."""
        self._about = parts.label(role="small", wrap=True)
        return [self._about]

    # ---- what is found ---------------------------------------------------------------------------------------------

    def list_filters(self) -> Sequence[Filter[Shown]]:
        """Whose book."""
        return [Filter("fund", _("Quỹ, tài khoản"), (), needs=True)]

    def search(self) -> Search[Shown]:
        """In the lines; sums are of the whole book and belong to none."""
        columns = self.columns()
        return Search(
            _("Tìm trong sổ"),
            _("Tìm số, diễn giải, tiền…"),
            lambda row: " ".join(each.text(row) for each in columns) if row.line is not None else "",
        )

    def enter(self, **arguments: Any) -> None:
        """``fund`` and ``period`` to show."""
        if "fund" in arguments:
            # Why so early: only a fund that is offered can be chosen.
            with self.desk.read() as read:
                self._offer_funds(read)
        super().enter(**arguments)

    def _offer_funds(self, read: Read) -> None:
        funds = accounts.cash_accounts(read, with_closed=True)
        if funds != self._funds:
            self._funds = funds
            words = [(f.key, _("Sổ quỹ tiền mặt") if f.kind is AccountKind.CASH else _(f.name)) for f in funds]
            self.filters.offer("fund", [Choice(key, word) for key, word in words])

    def find_rows(self, read: Read) -> Sequence[Shown]:
        """The fund's book over the period."""
        self._offer_funds(read)
        self.extract = books.book_extract(read, self.chosen("fund"), self.period)
        self._transit = books.in_transit(read, self.period.last)
        return shown_rows(self.extract)

    def filters_changed(self) -> None:
        """Another fund is another book; words are looked for in the one that was read."""
        if self.extract is not None and self.chosen("fund") == self.extract.fund.key:
            super().filters_changed()
        else:
            self.refresh()

    def sums(self) -> Mapping[str, int]:
        """Of the lines shown; below the balances what was left, while every line is shown."""
        closing = {"balance": self.extract.closing} if self.extract is not None and not self.filters.words() else {}
        return {**super().sums(), **closing}

    # ---- what is said and done -------------------------------------------------------------------------------------

    def empty(self) -> Empty:
        """Never: a book has its opening and its closing."""
        return Empty(_("Sổ chưa có dòng nào"))

    def foot(self) -> str:
        """What there was, came, went and was left."""
        extract = self.extract
        if extract is None:
            return ""
        self._about.setText(_about(extract.fund))
        told = {
            "opening": extract.opening,
            "came": extract.total_in,
            "went": extract.total_out,
            "left": extract.closing,
        }
        text = _("Đầu kỳ {opening} · Thu {came} · Chi {went} · Cuối kỳ {left} đồng")
        if self._transit:
            told["transit"] = self._transit
            text = _(
                "Đầu kỳ {opening} · Thu {came} · Chi {went} · Cuối kỳ {left} đồng · Đang chuyển giữa hai quỹ {transit}"
            )
        return text.format(**{key: show_money(amount) for key, amount in told.items()})

    def offer_verbs(self) -> None:
        """The voucher of a line; the book as its form."""
        self.offer(
            "open",
            lambda row: self.desk.go("voucher_editor", voucher=row.line.voucher_id),
            about=About.ONE,
            when=lambda row: row.line is not None,
            word=_("Mở chứng từ"),
            icon="arrow-right",
            shortcut="",
        )
        self.offer("print", self._print)
        self.offer("excel", self._excel)

    def _form(self) -> tuple[str, Params]:
        assert self.extract is not None, "nothing was read yet"
        cash = self.extract.fund.kind is AccountKind.CASH
        return "s11" if cash else "s12", Params(period=self.extract.period, fund=self.extract.fund.key)

    def _print(self) -> None:
        form, params = self._form()
        self.desk.go("forms", form=form, fund=params.fund, period=params.period)

    def _excel(self) -> None:
        form, params = self._form()
        export_form(self.desk, form, params, years_word(self.period), title=_("Xuất sổ ra Excel"))


def _about(fund: CashAccount) -> str:
    if fund.kind is AccountKind.CASH:
        return _("Sổ quỹ tiền mặt, mẫu S11-H")
    text = _("Sổ tiền gửi ngân hàng, mẫu S12-H. Nơi mở: {bank}. Số tài khoản: {number}")
    return text.format(bank=fund.bank_name or "…", number=fund.account_number or "…")
