"""One table in the shapes people give it: each import reads from every shape what it reads from the plain one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from app.domain.members.member_import import KnownMembers
from app.domain.problems import Level
from app.domain.sheets import Cell
from app.domain.text import fold
from app.imports.dues.dues_sheet import recognise_dues
from app.imports.dues.dues_year import read_year_sheet
from app.imports.intake.book_rows import read_lines
from app.imports.intake.book_sheet import recognise
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import recognise_members
from app.imports.workbook import Merge, Sheet
from tests.member_samples import OPTIONS

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Shown:
    """A table: titles above, its head in one or two rows, its rows, and a line of sums."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    total: Row
    title: tuple[Row, ...] = ()
    merges: tuple[Merge, ...] = ()

    def sheet(self) -> Sheet:
        down = len(self.title)
        merges = tuple((top + down, left, bottom + down, right) for top, left, bottom, right in self.merges)
        return Sheet("ds", (*self.title, *self.head, *self.rows, self.total), merges)


# ---- the plain tables ------------------------------------------------------------------------------------------

MEMBERS = Shown(
    head=(("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Tổ công đoàn", "Mức lương"),),
    rows=(
        (1.0, "Lê Văn An", dt.date(1990, 2, 25), "Nam", "079090000001", "Tổ may 1", 5_500_000.0),
        (2.0, "Trần Thị Thuý", dt.date(1991, 3, 18), "Nữ", "079191000002", "Tổ may 1", 6_120_000.0),
        (3.0, "Võ Hữu Giang", dt.date(1985, 12, 30), "Nam", "079085000003", "Tổ cắt", 7_850_500.0),
    ),
    total=(None, "Tổng cộng", None, None, None, None, 19_470_500.0),
)
DUES = Shown(
    head=(("STT", "Họ và tên", "Mã NV", "Mức lương đóng", "2% KPCĐ", "Đoàn phí 0,5%", "Tổng cộng"),),
    rows=(
        (1.0, "Lê Văn An", "101", 5_500_000.0, 110_000.0, 27_500.0, 137_500.0),
        (2.0, "Trần Thị Thuý", "102", 6_120_000.0, 122_400.0, 30_600.0, 153_000.0),
        (3.0, "Võ Hữu Giang", "103", 7_850_000.0, 157_000.0, 39_250.0, 196_250.0),
    ),
    total=(None, "Tổng cộng", None, 19_470_000.0, 389_400.0, 97_350.0, 486_750.0),
)
YEAR = Shown(
    head=(("Tháng", "Số lao động", "Quỹ lương", "2% kinh phí", "Nhận lại 75%", "Giữ lại đoàn phí"),),
    rows=(
        ("Tháng 01/2026", 20.0, 120_000_000.0, 2_400_000.0, 1_800_000.0, 420_000.0),
        ("Tháng 02/2026", 21.0, 126_000_000.0, 2_520_000.0, 1_890_000.0, 441_000.0),
        ("Tháng 03/2026", 22.0, 132_000_000.0, 2_640_000.0, 1_980_000.0, 462_000.0),
    ),
    total=("Tổng cộng", 63.0, 378_000_000.0, 7_560_000.0, 5_670_000.0, 1_323_000.0),
)
CASH = Shown(
    head=(("Ngày ghi sổ", "Ngày chứng từ", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn quỹ"),),
    rows=(
        (dt.date(2026, 1, 15), dt.date(2026, 1, 14), "PT2026/01", "Thu đoàn phí", 500_000.0, None, 1_500_000.0),
        (dt.date(2026, 2, 20), dt.date(2026, 2, 20), "PC2026/01", "Chi thăm ốm", None, 300_000.0, 1_200_000.0),
        (dt.date(2026, 3, 25), dt.date(2026, 3, 24), "PT2026/02", "Thu đoàn phí", 700_000.0, None, 1_900_000.0),
    ),
    total=(None, None, None, "Cộng phát sinh", 1_200_000.0, 300_000.0, None),
)

# ---- what each import reads ------------------------------------------------------------------------------------


def members(sheet: Sheet) -> object:
    found = recognise_members(sheet)
    assert found is not None
    plan = plan_members(found, KnownMembers(), OPTIONS)
    assert [each for each in plan.findings if each.level is not Level.NOTE] == []
    return [each.draft for each in plan.rows]


def dues(sheet: Sheet) -> object:
    found = recognise_dues(sheet)
    assert found is not None
    assert found.totals is not None
    rows = [*found.rows, found.totals]
    return [(row.staff_number, {column: _amount(cell) for column, cell in row.cells.items()}) for row in rows], [
        fold(row.name) for row in found.rows
    ]


def year(sheet: Sheet) -> object:
    found = read_year_sheet(sheet)
    assert found is not None
    assert found.findings == ()
    return [(row.month, row.figures) for row in found.rows], found.totals


def cash(sheet: Sheet) -> object:
    found = recognise(sheet)
    assert found is not None
    assert found.totals is not None
    return [
        (line.book_date, line.voucher_date, line.read_number, line.narration, line.direction, line.amount, line.balance)
        for line in read_lines(found)
    ], _amount(found.totals.amount_in)


def _amount(cell: Cell) -> Cell:
    return float(cell.replace(".", "")) if isinstance(cell, str) else cell


TABLES: dict[str, tuple[Shown, Callable[[Sheet], object]]] = {
    "members": (MEMBERS, members),
    "dues": (DUES, dues),
    "year": (YEAR, year),
    "cash": (CASH, cash),
}

# ---- the shapes ------------------------------------------------------------------------------------------------


def _every_row(shown: Shown, change: Callable[[Row], Row]) -> Shown:
    return Shown(
        tuple(map(change, shown.head)), tuple(map(change, shown.rows)), change(shown.total), shown.title, shown.merges
    )


def heads_moved(shown: Shown) -> Shown:
    moved = _every_row(shown, lambda row: (None, None, None, *row))
    return replace(moved, title=((),) * 6)


def two_rows_of_heads(shown: Shown) -> Shown:
    """Thu, chi and tồn stand below «Số tiền»; in other tables all heads but the first stand below one that says nothing."""
    (head,) = shown.head
    if "Thu" not in head:
        over: Row = (None, "Thông tin chung", *(None for _cell in head[2:]))
        return replace(shown, head=(over, head), merges=((0, 1, 0, len(head) - 1),))
    first = head.index("Thu")
    upper: Row = (*head[:first], "Số tiền", *(None for _cell in head[first + 1 :]))
    lower: Row = (*(None for _cell in head[:first]), *head[first:])
    return replace(shown, head=(upper, lower))


def merged_cells(shown: Shown) -> Shown:
    """The title reaches over all columns, and every head over two rows."""
    (head,) = shown.head
    width = len(head)
    merges = tuple((0, column, 1, column) for column in range(width))
    title: tuple[Row, ...] = (("DANH SÁCH",), ())
    return replace(shown, head=(head, ()), title=title, merges=((-2, 0, -2, width - 1), *merges))


def titles_above(shown: Shown) -> Shown:
    title: tuple[Row, ...] = (
        ("CÔNG ĐOÀN CÔNG TY TNHH MẪU", None, None, "Mẫu số 01"),
        ("(Ban hành kèm theo Thông tư)",),
        (None, "BẢNG KÊ NĂM 2026"),
        ("Đơn vị tính: đồng",),
        (),
    )
    return replace(shown, title=title)


def blank_columns(shown: Shown) -> Shown:
    return _every_row(shown, lambda row: tuple(each for cell in row for each in (cell, None)))


def other_order(shown: Shown) -> Shown:
    """What a list is about stays in front; the columns behind stand the other way round."""
    kept = 2 if shown is not CASH else 4
    return _every_row(shown, lambda row: (*row[:kept], *reversed(row[kept:])))


def without_accents(shown: Shown) -> Shown:
    def plain(row: Row) -> Row:
        return tuple(fold(cell).upper() if isinstance(cell, str) else cell for cell in row)

    return replace(shown, head=tuple(map(plain, shown.head)))


def totals_in_the_middle(shown: Shown) -> Shown:
    """A sum of the first rows and a repeated line of column numbers stand among the rows."""
    middle = tuple("Cộng" if isinstance(cell, str) else None for cell in shown.total)
    numbers: Row = tuple(float(place) for place in range(1, len(shown.total) + 1))
    return replace(shown, rows=(numbers, shown.rows[0], shown.rows[1], middle, shown.rows[2]))


def numbers_as_text(shown: Shown) -> Shown:
    def texts(row: Row) -> Row:
        return tuple(
            f"{int(cell):,}".replace(",", ".") if isinstance(cell, float) and cell > 1000 else cell for cell in row
        )

    return replace(shown, rows=tuple(map(texts, shown.rows)), total=texts(shown.total))


def days_as_text(shown: Shown) -> Shown:
    def texts(row: Row) -> Row:
        return tuple(f"{cell:%d/%m/%Y}" if isinstance(cell, dt.date) else cell for cell in row)

    return replace(shown, rows=tuple(map(texts, shown.rows)))


SHAPES: Sequence[Callable[[Shown], Shown]] = (
    heads_moved,
    two_rows_of_heads,
    merged_cells,
    titles_above,
    blank_columns,
    other_order,
    without_accents,
    totals_in_the_middle,
    numbers_as_text,
    days_as_text,
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("kind", TABLES)
def test_a_table_says_in_every_shape_what_it_says_plainly(kind: str, shape: Callable[[Shown], Shown]) -> None:
    plain, read = TABLES[kind]
    assert read(shape(plain).sheet()) == read(plain.sheet())


def test_the_plain_tables_are_read_whole() -> None:
    for kind, (plain, _read) in TABLES.items():
        recognised = {
            "members": recognise_members,
            "dues": recognise_dues,
            "year": read_year_sheet,
            "cash": recognise,
        }[kind](plain.sheet())
        assert recognised is not None
        assert len(recognised.rows) == len(plain.rows)


def test_the_list_of_a_quarter_that_the_program_prints_is_read_under_its_title() -> None:
    """The title lies over all columns, and the wage is called a sum."""
    rows: tuple[Row, ...] = (
        ("DANH SÁCH TRÍCH NỘP PHÍ CÔNG ĐOÀN",),
        ("Quý 1 năm 2026",),
        (),
        (
            "STT",
            "Họ & tên",
            "Số\ntháng",
            "Tổng mức\nlương đóng",
            "Trích đóng 2%",
            None,
            "Trích đóng 0,5%\nđoàn phí",
            None,
            "Tổng cộng",
        ),
        (
            None,
            None,
            None,
            None,
            "Công đoàn Cty giữ 75%",
            "Liên đoàn giữ 25%",
            "Công đoàn Cty giữ 70%",
            "Nộp Liên đoàn 30%",
        ),
        (1.0, "Huỳnh Việt Hương", 2.0, 13_286_000.0, 199_290.0, 66_430.0, 46_502.0, 19_928.0, 332_150.0),
    )
    over = (
        (0, 0, 0, 8),
        (1, 0, 1, 8),
        (3, 4, 3, 5),
        (3, 6, 3, 7),
        *((3, column, 4, column) for column in (0, 1, 2, 3, 8)),
    )
    found = recognise_dues(Sheet("Quý 1 năm 2026", rows, over))
    assert found is not None
    assert found.letters == {"wage": "D", "fund_kept": "E", "fund_up": "F", "kept": "G", "up": "H", "total": "I"}
    assert (str(found.first), str(found.last)) == ("2026-01", "2026-03")
    assert [(row.name, row.notes) for row in found.rows] == [("Huỳnh Việt Hương", ())]
