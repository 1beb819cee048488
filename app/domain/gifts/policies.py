"""The dated policies of the room ``gifts``: what a meal of the union costs, when pay and bonus of Tết are announced."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    30,
    (
        Policy(
            "meal_price", N_("Bữa cơm tất niên Công đoàn: mức chi một suất từ tài chính công đoàn"), PolicyKind.MONEY
        ),
        Policy("tet_plan_days", N_("Công bố lương, thưởng Tết trước ngày nghỉ đầu tiên"), PolicyKind.DAYS),
    ),
)
