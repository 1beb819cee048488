"""Counting working days as the law's limits do: Monday to Friday, without the public holidays that are certain.

Law: Bộ luật Lao động 45/2019/QH14, Điều 112. Which five days at Tết and which second day at Quốc khánh, the notice of each year and
the employer say. Only days that are off under every choice are left out by ``add_work_days``: the last day of the old lunar year, the
first and second of the new one, 2/9 and the other days of the law. Days off in place of a holiday on a weekend (Điều 111) are left
in, for which weekdays a unit works is not in the book; so are the swaps of the civil service, which an employer need not follow.

Why the narrow set: a limit counted with it ends on the right day or before it, so she is reminded of a deadline too early rather
than too late. To say that something was late the other side is the safe one: ``last_work_day`` leaves out every day that may be off.
Money is drawn by ``holidays.is_public_holiday``.
"""

from __future__ import annotations

import datetime as dt

from app.domain.days_off import STANDARD, Calendar


def is_working_day(day: dt.date, calendar: Calendar = STANDARD) -> bool:
    """True from Monday to Friday, unless the day is certainly a public holiday."""
    return day.weekday() < 5 and day not in calendar.certain(day.year)


def add_work_days(day: dt.date, count: int, calendar: Calendar = STANDARD) -> dt.date:
    """The day that many working days later; the day itself is not counted."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day


def take_work_days(day: dt.date, count: int, calendar: Calendar = STANDARD) -> dt.date:
    """The day that many working days earlier; the day itself is not counted."""
    while count > 0:
        day -= dt.timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day


def last_work_day(day: dt.date, count: int, calendar: Calendar = STANDARD) -> dt.date:
    """The last day a limit of that many working days can end on, whatever days off the unit chose: only later is late."""
    while count > 0:
        day += dt.timedelta(days=1)
        count -= day.weekday() < 5 and day not in calendar.maybe(day.year)
    return day
