"""Made-up people, slips and figures for papers of which only the name was found, and for lists of people; no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from app.domain.dates import Period
from app.domain.members.members import MemberState
from app.domain.money import dong
from app.domain.settlement.settlement import BasicIndicators
from app.exports.form import Params
from app.exports.issuer import About, Issuer, Listed
from app.models.queries.members.members import MemberRow
from tests import case_form_samples, dialogue_form_samples, month_form_samples
from tests.activity_form_samples import one
from tests.form_samples import OFFICERS, UNION

YEAR = Period.of_year(2026)
NAMES = ("Lê Thị An", "Nguyễn Phước Tôn Nữ Hoàng Thị Bảo Ngọc Quỳnh Anh", "Vũ Ơn")


def who(**params: object) -> Issuer:
    """Who issues the papers."""
    return Issuer(UNION, OFFICERS, Params(**{"period": YEAR, **params}))  # type: ignore[arg-type]


def member(place: int, name: str, group: str = "Tổ May 1") -> MemberRow:
    """One line of the list of members."""
    return MemberRow(
        id=place,
        number=f"SM{place:05d}",
        staff_number="",
        full_name=name,
        gender=("female", "male", "")[place % 3],
        birth="1990-05-07" if place % 2 else "",
        group=group if place % 3 else "",
        position="Công nhân may",
        state=MemberState.PAUSED if place == 2 else MemberState.ACTIVE,
        wage=dong(6_000_000),
        exempt="",
    )


def members(names: Sequence[str] = NAMES, **params: object) -> Listed[MemberRow]:
    """What the list of members prints."""
    return About(who(**params), [member(place, name) for place, name in enumerate(names)])


CASES: dict[str, Callable[[], object]] = {
    "member-list/three": members,
    "member-list/groups": lambda: members(by_group=True),
    "member-list/none": lambda: members(()),
    "dues-reminder/five": lambda: month_form_samples.arrears(5, by_group=True),
    "care-request/hardship": case_form_samples.slip,
    "care-decision/goods": case_form_samples.funeral,
    "workshop-payments/list": one,
    "workshop-payments/none": lambda: one(count=0),
    "conference-resolution/held": dialogue_form_samples.paper(dialogue_form_samples.CONFERENCE),
    "conference-resolution/blank": dialogue_form_samples.paper(dialogue_form_samples.BLANK),
    "democracy-decision/draft": lambda: About(who(), dt.date(2026, 12, 31)),
    "democracy-summary/year": lambda: About(who(), [dialogue_form_samples.MAY]),
    "democracy-summary/none": lambda: About(who(), []),
    "union-statistics/year": lambda: About(who(), BasicIndicators(workers=50)),
    "union-statistics/unknown": lambda: About(who(), BasicIndicators()),
}
