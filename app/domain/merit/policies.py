"""The dated policies of the room ``merit``: how many of a group may be honoured."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    70,
    (
        Policy(
            "emulation_excellent_share", N_("Thi đua: tỷ lệ đoàn viên xuất sắc của một tổ, nhiều nhất"), PolicyKind.RATE
        ),
    ),
)
