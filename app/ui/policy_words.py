"""How the dated policies are called and read in the window: their names, in their order, and what kind of value each holds."""

from __future__ import annotations

from app.domain.money import Rate, dong, show_money
from app.domain.problems import Refusal
from app.domain.reading import type_money
from app.i18n import _

OWN = "của đơn vị"
SURE = frozenset({"có nguồn", "cao", OWN})


def policy_words() -> dict[str, str]:
    """Policy → name, in the order they are shown."""
    return {
        "dues_rate.1": _("Mức đoàn phí, nhóm 1 (đơn vị sự nghiệp)"),
        "dues_rate.2": _("Mức đoàn phí, nhóm 2 (doanh nghiệp nhà nước)"),
        "dues_rate.3": _("Mức đoàn phí, nhóm 3 (ngoài nhà nước)"),
        "dues_rate.4": _("Mức đoàn phí tối thiểu, nhóm 4 (nghiệp đoàn)"),
        "dues_house_rate": _("Mức đoàn phí riêng của đơn vị (nghị quyết)"),
        "dues_fixed": _("Mức đoàn phí ấn định của đơn vị (nhóm 4)"),
        "dues_ceiling": _("Trần đoàn phí nhóm 2 và 3, trên lương cơ sở"),
        "dues_share_up": _("Tỷ lệ đoàn phí nộp cấp trên"),
        "union_fund_rate": _("Mức kinh phí công đoàn trên quỹ lương"),
        "union_fund_kept": _("Tỷ lệ kinh phí công đoàn cơ sở được dùng"),
        "insured_wage_cap": _("Trần lương đóng BHXH, số lần lương cơ sở"),
        "base_salary": _("Lương cơ sở (mức tham chiếu)"),
        "minimum_wage.1": _("Lương tối thiểu vùng I"),
        "minimum_wage.2": _("Lương tối thiểu vùng II"),
        "minimum_wage.3": _("Lương tối thiểu vùng III"),
        "minimum_wage.4": _("Lương tối thiểu vùng IV"),
    }


def policy_word(policy: str) -> str:
    """The name of a policy; one nobody named here shows its key."""
    return policy_words().get(policy, policy)


def kind_of(policy: str) -> str:
    """``money``, ``times`` or ``rate``."""
    if policy in ("base_salary", "dues_fixed") or policy.startswith("minimum_wage"):
        return "money"
    return "times" if policy == "insured_wage_cap" else "rate"


def value_shown(policy: str, value: str) -> str:
    """A stored value as it is read; what cannot be read stays as it stands."""
    try:
        if kind_of(policy) == "money":
            return _("{amount} đồng").format(amount=show_money(int(value)))
        return _("{count} lần").format(count=value) if kind_of(policy) == "times" else Rate(value).show()
    except (ValueError, ZeroDivisionError):
        return value


def value_typed(policy: str, text: str) -> str | None:
    """What is stored for what was typed, or None when it is no value of that kind. A rate needs its % sign."""
    try:
        if kind_of(policy) == "money":
            amount = dong(type_money(text))
            return str(amount) if amount > 0 else None
        if kind_of(policy) == "times":
            return str(int(text)) if int(text) > 0 else None
        rate = Rate(text)
    except (Refusal, ValueError, ZeroDivisionError):
        return None
    # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
    return rate.show() if text.strip().endswith("%") and 0 < rate <= 1 else None


def value_hint(policy: str) -> str:
    """How such a value is typed."""
    hints = {"money": _("số tiền, ví dụ 2.340.000"), "times": _("số lần, ví dụ 20"), "rate": _("phần trăm, ví dụ 0,5%")}
    return hints[kind_of(policy)]
