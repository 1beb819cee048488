"""What can be wrong with the days of a book's rows: missing, unreadable, short, exchanged, of another year, before the opening.

One small function per fault; how the order of a whole book tells an exchanged day is in ``date_order.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.domain.dates import Period, show_date
from app.domain.import_plan import PassedOver
from app.domain.problems import N_, Finding, Message, note, stop, warn
from app.domain.reading import AmbiguousDate, UnreadableDate, read_date
from app.domain.sheets import Cell
from app.domain.text import clean
from app.imports import date_order
from app.imports.date_order import DatedRow, Reading
from app.imports.intake.book_page import BookSheet
from app.imports.intake.book_rows import BookLine, Context, Fault, to_check


def book_of_another_year(context: Context) -> Iterator[Fault]:
    """The chosen year or the title says one year and most rows another: nothing may be "mended" by the wrong year."""
    chosen, title = context.options.year, context.sheet.period
    stated = Period.of_year(chosen) if chosen is not None else title
    if stated is None or (stated.first.year <= context.allowed.first.year <= stated.last.year):
        return
    text = N_("Phần lớn các dòng ghi năm {rows}, không phải năm {stated}: hãy chọn đúng năm hoặc sửa tiêu đề của sổ.")
    found = stop("book-of-another-year", text, rows=context.allowed.first.year, stated=stated.first.year)
    yield context.at(None, found)


def date_is_missing(context: Context) -> Iterator[Fault]:
    """A row without a day. Where the file writes each day once, the day of the row above it is proposed.

    One row alone may as well be forgotten: it takes a second one, or a sheet or the other book of the file that shows the habit.
    """
    blanks = [place for place, line in to_check(context) if _has_no_day(line)]
    once = bool(blanks) and (len(blanks) > 1 or _has_the_habit(context)) and _writes_days_once(context)
    reached: dict[int, dt.date | None] = {}
    for place in blanks:
        line = context.lines[place]
        above = reached.get(place - 1) or (context.lines[place - 1].book_date if place else None)
        day = above if once and _follows(context, place) else None
        reached[place] = day
        if day is None:
            text = N_("Thiếu ngày ghi sổ và ngày chứng từ: hãy xem lại chứng từ {number} rồi ghi ngày.")
        else:
            text = N_("Chứng từ {number} không ghi ngày; sổ này không ngày nào ghi hai lần liền.")
        found = stop("date-missing", text, "date", number=line.source.number)
        yield context.at(place, _meant(found, day), {"book_date": day, "voucher_date": day} if day else None)


_DATED = 3
"""So many rows with days must show that none is written twice."""


def _has_no_day(line: BookLine) -> bool:
    return line.source.book_date is None and line.source.voucher_date is None


def _carries_days(sheet: BookSheet) -> bool:
    return sheet.layout is not None and sheet.layout.carries_days


def _has_the_habit(context: Context) -> bool:
    """True where another sheet of the book, or the other book of the file, surely writes a day once for several rows."""
    sibling = context.options.sibling
    others = (*context.sheet.pages, *((sibling, *sibling.pages) if sibling is not None else ()))
    return any(map(_carries_days, others))


def _writes_days_once(context: Context) -> bool:
    """True where no two rows one below the other bear the same day, unless a page or a month ends between them."""
    dated = [(place, line) for place, line in enumerate(context.lines) if not _has_no_day(line)]
    carrying = {page.name for page in context.sheet.pages or (context.sheet,) if _carries_days(page)}
    ended = {each.place for each in context.sheet.summaries}
    return len(dated) >= _DATED and not any(
        one.book_date is not None and one.book_date == other.book_date
        for (_, one), (place, other) in pairwise(dated)
        if context.sheet_of(one) == context.sheet_of(other) not in carrying and place not in ended
    )


def _follows(context: Context, place: int) -> bool:
    """True where the row above stands on the same sheet and no sum or balance between them ends what belongs together."""
    if not place or context.lines[place - 1].source.sheet != context.lines[place].source.sheet:
        return False
    return all(each.place != place or each.why is PassedOver.CARRIED for each in context.sheet.summaries)


def date_is_unreadable(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.short_year:
            continue
        for cell, other in (
            (line.source.book_date, line.read_voucher_date),
            (line.source.voucher_date, line.read_book_date),
        ):
            if cell is None:
                continue
            try:
                read_date(cell)
            except UnreadableDate as refusal:
                meant = refusal.proposal or other
                both = {"book_date": line.book_date or meant, "voucher_date": line.voucher_date or meant}
                yield context.at(place, _meant(refusal.at("date"), meant), both if meant else None)
                break


def _meant(finding: Finding, day: dt.date | None) -> Finding:
    """The finding with the day that was meant, where there is one."""
    return finding if day is None else finding.proposing(N_("{day}"), day=show_date(day))


def date_is_text(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        for cell, day in (
            (line.source.book_date, line.read_book_date),
            (line.source.voucher_date, line.read_voucher_date),
        ):
            if isinstance(cell, str) and day is not None and not context.sheet.page_of(line.source).is_text:
                text = N_("Ngày «{text}» là chữ, không phải ngày của Excel.")
                found = note("date-is-text", text, "date", text=clean(cell))
                yield context.at(place, _meant(found, day))
                break


def date_does_not_fit(context: Context) -> Iterator[Fault]:
    """Day and month exchanged, or a year outside the book's: recognised by rows, numbers, the sheet's month and the words."""
    places = [place for place, line in enumerate(context.lines) if line.book_date is not None]
    settled = date_order.settle(
        [_dated(context.lines[place]) for place in places], context.allowed, context.sheet.period
    )
    chosen = dict(zip(places, settled, strict=True))
    for place, reading in chosen.items():
        line = context.lines[place]
        if line.keeps_dates or (reading is not None and reading.change == ""):
            continue
        if reading is not None and reading.change == "swapped":
            yield _swapped(context, place, line, reading.day)
        else:
            yield _out_of_year(context, place, line, reading, chosen)


def _dated(line: BookLine) -> DatedRow:
    number = line.read_number
    series = f"{number.kind}{number.year or ''}" if number else ""
    assert line.book_date is not None
    return DatedRow(line.book_date, line.narration, series, number.sequence if number else 0, line.keeps_dates)


def _swapped(context: Context, place: int, line: BookLine, meant: dt.date) -> Fault:
    assert line.book_date is not None
    text = N_("Ngày {day} không khớp thứ tự dòng, số hiệu hoặc diễn giải: có lẽ ngày và tháng bị đảo.")
    found = stop("date-swapped", text, "date", day=show_date(line.book_date))
    return context.at(
        place,
        _meant(found, meant),
        {"book_date": meant, "voucher_date": _follow(line, meant)},
    )


def _follow(line: BookLine, meant: dt.date) -> dt.date | None:
    """The voucher's day mended like the booking day when both held the same; else as it stands."""
    return meant if line.voucher_date in (None, line.book_date) else line.voucher_date


