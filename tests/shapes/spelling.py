"""How Vietnamese letters were written before everybody used Unicode, and ways in which Unicode differs from itself."""

from __future__ import annotations

import unicodedata

_TONES = {"́": 0, "̀": 1, "̉": 2, "̃": 3, "̣": 4}
_PLAIN, _HAT, _BREVE = "ùøûõï", "áàåãä", "éèúüë"
_OF_I, _OF_Y = "íìæóò", "yùyøyûyõî"


def _split(letter: str) -> tuple[str, int | None]:
    """A letter without its tone, and which tone it had."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[each] for each in parts if each in _TONES), None)
    rest = "".join(each for each in parts if each not in _TONES)
    return unicodedata.normalize("NFC", rest), tone


def _vni_letter(letter: str) -> str:
    lower, tone = _split(letter.lower())
    match lower:
        case "đ":
            return "ñ"
        case "i" if tone is not None:
            return _OF_I[tone]
        case "y" if tone is not None:
            return "î" if tone == 4 else "y" + _PLAIN[tone]
        case "â" | "ê" | "ô":
            base = {"â": "a", "ê": "e", "ô": "o"}[lower]
            return base + ("â" if tone is None else _HAT[tone])
        case "ă":
            return "a" + ("ê" if tone is None else _BREVE[tone])
        case "ơ" | "ư":
            return {"ơ": "ô", "ư": "ö"}[lower] + ("" if tone is None else _PLAIN[tone])
        case _:
            return lower if tone is None else lower + _PLAIN[tone]


def vni(text: str) -> str:
    """The text as a font of VNI shows it: «Nguyễn» is «Nguyeãn»."""
    made = []
    for each in unicodedata.normalize("NFC", text.replace("Ð", "Đ")):
        written = _vni_letter(each) if each.isalpha() else each
        made.append(written.upper() if each.isupper() else written)
    return "".join(made)


def decomposed(text: str) -> str:
    """The text with every mark as a sign of its own."""
    return unicodedata.normalize("NFD", text)


def cp1258(text: str) -> bytes:
    """The text as Excel saves it on an old Vietnamese Windows: tones follow their letters."""
    made = bytearray()
    for each in unicodedata.normalize("NFC", text.replace("Ð", "Đ")):
        try:
            made += each.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = _split(each)
            mark = next(sign for sign, number in _TONES.items() if number == tone)
            made += (base + mark).encode("cp1258")
    return bytes(made)


def sloppy(text: str) -> str:
    """A text typed in a hurry: a doubled space inside and one at its end."""
    return text.replace(" ", "  ", 1) + " "


def spelled(text: str, how: str) -> str:
    """The text in one of the ways: ``vni``, ``decomposed``, ``sloppy``, else as it is."""
    return {"vni": vni, "decomposed": decomposed, "sloppy": sloppy}.get(how, str)(text)
