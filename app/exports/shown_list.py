"""A list of the window as a paper and as a sheet: the columns she sees, in her order, with the sums of its money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.records import Kind
from app.exports import document
from app.exports.document import Document, Grid, PageNumbers, PageSetup, Row, RowKind, Spacer, Value, prose
from app.exports.issuer import Issuer
from app.exports.ownform import Frame, own_paper

_KINDS = {Kind.MONEY: document.Kind.MONEY, Kind.COUNT: document.Kind.INT, Kind.DAY: document.Kind.DATE}
WIDE = 760
"""Pixels of columns from which a list is printed across."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of the window: its heading, what it holds, and its width in pixels."""

    heading: str
    kind: Kind
    width: int


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it stands in the window. ``about`` says in words what it is of and what narrows it; ``totals`` are by column."""

    title: str
    about: str
    columns: Sequence[ShownColumn]
    rows: Sequence[Sequence[Value]]
    totals: Sequence[Value] = ()


def shown_document(shown: ShownList, who: Issuer, on: dt.date) -> Document:
    """The list as a document dated ``on``, for the printer and for Excel."""
    columns = tuple(
        document.Column(f"c{place}", each.heading, max(each.width, 1), _KINDS.get(each.kind, document.Kind.TEXT))
        for place, each in enumerate(shown.columns)
    )
    rows = [Row(tuple(row)) for row in shown.rows]
    if shown.totals:
        totals = list(shown.totals)
        if totals[0] is None:
            totals[0] = "Cộng"
        summed = {f"c{place}": "SUM({every})" for place, total in enumerate(totals) if isinstance(total, int)}
        rows.append(Row(tuple(totals), RowKind.TOTAL).reckoned(**summed))
    across = sum(each.width for each in shown.columns) >= WIDE
    count = f"{len(shown.rows)} dòng, lập ngày {show_date(on)}."
    return own_paper(
        who,
        (shown.title, shown.about),
        (Grid(columns, rows, smaller=1.5), Spacer(2), prose(count, italic=True, larger=-1)),
        sheet="Danh sách",
        frame=Frame(
            PageSetup(landscape=across, size=11, left=15, right=13, top=14, bottom=14, numbers=PageNumbers.BOTTOM),
            larger=1,
        ),
    )
