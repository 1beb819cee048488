"""Danh sách giới thiệu đoàn viên ưu tú cho Đảng: who, from which tổ, and the day and paper of each stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period, show_date
from app.domain.merit.merit import PartyStage
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
    Paragraph,
    Row,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import period_line

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.merit.merit import PartyRow
    from app.models.queries.union.organisation import Organisation

_GENDERS = {"female": "Nữ", "male": "Nam"}
_COLUMNS = (
    Column("place", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("name", "Họ và tên", 44),
    Column("gender", "Giới", 12, align=Align.CENTER),
    Column("group", "Tổ", 28),
    Column("introduced", "Giới thiệu cho Đảng", 30, align=Align.CENTER),
    Column("trained", "Học lớp nhận thức", 30, align=Align.CENTER),
    Column("admitted", "Được kết nạp", 28, align=Align.CENTER),
)


@dataclass(frozen=True, slots=True)
class PartyFigures:
    """The members with a stage in a period, and the union."""

    organisation: Organisation
    officers: Mapping[str, str]
    period: Period
    rows: Sequence[PartyRow]
    params: Params

    def count(self, stage: PartyStage) -> int:
        """How many reached a stage within the period."""
        return sum(stage in row.days and row.days[stage] in self.period for row in self.rows)


class PartyList(Form[PartyFigures]):
    """Danh sách phát triển Đảng trong đoàn viên."""

    code = "party-list"
    title = N_("Danh sách giới thiệu đoàn viên ưu tú cho Đảng")
    source = HOUSE_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> PartyFigures:
        from app.models.queries.merit import merit
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        return PartyFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period,
            merit.party(read, period),
            params,
        )

    def layout(self, gathered: PartyFigures) -> Document:
        union = gathered.organisation
        told = (
            f"Trong kỳ: giới thiệu {gathered.count(PartyStage.INTRODUCED)}, học lớp nhận thức {gathered.count(PartyStage.TRAINED)}, "
            f"kết nạp {gathered.count(PartyStage.ADMITTED)}."
        )
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(3),
            Title((centred("DANH SÁCH GIỚI THIỆU ĐOÀN VIÊN ƯU TÚ CHO ĐẢNG", 1), centred(period_line(gathered.period)))),
            Spacer(3),
            Grid(_COLUMNS, [_row(place, row) for place, row in enumerate(gathered.rows, 1)], smaller=1.5),
            Spacer(1.5),
            Paragraph((Run(told, italic=True),), larger=-1),
            Spacer(4),
            own_signatures(union, gathered.officers, gathered.params),
        )
        return Document(
            title=f"Giới thiệu đoàn viên cho Đảng – {union.union}", author=union.union, subject="Phát triển Đảng", sheet="Dang",
            setup=PageSetup(size=11.5, left=15, right=13, numbers=PageNumbers.BOTTOM), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: PartyFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": row.name,
                "gender": row.gender,
                "group": row.group,
                **{str(stage): row.days[stage].isoformat() if stage in row.days else None for stage in PartyStage},
            }
            for row in gathered.rows
        ]
        columns = (
            ("name", "Họ và tên"),
            ("gender", "Giới"),
            ("group", "Tổ"),
            *((str(stage), stage.label) for stage in PartyStage),
        )
        return Table(str(gathered.period), columns, rows, {str(stage): gathered.count(stage) for stage in PartyStage})


def _row(place: int, row: PartyRow) -> Row:
    stages = (
        f"{show_date(row.days[stage])}" + (f"\n{row.papers[stage]}" if row.papers[stage] else "")
        if stage in row.days
        else ""
        for stage in PartyStage
    )
    return Row((place, row.name, _GENDERS.get(row.gender, ""), row.group, *stages))


FORM = PartyList()
