"""What stands beside B07 on screen: part A, the money left, and the reports filed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from app.domain.dates import Period, show_date
from app.domain.money import show_money
from app.domain.records import Kind
from app.domain.settlement.records import BASIC_INDICATOR
from app.domain.settlement.settlement import Settlement
from app.i18n import _
from app.models.queries import Read
from app.models.queries.settlement import settlement as figures
from app.ui.kinds import period_word
from app.ui.records.record_pane import Fact, Linked, RecordPane
from app.ui.widgets import parts


@dataclass(frozen=True, slots=True)
class Report:
    """The settlement of a period, and every report filed."""

    sheet: Settlement
    filed: tuple[figures.FiledSettlement, ...]

    @property
    def own(self) -> figures.FiledSettlement | None:
        """The report filed of this very period."""
        return next((each for each in self.filed if each.period == self.sheet.period), None)


class SettlementPane(RecordPane[Report]):
    """A report filed opens from here."""

    def load(self, read: Read, identifier: Period) -> Report:
        """The settlement of a period."""
        return Report(figures.settlement(read, identifier), figures.filed_settlements(read))

    def compose(self, card: Report) -> None:
        """Part A, the money left, the reports filed."""
        sheet = card.sheet
        told = {each: getattr(sheet.indicators, each.key) for each in BASIC_INDICATOR.fields if each.key != "source"}
        units = {Kind.COUNT: _("{n} người"), Kind.MONEY: _("{n} đồng")}
        self.section(_("Chỉ tiêu cơ bản (phần A)"))
        self.facts(
            Fact(_(each.heading), "…" if held is None else units[each.kind].format(n=show_money(held)), right=True)
            for each, held in told.items()
        )
        missing = sum(held is None for held in told.values())
        self.warn(_("Còn {count} chỉ tiêu để trống trên mẫu in.").format(count=missing) if missing else "")
        ask = partial(self.desk.go, "basic_indicators", period=sheet.period, figures=sheet.indicators)
        self.add(parts.row(parts.button(_("Nhập chỉ tiêu… (F2)"), ask), None))
        self.add(parts.rule())
        self.section(_("Tiền còn cuối kỳ"))
        held_in = ((_(name), amount) for name, amount in sheet.proof.parts)
        self.facts(
            Fact(name, show_money(amount), right=True) for name, amount in (*held_in, (_("Cộng"), sheet.proof.held))
        )
        self.add(parts.rule())
        self.section(_("Báo cáo đã nộp"))
        links = [
            Linked(
                period_word(each.period),
                partial(self.desk.go, "settlement", period=each.period),
                figure=show_date(each.filed_on),
            )
            for each in card.filed
        ]
        self.links(links, _("Chưa ghi nhận báo cáo nào đã nộp."))
