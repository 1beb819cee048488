"""Rows that would change a closed month: each is named with the month and the ways out, so that the others can come in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.dates import Month
from app.domain.problems import N_, stop
from app.imports.intake.book_rows import BookLine, Context, Fault, to_check
from app.imports.intake.number_faults import is_foreign


def month_is_closed(context: Context) -> Iterator[Fault]:
    """A new or a changed row of a closed month, or a half of a transfer that a closed month holds otherwise."""
    for place, line in to_check(context):
        if line.match is not None and line.match.is_plain and (month := _closed(context, line.match.date)):
            text = N_(
                "Dòng này biến chứng từ {number} của tháng {month} đã khóa sổ thành chuyển quỹ: "
                "hãy mở lại tháng ấy rồi nhập, hoặc để lại dòng này (--leave-out)."
            )
            yield context.at(place, stop("month-closed", text, "date", number=line.match.number, month=month))
            continue
        month = next(filter(None, (_closed(context, day) for day in _days_changed(line))), None)
        if month is not None:
            text = N_(
                "Dòng này sẽ sửa tháng {month} đã khóa sổ: hãy mở lại tháng ấy rồi nhập, hoặc để lại dòng này (--leave-out)."
            )
            yield context.at(place, stop("month-closed", text, "date", month=month))


def _closed(context: Context, day: dt.date | None) -> Month | None:
    """The month of a day, when it is closed."""
    closed = context.known.closed_through
    return Month.of(day) if day is not None and closed is not None and Month.of(day) <= closed else None


def _days_changed(line: BookLine) -> tuple[dt.date | None, ...]:
    """The days of the books that taking this row would change."""
    if line.changed_from is not None:
        return line.changed_from.stored.book_date, line.book_date
    if line.match is None:
        return (line.book_date,)
    if line.match.mine == line.book_date and (is_foreign(line) or _keeps_its_number(line)):
        return ()
    return line.match.mine, line.book_date


def _keeps_its_number(line: BookLine) -> bool:
    number, match = line.number, line.match
    assert match is not None
    return number is None or (number.year, number.sequence, number.suffix) == (match.year, match.sequence, match.suffix)
