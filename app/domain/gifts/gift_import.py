"""What an import of a gift list of hers knows, proposes and leaves: the list with its people, and the voucher that paid it.

Plain values. Nobody is invented: a name that no member bears stays a name on the list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.gifts.holidays import HolidayKey, holiday_in
from app.domain.import_plan import ImportOptions, ImportPlan, Permission, PlanRow, RowState, Spot
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Message
from app.domain.text import fold

NEAR = 60
"""A voucher of the occasion is looked for so many days before and after the list's day."""

_OCCASIONS = {
    HolidayKey.NEW_YEAR: r"tet duong|tet tay|\b0?1[/.-]0?1\b|nam moi",
    HolidayKey.TET: r"\btet (?!trung|thieu|doan|duong|tay)|\btet$|nguyen dan|am lich|\bxuan\b",
    HolidayKey.WOMEN_DAY: r"\b0?8[/.-]0?3\b|quoc te phu nu",
    HolidayKey.LIBERATION_DAY: r"\b30[/.-]0?4\b|\b0?1[/.-]0?5\b",
    HolidayKey.CHILDREN_DAY: r"\b0?1[/.-]0?6\b|thieu nhi",
    HolidayKey.NATIONAL_DAY: r"\b0?2[/.-]0?9\b|quoc khanh",
    HolidayKey.MID_AUTUMN: r"trung thu",
    HolidayKey.VIETNAMESE_WOMEN_DAY: r"\b20[/.-]10\b|phu nu viet nam",
}
_TOLD_BY = {key: re.compile(pattern) for key, pattern in _OCCASIONS.items()}


def occasion_of(text: str) -> HolidayKey | None:
    """The holiday that a title or a text of a voucher speaks of; None when it speaks of none, or of several."""
    found = [key for key, pattern in _TOLD_BY.items() if pattern.search(fold(text))]
    if len(found) > 1 and HolidayKey.TET in found:
        # Why: «Tết Trung thu», «Tết Thiếu nhi» name their day beside the word.
        found.remove(HolidayKey.TET)
    return found[0] if len(found) == 1 else None


def day_of_occasion(text: str, year: int | None) -> dt.date | None:
    """The day of the holiday a title names, in the year it says or that is given."""
    key = occasion_of(text)
    written = re.search(r"(?:19|20)\d\d", text)
    told = int(written[0]) if written else year
    return None if key is None or told is None else holiday_in(key, told).day


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftImportOptions(ImportOptions):
    """What she chose: the day of the list where it says none; ``chosen``: who a name is that several bear; ``untied``: no voucher."""

    day: dt.date | None = None
    chosen: Mapping[Spot, int] = field(default_factory=dict)
    untied: bool = False


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A posted line that may have paid a list: for no case and no activity yet."""

    entry_id: int
    voucher_id: int
    number: str
    day: dt.date
    text: str
    amount: Dong
    code: str
    fund: str
    money_source: str


def line_for(title: str, day: dt.date | None, total: int, lines: Iterable[PaidLine]) -> PaidLine | None:
    """The line of the same sum and occasion, the nearest in time; None when there is none, or two are equally near."""
    occasion = occasion_of(title)
    fitting = [
        line
        for line in lines
        if line.amount == total
        and occasion is not None
        and occasion_of(line.text) is occasion
        and (day is None or abs((line.day - day).days) <= NEAR)
    ]
    if day is None:
        return fitting[0] if len(fitting) == 1 else None
    near = sorted(fitting, key=lambda line: abs((line.day - day).days))
    if len(near) > 1 and abs((near[0].day - day).days) == abs((near[1].day - day).days):
        return None
    return near[0] if near else None


class GiftRowState(RowState):
    """What becomes of a row of a gift list."""

    NEW = "new", N_("Người nhận")
    REFUSED = "refused", N_("Bị từ chối")


@dataclass(frozen=True, slots=True)
class GiftRow(PlanRow):
    """Somebody on the list: a member, or a name alone."""

    name: str = field(kw_only=True)
    """As the book spells it, where it is a member's."""
    member_id: int | None = field(default=None, kw_only=True)
    group: str = field(default="", kw_only=True)
    amount: Dong | None = field(default=None, kw_only=True)
    candidates: tuple[tuple[int, str], ...] = field(default=(), kw_only=True)
    """Who may be meant, with what tells each apart, where several bear the name."""

    @property
    def state(self) -> GiftRowState:
        """On the list, or refused."""
        stops = any(finding.stops and finding.proposal is None for finding in self.findings)
        return GiftRowState.REFUSED if stops or self.amount is None else GiftRowState.NEW

    @property
    def writes(self) -> bool:
        """Everybody who is not refused goes on the list."""
        return self.state is GiftRowState.NEW

    def as_json(self) -> dict[str, Any]:
        """Who, and how much."""
        return {"name": self.name, "member": self.member_id, "amount": self.amount}


@dataclass(frozen=True, slots=True)
class GiftPlan(ImportPlan[GiftRow]):
    """The list: its title and day, and the line of a voucher that paid it."""

    states = GiftRowState

    title: str = field(kw_only=True)
    day: dt.date | None = field(kw_only=True)
    line: PaidLine | None = field(default=None, kw_only=True)

    @property
    def total(self) -> Dong:
        """What everybody on it was given, in đồng."""
        return dong(sum(row.amount or 0 for row in self.rows))

    def stopped(self, permission: Permission[GiftRow]) -> Message:
        """How many findings stop it."""
        return Message(
            N_("Chưa nhập danh sách quà: {count} điều phải xử lý trước."), {"count": len(permission.stopping)}
        )

    def done(self, counts: Mapping[str, int]) -> Message:
        """How many people, the sum, and the voucher it is tied to."""
        values = {"title": self.title, "count": counts["new"], "amount": show_money(self.total)}
        if self.line is None:
            return Message(N_("«{title}»: {count} người, {amount} đồng; chưa gắn với chứng từ nào."), values)
        text = N_("«{title}»: {count} người, {amount} đồng, gắn với {number}.")
        return Message(text, {**values, "number": self.line.number})
