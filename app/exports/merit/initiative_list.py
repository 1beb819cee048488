"""Danh sách sáng kiến: the initiatives of a period with author, level, benefit and how it was reckoned, and reward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period
from app.domain.merit.merit import InitiativeState
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Column,
    Document,
    Grid,
    Kind,
    PageNumbers,
    PageSetup,
    Row,
    RowKind,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures, room_for
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import period_line

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.merit.merit import InitiativeRow
    from app.models.queries.union.organisation import Organisation

_WIDTH = 267.0


@dataclass(frozen=True, slots=True)
class InitiativeFigures:
    """The initiatives of a period and the union."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    rows: Sequence[InitiativeRow]
    params: Params

    @property
    def recognised(self) -> list[InitiativeRow]:
        """Those that were recognised."""
        return [row for row in self.rows if row.draft.state is InitiativeState.RECOGNISED]


class InitiativeList(Form[InitiativeFigures]):
    """Danh sách sáng kiến, cải tiến."""

    code = "initiative-list"
    title = N_("Danh sách sáng kiến")
    source = HOUSE_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> InitiativeFigures:
        from app.models.queries.merit import merit
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        return InitiativeFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            merit.initiatives(read, period)[::-1],
            params,
        )

    def layout(self, gathered: InitiativeFigures) -> Document:
        union = gathered.organisation
        benefit = sum(row.draft.benefit for row in gathered.recognised)
        money, reward = max(24.0, room_for(benefit)), max(20.0, room_for(sum(row.reward for row in gathered.rows)))
        rest = _WIDTH - 10 - 20 - 30 - 26 - money - reward - 30
        columns = (
            Column("place", "STT", 10, Kind.INT, align=Align.CENTER),
            Column("title", "Tên sáng kiến", rest * 0.62),
            Column("author", "Tác giả", rest * 0.38),
            Column("submitted_on", "Ngày nộp", 20, Kind.DATE),
            Column("level", "Cấp công nhận", 30),
            Column("decision", "Quyết định", 26),
            Column("benefit", "Làm lợi (đồng)", money, Kind.MONEY),
            Column("reward", "Thưởng (đồng)", reward, Kind.MONEY),
            Column("state", "Kết quả", 30),
        )
        rows = [_row(place, row) for place, row in enumerate(gathered.rows, 1)]
        told = f"Cộng: {len(gathered.rows)} sáng kiến, {len(gathered.recognised)} được công nhận"
        paid = sum(row.reward for row in gathered.rows)
        rows.append(Row((None, told, None, None, None, None, benefit, paid, None), RowKind.TOTAL))
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(3),
            Title((centred("DANH SÁCH SÁNG KIẾN", 1), centred(period_line(gathered.period)))),
            Spacer(3),
            Grid(columns, rows, smaller=1.5),
            Spacer(4),
            own_signatures(union, gathered.officers, gathered.params),
        )
        return Document(
            title=f"Danh sách sáng kiến – {union.union}", author=union.union, subject="Danh sách sáng kiến", sheet="Sang kien",
            setup=PageSetup(landscape=True, size=11.5, left=15, right=15, top=15, bottom=15, numbers=PageNumbers.BOTTOM), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: InitiativeFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "title": row.draft.title,
                "author": row.author,
                "field": row.draft.field,
                "level": str(row.draft.level),
                "state": str(row.draft.state),
                "benefit": row.draft.benefit,
                "reward": row.reward,
                "paid": row.paid,
            }
            for row in gathered.rows
        ]
        columns = (
            ("title", "Tên"), ("author", "Tác giả"), ("field", "Lĩnh vực"), ("level", "Cấp"), ("state", "Kết quả"),
            ("benefit", "Làm lợi"), ("reward", "Thưởng"), ("paid", "Đã chi"),
        )  # fmt: skip
        totals: dict[str, JsonValue] = {
            "initiatives": len(rows),
            "recognised": len(gathered.recognised),
            "benefit": sum(row.draft.benefit for row in gathered.recognised),
            "paid": sum(row.paid for row in gathered.rows),
        }
        return Table(str(gathered.period), columns, rows, totals)


def _row(place: int, row: InitiativeRow) -> Row:
    draft = row.draft
    level = draft.level.label if draft.state is InitiativeState.RECOGNISED else ""
    return Row(
        (place, draft.title, row.author, draft.submitted_on, level, draft.decision, draft.benefit or None, row.reward or None,
         draft.state.label)
    )  # fmt: skip


FORM = InitiativeList()
