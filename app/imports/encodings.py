"""Old Vietnamese encodings (VNI-Windows, TCVN3, cp1258, UTF-8 read as Latin) and forms (NFD, Ð) turned into Unicode.

A text is converted only when more of its accented words become Vietnamese syllables; what was done is always reported.
The bytes of a whole file are decoded the same way: by what makes Vietnamese of most of its words. Reading files lives in ``workbook.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_letters, punctuation

VNI = "VNI"
TCVN3 = "TCVN3"
CP1258 = "cp1258"
UTF8 = "UTF-8"
NFD = "NFD"
ETH = "Ð"


@dataclass(frozen=True, slots=True)
class Conversion:
    """The text as Unicode NFC, and the names of the encodings or forms it was in (empty: nothing was done)."""

    text: str
    found: tuple[str, ...] = ()


def convert(text: str) -> Conversion:
    """The text in composed Unicode and what had to be converted; ordinary text comes back as it is."""
    return Conversion(text) if text.isascii() else _converted(text)


@lru_cache(maxsize=1 << 15)
def _converted(text: str) -> Conversion:
    legacy = _legacy(text)
    if legacy is not None:
        name, converted = legacy
        return Conversion(unicodedata.normalize("NFC", converted), (name,))
    found = []
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        found.append(NFD)
    plain = composed.translate({0x00D0: "Đ", 0x00F0: "đ"})
    if plain != composed:
        found.append(ETH)
    return Conversion(plain, tuple(found))


def encoding_of(texts: Iterable[str]) -> str:
    """The old encoding that nearly all texts of a column are in; empty where they are in none or in several."""
    odd = [text for text in texts if not text.isascii()]
    found = Counter(name for text in odd for name in convert(text).found[:1])
    (name, most), *_others = [*found.most_common(1), ("", 0)]
    if name not in (VNI, TCVN3):
        return ""
    # Why without them: «Hoà Thò» is Vietnamese as it stands and as VNI, and says nothing of the column.
    against = [
        text
        for text in odd
        if name not in convert(text).found and not _may_be_in(text, name) and set(text) - _THE_SAME[name] - {" "}
    ]
    return name if most >= max(_FEWEST, _MOST_SHARE * (most + len(against))) else ""


def _may_be_in(text: str, encoding: str) -> bool:
    decoded = _DECODERS[encoding](text)
    return decoded is not None and decoded != text and all(map(_is_vietnamese, decoded.split()))


_MOST_SHARE = 0.8
_FEWEST = 2
"""One text in an old encoding says nothing of those beside it."""


_THE_SAME: Mapping[str, frozenset[str]] = {
    VNI: frozenset(f"íìÍÌ’{ascii_letters}{punctuation}"),
    TCVN3: frozenset(f"ýÝ’{ascii_letters}{punctuation}"),
}
"""Signs that are in the old encoding what they are in Unicode: «Bình» says nothing of either."""


def convert_as(text: str, encoding: str) -> str:
    """A text of a column in that encoding; as ``convert`` reads it alone, or as it stands, where it cannot be read so."""
    decode = _DECODERS[encoding]
    if text.isascii():
        return text
    if (alone := convert(text)).found:
        return alone.text
    converted = decode(text)
    odd = [word for word in text.split() if any(sign not in _THE_SAME[encoding] for sign in word)]
    if converted is None or any(decode(word) == word for word in odd):
        return text
    return unicodedata.normalize("NFC", converted)


# ---- whole files -----------------------------------------------------------------------------------------------

_SAMPLE = 3_000
_BYTE_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")


class Undecodable(Exception):
    """The bytes are no text."""


class HalfDecodable(Exception):
    """The bytes are a text of which some are spoilt."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``found`` names an old encoding; ``mend`` turns single cells of it into Unicode."""

    text: str
    found: str = ""
    mend: Callable[[str], str] = str


def decoded(content: bytes) -> Decoded:
    """The text that the bytes of a file hold. Raises Undecodable for what is no text, HalfDecodable for a spoilt one."""
    text = _marked(content)
    if text is None:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return _of_single_bytes(content)
    text = text.rstrip("\x1a")
    if _NO_TEXT.search(text):
        raise Undecodable
    return Decoded(text)


def _marked(content: bytes) -> str | None:
    """The text of a file whose first bytes, or whose empty half, say how it is written."""
    for mark, encoding in _BYTE_MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    start = content[:4096]
    for encoding, empty in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if empty.count(0) * 2 > len(empty) and len(content) % 2 == 0:
            return _strictly(content, encoding)
    return None


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise (HalfDecodable if content.startswith(_BYTE_MARKS[0][0]) else Undecodable) from None


def _of_single_bytes(content: bytes) -> Decoded:
    """The text of a file with one byte for a sign: of the encodings known, the one that makes most words Vietnamese."""
    latin = "".join(map(_LATIN.__getitem__, content)).rstrip("\x1a")
    if _NO_TEXT.search(latin):
        raise Undecodable
    words = [word for word in dict.fromkeys(latin.split()) if not word.isascii()][:_SAMPLE]
    spoilt = content.decode("utf-8", "replace")
    best = sum(_is_vietnamese(word) for word in words), "", latin
    for name in (CP1258, VNI, TCVN3):
        score = sum(_is_vietnamese(turned) for word in words if (turned := _DECODERS[name](word)) is not None)
        if score > best[0] and score * 5 >= len(words) * 3:
            best = score, name, latin
    in_utf8 = [word for word in dict.fromkeys(spoilt.split()) if not word.isascii()][:_SAMPLE]
    if in_utf8 and sum(map(_is_vietnamese, in_utf8)) * 5 >= len(in_utf8) * 3 > 0 and len(in_utf8) > 1:
        raise HalfDecodable
    if not best[1]:
        return Decoded(latin)
    if best[1] == CP1258:
        return Decoded(_DECODERS[CP1258](latin) or latin, CP1258)
    decode = _DECODERS[best[1]]
    return Decoded(
        latin, best[1], lambda cell: cell if cell.isascii() else unicodedata.normalize("NFC", decode(cell) or cell)
    )


