"""Quyết định đổi tỷ lệ: decisions with what each did; a new one, its list and slips on paper, taken back whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from app.domain.dates import show_date
from app.domain.dues.rate_change import by_member, by_month
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.dues.assessment import DecisionCard, decisions
from app.models.queries.dues.rate_changes import DecisionRow, adjusted, decision_rows
from app.services.dues import change_rate
from app.ui.kinds import month_word
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.records.record_pane import RecordPane
from app.ui.widgets.table_model import RIGHT, Column, money


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and what it did."""

    card: DecisionCard
    did: DecisionRow


class DecisionPane(RecordPane[Decision]):
    """Its months, and who has paid too much by it."""

    watches: ClassVar[frozenset[str]] = frozenset({"dues_decision", "allocation_batch", "voucher"})

    def load(self, read: Read, identifier: int) -> Decision | None:
        """The decision with its adjustments."""
        self.changes = adjusted(read, identifier)
        return next((each for each in _all(read) if each.card.id == identifier), None)

    def compose(self, card: Decision) -> None:
        """The paper, the months, and the people with the largest differences."""
        self.heading(card.card.number, None, show_date(card.card.decided_on), _rates(card.card))
        months = by_month(self.changes)
        rows = [
            (month_word(each.month), str(each.members), show_money(each.new - each.old), show_money(each.up))
            for each in months
        ]
        self.section(_("Điều chỉnh từng tháng"))
        self.figures((_("Tháng"), _("Người"), _("Chênh lệch"), _("Nộp lên")), rows, right=(1, 2, 3))
        people = sorted(by_member(self.changes), key=lambda each: -abs(each.new - each.old))[:12]
        self.section(_("Chênh lệch của từng người"))
        self.figures(
            (_("Họ và tên"), _("Chênh lệch"), _("Còn thu")),
            [(each.full_name, show_money(each.new - each.old), show_money(each.to_collect)) for each in people],
            right=(1, 2),
        )


class DecisionsScreen(ListPage[Decision]):
    """The newest first."""

    key: ClassVar[str] = "dues_decisions"
    called: ClassVar[str] = N_("Quyết định đổi tỷ lệ")
    rail_entry: ClassVar[str] = "dues"
    place: ClassVar[int] = 4
    watches: ClassVar[frozenset[str]] = frozenset({"dues_decision", "dues_adjustment"})
    opens: ClassVar[str] = "print"
    gives_way: ClassVar[tuple[str, ...]] = ("months", "people", "rates", "up", "day")

    def columns(self) -> list[Column]:
        """The paper, what it says, what it did."""
        return [
            Column("number", _("Số"), 120, lambda row: row.card.number, stretch=True),
            Column("day", _("Ngày"), 100, lambda row: show_date(row.card.decided_on)),
            Column("first", _("Từ tháng"), 80, lambda row: month_word(row.card.first_month)),
            Column("rates", _("Nội dung"), 180, lambda row: _rates(row.card)),
            Column("months", _("Tháng"), 60, lambda row: str(row.did.months), align=RIGHT),
            Column("people", _("Người"), 60, lambda row: str(row.did.people), align=RIGHT),
            money("total", _("Chênh lệch"), lambda row: row.did.total, width=100),
            money("up", _("Nộp lên"), lambda row: row.did.up, width=90),
        ]

    def find_rows(self, read: Read) -> Sequence[Decision]:
        """Every decision."""
        return _all(read)

    def identify(self, row: Decision) -> int:
        """The decision."""
        return row.card.id

    def make_pane(self) -> RecordPane[Decision]:
        """Its months and people."""
        return DecisionPane(self.desk, _("Quyết định"))

    def offer_verbs(self) -> None:
        """Entered, printed as list and slips, withdrawn."""
        word, icon = _("Đổi tỷ lệ"), "percent"
        self.offer("add", to="dues_rate", writes=True, word=word, icon=icon, shortcut="Ctrl+G", primary=True)
        self.offer("unpost", self._withdraw, about=About.ONE, writes=True, word=_("Rút quyết định"))
        self.offer("print", lambda row: self._form("dues-adjustment", row), about=About.ONE)
        own = (_("Phiếu báo"), "receipt-text", "Ctrl+1")
        self.offer("slips", lambda row: self._form("dues-slips", row), about=About.ONE, own=own, after="add")

    def _form(self, code: str, row: Decision) -> None:
        self.desk.go("forms", form=code, subject=row.card.id)

    def _withdraw(self, row: Decision) -> None:
        text = _("Mọi điều chỉnh của quyết định {number} được rút; bảng các tháng trở về như trước.").format(
            number=row.card.number
        )
        if self.desk.ask.confirm(_("Rút quyết định?"), text, _("Rút quyết định"), danger=True):
            self.desk.do(change_rate.withdraw_rate, row.card.id)

    def empty(self) -> Empty:
        """No decision yet."""
        text = _(
            "Khi có quyết định đổi mức đoàn phí, trần hoặc tỷ lệ nộp lên, ghi một lần ở đây: các tháng đã thu được điều chỉnh."
        )
        return Empty(_("Chưa có quyết định nào"), text, _("Đổi tỷ lệ"), lambda: self.desk.go("dues_rate"))


def _all(read: Read) -> list[Decision]:
    cards = {card.id: card for card in decisions(read)}
    return [Decision(cards[row.id], row) for row in decision_rows(read)]


def _rates(card: DecisionCard) -> str:
    told = ((_("mức"), card.rate), (_("trần"), card.ceiling), (_("nộp lên"), card.share_up))
    return ", ".join(f"{name} {rate}" for name, rate in told if rate)
