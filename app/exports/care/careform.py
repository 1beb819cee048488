"""What the papers of care share: who prints them, their plain frame, and how a case is told without saying why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period
from app.exports.document import (
    Block,
    Column,
    Document,
    Grid,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import Params
from app.exports.heads import period_line

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.care.cases import CaseRow
    from app.models.queries.union.organisation import Organisation

SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Printer:
    """Who prints a paper of care, for which period."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    params: Params


def printer(read: Read, params: Params, period: Period) -> Printer:
    """The union as it stands at the end of a period."""
    from app.models.queries.union import organisation

    return Printer(
        organisation.organisation(read, period.last), organisation.officers(read, period.last), period, params
    )


def event_words(row: CaseRow) -> str:
    """``Ốm đau``, ``Tang (cha mẹ đẻ)``: the kind and whose, never why."""
    from app.domain.care.welfare import Relation

    name = row.kind.name
    return name if row.relation is Relation.SELF or row.member_id is None else f"{name} ({row.relation.label.lower()})"


def list_document(
    who: Printer,
    title: str,
    columns: tuple[Column, ...],
    rows: Iterable[Row],
    notes: Sequence[str] = (),
    *,
    under: str | None = None,
    landscape: bool = False,
    more: Sequence[Block] = (),
) -> Document:
    """A list with the union's head, title, period, grid, notes below and the signers."""
    union = who.organisation
    line = under if under is not None else period_line(who.period)
    told = tuple(Paragraph((Run(note),), larger=-1) for note in notes)
    return Document(
        title=f"{title.capitalize()} – {union.union}",
        author=union.union,
        subject=title.capitalize(),
        sheet=title.capitalize()[:28],
        setup=PageSetup(landscape, top=12, right=15, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM),
        blocks=(
            own_head(union),
            Spacer(3),
            Title((centred(title.upper(), 3), *((centred(line),) if line else ()))),
            Spacer(2),
            *more,
            Grid(columns, tuple(rows), smaller=12 - SIZE, pad=0.6),
            Spacer(1.5),
            *told,
            Spacer(2),
            own_signatures(union, who.officers, who.params),
        ),
    )
