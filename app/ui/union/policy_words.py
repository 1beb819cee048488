"""How the dated policies are called and read in the window: their names, in their order, and what kind of value each holds."""

from __future__ import annotations

from app.domain.money import Rate, dong, show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.domain.union.policies import PolicyKind, policies
from app.i18n import _

OWN = "của đơn vị"
SURE = frozenset({"có nguồn", "cao", OWN})


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
    }


def value_editable(policy: str, value: str) -> str:
    """A stored value as it is typed: without its unit."""
    if kind_of(policy) is PolicyKind.MONEY:
        return show_money(int(value))
    return value if kind_of(policy) in _counted() else value_shown(policy, value)


def value_shown(policy: str, value: str) -> str:
    """A stored value as it is read; what cannot be read stays as it stands."""
    try:
        if kind_of(policy) is PolicyKind.MONEY:
            return _("{amount} đồng").format(amount=show_money(int(value)))
        if (counted := _counted().get(kind_of(policy))) is not None:
            return counted.format(count=value)
        return value if kind_of(policy) is PolicyKind.NAME else Rate(value).show()
    except (ValueError, ZeroDivisionError):
        return value


def value_typed(policy: str, text: str) -> str | None:
    """What is stored for what was typed, or None when it is no value of that kind. A rate needs its % sign."""
    try:
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
        PolicyKind.NAME: _("tên gọi"),
    }
    return hints[kind_of(policy)]
