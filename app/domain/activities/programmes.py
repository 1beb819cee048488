"""The union's care programmes: Tết Sum vầy, Chợ Tết, Bữa cơm Công đoàn, phúc lợi đoàn viên, emergency relief.

Each is an activity with a programme key; people who benefit are its list. Pure rules; whose money it was is reckoned in
``activities.py``, amounts of union money come from vouchers alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain import lunar
from app.domain.dates import Month, show_date
from app.domain.days_off import STANDARD, Calendar
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, Level, Message, Refusal, all_at_once, finding, stop, warn

DAYS_BEFORE_TET = 20
"""So many days before the first day off of Tết where no plan of the year says otherwise."""


class NobodyToPay(Refusal):
    """Nobody on the list has money to receive."""

    code = "benefit-nobody"
    template = N_(
        "Không còn ai trong danh sách «{title}» cần chi tiền: hãy ghi số tiền từng người, hoặc bỏ dấu đã nhận."
    )


class ProgrammeUnknown(Refusal):
    """No care programme of that key."""

    code = "programme-unknown"
    template = N_("Không có chương trình chăm lo «{given}»: hãy chọn một chương trình trong danh sách.")


@dataclass(frozen=True, slots=True)
class Programme:
    """One care programme: its key, name, the kind of its activities, and what the people on its list get."""

    key: str
    name: str
    kind: str
    gives: str = ""
    """What the value beside a name is: vouchers of a fair, goods of a gift, an offer of a partner."""


_ROWS = (
    Programme("tet_gathering", N_("Tết Sum vầy"), "visit", N_("Quà Tết")),
    Programme("tet_fair", N_("Chợ Tết Công đoàn"), "other", N_("Phiếu mua hàng")),
    Programme("union_meal", N_("Bữa cơm Công đoàn"), "meal", N_("Suất ăn")),
    Programme("member_offers", N_("Phúc lợi đoàn viên"), "other", N_("Ưu đãi")),
    Programme("relief", N_("Trợ giúp đột xuất"), "visit", N_("Hàng cứu trợ")),
    Programme("tet_pay_plan", N_("Công bố phương án lương, thưởng Tết"), "news"),
)

PROGRAMMES: Mapping[str, Programme] = MappingProxyType({each.key: each for each in _ROWS})
TET_PROGRAMMES = ("tet_gathering", "tet_fair", "union_meal", "tet_pay_plan")


def programme(key: str) -> Programme:
    """The programme by its key; refuses an unknown one."""
    found = PROGRAMMES.get(key)
    if found is None:
        raise ProgrammeUnknown(given=key)
    return found


@dataclass(frozen=True, slots=True)
class Benefit:
    """What one person of a programme gets: money of the union, goods or a voucher at their value, and whether it was taken."""

    amount: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    received: bool | None = None


@dataclass(frozen=True, slots=True)
class BenefitSums:
    """A list added up: people, how many took theirs, money and value in kind, and the value that was taken."""

    people: int
    taken: int
    money: Dong
    in_kind: Dong
    in_kind_taken: Dong


@all_at_once
def benefit_findings(name: str, benefit: Benefit) -> Iterator[Finding]:
    """Stops a benefit below nothing; ``name`` is whose it is."""
    if min(benefit.amount, benefit.in_kind) < 0:
        yield stop("benefit-negative", N_("{name}: số tiền và trị giá hiện vật không được âm."), "amount", name=name)


def sum_benefits(benefits: Iterable[Benefit]) -> BenefitSums:
    """Add up a list."""
    every = list(benefits)
    taken = [each for each in every if each.received]
    return BenefitSums(
        len(every),
        len(taken),
        dong(sum(each.amount for each in every)),
        dong(sum(each.in_kind for each in every)),
        dong(sum(each.in_kind for each in taken)),
    )


@all_at_once
def meal_findings(meals: int, spent: int, price: Dong | None, source: str) -> Iterator[Finding]:
    """Warn when the union's own money for a meal is more than the price of a meal times the meals. Sponsors may give any sum."""
    if price is not None and meals and spent > meals * price:
        text = N_(
            "Tiền công đoàn chi {spent} đồng, vượt {meals} suất × {price} đồng ({source}): phần vượt phải từ nguồn xã hội hóa."
        )
        values = {"spent": show_money(spent), "price": show_money(price)}
        yield warn("meal-over-price", text, meals=meals, source=source, **values)


@dataclass(frozen=True, slots=True)
class TetTerms:
    """One Tết: New Year's day, the first day off, and how long before that day the plan of pay and bonus is announced, by which paper."""

    tet: dt.date
    first_off: dt.date
    days: int = DAYS_BEFORE_TET
    source: str = ""

    @property
    def last(self) -> dt.date:
        """The last day on which the plan is announced in time."""
        return self.first_off - dt.timedelta(days=self.days)

    def ahead(self, announced: dt.date | None) -> int | None:
        """How many days before the first day off the plan was announced; None when nobody wrote it down."""
        return None if announced is None else (self.first_off - announced).days


DAYS_AHEAD = 25
"""So many days before the last day for announcing the plan it begins to be asked for."""
DAYS_OF_TET_AFTER = 15
"""A day until so long after Tết still counts to it."""


def tet_for(day: dt.date) -> dt.date:
    """The Tết a day counts to: the next one, or the one at most 15 days ago."""
    this = lunar.tet(day.year)
    return this if day <= this + dt.timedelta(days=DAYS_OF_TET_AFTER) else lunar.tet(day.year + 1)


def tet_announced_in(month: Month, calendar: Calendar = STANDARD) -> dt.date | None:
    """The Tết whose plan is on the table in a month: from when it is asked for to the month of Tết; None in all others."""
    tet = tet_for(month.first_day)
    asked = TetTerms(tet, calendar.first_of_tet(tet.year)).last - dt.timedelta(days=DAYS_AHEAD)
    return tet if Month.of(asked) <= month <= Month.of(tet) else None


@all_at_once
def announcement_findings(announced: dt.date | None, terms: TetTerms, today: dt.date) -> Iterator[Finding]:
    """Warn when the pay and bonus plan was announced too near to the first day off of Tết, or should be and nobody wrote it down.

    Law: KH 34/KH-TLĐ 15/10/2025, V.5, for Tết 2026. While there is time for it the missing one is a note; it is asked for from 25 days
    before its last day until Tết.
    """
    last, source = terms.last, terms.source or Message(N_("theo thông lệ"))
    values = {"year": terms.tet.year, "first": show_date(terms.first_off), "wanted": terms.days, "source": source}
    if announced is not None and announced > last:
        text = N_(
            "Phương án lương, thưởng Tết {year} công bố ngày {day}, trước ngày nghỉ Tết đầu tiên {first} chỉ {days} ngày: "
            "nên trước ít nhất {wanted} ngày ({source})."
        )
        yield warn("tet-plan-late", text, day=show_date(announced), days=terms.ahead(announced), **values)
    elif announced is None and last - dt.timedelta(days=DAYS_AHEAD) <= today <= terms.tet:
        text = N_(
            "Chưa ghi ngày công bố phương án lương, thưởng Tết {year}: chậm nhất ngày {last}, {wanted} ngày trước ngày nghỉ Tết đầu "
            "tiên {first} ({source})."
        )
        level = Level.NOTE if today <= last else Level.WARN
        yield finding(level, "tet-plan-missing", text, last=show_date(last), **values)