def _out_of_year(
    context: Context, place: int, line: BookLine, reading: Reading | None, chosen: dict[int, Reading | None]
) -> Fault:
    assert line.book_date is not None
    year = context.allowed.first.year
    text = N_("Ngày {day} nằm ngoài năm {year} của sổ.")
    found = stop("date-out-of-year", text, "date", day=show_date(line.book_date), year=year)
    fits = reading is not None and _between_neighbours(context, place, reading.day, chosen)
    if reading is None or not fits:
        return context.at(place, found)
    mend = {"book_date": reading.day, "voucher_date": _follow(line, reading.day)}
    return context.at(place, _meant(found, reading.day), mend)


def _between_neighbours(context: Context, place: int, day: dt.date, chosen: dict[int, Reading | None]) -> bool:
    def nearest(places: Iterator[int]) -> dt.date | None:
        return next((found.day for at in places if (found := chosen.get(at)) and found.change in ("", "swapped")), None)

    before = nearest(iter(range(place - 1, -1, -1)))
    after = nearest(iter(range(place + 1, len(context.lines))))
    return (before is None or before <= day) and (after is None or day <= after)


def voucher_date_does_not_fit(context: Context) -> Iterator[Fault]:
    """A voucher's own day that is exchanged, in a wrong year, or later than its booking."""
    for place, line in to_check(context):
        booked, day = line.book_date, line.voucher_date
        if line.keeps_dates or booked is None or day is None or booked == day or booked.year not in _years(context):
            continue
        shown = {"day": show_date(day), "booked": show_date(booked)}
        other = date_order.swapped(day)
        meant: dt.date | None
        if day.year not in (booked.year - 1, booked.year):
            text = N_("Ngày chứng từ {day} khác năm với ngày ghi sổ {booked}.")
            found, meant = stop("date-out-of-year", text, "date", **shown), _in_year(day, booked.year)
        elif day <= booked:
            continue
        elif other is not None and other <= booked:
            text = N_("Ngày chứng từ {day} sau ngày ghi sổ {booked}: có lẽ ngày và tháng bị đảo.")
            found, meant = stop("date-swapped", text, "date", **shown), other
        else:
            text = N_("Ngày chứng từ {day} sau ngày ghi sổ {booked}: hãy xem lại.")
            found, meant = warn("voucher-after-booking", text, "date", **shown), None
        yield context.at(place, _meant(found, meant), {"voucher_date": meant} if meant else None)


def _years(context: Context) -> range:
    return range(context.allowed.first.year, context.allowed.last.year + 1)


def _in_year(day: dt.date, year: int) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def date_before_opening(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.book_date is not None and not line.keeps_dates and line.book_date < context.known.opening_day:
            text = N_("Ngày {day} trước ngày mở sổ {opening}: khoản này đã nằm trong số dư đầu kỳ.")
            shown = {"day": show_date(line.book_date), "opening": show_date(context.known.opening_day)}
            found = stop("date-before-opening", text, "date", **shown)
            yield context.at(place, found)


# ---- days that are not written in full -------------------------------------------------------------------------

_FEW_SHORT = 3


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
    found = {
        place: each for place, line in enumerate(context.lines) if line.known is None and (each := _short_days(line))
    }
    alike = len(found) >= _FEW_SHORT
    lines = list(context.lines)
    for place, (days, short) in found.items():
        fits = all(context.allowed.first.year <= day.year <= context.allowed.last.year for day in days.values())
        if fits and (alike or (short and _is_settled(context))):
            line = lines[place]
            book, voucher = days.get("book", line.read_book_date), days.get("voucher", line.read_voucher_date)
            lines[place] = replace(line, book_date=book or voucher, voucher_date=voucher or book, short_year=True)
    return replace(context, lines=tuple(lines))


def _short_days(line: BookLine) -> tuple[dict[str, dt.date], bool] | None:
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
    years = all((days := _short_days(line)) is not None and days[1] for line in short)
    if years and _is_settled(context):
        text = N_("{count} dòng ghi năm hai chữ số: «{text}» đọc là {day}.")
        yield context.at(None, note("date-short-year", text, "date", **shown))
        return
    text = N_("{count} dòng ghi ngày chưa đủ hoặc khác dạng: «{text}».")
    found = stop("date-form", text, "date", count=shown["count"], text=shown["text"])
    yield context.at(
        None, replace(found, proposal=Message(N_("Đọc là {day}, các dòng kia cũng vậy"), {"day": shown["day"]}))
    )
