"""Days that are not written in full: two figures for the year (``5/3/26``), points between (``05.03.2026``).

Where the title or the other days settle the year it is only noted, once for the file; else it is asked once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from app.domain.dates import show_date
from app.domain.problems import N_, Message, note, stop
from app.domain.reading import AmbiguousDate, UnreadableDate, read_date
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports.intake.book_rows import BookLine, Context, Fault

_FEW = 3


def proposed_day(cell: Cell) -> tuple[dt.date, bool] | None:
    """The day proposed for a cell that does not surely say it, and whether only its year is short."""
    if not isinstance(cell, str):
        return None
    try:
        read_date(cell)
    except UnreadableDate as refusal:
        return (refusal.proposal, isinstance(refusal, AmbiguousDate)) if refusal.proposal is not None else None
    return None


def settle_short_days(context: Context) -> Context:
    """Take the days whose two-figure year is the book's, and those of a form that many rows share."""
    found = {place: each for place, line in enumerate(context.lines) if line.known is None and (each := _days(line))}
    alike = len(found) >= _FEW
    lines = list(context.lines)
    for place, (days, short) in found.items():
        fits = all(context.allowed.first.year <= day.year <= context.allowed.last.year for day in days.values())
        if fits and (alike or (short and _is_settled(context))):
            line = lines[place]
            book, voucher = days.get("book", line.read_book_date), days.get("voucher", line.read_voucher_date)
            lines[place] = replace(line, book_date=book or voucher, voucher_date=voucher or book, short_year=True)
    return replace(context, lines=tuple(lines))


def _days(line: BookLine) -> tuple[dict[str, dt.date], bool] | None:
    days: dict[str, dt.date] = {}
    short = True
    for key, cell in (("book", line.source.book_date), ("voucher", line.source.voucher_date)):
        if (found := proposed_day(cell)) is not None:
            days[key] = found[0]
            short = short and found[1]
    return (days, short) if days else None


def _is_settled(context: Context) -> bool:
    """True where the title, her choice, numbers or other days say the year."""
    if context.options.year is not None or context.sheet.period is not None:
        return True
    return any(
        line.read_book_date or line.read_voucher_date or (line.read_number and line.read_number.year)
        for line in context.lines
    )


def days_are_short(context: Context) -> Iterator[Fault]:
    """Once for the file: noted where the year is settled, else asked."""
    short = [line for line in context.lines if line.short_year]
    if not short:
        return
    first = short[0]
    written = next(
        cell for cell in (first.source.book_date, first.source.voucher_date) if proposed_day(cell) is not None
    )
    assert first.book_date is not None
    shown = {"count": len(short), "text": clean(str(written)), "day": show_date(first.book_date)}
    years = all((days := _days(line)) is not None and days[1] for line in short)
    if years and _is_settled(context):
        text = N_("{count} dòng ghi năm hai chữ số: «{text}» đọc là {day}.")
        yield context.at(None, note("date-short-year", text, "date", **shown))
        return
    text = N_("{count} dòng ghi ngày chưa đủ hoặc khác dạng: «{text}».")
    found = stop("date-form", text, "date", count=shown["count"], text=shown["text"])
    yield context.at(
        None, replace(found, proposal=Message(N_("Đọc là {day}, các dòng kia cũng vậy"), {"day": shown["day"]}))
    )
