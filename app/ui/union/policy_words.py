"""How the dated policies are called and read in the window: their names, in their order, and what kind of value each holds."""

from __future__ import annotations

import datetime as dt
import json

from app.domain.days_off import read_days, read_year
from app.domain.money import Rate, dong, show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.domain.union.policies import OWN, UNKNOWN, PolicyKind, policies
from app.i18n import _

SURE = frozenset({"có nguồn", "cao", OWN})
WITHOUT_SOURCE, PRACTICE = "chưa có nguồn", "theo thông lệ"


def policy_words() -> dict[str, str]:
    """Policy → name, in the order they are shown."""
    return {key: _(policy.title) for key, policy in policies().items()}


def policy_word(policy: str) -> str:
    """The name of a policy; one nobody named here shows its key."""
    return _(policies()[policy].title) if policy in policies() else policy


def kind_of(policy: str) -> PolicyKind:
    """How the policy's values are written."""
    return policies()[policy].kind if policy in policies() else PolicyKind.RATE


def _counted() -> dict[PolicyKind, str]:
    """Kinds that are whole numbers of something → how such a value is read."""
    return {
        PolicyKind.TIMES: _("{count} lần"),
        PolicyKind.DAYS: _("{count} ngày"),
        PolicyKind.WORK_DAYS: _("{count} ngày làm việc"),
        PolicyKind.YEARS: _("{count} năm"),
        PolicyKind.COUNT: "{count}",
        PolicyKind.POINTS: _("{count} điểm"),
        PolicyKind.MONTHS: _("{count} tháng"),
    }


_WRITTEN = (PolicyKind.NAME, PolicyKind.DAYS_OFF, PolicyKind.DAYS_OF_YEAR)
"""Kinds whose values are read as they are written."""


def value_editable(policy: str, value: str) -> str:
    """A stored value as it is typed: without its unit."""
    if value == UNKNOWN:
        return value
    if kind_of(policy) is PolicyKind.MONEY:
        return show_money(int(value))
    return value if kind_of(policy) in _counted() else value_shown(policy, value)


def value_shown(policy: str, value: str) -> str:
    """A stored value as it is read; what cannot be read stays as it stands."""
    if value == UNKNOWN:
        return _("chưa rõ")
    try:
        if kind_of(policy) is PolicyKind.MONEY:
            return _("{amount} đồng").format(amount=show_money(int(value)))
        if kind_of(policy) is PolicyKind.TABLE:
            told = json.loads(value)
            return _("{codes} mã, {rows} dòng").format(codes=len(told["code"]), rows=len(told["row"]))
        if (counted := _counted().get(kind_of(policy))) is not None:
            return counted.format(count=value)
        return value if kind_of(policy) in _WRITTEN else Rate(value).show()
    except (ValueError, ZeroDivisionError, LookupError):
        return value


def value_typed(policy: str, text: str) -> str | None:
    """What is stored for what was typed, or None when it is no value of that kind. A rate needs its % sign."""
    if text.strip() == UNKNOWN:
        return UNKNOWN
    try:
        if kind_of(policy) is PolicyKind.DAYS_OFF:
            read_days("", text.strip(), dt.date.min)
            return text.strip()
        if kind_of(policy) is PolicyKind.DAYS_OF_YEAR:
            # Why 2024: a leap year has every day.
            read_year(text.strip(), 2024)
            return text.strip()
        if kind_of(policy) is PolicyKind.TABLE:
            return None
        if kind_of(policy) is PolicyKind.MONEY:
            amount = dong(type_money(text))
            return str(amount) if amount > 0 else None
        if kind_of(policy) is PolicyKind.NAME:
            return text.strip() or None
        if kind_of(policy) in _counted():
            return str(int(text)) if int(text) > 0 else None
        rate = Rate(text)
    except (Refusal, ValueError, ZeroDivisionError):
        return None
    # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
    return rate.show() if text.strip().endswith("%") and 0 < rate <= 1 else None


def value_hint(policy: str) -> str:
    """How such a value is typed."""
    hints = {
        PolicyKind.MONEY: _("số tiền, ví dụ 2.340.000"),
        PolicyKind.TIMES: _("số lần, ví dụ 20"),
        PolicyKind.RATE: _("phần trăm, ví dụ 0,5%"),
        PolicyKind.DAYS: _("số ngày, ví dụ 10"),
        PolicyKind.WORK_DAYS: _("số ngày làm việc, ví dụ 5"),
        PolicyKind.YEARS: _("số năm, ví dụ 3"),
        PolicyKind.COUNT: _("số lượng, ví dụ 5"),
        PolicyKind.POINTS: _("số điểm, ví dụ 20"),
        PolicyKind.MONTHS: _("số tháng, ví dụ 1"),
        PolicyKind.NAME: _("tên gọi"),
        PolicyKind.DAYS_OFF: _("những ngày, ví dụ 24/11 hoặc 10/3 ÂL"),
        PolicyKind.DAYS_OF_YEAR: _("những ngày, ví dụ 16/2; 17/2 hoặc nghỉ 2/1; làm 22/8"),
        PolicyKind.TABLE: _("một tệp quy định (Nhận tệp quy định)"),
    }
    return hints[kind_of(policy)]
