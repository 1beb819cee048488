"""Members' dues and the employer's 2% for one member and month: assessed by the policy of that month, or exempt.

Law: QĐ 61/QĐ-TLĐ 29/7/2025 art. 1 (from 1/7/2025), QĐ 1908/QĐ-TLĐ 19/12/2016 before it. Pure; the policy comes in
ready for the month, and everything that led to an amount goes out with it for "Vì sao số này?".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.dates import Month
from app.domain.members.exemptions import ExemptReason
from app.domain.money import Dong, Rate, apply_rate, dong, show_money, split_by_shares
from app.domain.problems import N_, Message
from app.domain.timeline import DatedValue


class DuesBase(StrEnum):
    """What the rate is taken of: the insured wage, the net pay, or nothing (a fixed amount)."""

    INSURED = "insured"
    NET = "net"
    FIXED = "fixed"


GROUP_BASES = {1: DuesBase.INSURED, 2: DuesBase.NET, 3: DuesBase.INSURED, 4: DuesBase.FIXED}
GROUPS_WITH_CEILING = frozenset({2, 3})


@dataclass(frozen=True, slots=True)
class DuesPolicy:
    """Everything of law and the union's own rules that a month's dues need. Amounts in đồng; each value keeps its source."""

    month: Month
    group: int
    rate: DatedValue[Rate]
    share_up: DatedValue[Rate]
    base_salary: DatedValue[int]
    ceiling_rate: DatedValue[Rate] | None
    wage_cap_times: DatedValue[Rate]
    fund_rate: DatedValue[Rate]
    fund_kept: DatedValue[Rate] | None
    """The union's part of the 2%; None where it is not known, and then nothing of the 2% is reckoned."""
    local_rate: DatedValue[Rate] | None = None
    """A higher rate agreed by the union's own resolution (groups 2 and 3); what it adds stays whole at the union."""
    fixed: DatedValue[int] | None = None
    """The fixed amount of group 4, at least the rate of the base salary."""

    @property
    def base(self) -> DuesBase:
        """What the rate is taken of in this group."""
        return GROUP_BASES[self.group]

    @property
    def wage_cap(self) -> Dong:
        """The highest insured wage: so many times the base salary."""
        return apply_rate(dong(self.base_salary.value), self.wage_cap_times.value)

    @property
    def ceiling(self) -> Dong | None:
        """The highest dues of a month, or None where no ceiling is stated."""
        if self.ceiling_rate is None:
            return None
        return apply_rate(dong(self.base_salary.value), self.ceiling_rate.value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how an amount came about: a sentence and the paper it stands on."""

    sentence: Message
    source: str = ""

    @classmethod
    def of(cls, source: str, template: str, **values: object) -> Step:
        """A step by its paper, its sentence and what fills it."""
        return cls(Message(template, values), source)


@dataclass(frozen=True, slots=True)
class Charge:
    """What one member owes for one month, in đồng: ``kept + up = amount``, ``fund_kept + fund_up = fund``.

    ``standard`` is the part the share upwards is taken of; ``extra`` (a local rate above the standard) stays whole.
    """

    month: Month
    wage: Dong
    base: Dong
    amount: Dong
    standard: Dong
    kept: Dong
    up: Dong
    fund: Dong
    fund_kept: Dong
    fund_up: Dong
    steps: tuple[Step, ...] = ()

    @property
    def extra(self) -> Dong:
        """What a local rate adds; never shared."""
        return dong(self.amount - self.standard)


@dataclass(frozen=True, slots=True)
class Exempt:
    """A month waived, with its reason."""

    month: Month
    reason: ExemptReason
    note: str = ""


def assess(wage: Dong, policy: DuesPolicy, *, net_pay: Dong | None = None) -> Charge:
    """What a member with this insured ``wage`` (and ``net_pay`` in group 2) owes for the policy's month.

    Rounded half up to one đồng for each member and month; the shares of each charge add up to it.
    """
    insured = dong(min(wage, policy.wage_cap))
    steps: list[Step] = []
    if policy.base is DuesBase.FIXED:
        base = standard = amount = _fixed(policy)
        text = N_("Mức ấn định {amount} đồng, không thấp hơn {rate} × lương cơ sở {base}")
        told = {"amount": show_money(amount), "base": show_money(policy.base_salary.value)}
        steps.append(Step.of(policy.rate.source, text, rate=policy.rate.value.show(), **told))
    else:
        base = dong(net_pay if net_pay is not None else wage) if policy.base is DuesBase.NET else insured
        standard = _rated(base, policy.rate, policy, steps)
        amount = standard
        if policy.local_rate is not None and policy.local_rate.value > policy.rate.value:
            amount = dong(max(standard, apply_rate(base, policy.local_rate.value)))
            text = N_("Mức của đơn vị {rate}: {amount} đồng; phần cao hơn mức chuẩn để lại toàn bộ")
            told = {"rate": policy.local_rate.value.show(), "amount": show_money(amount)}
            steps.append(Step.of(policy.local_rate.source, text, **told))
    share = policy.share_up
    _, up = split_by_shares(standard, [1 - share.value, share.value])
    steps.append(
        Step.of(share.source, N_("Nộp cấp trên {share}: {up} đồng"), share=share.value.show(), up=show_money(up))
    )
    fund = fund_kept = fund_up = dong(0)
    if policy.fund_kept is not None:
        fund = apply_rate(insured, policy.fund_rate.value)
        fund_kept, fund_up = split_by_shares(fund, [policy.fund_kept.value, 1 - policy.fund_kept.value])
    kept = dong(amount - up)
    return Charge(policy.month, wage, base, amount, standard, kept, up, fund, fund_kept, fund_up, tuple(steps))


def _fixed(policy: DuesPolicy) -> Dong:
    lowest = apply_rate(dong(policy.base_salary.value), policy.rate.value)
    return dong(max(lowest, policy.fixed.value if policy.fixed is not None else 0))


def dues_on(base: Dong, policy: DuesPolicy) -> tuple[Dong, Dong]:
    """The standard dues and the whole dues of a base that a list has: what ``assess`` gives for the wage behind it."""
    if policy.base is DuesBase.FIXED:
        return _fixed(policy), _fixed(policy)
    standard = _rated(base, policy.rate, policy, [])
    if policy.local_rate is not None and policy.local_rate.value > policy.rate.value:
        return standard, dong(max(standard, apply_rate(base, policy.local_rate.value)))
    return standard, standard


def _rated(base: Dong, rate: DatedValue[Rate], policy: DuesPolicy, steps: list[Step]) -> Dong:
    if policy.base is DuesBase.INSURED and base == policy.wage_cap:
        times = policy.wage_cap_times.value
        text = N_("Lương đóng BHXH lấy tối đa {times} × lương cơ sở = {cap} đồng")
        steps.append(Step.of(policy.base_salary.source, text, times=_plain(times), cap=show_money(policy.wage_cap)))
    amount = apply_rate(base, rate.value)
    text = N_("{base} × {rate} = {amount} đồng, làm tròn đến đồng")
    told = {"base": show_money(base), "rate": rate.value.show(), "amount": show_money(amount)}
    steps.append(Step.of(rate.source, text, **told))
    ceiling = policy.ceiling
    if ceiling is not None and amount > ceiling and policy.ceiling_rate is not None:
        text = N_("Không quá {rate} lương cơ sở = {ceiling} đồng")
        told = {"rate": policy.ceiling_rate.value.show(), "ceiling": show_money(ceiling)}
        steps.append(Step.of(policy.ceiling_rate.source, text, **told))
        return ceiling
    return amount


def _plain(rate: Fraction) -> str:
    return str(rate.numerator) if rate.denominator == 1 else str(float(rate)).replace(".", ",")
