"""The grids of reports on many activities: figures beside targets, cost by giver, the activities themselves.

A worksheet has one set of columns, so all of them stand on the same six.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.domain.activities.activities import ActivityState, CostShares, Giver
from app.domain.activities.activity_sums import MONEY_SUMS, SUM_NAMES, CountedFigure
from app.domain.money import show_money
from app.exports.activities.activityform import days_text
from app.exports.document import Align, Column, Grid, HeadCell, Kind, Row, RowKind

if TYPE_CHECKING:
    from app.models.queries.activities.activities import ActivityRow
    from app.models.queries.activities.activity_report import ProgrammeSum

NAME, AMOUNT = 49.0, 23.0
COLUMNS = (
    Column("number", "STT", 10, Kind.TEXT, align=Align.CENTER),
    Column("name", "Nội dung", NAME),
    Column("first", "", AMOUNT, Kind.MONEY),
    Column("second", "", AMOUNT, Kind.MONEY),
    Column("third", "", AMOUNT, Kind.MONEY),
    Column("note", "", 38),
)


def per_cent(part: int, whole: int) -> str:
    """``75%``, rounded half up to a whole per cent; nothing of nothing."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole > 0 else ""


def _head(*labels: str) -> tuple[tuple[HeadCell, ...], ...]:
    return (tuple(HeadCell(label) for label in labels),)


def figure_grid(figures: Mapping[str, CountedFigure], targets: Mapping[str, int], smaller: float = 2) -> Grid:
    """Every figure that is not nothing or was promised, beside its target."""
    shown = [key for key in SUM_NAMES if key in targets or (key in figures and figures[key].value)]
    return Grid(
        COLUMNS,
        tuple(_figure_rows(shown, figures, targets)),
        _head("STT", "Nội dung", "Chỉ tiêu", "Thực hiện", "So với\nchỉ tiêu", "Ghi chú"),
        smaller=smaller,
    )


def _figure_rows(
    shown: Sequence[str], figures: Mapping[str, CountedFigure], targets: Mapping[str, int]
) -> Iterator[Row]:
    for number, key in enumerate(shown, 1):
        value, wanted = figures[key].value if key in figures else 0, targets.get(key)
        share = "" if wanted is None else per_cent(value, wanted)
        note = "" if wanted is None else "Đạt" if value >= wanted else f"Thiếu {show_money(wanted - value)}"
        if key in MONEY_SUMS and value:
            note = "đồng"
        yield Row((str(number), SUM_NAMES[key].removesuffix(" (đồng)"), wanted, value, share, note))


def cost_grid(shares: CostShares, planned: Mapping[Giver, int], people: int, smaller: float = 2) -> Grid:
    """Cost by giver: planned, borne, and its share of the whole; cost per head below."""
    rows: list[Row] = []
    for giver in Giver:
        borne = shares.by_giver.get(giver, 0)
        if borne or planned.get(giver):
            rows.append(
                Row(
                    (
                        str(len(rows) + 1),
                        giver.label,
                        planned.get(giver) or None,
                        borne,
                        per_cent(borne, shares.total),
                        _cost_note(giver),
                    )
                )
            )
    total = sum(planned.values()) or None
    rows.append(
        Row((None, "Tổng cộng", total, shares.total + shares.left_over, None, _total_note(shares)), RowKind.TOTAL)
    )
    if people and shares.total:
        rows.append(
            Row((None, "Bình quân một lượt người", None, (2 * shares.total + people) // (2 * people), None, "đồng"))
        )
    return Grid(
        COLUMNS,
        tuple(rows),
        _head("STT", "Nguồn", "Dự kiến\n(đồng)", "Thực hiện\n(đồng)", "Tỷ lệ", "Ghi chú"),
        smaller=smaller,
    )


def _cost_note(giver: Giver) -> str:
    return "theo chứng từ chi" if giver is Giver.UNION else ""


def _total_note(shares: CostShares) -> str:
    if shares.left_over:
        return f"còn dư {show_money(shares.left_over)} đồng thu hộ"
    return f"qua quỹ công đoàn {show_money(shares.spent)}" if shares.spent else ""


def activity_grid(
    programmes: Iterable[ProgrammeSum], names: Mapping[str, str], results: Mapping[int, str], smaller: float = 2
) -> Grid:
    """The activities under their programmes: day, people, cost, result; sums at the end."""
    listed = list(programmes)
    rows = list(_activity_rows(listed, names, results))
    people, cost = sum(each.people for each in listed), sum(each.cost for each in listed)
    count = sum(len(each.rows) for each in listed)
    rows.append(Row((None, f"Cộng {count} hoạt động", None, people, cost, None), RowKind.TOTAL))
    return Grid(
        COLUMNS,
        tuple(rows),
        _head("STT", "Hoạt động", "Thời gian", "Số người\n(nữ)", "Chi phí\n(đồng)", "Kết quả"),
        smaller=smaller,
    )


def _activity_rows(
    programmes: Sequence[ProgrammeSum], names: Mapping[str, str], results: Mapping[int, str]
) -> Iterator[Row]:
    number = 0
    several = len(programmes) > 1 or bool(programmes and programmes[0].key)
    for each in programmes:
        if several and each.rows:
            yield Row((None, names.get(each.key, "") or "Hoạt động khác", None, None, None, None), RowKind.GROUP)
        for row in each.rows:
            number += 1
            yield Row(
                (
                    str(number),
                    row.title,
                    days_text(row),
                    came_text(row),
                    row.money.total or None,
                    results.get(row.id) or state_note(row),
                )
            )


def came_text(row: ActivityRow) -> str:
    """``41 (23)``: how many came and how many of them women."""
    if row.people.came is None:
        return ""
    return show_money(row.people.came) + (f" ({show_money(row.people.women)})" if row.people.women else "")


def state_note(row: ActivityRow) -> str:
    """What stands in place of a result while there is none."""
    return "Chưa tổ chức" if row.state is ActivityState.PLANNED else ""
