"""What the pane of a member shows of care: the newest gifts and visits, totals per year, the paper of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.care.care_report import CareFact
from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import care
from app.models.queries.members.members import MemberCard
from app.ui.care.belongings import CASE
from app.ui.members.member_section import MemberSection
from app.ui.navigation import open_keeper
from app.ui.records.record_pane import RecordPane
from app.ui.widgets import parts

FACTS_SHOWN = 8


class CareSection(MemberSection):
    """What the union did for the member."""

    key: ClassVar[str] = "care"
    called: ClassVar[str] = N_("Được chăm lo")
    place: ClassVar[int] = 50
    watches: ClassVar[frozenset[str]] = frozenset({"welfare_case", "voucher"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[CareFact]:
        """The newest first."""
        return care.member_care(read, card.id)

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[CareFact]) -> None:
        """The newest gifts and visits, then totals per year and the paper of all of them."""
        rows = [
            (parts.label(show_date(each.day), "small"), self._what(each), _worth(each))
            for each in gathered[:FACTS_SHOWN]
        ]
        pane.figures(("", "", ""), rows, right=(2,), stretch=1)
        for year, money, goods in care.sum_by_year(gathered):
            total = _("Năm {year}: {money} đồng").format(year=year, money=show_money(money))
            if goods:
                total += _(" và quà {goods} đồng").format(goods=show_money(goods))
            pane.text(total, "strong")
        see = parts.button(_("In quá trình"), partial(self._print, card.id), role="inline")
        pane.add(parts.row(see, None))

    def _what(self, fact: CareFact) -> QWidget:
        word = _(fact.name)
        if fact.case_id is None:
            shown: QWidget = parts.label(word, wrap=True)
        else:
            shown = parts.button(word, partial(open_keeper, self.desk, CASE, fact.case_id), role="inline")
        shown.setToolTip(fact.title)
        return shown

    def _print(self, member: int) -> None:
        self.desk.go("forms", form="member-care", period=Period.of_year(self.desk.month.year), subject=member)


def _worth(fact: CareFact) -> str:
    return show_money(fact.money) if fact.money else _("quà {amount}").format(amount=show_money(fact.in_kind))
