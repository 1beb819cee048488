"""Danh sách thi đua: who registered in a year, in which drive, for which title, how they were judged, and the decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.merit.merit import Result, drive_key
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
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import HOUSE_FORM, centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.merit.merit import EmulationRow
    from app.models.queries.union.organisation import Organisation

_COLUMNS = (
    Column("place", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("name", "Đoàn viên, tập thể", 46),
    Column("title", "Đăng ký danh hiệu", 38),
    Column("group_result", "Tổ xét", 26),
    Column("final_result", "Kết quả", 30),
    Column("decision", "Quyết định", 32),
)


@dataclass(frozen=True, slots=True)
class EmulationFigures:
    """The registrations of a year and the union."""

    organisation: Organisation
    officers: Mapping[str, str]
    year: int
    rows: Sequence[EmulationRow]
    params: Params


class EmulationList(Form[EmulationFigures]):
    """Danh sách đăng ký và kết quả thi đua."""

    code = "emulation-list"
    title = N_("Danh sách đăng ký và kết quả thi đua")
    source = HOUSE_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> EmulationFigures:
        from app.models.queries.merit import merit
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        return EmulationFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            period.last.year,
            merit.emulation(read, period.last.year),
            params,
        )

    def layout(self, gathered: EmulationFigures) -> Document:
        union = gathered.organisation
        counts = Counter(row.draft.final_result for row in gathered.rows)
        told = "; ".join(f"{result.label.lower()} {counts[result]}" for result in Result if counts[result])
        blocks: tuple[Block, ...] = (
            own_head(union),
            Spacer(3),
            Title((centred("DANH SÁCH ĐĂNG KÝ VÀ KẾT QUẢ THI ĐUA", 1), centred(f"Năm {gathered.year}"))),
            Spacer(3),
            Grid(_COLUMNS, list(_rows(gathered.rows)), smaller=1.5),
            Spacer(1.5),
            Paragraph((Run(f"Cộng {len(gathered.rows)} dòng{f': {told}' if told else ''}.", italic=True),), larger=-1),
            Spacer(4),
            own_signatures(union, gathered.officers, gathered.params),
        )
        return Document(
            title=f"Danh sách thi đua {gathered.year} – {union.union}", author=union.union, subject="Danh sách thi đua",
            sheet="Thi dua", setup=PageSetup(size=11.5, left=15, right=13, numbers=PageNumbers.BOTTOM), blocks=blocks,
        )  # fmt: skip

    def table(self, gathered: EmulationFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "name": row.name,
                "group": row.group,
                "drive": row.draft.drive,
                "title": row.draft.title,
                "own_result": str(row.draft.own_result),
                "group_result": str(row.draft.group_result),
                "final_result": str(row.draft.final_result),
                "decision": row.draft.decision,
            }
            for row in gathered.rows
        ]
        columns = (
            ("name", "Đoàn viên, tập thể"), ("group", "Tổ"), ("drive", "Phong trào"), ("title", "Danh hiệu"), ("own_result", "Tự xét"),
            ("group_result", "Tổ xét"), ("final_result", "Kết quả"), ("decision", "Quyết định"),
        )  # fmt: skip
        best = sum(row.draft.final_result is Result.EXCELLENT for row in gathered.rows)
        return Table(str(gathered.year), columns, rows, {"registered": len(rows), "excellent": best})


def _rows(registered: Sequence[EmulationRow]) -> list[Row]:
    rows: list[Row] = []
    ordered = sorted(registered, key=lambda row: drive_key(row.draft.drive))
    for _key, of_drive in groupby(ordered, key=lambda row: drive_key(row.draft.drive)):
        listed = list(of_drive)
        rows.append(Row((None, listed[0].draft.drive, None, None, None, None), RowKind.GROUP, keeps_next=True))
        rows += [_row(place, row) for place, row in enumerate(listed, 1)]
    return rows


def _row(place: int, row: EmulationRow) -> Row:
    draft = row.draft
    judged = [result.label if result is not Result.NONE else "" for result in (draft.group_result, draft.final_result)]
    name = f"{row.name} ({row.group})" if draft.member_id and row.group else row.name
    return Row((place, name, draft.title, *judged, draft.decision))


FORM = EmulationList()
