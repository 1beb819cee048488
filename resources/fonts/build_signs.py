"""Makes ``Signs.ttf``: symbols, numbers in circles, emoji and small scripts that a form may hold and its own face has not.

    python build_signs.py UNIFONT_OTF UNIFONT_UPPER_OTF OUT

Run by hand when the face changes, never by the program. Needs fonttools in an environment of its own. The glyphs are the dots of
GNU Unifont as they are published; only the ranges below are taken.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

UNITS = 256
ASCENT, DESCENT = 224, -32
TAKEN = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1780, 0x17FF),  # Khmer
    (0x2100, 0x2BFF),
    (0x2E80, 0x33FF),
    (0xAA00, 0xAADF),  # Cham, Tai Viet
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x1F000, 0x1FAFF),
)


def build(plain: Path, upper: Path, target: Path) -> None:
    """Gather the glyphs and write the face."""
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    widths = {".notdef": (UNITS, 0)}
    codes: dict[int, str] = {}
    for file in (plain, upper):
        font = TTFont(file)
        drawn, scale = font.getGlyphSet(), UNITS / font["head"].unitsPerEm
        for code, name in font.getBestCmap().items():
            if code in codes or not any(first <= code <= last for first, last in TAKEN):
                continue
            pen, whole = TTGlyphPen(None), DecomposingRecordingPen(drawn)
            drawn[name].draw(whole)
            whole.replay(TransformPen(Cu2QuPen(pen, 1, reverse_direction=True), (scale, 0, 0, scale, 0, 0)))
            codes[code] = f"u{code:X}"
            glyphs[codes[code]] = pen.glyph()
            widths[codes[code]] = (round(drawn[name].width * scale), 0)
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(codes)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "So Cong Doan Signs", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.save(target)


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
