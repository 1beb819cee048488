"""Danh sách xe đạp: every bicycle on the last day of a period, who has it since when, and when it is due back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.document import Align, Column, Document, Grid, Kind, PageNumbers, PageSetup, Row, Spacer, Title
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.ownform import OWN_FORM, centred, own_head, own_signatures

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.union.organisation import Organisation
    from tests.toy.models.queries.bicycles.bicycles import Bicycle

_COLUMNS = (
    Column("place", "STT", 10, Kind.INT, align=Align.CENTER), Column("number", "Số xe", 18, align=Align.CENTER),
    Column("make", "Loại xe", 44), Column("member", "Người mượn", 46), Column("lent", "Ngày mượn", 24, Kind.DATE),
    Column("due", "Hạn trả", 24, Kind.DATE), Column("state", "Ghi chú", 18),
)  # fmt: skip
_JSON_COLUMNS = (
    ("number", "Số xe"), ("make", "Loại xe"), ("member", "Người mượn"), ("lent", "Ngày mượn"), ("due", "Hạn trả"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BicycleFigures:
    """Everything the list prints."""

    organisation: Organisation
    officers: Mapping[str, str]
    bicycles: Sequence[Bicycle]
    params: Params
    until: dt.date


class BicycleList(Form[BicycleFigures]):
    """Danh sách xe đạp của công đoàn."""

    code = "bicycle-list"
    title = N_("Danh sách xe đạp của công đoàn")
    source = OWN_FORM
    group = N_("Xe đạp")

    def gather(self, read: Read, params: Params) -> BicycleFigures:
        from app.models.queries.union import organisation
        from tests.toy.models.queries.bicycles.bicycles import bicycles

        day = min(params.period_for(self.code).last, clock.today())
        officers = organisation.officers(read, day)
        return BicycleFigures(organisation.organisation(read, day), officers, bicycles(read), params, day)

    def layout(self, gathered: BicycleFigures) -> Document:
        union, when = gathered.organisation, f"Đến ngày {show_date(gathered.until)}"
        rows = tuple(
            Row(
                (
                    n,
                    each.number,
                    each.make,
                    each.member,
                    each.lent_on,
                    each.due_on,
                    "trễ" if each.is_late(gathered.until) else "",
                )
            )
            for n, each in enumerate(gathered.bicycles, 1)
        )
        return Document(
            title=f"Danh sách xe đạp – {union.union}", author=union.union, subject="Danh sách xe đạp", sheet="Xe đạp",
            setup=PageSetup(size=12, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union), Spacer(3), Title((centred("DANH SÁCH XE ĐẠP CỦA CÔNG ĐOÀN", 3), centred(when))), Spacer(2),
                Grid(_COLUMNS, rows, smaller=1.5), Spacer(4), own_signatures(union, gathered.officers, gathered.params),
            ),
        )  # fmt: skip

    def table(self, gathered: BicycleFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "number": each.number, "make": each.make, "member": each.member,
                "lent": each.lent_on.isoformat() if each.lent_on else None,
                "due": each.due_on.isoformat() if each.due_on else None,
            }
            for each in gathered.bicycles
        ]  # fmt: skip
        return Table(gathered.until.isoformat(), _JSON_COLUMNS, rows, {"bicycles": len(rows)})


FORM = BicycleList()
