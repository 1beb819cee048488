"""The dated policies the program knows: what a policy is, how a value is written, and those of the union's own papers.

Each room brings its policies (``domain/<room>/policies.py``). The values themselves are data (``resources/policies``, the room's own
files, and the book's own).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.dates import show_date
from app.domain.labelled import Labelled
from app.domain.money import Rate
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once, stop
from app.rooms import Registry, one_of_each


class PolicyKind(StrEnum):
    """How a value is written: a rate (``0,5%``), an amount in đồng, so many times another value, a count, or a name."""

    RATE = "rate"
    MONEY = "money"
    TIMES = "times"
    DAYS = "days"
    WORK_DAYS = "work_days"
    YEARS = "years"
    COUNT = "count"
    POINTS = "points"
    NAME = "name"


class Standing(Labelled):
    """Whether a value is in force on a day."""

    NOW = "now", N_("Đang dùng")
    PAST = "past", N_("Đã thay")
    LATER = "later", N_("Chưa tới")


class PolicyUnknown(Refusal):
    """No policy of that name."""

    code = "policy-unknown"
    template = N_("Không có quy định «{given}».")


class PolicyValueWrong(Refusal):
    """A value that the policy cannot take."""

    code = "policy-value-wrong"
    template = N_("«{given}» không dùng được cho «{policy}»: {wanted}.")


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy: key, Vietnamese name (for the catalogue), and the kind of its values."""

    key: str
    title: str
    kind: PolicyKind


@dataclass(frozen=True, slots=True)
class PolicyGroup:
    """The policies of one room in the order they are shown; ``place`` orders the groups."""

    place: int
    policies: tuple[Policy, ...]


POLICIES = PolicyGroup(
    50,
    (
        Policy("form_basis.accounting", N_("Văn bản in trên phiếu thu, phiếu chi, sổ quỹ"), PolicyKind.NAME),
        Policy("form_basis.union", N_("Văn bản in trên mẫu của Tổng Liên đoàn"), PolicyKind.NAME),
    ),
)
_OF_ROOMS = Registry("domain", PolicyGroup, module="policies")


@cache
def policies() -> Mapping[str, Policy]:
    """Every policy by its key, in the order they are shown."""
    groups = _OF_ROOMS.in_place()
    return one_of_each("key", [policy for group in groups for policy in group.policies])


_WANTED = {
    PolicyKind.RATE: N_("một tỷ lệ từ 0% đến 100%, ví dụ 0,5%"),
    PolicyKind.MONEY: N_("một số đồng lớn hơn 0"),
    PolicyKind.TIMES: N_("một số lần lớn hơn 0"),
    PolicyKind.DAYS: N_("một số ngày lớn hơn 0"),
    PolicyKind.WORK_DAYS: N_("một số ngày làm việc lớn hơn 0"),
    PolicyKind.YEARS: N_("một số năm lớn hơn 0"),
    PolicyKind.COUNT: N_("một số lượng lớn hơn 0"),
    PolicyKind.POINTS: N_("một số điểm lớn hơn 0"),
    PolicyKind.NAME: N_("một tên gọi"),
}


def check_value(key: str, value: str) -> None:
    """Refuse a stored value that the policy cannot take, and a policy nobody knows."""
    policy = policies().get(key)
    if policy is None:
        raise PolicyUnknown(given=key)
    try:
        # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
        if policy.kind is PolicyKind.RATE:
            sound = value.strip().endswith("%") and 0 <= Rate(value) <= 1
        elif policy.kind is PolicyKind.NAME:
            sound = bool(value.strip())
        else:
            sound = int(value) > 0
    except (ValueError, ZeroDivisionError):
        sound = False
    if not sound:
        raise PolicyValueWrong(given=value, policy=Message(policy.title), wanted=Message(_WANTED[policy.kind]))


@all_at_once
def look_over_dated(day: dt.date | None, source: str, taken: Collection[dt.date | None]) -> Iterator[Finding]:
    """What a dated value lacks: a day that no other value has (``taken``), and its paper."""
    if day is None:
        yield stop("policy-day", N_("Hãy ghi ngày bắt đầu áp dụng."), "valid_from")
    elif day in taken:
        text = N_("Đã có một giá trị từ ngày {day}: hãy sửa giá trị ấy.")
        yield stop("policy-day-taken", text, "valid_from", day=show_date(day))
    if not source.strip():
        yield stop("policy-source", N_("Hãy ghi số và ngày văn bản: mỗi con số đều phải nói được vì sao."), "source")
