"""A list told once: the same columns give the grid, its sums and widths, and the figures for other programs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from app.domain.dates import Month, Period
from app.domain.merit.merit import Result
from app.domain.records import Field, Record
from app.domain.records import Kind as FieldKind
from app.exports.document import Align, Kind, RowKind
from app.exports.listing import (
    Anew,
    Count,
    Data,
    Day,
    FieldColumns,
    Listing,
    Money,
    Screen,
    Text,
    numbered,
    pen,
    room_for,
)


@dataclass(frozen=True)
class Gift:
    """Something given."""

    name: str
    group: str
    day: dt.date
    amount: int
    result: Result = Result.GOOD
    kept: bool = False


GIFTS = (
    Gift("Lê Thị Ân", "Tổ 1", dt.date(2026, 3, 8), 200_000),
    Gift("Đặng Hữu Chế", "Tổ 1", dt.date(2026, 3, 9), 0, Result.DONE, kept=True),
    Gift("Phạm Văn Đào", "", dt.date(2026, 3, 9), 150_000),
)
LIST: Listing[Gift] = Listing(
    numbered(),
    Day("day", "Ngày", lambda gift: gift.day, 22),
    Text("name", "Họ & tên", lambda gift: gift.name, part=0.6, data="Họ và tên"),
    Text("group", "Tổ", lambda gift: gift.group, part=0.4),
    Money("amount", "Mức\nquà", lambda gift: gift.amount, 20, blank=True),
    Text("result", "Kết quả", lambda gift: gift.result, 20),
    Data("kept", "Đã giữ", lambda gift: gift.kept),
    pen("Ký nhận", 30),
)


def test_a_line_is_counted_and_a_zero_may_stay_empty():
    rows = list(LIST.rows(GIFTS))
    assert rows[0].cells == (1, dt.date(2026, 3, 8), "Lê Thị Ân", "Tổ 1", 200_000, Result.GOOD.label, None)
    assert rows[1].cells[0] == 2
    assert rows[1].cells[4] is None


def test_a_total_stands_under_the_first_words_and_sums_what_is_summed():
    total = LIST.total("Cộng", GIFTS)
    assert total.kind is RowKind.TOTAL
    assert total.cells == (None, None, "Cộng", None, 350_000, None, None)
    assert LIST.total("Cộng", GIFTS, amount=7).cells[4] == 7


def test_groups_have_their_names_lines_and_sums_and_are_counted_on():
    rows = list(LIST.grouped(GIFTS, lambda gift: gift.group))
    assert [(row.kind, row.cells[2]) for row in rows if row.kind is not RowKind.NORMAL] == [
        (RowKind.GROUP, "Tổ 1"),
        (RowKind.SUBTOTAL, "Cộng Tổ 1"),
        (RowKind.GROUP, "Chưa xếp tổ"),
        (RowKind.SUBTOTAL, "Cộng Chưa xếp tổ"),
    ]
    anew = LIST.grouped(GIFTS, lambda gift: gift.group, anew=True)
    assert [row.cells[0] for row in rows if row.kind is RowKind.NORMAL] == [1, 2, 3]
    assert [row.cells[0] for row in anew if row.kind is RowKind.NORMAL] == [1, 2, 1]


def test_money_has_room_for_its_sum_and_the_rest_is_parted():
    narrow = LIST.columns(LIST.total("Cộng", GIFTS), of=172)
    assert [column.share for column in narrow] == [10, 22, 42, 28, 20, 20, 30]
    wide = LIST.columns(LIST.total("Cộng", GIFTS, amount=10**18), of=172)
    assert wide[4].share == room_for(10**18, 10.5) > 20
    assert round(sum(column.share for column in wide), 6) == 172
    assert [column.share for column in LIST.columns()][4] == 20


def test_programs_get_keys_whole_numbers_and_iso_days():
    table = LIST.table(Period.of_month(Month(2026, 3)), GIFTS, gifts=len(GIFTS), **LIST.sums(GIFTS, "amount"))
    assert table.columns == (
        ("day", "Ngày"), ("name", "Họ và tên"), ("group", "Tổ"), ("amount", "Mức quà"), ("result", "Kết quả"), ("kept", "Đã giữ"),
    )  # fmt: skip
    assert table.rows[1] == {
        "day": "2026-03-09", "name": "Đặng Hữu Chế", "group": "Tổ 1", "amount": 0, "result": str(Result.DONE), "kept": 1,
    }  # fmt: skip
    assert table.totals == {"gifts": 3, "amount": 350_000}
    assert (LIST.table(dt.date(2026, 3, 8), (), gifts=0).period, LIST.table(None, ()).period) == ("2026-03-08", "")


def test_months_are_written_as_each_reader_has_them():
    listing: Listing[Month] = Listing(Text("month", "Tháng", lambda month: month))
    assert listing.row(Month(2026, 3)).cells == ("03/2026",)
    assert listing.told_line(Month(2026, 3)) == {"month": "2026-03"}


def test_headings_over_others_make_a_head_of_two_rows():
    listing: Listing[int] = Listing(
        Text("name", "Nội dung", str, part=1),
        Count("now", "Thu", int, 20, over="Trong kỳ"),
        Count("before", "Chi", int, 20, over="Trong kỳ"),
    )
    above, below = listing.head
    assert [(cell.label, cell.across, cell.down) for cell in above] == [("Nội dung", 1, 2), ("Trong kỳ", 2, 1)]
    assert [cell.label for cell in below] == ["Thu", "Chi"]
    assert LIST.head == ()


def test_a_long_list_is_read_as_often_as_it_is_asked():
    grid = LIST.grid(Anew(lambda: LIST.rows(GIFTS)), LIST.total("Cộng", GIFTS), of=172)
    assert len(list(grid.rows)) == len(list(grid.rows)) == 4
    assert grid.columns[0].side is Align.CENTER
    assert grid.columns[4].kind is Kind.MONEY


def test_a_list_may_be_told_in_part():
    assert LIST.only("amount", "name").headings == (("amount", "Mức quà"), ("name", "Họ và tên"))


STAGE = Record(
    "case_stage",
    "Giai đoạn",
    (
        Field("name", "Tên giai đoạn", head="Giai đoạn"),
        Field("amount", "Số tiền", FieldKind.MONEY),
        Field("day", "Ngày xong", FieldKind.DAY),
        Field("kept", "Đã giữ", FieldKind.YES),
    ),
)
_gift = FieldColumns[Gift](STAGE, lambda gift: gift)


def test_a_column_of_a_field_has_its_key_headings_kind_and_value():
    column = _gift("name", 40)
    assert (column.key, column.label, column.heading, column.kind) == (
        "name",
        "Giai đoạn",
        "Tên giai đoạn",
        Kind.TEXT,
    )
    assert column.value(GIFTS[0]) == "Lê Thị Ân"
    assert [_gift(key).kind for key in ("amount", "day", "kept")] == [Kind.MONEY, Kind.DATE, Kind.TEXT]
    assert Listing(_gift("name"), _gift("amount", 20)).total("Cộng", GIFTS).cells == ("Cộng", 350_000)


def test_what_a_list_says_of_a_field_stands_for_what_the_record_does():
    column = _gift("name", key="who", label="Ai", data=None, value=lambda gift: gift.group)
    assert (column.key, column.label, column.heading, column.value(GIFTS[0])) == ("who", "Ai", "Ai", "Tổ 1")
    with pytest.raises(KeyError):
        _gift("nothing")


def test_fields_for_programs_only_are_not_printed():
    listing = Listing(_gift("name"), *_gift.data("day", "kept"))
    assert [column.key for column in listing.printed] == ["name"]
    assert listing.headings == (("name", "Tên giai đoạn"), ("day", "Ngày xong"), ("kept", "Đã giữ"))
    assert listing.told_line(GIFTS[1]) == {"name": "Đặng Hữu Chế", "day": "2026-03-09", "kept": 1}


def test_the_window_shows_columns_with_a_screen():
    listing = Listing(_gift("name", screen=Screen(120, stretch=True)), _gift("amount"))
    assert [(column.key, column.screen) for column in listing.shown] == [("name", Screen(120, stretch=True))]
    assert listing.every == (*listing.shown, listing.printed[1])
