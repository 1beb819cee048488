"""What day and time it is, asked in one place so that tests and samples can fix it.

``SO_CONG_DOAN_TODAY`` (``2026-03-15`` or ``2026-03-15T09:12:00``) stands in for the clock when it is set.
Book dates never come from here by themselves: a form proposes today, the treasurer decides.
"""

from __future__ import annotations

import datetime as dt
import os

VARIABLE = "SO_CONG_DOAN_TODAY"


def today() -> dt.date:
    """The current day of the computer's own time zone."""
    return now().date()


def now() -> dt.datetime:
    """The current local time, without a time zone, to the second. A fixed day without a time is 08:00."""
    return _local().replace(microsecond=0)


def moment() -> dt.datetime:
    """This moment in universal time, as fine as the computer tells it: when an act was done."""
    return _local().astimezone(dt.UTC)


def local_time(at: str) -> str:
    """A time of the trail (UTC, ISO) as the clock on the wall showed it."""
    return f"{dt.datetime.fromisoformat(at).astimezone():%H:%M %d/%m/%Y}" if at else "–"


def _local() -> dt.datetime:
    fixed = os.environ.get(VARIABLE)
    if fixed is None:
        return dt.datetime.now()  # noqa: DTZ005  Why: a book lives in one time zone, its owner's.
    moment = dt.datetime.fromisoformat(fixed)
    return moment if "T" in fixed else moment.replace(hour=8)
