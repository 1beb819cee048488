"""Makes the window's TTF files from the web subsets of Be Vietnam Pro. Run by hand when the face changes, never by the program.

    python build_be_vietnam_pro.py FOLDER_OF_WOFF2 FOLDER_OF_LIBERATION_SANS OUT

Needs fonttools and brotli in an environment of its own. What is changed against the published face stands in README.md.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

STYLES = {
    "Regular": ("400-normal", "Regular"),
    "Medium": ("500-normal", "Regular"),
    "SemiBold": ("600-normal", "Bold"),
    "Bold": ("700-normal", "Bold"),
    "Italic": ("400-italic", "Italic"),
}
BORROWED = "←↑→↓≤≥"
BLANKS = {0x202F: 200, 0x2009: 200, 0x200B: 0}
FIGURE_WIDTH = 650
SUBSETS = ("latin", "vietnamese", "latin-ext")


def merged(source: Path, weight: str) -> TTFont:
    """One font of the three subsets; a letter that stands in two of them is taken from the first."""
    seen: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in SUBSETS:
            part = TTFont(source / f"be-vietnam-pro-{subset}-{weight}.woff2")
            part.flavor = None
            letters = set(part.getBestCmap())
            for table in part["cmap"].tables:
                for letter in letters & seen:
                    table.cmap.pop(letter, None)
            seen |= letters
            path = Path(folder) / f"{subset}.ttf"
            part.save(path)
            parts.append(str(path))
        return Merger().merge(parts)


def add_glyph(font: TTFont, name: str, width: int, pen: TTGlyphPen, code: int) -> None:
    """Put a drawn glyph into the font under a letter's code."""
    glyph = pen.glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def make_figures_tabular(font: TTFont) -> None:
    """Give the ten figures one width, centred, as new glyphs that no kerning touches."""
    letters = font.getBestCmap()
    for figure in "0123456789":
        source = letters[ord(figure)]
        bounds = font["glyf"][source]
        ink = bounds.xMax - bounds.xMin
        pen = TTGlyphPen(font.getGlyphSet())
        squeeze = min(1.0, (FIGURE_WIDTH - 60) / ink)
        left = (FIGURE_WIDTH - ink * squeeze) / 2
        if squeeze == 1.0:
            pen.addComponent(source, (1, 0, 0, 1, round(left - bounds.xMin), 0))
        else:
            moved = TransformPen(pen, (squeeze, 0, 0, 1, left - bounds.xMin * squeeze, 0))
            font.getGlyphSet()[source].draw(moved)
        add_glyph(font, f"{source}.tab", FIGURE_WIDTH, pen, ord(figure))


def add_signs(font: TTFont, liberation: TTFont, bold: bool) -> None:
    """Arrows and comparisons (from Liberation Sans, scaled), a check mark and narrow spaces, which the face lacks."""
    scale = font["head"].unitsPerEm / liberation["head"].unitsPerEm
    glyphs, letters = liberation.getGlyphSet(), liberation.getBestCmap()
    for sign in BORROWED:
        pen = TTGlyphPen(None)
        glyphs[letters[ord(sign)]].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        add_glyph(font, f"borrowed{ord(sign):04X}", round(glyphs[letters[ord(sign)]].width * scale), pen, ord(sign))
    pen, stroke = TTGlyphPen(None), 125 if bold else 90
    points = [(70, 330), (70 + stroke, 330), (265 + stroke // 4, 165), (600 - stroke, 660), (600, 660), (290, 10)]
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()
    add_glyph(font, "checkmark", 670, pen, 0x2713)
    for code, width in BLANKS.items():
        if code not in font.getBestCmap():
            add_glyph(font, f"blank{code:04X}", width, TTGlyphPen(None), code)


def main(source: Path, liberation: Path, out: Path) -> None:
    """Write one static TTF per style."""
    for style, (weight, lender) in STYLES.items():
        font = merged(source, weight)
        make_figures_tabular(font)
        add_signs(font, TTFont(liberation / f"LiberationSans-{lender}.ttf"), lender == "Bold")
        font["name"].setName("Be Vietnam Pro", 16, 3, 1, 0x409)
        font["name"].setName(style, 17, 3, 1, 0x409)
        font["maxp"].recalc(font)
        font.save(out / f"BeVietnamPro-{style}.ttf")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
