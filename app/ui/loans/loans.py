"""Quỹ trợ vốn: every loan with what is next due, paid, left and late; the fund below; the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Period, show_date
from app.domain.loans.loans import LoanFund
from app.domain.loans.records import LOAN
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.services.loans import opening_loans
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.loans.loan_pane import LoanPane, due_word, loan_look
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, column, money


class LoansScreen(ListPage[LoanCard]):
    """Loans as they stand today, or at the end of an earlier working month."""

    key: ClassVar[str] = "loans"
    called: ClassVar[str] = N_("Quỹ trợ vốn")
    takes: ClassVar[frozenset[str]] = frozenset({"loan", "which"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 5
    watches: ClassVar[frozenset[str]] = frozenset(
        ["loan", "loan_instalment", "loan_opening", "loan_capital", "welfare_case", "voucher", "entry", "policy_value"]
    )
    points_by: ClassVar[str] = "loan"
    opens: ClassVar[str] = "repay"
    gives_way: ClassVar[tuple[str, ...]] = ("paid", "granted_on", "due")

    def columns(self) -> list[Column]:
        """Who, since when, how much, how far, what is left and when next."""
        lent = column(LOAN["principal"], lambda row: row.principal)
        return [
            column(LOAN["member_id"], lambda row: row.name, 170, stretch=True),
            column(LOAN["granted_on"], lambda row: row.granted_on),
            # Why another sum: a loan that was never paid out is listed with its amount, and lent nothing.
            replace(lent, amount=lambda row: row.lent),
            Column("paid", _("Kỳ"), 60, _paid, align=RIGHT, widest="88/88"),
            money("left", _("Còn nợ"), lambda row: row.standing.left if row.lent else None, blank_zero=True),
            Column("due", _("Kỳ tới"), 100, due_word, widest="88/88/8888"),
            Column("state", _("Tình trạng"), 140, lambda row: loan_look(row)[0], tone=_tone, icon=_icon),
        ]

    def row_looks(self) -> RowLooks[LoanCard]:
        """What is over is faint."""
        return RowLooks(faint=lambda row: row.state in ("withdrawn", "paid_off"))

    def list_filters(self) -> Sequence[Filter[LoanCard]]:
        """By how it stands; whoever is late is still paying."""
        choices: list[Choice[LoanCard]] = [
            Choice("", _("Tất cả")),
            Choice("running", _("Đang trả"), lambda row: row.is_running),
            Choice("late", _("Trễ hạn"), lambda row: row.state == "late"),
            Choice("paid_off", _("Đã trả hết"), lambda row: row.state == "paid_off"),
        ]
        return [Filter("which", _("Lọc khoản vay"), choices)]

    def search(self) -> Search[LoanCard]:
        """By borrower, tổ and contract."""
        return Search(_("Tìm người vay"), _("Tìm tên, hợp đồng…"), lambda row: f"{row.name} {row.group} {row.contract}")

    def make_pane(self) -> LoanPane:
        """The loan pointed at."""
        return LoanPane(self.desk)

    def below(self) -> Sequence[QWidget]:
        """What the fund has, and who is late."""
        self.fund_line = parts.label(role="strong", wrap=True)
        return [self.fund_line]

    def read_beside(self, read: Read) -> None:
        """The fund on the same day."""
        self._fund = loans.loan_fund(read, self.desk.day)

    def find_rows(self, read: Read) -> Sequence[LoanCard]:
        """Every loan granted until the day, as it stands then."""
        found = loans.loan_cards(read, self.desk.day)
        self.fund_line.setText(_fund_words(self._fund, [card for card in found if card.is_late]))
        parts.set_tone(self.fund_line, "danger" if self._fund.available < 0 else "")
        return found

    def span_words(self) -> str:
        """As of which day they stand so."""
        return _("đến ngày {day}").format(day=show_date(self.desk.day))

    def offer_verbs(self) -> None:
        """Lent, taken back, allocated, printed; a loan of the opening may also be mended and deleted."""
        self.offer("add", to="loan_grant", writes=True, word=_("Cho vay"))
        opening = (_("Khoản vay khi mở sổ"), "book-open", "Ctrl+6")
        self.offer("open", to="loan_open", writes=True, own=opening, after="add")
        self.offer("edit", to="loan_open", naming="loan", writes=True, when=_is_of_opening, vanishes=True)
        self.offer_delete(
            opening_loans.delete_opening_loan,
            lambda row: _("Bỏ khoản vay của {name} khỏi số dư đầu kỳ?").format(name=row.name),
            lambda row: _("Số dư đầu kỳ của Quỹ trợ vốn bớt {amount} đồng. Có thể lấy lại bằng Ctrl+Z.").format(
                amount=show_money(row.left_at_opening)
            ),
            word=_("Bỏ"),
            when=lambda row: _is_of_opening(row) and not row.moves,
            vanishes=True,
        )
        repay = (_("Thu nợ"), "hand-coins", "Ctrl+1")
        self.offer("repay", self._repay, writes=True, when=self._has_running, own=repay, after="add")
        capital = (_("Vốn của quỹ"), "piggy-bank", "Ctrl+2")
        self.offer("capital", to="loan_capital", writes=True, own=capital, after="add")
        self.offer("contract", paper="loan-contract", own=(_("Hợp đồng"), "file-signature", "Ctrl+3"), after="add")
        self.offer("request", paper="loan-request", own=(_("Giấy đề nghị"), "file-text", "Ctrl+4"), after="add")
        late = (_("Nợ quá hạn"), "triangle-alert", "Ctrl+5")
        self.offer("late", lambda: self._print("loan-arrears"), when=self._has_loans, own=late, after="add")
        self.offer("print", lambda: self._print("loan-book"), when=self._has_loans)

    def empty(self) -> Empty:
        """No capital, no loans."""
        return Empty(
            _("Chưa có khoản vay nào"),
            _("Ghi vốn của quỹ theo nghị quyết (Ctrl+2), rồi lập khoản vay đầu tiên (Ctrl+N)."),
            _("Ghi vốn của quỹ"),
            lambda: self.desk.go("loan_capital"),
        )

    def _has_loans(self) -> bool:
        return bool(self.all_rows())

    def _has_running(self) -> bool:
        return any(row.is_running for row in self.all_rows())

    def _repay(self) -> None:
        card = self.row()
        self.desk.go("loan_repay", loan=card.case_id if card is not None and card.is_running else None)

    def _print(self, form: str) -> None:
        self.desk.go("forms", form=form, period=Period.of_month(self.desk.month))


def _is_of_opening(card: LoanCard) -> bool:
    return card.before is not None


def _fund_words(fund: LoanFund, late: Sequence[LoanCard]) -> str:
    text = _("Vốn {capital} + đã thu hồi {repaid} − đã cho vay {lent} = còn cho vay được {available} đồng")
    figures = {name: show_money(getattr(fund, name)) for name in ("capital", "repaid", "lent", "available")}
    text = text.format(**figures)
    if late:
        text += _(" · {count} người quá hạn {amount} đồng").format(
            count=len(late), amount=show_money(sum(card.standing.arrears for card in late))
        )
    return text


def _paid(card: LoanCard) -> str:
    return f"{sum(each.is_settled for each in card.standing.instalments)}/{len(card.instalments)}"


def _tone(card: LoanCard) -> str:
    tone = loan_look(card)[1]
    return "muted" if tone == "note" else tone


def _icon(card: LoanCard) -> str:
    return loan_look(card)[2]
