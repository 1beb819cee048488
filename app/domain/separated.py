"""Tables that travel as text: a block copied from a workbook, and files with a sign between their cells.

A cell in quotes may hold line breaks, the sign itself and doubled quotes. A quote that closes nowhere is only a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_NEEDING = '\t\r\n"'
_LINE_END = re.compile(r"\r\n|\r|\n")


@cache
def _cell(separator: str) -> re.Pattern[str]:
    sign = re.escape(separator)
    blanks = "" if separator == "\t" else " *+"
    quoted = rf'{blanks}"((?:[^"]|"")*+)"{blanks}(?={sign}|\r|\n|\Z)'
    return re.compile(rf"(?:{quoted}|([^{sign}\r\n]*+))({sign}|\r\n|\r|\n|\Z)")


def separated_rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a text with a sign between its cells, as texts; empty rows too."""
    return _rows(text, separator, "")


def pasted_rows(text: str) -> list[list[str]]:
    """The rows of a block copied from a workbook: a tab between cells, quotes only around cells that need them."""
    # Why only those: Excel copies «"Tết"» as it stands, and the quotes are hers.
    return list(_rows(text, "\t", _NEEDING))


def copied_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as a workbook takes them when they are pasted: what ``pasted_rows`` reads."""
    return "\n".join("\t".join(map(_copied, row)) for row in rows)


def _copied(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in _NEEDING) else cell


def _rows(text: str, separator: str, needing: str) -> Iterator[list[str]]:
    if '"' not in text:
        lines = _LINE_END.split(text)
        if lines and not lines[-1]:
            lines.pop()
        yield from (line.split(separator) for line in lines)
        return
    row: list[str] = []
    place, cell = 0, _cell(separator)
    while place < len(text) or row:
        match = cell.match(text, place)
        assert match is not None  # Why always: the second way takes whatever stands up to the next sign.
        quoted, plain, end = match.groups()
        if quoted is not None and needing and not any(sign in quoted for sign in needing):
            quoted, plain = None, match[0][: len(match[0]) - len(end)]
        row.append(plain if quoted is None else quoted.replace('""', '"'))
        place = match.end()
        if end != separator:
            yield row
            row = []
