"""Quyết toán: B07-TLĐ on screen for any from–to, with its proof, its chain to the piece filed before, and Ghi nhận đã nộp."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.settlement.settlement import Settlement
from app.exports.form import Params
from app.i18n import _
from app.services.settlement import file_settlement
from app.ui.desk import Desk
from app.ui.kinds import period_word, years_word
from app.ui.lists.row_table import RowLooks, RowTable
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span, TablePage
from app.ui.navigation import export_form
from app.ui.settlement.settlement_pane import Report, SettlementPane
from app.ui.settlement.settlement_rows import SettlementRow, settlement_rows
from app.ui.widgets import parts
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import Column, money

SIDE = 316


def _columns() -> list[Column]:
    return [
        Column("tt", _("TT"), 48, lambda row: row.place),
        Column("label", _("Nội dung"), 320, lambda row: "    " * row.level + row.label, stretch=True),
        Column("code", _("Mã số"), 70, lambda row: row.code),
        money("amount", _("Quyết toán"), lambda row: row.amount, width=132, summed=False),
    ]


def _has_code(row: SettlementRow) -> bool:
    return bool(row.code)


class SettlementScreen(TablePage[SettlementRow]):
    """The settlement of a period."""

    key: ClassVar[str] = "settlement"
    called: ClassVar[str] = N_("Quyết toán B07")
    takes: ClassVar[frozenset[str]] = frozenset({"period"})
    rail_entry: ClassVar[str] = "reports"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {"voucher", "entry", "opening", "loan_opening", "filed_settlement", "basic_indicator", "policy_value"}
    )

    span: ClassVar[Span] = Span.PERIOD
    period_start: ClassVar[str] = "year"
    period_all: ClassVar[bool] = False
    opens: ClassVar[str] = "open"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._state = StatePill()
        self.proof = ProofStrip()
        self.chain = ProofStrip()
        self.chain.hide()
        looks: RowLooks[SettlementRow] = RowLooks(bold=lambda row: row.total, faint=lambda row: row.empty)
        self.listed: RowTable[SettlementRow] = RowTable(
            desk,
            _("Quyết toán B07-TLĐ"),
            "settlement",
            _columns(),
            looks=looks,
            identify=lambda row: (row.place, row.code, row.label),
        )
        self.table = self.listed.table
        self.add_table(self.listed)
        self.pane = SettlementPane(desk, _("Chỉ tiêu, tiền còn, báo cáo đã nộp"))
        self.pane.setFixedWidth(SIDE)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(self.listed, 1)
        both.addWidget(self.pane)
        body = self.lay_out(parts.row(self.period_box, self._state, None), self.proof, self.chain, gap=8)
        body.addLayout(both, 1)
        self.proof.clicked.connect(self._why)
        self.chain.clicked.connect(self._why_chain)
        self._offer_verbs()
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        word = _("Xem chứng từ của mã")
        self.offer("open", self._open, about=About.ONE, when=_has_code, word=word, icon="arrow-right", shortcut="")
        word = _("Chỉ tiêu cơ bản")
        self.offer("heads", self._enter_heads, writes=True, word=word, icon="pencil", shortcut="F2")
        self.offer("print", self._print)
        self.offer("excel", self._excel)
        for key, call, word, icon, filed in (
            ("file", self._file, _("Ghi nhận đã nộp"), "send", False),
            ("recall", self._recall, _("Rút báo cáo đã nộp"), "undo-2", True),
        ):
            fits = partial(self._is_filed, filed)
            self.offer(key, call, writes=True, when=fits, vanishes=True, word=word, icon=icon, shortcut="")
        self.offer_common_verbs()

    def _is_filed(self, filed: bool) -> bool:
        report = self.pane.card
        return report is not None and (report.own is not None) is filed

    @property
    def report(self) -> Report:
        """The settlement shown, with the reports filed."""
        report = self.pane.card
        assert report is not None, "nothing was read yet"
        return report

    def refresh(self) -> None:
        """All figures anew."""
        self.pane.show_record(self.period)
        sheet = self.report.sheet
        self.listed.show_rows(settlement_rows(sheet))
        self._show_proof(sheet)
        self._show_chain(sheet)
        self._show_state()
        self._allow()

    def _show_proof(self, sheet: Settlement) -> None:
        proof = sheet.proof
        if proof.holds and (proof.out_on_loan or proof.transit):
            text = _("Khớp: mã 50 = {closing} = tiền mặt + tiền gửi + {more} cuối kỳ.")
        elif proof.holds:
            text = _("Khớp: mã 50 = {closing} = tiền mặt + tiền gửi cuối kỳ.")
        elif proof.lent or proof.transit:
            text = _(
                "Lệch {difference}: mã 50 = {closing}, tiền mặt + tiền gửi + khoản khác = {held}. Bấm để xem vì sao."
            )
        else:
            text = _("Lệch {difference}: mã 50 = {closing}, tiền mặt + tiền gửi = {held}. Bấm để xem vì sao.")
        figures = {"closing": sheet.closing, "difference": proof.difference, "held": proof.held}
        told = {name: show_money(amount) for name, amount in figures.items()}
        beside = ((_("đang cho vay"), proof.out_on_loan), (_("đang chuyển"), proof.transit))
        more = " + ".join(f"{show_money(amount)} {word}" for word, amount in beside if amount)
        self.proof.say(text.format(**told, more=more), holds=proof.holds)

    def _show_chain(self, sheet: Settlement) -> None:
        self.chain.setVisible(sheet.chained_from is not None)
        if sheet.chained_from is None:
            return
        text = _("Mã 10 nối đúng mã 50 của báo cáo đã nộp {piece}.")
        if sheet.chain_difference:
            text = _("Sổ đã thay đổi sau khi nộp {piece}: mã 10 theo sổ lệch {difference} so với mã 50 đã nộp.")
        told = text.format(piece=period_word(sheet.chained_from), difference=show_money(sheet.chain_difference))
        self.chain.say(told, holds=sheet.chain_difference == 0)

    def _show_state(self) -> None:
        filed, closed = self.report.own, self.desk.closed_through
        if filed is not None:
            self._state.say(_("Đã nộp {day}").format(day=show_date(filed.filed_on)), "good", "send")
        elif closed is not None and Month.of(self.report.sheet.period.last) <= closed:
            self._state.say(_("Đã khóa sổ, chưa nộp"), "note", "lock")
        else:
            self._state.say(_("Chưa khóa sổ"), "warn", "lock-open")

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _open(self, row: SettlementRow) -> None:
        if row.code not in ("10", "50", "60"):
            self.desk.go("vouchers", code=row.code, period=self.report.sheet.period, state="", kind="")
        else:
            self._why()

    def _why(self) -> None:
        self.desk.go("why", sheet=self.report.sheet)

    def _why_chain(self) -> None:
        if self.report.sheet.chained_from is not None:
            self.enter(period=self.report.sheet.chained_from)

    def _enter_heads(self) -> None:
        sheet = self.report.sheet
        self.desk.go("basic_indicators", period=sheet.period, figures=sheet.indicators)

    def _print(self) -> None:
        self.desk.go("forms", form="b07", period=self.report.sheet.period)

    def _excel(self) -> None:
        period = self.report.sheet.period
        export_form(self.desk, "b07", Params(period=period), years_word(period), title=_("Xuất B07 ra Excel"))

    def _file(self) -> None:
        period, today = self.report.sheet.period, clock.today()
        text = _("Số liệu kỳ này được giữ lại như đã nộp ngày {day}; kỳ sau lấy mã 10 từ đây.")
        title = _("Ghi nhận đã nộp: {period}").format(period=period_word(period))
        if self.desk.ask.confirm(title, text.format(day=show_date(today)), _("Ghi nhận")):
            self.desk.do(file_settlement.file_settlement, period, today)

    def _recall(self) -> None:
        filed = self.report.own
        if filed is None:
            return
        text = _("Báo cáo {period} không còn là đã nộp nữa.").format(period=period_word(filed.period))
        reason = self.desk.ask.reason(_("Rút báo cáo đã nộp"), text, _("Rút báo cáo"), danger=True)
        if reason:
            self.desk.do(file_settlement.recall_settlement, filed.id, reason)
