"""Files from elsewhere: the right refusal for the wrong file, bombs before they burst, and sheets as they are."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import random
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from app.domain.intake.book_import import BookKind
from app.domain.problems import Level, Refusal
from app.domain.sheets import Cell
from app.imports import containers, reader_process
from app.imports.file_faults import (
    NotAWorkbook,
    PlainTextFile,
    TooManyRows,
    WorkbookDamaged,
    WorkbookEmpty,
    WorkbookEncrypted,
    WorkbookMissing,
    WorkbookTooLarge,
)
from app.imports.intake.book_sheet import (
    NoBookSheet,
    SeveralBookSheets,
    books_of,
    find_book,
    recognise,
    sibling_of,
)
from app.imports.reader_process import WorkbookTooSlow, read_safely
from app.imports.workbook import NoSuchSheet, Sheet, read_workbook
from tests.book_samples import DATA, RememberedBook, made_book, write_book

GOOD = DATA / "so-sach-2024.xlsx"
FAULTY = DATA / "so-quy-nhieu-loi.xlsx"


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], source: Path = GOOD) -> Path:
    """A copy of a workbook with its parts changed, or left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = change(part.filename, old.read(part))
            if content is not None:
                new.writestr(part.filename, content)
    return path


def with_cells(path: Path, cells: str, dimension: str = "A1") -> Path:
    """A workbook whose first sheet holds exactly these rows of XML."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    )
    return rewritten(path, lambda name, content: sheet.encode() if name == "xl/worksheets/sheet1.xml" else content)


# ---- the wrong file --------------------------------------------------------------------------------------------

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("sổ.xlsx", b"", WorkbookEmpty),
        ("sổ.csv", "Số tiền\n5000\n".encode(), PlainTextFile),
        ("thư.xlsx", "Kính gửi công đoàn cơ sở".encode(), PlainTextFile),
        ("sổ.xlsx", b"%PDF-1.7\n%....", NotAWorkbook),
        ("sổ.xls", b"<html><p>1</p></html>", NotAWorkbook),
        ("sổ.xls", b"<html><table></table></html>", NotAWorkbook),
        ("sổ.xls", b"<html><table><tr><td>1</td></tr><tr><td>2", WorkbookDamaged),
        ("sổ.xls", b'<?xml version="1.0"?><a><b/></a>', NotAWorkbook),
        ("sổ.csv", b'{"a": [1, 2]}', NotAWorkbook),
        ("sổ.csv", b"  \r\n\r\n", WorkbookEmpty),
        ("sổ.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), NotAWorkbook),
        ("sổ.xlsx", bytes(5000), NotAWorkbook),
        ("sổ.xlsx", b"\x7fELF" + bytes(range(256)) * 4, NotAWorkbook),
        ("sổ.xlsx", b"PK\x03\x04" + bytes(300), WorkbookDamaged),
        ("sổ.xls", OLE + bytes(2000), WorkbookDamaged),
        ("sổ.xls", OLE, WorkbookDamaged),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_by_what_it_is(
    tmp_path: Path, name: str, content: bytes, refusal: type[Refusal]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(refusal) as raised:
        read_workbook(path)
    assert name in str(raised.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.xlsx", tmp_path):
        with pytest.raises(WorkbookMissing):
            read_workbook(path)


def test_a_word_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "công văn.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(NotAWorkbook):
        read_workbook(path)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = io.BytesIO()
    with GOOD.open("rb") as plain:
        OOXMLFile(plain).encrypt("mật khẩu", locked)
    path = tmp_path / "khóa.xlsx"
    path.write_bytes(locked.getvalue())
    with pytest.raises(WorkbookEncrypted) as raised:
        read_workbook(path)
    assert "mật khẩu" in str(raised.value)


def test_a_broken_workbook_is_refused_not_half_read(tmp_path: Path) -> None:
    content = GOOD.read_bytes()
    path = tmp_path / "cụt.xlsx"
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(WorkbookDamaged):
        read_workbook(path)
    rewritten(path, lambda name, part: part[:200] if name == "xl/worksheets/sheet2.xml" else part)
    with pytest.raises(WorkbookDamaged):
        read_workbook(path)
    rewritten(path, lambda name, part: None if name == "xl/worksheets/sheet2.xml" else part)
    with pytest.raises(Refusal):
        read_workbook(path)


# ---- bombs -----------------------------------------------------------------------------------------------------


def bomb_ratio(path: Path) -> Path:
    return rewritten(path, lambda name, part: part + b" " * 60_000_000 if name == "xl/worksheets/sheet1.xml" else part)


def bomb_total(path: Path) -> Path:
    noise = random.Random(1).randbytes(700_000)
    return rewritten(path, lambda name, part: part + noise if name.startswith("xl/worksheets") else part)


def bomb_parts(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for number in range(1_100):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", "<x/>")
    return path


def bomb_far_corner(path: Path) -> Path:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_cells(path, cells)


def bomb_bad_reference(path: Path) -> Path:
    return with_cells(path, '<row r="1"><c r="ZZZZZ99999999"><v>1</v></c></row>')


def bomb_huge_row_number(path: Path) -> Path:
    return with_cells(path, '<row r="1"><c r="B99999999"><v>1</v></c></row>')


@pytest.mark.parametrize(
    "bomb", [bomb_ratio, bomb_total, bomb_parts, bomb_far_corner, bomb_bad_reference, bomb_huge_row_number]
)
def test_a_bomb_is_refused_before_it_bursts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bomb: Callable[[Path], Path]
) -> None:
    if bomb is bomb_total:
        monkeypatch.setattr(containers, "MOST_BYTES", 2_000_000)
    path = bomb(tmp_path / "bom.xlsx")
    tracemalloc.start()
    try:
        with pytest.raises(WorkbookTooLarge):
            read_workbook(path)
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()


def test_entities_do_not_blow_up(tmp_path: Path) -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "ha" * 50
        + '">'
        + "".join(f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(8))
        + "]>"
    )

    def spoil(name: str, part: bytes) -> bytes:
        if name != "xl/worksheets/sheet1.xml":
            return part
        text = part.decode().replace("LIÊN ĐOÀN", "&i;", 1)
        return (laughs + text[text.index("<worksheet") :]).encode()

    path = rewritten(tmp_path / "cười.xlsx", spoil)
    try:
        workbook = read_workbook(path)
    except Refusal:
        return
    assert sum(len(str(cell)) for row in workbook.sheets[0].rows for cell in row) < 100_000


@pytest.mark.slow
def test_more_rows_than_the_limit_are_refused(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 200_003))
    path = tmp_path / "dài.xlsx"
    with_cells(path, cells)
    with pytest.raises(TooManyRows) as raised:
        read_workbook(path)
    assert "200000" in str(raised.value)


# ---- fuzz ------------------------------------------------------------------------------------------------------


def mutant(rng: random.Random, path: Path) -> Path:
    """A workbook with some bytes of one part, or of the file itself, changed."""
    if rng.random() < 0.3:
        content = bytearray(FAULTY.read_bytes())
        for _ in range(rng.choice([1, 3, 30])):
            content[rng.randrange(len(content))] = rng.randrange(256)
        path.write_bytes(content)
        return path
    victim = rng.choice(
        [
            "xl/worksheets/sheet1.xml",
            "xl/workbook.xml",
            "xl/styles.xml",
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
        ]
    )

    def spoil(name: str, part: bytes) -> bytes:
        if name != victim:
            return part
        text = bytearray(part)
        for _ in range(rng.choice([1, 2, 10])):
            at = rng.randrange(len(text))
            change = rng.randrange(4)
            if change == 0:
                text[at] = rng.randrange(256)
            elif change == 1:
                del text[at : at + rng.randrange(1, 40)]
            elif change == 2:
                text[at:at] = text[at : at + rng.randrange(1, 200)]
            else:
                text[at:at] = rng.choice([b"999999999", b"<", b"&", b"\x00", b'"', b"1e999", b"-"])
        return bytes(text)

    return rewritten(path, spoil, FAULTY)


@pytest.mark.slow
def test_any_spoilt_workbook_is_read_or_refused(tmp_path: Path) -> None:
    for seed in range(300):
        path = mutant(random.Random(seed), tmp_path / "hỏng.xlsx")
        with contextlib.suppress(Refusal):
            workbook = read_workbook(path)
            for kind in BookKind:
                if len(books_of(workbook, kind)) == 1:
                    RememberedBook().plan(workbook, kind)


# ---- a process of its own --------------------------------------------------------------------------------------


def test_a_workbook_read_in_another_process_is_the_same() -> None:
    apart, here = read_safely(FAULTY), read_workbook(FAULTY)
    assert apart == here


def test_refusals_come_back_from_the_other_process(tmp_path: Path) -> None:
    with pytest.raises(WorkbookTooLarge) as raised:
        read_safely(bomb_far_corner(tmp_path / "bom.xlsx"))
    assert "bom.xlsx" in str(raised.value)


def test_a_reader_that_dies_or_hangs_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkbookTooSlow):
        read_safely(GOOD, most_seconds=0.01)
    monkeypatch.setattr(reader_process, "child_line", lambda _path: [sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(WorkbookDamaged):
        read_safely(GOOD)


# ---- sheets as they are ----------------------------------------------------------------------------------------


def test_sheet_names_are_kept_exactly_and_found_loosely() -> None:
    workbook = read_workbook(FAULTY)
    assert [sheet.name for sheet in workbook.sheets] == ["SỔ TM 2026 ", "SỔ NH 2026", "DAP AN", "nháp"]
    assert [sheet.is_hidden for sheet in workbook.sheets] == [False, False, False, True]
    for name in ("SỔ TM 2026 ", "SỔ TM 2026", "so tm 2026", " Sổ TM 2026"):
        assert workbook.sheet(name).name == "SỔ TM 2026 "
    with pytest.raises(NoSuchSheet) as raised:
        workbook.sheet("SỔ TM 2027")
    assert "«SỔ NH 2026»" in str(raised.value)


def test_thousands_of_empty_rows_are_no_rows() -> None:
    assert len(read_workbook(FAULTY).sheet("SỔ TM 2026").rows) == 30


def test_a_wrong_dimension_loses_no_row(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 51))
    workbook = read_workbook(with_cells(tmp_path / "sai.xlsx", cells, dimension="A1:A1"))
    assert len(workbook.sheets[0].rows) == 50


def test_hidden_rows_are_named(tmp_path: Path) -> None:
    path = write_book(tmp_path / "ẩn.xlsx", made_book(random.Random(1), 12))
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[13].hidden = True
    book.save(path)
    plan = RememberedBook().plan(path, BookKind.CASH)
    assert [(found.row, found.level) for found in plan.findings if found.code == "row-hidden"] == [(13, Level.WARN)]
    assert len(plan.rows) == 12


def test_a_formula_without_a_value_is_never_zero(tmp_path: Path) -> None:
    path = write_book(tmp_path / "công thức.xlsx", made_book(random.Random(1), 12))
    book = openpyxl.load_workbook(path)
    row = next(row for row in range(11, 23) if book.active.cell(row, 7).value)
    book.active.cell(row, 7).value = "=100000*2"
    book.active.cell(15, 8).value = "=H14+F15-G15"
    book.save(path)
    plan = RememberedBook().plan(path, BookKind.CASH)
    found = {(finding.row, finding.level) for finding in plan.findings if finding.code == "formula-uncomputed"}
    assert found == {(row, Level.STOP), (15, Level.NOTE)}
    assert plan.counts["refused"] == 1
    assert not plan.may_apply(fix=True).allowed


def test_an_ods_made_by_hand_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sổ.ods"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sổ">'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Diễn giải</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="5000"><text:p>5000</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    sheet = read_workbook(path).sheets[0]
    assert (sheet.name, list(sheet.rows[0])) == ("Sổ", ["Diễn giải", 5000])


# ---- recognising the books -------------------------------------------------------------------------------------


def test_the_books_of_the_samples_are_recognised_and_nothing_else() -> None:
    found = {
        (path.name, sheet.name.strip(), book.kind)
        for path in sorted(DATA.glob("*.xlsx"))
        for sheet in read_workbook(path).sheets
        if (book := recognise(sheet)) is not None
    }
    assert found == {
        ("so-sach-2024.xlsx", "SỔ TM 2024", BookKind.CASH),
        ("so-sach-2024.xlsx", "SỔ NH 2024", BookKind.BANK),
        ("so-quy-nhieu-loi.xlsx", "SỔ TM 2026", BookKind.CASH),
        ("so-quy-nhieu-loi.xlsx", "SỔ NH 2026", BookKind.BANK),
    }


def test_the_other_book_of_a_file_is_its_sibling() -> None:
    workbook = read_workbook(GOOD)
    cash = find_book(workbook, BookKind.CASH)
    sibling = sibling_of(workbook, cash)
    assert sibling is not None
    assert sibling.name == "SỔ NH 2024"


def test_a_sheet_that_is_no_such_book_is_refused() -> None:
    workbook = read_workbook(GOOD)
    for sheet in ("BCQT 2024", "SỔ NH 2024"):
        with pytest.raises(NoBookSheet):
            find_book(workbook, BookKind.CASH, sheet)
    with pytest.raises(NoBookSheet):
        find_book(read_workbook(DATA / "trich-nop-2026.xlsx"), BookKind.CASH)


def test_of_several_books_the_year_chooses_or_the_treasurer(tmp_path: Path) -> None:
    path = tmp_path / "hai năm.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for year in (2025, 2026):
        sheet = book.add_worksheet(f"SỔ TM {year}")
        for column, head in enumerate(
            ("Ngày ghi sổ", "Ngày chứng từ", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn quỹ")
        ):
            sheet.write(2, column, head)
    book.close()
    workbook = read_workbook(path)
    with pytest.raises(SeveralBookSheets):
        find_book(workbook, BookKind.CASH)
    assert find_book(workbook, BookKind.CASH, year=2025).name == "SỔ TM 2025"
    assert find_book(workbook, BookKind.CASH, "so tm 2026").name == "SỔ TM 2026"


def test_heads_in_vni_over_two_unmerged_rows_are_understood() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("SOÅ QUYÕ TIEÀN MAËT",),
        (
            "Ngaøy thaùng ghi soå",
            "Ngaøy thaùng chöùng töø",
            "Soá hieäu chöùng töø",
            None,
            "Dieãn giaûi",
            "Soá tieàn",
            None,
            None,
        ),
        (None, None, "Thu", "Chi", None, "Thu", "Chi", "Toàn quyõ"),
        (dt.date(2026, 1, 5), None, None, "PC2026/01", "Chi möøng sinh nhaät", None, 200_000.0, 100_000.0),
    ]
    book = recognise(Sheet("S", rows))
    assert book is not None
    assert book.kind is BookKind.CASH
    assert (book.rows[0].number, book.rows[0].amount_out, book.rows[0].balance) == ("PC2026/01", 200_000.0, 100_000.0)


def test_sums_by_month_inside_the_book_are_no_vouchers() -> None:
    head = ("Ngày ghi sổ", "Ngày chứng từ", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn")
    rows: list[tuple[Cell, ...]] = [
        head,
        (None, None, None, "Số dư đầu kỳ", None, None, 100.0),
        (dt.date(2026, 1, 5), None, "PC2026/01", "Chi nước họp", None, 10.0, 90.0),
        (None, None, None, "Cộng phát sinh tháng 1", None, 10.0, None),
        (None, None, None, "Số dư cuối tháng 1", None, None, 90.0),
        (None, None, None, "Tháng 2", None, None, None),
        (dt.date(2026, 2, 5), None, "PT2026/01", "Công ty hỗ trợ", 20.0, None, 110.0),
        (None, None, None, "Cộng phát sinh", 20.0, 10.0, None),
        (None, None, None, "Số dư cuối kỳ", None, None, 110.0),
        (None, None, None, None, "Người ghi sổ", None, None),
        (None, None, None, None, 65.0, None, None),
    ]
    book = recognise(Sheet("S", rows))
    assert book is not None
    assert [row.row for row in book.rows] == [3, 7]
    assert book.opening is not None
    assert book.opening.balance == 100.0
    assert book.totals is not None
    assert book.totals.row == 8
    assert book.closing is not None
    assert book.closing.balance == 110.0


def test_signatures_without_a_closing_balance_are_no_vouchers() -> None:
    head = ("Ngày ghi sổ", "Ngày chứng từ", "Số hiệu", "Diễn giải", "Thu", "Chi", "Tồn")
    rows: list[tuple[Cell, ...]] = [
        head,
        (dt.date(2026, 1, 5), None, "PC2026/01", "Chi nước họp", None, 10.0, 90.0),
        (None, None, None, None, "Ngày 31 tháng 12 năm 2026", None, None),
        (None, "Người ghi sổ", None, "Phụ trách kế toán", "Chủ tịch", None, None),
        (None, "Lê Thị Nhan", None, "Lê Thị Nhan", "Lê Thị Ân", None, None),
    ]
    book = recognise(Sheet("S", rows))
    assert book is not None
    assert [row.row for row in book.rows] == [2]
