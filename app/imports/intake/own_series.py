"""Numbers that the sheet counts in its own way («1», «01/PT», «PT01/01», «T01») or not at all: one question for the whole file.

The book's own series numbers such rows; what was printed stays as the original.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.domain.ledger.vouchers import SeriesNumber, VoucherKind, show_number
from app.domain.problems import N_, stop
from app.domain.text import fold
from app.imports.intake.book_rows import BookLine, Context, Fault
from app.imports.intake.book_words import side_of_word
from app.imports.intake.number_faults import is_foreign, proposed, taken_in, wanted_kind, year_of

_FEW = 3
"""So few rows without a number of the book's form are faults of their own."""
_PRINTED = re.compile(
    r"(?:pt|pc|bc|bn|unc|gbc|gbn|thu|chi|t|c)[ ./-]*0*(\d{1,6})|0*(\d{1,6})[ ./-]*(?:pt|pc|bc|bn|unc|gbc|gbn|thu|chi|t|c)"
)


def settle_own_series(context: Context) -> Context:
    """Number the rows of a sheet most of whose numbers are its own, in order or as they are printed where those can stand."""
    context = _starting_again(context)
    open_rows = [place for place, line in enumerate(context.lines) if _is_open(context, line)]
    numbered = sum(line.number is not None and line.known is None for line in context.lines)
    if not open_rows or (numbered and (len(open_rows) < _FEW or len(open_rows) < numbered)):
        return context
    lines, taken = list(context.lines), taken_in(context)
    printed = _printed(context, open_rows)
    latest: dict[tuple[VoucherKind, int], int] = defaultdict(int)
    for place in open_rows:
        line = lines[place]
        kind, year = wanted_kind(context, line), year_of(context, line)
        assert kind is not None
        wanted = printed.get(place)
        if wanted is not None and wanted not in taken[kind, year]:
            number = SeriesNumber(kind, year, wanted)
            taken[kind, year].add(wanted)
        else:
            number = proposed(taken, kind, year, latest[kind, year])
        latest[kind, year] = number.sequence
        lines[place] = replace(line, number=number, own_series=True)
    return replace(context, lines=tuple(lines))


def _starting_again(context: Context) -> Context:
    """Numbers that begin anew with every month or sheet are the sheet's own: none of them is taken as it stands."""
    given = [
        line.number for line in context.lines if line.known is None and line.number is not None and not is_foreign(line)
    ]
    repeated = len(given) - len(set(given))
    by_page = len(
        {(line.source.sheet, line.number) for line in context.lines if line.number is not None and not is_foreign(line)}
    )
    across = len(context.sheet.pages) > 1 and repeated > 1 and by_page >= len(given)
    if not across and (repeated < _FEW or repeated * 4 < len(given)):
        return context
    lines = (
        line if line.known is not None or line.keeps_number else replace(line, number=None) for line in context.lines
    )
    return replace(context, lines=tuple(lines))


def _is_open(context: Context, line: BookLine) -> bool:
    """True for a row that the book must number and whose printed number, if any, says no kind of the other side."""
    if line.number is not None or line.known is not None or line.keeps_number or is_foreign(line):
        return False
    kind = wanted_kind(context, line)
    return kind is not None and (line.read_number is None or line.read_number.kind is kind)


def _printed(context: Context, places: list[int]) -> Mapping[int, int]:
    """The sequences that are printed, where each series counts up by itself and no number stands twice; else none."""
    found: dict[int, int] = {}
    last: dict[tuple[VoucherKind | None, int], int] = defaultdict(int)
    for place in places:
        line = context.lines[place]
        match = _PRINTED.fullmatch(fold(line.source.number))
        side = side_of_word(line.source.number)
        series = (wanted_kind(context, line), year_of(context, line))
        if match is None or side != line.direction or int(match[1] or match[2]) != last[series] + 1:
            return {}
        found[place] = last[series] = int(match[1] or match[2])
    return found


def numbers_are_its_own(context: Context) -> Iterator[Fault]:
    """One question for the file."""
    given = [line for line in context.lines if line.own_series]
    if not given:
        return
    first, last = given[0], given[-1]
    shown = {"first": _shown(first), "last": _shown(last)}
    printed = [line.source.number.strip() for line in given if line.source.number.strip()]
    if len(printed) * 2 >= len(given):
        text = N_("Sổ đánh số theo cách riêng («{own}» …, {count} dòng), không theo dạng của chương trình.")
        found = stop("number-series-own", text, "number", own=printed[0], count=len(given))
        proposal = N_("Đánh số từ {first} đến {last}, giữ số gốc bên cạnh")
    else:
        found = stop("numbers-missing", N_("Sổ không ghi số hiệu chứng từ ({count} dòng)."), "number", count=len(given))
        proposal = N_("Đánh số từ {first} đến {last}")
    yield context.at(None, found.proposing(proposal, **shown))


def _shown(line: BookLine) -> str:
    number = line.number
    assert number is not None
    assert number.year is not None
    return show_number(number.kind, number.year, number.sequence, suffix=number.suffix)
