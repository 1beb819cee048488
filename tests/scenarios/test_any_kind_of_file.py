"""The same books come in from whatever kind of file: .xlsx, .xls, a text with signs between its cells, a web page."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.domain.money import show_money
from app.domain.sheets import Cell
from app.imports.workbook import Sheet, read_workbook
from app.models.book import Book
from tests.book_samples import DATA
from tests.old_excel import OldSheet, write_old

PROFILE = 'union = "CĐCS Sao Mai"\nopening_day = 2026-01-01\n[opening]\ncash = 1000000\nbank = 50000000\n'
FAULTY = DATA / "so-quy-nhieu-loi.xlsx"
CASES = DATA / "cases"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "sổ"
    folder.mkdir()
    (folder / "hồ sơ.toml").write_text(PROFILE, encoding="utf-8")
    assert main(["new", str(folder / "sổ.socd"), "--profile", str(folder / "hồ sơ.toml")]) == 0
    return folder / "sổ.socd"


def as_excel_shows(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    if isinstance(cell, float):
        return show_money(int(cell)) if cell.is_integer() else str(cell)
    return "" if cell is None else str(cell)


def squared(sheet: Sheet) -> list[list[str]]:
    width = max(map(len, sheet.rows))
    return [[*map(as_excel_shows, row), *[""] * (width - len(row))] for row in sheet.rows]


def separated(sheet: Sheet, path: Path, sign: str, encoding: str) -> Path:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign).writerows(squared(sheet))
    path.write_text(stream.getvalue(), encoding=encoding, newline="")
    return path


def page(sheet: Sheet, path: Path) -> Path:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    lines = []
    for at, row in enumerate(squared(sheet)):
        cells = []
        for place, text in enumerate(row):
            high, wide = spans.get((at, place), (1, 1))
            if (at, place) not in covered:
                cells.append(f"<td rowspan={high} colspan={wide}>{html.escape(text)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    path.write_text(f"<html><body><table>{''.join(lines)}</table></body></html>", encoding="utf-8")
    return path


def old(sheet: Sheet, path: Path) -> Path:
    return write_old(path, OldSheet(sheet.name, sheet.rows, merges=sheet.merges))  # type: ignore[arg-type]


KINDS: dict[str, Callable[[Sheet, Path], Path]] = {
    "a.csv": lambda sheet, folder: separated(sheet, folder / "a.csv", ",", "utf-8-sig"),
    "b.csv": lambda sheet, folder: separated(sheet, folder / "b.csv", ";", "utf-8"),
    "c.txt": lambda sheet, folder: separated(sheet, folder / "c.txt", "\t", "utf-16"),
    "d.xls": lambda sheet, folder: separated(sheet, folder / "d.xls", ";", "utf-8"),
    "e.xls": lambda sheet, folder: page(sheet, folder / "e.xls"),
    "f.xlsx": lambda sheet, folder: page(sheet, folder / "f.xlsx"),
    "g.xls": lambda sheet, folder: old(sheet, folder / "g.xls"),
    "h.csv": lambda sheet, folder: old(sheet, folder / "h.csv"),
}


def planned(capsys: pytest.CaptureFixture[str], book: Path, kind: str, file: Path, *more: str) -> dict[str, object]:
    capsys.readouterr()
    main(["--json", "import", kind, str(file), "--book", str(book), "--dry-run", *more])
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    assert "rows" in told, told["sentence"]
    return told


def rows_of(told: dict[str, object]) -> object:
    rows = told["rows"]
    assert isinstance(rows, list)
    assert rows
    return [{key: row[key] for key in row if key not in ("original", "findings")} for row in rows]


@pytest.mark.parametrize("made", KINDS)
@pytest.mark.parametrize(("kind", "name"), [("cash-book", "SỔ TM 2026"), ("bank-book", "SỔ NH 2026")])
def test_a_book_is_read_the_same_from_every_kind_of_file(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, made: str
) -> None:
    sheet = read_workbook(FAULTY).sheet(name)
    alone = tmp_path / "một trang.xls"
    expected = planned(capsys, book, kind, old(sheet, alone))
    found = planned(capsys, book, kind, KINDS[made](sheet, tmp_path))
    assert found["counts"] == expected["counts"]
    assert rows_of(found) == rows_of(expected)


MEMBERS: list[tuple[Cell, ...]] = [
    ("DANH SÁCH ĐOÀN VIÊN",),
    ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Mã NV", "Mức lương", "Địa chỉ"),
    (1.0, "Nguyễn Thị An", dt.date(1990, 1, 5), "Nữ", "00123", 5_310_000.0, "Ấp 1\nxã B"),
    (2.0, "Võ Văn Dũng", dt.date(1985, 3, 7), "Nam", "00045", 6_000_000.0, 'Nhà "số 5"; tổ 2, ấp C'),
]


@pytest.mark.parametrize("made", KINDS)
def test_a_list_of_members_is_read_the_same_from_every_kind_of_file(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str], made: str
) -> None:
    file = KINDS[made](Sheet("DS", MEMBERS), tmp_path)
    assert main(["import", "members", str(file), "--book", str(book)]) == 0, capsys.readouterr().out
    with Book.open(book) as opened, opened.read() as read:
        kept = read.rows("SELECT full_name, birth, staff_number, address FROM member ORDER BY id")
        wages = read.column(int, "SELECT amount FROM wage ORDER BY member_id")
    assert kept == [
        ("Nguyễn Thị An", "1990-01-05", "00123", "Ấp 1 xã B"),
        ("Võ Văn Dũng", "1985-03-07", "00045", 'Nhà "số 5"; tổ 2, ấp C'),
    ]
    assert wages == [5_310_000, 6_000_000]


def test_wages_of_formulas_never_computed_stop_beside_a_long_sheet(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = planned(capsys, book, "members", CASES / "m_formula_3_5000.xlsx")
    findings = found["findings"]
    assert isinstance(findings, list)
    assert [each["row"] for each in findings if each["code"] == "formula-uncomputed"] == [2, 3, 4]
    assert all(each["level"] == "stop" for each in findings if each["code"] == "formula-uncomputed")


def test_a_carriage_return_in_a_cell_is_no_doubt(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = planned(capsys, book, "members", CASES / "m_cr.xlsx")
    findings = found["findings"]
    assert isinstance(findings, list)
    assert [each for each in findings if each["level"] == "stop"] == []
    counts = found["counts"]
    assert isinstance(counts, dict)
    assert {state: count for state, count in counts.items() if count} == {"new": 1}
