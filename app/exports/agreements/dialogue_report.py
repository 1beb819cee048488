"""Báo cáo đối thoại và hội nghị người lao động of a period: what was held, by whom, what was asked and what came of it.

No official layout was found; the figures are those that superior unions ask for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueState, RequestState, yearly_duties
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.document import Align, Block, Column, Document, Grid, Kind, Row, RowKind, Spacer, Value
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import period_line
from app.exports.letterform import LETTER, closing, letter_head, paper_number, paper_title, paragraph

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.union.organisation import Organisation

_COLUMNS = (
    Column("kind", "Loại", 55),
    Column("held", "Số cuộc", 17, Kind.INT),
    Column("people", "Lượt người dự", 22, Kind.INT),
    Column("requests", "Kiến nghị", 19, Kind.INT),
    Column("settled", "Đã giải quyết", 19, Kind.INT),
    Column("refused", "Không chấp nhận", 19, Kind.INT),
    Column("waiting", "Chưa xong", 17, Kind.INT),
)
_OPEN_COLUMNS = (
    Column("place", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("request", "Kiến nghị chưa xong", 80),
    Column("day", "Đối thoại ngày", 25, Kind.DATE),
    Column("deadline", "Hạn", 25, Kind.DATE),
    Column("late", "Trễ (ngày)", 25, Kind.INT),
)


@dataclass(frozen=True, slots=True)
class DialogueCount:
    """What was held of one kind: times, people, requests by what became of them."""

    held: int
    people: int
    requests: int
    settled: int
    refused: int

    @property
    def waiting(self) -> int:
        """Requests open or promised."""
        return self.requests - self.settled - self.refused

    def cells(self) -> tuple[Value, ...]:
        """In the order of the columns after the kind."""
        return (self.held, self.people, self.requests, self.settled, self.refused, self.waiting)


@dataclass(frozen=True, slots=True)
class DialogueReportFigures:
    """The dialogues of a period that were held, and the union."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    held: Sequence[DialogueDraft]
    today: dt.date
    params: Params


def count_of(dialogues: Sequence[DialogueDraft]) -> DialogueCount:
    """The counts of some dialogues; who came is the number typed, else the people named."""
    requests = [each for dialogue in dialogues for each in dialogue.requests]
    return DialogueCount(
        len(dialogues),
        sum(each.people if each.people is not None else len(each.persons) for each in dialogues),
        len(requests),
        sum(each.state is RequestState.SETTLED for each in requests),
        sum(each.state is RequestState.REFUSED for each in requests),
    )


class DialogueReport(Form[DialogueReportFigures]):
    """Báo cáo tình hình đối thoại, hội nghị người lao động."""

    code = "dialogue-report"
    title = N_("Báo cáo đối thoại, hội nghị người lao động")
    source = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")
    group = N_("Thỏa ước, đối thoại")
    yearly = True

    def gather(self, read: Read, params: Params) -> DialogueReportFigures:
        from app.models.queries.agreements.dialogues import dialogues
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        held = [card.draft for card in dialogues(read, period) if card.draft.state is DialogueState.HELD]
        return DialogueReportFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            held,
            clock.today(),
            params,
        )

    def layout(self, gathered: DialogueReportFigures) -> Document:
        union = gathered.organisation
        blocks: list[Block] = [
            *letter_head(
                union,
                paper_number("", "BC", gathered.period.last.year),
                gathered.params.signed_on,
                place=gathered.params.place,
            ),
            paper_title(
                "Báo cáo",
                "Tình hình đối thoại tại nơi làm việc và hội nghị người lao động",
                under=period_line(gathered.period),
            ),
            Spacer(3),
            paragraph("I. Kết quả", bold=True, keeps_next=True),
            Spacer(1.5),
            Grid(_COLUMNS, _rows(gathered), smaller=1.5, frozen=False),
            Spacer(2),
            *_duties(gathered),
            paragraph("II. Kiến nghị chưa giải quyết xong", bold=True, keeps_next=True),
        ]
        waiting = _waiting(gathered)
        blocks += (
            [Spacer(1.5), Grid(_OPEN_COLUMNS, waiting, smaller=1.5, frozen=False)]
            if waiting
            else [paragraph("Không có.")]
        )
        blocks += closing(gathered.officers, (union.superior or "Công đoàn cấp trên", "Lưu: VT, CĐCS"))
        return Document(
            title=f"Báo cáo đối thoại – {union.union}",
            author=union.union,
            subject="Báo cáo đối thoại",
            sheet="Doi thoai",
            setup=LETTER,
            blocks=tuple(blocks),
        )

    def table(self, gathered: DialogueReportFigures) -> Table:
        rows: list[dict[str, JsonValue]] = []
        for kind in DialogueKind:
            count = count_of([each for each in gathered.held if each.kind is kind])
            rows.append({"kind": str(kind), **_as_json(count)})
        columns = (("kind", "Loại"), *((column.key, column.label) for column in _COLUMNS[1:]))
        return Table(str(gathered.period), columns, rows, _as_json(count_of(gathered.held)))


def _as_json(count: DialogueCount) -> dict[str, JsonValue]:
    return {
        "held": count.held,
        "people": count.people,
        "requests": count.requests,
        "settled": count.settled,
        "refused": count.refused,
        "waiting": count.waiting,
    }


def _rows(gathered: DialogueReportFigures) -> list[Row]:
    rows = [
        Row((kind.label, *count_of([each for each in gathered.held if each.kind is kind]).cells()))
        for kind in DialogueKind
    ]
    return [*rows, Row(("Cộng", *count_of(gathered.held).cells()), RowKind.TOTAL)]


def _duties(gathered: DialogueReportFigures) -> Iterator[Block]:
    for year in range(gathered.period.first.year, gathered.period.last.year + 1):
        for duty in yearly_duties(year, gathered.held):
            outcome = f"đã tổ chức ngày {show_date(duty.done_on)}" if duty.done_on else "chưa tổ chức trong kỳ báo cáo"
            yield paragraph(f"{duty.kind.label} năm {year}: {outcome}.")


def _waiting(gathered: DialogueReportFigures) -> list[Row]:
    asked = [(dialogue, each) for dialogue in gathered.held for each in dialogue.requests if not each.state.is_answered]
    return [
        Row((place, each.request, dialogue.held_on, each.deadline, each.days_late(gathered.today) or None))
        for place, (dialogue, each) in enumerate(asked, 1)
    ]


FORM = DialogueReport()
