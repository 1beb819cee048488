"""What day and time it is, asked in one place so that tests and samples can fix it.

``SO_CONG_DOAN_TODAY`` (``2026-03-15`` or ``2026-03-15T09:12:00``) stands in for the clock when it is set.
Book dates never come from here by themselves: a form proposes today, the treasurer decides.
"""

from __future__ import annotations

import datetime as dt
import os

from app.domain.problems import N_, Refusal

VARIABLE = "SO_CONG_DOAN_TODAY"
YEARS = range(1970, 2150)
"""What a clock may say. One beyond was never set, or is broken, and nothing may be dated by it."""


class ClockWrong(Refusal):
    """The computer's clock says what cannot be."""

    code = "clock-wrong"
    template = N_("Đồng hồ của máy đang chỉ {now}, không thể đúng: hãy chỉnh lại ngày giờ của máy rồi làm lại.")


def today() -> dt.date:
    """The current day of the computer's own time zone."""
    return now().date()


def now() -> dt.datetime:
    """The current local time, without a time zone, to the second. A fixed day without a time is 08:00."""
    return _possible().replace(microsecond=0)


def moment() -> dt.datetime:
    """This moment in universal time, as fine as the computer tells it: when an act was done."""
    return _possible().astimezone(dt.UTC)


def local_time(at: str) -> str:
    """A time of the trail (UTC, ISO) as the clock on the wall showed it."""
    return f"{dt.datetime.fromisoformat(at).astimezone():%H:%M %d/%m/%Y}" if at else "–"


def as_it_is() -> dt.datetime:
    """What the clock says, right or wrong, to the second: for the log alone."""
    try:
        return _local().replace(microsecond=0)
    except (ValueError, OverflowError):
        return dt.datetime.min


def _possible() -> dt.datetime:
    try:
        said = _local()
    except (ValueError, OverflowError):
        if VARIABLE in os.environ:
            raise
        raise ClockWrong(now="?") from None
    if said.year not in YEARS:
        raise ClockWrong(now=f"{said.day:02d}/{said.month:02d}/{said.year}")
    return said


def _local() -> dt.datetime:
    fixed = os.environ.get(VARIABLE)
    if fixed is None:
        return dt.datetime.now()  # noqa: DTZ005  Why: a book lives in one time zone, its owner's.
    moment = dt.datetime.fromisoformat(fixed)
    return moment if "T" in fixed else moment.replace(hour=8)
