"""One small cash book kept in every kind of file that programs and people make: the same cells come out of each."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import random
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.problems import Level, Refusal
from app.domain.separated import copied_text, pasted_rows, separated_rows
from app.imports import file_faults, texts
from app.imports.encodings import VNI_ALONE, VNI_MARKS
from app.imports.file_faults import NotAWorkbook, PlainTextFile, TooManyRows, WorkbookDamaged, WorkbookTooLarge
from app.imports.reader_process import read_safely
from app.imports.workbook import Sheet, read_workbook
from tests.book_samples import DATA
from tests.old_excel import Formula, OldSheet, Value, write_old

HEADS = ("Ngày", "Số hiệu", "Diễn giải", "Thu", "Chi", "Mã số")
BOOK: list[tuple[str, ...]] = [
    ("SỔ QUỸ TIỀN MẶT", "", "", "", "", ""),
    HEADS,
    ("05/01/2026", "PT01", "Thu đoàn phí tháng 1, tổ 1", "1,500,000", "", "00123"),
    ("06/01/2026", "PC01", "Chi mừng sinh nhật: chị Nguyễn Thị Ánh;\nanh Võ Văn Dũng", "", "300,000", "00045"),
    ("07/01/2026", "PC02", 'Quà "Tết sum vầy"', "", "250,000", "7"),
    ("", "", "Cộng", "1,500,000", "550,000", ""),
]
TRUTH = [tuple(text or None for text in row) for row in BOOK]


def trimmed(rows: Sequence[Sequence[object]]) -> list[tuple[object, ...]]:
    found = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        found.append(tuple(cells))
    return found


def as_csv(sign: str, rows: Sequence[Sequence[str]] = BOOK, **how: object) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, **how).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue()


def in_cp1258(text: str) -> bytes:
    """As Windows for Viet Nam writes it: tones stand as signs of their own behind the letter."""
    found = b""
    for sign in text:
        try:
            found += sign.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", sign))
            tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in tones))
            found += letter.encode("cp1258") + "".join(tones).encode("cp1258")
    return found


def in_vni(text: str) -> bytes:
    alone = {turned: sign for sign, turned in VNI_ALONE.items()}
    found = ""
    for sign in text:
        plain = unicodedata.normalize("NFD", sign)
        behind = next(
            (mark for mark, turned in VNI_MARKS.items() if len(plain) > 1 and plain[1:] in (turned, turned[::-1])), ""
        )
        if sign in alone:
            found += alone[sign]
        elif behind:
            found += plain[0] + (behind.upper() if plain[0].isupper() else behind)
        else:
            base = unicodedata.normalize("NFC", plain[:2])
            tone = next((mark for mark, turned in VNI_MARKS.items() if plain[2:] and plain[2:] == turned), "")
            found += alone.get(base, sign) + tone if base in alone else sign
    return found.encode("cp1252")


CSV: dict[str, bytes] = {
    "comma": as_csv(",").encode(),
    "semicolon": as_csv(";").encode(),
    "tab": as_csv("\t").encode(),
    "bar": as_csv("|").encode(),
    "comma-bom": as_csv(",").encode("utf-8-sig"),
    "all-quoted": as_csv(";", quoting=csv.QUOTE_ALL).encode(),
    "line-feed-only": as_csv(",", lineterminator="\n").encode(),
    "old-mac-lines": as_csv(";", lineterminator="\r").encode(),
    "utf16-tab": as_csv("\t").encode("utf-16"),
    "utf16-be": b"\xfe\xff" + as_csv(";").encode("utf-16-be"),
    "utf16-no-mark": as_csv("\t").encode("utf-16-le"),
    "cp1258-semicolon": in_cp1258(as_csv(";")),
    "cp1258-comma": in_cp1258(as_csv(",")),
    "vni": in_vni(as_csv(";")),
    "sep-line": b"sep=;\r\n" + as_csv(";").encode(),
    "zeros-held": as_csv(";").replace("00123", '="00123"').replace("00045", '="00045"').encode(),
    "ended-by-dos": as_csv(",").encode() + b"\x1a",
    "decomposed": unicodedata.normalize("NFD", as_csv(";")).encode(),
}


@pytest.mark.parametrize("name", ["sổ.csv", "sổ.xls", "sổ.xlsx", "sổ.txt"])
@pytest.mark.parametrize("kind", CSV)
def test_a_book_kept_as_text_is_read_as_it_stands(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / name).write_bytes(CSV[kind])
    (sheet,) = read_workbook(tmp_path / name).sheets
    said = [
        tuple(unicodedata.normalize("NFC", cell).replace("\r", "") if isinstance(cell, str) else cell for cell in row)
        for row in sheet.rows
    ]
    assert said == trimmed(TRUTH)
    assert not [found for found in sheet.findings if found.level is not Level.NOTE]


def test_what_was_turned_into_unicode_is_said(tmp_path: Path) -> None:
    (tmp_path / "sổ.csv").write_bytes(CSV["vni"])
    (sheet,) = read_safely(tmp_path / "sổ.csv").sheets
    assert [(found.code, found.level) for found in sheet.findings] == [("text-decoded", Level.NOTE)]
    assert "VNI" in str(sheet.findings[0].message)


UNEVEN = [
    ("Đơn vị: Công đoàn cơ sở A, xã B, tỉnh C;\nĐơn vị: X;\n", ";", 2),
    ("1;An;1,500,000;2,000,000\n2;Bình;1,500,000;3,000,000\n", ";", 4),
    ("1;An;1.500,00\n2;Bình;1.600,00\n3;Chi;17,5\n", ";", 3),
    ("Danh sách\nSTT,Họ tên,Ghi chú\n1,An\n2,Bình\n3,Chi,a; b\n4,Dũng,c; d\n", ",", 3),
    ("Danh sách, tháng 1\nSTT\tHọ tên\n1\tAn, tổ 1\n2\tBình; tổ 2\n", "\t", 2),
    ("a;b\n", ";", 2),
]


@pytest.mark.parametrize(("text", "sign", "width"), UNEVEN)
def test_the_sign_is_the_one_that_cuts_the_rows_alike(tmp_path: Path, text: str, sign: str, width: int) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    (sheet,) = read_workbook(tmp_path / "a.csv").sheets
    assert max(map(len, sheet.rows)) <= width
    assert [list(row) for row in sheet.rows] == [
        [cell.strip() or None for cell in row][: len(sheet.rows[at])]
        for at, row in enumerate(separated_rows(text, sign))
    ]


def test_a_number_cut_by_its_own_commas_stops(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("STT,Tên,Lương\n1,An,5,000,000\n2,Bình,450000\n", encoding="utf-8")
    (sheet,) = read_workbook(tmp_path / "a.csv").sheets
    assert [(found.code, found.row, found.level) for found in sheet.findings] == [("number-cut", 2, Level.STOP)]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (as_csv(";").encode()[:300] + b"\xff\xff" + as_csv(";").encode()[300:], WorkbookDamaged),
        (bytes(range(256)) * 20, NotAWorkbook),
        (b"BM" + bytes(60) + b"a;b\n" * 9, NotAWorkbook),
        ("Kính gửi\nBan chấp hành\n".encode(), PlainTextFile),
        (b"{\\rtf1 a;b;c}", NotAWorkbook),
        (b"<svg><g/></svg>", NotAWorkbook),
        (b"\xff\xfea\x00;", NotAWorkbook),
    ],
)
def test_a_spoilt_or_unknown_text_is_refused(tmp_path: Path, content: bytes, refusal: type[Refusal]) -> None:
    (tmp_path / "sổ.csv").write_bytes(content)
    with pytest.raises(refusal) as raised:
        read_workbook(tmp_path / "sổ.csv")
    assert "sổ.csv" in str(raised.value)


def test_bounds_hold_for_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dài.csv"
    monkeypatch.setattr(texts, "MOST_ROWS", 100)
    path.write_text("a;b\n" * 101)
    with pytest.raises(TooManyRows):
        read_workbook(path)
    path.write_text("a" + ";b" * file_faults.MOST_COLUMNS)
    with pytest.raises(WorkbookTooLarge):
        read_workbook(path)
    path.write_text("a;b\n" + "\n" * 5_000 + "c;d\n")
    assert len(read_workbook(path).sheets[0].rows) == 5_002


CELL = some.text(some.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n"), max_size=8)


@given(some.lists(some.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5), some.sampled_from("\t;,|"))
def test_what_a_writer_of_texts_wrote_is_read_back(rows: list[list[str]], sign: str) -> None:
    assert list(separated_rows(as_csv(sign, rows), sign)) == rows


@given(some.text('a1;"\t\r\n ', max_size=40))
def test_any_text_is_cut_and_loses_no_letter(text: str) -> None:
    kept = [sign for row in separated_rows(text, ";") for cell in row for sign in cell if sign in "a1"]
    assert kept == [sign for sign in text if sign in "a1"]


@pytest.mark.parametrize(
    ("block", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('An\t"Ấp 1\nXã B"\t500000\r\n', [["An", "Ấp 1\nXã B", "500000"]]),
        ('"a ""b""\nc"\td', [['a "b"\nc', "d"]]),
        ('"Tết"\t1', [['"Tết"', "1"]]),
        ('5" ống\t1', [['5" ống', "1"]]),
        ('"lẻ\t1\r\nb\t2', [['"lẻ', "1"], ["b", "2"]]),
        ("a\t\tb\n\nc", [["a", "", "b"], [""], ["c"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ("a", [["a"]]),
        ("", []),
    ],
)
def test_a_copied_block_is_cut_as_excel_joined_it(block: str, rows: list[list[str]]) -> None:
    assert pasted_rows(block) == rows


@given(some.lists(some.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_here_is_pasted_back(rows: list[list[str]]) -> None:
    assert pasted_rows(copied_text(rows)) == rows


# ---- web pages -------------------------------------------------------------------------------------------------


def page(rows: Sequence[Sequence[str]] = BOOK, cell: str = "<td>{}</td>", row: str = "<tr>{}</tr>") -> str:
    def safe(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")

    return (
        "<table>" + "".join(row.format("".join(cell.format(safe(text)) for text in each)) for each in rows) + "</table>"
    )


WEB: dict[str, bytes] = {
    "plain": page().encode(),
    "whole": f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>{page()}</body></html>".encode(),
    "bom": b"\xef\xbb\xbf" + page().encode(),
    "utf16": f"<html>{page()}</html>".encode("utf-16"),
    "cp1258": in_cp1258(f"<html>{page()}</html>"),
    "nothing-ended": page(cell="<td>{}", row="<tr>{}").encode(),
    "heads": page(cell="<th>{}</th>").encode(),
    "nested-tags": page(cell="<td align=right><font size=2><b>{}</b></font>&nbsp;</td>").encode(),
    "spaced": page(cell="\n  <td class='x'>\n    {}\n  </td>\n", row="\n<tr>\n{}\n</tr>\n").encode(),
    "sections": page().replace("<table>", "<table><colgroup><col></colgroup><thead></thead><tbody>").replace("</table>", "</tbody></table>").encode(),
    "capitals": page().replace("td", "TD").replace("tr", "TR").replace("table", "TABLE").encode(),
    "paragraphs": page(cell="<td><p>{}</p></td>").encode(),
    "style-and-script": ("<style>td {color: red}</style><script>var a = '<td>1</td>';</script>" + page()).encode(),
    "excel": ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><!--[if gte mso 9]><xml><x:Name>Sổ</x:Name></xml>'
              f"<![endif]--></head><body>{page()}</body></html>").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", ["sổ.xls", "sổ.html", "sổ.xlsx"])
@pytest.mark.parametrize("kind", WEB)
def test_a_web_page_is_read_as_a_browser_shows_it(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / name).write_bytes(WEB[kind])
    (sheet,) = read_workbook(tmp_path / name).sheets
    assert list(sheet.rows) == trimmed(TRUTH)
    assert sheet.name == ("Sổ" if kind == "excel" else "Bảng 1")


def web(path: Path, text: str) -> tuple[Sheet, ...]:
    path.write_text(text, encoding="utf-8")
    return read_workbook(path).sheets


def test_joined_cells_of_a_page_stand_once_and_are_merges(tmp_path: Path) -> None:
    (sheet,) = web(
        tmp_path / "a.xls",
        "<table><tr><th rowspan=2>STT<th colspan='2'>Số tiền<th rowspan=2>Ghi chú</tr><tr><th>Thu<th>Chi</tr>"
        "<tr><td>1<td>5<td>6<td rowspan=9>x</tr><tr><td>2<td>7<td>8</tr></table>",
    )
    assert list(sheet.rows) == [
        ("STT", "Số tiền", None, "Ghi chú"),
        (None, "Thu", "Chi"),
        ("1", "5", "6", "x"),
        ("2", "7", "8"),
    ]
    assert sheet.merges == ((0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (2, 3, 3, 3))


def test_several_tables_are_several_sheets_and_what_stands_around_comes_along(tmp_path: Path) -> None:
    first, inner, second = web(
        tmp_path / "a.xls",
        "<body>Công đoàn A<h2>SỔ QUỸ<br>Tháng 1/2026</h2><table><tr><td>1<td>a <table><tr><td>trong</table> b</table>"
        "<p>SỔ TIỀN GỬI</p><table><tr><td>2</table><p>Người lập</p></body>",
    )
    assert list(first.rows) == [("Công đoàn A",), ("SỔ QUỸ",), ("Tháng 1/2026",), ("1", "a b")]
    assert list(inner.rows) == [("trong",)]
    assert list(second.rows) == [("SỔ TIỀN GỬI",), ("2",), ("Người lập",)]


def test_a_hidden_row_of_a_page_is_named_and_its_numbers_are_not_those_shown_in_thousands(tmp_path: Path) -> None:
    (sheet,) = web(
        tmp_path / "a.xls",
        "<table><tr style='mso-height:0;display:none'><td>1</tr>"
        '<tr><td x:num="1500000">1.500</td><td x:num="1500000">1.500.000</td><td x:num="46027">05/01/2026</td></tr></table>',
    )
    assert list(sheet.rows) == [("1",), (1_500_000.0, "1.500.000", "05/01/2026")]
    assert [(found.code, found.row) for found in sheet.findings] == [("row-hidden", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td colspan=16384 rowspan=99999>1</tr>" * 3,
        "<table><tr>" + "<td colspan=9999999>1" * 2 + "</table>",
        "<table>" + "<tr><td colspan=16384>1</tr>" * 800 + "</table>",
        "<table><tr><td>1</table>" * 1_001,
    ],
)
def test_a_page_larger_than_any_sheet_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xls").write_text(text)
    with pytest.raises(WorkbookTooLarge):
        read_workbook(tmp_path / "a.xls")


@given(some.lists(some.sampled_from(["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3>", "<td colspan=2>", "a", "<br>", "<head>",
                                     "</head>", "<!--", "-->", "&lt;", "<p", "</td>", '<td rowspan="0">']), max_size=40))  # fmt: skip
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    from app.imports.web_tables import page_sheets

    try:
        sheets = page_sheets(["".join(parts)], "a.xls")
    except Refusal:
        return
    for sheet in sheets:
        for top, left, bottom, right in sheet.merges:
            assert 0 <= top <= bottom < len(sheet.rows)
            assert left <= right


def archive() -> bytes:
    names = "<x:Name>Sổ</x:Name>"
    parts = (
        ("a.htm", f"<html><xml>{names}</xml><frameset></frameset></html>"),
        ("sheet001.htm", page()),
        ("tabstrip.htm", "<table><tr><td>Sổ</table>"),
    )
    body = "".join(
        f'--x\r\nContent-Location: file:///C:/{place}\r\nContent-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{text}\r\n'
        for place, text in parts
    )
    return f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n{body}--x--\r\n'.encode()


def test_an_archive_of_web_pages_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(archive())
    (sheet,) = read_workbook(tmp_path / "a.xls").sheets
    assert (sheet.name, list(sheet.rows)) == ("Sổ", trimmed(TRUTH))


# ---- XML of Excel 2003 -----------------------------------------------------------------------------------------


def spreadsheet(rows: str) -> str:
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sổ TM"><Table>{rows}</Table></Worksheet>'
        '<Worksheet ss:Name="Khác"><Table><Row><Cell><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>'
    )


def test_the_xml_of_excel_2003_is_read(tmp_path: Path) -> None:
    def data(kind: str, text: str) -> str:
        return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>'

    rows = (
        f'<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Tên</Data></Cell>{data("String", "Thu")}</Row>'
        f'<Row ss:Index="4" ss:Hidden="1">{data("DateTime", "2026-01-05T00:00:00.000")}<Cell ss:Index="3"><Data ss:Type="Number">1500000</Data></Cell></Row>'
        f'<Row>{data("Error", "#REF!")}<Cell ss:Formula="=1+1"/>{data("Boolean", "1")}</Row>'
    )
    (tmp_path / "a.xls").write_text(spreadsheet(rows), encoding="utf-8")
    first, second = read_safely(tmp_path / "a.xls").sheets
    assert list(first.rows) == [
        ("Tên", None, "Thu"),
        (),
        (),
        (dt.date(2026, 1, 5), None, 1_500_000.0),
        (None, None, True),
    ]
    assert first.merges == ((0, 0, 0, 1),)
    assert [(found.code, found.row, found.column) for found in first.findings] == [
        ("row-hidden", 4, None),
        ("cell-error", 5, "A"),
        ("formula-uncomputed", 5, "B"),
    ]
    assert (second.name, list(second.rows)) == ("Khác", [("a",)])


@pytest.mark.parametrize(
    "rows",
    ["<Row><Cell>", '<Row ss:Index="x"/>', '<Row><Cell><Data ss:Type="Number">1e999</Data></Cell></Row>', '<Row ss:Index="3"/><Row ss:Index="2"/>'],
)  # fmt: skip
def test_spoilt_xml_is_refused(tmp_path: Path, rows: str) -> None:
    (tmp_path / "a.xls").write_text(spreadsheet(rows), encoding="utf-8")
    with pytest.raises(WorkbookDamaged):
        read_workbook(tmp_path / "a.xls")


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    text = spreadsheet("<Row/>").replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "ha">]><Workbook', 1)
    (tmp_path / "a.xls").write_text(text, encoding="utf-8")
    with pytest.raises(WorkbookDamaged):
        read_workbook(tmp_path / "a.xls")


# ---- workbooks of Excel 97 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sổ.xls", "sổ.xlsx", "sổ.csv"])
def test_an_old_workbook_is_read_by_its_content(tmp_path: Path, name: str) -> None:
    rows: list[tuple[Value, ...]] = [
        ("Ngày", "Diễn giải", "Thu"),
        (dt.date(2026, 1, 5), "Thu đoàn phí", 1_500_000.0),
        ("", None, Formula(5.0)),
    ]
    path = write_old(
        tmp_path / name, OldSheet("Sổ TM ", [HEADS, *rows], merges=[(0, 0, 1, 0)]), OldSheet("Khác", [("a",)])
    )
    first, second = read_safely(path).sheets
    assert list(first.rows) == [HEADS, rows[0], rows[1], (None, None, 5.0)]
    assert (first.name, first.merges, first.findings) == ("Sổ TM ", ((0, 0, 1, 0),), ())
    assert second.rows == [("a",)]


def test_what_an_old_workbook_hides_or_has_not_computed_is_said(tmp_path: Path) -> None:
    rows: list[tuple[Value, ...]] = [("a", 1.0), ("b", Formula("#REF!")), ("c", "#N/A"), *[("d", Formula(None))] * 7]
    path = write_old(tmp_path / "a.xls", OldSheet("S", rows, hidden=[2, 900]))
    (sheet,) = read_workbook(path).sheets
    assert [(found.code, found.row, found.column) for found in sheet.findings] == [
        ("row-hidden", 2, None),
        ("cell-error", 2, "B"),
        ("cell-error", 3, "B"),
        ("formulas-doubtful", None, None),
    ]
    assert "7 ô" in str(sheet.findings[-1].message)
    assert "(B4, B5, B6, B7, B8…)" in str(sheet.findings[-1].message)


def test_an_xlsx_by_another_name_is_read(tmp_path: Path) -> None:
    for name in ("a.xls", "a.csv", "a.html", "a"):
        (tmp_path / name).write_bytes((DATA / "so-sach-2024.xlsx").read_bytes())
        assert len(read_workbook(tmp_path / name).sheets) == 4


# ---- the closer look ---------------------------------------------------------------------------------------------


def with_sheet(path: Path, xml: str, *, computed: bool = True, others: int = 0) -> Path:
    """A workbook whose first sheet is this XML, beside another of as many rows as wanted."""
    book = openpyxl.Workbook()
    book.calculation.fullCalcOnLoad = not computed
    other = book.create_sheet("Khác")
    for number in range(others):
        other.append([number, "x"])
    plain = io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, xml if part == "xl/worksheets/sheet1.xml" else old.read(part))
    return path


def sheet_xml(rows: str, prefix: str = "") -> str:
    space = f"xmlns{':' + prefix.rstrip(':') if prefix else ''}"
    return (
        f'<{prefix}worksheet {space}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{prefix}sheetData>{rows}'
        f"</{prefix}sheetData></{prefix}worksheet>"
    )


ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Lương</t></is></c></row>'
    '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v></v></c><c r="C2"><f>1+1</f><v>2</v></c></row>'
    '<row r="3" hidden="1"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>5</v></c></row>'
    '<row r="4"><c r="A4"><f t="shared" si="0"/></c></row>'
    '<row r="9"><c r="D9" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
)
SEEN = [
    ("formula-uncomputed", 2, "A"),
    ("formula-uncomputed", 2, "B"),
    ("row-hidden", 3, None),
    ("cell-error", 3, "B"),
    ("formula-uncomputed", 4, "A"),
    ("cell-error", 9, "D"),
]


@pytest.mark.parametrize("others", [0, 6_000])
def test_the_closer_look_is_taken_at_any_size(tmp_path: Path, others: int) -> None:
    first, _second = read_safely(with_sheet(tmp_path / "a.xlsx", sheet_xml(ROWS), others=others)).sheets
    assert [(found.code, found.row, found.column) for found in first.findings] == SEEN


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: sheet_xml(ROWS.replace("<", "<x:").replace("<x:/", "</x:"), "x:"),
        lambda xml: xml.replace('"', "'"),
        lambda xml: xml.replace("<c r", "\n  <c\n  r"),
        lambda xml: '<?xml version="1.0" encoding="UTF-8"?>' + xml,
        lambda xml: xml.replace(' r="A2"', "").replace(' r="B2"', "").replace(' r="C2"', ""),
    ],
)
def test_the_closer_look_is_taken_however_the_xml_is_written(tmp_path: Path, change: Callable[[str], str]) -> None:
    first, _second = read_workbook(with_sheet(tmp_path / "a.xlsx", change(sheet_xml(ROWS)), others=6_000)).sheets
    assert [(found.code, found.row, found.column) for found in first.findings] == SEEN


def test_zeros_of_a_file_that_was_never_computed_are_doubted(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><f>1+1</f><v>0</v></c><c r="C1"><v>0</v></c></row>'
    computed = read_workbook(with_sheet(tmp_path / "a.xlsx", sheet_xml(rows))).sheets[0]
    assert computed.findings == ()
    doubted = read_workbook(with_sheet(tmp_path / "b.xlsx", sheet_xml(rows), computed=False)).sheets[0]
    assert [(found.code, found.level) for found in doubted.findings] == [("formulas-doubtful", Level.WARN)]
    assert "2 ô" in str(doubted.findings[0].message)
    assert "A1, B1" in str(doubted.findings[0].message)


def test_a_kind_that_nobody_can_look_into_says_how_many_cells(tmp_path: Path) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Sổ"><table:table-row><table:table-cell office:value-type="string">'
        '<text:p>a</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="float" '
        'office:value="5"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    (sheet,) = read_workbook(tmp_path / "a.ods").sheets
    assert [(found.code, found.level) for found in sheet.findings] == [("not-looked-at", Level.WARN)]
    assert "2 ô" in str(sheet.findings[0].message)


@pytest.mark.parametrize(
    ("written", "read"),
    [("Ấp 1_x000D_\nXã B", "Ấp 1\r\nXã B"), ("_x0041_n", "An"), ("a_x005F_x000D_", "a_x000D_"), ("a_x0009_b", "a\tb"), ("x_y_z", "x_y_z")],
)  # fmt: skip
@pytest.mark.parametrize("others", [0, 6_000])
def test_signs_that_xml_cannot_hold_are_read_alike(tmp_path: Path, written: str, read: str, others: int) -> None:
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row>'
    first, _second = read_workbook(with_sheet(tmp_path / "a.xlsx", sheet_xml(rows), others=others)).sheets
    assert list(first.rows) == [(read,)]
    assert first.findings == ()


def spoilt(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice([1, 3, 20])):
        at = rng.randrange(len(changed))
        if rng.random() < 0.3:
            del changed[at : at + rng.randrange(1, 60)]
        elif rng.random() < 0.5:
            changed[at] = rng.randrange(256)
        else:
            changed[at:at] = rng.choice(
                [b"<", b">", b'"', b"\n", b"\x00", b"&#", b"999999999", b";", b"<td colspan=9>", b"\xff"]
            )
    return bytes(changed)


def kinds_of_files(folder: Path) -> dict[str, bytes]:
    rows = [HEADS, (dt.date(2026, 1, 5), "a", 5.0, Formula(None), Formula("#REF!"))] * 30
    return {
        **CSV,
        **WEB,
        "archive": archive(),
        "xml": spreadsheet(
            '<Row><Cell ss:Index="3" ss:MergeDown="2"><Data ss:Type="Number">5</Data></Cell></Row>'
        ).encode(),
        "old": write_old(folder / "cũ.xls", OldSheet("S", rows, hidden=[2])).read_bytes(),
        "closer": with_sheet(folder / "mới.xlsx", sheet_xml(ROWS)).read_bytes(),
    }


@pytest.mark.parametrize("kind", [*CSV, *WEB, "archive", "xml", "old", "closer"])
def test_any_spoilt_file_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    content = kinds_of_files(tmp_path)[kind]
    for seed in range(40):
        path = tmp_path / "hỏng.xls"
        path.write_bytes(spoilt(random.Random(seed), content))
        with contextlib.suppress(Refusal):
            read_workbook(path)