# ---- which encoding --------------------------------------------------------------------------------------------


def _legacy(text: str) -> tuple[str, str] | None:
    """The encoding under which most accented words are Vietnamese, or None when the text is best as it stands."""
    odd = [word for word in text.split() if not word.isascii()]
    as_it_is = sum(_is_vietnamese(word) for word in odd)
    if as_it_is == len(odd):
        return None
    best: tuple[int, str, str] | None = None
    for name, decode in _DECODERS.items():
        converted = decode(text)
        if converted is None or converted == text:
            continue
        score = sum(_is_vietnamese(decoded) for word in odd if (decoded := decode(word)) is not None)
        if score > as_it_is and score * 5 >= len(odd) * 3 and (best is None or score > best[0]):
            best = (score, name, converted)
    return None if best is None else (best[1], best[2])


@lru_cache(maxsize=1 << 15)
def _is_vietnamese(word: str) -> bool:
    """True when every run of letters in the word is a possible Vietnamese syllable with its tone."""
    word = unicodedata.normalize("NFC", word).casefold().translate({0x00F0: "đ"})
    runs = re.findall(r"[^\W\d_]+", word)
    return bool(runs) and all(_is_syllable(run) for run in runs) and not re.search(r"[^\w\s!-/:-@\[-`{-~–—“”‘’…]", word)


_ONSETS = ("ngh", "ng", "gh", "gi", "kh", "nh", "ph", "qu", "th", "tr", "ch", *"bcdđghklmnpqrstvxfjwz", "")
_RIME_WORDS = """a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn
    uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu ynh yt"""
_RIMES = frozenset(_RIME_WORDS.split())
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOPS = ("c", "ch", "p", "t")


@lru_cache(maxsize=16384)
def _is_syllable(run: str) -> bool:
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", run):
        if sign in _TONES and letters and letters[-1] in "aăâeêioôơuưy":
            tones.append(sign)
        elif unicodedata.combining(sign) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
    if len(tones) > 1:
        return False
    if tones and run.endswith(_STOPS) and tones[0] not in ("\u0301", "\u0323"):
        return False
    bare = "".join(letters)
    return any(
        bare.startswith(onset) and (rime := bare[len(onset) :]) in _RIMES and not (onset == "qu" and rime[0] in "ouư")
        for onset in _ONSETS
    )


# ---- the tables ------------------------------------------------------------------------------------------------

VNI_MARKS = {
    **dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True)),
    **dict(
        zip("âáàåãä", ("\u0302" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")), strict=True)
    ),
    **dict(
        zip("êéèúüë", ("\u0306" + tone for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")), strict=True)
    ),
}
VNI_ALONE = dict(zip("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ", strict=True))
VNI_TAKES = {
    "a": "ùøûõïâáàåãäêéèúüë",
    "e": "ùøûõïâáàåãä",
    "o": "ùøûõïâáàåãä",
    "u": "ùøûõï",
    "y": "ùøûõï",
    "ô": "ùøûõï",
    "ö": "ùøûõï",
}


def _from_vni(text: str) -> str | None:
    if any(ord(sign) > 0xFF and sign.isalpha() for sign in text):
        return None
    turned: list[str] = []
    place = 0
    while place < len(text):
        sign = text[place]
        after = text[place + 1].lower() if place + 1 < len(text) else ""
        base = VNI_ALONE.get(sign, sign)
        if after and after in VNI_TAKES.get(sign.lower(), ""):
            turned.append(unicodedata.normalize("NFC", base + VNI_MARKS[after]))
            place += 1
        else:
            turned.append(base)
        place += 1
    return "".join(turned)


_TCVN3_TABLE: Mapping[int, str] = str.maketrans(
    dict(
        zip(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)


def _from_tcvn3(text: str) -> str | None:
    if any(ord(sign) > 0xFF and sign.isalpha() for sign in text):
        return None
    turned = text.translate(_TCVN3_TABLE)
    plain = [sign for sign in text if sign.isascii() and sign.isalpha()]
    # Trap: capitals in TCVN3 are small letters in a capital font; capitals beside them give it away.
    return turned.upper() if len(plain) >= 2 and all(sign.isupper() for sign in plain) else turned


def _from_latin(encoding: str) -> Callable[[str], str | None]:
    def decode(text: str) -> str | None:
        try:
            return unicodedata.normalize("NFC", text.encode("cp1252").decode(encoding))
        except UnicodeError:
            return None

    return decode


_DECODERS: Mapping[str, Callable[[str], str | None]] = {
    VNI: _from_vni,
    TCVN3: _from_tcvn3,
    UTF8: _from_latin("utf-8"),
    CP1258: _from_latin("cp1258"),
}
_LATIN = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
"""Each byte as Windows shows it in the West; those that it does not know as they are."""
