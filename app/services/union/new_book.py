"""A new book begins with the union's facts and officers, and with the shipped values of every policy."""

from __future__ import annotations

from app.domain.union.profile import Profile
from app.models.operation import Operation
from app.models.queries.union.organisation import FACT_KEYS
from app.models.union import organisation
from app.models.union.policy import policy_value
from app.services.new_book import Seed
from app.services.union.policy_files import shipped_values


def _facts(operation: Operation, profile: Profile) -> None:
    for key in FACT_KEYS:
        value = str(getattr(profile, key))
        if value:
            operation.add(organisation.union_fact, key=key, value=value, valid_from=profile.opening_day)
    for each in profile.officers:
        operation.add(
            organisation.officer, role=each.role, name=each.name, valid_from=each.valid_from, valid_to=each.valid_to
        )


def _policies(operation: Operation, profile: Profile) -> None:
    for each in shipped_values():
        operation.add(policy_value, each)


SEEDS = (Seed("facts", 10, _facts), Seed("policies", 90, _policies))
