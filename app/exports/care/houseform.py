"""What the papers of Mái ấm Công đoàn share: the house they are about, its stages and its money as grids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.activities.activities import Funder
from app.domain.dates import Period, show_date
from app.domain.ledger.vouchers import VoucherState
from app.exports.care.careform import GROUP
from app.exports.document import Align, Column, Grid, Kind, Row, RowKind, heads
from app.exports.form import Subject
from app.exports.issuer import About
from app.exports.ownform import OWN_FORM
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.care import houses
from app.models.queries.care.houses import HouseCard

HouseFigures = About[HouseCard]


class HousePaper(SubjectForm[HouseCard]):
    """A paper of one house, issued when the house was decided or handed over."""

    source = OWN_FORM
    group = GROUP

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """The houses a paper may be printed for, the newest decision first."""
        return [Subject(card.case_id, f"{card.name}, {card.draft.place}") for card in houses.house_cards(read)]

    def facts(self, read: Read, subject: int) -> HouseCard:
        """Everything of the chosen house."""
        return houses.house_card(read, subject)

    def day(self, about: HouseCard) -> dt.date | None:
        """When it was handed over, else decided."""
        return about.draft.handed_over_on or about.draft.decided_on


# Why: a worksheet has one set of columns, so both grids stand on these five.
_COLUMNS = (
    Column("number", "STT", 11, Kind.INT, align=Align.CENTER),
    Column("name", "", 62),
    Column("first", "", 27, Kind.MONEY),
    Column("second", "", 27, Kind.MONEY),
    Column("note", "", 43),
)


def stage_grid(card: HouseCard) -> Grid:
    """The stages with their planned money, planned and real days."""
    head = heads("STT", "Giai đoạn", "Dự toán", "Dự kiến\nxong", "Xong ngày, ghi chú")
    return Grid(_COLUMNS, tuple(_stage_rows(card)), head, smaller=1.5, frozen=False)


def _stage_rows(card: HouseCard) -> Iterator[Row]:
    for number, each in enumerate(card.draft.stages, 1):
        done = show_date(each.done_on) if each.done_on else "chưa xong"
        text = f"{done}; {each.note}" if each.note else done
        planned = show_date(each.planned_on) if each.planned_on else None
        yield Row((number, each.title, each.amount or None, planned, text))
    yield Row((None, "Cộng", card.money.planned or None, None, None), RowKind.TOTAL)


def money_grid(card: HouseCard) -> Grid:
    """Who bore the house: the union by its vouchers, the others with money and goods."""
    head = heads("STT", "Nguồn", "Tiền", "Hiện vật", "Căn cứ, hiện vật")
    return Grid(_COLUMNS, tuple(_money_rows(card)), head, smaller=1.5, frozen=False)


def _money_rows(card: HouseCard) -> Iterator[Row]:
    numbers = ", ".join(each.number for each in card.vouchers if each.amount and each.state is VoucherState.POSTED)
    yield Row((1, Funder.UNION.label, card.paid or None, None, numbers))
    for number, each in enumerate(card.draft.sources, 2):
        name = f"{each.funder.label}: {each.name}" if each.name else each.funder.label
        yield Row((number, name, each.money or None, each.in_kind or None, each.goods))
    money = card.paid + sum(each.money for each in card.draft.sources)
    in_kind = sum(each.in_kind for each in card.draft.sources)
    yield Row((None, "Cộng", money, in_kind or None, None), RowKind.TOTAL)
