"""The dated policies of the room ``ledger``: the chart of codes and rows of the settlement."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

CHART = "chart"
POLICIES = PolicyGroup(60, (Policy(CHART, N_("Mục lục thu, chi và các dòng của mẫu B07"), PolicyKind.TABLE),))
