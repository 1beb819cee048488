"""The days of a year on which a union looks after its people, solar and lunar, and the gift each one usually brings.

Which day a lunar date falls on is reckoned in ``lunar.py``; who is on a list in ``gifts.py``; amounts are the union's norms.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.days_off import STANDARD, Calendar
from app.domain.gifts.gifts import CHILD_AGE, EVERY_MEMBER, GiftRule, GiftTo
from app.domain.lunar import LunarDay, lunar_of, solar_of, year_name
from app.domain.money import Dong, dong
from app.domain.problems import N_, Message


class HolidayKey(StrEnum):
    """Every day the program knows; stored with a gift list as the kind of its norm."""

    NEW_YEAR = "new_year"
    TET = "tet"
    WOMEN_DAY = "women_day"
    HUNG_KINGS = "hung_kings"
    LIBERATION_DAY = "liberation_day"
    CHILDREN_DAY = "children_day"
    INVALIDS_DAY = "invalids_day"
    UNION_DAY = "union_day"
    NATIONAL_DAY = "national_day"
    MID_AUTUMN = "mid_autumn"
    VIETNAMESE_WOMEN_DAY = "vietnamese_women_day"
    MEN_DAY = "men_day"


@dataclass(frozen=True, slots=True)
class HolidayKind:
    """A day as it comes every year. ``usual`` days are kept by most unions, the others are offered only."""

    key: HolidayKey
    name: str
    month: int
    day: int
    lunar: bool = False
    rule: GiftRule = EVERY_MEMBER
    usual: bool = True
    gift: str = ""
    """What the voucher calls the gift: ``mừng Tết Trung thu``. Printed, so Vietnamese only."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of one year. ``lunar`` is its lunar date for lunar days; ``year`` the solar year it falls in."""

    kind: HolidayKind
    day: dt.date
    lunar: LunarDay | None

    @property
    def key(self) -> HolidayKey:
        """Which day it is."""
        return self.kind.key

    @property
    def name(self) -> Message:
        """Its name; Tết with the name of its year."""
        if self.key is HolidayKey.TET:
            return Message(N_("Tết Nguyên đán {year}"), {"year": year_name(self.day.year)})
        return Message(self.kind.name)

    @property
    def gift(self) -> str:
        """What a list or voucher of the union says: ``Tết Nguyên đán Bính Ngọ 2026``."""
        name = f"{self.kind.gift} {year_name(self.day.year)}" if self.key is HolidayKey.TET else self.kind.gift
        return f"{name} năm {self.day.year}"

    @property
    def norm_kind(self) -> str:
        """The kind of the union's own norms that says what this day's gift may be."""
        return _NORM_KINDS.get(self.key, "holiday")

    def days_left(self, today: dt.date) -> int:
        """Days from today; negative once it has passed."""
        return (self.day - today).days


_NORM_KINDS = {
    HolidayKey.WOMEN_DAY: "womens_day",
    HolidayKey.CHILDREN_DAY: "childrens_day",
    HolidayKey.MID_AUTUMN: "mid_autumn",
    HolidayKey.VIETNAMESE_WOMEN_DAY: "women_oct",
}
_CHILDREN = GiftRule(GiftTo.CHILDREN, under_age=CHILD_AGE)
_WOMEN, _MEN = GiftRule(gender="female"), GiftRule(gender="male")

