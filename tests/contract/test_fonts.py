"""The fonts that travel with the program can write Vietnamese, and a column of money stands in line."""

from __future__ import annotations

import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from app.paths import resource

FALLBACKS = ("DroidSansFallback.ttf", "Signs.ttf")
"""They draw what the forms' face has not, and nothing that it has."""
FONTS = sorted(path.name for path in resource("fonts").glob("*.ttf") if path.name not in FALLBACKS)
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = {unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES} | {"đ"}
ACCENTED = sorted({form for letter in SMALL if not letter.isascii() for form in (letter, letter.upper())})
SIGNS = "0123456789.,:;!?()[]/%+-=–—‘’“”«»…·×₫°•→≤≥"


def font(name: str) -> TTFontFile:
    return TTFontFile(str(resource("fonts") / name))


def test_there_are_134_accented_letters():
    assert len(ACCENTED) == 134


def test_both_faces_are_there_in_their_styles():
    assert FONTS == [
        *(f"BeVietnamPro-{style}.ttf" for style in ("Bold", "Italic", "Medium", "Regular", "SemiBold")),
        *(f"LiberationSerif-{style}.ttf" for style in ("Bold", "BoldItalic", "Italic", "Regular")),
    ]


@pytest.mark.parametrize("name", FONTS)
def test_every_vietnamese_letter_has_a_glyph(name):
    glyphs = font(name).charToGlyph
    assert [letter for letter in ACCENTED if not glyphs.get(ord(letter))] == []


@pytest.mark.parametrize("name", FONTS)
def test_every_letter_figure_and_sign_has_a_glyph(name):
    glyphs = font(name).charToGlyph
    plain = [chr(code) for code in range(33, 127)]
    assert [sign for sign in [*plain, *SIGNS, "Ð", "ð"] if not glyphs.get(ord(sign))] == []


@pytest.mark.parametrize("name", FONTS)
def test_the_ten_figures_have_one_width(name):
    face = font(name)
    assert len({face.charWidths[ord(figure)] for figure in "0123456789"}) == 1


@pytest.mark.parametrize("name", [name for name in FONTS if name.startswith("BeVietnamPro")])
def test_the_styles_of_the_window_stand_on_one_line(name):
    face, regular = font(name), font("BeVietnamPro-Regular.ttf")
    assert (face.ascent, face.descent, face.unitsPerEm) == (regular.ascent, regular.descent, regular.unitsPerEm)


@pytest.mark.parametrize("sign", "①⑩✓✔☑☎★❤🎁🌸😀👍中文公司鄧ひカ가กຄកꨀꪀ㎡Ａ１，")
def test_what_the_forms_face_lacks_another_has(sign):
    assert ord(sign) not in font("LiberationSerif-Regular.ttf").charToGlyph
    assert any(font(name).charToGlyph.get(ord(sign)) for name in FALLBACKS)


def test_every_face_brings_its_licence():
    licences = {path.name for path in resource("fonts").glob("OFL-*.txt")}
    assert licences == {"OFL-BeVietnamPro.txt", "OFL-LiberationSerif.txt", "OFL-Signs.txt"}
    assert all("SIL OPEN FONT LICENSE" in (resource("fonts") / name).read_text("utf-8") for name in licences)
    assert "Apache License" in (resource("fonts") / "Apache-DroidSansFallback.txt").read_text("utf-8")
