"""Danh sách xe đạp: every bicycle on the last day of a period, who has it since when, and when it is due back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.document import Align, Document, PageNumbers, PageSetup
from app.exports.form import Form, Params, Table
from app.exports.issuer import Issuer, Listed, issuer
from app.exports.listing import Day, Listing, Text, numbered
from app.exports.ownform import OWN_FORM, own_paper

if TYPE_CHECKING:
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


class BicycleList(Form["Listed[Bicycle]"]):
    """Danh sách xe đạp của công đoàn."""

    code = "bicycle-list"
    title = N_("Danh sách xe đạp của công đoàn")
    source = OWN_FORM
    group = N_("Xe đạp")

    def gather(self, read: Read, params: Params) -> Listed[Bicycle]:
        from tests.toy.models.queries.bicycles.bicycles import bicycles

        return Listed(issuer(read, params, params.period_for(self.code).last), bicycles(read))

    def layout(self, gathered: Listed[Bicycle]) -> Document:
        until = _until(gathered.who)
        listing = _list(until)
        return own_paper(
            gathered.who,
            ("Danh sách xe đạp của công đoàn", f"Đến ngày {show_date(until)}"),
            [listing.grid(listing.rows(gathered.lines))],
            sheet="Xe đạp",
            setup=PageSetup(size=12, numbers=PageNumbers.BOTTOM),
            air=(3, 2, 4),
        )

    def table(self, gathered: Listed[Bicycle]) -> Table:
        until, lines = _until(gathered.who), gathered.lines
        return _list(until).table(until, lines, bicycles=len(lines))


FORM = BicycleList()
