"""Báo cáo đối thoại và hội nghị người lao động of a period: what was held, by whom, what was asked and what came of it.

No official layout was found; the figures are those that superior unions ask for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import clock
from app.domain.agreements.dialogue import (
    DialogueDraft,
    DialogueKind,
    DialogueRequest,
    DialogueState,
    RequestState,
    yearly_duties,
)
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.document import Block, Document, RowKind, Spacer, aired
from app.exports.form import Table
from app.exports.heads import period_line
from app.exports.issuer import About
from app.exports.letterform import closing, letter, paper_number, paragraph, section
from app.exports.listing import Count, Data, Day, Listing, Text, numbered
from app.exports.ownform import OWN_FORM
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.agreements.dialogues import dialogues

OfKind = tuple[DialogueKind | None, Sequence[DialogueDraft]]
"""A kind (None: all of them) and its dialogues that were held."""


def _people(of_kind: OfKind) -> int:
    """Who came is the number typed, else the people named."""
    return sum(len(each.persons) if each.people is None else each.people for each in of_kind[1])


def _asked(of_kind: OfKind, *states: RequestState) -> int:
    return sum(each.state in states for dialogue in of_kind[1] for each in dialogue.requests)


_COUNTS: Listing[OfKind] = Listing(
    Data("kind", "Loại", lambda each: each[0]),
    Text("name", "Loại", lambda each: each[0].label if each[0] else "Cộng", 55, data=""),
    Count("held", "Số cuộc", lambda each: len(each[1]), 17),
    Count("people", "Lượt người dự", _people, 22),
    Count("requests", "Kiến nghị", lambda each: _asked(each, *RequestState), 19),
    Count("settled", "Đã giải quyết", lambda each: _asked(each, RequestState.SETTLED), 19),
    Count("refused", "Không chấp nhận", lambda each: _asked(each, RequestState.REFUSED), 19),
    Count("waiting", "Chưa xong", lambda each: _asked(each, RequestState.OPEN, RequestState.ACCEPTED), 17),
)


@dataclass(frozen=True, slots=True)
class HeldDialogues:
    """The dialogues of a period that were held, looked at on a day."""

    held: Sequence[DialogueDraft]
    today: dt.date


def _by_kind(held: Sequence[DialogueDraft]) -> list[OfKind]:
    return [(kind, [each for each in held if each.kind is kind]) for kind in DialogueKind]


class DialogueReport(PeriodForm[HeldDialogues]):
    """Báo cáo tình hình đối thoại, hội nghị người lao động."""

    code = "dialogue-report"
    title = N_("Báo cáo đối thoại, hội nghị người lao động")
    source = OWN_FORM
    group = N_("Thỏa ước, đối thoại")
    yearly = True

    def facts(self, read: Read, period: Period) -> HeldDialogues:
        held = [card.draft for card in dialogues(read, period) if card.draft.state is DialogueState.HELD]
        return HeldDialogues(held, clock.today())

    def layout(self, gathered: About[HeldDialogues]) -> Document:
        who = gathered.who
        return letter(
            who,
            ("Báo cáo", "Tình hình đối thoại tại nơi làm việc và hội nghị người lao động"),
            _body(gathered),
            under=period_line(who.period),
            number=paper_number("", "BC", who.period.last.year),
            day=who.params.signed_on,
            sheet="Doi thoai",
            name="Báo cáo đối thoại",
        )

    def table(self, gathered: About[HeldDialogues]) -> Table:
        held = gathered.about.held
        whole = {key: value for key, value in _COUNTS.told_line((None, held)).items() if key != "kind"}
        return _COUNTS.table(gathered.who.period, _by_kind(held), **whole)


def _body(gathered: About[HeldDialogues]) -> Iterator[Block]:
    yield section("I. Kết quả")
    yield Spacer(1.5)
    counted = ("held", "people", "requests", "settled", "refused", "waiting")
    total = _COUNTS.row((None, gathered.about.held), kind=RowKind.TOTAL)
    total = total.reckoned(**dict.fromkeys(counted, "SUM({every})"))
    yield from aired(_COUNTS.grid(_COUNTS.rows(_by_kind(gathered.about.held)), total, frozen=False))
    yield from _duties(gathered)
    yield section("II. Kiến nghị chưa giải quyết xong")
    asked = [
        (dialogue, each) for dialogue in gathered.about.held for each in dialogue.requests if not each.state.is_answered
    ]
    waiting: Listing[tuple[DialogueDraft, DialogueRequest]] = Listing(
        numbered(),
        Text("request", "Kiến nghị chưa xong", lambda line: line[1].request, 80),
        Day("day", "Đối thoại ngày", lambda line: line[0].held_on, 25),
        Day("deadline", "Hạn", lambda line: line[1].deadline, 25),
        Count("late", "Trễ (ngày)", lambda line: line[1].days_late(gathered.about.today), 25, blank=True),
    )
    if asked:
        yield Spacer(1.5)
        yield waiting.grid(waiting.rows(asked), frozen=False)
    else:
        yield paragraph("Không có.")
    yield from closing(gathered.who, gathered.who.superior or "Công đoàn cấp trên", "Lưu: VT, CĐCS")


def _duties(gathered: About[HeldDialogues]) -> Iterator[Block]:
    for year in range(gathered.who.period.first.year, gathered.who.period.last.year + 1):
        for duty in yearly_duties(year, gathered.about.held):
            kinds = {each.kind for each in gathered.about.held if each.held_on == duty.done_on}
            # Why: a dialogue of May stands on a line of its own above, and answers for the periodic one.
            within = f", là {DialogueKind.MAY.label.lower()}" if duty.kind not in kinds else ""
            outcome = (
                f"đã tổ chức ngày {show_date(duty.done_on)}{within}"
                if duty.done_on
                else "chưa tổ chức trong kỳ báo cáo"
            )
            yield paragraph(f"{duty.kind.label} năm {year}: {outcome}.")
