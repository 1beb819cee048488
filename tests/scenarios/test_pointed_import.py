"""A reading given to the command line by ``--map``, and one that is remembered for its shape and left again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.pointing import PointedTable
from app.imports.pointing_file import as_toml
from app.imports.workbook import read_workbook
from app.services.kept_readings import (
    forget_remembered,
    load_reading,
    on_every_sheet,
    remember_reading,
    remembered_reading,
)
from tests.shapes.grid import Sheet
from tests.shapes.harness import Answer, Desk, desk
from tests.shapes.writing import written

ODD = Path("tests/data/pointing/so-quy-la.xlsx")
PEOPLE = Path("tests/data/pointing/nguoi-lam.xlsx")
BOOK = """[[table]]
kind = "cash-book"
sheet = "SQ 2026"
head = 4
first = 5
last = 34
unit = 1000

[table.columns]
book_date = "A"
number = "B"
text = "C"
amount_in = "D"
amount_out = "E"
balance = "F"
"""
LIST = """[[table]]
kind = "members"
sheet = ""
head = [3, 4]
first = 5
last = 14
unit = 1000

[table.columns]
staff_number = "A"
full_name = "B"
birth_day = "C"
birth_month = "D"
birth_year = "E"
wage = "F"
group = "G"
"""


@pytest.fixture
def at() -> Iterator[Desk]:
    with desk(2026) as made:
        yield made


def imported(at: Desk, kind: str, file: Path, told: str = "", *more: str) -> Answer:
    if told:
        pointing = at.folder / "cach doc.toml"
        pointing.write_text(told, "utf-8")
        more = (*more, "--map", str(pointing))
    return at.run("import", kind, str(file), "--book", str(at.book), *more)


def test_a_book_that_is_not_found_comes_in_when_it_is_pointed_at(at: Desk) -> None:
    assert imported(at, "cash-book", ODD).said["code"] == "book-sheet-missing"
    answer = imported(at, "cash-book", ODD, BOOK, "--fix")
    assert (answer.code, answer.said["counts"]["new"]) == (0, 30), answer.said
    assert at.rows("SELECT sum(amount) FROM entry") == [((19_800 + 5_700) * 1000,)]
    assert {each["why"] for each in answer.said["columns"]} == {"theo cách đọc đã chỉ"}
    assert not any(each["code"] == "reading-remembered" for each in answer.said["findings"])


def test_a_list_with_days_in_pieces_and_wages_in_thousands_comes_in(at: Desk) -> None:
    answer = imported(at, "members", PEOPLE, LIST, "--month", "2026-03")
    assert (answer.code, answer.said["counts"]["new"]) == (0, 10), answer.said
    rows = at.rows(
        "SELECT birth, amount FROM member JOIN wage ON wage.member_id = member.id ORDER BY member.id LIMIT 2"
    )
    assert rows == [("1980-01-05", 5_310_000), ("1981-02-06", 5_410_000)]


def test_a_list_of_dues_is_pointed_at_with_its_month(at: Desk) -> None:
    assert imported(at, "members", PEOPLE, LIST, "--month", "2026-03").code == 0
    told = LIST.replace('"members"', '"dues-list"').replace("unit = 1000", 'unit = 1000\nmonth = "2026-03"')
    answer = imported(at, "dues-list", PEOPLE, told, "--month", "2026-03")
    assert len(answer.said["rows"]) == 10, answer.said


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        (BOOK.replace('"cash-book"', '"bank-book"'), "pointing-missing", "loại cash-book"),
        (BOOK.replace('"D"', '"4"'), "pointing-fault", "dòng 13, mục «amount_in»"),
        (BOOK.replace("amount_in", "came"), "pointing-fault", "mục «came»"),
        (BOOK.replace("SQ 2026", "SQ 2027"), "sheet-missing", "SQ 2027"),
        (BOOK.replace("first = 5\nlast = 34", "first = 500"), "pointing-fault", "mục «first»"),
        ("first", "pointing-unreadable", "TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(at: Desk, told: str, code: str, said: str) -> None:
    answer = imported(at, "cash-book", ODD, told)
    assert (answer.code, answer.result) == (1, "refused")
    assert said in answer.said["sentence"]
    assert answer.said["code"] == code or code == "sheet-missing"


def test_a_kind_that_takes_no_reading_says_so(at: Desk) -> None:
    assert imported(at, "dues-year", ODD, BOOK).said["code"] == "not-by-hand"


def test_a_reading_is_remembered_for_its_shape_said_and_left(at: Desk) -> None:
    workbook = read_workbook(ODD)
    pointing = at.folder / "cach doc.toml"
    pointing.write_text(BOOK, "utf-8")
    assert remember_reading(load_reading(pointing), workbook)
    answer = imported(at, "cash-book", ODD, "", "--fix", "--dry-run")
    assert (answer.code, answer.said["counts"]["new"]) == (0, 30)
    assert [each["code"] for each in answer.said["findings"]].count("reading-remembered") == 1
    assert imported(at, "cash-book", ODD, "", "--unaided").said["code"] == "book-sheet-missing"
    forget_remembered(workbook, ("cash-book",))
    assert remembered_reading(workbook, ("cash-book",)) == ()
    assert imported(at, "cash-book", ODD).said["code"] == "book-sheet-missing"


def test_a_shape_pointed_at_anew_takes_the_place_of_the_old(at: Desk) -> None:
    workbook, file = read_workbook(ODD), at.folder / "x.toml"
    for told in (BOOK, BOOK.replace('amount_in = "D"\namount_out = "E"', 'amount_in = "E"\namount_out = "D"')):
        file.write_text(told, "utf-8")
        remember_reading(load_reading(file), workbook)
    (kept,) = remembered_reading(workbook, ("cash-book",))
    assert (kept.columns["amount_in"], kept.columns["amount_out"]) == (4, 3)


def test_a_year_and_a_month_are_not_remembered(at: Desk) -> None:
    workbook, file = read_workbook(ODD), at.folder / "x.toml"
    file.write_text(BOOK.replace("unit = 1000", 'unit = 1000\nyear = 2026\nmonth = "2026-03"'), "utf-8")
    remember_reading(load_reading(file), workbook)
    (kept,) = remembered_reading(workbook, ("cash-book",))
    assert (kept.year, kept.month, kept.unit) == (None, None, 1000)


def test_a_reading_spoiled_by_hand_is_as_good_as_none(at: Desk) -> None:
    workbook, file = read_workbook(ODD), at.folder / "x.toml"
    file.write_text(BOOK, "utf-8")
    remember_reading(load_reading(file), workbook)
    for kept in (at.folder / "home" / "readings").glob("*.toml"):
        kept.write_text("[[table]]\nfirst = x", "utf-8")
    assert remembered_reading(workbook, ("cash-book",)) == ()


def test_rows_outside_what_was_pointed_at_are_named_or_stop(at: Desk) -> None:
    """Twenty rows behind the last one pointed at are not lost in silence."""
    answer = imported(at, "cash-book", ODD, BOOK.replace("last = 34", "last = 14"), "--fix")
    told = answer.said["accounted"]
    assert told["held"] == told["imported"] + told["refused"] + told["named"]
    assert told["held"] >= 30
    assert "rows-below-table" in {each["code"] for each in answer.said["findings"]}


def test_which_of_two_heads_alike_is_meant_is_answered_by_a_reading(at: Desk) -> None:
    sheet = Sheet("DS")
    sheet.put_row(0, ("STT", "Họ và tên", "Ngày sinh", "Mức lương", "Mức lương"))
    for row, name in enumerate(("Nguyễn Văn An", "Trần Thị Bích", "Lê Hoàng Cúc"), 1):
        sheet.put_row(row, (row, name, f"0{row}/02/1990", 5_310_000, 6_000_000))
    file = at.folder / "ds.xlsx"
    file.write_bytes(written([sheet], "xlsx"))
    asked = imported(at, "members", file, "", "--month", "2026-03")
    assert [each["code"] for each in asked.stops] == ["heads-alike"]
    told = (
        '[[table]]\nkind = "members"\nhead = 1\nfirst = 2\n[table.columns]\nfull_name = "B"\nbirth = "C"\nwage = "E"\n'
    )
    assert imported(at, "members", file, told, "--month", "2026-03").code == 0
    assert at.rows("SELECT DISTINCT amount FROM wage") == [(6_000_000,)]


def test_twelve_sheets_pointed_at_are_one_book(at: Desk) -> None:
    """A reading of one month holds for every sheet of that head."""
    sheets = []
    for month in range(1, 5):
        sheet = Sheet(f"Th{month}")
        sheet.put_row(0, ("SAO KÊ QUỸ",))
        sheet.put_row(1, ("Bữa", "Chuyện", "Vô", "Ra"))
        for row in range(month + 1):
            sheet.put_row(
                2 + row, (dt.date(2026, month, 3 + row), f"Thu tháng {month} lần {row}", 1_000 * (row + 1), None)
            )
        sheets.append(sheet)
    file = at.folder / "bon thang.xlsx"
    file.write_bytes(written(sheets, "xlsx"))
    table = PointedTable(
        kind="cash-book",
        sheet="Th1",
        columns={"book_date": 0, "text": 1, "amount_in": 2, "amount_out": 3},
        head=(2,),
        first=3,
        last=4,
    )
    tables = on_every_sheet(table, read_workbook(file))
    assert [each.sheet for each in tables] == ["Th1", "Th2", "Th3", "Th4"]
    answer = imported(at, "cash-book", file, as_toml(tables), "--fix")
    assert (answer.code, answer.said["counts"]["new"]) == (0, 14), answer.said
