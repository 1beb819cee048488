"""Workbooks: cells of the right type, looking like the form, ready to print."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from app.exports.document import (
    TOTAL_PAGES,
    Align,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    HalfPage,
    HeadCell,
    Kind,
    Letterhead,
    Line,
    PageBreak,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.xlsx import to_xlsx

COLUMNS = (
    Column(key="date", label="Ngày", share=18, kind=Kind.DATE, letter="A"),
    Column(key="number", label="Số", share=20, kind=Kind.CODE, letter="B"),
    Column(key="text", label="Diễn giải", share=60, kind=Kind.TEXT, letter="C"),
    Column(key="amount", label="Tiền", share=30, kind=Kind.MONEY, letter="1"),
)
HEAD = (
    (HeadCell("Chứng từ", across=2), HeadCell("Diễn giải", down=2), HeadCell("Tiền", down=2)),
    (HeadCell("Ngày"), HeadCell("Số")),
)
DAY = dt.date(2024, 2, 3)


def sheet_of(*blocks: object, **setup: object) -> Worksheet:
    stream = io.BytesIO()
    to_xlsx(Document("Thử", blocks, PageSetup(**setup), sheet="Biểu [thử]"), stream)  # type: ignore[arg-type]
    sheet = openpyxl.load_workbook(stream).active
    assert sheet is not None
    return sheet


def values(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_numbers_are_numbers_and_dates_are_dates():
    sheet = sheet_of(Grid(COLUMNS, [Row((DAY, "PC2024/01", "Chi", 1_234_567))]))
    date, number, text, amount = sheet[3]
    assert (date.value, date.number_format) == (dt.datetime(2024, 2, 3), "dd/mm/yyyy")
    assert (amount.value, amount.number_format) == (1_234_567, "#,##0")
    assert (number.value, text.value) == ("PC2024/01", "Chi")
    assert {cell.font.name for cell in sheet[3]} == {"Times New Roman"}
    assert amount.alignment.horizontal == "right"


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+84 123", "-5", "https://example.org", "00123", '=HYPERLINK("x")']
)
def test_a_text_stays_a_text(text):
    sheet = sheet_of(Grid(COLUMNS, [Row((None, text, text, None))]), Paragraph((Run(text),)))
    for cell in (sheet["B3"], sheet["C3"], sheet["A4"]):
        assert cell.value == text
        assert cell.data_type == "s"
        assert cell.hyperlink is None


def test_the_head_is_merged_repeated_and_held_in_view():
    sheet = sheet_of(Paragraph((Run("SỔ"),)), Grid(COLUMNS, [Row((DAY, "1", "2", 3))], HEAD))
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A2:B2", "C2:C3", "D2:D3"} <= merged
    assert sheet.print_title_rows == "$2:$4"
    assert sheet.freeze_panes == "A5"
    assert [cell.value for cell in sheet[4]] == ["A", "B", "C", "1"]
    assert all(cell.border.left.style == "thin" for row in sheet["A3:B5"] for cell in row)


def test_the_page_is_a4_fitted_to_its_width_with_a_print_area():
    sheet = sheet_of(Grid(COLUMNS, [Row((DAY, "1", "2", 3))]), landscape=True, numbers=PageNumbers.BOTTOM)
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_area == "'Biểu thử'!$A$1:$D$3"
    assert sheet.oddFooter.center.text == "Trang &P/&N"


def test_a_form_that_may_shrink_is_fitted_to_one_page():
    sheet = sheet_of(Grid(COLUMNS, [Row((DAY, "1", "2", 3))] * 40), Spacer(10), fit=1)
    # Why: 1 is what a workbook that says nothing means.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1)


def test_a_long_text_gets_a_higher_row():
    sheet = sheet_of(Grid(COLUMNS, [Row((DAY, "1", "Chi mua văn phòng phẩm " * 12, 3)), Row((DAY, "1", "ngắn", 3))]))
    assert sheet.row_dimensions[3].height > 60
    assert (sheet.row_dimensions[4].height or 15) < 20


def test_totals_are_bold_and_parts_are_indented():
    sheet = sheet_of(
        Grid(COLUMNS, [Row((None, None, "Cộng", 1), RowKind.TOTAL), Row((None, None, "- Thu khác", 1), level=1)])
    )
    assert sheet["C3"].font.bold
    assert sheet["D3"].font.bold
    assert not sheet["C4"].font.bold
    assert sheet["C4"].alignment.indent == 1


def test_a_known_figure_in_a_field_is_a_number_shown_with_its_words():
    sheet = sheet_of(Fields(((Field("Số đoàn viên:", 50, "người"), Field("Quỹ lương:", None, "đồng")),), (0.5, 0.5)))
    known = sheet["A1"]
    assert known.value == 50
    assert known.number_format.startswith('"Số đoàn viên: "#,##0" người"')
    unknown = [value for value in values(sheet) if value != 50]
    assert unknown[0].startswith("Quỹ lương: …")  # type: ignore[attr-defined]
    assert unknown[0].endswith("… đồng")  # type: ignore[attr-defined]


def test_signatures_have_room_between_note_and_name():
    sheet = sheet_of(
        Signatures(
            (Signer(("NGƯỜI LẬP",), name="Lê Thị Nhan"), Signer(("TM. BCH", "CHỦ TỊCH"), name="Lê Thị Ân")), room=18
        )
    )
    assert values(sheet) == [
        "TM. BCH",
        "NGƯỜI LẬP",
        "CHỦ TỊCH",
        "(Ký, họ tên)",
        "(Ký, họ tên)",
        "Lê Thị Nhan",
        "Lê Thị Ân",
    ]
    assert sheet.row_dimensions[4].height == pytest.approx(51, abs=0.5)


def test_the_letterhead_breaks_where_it_wraps_least():
    sheet = sheet_of(
        Letterhead((Line("CĐCS", align=Align.LEFT),), (Line("(Ban hành kèm theo Thông tư số 107/2017/TT-BTC)"),)),
        Grid(COLUMNS, [Row((DAY, "1", "2", 3))]),
    )
    assert sheet["C1"].value is not None
    assert sheet.row_dimensions[1].height < 20


def test_the_number_of_pages_is_left_for_a_pen():
    assert "- Sổ này có …… trang" in values(sheet_of(Paragraph((Run(f"- Sổ này có {TOTAL_PAGES} trang"),))))


def test_bold_words_in_a_line_stay_bold():
    stream = io.BytesIO()
    to_xlsx(Document("Thử", (Paragraph((Run("Số tiền: "), Run("ba trăm", bold=True))),)), stream)
    cell = openpyxl.load_workbook(stream, rich_text=True).active["A1"]
    plain, strong = cell.value
    assert str(plain) == "Số tiền: "
    assert strong.text == "ba trăm"
    assert strong.font.b


def test_vouchers_are_parted_by_page_breaks_that_the_scale_respects():
    one = (
        Title((Line("PHIẾU CHI"),), side=(Line("Nợ"),), stamp="HỦY"),
        Spacer(10),
        Signatures((Signer(("KẾ TOÁN",)),)),
    )
    whole = sheet_of(*one, PageBreak(), *one)
    assert len(whole.row_breaks.brk) == 1
    assert not whole.sheet_properties.pageSetUpPr or not whole.sheet_properties.pageSetUpPr.fitToPage
    halves = sheet_of(*[HalfPage(one)] * 5)
    assert len(halves.row_breaks.brk) == 2
    tall = HalfPage((Spacer(250), *one))
    assert len(sheet_of(tall, tall, tall).row_breaks.brk) == 2


def test_two_long_books_on_one_sheet_keep_their_size():
    sheet = sheet_of(
        Grid(COLUMNS, [Row((DAY, "1", "2", 3))] * 200), PageBreak(), Grid(COLUMNS, [Row((DAY, "1", "2", 3))])
    )
    assert sheet.page_setup.scale > 85
    assert sheet.print_title_rows is None


@settings(max_examples=20)
@given(st.lists(st.tuples(st.text(max_size=60), st.integers(-(10**14), 10**14)), max_size=50))
def test_any_rows_arrive_whole(cells):
    rows = [Row((DAY, f"PC{place}", text, amount)) for place, (text, amount) in enumerate(cells)]
    sheet = sheet_of(Grid(COLUMNS, rows))
    assert [row[1].value for row in sheet.iter_rows(min_row=3)][: len(rows)] == [
        f"PC{place}" for place in range(len(rows))
    ]
    assert [row[3].value for row in sheet.iter_rows(min_row=3)][: len(rows)] == [amount for _, amount in cells]


def test_the_same_document_gives_the_same_cells_and_times():
    first, second = io.BytesIO(), io.BytesIO()
    document = Document("Thử", (Grid(COLUMNS, [Row((DAY, "1", "2", 3))]),))
    to_xlsx(document, first)
    to_xlsx(document, second)
    assert first.getvalue() == second.getvalue()


def test_raising_in_progress_stops_the_work_and_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    rows = [Row((DAY, "1", "2", 3))] * 2000
    with pytest.raises(KeyboardInterrupt):
        to_xlsx(Document("Thử", (Grid(COLUMNS, rows),)), io.BytesIO(), stop)
    assert list(tmp_path.iterdir()) == []
