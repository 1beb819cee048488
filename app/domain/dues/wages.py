"""Changing wages: set anew, raised by an amount or by a share, for one member or many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.dates import Month
from app.domain.labelled import Labelled
from app.domain.money import Dong, Rate, apply_rate, dong
from app.domain.problems import N_, Finding, all_at_once, stop


class WageWay(Labelled):
    """How a wage changes."""

    SET = "set", N_("Đặt mức mới")
    ADD = "add", N_("Tăng thêm số tiền")
    RATE = "rate", N_("Tăng theo phần trăm")


def read_raise(text: str) -> Rate | None:
    """``5%`` or ``7,2%``; None for anything else."""
    try:
        return Rate(text) if text.endswith("%") else None
    except (ValueError, ZeroDivisionError):
        return None


def new_wage(old: Dong | None, way: WageWay, amount: Dong | None, rate: Rate | None) -> Dong | None:
    """The wage as it will be, in đồng; None while it cannot be told."""
    if way is WageWay.SET:
        return amount
    if old is None:
        return None
    if way is WageWay.ADD:
        return None if amount is None else dong(old + amount)
    return None if rate is None else dong(old + apply_rate(old, rate))


@all_at_once
def wage_findings(month: Month | None, wages: Iterable[Dong]) -> Iterator[Finding]:
    """Everything that keeps changed wages from being stored: no month, a wage below nothing, no change at all."""
    changed = list(wages)
    if month is None:
        yield stop("wage-month", N_("Hãy ghi tháng bắt đầu."), "month")
    if any(wage < 0 for wage in changed):
        yield stop("wage-negative", N_("Mức lương không thể nhỏ hơn 0."), "amount")
    if not changed:
        yield stop("wage-unchanged", N_("Chưa có mức nào đổi: hãy gõ số tiền hoặc phần trăm (có dấu %)."), "amount")
