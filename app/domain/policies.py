"""The dated policies the program knows: their names, in the order they are shown, and how a value is written.

The values themselves are data (``resources/policies`` and the book's own); how they are used stands in ``dues.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.money import Rate
from app.domain.problems import N_, Message, Refusal


class PolicyKind(StrEnum):
    """How a value is written: a rate (``0,5%``), an amount in đồng, so many times another value, or words."""

    RATE = "rate"
    MONEY = "money"
    TIMES = "times"
    TEXT = "text"


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


_ROWS = (
    Policy("dues_rate.1", N_("Mức đoàn phí, nhóm 1 (đơn vị sự nghiệp)"), PolicyKind.RATE),
    Policy("dues_rate.2", N_("Mức đoàn phí, nhóm 2 (doanh nghiệp nhà nước)"), PolicyKind.RATE),
    Policy("dues_rate.3", N_("Mức đoàn phí, nhóm 3 (ngoài nhà nước)"), PolicyKind.RATE),
    Policy("dues_rate.4", N_("Mức đoàn phí tối thiểu, nhóm 4 (nghiệp đoàn)"), PolicyKind.RATE),
    Policy("dues_house_rate", N_("Mức đoàn phí riêng của đơn vị (nghị quyết)"), PolicyKind.RATE),
    Policy("dues_fixed", N_("Mức đoàn phí ấn định của đơn vị (nhóm 4)"), PolicyKind.MONEY),
    Policy("dues_ceiling", N_("Trần đoàn phí nhóm 2 và 3, trên lương cơ sở"), PolicyKind.RATE),
    Policy("dues_share_up", N_("Tỷ lệ đoàn phí nộp cấp trên"), PolicyKind.RATE),
    Policy("union_fund_rate", N_("Mức kinh phí công đoàn trên quỹ lương"), PolicyKind.RATE),
    Policy("union_fund_kept", N_("Tỷ lệ kinh phí công đoàn cơ sở được dùng"), PolicyKind.RATE),
    Policy("insured_wage_cap", N_("Trần lương đóng BHXH, số lần lương cơ sở"), PolicyKind.TIMES),
    Policy("base_salary", N_("Lương cơ sở (mức tham chiếu)"), PolicyKind.MONEY),
    Policy("minimum_wage.1", N_("Lương tối thiểu vùng I"), PolicyKind.MONEY),
    Policy("minimum_wage.2", N_("Lương tối thiểu vùng II"), PolicyKind.MONEY),
    Policy("minimum_wage.3", N_("Lương tối thiểu vùng III"), PolicyKind.MONEY),
    Policy("minimum_wage.4", N_("Lương tối thiểu vùng IV"), PolicyKind.MONEY),
    Policy("form_basis.accounting", N_("Văn bản in trên phiếu thu, phiếu chi, sổ quỹ"), PolicyKind.TEXT),
    Policy("form_basis.union", N_("Văn bản in trên mẫu của Tổng Liên đoàn"), PolicyKind.TEXT),
)

POLICIES = {policy.key: policy for policy in _ROWS}

LONGEST = 150
"""Signs of a policy in words: more would not go into the head of a form."""

_WANTED = {
    PolicyKind.RATE: N_("một tỷ lệ từ 0% đến 100%, ví dụ 0,5%"),
    PolicyKind.MONEY: N_("một số đồng lớn hơn 0"),
    PolicyKind.TIMES: N_("một số lần lớn hơn 0"),
    PolicyKind.TEXT: N_("tên, số và ngày văn bản, không quá 150 chữ"),
}


def check_value(key: str, value: str) -> None:
    """Refuse a stored value that the policy cannot take, and a policy nobody knows."""
    policy = POLICIES.get(key)
    if policy is None:
        raise PolicyUnknown(given=key)
    try:
        # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
        if policy.kind is PolicyKind.RATE:
            sound = value.strip().endswith("%") and 0 <= Rate(value) <= 1
        elif policy.kind is PolicyKind.TEXT:
            sound = 0 < len(value.strip()) <= LONGEST
        else:
            sound = int(value) > 0
    except (ValueError, ZeroDivisionError):
        sound = False
    if not sound:
        raise PolicyValueWrong(given=value, policy=Message(policy.title), wanted=Message(_WANTED[policy.kind]))
