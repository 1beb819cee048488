"""The dated policies of the room ``loans``: how much is lent to one member."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    20,
    (
        Policy("loan_ceiling", N_("Quỹ trợ vốn: mức vay cao nhất một đoàn viên"), PolicyKind.MONEY),
        Policy("loan_guarantor_from", N_("Quỹ trợ vốn: vay từ mức này phải có người bảo lãnh"), PolicyKind.MONEY),
    ),
)
