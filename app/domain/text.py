"""Vietnamese text as it is stored, searched and sorted. Text in old encodings is mended in ``imports/encodings.py``.

Everything stored goes through ``clean``; everything searched through ``fold``. Nothing here guesses words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

Row = TypeVar("Row")

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
APOSTROPHES = "’‘ʼʻʹ´`′‛＇"
"""What is typed or printed where «'» is meant: H’Hen, H'Hen, HʼHen."""
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: chr(0x41 + place) for place, letter in enumerate(_ALPHABET)}
_TONE_RANK = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def clean(text: str) -> str:
    """Composed letters (NFC), Ð and ð of other alphabets as Đ and đ, single plain blanks, nothing invisible, trimmed."""
    # Why: most texts of a long list stand only once, so a cache misses; plain letters and figures are recognised at once.
    if text.isascii() and (text.isalnum() or (text.isprintable() and "  " not in text)):
        return text.strip(" ")
    return _cleaned(text)


@lru_cache(maxsize=1 << 16)
def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_ETH)
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()


UNSEEN = "\ufffd"
"""What stands for a sign that cannot be shown."""


def is_visible(text: str) -> bool:
    """True when every sign of a text can be seen: letters, figures, signs and blanks; nothing that turns or controls the line."""
    return text.isprintable() or all(map(_is_seen, text))


def shown(text: str) -> str:
    """A text from outside (a name of a file, a value of a profile) as a sentence shows it: in one line, what cannot be seen marked."""
    if text.isprintable():
        return text
    return "".join(" " if sign.isspace() else sign if sign.isprintable() else UNSEEN for sign in text)


def _is_seen(sign: str) -> bool:
    return sign.isprintable() or unicodedata.category(sign) == "Zs"


def fold(text: str) -> str:
    """The search form: cleaned, lower case, without tones, hats and hooks, đ as d, one apostrophe for all."""
    text = clean(text)
    return text.lower().replace("`", "'") if text.isascii() else " ".join(map(_bare, text.split(" ")))


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    """One word folded. Why by the word: the syllables of Vietnamese are few, the names made of them are not."""
    signs = unicodedata.normalize("NFD", word.translate(_APOSTROPHES).casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).replace("đ", "d")


def searched(rows: Iterable[Row], words: str, text: Callable[[Row], str]) -> list[Row]:
    """The rows whose text says every word, wherever in it, tones and case aside, in their order; every row when there is no word."""
    wanted = fold(words).split()
    if not wanted:
        return list(rows)
    texts = ((row, fold(text(row))) for row in rows)
    return [row for row, said in texts if all(word in said for word in wanted)]


def name_sort_key(full_name: str) -> str:
    """A key that sorts people by given name, then surname, then middle name, when compared code point by code point.

    Letters come before tones: a ă â … d đ …; ngang, huyền, hỏi, ngã, sắc, nặng.
    """
    words = clean(full_name).casefold().split(" ")
    given, surname, middle = words[-1], words[0] if len(words) > 1 else "", words[1:-1]
    return "\t".join((_syllable_key(given), _syllable_key(surname), " ".join(map(_syllable_key, middle))))


def natural_key(name: str) -> tuple[tuple[bool, int, str], ...]:
    """A key that sorts names with numbers in them as people count: «Tổ 2» before «Tổ 10»."""
    parts = re.findall(r"[0-9]+|[^0-9]+", fold(name))
    return tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


@lru_cache(maxsize=1 << 15)
def _syllable_key(syllable: str) -> str:
    """Letters by rank, then ``!``, then the tone of each place: both parts sort in the Vietnamese order."""
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFD", syllable):
        if sign in _TONE_RANK:
            tones.append(_TONE_RANK[sign])
        elif unicodedata.combining(sign) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
    ranks = "".join(_LETTER_RANK.get(letter, letter if letter.isdigit() else "~" + letter) for letter in letters)
    return f"{ranks}!{''.join(tones) or '0'}"
