"""The file in which a reading is kept: what is written reads back, and every fault is told with its key and its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.dates import Month
from app.domain.dues.records import DUES_POINTABLE
from app.domain.intake.records import BOOK_POINTABLE
from app.domain.members.records import MEMBER_POINTABLE
from app.domain.pointing import KnownBy, NothingPointed, PointedTable, PointingFault
from app.imports.pointed import fingerprint, found_in, placed, sheet_of, with_words
from app.imports.pointing_file import PointingUnreadable, as_toml, pointing_of, read_pointing
from app.imports.sheet import Sheet
from app.imports.workbook import NoSuchSheet, Workbook

WHOLE = PointedTable(
    kind="cash-book",
    sheet='Sổ "TM" \\ 2025 ',
    columns={"book_date": 0, "text": 27, "amount_in": 3, "amount_out": 4},
    first=8,
    last=60,
    head=(6, 7),
    unit=1000,
    year=2025,
    month=Month(2025, 3),
    carries_days=True,
    beside=(7, 8),
    known_by=KnownBy(("0:ngay | 1:so", "3:thu"), "tong cong"),
)
PLAIN = """# cách đọc
[[table]]
kind = "cash-book"
sheet = "S"
head = 3
first = 4

[table.columns]
book_date = "a"
text = "B"
amount_in = "C"
"""


@pytest.mark.parametrize(
    "tables", [(WHOLE,), (WHOLE, PointedTable(kind="members", sheet="", columns={"full_name": 1}, first=2))]
)
def test_what_is_written_reads_back(tables: tuple[PointedTable, ...]) -> None:
    assert pointing_of(as_toml(tables), "x") == tables


def test_a_remark_tells_what_a_column_is_called() -> None:
    assert 'amount_in = "D"  # Thu' in as_toml((WHOLE,), lambda key: BOOK_POINTABLE.labels[key])


def test_a_file_written_by_hand_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "cach doc.toml"
    file.write_text("\ufeff" + PLAIN, "utf-8")
    (table,) = read_pointing(file)
    assert (table.head, table.first, table.last, table.unit, table.columns["book_date"]) == ((3,), 4, None, None, 0)


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("first = 4", "first = 0", 6, "first"),
        ("first = 4", 'first = "4"', 6, "first"),
        ("first = 4", "first = true", 6, "first"),
        ("first = 4", "first = 3", 5, "head"),
        ("first = 4", "first = 4\nlast = 2", 7, "last"),
        ("first = 4\n", "\n", 2, "first"),
        ("head = 3", "head = [1, 3]", 5, "head"),
        ("head = 3", 'head = ["1"]', 5, "head"),
        ("head = 3", "hed = 3", 5, "hed"),
        ('kind = "cash-book"', "kind = 3", 3, "kind"),
        ('kind = "cash-book"\n', "\n", 2, "kind"),
        ('sheet = "S"', "sheet = 1", 4, "sheet"),
        ('text = "B"', 'text = "5"', 10, "text"),
        ('text = "B"', "text = 2", 10, "text"),
        ('text = "B"', 'text = "XFE"', 10, "text"),
        ("head = 3", "unit = 0", 5, "unit"),
        ("head = 3", "unit = 1.5", 5, "unit"),
        ("head = 3", "year = 25", 5, "year"),
        ("head = 3", 'month = "3/2025"', 5, "month"),
        ("head = 3", "month = 3", 5, "month"),
        ("head = 3", 'carries_days = "yes"', 5, "carries_days"),
        ("head = 3", 'beside = "H"', 5, "beside"),
        ("head = 3", "beside = [3]", 5, "beside"),
        ("head = 3", "known_by = 3", 5, "known_by"),
        ("# cách đọc", "file = 3", 1, "file"),
    ],
)
def test_a_fault_is_told_with_its_key_and_line(old: str, new: str, line: int, key: str) -> None:
    with pytest.raises(PointingFault) as refused:
        pointing_of(PLAIN.replace(old, new), "cach doc.toml")
    said = str(refused.value)
    assert said.startswith(f"Tệp cách đọc «cach doc.toml», dòng {line}, mục «{key}»: "), said


def test_the_line_is_of_the_table_that_is_wrong() -> None:
    with pytest.raises(PointingFault, match=r"dòng 17, mục «first»"):
        pointing_of(PLAIN + PLAIN.replace("first = 4", "first = -1"), "x")


@pytest.mark.parametrize("text", ["", "a = ", "table = 3", "[[table", "\x00", "[table]\nkind='x'"])
def test_what_is_no_such_file_is_refused(text: str) -> None:
    with pytest.raises(PointingUnreadable):
        pointing_of(text, "x")


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "cp.toml").write_bytes(PLAIN.encode("utf-16"))
    for name in ("cp.toml", "none.toml"):
        with pytest.raises(PointingUnreadable):
            read_pointing(tmp_path / name)


# ---- what a kind of import knows --------------------------------------------------------------------------------


def test_columns_nobody_knows_and_those_that_are_missing_are_refused() -> None:
    odd = pointing_of(PLAIN.replace("amount_in", "money_in"), "x")
    with pytest.raises(PointingFault, match=r"dòng 11, mục «money_in».*amount_in"):
        BOOK_POINTABLE.of_kind(odd, "cash-book")
    short = pointing_of(PLAIN.replace('amount_in = "C"', ""), "x")
    with pytest.raises(PointingFault, match=r"mục «columns»: còn thiếu cột «Thu»"):
        BOOK_POINTABLE.of_kind(short, "cash-book")
    with pytest.raises(NothingPointed, match=r"loại members: chỉ có cash-book"):
        MEMBER_POINTABLE.of_kind(short, "members")


def test_every_field_that_can_be_pointed_at_has_a_word() -> None:
    for pointable in (BOOK_POINTABLE, MEMBER_POINTABLE, DUES_POINTABLE):
        assert all(pointable.labels.values())
        assert len(pointable.labels) == len(pointable.fields)


# ---- where it lies ----------------------------------------------------------------------------------------------

HEAD = ("Ngày", "Số", "Nội dung", "Thu", "Chi")


def book_of(*names: str, above: int = 2, rows: int = 3) -> Workbook:
    body = [(f"0{at}/01/2025", f"PT0{at}", "x", 1000, None) for at in range(1, rows + 1)]
    cells = [*((None,) for _ in range(above)), HEAD, *body, (None, None, "Cộng tháng 1", 1000 * rows, None)]
    return Workbook("so.xlsx", tuple(Sheet(name, tuple(cells)) for name in names))


def pointed(sheet: str = "") -> PointedTable:
    columns = {"book_date": 0, "number": 1, "text": 2, "amount_in": 3, "amount_out": 4}
    return PointedTable(kind="cash-book", sheet=sheet, columns=columns, first=4, last=6, head=(3,))


def test_a_shape_is_found_again_under_other_rows_and_ends_where_its_last_word_stands() -> None:
    known = with_words(pointed(), book_of("S"))
    (here,) = found_in((known,), book_of("S khác", above=5, rows=7))
    assert (here.sheet, here.head, here.first, here.last) == ("S khác", (6,), 7, 13)
    assert found_in((known,), book_of("S")) == (known,), "the same file is read exactly as it was pointed at"


def test_a_shape_is_found_on_every_sheet_once() -> None:
    known = with_words(pointed("T1"), book_of("T1"))
    assert [each.sheet for each in found_in((known,), book_of("T2", "T3"))] == ["T2", "T3"]


def test_what_stands_nowhere_is_taken_as_it_was_written() -> None:
    known = with_words(pointed(), book_of("S"))
    other = Workbook("x", (Sheet("S", ((None,),) * 9),))
    assert found_in((known,), other) == ()
    assert placed((known,), other) == (known,)


def test_a_shape_is_named_by_its_words_and_kind() -> None:
    one = with_words(pointed(), book_of("S"))
    assert fingerprint(one) == fingerprint(with_words(pointed("T"), book_of("T", rows=9)))
    assert fingerprint(one) != fingerprint(replace(one, kind="bank-book"))


def test_a_sheet_must_be_named_where_a_file_has_several() -> None:
    with pytest.raises(PointingFault, match="có 2 trang"):
        sheet_of(pointed(), book_of("A", "B"))
    with pytest.raises(NoSuchSheet):
        sheet_of(pointed("C"), book_of("A", "B"))
    with pytest.raises(PointingFault, match="chỉ có 7 dòng"):
        sheet_of(replace(pointed("A"), first=99), book_of("A"))


def test_a_table_ends_at_the_last_sum_of_its_word() -> None:
    """«Cộng tháng» stands behind every month."""
    known = with_words(pointed(), book_of("S"))
    one = book_of("S khác", above=5, rows=3).sheets[0]
    rows = [
        *one.rows,
        *((f"1{at}/02/2025", f"PT1{at}", "x", 1000, None) for at in range(3)),
        (None, None, "Cộng tháng 2"),
    ]
    (here,) = found_in((known,), Workbook("x", (Sheet("S khác", tuple(rows)),)))
    assert here.last == 13
