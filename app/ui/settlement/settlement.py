"""Quyết toán: B07-TLĐ on screen for any from–to, with its proof, its chain to the piece filed before, and Ghi nhận đã nộp."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain import clock
from app.domain.dates import Month, Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.settlement.settlement import Settlement
from app.exports.form import Params
from app.i18n import _
from app.models.queries.settlement import settlement as figures
from app.services import export_form
from app.services.settlement import file_settlement
from app.ui.desk import Desk
from app.ui.kinds import period_word, years_word
from app.ui.screen import Screen, scrolled
from app.ui.settlement.settlement_rows import SettlementRow, settlement_rows
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.period_picker import PeriodPicker
from app.ui.widgets.proof_strip import ProofStrip
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("tt", _("TT"), 48, lambda row: row.place),
        Column("label", _("Nội dung"), 320, lambda row: "    " * row.level + row.label, stretch=True),
        Column("code", _("Mã số"), 70, lambda row: row.code),
        money("amount", _("Quyết toán"), lambda row: row.amount, width=132),
    ]


class SettlementScreen(Screen):
    """The settlement of a period."""

    key: ClassVar[str] = "settlement"
    called: ClassVar[str] = N_("Quyết toán B07")
    takes: ClassVar[frozenset[str]] = frozenset({"period"})
    rail_entry: ClassVar[str] = "reports"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {"voucher", "entry", "opening", "loan_opening", "filed_settlement", "basic_indicator", "policy_value"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheet: Settlement | None = None
        self._filed: figures.FiledSettlement | None = None
        self._all_filed: tuple[figures.FiledSettlement, ...] = ()
        verbs = self.verbs
        verbs.offer("heads", self._enter_heads, word=_("Chỉ tiêu cơ bản"), icon="pencil", shortcut="F2")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)
        verbs.offer("excel", self._excel)
        verbs.offer("file", self._file, word=_("Ghi nhận đã nộp"), icon="send", shortcut="")
        verbs.offer("recall", self._recall, word=_("Rút báo cáo đã nộp"), icon="undo-2", shortcut="")
        self._period = PeriodPicker(desk.month, start="year")
        self._state = StatePill()
        self.proof = ProofStrip()
        self.chain = ProofStrip()
        self.chain.hide()
        self._model = PagedTableModel(
            _columns(), lambda ids: [], emphasis=lambda row: row.total, faded=lambda row: row.empty
        )
        self.table = TableView(_("Quyết toán B07-TLĐ"), "settlement", self._model, desk.preferences)
        self._heads = [parts.label(role="strong") for _place in range(5)]
        self._facts = self._make_facts()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(14)
        self._both.addWidget(self.table, 1)
        self._side = scrolled(self._facts)
        self._side.setFixedWidth(316)
        self._both.addWidget(self._side)
        body = self.lay_out(parts.row(self._period, self._state, None), self.proof, self.chain, gap=8)
        body.addLayout(self._both, 1)
        self._period.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.summed.connect(desk.summed)
        self.proof.clicked.connect(self._why)
        self.chain.clicked.connect(self._why_chain)
        self.begin_at(self.table)

    def _make_facts(self) -> QWidget:
        names = (
            _("Lao động đóng KPCĐ"), _("Quỹ lương đóng KPCĐ"), _("Đoàn viên"), _("Quỹ lương đóng ĐPCĐ"), _("Cán bộ chuyên trách"),
        )  # fmt: skip
        stack = parts.column(parts.label(_("Chỉ tiêu cơ bản (phần A)"), "section"), gap=6, margins=(12, 10, 12, 10))
        self._head_rows = []
        for name, figure in zip(names, self._heads, strict=True):
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            line.setSpacing(0)
            line.addWidget(parts.label(name, "muted"), 1)
            line.addWidget(figure)
            self._head_rows.append(line)
            stack.addLayout(line)
        self._heads_hint = Hint()
        stack.addWidget(self._heads_hint)
        stack.addLayout(parts.row(parts.button(_("Nhập chỉ tiêu… (F2)"), self._enter_heads), None))
        stack.addSpacing(6)
        stack.addWidget(parts.rule())
        stack.addWidget(parts.label(_("Tiền còn cuối kỳ"), "section"))
        self._held = parts.column(gap=4)
        stack.addLayout(self._held)
        stack.addSpacing(6)
        stack.addWidget(parts.rule())
        stack.addWidget(parts.label(_("Báo cáo đã nộp"), "section"))
        self._filed_list = parts.column(gap=4)
        stack.addLayout(self._filed_list)
        stack.addStretch(1)
        return parts.box(stack, "panel")

    def enter(self, **arguments: Any) -> None:
        """``period`` to show."""
        if "period" in arguments:
            self._period.set_period(arguments["period"])
            self.refresh()

    def _month_moved(self, month: object) -> None:
        self._period.set_month(self.desk.month)
        super()._month_moved(month)

    def refresh(self) -> None:
        """All figures anew."""
        period = self._period.chosen()
        with self.desk.read() as read:
            sheet = figures.settlement(read, period)
            self._all_filed = figures.filed_settlements(read)
        self._sheet = sheet
        self._filed = next((each for each in self._all_filed if each.period == period), None)
        self._model.set_rows(settlement_rows(sheet))
        self._show_proof(sheet)
        self._show_state(period)
        self._show_heads(sheet)
        self._show_held(sheet)
        self._show_filed()
        may = not self.desk.read_only
        self.verbs.present(file=self._filed is None, recall=self._filed is not None)
        self.verbs.allow(file=may, recall=may, heads=may)

    def _show_proof(self, sheet: Settlement) -> None:
        held = sheet.proof.held
        if sheet.proof.holds and sheet.proof.out_on_loan:
            text = _("Khớp: mã 50 = {closing} = tiền mặt + tiền gửi + {lent} đang cho vay cuối kỳ.").format(
                closing=show_money(sheet.closing), lent=show_money(sheet.proof.out_on_loan)
            )
        elif sheet.proof.holds:
            text = _("Khớp: mã 50 = {closing} = tiền mặt + tiền gửi cuối kỳ.").format(closing=show_money(sheet.closing))
        elif sheet.proof.lent:
            text = _(
                "Lệch {difference}: mã 50 = {closing}, tiền mặt + tiền gửi + đang cho vay = {held}. Bấm để xem vì sao."
            ).format(
                difference=show_money(sheet.proof.difference), closing=show_money(sheet.closing), held=show_money(held)
            )
        else:
            text = _("Lệch {difference}: mã 50 = {closing}, tiền mặt + tiền gửi = {held}. Bấm để xem vì sao.").format(
                difference=show_money(sheet.proof.difference), closing=show_money(sheet.closing), held=show_money(held)
            )
        self.proof.say(text, holds=sheet.proof.holds)
        self.chain.setVisible(sheet.chained_from is not None)
        if sheet.chained_from is not None:
            piece = period_word(sheet.chained_from)
            if sheet.chain_difference == 0:
                self.chain.say(_("Mã 10 nối đúng mã 50 của báo cáo đã nộp {piece}.").format(piece=piece), holds=True)
            else:
                text = _("Sổ đã thay đổi sau khi nộp {piece}: mã 10 theo sổ lệch {difference} so với mã 50 đã nộp.")
                self.chain.say(text.format(piece=piece, difference=show_money(sheet.chain_difference)), holds=False)

    def _show_state(self, period: Period) -> None:
        if self._filed is not None:
            self._state.say(_("Đã nộp {day}").format(day=show_date(self._filed.filed_on)), "good", "send")
        elif self.desk.closed_through is not None and Month.of(period.last) <= self.desk.closed_through:
            self._state.say(_("Đã khóa sổ, chưa nộp"), "note", "lock")
        else:
            self._state.say(_("Chưa khóa sổ"), "warn", "lock-open")

    def _show_heads(self, sheet: Settlement) -> None:
        head = sheet.indicators
        units = (_("{n} người"), _("{n} đồng"), _("{n} người"), _("{n} đồng"), _("{n} người"))
        values = (head.workers, head.workers_payroll, head.members, head.dues_payroll, head.full_time_officers)
        for label, value, unit in zip(self._heads, values, units, strict=True):
            label.setText("…" if value is None else unit.format(n=show_money(value)))
        missing = sum(value is None for value in values)
        self._heads_hint.say(
            _("Còn {count} chỉ tiêu để trống trên mẫu in.").format(count=missing) if missing else "", "warn"
        )

    def _show_held(self, sheet: Settlement) -> None:
        parts.empty(self._held)
        for name, amount in (*sheet.proof.parts, (_("Cộng"), sheet.proof.held)):
            self._held.addWidget(
                parts.box(_named(parts.Elided(_(name), "muted"), parts.label(show_money(amount), "strong")))
            )

    def _show_filed(self) -> None:
        parts.empty(self._filed_list)
        if not self._all_filed:
            self._filed_list.addWidget(parts.label(_("Chưa ghi nhận báo cáo nào đã nộp."), "small", wrap=True))
        for filed in self._all_filed:
            word = parts.button(period_word(filed.period), partial(self.enter, period=filed.period), role="link")
            self._filed_list.addWidget(
                parts.box(parts.row(word, None, parts.label(show_date(filed.filed_on), "small")))
            )

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _open(self, place: int) -> None:
        row: SettlementRow = self._model.row_at(self._model.place(place))
        if row.code and row.code not in ("10", "50", "60") and self._sheet is not None:
            self.desk.go("vouchers", code=row.code, period=self._sheet.period, state="", kind="")
        elif row.code:
            self._why()

    def _why(self) -> None:
        self.desk.go("why", sheet=self._sheet)

    def _why_chain(self) -> None:
        if self._sheet is not None and self._sheet.chained_from is not None:
            self.enter(period=self._sheet.chained_from)

    def _enter_heads(self) -> None:
        if self._sheet is not None:
            self.desk.go("basic_indicators", period=self._sheet.period, figures=self._sheet.indicators)

    def _print(self) -> None:
        if self._sheet is not None:
            self.desk.go("forms", form="b07", period=self._sheet.period)

    def _excel(self) -> None:
        if self._sheet is None:
            return
        period = self._sheet.period
        proposal = Path.home() / f"B07-{years_word(period)}.xlsx"
        target = self.desk.ask.file_to_save(_("Xuất B07 ra Excel"), proposal, _("Excel (*.xlsx)"))
        if target is not None:
            self.desk.do(export_form.export_form, "b07", Params(period=period), target, title=_("Đang xuất báo cáo…"))

    def _file(self) -> None:
        if self._sheet is None:
            return
        period, today = self._sheet.period, clock.today()
        text = _("Số liệu kỳ này được giữ lại như đã nộp ngày {day}; kỳ sau lấy mã 10 từ đây.").format(
            day=show_date(today)
        )
        if self.desk.ask.confirm(
            _("Ghi nhận đã nộp: {period}").format(period=period_word(period)), text, _("Ghi nhận")
        ):
            self.desk.do(file_settlement.file_settlement, period, today)

    def _recall(self) -> None:
        if self._filed is None:
            return
        text = _("Báo cáo {period} không còn là đã nộp nữa.").format(period=period_word(self._filed.period))
        reason = self.desk.ask.reason(_("Rút báo cáo đã nộp"), text, _("Rút báo cáo"), danger=True)
        if reason:
            self.desk.do(file_settlement.recall_settlement, self._filed.id, reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window puts the facts in a slimmer column, each figure below its name."""
        super().resizeEvent(event)
        wide, ways = self.width() >= 900, QBoxLayout.Direction
        self._side.setFixedWidth(316 if wide else 236)
        for line in self._head_rows:
            line.setDirection(ways.LeftToRight if wide else ways.TopToBottom)


def _named(name: QWidget, figure: QWidget) -> parts.Row:
    line = parts.row(name, figure)
    line.setStretch(0, 1)
    return line
