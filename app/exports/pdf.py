"""A document as PDF. The only module that knows reportlab: fonts, page streams, file properties.

What stands where is decided in ``flow.py``. The same document always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import groupby
from typing import IO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.progress import Progress
from app.exports.document import Block, Document, Grid, HalfPage, KeepTogether, PageSetup
from app.exports.flow import draw_pages, measure
from app.exports.pen import Stroke
from app.exports.typeset import MM, Ruler, printable
from app.paths import resource

# Why: page streams as plain bytes instead of letters are a fifth smaller and much quicker.
rl_config.useA85 = 0
_map_to_unicode = ttfonts.makeToUnicodeCMap


def _map_all_to_unicode(name: str, subset: Sequence[int]) -> str:
    # Trap: reportlab writes an emoji as five figures where two pairs of bytes must stand; whoever copies it from the page gets others.
    written: str = _map_to_unicode(name, subset)
    return re.sub(
        r"<([0-9A-F]{5,6})>", lambda code: f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>", written
    )


ttfonts.makeToUnicodeCMap = _map_all_to_unicode

STAND_IN = "□"
"""What is drawn for a sign that no face of ours has: she must see that something stands there."""
_FALLBACKS = ("Signs", "DroidSansFallback")
_NO_BREAK = 0xA0
_CHOOSERS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They say how the sign before them should look, and are nothing themselves."""
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_STROKES = {Stroke.SOLID: "[] 0 d 0 J", Stroke.DOTS: "[0 2.2] 0 d 1 J", Stroke.DASHES: "[4 3] 0 d 0 J"}


class MissingFonts(RuntimeError):
    """The forms' typeface is not beside the program: the installation is damaged."""


@cache
def _fonts() -> tuple[TTFont, ...]:
    """The four faces, registered once."""
    files = [resource("fonts") / f"LiberationSerif-{face}.ttf" for face in _FACES]
    if not all(file.is_file() for file in files):
        raise MissingFonts(files[0].parent)
    fonts = tuple(TTFont(f"Form{face}", str(file)) for face, file in zip(_FACES, files, strict=True))
    for font in fonts:
        pdfmetrics.registerFont(font)
    return fonts


@cache
def _fallbacks() -> tuple[TTFont, ...]:
    """The faces of what the forms' own has not: symbols and emoji, then Chinese, Japanese and Korean. Loaded when first needed."""
    fonts = tuple(TTFont(name, str(resource("fonts") / f"{name}.ttf")) for name in _FALLBACKS)
    for font in fonts:
        pdfmetrics.registerFont(font)
    return fonts


def _font_of(face: int, char: str) -> TTFont | None:
    """The font that draws a sign in a face; None when there is none."""
    code = ord(char)
    for font in (_fonts()[face], *_fallbacks()):
        if code == _NO_BREAK or code in font.face.charToGlyph:
            return font
    return None


@cache
def _char_widths() -> tuple[dict[int, float], ...]:
    return tuple({code: width / 1000 for code, width in font.face.charWidths.items()} for font in _fonts())


def char_width(face: int, char: str) -> float:
    """Width of a character of the forms' typeface for a size of 1."""
    widths = _char_widths()[face]
    code = ord(char)
    # Why: reportlab draws a no-break space as a space.
    width = widths.get(32 if code == _NO_BREAK else code)
    if width is not None:
        return width
    if char in _CHOOSERS:
        return 0.0
    font = _font_of(face, char)
    return widths[ord(STAND_IN)] if font is None else font.face.charWidths[code] / 1000


def pdf_ruler() -> Ruler:
    """A ruler with the widths of the forms' typeface."""
    return Ruler(char_width)


def to_pdf(
    document: Document,
    stream: IO[bytes],
    progress: Progress | None = None,
    undrawn: dict[str, str] | None = None,
) -> int:
    """Write the document; returns the number of pages. ``progress`` hears (done, total) and stops the work by raising.

    ``undrawn`` is told the signs that no face has, each with the first text it stands in; a square is drawn for them.
    """
    ruler = pdf_ruler()
    document = _readable_twice(document)
    measured = measure(document, ruler, progress)
    canvas = Canvas(
        stream,
        pagesize=_paper(document.setup),
        invariant=1,
        pageCompression=1,
        initialFontName=_fonts()[0].fontName,
        lang="vi-VN",
    )
    canvas.setTitle(printable(document.title))
    canvas.setAuthor(printable(document.author))
    canvas.setSubject(printable(document.subject or document.title))
    canvas.setCreator("Sổ Công Đoàn")
    pen = _CanvasPen(canvas)
    draw_pages(document, ruler, pen, measured, progress)
    canvas.save()
    if undrawn is not None:
        undrawn |= pen.undrawn
    return measured.pages


