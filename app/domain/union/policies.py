"""The dated policies the program knows: what a policy is, how a value is written, and those of the union's own papers.

Each room brings its policies (``domain/<room>/policies.py``). The values themselves are data (``resources/policies``, the room's own
files, and the book's own).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.dates import show_date
from app.domain.days_off import OF_THE_YEAR, SWAPPED, read_days, read_year
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
    MONTHS = "months"
    NAME = "name"
    DAYS_OFF = "days_off"
    DAYS_OF_YEAR = "days_of_year"
    TABLE = "table"


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
        Policy("title_committee", N_("Tên gọi ban lãnh đạo in trên văn bản"), PolicyKind.NAME),
        Policy("title_chair", N_("Chức danh người đứng đầu in trên văn bản"), PolicyKind.NAME),
        Policy("finance_publicity_days", N_("Công khai dự toán, quyết toán sau khi duyệt"), PolicyKind.DAYS),
        Policy("charity_received_days", N_("Công khai số vận động từ thiện sau khi nhận xong"), PolicyKind.DAYS),
        Policy("charity_given_days", N_("Công khai việc phân phối từ thiện"), PolicyKind.DAYS),
        Policy("plan_due", N_("Hạn nộp dự toán, quyết toán của công đoàn cơ sở"), PolicyKind.NAME),
        Policy("vouchers_compulsory", N_("Chứng từ bắt buộc của công đoàn cơ sở"), PolicyKind.NAME),
        Policy("democracy_guide", N_("Hướng dẫn thực hiện dân chủ ở cơ sở"), PolicyKind.NAME),
    ),
)
DAYS_OFF_POLICIES = PolicyGroup(
    80,
    (
        Policy("day_off.new_year", N_("Ngày nghỉ: Tết Dương lịch"), PolicyKind.DAYS_OFF),
        Policy("day_off.tet", N_("Ngày nghỉ: Tết Âm lịch, những ngày chắc chắn nghỉ"), PolicyKind.DAYS_OFF),
        Policy("day_off.hung_kings", N_("Ngày nghỉ: Giỗ Tổ Hùng Vương"), PolicyKind.DAYS_OFF),
        Policy("day_off.victory", N_("Ngày nghỉ: Chiến thắng 30/4"), PolicyKind.DAYS_OFF),
        Policy("day_off.labour", N_("Ngày nghỉ: Quốc tế Lao động"), PolicyKind.DAYS_OFF),
        Policy("day_off.national", N_("Ngày nghỉ: Quốc khánh"), PolicyKind.DAYS_OFF),
        Policy("day_off.culture", N_("Ngày nghỉ: Văn hóa Việt Nam"), PolicyKind.DAYS_OFF),
        Policy(OF_THE_YEAR, N_("Ngày nghỉ Tết, Quốc khánh theo thông báo của năm"), PolicyKind.DAYS_OF_YEAR),
        Policy(SWAPPED, N_("Hoán đổi ngày làm việc của năm (khu vực công)"), PolicyKind.DAYS_OF_YEAR),
    ),
)
OWN = "của đơn vị"
"""How sure a value is that the union entered itself."""
UNKNOWN = "chưa rõ"
"""A value that says no value is known from its day on: nothing is reckoned with it, and it is never taken for 0."""
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
    PolicyKind.MONTHS: N_("một số tháng lớn hơn 0"),
    PolicyKind.NAME: N_("một tên gọi"),
    PolicyKind.DAYS_OFF: N_("những ngày như 24/11 hoặc 10/3 ÂL, cách nhau bằng dấu chấm phẩy"),
    PolicyKind.TABLE: N_("một bảng do tệp quy định đưa vào"),
    PolicyKind.DAYS_OF_YEAR: N_("những ngày như 16/2, nghỉ 2/1 hoặc làm 22/8, cách nhau bằng dấu chấm phẩy"),
}


def check_value(key: str, value: str) -> None:
    """Refuse a stored value that the policy cannot take, and a policy nobody knows."""
    policy = policies().get(key)
    if policy is None:
        raise PolicyUnknown(given=key)
    try:
        sound = value == UNKNOWN or _is_sound(policy.kind, value)
    except (ValueError, ZeroDivisionError):
        sound = False
    if not sound:
        raise PolicyValueWrong(given=value, policy=Message(policy.title), wanted=Message(_WANTED[policy.kind]))


def _is_sound(kind: PolicyKind, value: str) -> bool:
    if kind is PolicyKind.RATE:
        # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
        return value.strip().endswith("%") and 0 <= Rate(value) <= 1
    if kind is PolicyKind.DAYS_OFF:
        return bool(read_days("", value, dt.date.min))
    if kind is PolicyKind.DAYS_OF_YEAR:
        # Why 2024: a leap year has every day.
        return bool(read_year(value, 2024))
    if kind is PolicyKind.TABLE:
        return isinstance(json.loads(value), dict)
    return bool(value.strip()) if kind is PolicyKind.NAME else int(value) > 0


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
