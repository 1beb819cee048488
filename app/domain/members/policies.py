"""The dated policies of the room ``members``: minimum wages, below which no wage of a member lies."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    40,
    (
        Policy("minimum_wage.1", N_("Lương tối thiểu vùng I"), PolicyKind.MONEY),
        Policy("minimum_wage.2", N_("Lương tối thiểu vùng II"), PolicyKind.MONEY),
        Policy("minimum_wage.3", N_("Lương tối thiểu vùng III"), PolicyKind.MONEY),
        Policy("minimum_wage.4", N_("Lương tối thiểu vùng IV"), PolicyKind.MONEY),
    ),
)
