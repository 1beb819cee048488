"""The dated policy of the room ``bicycles``: for how long one is lent. Its value stands in ``bicycles.toml``."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

LENT_FOR = "bicycle_days"
POLICIES = PolicyGroup(80, (Policy(LENT_FOR, N_("Xe đạp công đoàn: số ngày cho mượn"), PolicyKind.DAYS),))
