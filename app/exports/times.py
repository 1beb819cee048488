"""How wide Times New Roman's letters are, in thousandths of the type size, for guessing row heights in workbooks.

The PDF measures with its real font; a workbook is drawn by whoever opens it, so an estimate is all there can be. Italics
are taken as wide as the upright letters, which errs on the side of room.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_REGULAR = {
    180: "'", 200: "|", 250: " ,.", 278: "/:;\\ijlt", 333: "!()-I[]`fr’‘·", 389: "Js", 408: '"', 444: "?acez“”", 480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 542: "ư~", 556: "FPS", 564: "+<=>×", 611: "ELTZ", 667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ", 778: "Ưm&", 833: "%", 889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    220: "|", 250: " ,.", 278: "'/\\il", 333: "!()-:;[]`fjt’‘·", 389: "Is", 444: "cerz", 500: "#$*0123456789?J_agovxy–“”",
    554: "ơ", 556: 'Sbdhknpquđ"', 570: "+<=>×", 600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư",
    833: "&m", 930: "@", 944: "M", 1000: "%W—…",
}  # fmt: skip
_BASE = tuple({char: width / 1000 for width, chars in table.items() for char in chars} for table in (_REGULAR, _BOLD))
_OTHER = 0.6


@cache
def times_width(face: int, char: str) -> float:
    """Width of a character for a type size of 1. Tones and hats do not change a letter's width; the horn does."""
    known = _BASE[face & 1]
    while char not in known:
        parts = unicodedata.normalize("NFD", char)
        # Why: taking marks off one by one finds ơ under ờ before it finds o.
        fewer = unicodedata.normalize("NFC", parts[:-1]) if len(parts) > 1 else ""
        if not fewer:
            return 1.0 if unicodedata.east_asian_width(char) in "WF" else _OTHER
        if parts[1:2] == "\u031b" and len(parts) > 2:
            fewer = unicodedata.normalize("NFC", parts[:2])
        char = fewer
    return known[char]
