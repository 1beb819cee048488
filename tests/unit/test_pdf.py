"""PDF files: reproducible, with their properties and fonts, nothing lost on the way into the file."""

from __future__ import annotations

import io
import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.document import Column, Document, Grid, Kind, Paragraph, Row, Run, Signatures, Signer
from app.exports.pdf import to_pdf

COLUMNS = (
    Column("number", "Số", 20, Kind.CODE),
    Column("text", "Diễn giải", 60),
    Column("amount", "Tiền", 30, Kind.MONEY),
)
VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def made(document: Document) -> bytes:
    stream = io.BytesIO()
    to_pdf(document, stream)
    return stream.getvalue()


def page_texts(content: bytes) -> list[str]:
    """The text of each page as a reader finds it."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [pdf[place].get_textpage().get_text_range().replace("\r\n", "\n") for place in range(len(pdf))]


def grid_of(count: int) -> Document:
    rows = [Row((f"PC{place:05d}", "Chi mua văn phòng phẩm", 1000 * place)) for place in range(count)]
    return Document("Thử", (Grid(COLUMNS, rows), Signatures((Signer(("CHỦ TỊCH",)),))))


def test_the_same_document_gives_the_same_bytes():
    assert made(grid_of(50)) == made(grid_of(50))


def test_the_file_says_what_it_is():
    document = Document(
        "B07-TLĐ Năm 2024", (Paragraph((Run("Xin chào"),)),), author="CĐCS Sao Mai", subject="Quyết toán"
    )
    with pypdfium2.PdfDocument(made(document)) as pdf:
        data = pdf.get_metadata_dict()
        width, height = pdf[0].get_size()
    assert data["Title"] == "B07-TLĐ Năm 2024"
    assert data["Author"] == "CĐCS Sao Mai"
    assert data["Subject"] == "Quyết toán"
    assert (round(width), round(height)) == (595, 842)


def test_every_vietnamese_letter_comes_back_in_four_styles():
    letters = VIETNAMESE + VIETNAMESE.upper()
    for bold in (False, True):
        for italic in (False, True):
            (page,) = page_texts(made(Document("Thử", (Paragraph((Run(letters, bold, italic),)),))))
            assert page.replace("\n", "") == letters


def test_decomposed_text_is_written_composed():
    text = "Số dư cuối kỳ"
    (page,) = page_texts(made(Document("Thử", (Paragraph((Run(unicodedata.normalize("NFD", text)),)),))))
    assert page.strip() == text


@settings(max_examples=15)
@given(st.integers(0, 400))
def test_the_file_holds_every_row(count):
    everything = "\n".join(page_texts(made(grid_of(count))))
    for place in range(count):
        assert f"PC{place:05d}" in everything


@settings(max_examples=15)
@given(st.text(alphabet=st.characters(exclude_categories=["Cn"]), max_size=300))
def test_any_text_makes_a_file_that_opens(text):
    assert page_texts(made(Document(text, (Paragraph((Run(text),)), Grid(COLUMNS, [Row((text, text, 1))])))))


def test_more_than_one_subset_of_letters_is_no_trouble():
    text = "".join(chr(code) for code in range(0x400, 0x500)) + VIETNAMESE
    (page,) = page_texts(made(Document("Thử", (Paragraph((Run(text),)),))))
    assert VIETNAMESE[-20:] in page.replace("\n", "")


def test_rows_that_can_be_read_only_once_are_printed_too():
    rows = (Row((f"PC{place:05d}", "", 1)) for place in range(100))
    everything = "".join(page_texts(made(Document("Thử", (Grid(COLUMNS, rows),)))))
    assert "PC00000" in everything
    assert "PC00099" in everything


def test_raising_in_progress_stops_the_work():
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        to_pdf(grid_of(200), io.BytesIO(), stop)


def ink(content: bytes) -> int:
    """How many dots of the first page are dark."""
    with pypdfium2.PdfDocument(content) as pdf:
        return sum(pdf[0].render(scale=2, grayscale=True).to_pil().histogram()[:128])


@pytest.mark.parametrize("face", [{}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}])
@pytest.mark.parametrize("sign", [*"🎁🌸😀中文①⑩✓☎❤가ひกꪀ㎡"])
def test_a_sign_that_the_forms_face_lacks_is_drawn_by_another(sign: str, face: dict[str, bool]) -> None:
    undrawn: dict[str, str] = {}
    stream = io.BytesIO()
    to_pdf(Document("Thử", (Paragraph((Run(f"Quà {sign} Tết", **face),)),)), stream, undrawn=undrawn)
    assert page_texts(stream.getvalue())[0].strip() == f"Quà {sign} Tết"
    assert ink(stream.getvalue()) > ink(made(Document("Thử", (Paragraph((Run("Quà  Tết", **face),)),))))
    assert undrawn == {}


def test_a_sign_that_no_face_has_is_a_square_and_is_told() -> None:
    undrawn: dict[str, str] = {}
    stream = io.BytesIO()
    to_pdf(Document("Thử", (Paragraph((Run("Quà \U00012000 và ❤\ufe0f"),)),)), stream, undrawn=undrawn)
    assert page_texts(stream.getvalue())[0].strip() == "Quà □ và ❤"
    assert [*undrawn] == ["\U00012000"]
    assert "Quà" in undrawn["\U00012000"]


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Mc", "Me", "Cn", "Co"]),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=30)
def test_nothing_vanishes_on_the_way_to_the_page(text: str) -> None:
    undrawn: dict[str, str] = {}
    stream = io.BytesIO()
    to_pdf(Document("Thử", (Paragraph((Run(text),)),)), stream, undrawn=undrawn)
    kept = "".join("□" if sign in undrawn else sign for sign in unicodedata.normalize("NFC", text))
    found = "".join(page_texts(stream.getvalue())[0].split())
    assert sorted(found) == sorted(kept)
