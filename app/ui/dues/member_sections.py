"""What the pane of a member shows of dues: a year of months with what was due, what was paid, by which receipt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.dues import dues
from app.models.queries.dues.dues import AccountLine
from app.models.queries.ledger import vouchers
from app.models.queries.members.members import MemberCard
from app.ui.kinds import month_word
from app.ui.members.member_section import MemberSection
from app.ui.members.member_words import exempt_word
from app.ui.records.record_pane import RecordPane, toned
from app.ui.widgets import parts

MONTHS_SHOWN = 12


class AccountSection(MemberSection):
    """The newest months, and what is left of all of them."""

    key: ClassVar[str] = "account"
    called: ClassVar[str] = N_("Đoàn phí 12 tháng")
    place: ClassVar[int] = 10
    watches: ClassVar[frozenset[str]] = frozenset({"dues_run", "allocation_batch", "voucher"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[AccountLine]:
        """The member's months."""
        return dues.member_account(read, card.id)

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[AccountLine]) -> None:
        """The newest months; what the member still owes, or has paid ahead."""
        heads = (_("Tháng"), _("Phải thu"), _("Đã thu"), _("Phiếu"))
        rows = [
            (self._month(card, line), _due(line), _paid(line), self._receipts(line))
            for line in list(reversed(gathered))[:MONTHS_SHOWN]
        ]
        pane.figures(heads, rows, right=(1, 2))
        left = sum(line.due - line.paid for line in gathered)
        if left > 0:
            text = _("Còn nợ {amount} đồng").format(amount=show_money(left))
        elif left < 0:
            text = _("Nộp trước {amount} đồng").format(amount=show_money(-left))
        else:
            text = _("Không nợ đoàn phí")
        pane.text(text, "strong", "danger" if left > 0 else "good")

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
        word = first + (f" +{len(others)}" if others else "")
        link = parts.button(word, partial(self.open_voucher, first, year), role="inline")
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


def _due(line: AccountLine) -> QLabel:
    if line.exempt:
        return parts.label(exempt_word(line.exempt), "muted")
    return parts.label(show_money(line.due))


def _paid(line: AccountLine) -> QLabel:
    text = "" if line.exempt and not line.paid else show_money(line.paid)
    return toned(text, "danger" if line.due > line.paid else "")
