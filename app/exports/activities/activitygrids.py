"""The grids of reports on many activities: figures beside targets, cost by funder, the activities themselves.

A worksheet has one set of columns, so all of them stand on the same six.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from app.domain.activities.activities import ActivityState, CostShares, Funder, per_head
from app.domain.activities.activity_sums import MONEY_SUMS, SUM_NAMES, CountedFigure
from app.domain.money import show_money
from app.exports.activities.activityform import ACTIVITY, days_text
from app.exports.document import Align, Column, Grid, Kind, Row, RowKind, Share, Value, heads
from app.exports.listing import Data, Listing
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import ProgrammeSum

COLUMNS = (
    Column("number", "STT", 10, Kind.TEXT, align=Align.CENTER),
    Column("name", "Nội dung", 49),
    Column("first", "", 23, Kind.MONEY),
    Column("second", "", 23, Kind.MONEY),
    Column("third", "", 23, Kind.MONEY),
    Column("note", "", 38),
)

ACTIVITIES = Listing(
    ACTIVITY("title", data=None, paper=False),
    *ACTIVITY.data("kind", "programme"),
    Data("day", "Ngày", lambda row: row.starts_on),
    *ACTIVITY.data("state"),
    Data("people", "Số người", lambda row: row.people.came),
    Data("women", "Trong đó nữ", lambda row: row.people.women),
    Data("spent", "Chi theo chứng từ", lambda row: row.money.spent),
    Data("cost", "Chi phí", lambda row: row.money.total),
)
"""Activities for other programs; each report takes what it needs."""


def six(lines: Iterable[Sequence[Value]], *labels: str, below: Iterable[Row] = (), share: str = "") -> Grid:
    """A grid on the six columns under its own head: lines with their places, then rows as they are.

    ``share`` is how a line's part of a whole, in the third column of figures, is reckoned anew.
    """
    rows = [Row((str(place), *cells)) for place, cells in enumerate(lines, 1)]
    live = [row.reckoned(third=share) if share and isinstance(row.cells[4], Share) else row for row in rows]
    return Grid(COLUMNS, (*live, *below), heads(*labels), smaller=2)


def sum_row(*cells: Value, **formulas: str) -> Row:
    """The last row of a grid on the six columns."""
    return Row((None, *cells), RowKind.TOTAL).reckoned("total", **formulas)


SUM = "SUM({every})"


def per_cent(part: int, whole: int) -> Share | None:
    """``75%``, rounded half up to a whole per cent; nothing of nothing."""
    return Share((200 * part + whole) // (2 * whole)) if whole > 0 else None


def figure_grid(figures: Mapping[str, CountedFigure], targets: Mapping[str, int]) -> Grid:
    """Every figure that is not nothing or was promised, beside its target."""
    values = {key: figures[key].value if key in figures else 0 for key in SUM_NAMES}
    lines = [_figure(key, value, targets.get(key)) for key, value in values.items() if key in targets or value]
    labels = ("STT", "Nội dung", "Chỉ tiêu", "Thực hiện", "So với\nchỉ tiêu", "Ghi chú")
    return six(lines, *labels, share="ROUND({:second}/{:first},2)")


def _figure(key: str, value: int, wanted: int | None) -> Sequence[Value]:
    share = None if wanted is None else per_cent(value, wanted)
    note = "" if wanted is None else "Đạt" if value >= wanted else f"Thiếu {show_money(wanted - value)}"
    if key in MONEY_SUMS and value:
        note = "đồng"
    return SUM_NAMES[key].removesuffix(" (đồng)"), wanted, value, share, note


def cost_grid(shares: CostShares, planned: Mapping[Funder, int], people: int) -> Grid:
    """Cost by funder: planned, borne, and its share of the whole; cost per head below."""
    lines: list[Sequence[Value]] = []
    for funder in Funder:
        borne, meant = shares.by_funder.get(funder, 0), planned.get(funder) or None
        if borne or meant:
            note = "theo chứng từ chi" if funder is Funder.UNION else ""
            lines.append((funder.label, meant, borne, per_cent(borne, shares.total), note))
    whole, borne = sum(planned.values()) or None, shares.total + shares.left_over
    left = f"+{shares.left_over}" if shares.left_over else ""
    below = [sum_row("Tổng cộng", whole, borne, None, _total_note(shares), first=SUM, second=SUM + left)]
    if people and shares.total:
        below.append(Row((None, "Bình quân một lượt người", None, per_head(shares.total, people), None, "đồng")))
    labels = ("STT", "Nguồn", "Dự kiến\n(đồng)", "Thực hiện\n(đồng)", "Phần trong\ntổng số", "Ghi chú")
    live = (
        "ROUND({:second}/{total:second},2)"
        if not left
        else f"ROUND({{:second}}/({{total:second}}-{shares.left_over}),2)"
    )
    return six(lines, *labels, below=below, share=live)


def _total_note(shares: CostShares) -> str:
    if shares.left_over:
        return f"còn dư {show_money(shares.left_over)} đồng thu hộ"
    return f"qua quỹ công đoàn {show_money(shares.spent)}" if shares.spent else ""


def activity_grid(programmes: Iterable[ProgrammeSum], names: Mapping[str, str], results: Mapping[int, str]) -> Grid:
    """The activities under their programmes: day, people, cost, result; sums at the end."""
    rows = _activity_rows(list(programmes), names, results)
    return six((), "STT", "Hoạt động", "Thời gian", "Số người\n(nữ)", "Chi phí\n(đồng)", "Kết quả", below=rows)


def _activity_rows(
    programmes: Sequence[ProgrammeSum], names: Mapping[str, str], results: Mapping[int, str]
) -> Iterator[Row]:
    number = count(1)
    several = len(programmes) > 1 or bool(programmes and programmes[0].key)
    for each in programmes:
        if several and each.rows:
            yield Row((None, names.get(each.key, "") or "Hoạt động khác", *(None,) * 4), RowKind.GROUP)
        for row in each.rows:
            place, result = str(next(number)), results.get(row.id) or state_note(row)
            yield Row((place, row.title, days_text(row), came_text(row), row.money.total or None, result))
    people, cost = sum(each.people for each in programmes), sum(each.cost for each in programmes)
    yield sum_row(f"Cộng {next(number) - 1} hoạt động", None, people, cost, None, third=SUM)


def came_text(row: ActivityRow) -> str:
    """``41 (23)``: how many came and how many of them women."""
    if row.people.came is None:
        return ""
    return show_money(row.people.came) + (f" ({show_money(row.people.women)})" if row.people.women else "")


def state_note(row: ActivityRow) -> str:
    """What stands in place of a result while there is none."""
    return "Chưa tổ chức" if row.state is ActivityState.PLANNED else ""
