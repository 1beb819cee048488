"""Every form's pages and workbook cells against golden files, read like code in review."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.domain.dates import Period
from app.domain.settlement import HeadFigures
from app.domain.vouchers import VoucherKind, VoucherState
from app.exports.document import Document
from app.exports.form import Params, forms
from app.exports.pdf import to_pdf
from app.exports.xlsx import to_xlsx
from tests import form_samples as samples

_LONG = (
    "Chi hỗ trợ đoàn viên có hoàn cảnh đặc biệt khó khăn, bệnh hiểm nghèo theo Nghị quyết số 12/NQ-BCH ngày 05/01/2024 của "
    "Ban Chấp hành công đoàn cơ sở và danh sách kèm theo (17 người)"
)


def _piece() -> object:
    period = Period(dt.date(2025, 1, 1), dt.date(2025, 5, 31))
    params = Params(period=period, signed_on=dt.date(2025, 6, 2), explanation="Đoàn phí quý II chưa thu.")
    return samples.settled(params, period=period, head=HeadFigures(50, 1_378_740_000, 48, 1_300_000_000, 0))


def _two_accounts() -> object:
    one = samples.extract(samples.made_lines(6, bank=True), 26_510, samples.BANK)
    other = samples.extract(
        [], 5, replace(samples.BANK, key="bank:2", bank_name="Ngân hàng TMCP Đồng Bằng", account_number="")
    )
    return replace(samples.bank_book([]), extracts=(one, other))


GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CASES: dict[str, Callable[[], object]] = {
    "b07/year": samples.settled,
    "b07/piece": _piece,
    "s11/short": lambda: samples.cash_book(samples.made_lines(14)),
    "s11/empty": lambda: samples.cash_book([]),
    "s11/long": lambda: samples.cash_book(samples.made_lines(90)),
    "s12/short": lambda: samples.bank_book(samples.made_lines(10, bank=True)),
    "s12/two-accounts": _two_accounts,
    "c40/one": lambda: samples.vouchers(
        samples.voucher(
            "PT2024/06", VoucherKind.RECEIPT, 943_355, "Thu đoàn phí công đoàn 1% tháng 11 năm 2024", "Lê Thị Nhan", ""
        )
    ),
    "c34/small-change": lambda: samples.counted(samples.cash_count()),
    "c34/blank": lambda: samples.counted(None),
    "c34/two": lambda: samples.counted(
        samples.cash_count(
            dt.date(2024, 6, 30),
            sheets={500_000: 4},
            other=760,
            counted_at="",
            reason="chi chưa ghi sổ",
            conclusion="Thiếu 309.000đ, chờ ghi phiếu chi.",
        ),
        samples.cash_count(
            sheets={500_000: 4, 100_000: 3, 5_000: 1, 2_000: 2, 500: 1}, other=260, reason="", conclusion="Khớp."
        ),
    ),
    "c41/voided": lambda: samples.vouchers(samples.voucher(state=VoucherState.VOIDED)),
    "c41/two-to-a-page": lambda: samples.vouchers(
        samples.voucher(),
        samples.voucher("PC2024/05", narration=_LONG, documents=0),
        samples.voucher("PC2024/06", amount=1_234_567_891_234, person="", address="", document_note="hóa đơn 0000123"),
        two=True,
    ),
}


def document_of(case: str) -> Document:
    return forms()[case.split("/", maxsplit=1)[0]].layout(CASES[case]())


def pages(document: Document) -> str:
    """The text of every page as a reader finds it, in drawing order."""
    stream = io.BytesIO()
    to_pdf(document, stream)
    with pypdfium2.PdfDocument(stream.getvalue()) as pdf:
        texts = [pdf[place].get_textpage().get_text_range().replace("\r\n", "\n") for place in range(len(pdf))]
    return "\n".join(f"--- trang {place} ---\n{text.rstrip()}" for place, text in enumerate(texts, 1))


def cells(document: Document) -> str:
    """Every filled cell with its format, the merges, the widths and the page set-up."""
    stream = io.BytesIO()
    to_xlsx(document, stream)
    sheet = openpyxl.load_workbook(stream).active
    assert sheet is not None
    told = [
        f"sheet {sheet.title} | print {sheet.print_area} | repeat {sheet.print_title_rows} | freeze {sheet.freeze_panes}",
        (
            f"fit {sheet.page_setup.fitToWidth}x{sheet.page_setup.fitToHeight} scale {sheet.page_setup.scale} "
            f"breaks {[each.id for each in sheet.row_breaks.brk]} footer {sheet.oddFooter.center.text}"
        ),
        "widths " + " ".join(f"{name}={size.width:.1f}" for name, size in sorted(sheet.column_dimensions.items())),
        "merged " + " ".join(sorted(str(each) for each in sheet.merged_cells.ranges)),
    ]
    for row in sheet.iter_rows():
        height = sheet.row_dimensions[row[0].row].height
        filled = [cell for cell in row if cell.value is not None]
        for cell in filled:
            face = ("b" if cell.font.b else "") + ("i" if cell.font.i else "") or "-"
            look = f"{face} {cell.font.sz:g} {cell.alignment.horizontal} {cell.number_format}"
            told.append(f"{cell.coordinate} [{look}; {height or 15:.0f}] {cell.value!r}")
    return "\n".join(told)


@pytest.mark.parametrize("case", CASES)
def test_the_pages_are_as_they_were(case, golden):
    golden(f"{case}.pages.txt", pages(document_of(case)))


@pytest.mark.parametrize("case", CASES)
def test_the_cells_are_as_they_were(case, golden):
    golden(f"{case}.cells.txt", cells(document_of(case)))


def test_every_form_has_golden_pages():
    # Why folders: each subject keeps its cases in a file of its own, and compares them there.
    kept = {
        folder.name
        for folder in GOLDEN.iterdir()
        if any(folder.glob("*.pages.txt")) and any(folder.glob("*.cells.txt"))
    }
    assert kept == set(forms())


def test_every_form_says_its_title_source_and_shelf():
    for form in forms().values():
        assert form.title
        assert form.source
        assert form.group
        assert form.__doc__


def test_a_statutory_form_names_the_document_it_was_issued_with():
    # Why: for the cash count no document was found, and the form says so.
    for code in {case.split("/")[0] for case in CASES} - {"c34"}:
        assert forms()[code].source.startswith("Ban hành kèm theo")
