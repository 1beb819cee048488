"""What a bicycle and a lending must be, and when a bicycle is due back. Pure rules; each gives everything it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.problems import N_, Finding, stop
from app.domain.text import clean


@dataclass(frozen=True, slots=True)
class BicycleDraft:
    """A bicycle as typed or imported: the number painted on it, and what it is."""

    number: str
    make: str


@dataclass(frozen=True, slots=True)
class Lending:
    """To whom it is lent and since when; ``holder`` is who really keeps it, when that is somebody else."""

    member_id: int | None
    lent_on: dt.date | None
    holder: str = ""


def look_over_bicycle(draft: BicycleDraft, taken: Collection[str]) -> list[Finding]:
    """Everything that keeps a bicycle out; ``taken`` are the numbers there are."""
    found = []
    if not clean(draft.number):
        found.append(stop("bicycle-number", N_("Hãy ghi số xe."), "number"))
    if clean(draft.number) in taken:
        found.append(stop("bicycle-twice", N_("Đã có xe số {number}."), "number", number=clean(draft.number)))
    if not clean(draft.make):
        found.append(stop("bicycle-make", N_("Hãy ghi loại xe, ví dụ «Asama, xanh»."), "make"))
    return found


def look_over_lending(lending: Lending, today: dt.date) -> list[Finding]:
    """Everything that keeps a bicycle from being lent."""
    found = []
    if lending.member_id is None:
        found.append(stop("bicycle-member", N_("Hãy chọn đoàn viên mượn xe."), "member_id"))
    if lending.lent_on is None:
        found.append(stop("bicycle-day", N_("Hãy ghi ngày mượn."), "lent_on"))
    elif lending.lent_on > today:
        day = show_date(lending.lent_on)
        found.append(stop("bicycle-future", N_("Ngày mượn {day} chưa đến."), "lent_on", day=day))
    return found


def due_back(lent_on: dt.date, days: int) -> dt.date:
    """The last day on which a bicycle lent for so many days is not late."""
    return lent_on + dt.timedelta(days=days)
