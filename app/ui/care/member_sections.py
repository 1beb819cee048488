"""What the pane of a member shows of care: the newest gifts and visits, totals per year, the paper of all of them."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.care.care_report import CareFact
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import care
from app.models.queries.members.members import MemberCard
from app.ui.care.belongings import CASE
from app.ui.desk import Desk
from app.ui.members.member_section import MemberSection
from app.ui.navigation import open_keeper
from app.ui.widgets import parts

FACTS_SHOWN = 8


class CareSection(MemberSection):
    """What the union did for the member."""

    key: ClassVar[str] = "care"
    place: ClassVar[int] = 50
    watches: ClassVar[frozenset[str]] = frozenset({"welfare_case", "voucher"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = parts.grid()
        self._foot = parts.column(gap=2)
        self.stack.addLayout(self._facts)
        self.stack.addLayout(self._foot)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Được chăm lo")

    def gather(self, read: Read, member: int) -> list[CareFact]:
        """The newest first."""
        return care.member_care(read, member)

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """The newest gifts and visits, then totals per year and the paper of all of them."""
        parts.empty(self._facts)
        parts.empty(self._foot)
        for place, fact in enumerate(gathered[:FACTS_SHOWN]):
            self._facts.addWidget(parts.label(show_date(fact.day), "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            word = _(fact.name)
            if fact.case_id is not None:
                shown: QWidget = parts.button(word, partial(open_keeper, self.desk, CASE, fact.case_id), role="inline")
            else:
                shown = parts.label(word, wrap=True)
            shown.setToolTip(fact.title)
            self._facts.addWidget(shown, place, 1)
            text = show_money(fact.money) if fact.money else _("quà {amount}").format(amount=show_money(fact.in_kind))
            amount = parts.label(text)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(amount, place, 2)
        for year, money, goods in care.sum_by_year(gathered):
            total = _("Năm {year}: {money} đồng").format(year=year, money=show_money(money))
            if goods:
                total += _(" và quà {goods} đồng").format(goods=show_money(goods))
            self._foot.addWidget(parts.label(total, "strong", wrap=True))
        if gathered:
            see = parts.button(_("In quá trình"), partial(self._print, card.id), role="inline")
            self._foot.addWidget(parts.box(parts.row(see, None)))
        return bool(gathered)

    def _print(self, member: int) -> None:
        self.desk.go("forms", form="member-care", period=Period.of_year(self.desk.month.year), subject=member)
