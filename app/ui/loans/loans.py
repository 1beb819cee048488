"""Quỹ trợ vốn: every loan with what is next due, paid, left and late; the fund above; the one pointed at whole beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.dates import Period, show_date
from app.domain.loans.loans import LoanFund
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries.loans import loans
from app.models.queries.loans.loans import LoanCard
from app.services.loans import opening_loans
from app.ui.desk import Desk
from app.ui.loans.loan_pane import LoanPane, loan_state_look
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("granted", "paid", "due")


def _columns() -> list[Column]:
    return [
        Column("name", _("Người vay"), 170, lambda row: row.name, stretch=True),
        Column("granted", _("Ngày vay"), 100, lambda row: show_date(row.granted_on), widest="88/88/8888"),
        money("lent", _("Số vay"), lambda row: row.principal),
        Column("paid", _("Kỳ"), 60, _paid, align=RIGHT, widest="88/88"),
        money("left", _("Còn nợ"), lambda row: row.standing.left if row.lent else None, blank_zero=True),
        Column("due", _("Kỳ tới"), 100, _due, widest="88/88/8888"),
        Column("state", _("Tình trạng"), 140, lambda row: loan_state_look(row)[0], tone=_tone, icon=lambda row: loan_state_look(row)[2]),
    ]  # fmt: skip


def _paid(card: LoanCard) -> str:
    return f"{sum(each.is_settled for each in card.standing.instalments)}/{len(card.instalments)}"


def _due(card: LoanCard) -> str:
    due = card.standing.next_due
    return show_date(due.instalment.due_on) if due is not None and card.is_running else ""


def _tone(card: LoanCard) -> str:
    tone = loan_state_look(card)[1]
    return "muted" if tone == "note" else tone


class LoansScreen(Screen):
    """``enter(loan=case id)`` points at one; ``enter(which=…)`` filters by state."""

    key: ClassVar[str] = "loans"
    called: ClassVar[str] = N_("Quỹ trợ vốn")
    takes: ClassVar[frozenset[str]] = frozenset({"loan", "which"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 5
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "loan",
            "loan_instalment",
            "loan_opening",
            "loan_capital",
            "welfare_case",
            "voucher",
            "entry",
            "kept_file",
            "policy_value",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: tuple[LoanCard, ...] = ()
        self._shown: list[LoanCard] = []
        self._offer_verbs()
        self._which = Chips(_("Lọc khoản vay"), self._choices())
        self._search = SearchBox(_("Tìm người vay"), _("Tìm tên, hợp đồng…"))
        self._search.setFixedWidth(190)
        self._fund = parts.label(role="strong", wrap=True)
        self._model = PagedTableModel(
            _columns(), lambda _ids: [], faded=lambda row: row.state in ("withdrawn", "paid_off")
        )
        self.table = TableView(_("Danh sách khoản vay"), "loans", self._model, desk.preferences)
        self.pane = LoanPane(desk)
        self._split = beside(self.table, self.pane)
        body = self.lay_out(parts.row(self._which, None, self._search), self._split, self._fund, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda *_args: self._show())
        self._search.searched.connect(lambda _text: self._show())
        self.table.pointed.connect(lambda _place: self._pointed())
        self.table.opened.connect(lambda _place: self._repay())
        self.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.pane.member_asked.connect(lambda member: desk.go("members", member=member))
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("loan_grant"), word=_("Cho vay"))
        verbs.offer(
            "open",
            lambda: desk.go("loan_open"),
            word=_("Khoản vay khi mở sổ"),
            icon="book-open",
            shortcut="Ctrl+6",
            after="add",
        )
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete, word=_("Bỏ"))
        verbs.offer("repay", self._repay, word=_("Thu nợ"), icon="hand-coins", shortcut="Ctrl+1", after="add")
        verbs.offer(
            "capital",
            lambda: desk.go("loan_capital"),
            word=_("Vốn của quỹ"),
            icon="piggy-bank",
            shortcut="Ctrl+2",
            after="add",
        )
        verbs.offer(
            "contract", self._contract, word=_("Hợp đồng"), icon="file-signature", shortcut="Ctrl+3", after="add"
        )
        verbs.offer("request", self._request, word=_("Giấy đề nghị"), icon="file-text", shortcut="Ctrl+4", after="add")
        verbs.offer("late", self._late, word=_("Nợ quá hạn"), icon="triangle-alert", shortcut="Ctrl+5", after="add")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)

    def _choices(self) -> list[tuple[str, str]]:
        words = [("", _("Tất cả")), ("running", _("Đang trả")), ("late", _("Trễ hạn")), ("paid_off", _("Đã trả hết"))]
        counts = {
            key: sum(card.state == key or (key == "running" and card.is_late) for card in self._all)
            for key, _w in words
        }
        counts[""] = len(self._all)
        return [(key, f"{word} {counts[key]}" if counts[key] else word) for key, word in words]

    def enter(self, **arguments: Any) -> None:
        """Point at a loan, or filter."""
        if "which" in arguments or "loan" in arguments:
            self._which.set_value(arguments.get("which", ""))
            self._search.edit.clear()
        if arguments:
            self.refresh()
        if "loan" in arguments:
            places = [place for place, card in enumerate(self._shown) if card.case_id == arguments["loan"]]
            if places:
                self.table.point_at(places[0])

    def where(self) -> dict[str, Any]:
        """The loan pointed at."""
        return {"loan": self.pane.card.case_id} if self.pane.card is not None else {}

    def refresh(self) -> None:
        """All loans as they stand today, or at the end of an earlier working month, keeping the one pointed at."""
        # Why: days late of the running month count until today, those of a month gone by until its end.
        day = min(clock.today(), self.desk.month.last_day)
        with self.desk.read() as read:
            self._all = loans.loan_cards(read, day)
            fund = loans.loan_fund(read, day)
        self._which.offer(self._choices())
        self._tell(fund)
        self._show()

    def _show(self) -> None:
        kept = self.pane.card.case_id if self.pane.card is not None else None
        which, words = self._which.value(), fold(self._search.value()).split()
        self._shown = [
            card
            for card in self._all
            if (not which or card.state == which or (which == "running" and card.is_late))
            and all(word in fold(f"{card.name} {card.group} {card.contract}") for word in words)
        ]
        self._model.set_rows(self._shown)
        places = [place for place, card in enumerate(self._shown) if card.case_id == kept]
        if self._shown:
            self.table.point_at(places[0] if places else 0)
        else:
            self._say_empty()
        self._pointed()

    def _say_empty(self) -> None:
        if self._all:
            self.table.say_empty(
                _("Không có khoản vay nào khớp"),
                _("Bộ lọc hoặc ô tìm đang thu hẹp danh sách."),
                _("Bỏ mọi bộ lọc"),
                self._clear,
            )
        else:
            self.table.say_empty(
                _("Chưa có khoản vay nào"),
                _("Ghi vốn của quỹ theo nghị quyết (Ctrl+2), rồi lập khoản vay đầu tiên (Ctrl+N)."),
                _("Ghi vốn của quỹ"),
                lambda: self.desk.go("loan_capital"),
            )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self._show()

    def _tell(self, fund: LoanFund) -> None:
        late = [card for card in self._all if card.is_late]
        text = _("Vốn {capital} + đã thu hồi {repaid} − đã cho vay {lent} = còn cho vay được {available} đồng").format(
            capital=show_money(fund.capital), repaid=show_money(fund.repaid), lent=show_money(fund.lent), available=show_money(fund.available)
        )  # fmt: skip
        if late:
            text += _(" · {count} người quá hạn {amount} đồng").format(
                count=len(late), amount=show_money(sum(card.standing.arrears for card in late))
            )
        self._fund.setText(text)
        parts.set_tone(self._fund, "danger" if fund.available < 0 else "")

    def _pointed(self) -> None:
        place = self.table.current_id()
        card = self._shown[place] if place is not None and place < len(self._shown) else None
        self.pane.show_loan(card)
        may, chosen = not self.desk.read_only, card is not None
        began = card is not None and card.before is not None
        self.verbs.present(edit=began, delete=began)
        self.verbs.allow(
            add=may, open=may, edit=may, delete=may and not (card and card.moves), capital=may, repay=may and any(each.is_running for each in self._all), contract=chosen, request=chosen,
            late=bool(self._all), print=bool(self._all),
        )  # fmt: skip

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _repay(self) -> None:
        card = self.pane.card
        if not self.desk.read_only and any(each.is_running for each in self._all):
            self.desk.go("loan_repay", loan=card.case_id if card is not None and card.is_running else None)

    def _edit(self) -> None:
        card = self.pane.card
        if card is not None and card.before is not None:
            self.desk.go("loan_open", loan=card.case_id)

    def _delete(self) -> None:
        card = self.pane.card
        if card is None or card.before is None:
            return
        title = _("Bỏ khoản vay của {name} khỏi số dư đầu kỳ?").format(name=card.name)
        text = _("Số dư đầu kỳ của Quỹ trợ vốn bớt {amount} đồng. Có thể lấy lại bằng Ctrl+Z.").format(
            amount=show_money(card.left_at_opening)
        )
        if self.desk.ask.confirm(title, text, _("Bỏ"), danger=True):
            self.desk.do(opening_loans.delete_opening_loan, card.case_id)

    def _paper(self, form: str) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form=form, subject=self.pane.card.case_id)

    def _contract(self) -> None:
        self._paper("loan-contract")

    def _request(self) -> None:
        self._paper("loan-request")

    def _late(self) -> None:
        self.desk.go("forms", form="loan-arrears", period=Period.of_month(self.desk.month))

    def _print(self) -> None:
        self.desk.go("forms", form="loan-book", period=Period.of_month(self.desk.month))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps name, amounts and state, and the pane beside them."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 380 if wide else 330
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        for place, column in enumerate(self._model.columns):
            self.table.setColumnHidden(place, column.key in NARROW_HIDES and not wide)
