"""What the pane of a member shows of dues: a year of months with what was due, what was paid, by which receipt."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.dues import dues
from app.models.queries.dues.dues import AccountLine
from app.models.queries.ledger import vouchers
from app.models.queries.members.members import MemberCard
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.members.member_section import MemberSection
from app.ui.members.member_words import exempt_word
from app.ui.widgets import parts

MONTHS_SHOWN = 12


class AccountSection(MemberSection):
    """``left`` is what the member still owes, in đồng; below nothing what was paid ahead."""

    key: ClassVar[str] = "account"
    place: ClassVar[int] = 10
    watches: ClassVar[frozenset[str]] = frozenset({"dues_run", "allocation_batch", "voucher"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.left = 0
        self._months = parts.grid()
        self.foot = parts.label(role="strong", wrap=True)
        self.stack.addLayout(self._months)
        self.stack.addWidget(self.foot)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Đoàn phí 12 tháng")

    def gather(self, read: Read, member: int) -> tuple[AccountLine, ...]:
        """The member's months."""
        return dues.member_account(read, member)

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """The newest months, and what is left of all of them."""
        parts.empty(self._months)
        shown = list(reversed(gathered))[:MONTHS_SHOWN]
        heads = (_("Tháng"), _("Phải thu"), _("Đã thu"), _("Phiếu"))
        for column, word in enumerate(heads):
            head = parts.label(word, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column in (1, 2) else Qt.AlignmentFlag.AlignLeft)
            self._months.addWidget(head, 0, column)
        for place, line in enumerate(shown, 1):
            left = line.due - line.paid
            self._months.addWidget(self._month(card, line), place, 0)
            due = parts.label(
                exempt_word(line.exempt) if line.exempt else show_money(line.due), "muted" if line.exempt else ""
            )
            paid = parts.label("" if line.exempt and not line.paid else show_money(line.paid))
            parts.set_tone(paid, "danger" if left > 0 else "")
            for column, figure in ((1, due), (2, paid)):
                figure.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._months.addWidget(figure, place, column)
            self._months.addWidget(self._receipts(line), place, 3)
        self.left = sum(line.due - line.paid for line in gathered)
        if self.left > 0:
            self.foot.setText(_("Còn nợ {amount} đồng").format(amount=show_money(self.left)))
        elif self.left < 0:
            self.foot.setText(_("Nộp trước {amount} đồng").format(amount=show_money(-self.left)))
        else:
            self.foot.setText(_("Không nợ đoàn phí"))
        parts.set_tone(self.foot, "danger" if self.left > 0 else "good")
        return bool(gathered)

    def _month(self, card: MemberCard, line: AccountLine) -> QWidget:
        """The month; one that stands on a list leads to how its dues came about."""
        month = line.month
        if month is None:
            return parts.label(_("Nộp trước"))
        if not (line.due or line.exempt):
            return parts.label(month_word(month))
        why = partial(self.desk.go, "dues_why", member=card.id, month=month)
        link = parts.button(month_word(month), why, role="inline", tip=_("Vì sao số này?"))
        link.setAccessibleName(_("Vì sao đoàn phí tháng {month} bằng số này?").format(month=month_word(month)))
        return link

    def _receipts(self, line: AccountLine) -> QWidget:
        if not line.vouchers:
            return parts.label("")
        first, *others = line.vouchers.split(",")
        year = line.month.year if line.month is not None else self.desk.month.year
        link = parts.button(
            first + (f" +{len(others)}" if others else ""), lambda: self.open_voucher(first, year), role="inline"
        )
        link.setToolTip(line.vouchers.replace(",", ", "))
        link.setAccessibleName(_("Mở {number}").format(number=first))
        return link

    def open_voucher(self, number: str, year: int) -> None:
        """Open the receipt of that number, the one of the year when there are several."""
        with self.desk.read() as read:
            found = vouchers.voucher_ids(read, vouchers.VoucherFilter(search=number))
            cards = [card for card in vouchers.cards(read, found[:50]) if card.number == number]
        if cards:
            self.desk.go("voucher_editor", voucher=max(cards, key=lambda card: card.book_date.year == year).id)
