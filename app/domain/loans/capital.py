"""The capital of Quỹ trợ vốn as typed: what a resolution puts in or takes out, and what is missing of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.money import Dong
from app.domain.problems import N_, Finding, all_at_once, stop


@all_at_once
def look_over_capital(on: dt.date | None, amount: Dong | None, decision: str) -> Iterator[Finding]:
    """A resolution on the capital names a day, an amount in đồng and the paper it stands on."""
    if on is None:
        yield stop("capital-day", N_("Hãy ghi ngày của nghị quyết."), "put_on")
    if amount is None or amount <= 0:
        yield stop("capital-amount", N_("Hãy ghi số vốn lớn hơn 0."), "amount")
    if not decision.strip():
        yield stop("capital-decision", N_("Hãy ghi nghị quyết hoặc quyết định trích lập."), "decision")
