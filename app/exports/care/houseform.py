"""What the papers of Mái ấm Công đoàn share: the house they are about, its stages and its money as grids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.activities.activities import Funder
from app.domain.care import records
from app.domain.care.houses import HouseSource, Stage
from app.domain.dates import Period, show_date
from app.domain.ledger.vouchers import VoucherState
from app.exports.care.careform import GROUP
from app.exports.document import Grid, Kind
from app.exports.form import Subject
from app.exports.issuer import About
from app.exports.listing import Data, FieldColumns, Listing, Text, numbered
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


def _done(stage: Stage) -> str:
    done = show_date(stage.done_on) if stage.done_on else "chưa xong"
    return f"{done}; {stage.note}" if stage.note else done


def _planned(stage: Stage) -> str:
    return show_date(stage.planned_on) if stage.planned_on else ""


def _giver(source: HouseSource) -> str:
    return f"{source.funder.label}: {source.name}" if source.name else source.funder.label


# Why: a worksheet has one set of columns, so both lists stand on the same five widths.
_stage = FieldColumns[Stage](records.STAGE)
STAGES = Listing(
    numbered(width=11, key="position", data="STT"),
    _stage("title", 62),
    *_stage.data("planned_on"),
    _stage("amount", 27, label="Dự toán", data=None, blank=True),
    Text("planned", "Dự kiến\nxong", _planned, 27, kind=Kind.MONEY, blank=True, data=""),
    Text("done", "Xong ngày, ghi chú", _done, 43, data=""),
    *_stage.data("done_on"),
)
_source = FieldColumns[HouseSource](records.SOURCE)
SOURCES = Listing(
    numbered(width=11),
    Text("source", "Nguồn", _giver, 62, data=""),
    Data("giver", "Nguồn", lambda source: source.funder),
    *_source.data("name"),
    _source("money", 27, blank=True),
    _source("in_kind", 27, label="Hiện vật", data=None, blank=True),
    _source("goods", 43, label="Căn cứ, hiện vật", data="Hiện vật là gì"),
)


def stage_grid(card: HouseCard) -> Grid:
    """The stages with their planned money, planned and real days."""
    total = STAGES.total("Cộng", card.draft.stages)
    return STAGES.grid(STAGES.rows(card.draft.stages), total, frozen=False)


def money_grid(card: HouseCard) -> Grid:
    """Who bore the house: the union by its vouchers, the others with money and goods."""
    numbers = ", ".join(each.number for each in card.vouchers if each.amount and each.state is VoucherState.POSTED)
    lines = [HouseSource(Funder.UNION, money=card.paid, goods=numbers), *card.draft.sources]
    total = SOURCES.total("Cộng", lines)
    return SOURCES.grid(SOURCES.rows(lines), total, frozen=False)
