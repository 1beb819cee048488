"""Danh sách xe đạp: every bicycle on the last day of a period, who has it since when, and when it is due back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.document import Align, Block, PageNumbers, PageSetup
from app.exports.form import Table
from app.exports.issuer import Issuer, Listed
from app.exports.listing import Day, Listing, Text, numbered
from app.exports.ownform import Frame, OwnPaper
from app.exports.paper import PeriodForm

if TYPE_CHECKING:
    from app.domain.dates import Period
    from app.models.queries import Read
    from tests.toy.models.queries.bicycles.bicycles import Bicycle


def _until(who: Issuer) -> dt.date:
    """The last day of the period, or today when that is earlier."""
    return min(who.period.last, clock.today())


def _list(until: dt.date) -> Listing[Bicycle]:
    return Listing(
        numbered(),
        Text("number", "Số xe", lambda each: each.number, 18, align=Align.CENTER),
        Text("make", "Loại xe", lambda each: each.make, 44),
        Text("member", "Người mượn", lambda each: each.member, 46),
        Day("lent", "Ngày mượn", lambda each: each.lent_on, 24),
        Day("due", "Hạn trả", lambda each: each.due_on, 24),
        Text("state", "Ghi chú", lambda each: "trễ" if each.is_late(until) else "", 18, data=""),
    )


class BicycleList(PeriodForm["Sequence[Bicycle]"], OwnPaper["Sequence[Bicycle]"]):
    """Danh sách xe đạp của công đoàn."""

    code = "bicycle-list"
    title = N_("Danh sách xe đạp của công đoàn")
    group = N_("Xe đạp")
    sheet = "Xe đạp"
    frame = Frame(PageSetup(size=12, numbers=PageNumbers.BOTTOM), air=(3, 2, 4))

    def facts(self, read: Read, period: Period) -> Sequence[Bicycle]:
        from tests.toy.models.queries.bicycles.bicycles import bicycles

        return bicycles(read)

    def under(self, who: Issuer, about: Sequence[Bicycle]) -> tuple[str, ...]:
        return (f"Đến ngày {show_date(_until(who))}",)

    def body(self, who: Issuer, about: Sequence[Bicycle]) -> Iterator[Block]:
        listing = _list(_until(who))
        yield listing.grid(listing.rows(about))

    def table(self, gathered: Listed[Bicycle]) -> Table:
        until, lines = _until(gathered.who), gathered.about
        return _list(until).table(until, lines, bicycles=len(lines))
