"""What can be wrong with the numbers of a book's own series: missing, of a wrong kind or year, repeated, with holes.

A series is kind + account + year. Numbers of transfers that the other fund's series gives are not looked at here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from app.domain.ledger.vouchers import SeriesNumber, VoucherKind, show_number
from app.domain.problems import N_, Finding, Message, stop, warn
from app.imports.intake.book_rows import BookLine, Context, Fault

_GREATEST = 999_999
Taken = dict[tuple[VoucherKind, int], set[int]]


def own_kinds(context: Context) -> tuple[VoucherKind, VoucherKind]:
    """The kinds of this book: money in, money out."""
    if context.is_cash:
        return VoucherKind.RECEIPT, VoucherKind.PAYMENT
    return VoucherKind.BANK_IN, VoucherKind.BANK_OUT


def is_foreign(line: BookLine) -> bool:
    """True for a transfer that leaves this fund: the receiving fund's series numbers it."""
    return line.is_transfer and line.direction == "out"


def year_of(context: Context, line: BookLine) -> int:
    """The year whose series the line belongs to."""
    if line.book_date is not None and context.allowed.first.year <= line.book_date.year <= context.allowed.last.year:
        return line.book_date.year
    return context.allowed.first.year


def wanted_kind(context: Context, line: BookLine) -> VoucherKind | None:
    """The kind that the side of the amount asks for."""
    if line.direction is None:
        return None
    return own_kinds(context)[0 if line.direction == "in" else 1]


def settle_plain_numbers(context: Context) -> Context:
    """Take every number that is of the right kind as it stands; the year comes from the day where none is printed."""
    lines = []
    for line in context.lines:
        before = line.known or line.changed_from
        if before is not None and line.keeps_number:
            stored = before.stored
            line = replace(line, number=SeriesNumber(stored.kind, stored.year, stored.sequence, stored.suffix))
        elif not is_foreign(line) and (read := line.read_number) and read.kind is wanted_kind(context, line):
            line = replace(line, number=replace(read, year=read.year or year_of(context, line)))
        lines.append(line)
    return replace(context, lines=tuple(lines))


def _own_to_check(context: Context) -> Iterator[tuple[int, BookLine]]:
    """Lines whose number this book gives and that is not in the book already."""
    for place, line in enumerate(context.lines):
        if not line.keeps_number and not is_foreign(line) and line.direction is not None:
            yield place, line


def taken_in(context: Context) -> Taken:
    """Every sequence in use: in the book, without numbers that this import gives up, and in this sheet."""
    taken: Taken = defaultdict(set)
    for series, sequences in context.known.numbers.items():
        taken[series] |= sequences
    for line in context.lines:
        if line.match is not None and not is_foreign(line):
            taken[line.match.kind, line.match.year].discard(line.match.sequence)
        elif line.changed_from is not None and not line.keeps_number:
            stored = line.changed_from.stored
            taken[stored.kind, stored.year].discard(stored.sequence)
    for line in context.lines:
        if line.number is not None and line.number.year is not None:
            taken[line.number.kind, line.number.year].add(line.number.sequence)
    return taken


def _in_book(context: Context) -> Taken:
    """Sequences of the book that no line of this sheet stands for."""
    taken: Taken = defaultdict(set)
    for series, sequences in context.known.numbers.items():
        taken[series] |= sequences
    for line in context.lines:
        before = line.known or line.changed_from
        if line.match is not None and not is_foreign(line):
            taken[line.match.kind, line.match.year].discard(line.match.sequence)
        elif before is not None:
            taken[before.stored.kind, before.stored.year].discard(before.stored.sequence)
    return taken


def free_above(taken: set[int], sequence: int) -> int | None:
    """The lowest sequence after ``sequence`` that nobody uses; None when the series is full."""
    above = sequence + 1
    while above in taken:
        above += 1
    return above if above <= _GREATEST else None


def proposed(taken: Taken, kind: VoucherKind, year: int, above: int) -> SeriesNumber:
    """The lowest free number of a series after ``above``, taken."""
    sequence = free_above(taken[kind, year], above)
    if sequence is None:
        return SeriesNumber(kind, year, above, "a")
    taken[kind, year].add(sequence)
    return SeriesNumber(kind, year, sequence)


def _shown(number: SeriesNumber) -> str:
    assert number.year is not None
    return show_number(number.kind, number.year, number.sequence, suffix=number.suffix)


def _renumbered(context: Context, place: int, finding: Finding, meant: SeriesNumber) -> Fault:
    """The finding with the number that was meant, and the line mended by it."""
    return context.at(place, finding.proposing(N_("{number}"), number=_shown(meant)), {"number": meant})


def _is_theirs(context: Context, line: BookLine) -> bool:
    """True for a transfer under the number that the other fund's book gives it."""
    return line.is_transfer and line.read_number is not None and line.read_number.kind not in own_kinds(context)


# ---- the checks ------------------------------------------------------------------------------------------------