# Law: public holidays are those of the Labour Code 45/2019/QH14, art. 112; the others are what unions keep in practice.
HOLIDAYS: tuple[HolidayKind, ...] = (
    HolidayKind(HolidayKey.NEW_YEAR, N_("Tết Dương lịch 1/1"), 1, 1, gift="Tết Dương lịch"),
    HolidayKind(HolidayKey.TET, N_("Tết Nguyên đán"), 1, 1, lunar=True, gift="Tết Nguyên đán"),
    HolidayKind(HolidayKey.WOMEN_DAY, N_("Quốc tế Phụ nữ 8/3"), 3, 8, rule=_WOMEN, gift="ngày Quốc tế Phụ nữ 8/3"),
    HolidayKind(HolidayKey.HUNG_KINGS, N_("Giỗ Tổ Hùng Vương"), 3, 10, lunar=True, gift="Giỗ Tổ Hùng Vương"),
    HolidayKind(HolidayKey.LIBERATION_DAY, N_("Lễ 30/4 và 1/5"), 4, 30, gift="lễ 30/4 và 1/5"),
    HolidayKind(
        HolidayKey.CHILDREN_DAY, N_("Quốc tế Thiếu nhi 1/6"), 6, 1, rule=_CHILDREN, gift="ngày Quốc tế Thiếu nhi 1/6"
    ),
    HolidayKind(
        HolidayKey.INVALIDS_DAY,
        N_("Thương binh – Liệt sĩ 27/7"),
        7,
        27,
        usual=False,
        gift="ngày Thương binh – Liệt sĩ 27/7",
    ),
    HolidayKind(
        HolidayKey.UNION_DAY,
        N_("Thành lập Công đoàn Việt Nam 28/7"),
        7,
        28,
        usual=False,
        gift="ngày thành lập Công đoàn Việt Nam 28/7",
    ),
    HolidayKind(HolidayKey.NATIONAL_DAY, N_("Quốc khánh 2/9"), 9, 2, gift="lễ Quốc khánh 2/9"),
    HolidayKind(HolidayKey.MID_AUTUMN, N_("Tết Trung thu"), 8, 15, lunar=True, rule=_CHILDREN, gift="Tết Trung thu"),
    HolidayKind(
        HolidayKey.VIETNAMESE_WOMEN_DAY,
        N_("Phụ nữ Việt Nam 20/10"),
        10,
        20,
        rule=_WOMEN,
        gift="ngày Phụ nữ Việt Nam 20/10",
    ),
    HolidayKind(
        HolidayKey.MEN_DAY,
        N_("Quốc tế Nam giới 19/11"),
        11,
        19,
        rule=_MEN,
        usual=False,
        gift="ngày Quốc tế Nam giới 19/11",
    ),
)
HOLIDAY_KINDS = {kind.key: kind for kind in HOLIDAYS}


LONGEST_AHEAD = 45
"""Gifts handed out longer before a holiday were not meant for it."""


def holiday_in(key: HolidayKey, year: int) -> Holiday:
    """One day of a solar year. Refuses a year outside the lunar calendar for a lunar day."""
    kind = HOLIDAY_KINDS[key]
    if not kind.lunar:
        return Holiday(kind, dt.date(year, kind.month, kind.day), None)
    lunar = LunarDay(year, kind.month, kind.day)
    return Holiday(kind, solar_of(lunar), lunar)


def holidays_of(year: int, usual_only: bool = False) -> tuple[Holiday, ...]:
    """The days of a solar year in their order."""
    kinds = [kind for kind in HOLIDAYS if kind.usual or not usual_only]
    return tuple(sorted((holiday_in(kind.key, year) for kind in kinds), key=lambda each: each.day))


def next_holidays(today: dt.date, count: int = 3) -> tuple[Holiday, ...]:
    """The next usual days from today on, today's own among them."""
    found = [each for year in (today.year, today.year + 1) for each in holidays_of(year, usual_only=True)]
    return tuple([each for each in found if each.day >= today][:count])


def lunar_words(day: dt.date) -> str:
    """A day's lunar date as lists show it beside the solar one: ``15/8 ÂL``."""
    return f"{lunar_of(day)} ÂL"


def gift_day(holiday: Holiday, last: dt.date | None, calendar: Calendar = STANDARD) -> dt.date:
    """When to hand the gifts out: as long before the holiday as the last time, on a working day; the holiday itself without one."""
    if last is None:
        return holiday.day
    # Why: gifts of early January go out in December, so the day they were for may lie in the next year.
    ahead = min(
        days for year in (last.year, last.year + 1) if (days := (holiday_in(holiday.key, year).day - last).days) >= 0
    )
    if not 0 < ahead <= LONGEST_AHEAD:
        return holiday.day
    return working_day_before(holiday.day - dt.timedelta(days=ahead - 1), calendar)


# ---- money for a holiday -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CashNeed:
    """What a coming day asks of the cash box. ``needed`` in đồng, by last year's list or this year's own."""

    holiday: Holiday
    held: Dong
    needed: Dong
    gift_day: dt.date
    calendar: Calendar = STANDARD

    @property
    def short(self) -> Dong:
        """What is missing; 0 when the box holds enough."""
        return dong(max(self.needed - self.held, 0))

    @property
    def withdraw_by(self) -> dt.date:
        """The last working day before the gifts are handed out, for a bank is closed on the others."""
        return working_day_before(self.gift_day, self.calendar)


def working_day_before(day: dt.date, calendar: Calendar = STANDARD) -> dt.date:
    """The nearest earlier day that is neither a weekend nor a public holiday."""
    day -= dt.timedelta(days=1)
    while day.weekday() >= 5 or is_public_holiday(day, calendar):
        day -= dt.timedelta(days=1)
    return day


def is_public_holiday(day: dt.date, calendar: Calendar = STANDARD) -> bool:
    """True on a day off in its year: by the law as it stood, the notice of the year, a day given for a weekend, or a swap."""
    return day in calendar.decided(day.year)
