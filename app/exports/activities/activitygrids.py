"""The grids of reports on many activities: figures beside targets, cost by funder, the activities themselves.

A worksheet has one set of columns, so all of them stand on the same six.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from app.domain.activities.activities import ActivityState, CostShares, Funder, per_head
from app.domain.activities.activity_sums import MONEY_SUMS, SUM_NAMES, CountedFigure
from app.domain.activities.records import ACTIVITY
from app.domain.money import show_money
from app.exports.activities.activityform import days_text
from app.exports.document import Align, Column, Grid, Kind, Row, RowKind, heads
from app.exports.listing import Data, FieldColumns, Listing
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


_row = FieldColumns[ActivityRow](ACTIVITY, lambda row: row)
ACTIVITIES = Listing(
    _row("title", data=None, paper=False),
    *_row.data("kind", "programme"),
    Data("day", "Ngày", lambda row: row.starts_on),
    *_row.data("state"),
    Data("people", "Số người", lambda row: row.people.came),
    Data("women", "Trong đó nữ", lambda row: row.people.women),
    Data("spent", "Chi theo chứng từ", lambda row: row.money.spent),
    Data("cost", "Chi phí", lambda row: row.money.total),
)
"""Activities for other programs; each report takes what it needs."""


def six(rows: Iterable[Row], *labels: str) -> Grid:
    """A grid on the six columns under its own head."""
    return Grid(COLUMNS, tuple(rows), heads(*labels), smaller=2)


def per_cent(part: int, whole: int) -> str:
    """``75%``, rounded half up to a whole per cent; nothing of nothing."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole > 0 else ""


def figure_grid(figures: Mapping[str, CountedFigure], targets: Mapping[str, int]) -> Grid:
    """Every figure that is not nothing or was promised, beside its target."""
    shown = [key for key in SUM_NAMES if key in targets or (key in figures and figures[key].value)]
    rows = _figure_rows(shown, figures, targets)
    return six(rows, "STT", "Nội dung", "Chỉ tiêu", "Thực hiện", "So với\nchỉ tiêu", "Ghi chú")


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


def cost_grid(shares: CostShares, planned: Mapping[Funder, int], people: int) -> Grid:
    """Cost by funder: planned, borne, and its share of the whole; cost per head below."""
    rows = _cost_rows(shares, planned, people)
    return six(rows, "STT", "Nguồn", "Dự kiến\n(đồng)", "Thực hiện\n(đồng)", "Tỷ lệ", "Ghi chú")


def _cost_rows(shares: CostShares, planned: Mapping[Funder, int], people: int) -> Iterator[Row]:
    bore = [funder for funder in Funder if shares.by_funder.get(funder) or planned.get(funder)]
    for number, funder in enumerate(bore, 1):
        borne, meant = shares.by_funder.get(funder, 0), planned.get(funder) or None
        share = per_cent(borne, shares.total)
        yield Row((str(number), funder.label, meant, borne, share, _cost_note(funder)))
    total = sum(planned.values()) or None
    note = _total_note(shares)
    yield Row((None, "Tổng cộng", total, shares.total + shares.left_over, None, note), RowKind.TOTAL)
    if people and shares.total:
        yield Row((None, "Bình quân một lượt người", None, per_head(shares.total, people), None, "đồng"))


def _cost_note(funder: Funder) -> str:
    return "theo chứng từ chi" if funder is Funder.UNION else ""


def _total_note(shares: CostShares) -> str:
    if shares.left_over:
        return f"còn dư {show_money(shares.left_over)} đồng thu hộ"
    return f"qua quỹ công đoàn {show_money(shares.spent)}" if shares.spent else ""


def activity_grid(programmes: Iterable[ProgrammeSum], names: Mapping[str, str], results: Mapping[int, str]) -> Grid:
    """The activities under their programmes: day, people, cost, result; sums at the end."""
    rows = _activity_rows(list(programmes), names, results)
    return six(rows, "STT", "Hoạt động", "Thời gian", "Số người\n(nữ)", "Chi phí\n(đồng)", "Kết quả")


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
    whole = sum(len(each.rows) for each in programmes)
    yield Row((None, f"Cộng {whole} hoạt động", None, people, cost, None), RowKind.TOTAL)


def came_text(row: ActivityRow) -> str:
    """``41 (23)``: how many came and how many of them women."""
    if row.people.came is None:
        return ""
    return show_money(row.people.came) + (f" ({show_money(row.people.women)})" if row.people.women else "")


def state_note(row: ActivityRow) -> str:
    """What stands in place of a result while there is none."""
    return "Chưa tổ chức" if row.state is ActivityState.PLANNED else ""
