"""Lines of text in a given width: measuring, breaking, placing. Arithmetic only; no PDF, no Excel, no pages.

All lengths are points. A face is 0 regular, +1 bold, +2 italic. Widths come from whoever owns the fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.exports.document import Align, Run

MM = 72 / 25.4
ASCENT, DESCENT = 0.891, 0.216  # Why: of Times New Roman, which the forms' face copies.
LEADING = 1.2

CharWidth = Callable[[int, str], float]
"""Width of one character of a face, for a type size of 1."""

_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\u200b-\u200f\u2028\u2029\ufeff\ufffe\uffff]")


def face_of(bold: bool, italic: bool) -> int:
    """The face's number."""
    return int(bold) + 2 * int(italic)


def printable(text: str) -> str:
    """The text as it can be set: composed (NFC), without control characters; line breaks stay."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line ready to draw: pieces as (offset, text, face), and how wide they are together."""

    pieces: tuple[tuple[float, str, int], ...]
    width: float


_LEGAL_FORM = re.compile(r"(.*\b(?:TNHH(?: MTV)?|C[ỔổỒồ] PH[ẦầÂâ]N|CP)) (.+)", re.IGNORECASE)


class Ruler:
    """Measures and breaks text, remembering words and cells it has seen."""

    def __init__(self, char_width: CharWidth) -> None:
        self._char_width = char_width
        self._words: tuple[dict[str, float], ...] = ({}, {}, {}, {})
        self._cells: dict[tuple[str, int, float, float], tuple[str, ...]] = {}

    def width(self, text: str, face: int, size: float) -> float:
        """Natural width of a text on one line."""
        return self._em(text, face) * size

    def _em(self, text: str, face: int) -> float:
        known = self._words[face]
        width = known.get(text)
        if width is None:
            char_width = self._char_width
            width = known[text] = sum([char_width(face, char) for char in text])
        return width

    def wrap(self, text: str, face: int, size: float, room: float) -> tuple[str, ...]:
        """Break at spaces, long words anywhere; never loses a character but the space a line ends with."""
        key = (text, face, size, room)
        lines = self._cells.get(key)
        if lines is None:
            broken: list[str] = []
            for part in printable(text).split("\n"):
                broken.extend(self._wrap_part(part, face, room / size))
            lines = self._cells[key] = tuple(broken)
        return lines

    def wrap_evenly(self, text: str, face: int, size: float, room: float) -> tuple[str, ...]:
        """As many lines as ``wrap`` needs, but of nearly equal length, for heads and titles."""
        lines = self.wrap(text, face, size, room)
        if len(lines) == 1 or "\n" in text:
            return lines
        kind = _LEGAL_FORM.match(text)
        if kind is not None:
            # Why: a company's name reads as one word; it is broken behind its legal form before anywhere else.
            parted = self.wrap(kind[1], face, size, room) + self.wrap(kind[2], face, size, room)
            if len(parted) <= len(lines):
                return parted
        low, high = room / 2, room
        while high - low > 1:
            middle = (low + high) / 2
            if len(self.wrap(text, face, size, middle)) > len(lines):
                low = middle
            else:
                high = middle
        return self.wrap(text, face, size, high)

    def lines_in(self, text: str, face: int, size: float, room: float) -> int:
        """How many lines ``wrap`` would make, without making them."""
        room /= size
        space = self._em(" ", face)
        known = self._words[face]
        count = 0
        for part in text.split("\n"):
            used = -space
            count += 1
            for word in part.split(" "):
                width = known.get(word)
                if width is None:
                    width = self._em(word, face)
                used += space + width
                if used > room:
                    if width > room:
                        more = int(width / room) + (used > width)
                        count, used = count + more, width - int(width / room) * room
                    else:
                        count, used = count + 1, width
        return count

    def _wrap_part(self, part: str, face: int, room: float) -> list[str]:
        words = part.split(" ")
        widths = [self._em(word, face) for word in words]
        space = self._em(" ", face)
        if sum(widths) + space * (len(words) - 1) <= room:
            return [part]
        lines: list[str] = []
        line, used = "", 0.0
        for word, width in zip(words, widths, strict=True):
            if line and used + space + width <= room:
                line, used = f"{line} {word}", used + space + width
                continue
            if line:
                lines.append(line)
            if width > room:
                *whole, word = self.break_word(word, face, room)
                lines.extend(whole)
                width = self._em(word, face)
            line, used = word, width
        lines.append(line)
        return lines

    def break_word(self, word: str, face: int, room: float) -> list[str]:
        """Cut a word too long for a line (``room`` in units of the type size); each part holds at least one character."""
        parts: list[str] = []
        part, used = "", 0.0
        for char in word:
            width = self._char_width(face, char)
            if part and used + width > room and not unicodedata.combining(char):
                parts.append(part)
                part, used = "", 0.0
            part += char
            used += width
        parts.append(part)
        return parts

    def wrap_runs(self, runs: Sequence[Run], size: float, room: float, first: float = 0) -> list[SetLine]:
        """Break text in several faces. The first line begins ``first`` points in."""
        lines: list[SetLine] = []
        pieces: list[tuple[float, str, int]] = []
        at, gap = first, 0.0

        def close() -> None:
            nonlocal pieces, at, gap
            lines.append(SetLine(_joined(pieces, self, size), max(at, 0)))
            pieces, at, gap = [], 0.0, 0.0

        for atom in _atoms(runs):
            if atom == "\n":
                close()
                continue
            if atom == " ":
                gap += self.width(" ", 0, size)
                continue
            assert isinstance(atom, list)
            width = sum(self.width(text, face, size) for text, face in atom)
            if at and at + (gap if pieces else 0.0) + width > room:
                close()
            if width > room:
                atom = self._fitted(atom, size, room, lines)
                width = sum(self.width(text, face, size) for text, face in atom)
            at += gap if pieces or at else 0
            for text, face in atom:
                pieces.append((at, text, face))
                at += self.width(text, face, size)
            gap = 0.0
        close()
        return lines

    def _fitted(
        self, atom: list[tuple[str, int]], size: float, room: float, lines: list[SetLine]
    ) -> list[tuple[str, int]]:
        """Set all but the rest of an overlong atom on lines of its own; return the rest."""
        rest: list[tuple[str, int]] = []
        for text, face in atom:
            *whole, last = self.break_word(text, face, room / size)
            if whole and rest:
                lines.append(_line_of(rest, self, size))
                rest = []
            lines.extend(_line_of([(part, face)], self, size) for part in whole)
            if rest and sum(self.width(t, f, size) for t, f in [*rest, (last, face)]) > room:
                lines.append(_line_of(rest, self, size))
                rest = []
            rest.append((last, face))
        return rest


