"""Every form's sample figures by ``form code/case``, and what came out of one: its pages as a reader finds them, its cells, its JSON."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import pypdfium2

from app.exports.document import Document
from app.exports.form import Form, forms, to_json
from app.exports.pdf import to_pdf
from app.exports.xlsx import to_xlsx
from tests import (
    activity_form_samples,
    agreement_form_samples,
    care_form_samples,
    case_form_samples,
    dialogue_form_samples,
    form_samples,
    gift_form_samples,
    merit_form_samples,
    month_form_samples,
    paper_form_samples,
    survey_form_samples,
)

CASES: Mapping[str, Callable[[], object]] = {
    **form_samples.CASES,
    **month_form_samples.CASES,
    **activity_form_samples.CASES,
    **agreement_form_samples.CASES,
    **care_form_samples.CASES,
    **case_form_samples.CASES,
    **dialogue_form_samples.CASES,
    **gift_form_samples.CASES,
    **merit_form_samples.CASES,
    **paper_form_samples.CASES,
    **survey_form_samples.CASES,
}


def form_of(case: str) -> Form[Any]:
    """The form a case is of."""
    return forms()[case.split("/", maxsplit=1)[0]]


def document_of(case: str) -> Document:
    """The case laid out."""
    return form_of(case).layout(CASES[case]())


def data_of(case: str) -> Any:
    """The case as other programs read it."""
    return to_json(form_of(case), CASES[case]())


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
    texts = [
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
            texts.append(f"{cell.coordinate} [{look}; {height or 15:.0f}] {cell.value!r}")
    return "\n".join(texts)
