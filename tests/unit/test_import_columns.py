"""What an import knows of a column is told by its field: headings, reading, refusal; a field that is new comes in without more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from app.domain.dates import Month
from app.domain.intake.book_import import KnownBook, NewRow
from app.domain.labelled import Labelled
from app.domain.problems import Level
from app.domain.records import Field, ForeignTable, Kind, headings
from app.domain.sheets import Cell
from app.imports.cells import found_in, read
from app.imports.heads import plain_words
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_sheet import recognise
from app.imports.tables import Table, field_of, find_table
from app.imports.workbook import Sheet
from app.rooms import Registry
from tests.book_samples import RULES

TABLES = Registry("domain", ForeignTable, module="records").all()
every_table = pytest.mark.parametrize("told", TABLES, ids=lambda told: told.key)


# ---- the headings of every import ------------------------------------------------------------------------------


def test_every_import_tells_its_columns() -> None:
    assert {told.key for told in TABLES} >= {"members", "books", "dues-list", "dues-year", "answers"}


@every_table
def test_a_heading_of_a_field_is_known_as_that_field(told: ForeignTable) -> None:
    for field in told.fields:
        for alias in field.aliases:
            found = field_of(told, plain_words(alias.replace("…", " ")))
            assert found is not None
            assert (found.key, found.sure) == (field.key, 3), alias


@every_table
def test_what_a_table_needs_are_columns_it_tells(told: ForeignTable) -> None:
    keys = [field.key for field in told.fields]
    assert len(set(keys)) == len(keys)
    assert {key for group in told.needed for key in group} <= set(keys)


# ---- how a heading is recognised -------------------------------------------------------------------------------

WORDS = ForeignTable(
    "words",
    "",
    (
        Field("plain", "", aliases=("Điện thoại",)),
        Field("short", "", aliases=("Tổ",)),
        Field("whole", "", aliases=("Thu.",)),
        Field("begins", "", aliases=("Tổng…",)),
        Field("ends", "", aliases=("…tồn",)),
        Field("within", "", aliases=("…2%…",)),
        Field("between", "", aliases=("Số tiền…chi",)),
    ),
    needed=(("plain",),),
    others=r"\bvo\b",
)


@pytest.mark.parametrize(
    ("heading", "key", "sure"),
    [
        ("Điện thoại", "plain", 3),
        ("ĐIỆN THOẠI (di động)", "plain", 2),
        ("Số điện thoại", "plain", 1),
        ("Điện thoại vợ", None, 0),
        ("Tổ", "short", 3),
        ("Tổ trưởng", None, 0),
        ("Thu", "whole", 3),
        ("Thủ quỹ", None, 0),
        ("Tổng hợp", "begins", 2),
        ("Cộng tổng", None, 0),
        ("Số tồn", "ends", 1),
        ("Tồn kho", None, 0),
        ("Trích 2% KPCĐ", "within", 1),
        ("Trích 12%", None, 0),
        ("Trích 0,2%", None, 0),
        ("Số tiền chi", "between", 3),
        ("Số tiền (đồng) chi", "between", 3),
        ("Số tiền chia", None, 0),
    ],
)
def test_a_heading_may_say_more_as_far_as_its_field_lets_it(heading: str, key: str | None, sure: int) -> None:
    found = field_of(WORDS, plain_words(heading))
    assert (found and found.key, found.sure if found else 0) == (key, sure)


# ---- a field that no import has heard of -----------------------------------------------------------------------


class Colour(Labelled):
    RED = "red", "Đỏ"
    BLUE = "blue", "Xanh"


FIELDS = (
    Field("name", "Tên", aliases=("Tên đồ vật",)),
    Field("price", "Giá", Kind.MONEY, aliases=headings("Giá mua, Đơn giá")),
    Field("bought", "Ngày mua", Kind.DAY, aliases=("Ngày mua",)),
    Field("month", "Tháng", Kind.MONTH, aliases=("Khấu hao từ",)),
    Field("count", "Số lượng", Kind.COUNT, aliases=headings("Số lượng, SL")),
    Field("colour", "Màu", Kind.CHOICE, choices=Colour, aliases=("Màu sắc",)),
    Field("lent", "Cho mượn", Kind.YES, aliases=("Đang cho mượn",)),
)
THINGS = ForeignTable("things", "Đồ vật", FIELDS, needed=(("name",), ("price",)))
HEAD = ("Tên đồ vật", "ĐƠN GIÁ", "Ngày mua", "Khấu hao từ", "SL", "Màu sắc", "Đang cho mượn")


def things(*rows: Sequence[Cell]) -> Table:
    table = find_table(Sheet("Đồ vật", (("DANH SÁCH",), (), HEAD, *map(tuple, rows))), THINGS)
    assert table is not None
    return table


def test_a_row_is_read_by_the_kinds_of_its_fields() -> None:
    table = things(("Loa", "1.500.000", "05/03/2026", "T4/2026", 2.0, "xanh", "x"), ("Bàn",))
    (first, _cells), (second, _empty) = table.body()
    values = {field.key: read(field, table.at(first, field.key))[0] for field in FIELDS}
    assert values == {
        "name": "Loa",
        "price": 1_500_000,
        "bought": dt.date(2026, 3, 5),
        "month": Month(2026, 4),
        "count": 2,
        "colour": Colour.BLUE,
        "lent": True,
    }
    nothing = {field.key: read(field, table.at(second, field.key)) for field in FIELDS[1:]}
    assert set(nothing.values()) == {(None, ()), (False, ())}


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("price", 1.5),
        ("price", "1.5"),
        ("price", "năm trăm"),
        ("price", True),
        ("bought", "31/04/2026"),
        ("bought", "05/03/26"),
        ("bought", 46_000.0),
        ("month", "2026"),
        ("month", "13/2026"),
        ("count", 2.5),
        ("count", "hai"),
        ("count", -1.0),
        ("count", True),
        ("colour", "tím"),
        ("lent", "có lẽ"),
    ],
)
def test_what_is_not_sure_is_refused_in_one_sentence_with_its_cell_and_heading(key: str, cell: Cell) -> None:
    at = [field.key for field in FIELDS].index(key)
    table = things(tuple(cell if place == at else None for place in range(len(FIELDS))))
    _value, findings = read(THINGS[key], cell)
    (found,) = (found_in(Places(table), 4, each) for each in findings)
    assert found.level is Level.STOP
    assert (found.sheet, found.row, found.column) == ("Đồ vật", 4, key)
    assert str(found.message).startswith(f"Ô {'ABCDEFG'[at]}4, cột «{HEAD[at]}»: ")


def test_a_number_that_is_text_is_taken_and_noted() -> None:
    value, (found,) = read(THINGS["price"], "1.500.000")
    assert (value, found.level, found.code, str(found.proposal)) == (
        1_500_000,
        Level.NOTE,
        "price-is-text",
        "1.500.000 đồng",
    )


class Places:
    """A table as a place of findings."""

    def __init__(self, table: Table) -> None:
        self.name, self.letters, self.heads = table.sheet.name, table.letters, table.headings()


# ---- a further field of a voucher ------------------------------------------------------------------------------


def test_a_book_brings_whatever_else_its_records_take() -> None:
    head = ("Ngày", "Số hiệu", "Họ tên người nhận", "Diễn giải", "Thu", "Chi")
    rows: list[tuple[Cell, ...]] = [
        head,
        (dt.date(2026, 1, 5), "PC2026/01", "Leâ Thò Nhan", "Chi mừng sinh nhật", None, 2e5),
    ]
    book = recognise(Sheet("SỔ TM", rows))
    assert book is not None
    plan = plan_book(book, KnownBook(), RULES)
    (row,) = plan.rows
    assert isinstance(row, NewRow)
    assert row.content.draft("cash").person == "Lê Thị Nhan"
    assert row.original["person"] == "Leâ Thò Nhan"
    assert [(each.code, each.column) for each in row.findings if each.column == "person"] == [
        ("text-converted", "person")
    ]