def shifted(room: float, width: float, align: Align) -> float:
    """How far in a line of that width begins."""
    if align in (Align.LEFT, Align.JUSTIFY):
        return 0.0
    return (room - width) / 2 if align is Align.CENTER else room - width


def _atoms(runs: Sequence[Run]) -> list[list[tuple[str, int]] | str]:
    """Unbreakable stretches (each a list of texts and faces), spaces and line breaks, in order."""
    atoms: list[list[tuple[str, int]] | str] = []
    current: list[tuple[str, int]] = []
    for run in runs:
        face = face_of(run.bold, run.italic)
        for token in re.split(r"([ \n])", printable(run.text)):
            if token in (" ", "\n"):
                if current:
                    atoms.append(current)
                    current = []
                atoms.append(token)
            elif token:
                current.append((token, face))
    if current:
        atoms.append(current)
    return atoms


def _line_of(atom: list[tuple[str, int]], ruler: Ruler, size: float) -> SetLine:
    pieces, at = [], 0.0
    for text, face in atom:
        pieces.append((at, text, face))
        at += ruler.width(text, face, size)
    return SetLine(tuple(pieces), at)


def _joined(pieces: list[tuple[float, str, int]], ruler: Ruler, size: float) -> tuple[tuple[float, str, int], ...]:
    """Neighbouring words of one face as one text, so that the file's text reads as sentences."""
    joined: list[tuple[float, str, int]] = []
    for at, text, face in pieces:
        if joined and joined[-1][2] == face:
            before, previous, _ = joined[-1]
            gap = at - before - ruler.width(previous, face, size)
            spaces = round(gap / ruler.width(" ", face, size))
            joined[-1] = (before, previous + " " * spaces + text, face)
        else:
            joined.append((at, text, face))
    return tuple(joined)
