"""How the dated policies are called and read in the window: their names, in their order, and what kind of value each holds."""

from __future__ import annotations

from app.domain.money import Rate, dong, show_money
from app.domain.policies import LONGEST, POLICIES, PolicyKind
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.i18n import _

OWN = "của đơn vị"
SURE = frozenset({"có nguồn", "cao", OWN})


def policy_words() -> dict[str, str]:
    """Policy → name, in the order they are shown."""
    return {key: _(policy.title) for key, policy in POLICIES.items()}


def policy_word(policy: str) -> str:
    """The name of a policy; one nobody named here shows its key."""
    return policy_words().get(policy, policy)


def kind_of(policy: str) -> PolicyKind:
    """How the policy's values are written."""
    return POLICIES[policy].kind if policy in POLICIES else PolicyKind.RATE


def value_shown(policy: str, value: str) -> str:
    """A stored value as it is read; what cannot be read stays as it stands."""
    if kind_of(policy) is PolicyKind.TEXT:
        return value
    try:
        if kind_of(policy) is PolicyKind.MONEY:
            return _("{amount} đồng").format(amount=show_money(int(value)))
        return _("{count} lần").format(count=value) if kind_of(policy) is PolicyKind.TIMES else Rate(value).show()
    except (ValueError, ZeroDivisionError):
        return value


def value_typed(policy: str, text: str) -> str | None:
    """What is stored for what was typed, or None when it is no value of that kind. A rate needs its % sign."""
    if kind_of(policy) is PolicyKind.TEXT:
        return text if 0 < len(text) <= LONGEST else None
    try:
        if kind_of(policy) is PolicyKind.MONEY:
            amount = dong(type_money(text))
            return str(amount) if amount > 0 else None
        if kind_of(policy) is PolicyKind.TIMES:
            return str(int(text)) if int(text) > 0 else None
        rate = Rate(text)
    except (Refusal, ValueError, ZeroDivisionError):
        return None
    # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
    return rate.show() if text.strip().endswith("%") and 0 < rate <= 1 else None


def value_hint(policy: str) -> str:
    """How such a value is typed."""
    hints = {"money": _("số tiền, ví dụ 2.340.000"), "times": _("số lần, ví dụ 20"), "rate": _("phần trăm, ví dụ 0,5%"),
             "text": _("tên, số và ngày văn bản")}  # fmt: skip
    return hints[kind_of(policy)]
