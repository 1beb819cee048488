"""Photographs for a form: upright, small enough for paper, JPEG; and what is no picture is left out of the paper."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from app.exports.document import Picture
from app.exports.form import forms
from app.exports.pdf import to_pdf
from app.exports.photograph import LARGEST, photograph
from app.exports.xlsx import to_xlsx
from tests.activity_form_samples import one


def stored(size: tuple[int, int], kind: str = "JPEG", orientation: int = 1, mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.new(mode, size, 120 if mode == "L" else None)
    image.save(stream, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return stream.getvalue()


def test_a_large_photograph_is_made_small_and_keeps_its_shape() -> None:
    made = photograph(stored((4000, 3000)), "Kéo co")
    assert made is not None
    assert (made.width, made.height, made.caption) == (LARGEST, LARGEST * 3 // 4, "Kéo co")
    assert made.content.startswith(bytes.fromhex("ffd8"))


def test_a_photograph_taken_sideways_stands_upright() -> None:
    made = photograph(stored((800, 600), orientation=6))
    assert made is not None
    assert (made.width, made.height) == (600, 800)


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "1"])
def test_pictures_of_any_colour_become_jpeg(mode: str) -> None:
    made = photograph(stored((40, 30), "PNG", mode=mode))
    assert made is not None
    assert Image.open(io.BytesIO(made.content)).mode == "RGB"


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", stored((90, 90))[:200], b"%PDF-1.7", stored((9, 9), "PNG")[:40]]
)
def test_what_is_no_picture_is_left_out(content: bytes) -> None:
    assert photograph(content) is None


def test_the_report_of_an_activity_carries_its_photographs_in_both_files() -> None:
    form = forms()["activity-report"]
    pictures = tuple(
        each
        for each in (photograph(stored((120, 80)), "keo-co.jpg"), photograph(stored((80, 120)), "trao-giai.jpg"))
        if each
    )
    assert all(isinstance(each, Picture) for each in pictures)
    shown = one()
    document = form.layout(replace(shown, about=replace(shown.about, pictures=pictures)))
    paper, sheet, again = io.BytesIO(), io.BytesIO(), io.BytesIO()
    to_pdf(document, paper)
    to_pdf(document, again)
    to_xlsx(document, sheet)
    assert paper.getvalue() == again.getvalue()
    pages = pypdfium2.PdfDocument(paper.getvalue())
    images = [item for page in pages for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert len(images) == 2
    pages.close()
    names = zipfile.ZipFile(sheet).namelist()
    assert sum(name.startswith("xl/media/") for name in names) == 2