def _paper(setup: PageSetup) -> tuple[float, float]:
    return setup.width * MM, setup.height * MM


def _readable_twice(document: Document) -> Document:
    """Rows that can be read only once are read into memory: measuring and drawing both need them."""

    def twice(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        seen: list[Block] = []
        for block in blocks:
            if isinstance(block, Grid) and iter(block.rows) is block.rows:
                block = replace(block, rows=tuple(block.rows))
            elif isinstance(block, (KeepTogether, HalfPage)):
                block = replace(block, blocks=twice(block.blocks))
            seen.append(block)
        return tuple(seen)

    return replace(document, blocks=twice(document.blocks))


class _CanvasPen:
    """Writes page operators itself.

    Why: a book repeats the same words thousands of times; each is turned into font codes once and remembered, which
    drawString cannot do. Drawing a long book this way is faster than with the canvas's own calls.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.undrawn: dict[str, str] = {}
        """Signs that no face has, each with the first text it stands in."""
        self._shown: tuple[dict[str, list[tuple[str, str]]], ...] = ({}, {}, {}, {})
        self._operators: list[str] = []
        self._height = 0.0
        self._font = ""
        self._stroke: tuple[float, Stroke] | None = None

    def begin(self, width: float, height: float) -> None:
        self.canvas.setPageSize((width, height))
        self._height, self._operators, self._font, self._stroke = height, ["0 g 0 G"], "", None

    def text(self, x: float, y: float, text: str, face: int, size: float) -> None:
        shown = self._shown[face].get(text)
        if shown is None:
            shown = self._shown[face][text] = self._encode(text, face)
        first = True
        for name, codes in shown:
            font = f"{name} {size:.4g} Tf"
            change = "" if font == self._font else f"{font} "
            self._font = font
            place = f"1 0 0 1 {x:.2f} {self._height - y:.2f} Tm " if first else ""
            self._operators.append(f"{'BT ' if first else ''}{change}{place}{codes} Tj")
            first = False
        if shown:
            self._operators.append("ET")

    def _encode(self, text: str, face: int) -> list[tuple[str, str]]:
        """Pairs of the font's name in the file and the escaped codes; more than one when a text needs two subsets or fonts."""
        target = self.canvas._doc
        return [
            (font.getSubsetInternalName(subset, target), f"({self.canvas._escape(codes)})")
            for font, run in self._runs(text, face)
            for subset, codes in font.splitString(run, target)
        ]

    def _runs(self, text: str, face: int) -> Iterator[tuple[TTFont, str]]:
        """The text in pieces that one font draws."""
        own = _fonts()[face]
        if text.isascii() or all(ord(char) in own.face.charToGlyph for char in text):
            yield own, text
            return
        drawn = [(_font_of(face, char), char) for char in text if char not in _CHOOSERS]
        for font, char in drawn:
            if font is None:
                self.undrawn.setdefault(char, text)
        shown = ((font or own, char if font else STAND_IN) for font, char in drawn)
        for font, pieces in groupby(shown, key=lambda each: each[0]):
            yield font, "".join(char for _font, char in pieces)

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float, stroke: Stroke = Stroke.SOLID) -> None:
        if self._stroke != (weight, stroke):
            self._stroke = (weight, stroke)
            self._operators.append(f"{weight} w {_STROKES[stroke]}")
        height = self._height
        self._operators.append(f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S")

    def picture(self, x: float, y: float, width: float, height: float, content: bytes) -> None:
        # Why: the canvas writes its own operators, so what was collected goes first.
        self.canvas._code.extend(self._operators)
        self._operators, self._font, self._stroke = [], "", None
        image = ImageReader(BytesIO(content))
        self.canvas.drawImage(image, x, self._height - y - height, width, height)

    def end(self) -> None:
        self.canvas._code.extend(self._operators)
        self.canvas.showPage()
