"""The pane beside the list that shows one member whole: facts, time line of states, wages, months without dues, account."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.care.care_report import CareFact
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.care import care
from app.models.queries.dues import dues
from app.models.queries.dues.dues import AccountLine
from app.models.queries.members import members
from app.models.queries.members.members import ExemptMonths, MemberCard, MemberState
from app.ui.desk import Desk
from app.ui.detail_pane import DetailPane, fill_facts
from app.ui.kinds import month_word
from app.ui.members.member_words import (
    change_word,
    exempt_word,
    gender_word,
    known_date_word,
    masked,
    member_state_word,
    state_looks,
)
from app.ui.members.relatives_box import RelativesBox
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill

MONTHS_SHOWN = 12
CARE_SHOWN = 8


class MemberPane(DetailPane):
    """``show_member(id)``; ``card`` is the member shown. ``waiver_dropped(exemption id)`` asks to take months back."""

    waiver_dropped = Signal(int)
    voucher_asked = Signal(str, int)
    case_asked = Signal(int)
    care_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết đoàn viên"))
        self.desk = desk
        self.card: MemberCard | None = None
        self.left = 0
        self._bare = False
        self._name = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._facts = parts.grid()
        self._states = parts.grid()
        self._wages = parts.grid()
        self._waived = parts.column(gap=2)
        self._account = parts.grid()
        self._account_foot = parts.label(role="strong", wrap=True)
        self._care = parts.grid()
        self._care_foot = parts.column(gap=2)
        self._sections: dict[str, QWidget] = {}
        stack = parts.column(
            self._name, parts.row(self._about, self._state), parts.rule(), gap=6, margins=(14, 12, 14, 12)
        )
        stack.itemAt(1).layout().setStretch(0, 1)
        stack.addLayout(self._facts)
        for key, word, layout in (
            ("account", _("Đoàn phí 12 tháng"), self._account),
            ("states", _("Quá trình sinh hoạt"), self._states),
            ("wages", _("Mức lương đóng"), self._wages),
            ("waived", _("Tháng miễn đoàn phí"), self._waived),
            ("care", _("Được chăm lo"), self._care),
        ):
            section = parts.column(parts.label(word, "section"), gap=3)
            section.addLayout(layout)
            if key == "account":
                section.addWidget(self._account_foot)
            if key == "care":
                section.addLayout(self._care_foot)
            self._sections[key] = parts.box(section)
            stack.addWidget(self._sections[key])
        self.relatives = RelativesBox(desk)
        stack.addWidget(self.relatives)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_member(None)

    def show_member(self, identifier: int | None) -> None:
        """Show a member, or nothing; the citizen number is hidden again."""
        if self.card is None or self.card.id != identifier:
            self._bare = False
        account: tuple[AccountLine, ...] = ()
        cared: list[CareFact] = []
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = members.member(read, identifier)
                account = dues.member_account(read, identifier)
                cared = care.member_care(read, identifier)
        self.left = sum(line.due - line.paid for line in account)
        self._page.setVisible(self.card is not None)
        self.relatives.show_member(identifier if self.card is not None else None)
        if self.card is not None:
            self._show(self.card, account)
            self._show_care(cared)

    def state(self) -> MemberState | None:
        """The member's state at the end of the working month."""
        day = self.desk.month.last_day
        past = [each.state for each in self.card.states if each.valid_from <= day] if self.card is not None else []
        return past[-1] if past else None

    def _show(self, card: MemberCard, account: tuple[AccountLine, ...]) -> None:
        self._name.setText(card.full_name)
        self._state.say(member_state_word(self.state()), *state_looks(self.state()))
        about = [card.position, card.group]
        self._about.setText(" · ".join(word for word in about if word) or _("Chưa ghi tổ và công việc"))
        self._show_facts(card)
        fill_facts(
            self._states, [(show_date(each.valid_from), self._change(each), "") for each in reversed(card.states)]
        )
        fill_facts(
            self._wages,
            [
                (_("từ {month}").format(month=month_word(each.valid_from)), show_money(each.amount), "right")
                for each in reversed(card.wages[-6:])
            ],
        )
        self._show_waived(card.exemptions)
        self._show_account(account)
        for key, shown in (
            ("states", card.states),
            ("wages", card.wages),
            ("waived", card.exemptions),
            ("account", account),
        ):
            self._sections[key].setVisible(bool(shown))

    @staticmethod
    def _change(each: members.StateChange) -> str:
        told = [
            change_word(each.change),
            each.reason,
            _("QĐ {number}").format(number=each.decision) if each.decision else "",
        ]
        return ", ".join(part for part in told if part)

    def _show_facts(self, card: MemberCard) -> None:
        parts.empty(self._facts)
        facts = [
            (_("Mã đoàn viên"), card.number), (_("Mã nhân viên"), card.staff_number), (_("Giới tính"), gender_word(card.gender)),
            (_("Ngày sinh"), known_date_word(card.birth)), (_("CCCD"), card.citizen_number), (_("Điện thoại"), card.phone),
            (_("Địa chỉ"), card.address), (_("Vào công đoàn"), known_date_word(card.joined)), (_("Ghi chú"), card.note),
        ]  # fmt: skip
        for place, (word, value) in enumerate((word, value) for word, value in facts if value):
            head = parts.label(word, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(head, place, 0)
            if word == _("CCCD"):
                self._facts.addWidget(self._citizen(value), place, 1)
            else:
                self._facts.addWidget(parts.label(value, wrap=True), place, 1)

    def _citizen(self, number: str) -> QWidget:
        shown = parts.label(number if self._bare else masked(number))
        flip = parts.button(_("Ẩn") if self._bare else _("Hiện"), self._flip_citizen, role="inline")
        flip.setAccessibleName(_("Ẩn số CCCD") if self._bare else _("Hiện số CCCD"))
        return parts.box(parts.row(shown, flip, None, gap=6))

    def _flip_citizen(self) -> None:
        self._bare = not self._bare
        if self.card is not None:
            self._show_facts(self.card)

    def _show_waived(self, waived: tuple[ExemptMonths, ...]) -> None:
        parts.empty(self._waived)
        for each in reversed(waived):
            months = month_word(each.first)
            if each.last != each.first:
                months = f"{months} – {month_word(each.last)}"
            why = parts.label(f"{months}: {each.note or exempt_word(each.reason)}", wrap=True)
            drop = parts.tool(
                "x", _("Bỏ miễn {months}").format(months=months), partial(self.waiver_dropped.emit, each.id)
            )
            drop.setEnabled(not self.desk.read_only)
            line = parts.row(why, drop)
            line.setStretch(0, 1)
            self._waived.addWidget(parts.box(line))

    def _show_account(self, account: tuple[AccountLine, ...]) -> None:
        parts.empty(self._account)
        shown = list(reversed(account))[:MONTHS_SHOWN]
        heads = (_("Tháng"), _("Phải thu"), _("Đã thu"), _("Phiếu"))
        for column, word in enumerate(heads):
            head = parts.label(word, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft)
            self._account.addWidget(head, 0, column)
        for place, line in enumerate(shown, 1):
            left = line.due - line.paid
            self._account.addWidget(self._month(line), place, 0)
            due = parts.label(
                exempt_word(line.exempt) if line.exempt else show_money(line.due), "muted" if line.exempt else ""
            )
            paid = parts.label("" if line.exempt and not line.paid else show_money(line.paid))
            parts.set_tone(paid, "danger" if left > 0 else "")
            for column, figure in ((1, due), (2, paid)):
                figure.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._account.addWidget(figure, place, column)
            self._account.addWidget(self._receipts(line), place, 3)
        if self.left > 0:
            self._account_foot.setText(_("Còn nợ {amount} đồng").format(amount=show_money(self.left)))
        elif self.left < 0:
            self._account_foot.setText(_("Nộp trước {amount} đồng").format(amount=show_money(-self.left)))
        else:
            self._account_foot.setText(_("Không nợ đoàn phí"))
        parts.set_tone(self._account_foot, "danger" if self.left > 0 else "good")

    def _month(self, line: AccountLine) -> QWidget:
        """The month; one that stands on a list leads to how its dues came about."""
        month, card = line.month, self.card
        if month is None:
            return parts.label(_("Nộp trước"))
        if card is None or not (line.due or line.exempt):
            return parts.label(month_word(month))
        why = partial(self.desk.go, "dues_why", member=card.id, month=month)
        link = parts.button(month_word(month), why, role="inline", tip=_("Vì sao số này?"))
        link.setAccessibleName(_("Vì sao đoàn phí tháng {month} bằng số này?").format(month=month_word(month)))
        return link

    def _show_care(self, facts: list[CareFact]) -> None:
        """The newest gifts and visits, then totals per year and the paper of all of them."""
        parts.empty(self._care)
        parts.empty(self._care_foot)
        self._sections["care"].setVisible(bool(facts))
        for place, fact in enumerate(facts[:CARE_SHOWN]):
            self._care.addWidget(parts.label(show_date(fact.day), "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            word = _(fact.name)
            if fact.case_id is not None:
                shown: QWidget = parts.button(word, partial(self.case_asked.emit, fact.case_id), role="inline")
            else:
                shown = parts.label(word, wrap=True)
            shown.setToolTip(fact.title)
            self._care.addWidget(shown, place, 1)
            told = show_money(fact.money) if fact.money else _("quà {amount}").format(amount=show_money(fact.in_kind))
            amount = parts.label(told)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._care.addWidget(amount, place, 2)
        for year, money, goods in care.sum_by_year(facts):
            total = _("Năm {year}: {money} đồng").format(year=year, money=show_money(money))
            if goods:
                total += _(" và quà {goods} đồng").format(goods=show_money(goods))
            self._care_foot.addWidget(parts.label(total, "strong", wrap=True))
        if facts and self.card is not None:
            see = parts.button(_("In quá trình"), partial(self.care_asked.emit, self.card.id), role="inline")
            self._care_foot.addWidget(parts.box(parts.row(see, None)))

    def _receipts(self, line: AccountLine) -> QWidget:
        if not line.vouchers:
            return parts.label("")
        first, *others = line.vouchers.split(",")
        year = line.month.year if line.month is not None else self.desk.month.year
        link = parts.button(
            first + (f" +{len(others)}" if others else ""), lambda: self.voucher_asked.emit(first, year), role="inline"
        )
        link.setToolTip(line.vouchers.replace(",", ", "))
        link.setAccessibleName(_("Mở {number}").format(number=first))
        return link
