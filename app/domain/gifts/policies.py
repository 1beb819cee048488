"""The dated policies of the room ``gifts``: what a meal of the union costs."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    30,
    (Policy("meal_price", N_("Bữa cơm Công đoàn: mức chi một suất từ tài chính công đoàn"), PolicyKind.MONEY),),
)
