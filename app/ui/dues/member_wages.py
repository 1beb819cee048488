"""Đổi lương: the wage of one member or of all selected from a month on, old and new side by side before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.dues.wages import WageWay, new_wage, read_raise, wage_findings
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.members import members
from app.models.queries.members.members import MemberRow
from app.services.members import keep_members
from app.ui.lists.row_table import RowLooks, RowTable
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import CENTRE, Column, money
from app.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class WageLine:
    """One member's wage before and after; None where it is unknown. In đồng."""

    member: MemberRow
    new: Dong | None

    @property
    def differs(self) -> bool:
        """True when there is something to store."""
        return self.new is not None and self.new != self.member.wage

    @property
    def difference(self) -> int | None:
        """How much more it will be."""
        return None if self.new is None else self.new - (self.member.wage or 0)


class MemberWagesDialog(Editor[None]):
    """``enter(members=ids)``."""

    key: ClassVar[str] = "member_wages"
    called: ClassVar[str] = N_("Đổi mức lương")
    takes: ClassVar[frozenset[str]] = frozenset({"members"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 680

    def sheet(self) -> Sheet:
        """From when, how, on what paper; everybody's wage before and after."""
        self._ids: list[int] = []
        self._members: Sequence[MemberRow] = ()
        ways = ChoiceField(_("Cách đổi"), [(way, _(way.label)) for way in WageWay])
        month = self.bind("month", MonthField(_("Từ tháng"), self.desk.month))
        yield Group([month, self.bind("way", ways, caption=_("Thay đổi"))], columns=2)
        rate = TextField(_("Phần trăm"), placeholder=_("ví dụ 5% hoặc 7,2%"))
        self._by_amount = self.boxed(Group([self.bind("amount", MoneyField(_("Số tiền"), words=False))]))
        self._by_rate = self.boxed(Group([self.bind("rate", rate, nothing="")]))
        yield self._by_amount
        yield self._by_rate
        source = TextField(_("Căn cứ"), placeholder=_("ví dụ: phụ lục hợp đồng 01/2026"))
        yield Group([self.bind("source", source, nothing="")])
        columns = [
            Column("name", _("Họ và tên"), 180, lambda line: line.member.full_name, stretch=True),
            Column("group", _("Tổ"), 110, lambda line: line.member.group),
            money("old", _("Đang là"), lambda line: line.member.wage),
            Column("arrow", "", 36, lambda line: "→" if line.differs else "", align=CENTRE),
            money("new", _("Sẽ là"), lambda line: line.new),
            money("more", _("Chênh lệch"), lambda line: line.difference, blank_zero=True),
        ]
        looks: RowLooks[WageLine] = RowLooks(faint=lambda line: not line.differs)
        self._table: RowTable[WageLine] = RowTable(
            self.desk, _("Lương trước và sau"), "member_wages", columns, looks=looks
        )
        yield self._table
        self._foot = parts.label(role="strong")
        self._warn = Hint(_("Lưu ý"))
        yield self._foot
        yield self._warn
        self.widget("month").changed.connect(self._load)
        self.follows("way", "amount", "rate")

    def begin(self, **arguments: Any) -> None:
        """Whose wages."""
        self._ids = list(arguments["members"])
        if len(self._ids) > 1:
            self.title.setText(_("Đổi mức lương của {count} người").format(count=len(self._ids)))
        self.set_value("month", self.desk.month)
        self._load()

    def _load(self) -> None:
        month = self.value("month") or self.desk.month
        with self.desk.read() as read:
            self._members = members.member_rows(read, self._ids, month.last_day)
            run = dues.dues_run(read, month)
        text = _(
            "Bảng tháng {month:02d}/{year} đã lập: người đã có trong bảng giữ số cũ. Muốn tính lại hãy rút bảng (khi chưa thu)."
        )
        self._warn.say(text.format(month=month.month, year=month.year) if run is not None else "", "warn")
        self.follow()

    def lines(self) -> list[WageLine]:
        """Everybody, with the wage as it will be."""
        way, amount, rate = self.value("way"), self.value("amount"), read_raise(self.value("rate"))
        return [WageLine(row, new_wage(row.wage, way, amount, rate)) for row in self._members]

    def follow(self) -> None:
        """An amount or a share; the table below follows."""
        by_rate = self.value("way") is WageWay.RATE
        self._by_rate.setVisible(by_rate)
        self._by_amount.setVisible(not by_rate)
        lines = self.lines()
        self._table.show_rows(lines)
        changed = [line for line in lines if line.differs]
        text = _("{count} người đổi, quỹ lương đổi {amount} đồng một tháng")
        more = sum(line.difference or 0 for line in changed)
        self._foot.setText(text.format(count=len(changed), amount=show_money(more)))

    def _wages(self) -> dict[int, Dong]:
        return {line.member.id: line.new for line in self.lines() if line.differs and line.new is not None}

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of changed wages."""
        return wage_findings(self.value("month"), self._wages().values())

    def field_of(self, column: str) -> str:
        """What is wrong with the amount is shown where it is typed."""
        by_rate = column == "amount" and self.value("way") is WageWay.RATE
        return "rate" if by_rate else super().field_of(column)

    def store(self, _draft: None) -> None:
        """Store the wages that differ, as one act."""
        self.act(keep_members.set_wages, self._wages(), self.value("month"), self.value("source"))