def number_of_wrong_side(context: Context) -> Iterator[Fault]:
    """A receipt's number beside an amount paid out, or the reverse: nobody can know which is right."""
    for place, line in _own_to_check(context):
        read = line.read_number
        if read is not None and read.kind.brings_in != (line.direction == "in") and not _is_theirs(context, line):
            text = N_("Số hiệu {number} không đúng với cột ghi tiền: hãy xem khoản này thu hay chi.")
            yield context.at(place, stop("number-wrong-side", text, "number", number=line.source.number))


def number_of_wrong_year(context: Context) -> Iterator[Fault]:
    taken = taken_in(context)
    for place, line in _own_to_check(context):
        number, year = line.number, year_of(context, line)
        if number is None or number.year == year:
            continue
        if number.sequence not in taken[number.kind, year]:
            taken[number.kind, year].add(number.sequence)
            meant = replace(number, year=year)
        else:
            meant = proposed(taken, number.kind, year, number.sequence)
        text = N_("Số hiệu {number} mang năm {wrong}, chứng từ thuộc năm {year}.")
        printed = line.source.number
        found = stop("number-wrong-year", text, "number", number=printed, wrong=number.year, year=year)
        yield _renumbered(context, place, found, meant)


def number_is_repeated(context: Context) -> Iterator[Fault]:
    taken, in_book = taken_in(context), _in_book(context)
    first: dict[SeriesNumber, int] = {
        line.number: line.row for line in context.lines if line.number and line.keeps_number and not is_foreign(line)
    }
    for place, line in _own_to_check(context):
        number = line.number
        if number is None or number.year is None:
            continue
        used = number.suffix == "" and number.sequence in in_book[number.kind, number.year]
        if number not in first and not used:
            first[number] = line.row
            continue
        meant = proposed(taken, number.kind, number.year, number.sequence)
        where = Message(N_("dòng {row}"), {"row": first[number]}) if number in first else Message(N_("trong sổ"))
        text = N_("Số hiệu {number} đã dùng ở {where}: hai chứng từ không được trùng số.")
        found = stop("number-repeated", text, "number", number=line.source.number, where=where)
        yield _renumbered(context, place, found, meant)


def number_is_missing(context: Context) -> Iterator[Fault]:
    """No number, or one that cannot be read: the lowest free one after the row's neighbour in the series."""
    taken = taken_in(context)
    latest: dict[tuple[VoucherKind, int], int] = defaultdict(int)
    for place, line in enumerate(context.lines):
        number = line.number
        if number is not None and number.year is not None:
            latest[number.kind, number.year] = number.sequence
            continue
        kind, read = wanted_kind(context, line), line.read_number
        wrong_side = read is not None and read.kind.brings_in != (line.direction == "in")
        wrong_side = wrong_side and not _is_theirs(context, line)
        if kind is None or is_foreign(line) or wrong_side or line.known is not None:
            continue
        year = year_of(context, line)
        meant = proposed(taken, kind, year, latest[kind, year])
        latest[kind, year] = meant.sequence
        found = stop("number-missing", N_("Chứng từ chưa có số hiệu."), "number")
        if printed := line.source.number.strip():
            text = N_("Số hiệu «{number}» không đúng dạng của sổ này (cần {kind}).")
            found = stop("number-unreadable", text, "number", number=printed, kind=str(kind))
        yield _renumbered(context, place, found, meant)


def number_leaves_a_hole(context: Context) -> Iterator[Fault]:
    """A sequence between two others that neither the sheet nor the book has, reported at the row after it."""
    taken: Taken = defaultdict(set)
    for series, sequences in context.known.numbers.items():
        taken[series] |= sequences
    at_row: dict[tuple[VoucherKind, int, int], int] = {}
    for place, line in enumerate(context.lines):
        for number in (line.number, line.read_number):
            if number is not None and number.kind in own_kinds(context):
                year = number.year or year_of(context, line)
                taken[number.kind, year].add(number.sequence)
                if number == line.number:
                    at_row.setdefault((number.kind, year, number.sequence), place)
    for (kind, year), used in taken.items():
        if year != context.allowed.first.year and year != context.allowed.last.year:
            continue
        before = 0
        for sequence in sorted(used):
            place_after = at_row.get((kind, year, sequence))
            if sequence > before + 1 and place_after is not None and context.lines[place_after].known is None:
                yield _hole(context, place_after, kind, year, before + 1, sequence - 1)
            before = sequence


def _hole(context: Context, place: int, kind: VoucherKind, year: int, first: int, last: int) -> Fault:
    missing = show_number(kind, year, first)
    if last > first:
        missing = f"{missing} – {show_number(kind, year, last)}"
    text = N_("Nhảy số: thiếu {missing} trước dòng này.")
    found = warn("number-hole", text, "number", missing=missing)
    return context.at(
        place, found.proposing(N_("Kiểm tra chứng từ {missing}; nếu đã hủy thì giữ nguyên."), missing=missing)
    )
