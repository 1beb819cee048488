"""Whom the text of a receipt names: members by their full names, or a tổ. Tones tell namesakes apart where the text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.text import clean, fold

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Payer:
    """A member who may have paid: name, tổ and number as the book has them."""

    id: int
    full_name: str
    group: str = ""
    staff_number: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the text that names somebody: the words, and who is called so (several are namesakes)."""

    words: str
    payers: tuple[Payer, ...]


def _words(text: str) -> list[str]:
    return _WORD.findall(clean(text))


def _spans(words: Sequence[str], phrase: Sequence[str]) -> Iterator[tuple[int, int]]:
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if list(words[start : start + size]) == list(phrase):
            yield start, start + size


def named_members(text: str, payers: Iterable[Payer]) -> tuple[Named, ...]:
    """The members a text names, in its order; of names that lie within one another the longest. A name of one word names nobody."""
    said = _words(text)
    folded = [fold(word) for word in said]
    found: dict[tuple[int, int], list[Payer]] = {}
    for payer in payers:
        phrase = [fold(word) for word in _words(payer.full_name)]
        if len(phrase) > 1:
            for span in _spans(folded, phrase):
                found.setdefault(span, []).append(payer)
    taken: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda each: (each[0] - each[1], each)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in taken):
            taken.append(span)
    return tuple(_told_apart(" ".join(said[start:end]), found[start, end], text) for start, end in sorted(taken))


def _told_apart(words: str, payers: Sequence[Payer], text: str) -> Named:
    """Of namesakes those whose tones, then whose number or tổ the text says."""
    tones = [payer for payer in payers if clean(payer.full_name).casefold() == words.casefold()] or list(payers)
    numbers = [payer for payer in tones if payer.staff_number and _says(text, payer.staff_number)] or tones
    groups = [payer for payer in numbers if payer.group and _says(text, payer.group)] or numbers
    return Named(words, tuple(groups))


def _says(text: str, phrase: str) -> bool:
    return bool(list(_spans([fold(word) for word in _words(text)], [fold(word) for word in _words(phrase)])))


def named_groups(text: str, groups: Iterable[str]) -> tuple[str, ...]:
    """The tổ a text names, the longest of names that begin alike: «Tổ 1» is not named by «Tổ 12»."""
    said = [group for group in dict.fromkeys(groups) if group and _says(text, group)]
    return tuple(group for group in said if not any(group != other and _says(other, group) for other in said))
