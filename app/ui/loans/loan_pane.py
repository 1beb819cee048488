"""One loan whole, beside its list: terms, schedule with what was paid on it, vouchers, papers. It acts on nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.loans.loans import InstalmentStanding
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.loans.loans import LoanCard, LoanMove
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane, opening_line
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


def loan_state_look(card: LoanCard) -> tuple[str, str, str]:
    """Word, tone and icon of a loan as it stands."""
    late = _("Trễ {days} ngày").format(days=card.standing.days_late)
    return {
        "withdrawn": (_("Đã hủy giải ngân"), "note", "ban"),
        "paid_off": (_("Đã trả hết"), "good", "circle-check"),
        "late": (late, "danger", "triangle-alert"),
        "running": (_("Đang trả"), "note", "clock"),
    }[card.state]


class LoanPane(DetailPane):
    """``show_loan(card)``; ``voucher_asked(id)`` opens one of its vouchers, ``member_asked(id)`` the borrower."""

    voucher_asked = Signal(int)
    member_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết khoản vay"))
        self.card: LoanCard | None = None
        self._name = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._left = parts.label(role="figure")
        self._summary = parts.label(role="small", wrap=True)
        self._facts = parts.grid(1)
        self._plan = parts.grid(1)
        self._vouchers = parts.column(gap=2)
        self._member = parts.button(_("Xem đoàn viên"), self._ask_member, role="link")
        self.files = KeptFiles(desk, "case", "loan")
        stack = parts.column(
            self._name,
            parts.row(self._state, None),
            self._left,
            self._summary,
            parts.rule(),
            gap=6,
            margins=(14, 12, 14, 12),
        )
        stack.addLayout(self._facts)
        stack.addLayout(parts.row(self._member, None))
        stack.addWidget(parts.label(_("Lịch trả nợ"), "section"))
        stack.addLayout(self._plan)
        stack.addWidget(parts.label(_("Chứng từ"), "section"))
        stack.addLayout(self._vouchers)
        stack.addWidget(parts.label(_("Giấy tờ"), "section"))
        stack.addWidget(self.files)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_loan(None)

    def show_loan(self, card: LoanCard | None) -> None:
        """Show a loan, or nothing."""
        self.card = card
        self._page.setVisible(card is not None)
        self.files.show_owner(card.case_id if card is not None else None)
        if card is None:
            return
        now = card.standing
        self._name.setText(card.name)
        self._state.say(*loan_state_look(card))
        self._left.setText(_("còn {amount} đồng").format(amount=show_money(now.left)))
        text = _("Vay {lent}, đã trả gốc {repaid}, lãi {interest}").format(
            lent=show_money(card.lent), repaid=show_money(now.repaid), interest=show_money(now.interest_paid)
        )
        if card.is_late:
            text += _("; quá hạn {amount}").format(amount=show_money(now.arrears))
        self._summary.setText(text)
        self._show_facts(card)
        self._show_plan(card)
        self._show_vouchers(card.moves)

    def _ask_member(self) -> None:
        if self.card is not None:
            self.member_asked.emit(self.card.member_id)

    def _show_facts(self, card: LoanCard) -> None:
        parts.empty(self._facts)
        rate = (
            _("không lãi")
            if card.rate == 0
            else _("{rate}/tháng {base}").format(rate=card.rate.show(), base=_(card.method.label))
        )
        facts = [
            (_("Ngày vay"), show_date(card.granted_on)), (_("Khi mở sổ"), _opening_word(card)), (_("Lãi"), rate), (_("Mục đích"), card.purpose),
            (_("Bảo lãnh"), card.guarantor), (_("Hợp đồng"), card.contract), (_("Tổ"), card.group), (_("Ghi chú"), card.note),
        ]  # fmt: skip
        for place, (word, value) in enumerate((word, value) for word, value in facts if value):
            self._facts.addWidget(parts.label(word, "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(parts.label(value, wrap=True), place, 1)

    def _show_plan(self, card: LoanCard) -> None:
        parts.empty(self._plan)
        heads = (_("Kỳ"), _("Ngày trả"), _("Phải trả"), _("Còn"), "")
        for column, word in enumerate(heads):
            self._plan.addWidget(_figure(word, "small", right=column in (0, 2, 3)), 0, column)
        for place, each in enumerate(card.standing.instalments, 1):
            word, tone = _instalment_word(each, card)
            label = parts.label(word, "small")
            parts.set_tone(label, tone)
            left = _figure(show_money(each.left) if each.left else "", right=True)
            parts.set_tone(left, "danger" if tone == "danger" else "")
            cells = (
                _figure(str(each.instalment.position), right=True), _figure(show_date(each.instalment.due_on)),
                _figure(show_money(each.instalment.principal + each.interest_due), right=True), left, label,
            )  # fmt: skip
            for column, cell in enumerate(cells):
                self._plan.addWidget(cell, place, column)

    def _show_vouchers(self, moves: tuple[LoanMove, ...]) -> None:
        parts.empty(self._vouchers)
        for each in moves:
            word = _("giải ngân") if each.lent else _("gốc {principal}, lãi {interest}").format(
                principal=show_money(each.principal), interest=show_money(each.interest)
            )  # fmt: skip
            if not each.counts:
                word = _(each.state.label)
            text = f"{show_date(each.on)}  {word}"
            amount = parts.label(
                show_money(each.lent or each.principal + each.interest), "" if each.counts else "muted"
            )
            opened = partial(self.voucher_asked.emit, each.voucher_id)
            self._vouchers.addWidget(opening_line(each.number, each.number, text, amount, opened))


def _opening_word(card: LoanCard) -> str:
    if card.before is None:
        return ""
    return _("còn nợ gốc {left} (đã trả gốc {repaid}, lãi {interest} trước đó)").format(
        left=show_money(card.left_at_opening), repaid=show_money(card.before.principal), interest=show_money(card.before.interest)
    )  # fmt: skip


def _instalment_word(each: InstalmentStanding, card: LoanCard) -> tuple[str, str]:
    days = each.days_late(card.standing.on)
    if card.lent <= 0:
        return "", ""
    if each.is_settled:
        return (_("trả trễ {days} ngày").format(days=days), "warn") if days else (_("đã trả"), "good")
    if days:
        return _("trễ {days} ngày").format(days=days), "danger"
    return (_("trả một phần"), "") if each.paid_principal or each.paid_interest else ("", "")


def _figure(text: str, role: str = "", *, right: bool = False) -> QWidget:
    made = parts.label(text, role)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
