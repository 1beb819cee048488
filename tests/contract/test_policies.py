"""Every shipped legal value is of its policy's kind, in the order of its days, and names its source."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.domain.union.policies import POLICIES, PolicyUnknown, PolicyValueWrong, check_value
from app.services.union.policy_files import shipped_values

SHIPPED = list(shipped_values())


@pytest.mark.parametrize("value", SHIPPED, ids=lambda value: f"{value.policy}-{value.valid_from}")
def test_a_shipped_value_can_be_used_and_says_where_it_stands(value) -> None:
    check_value(value.policy, value.value)
    assert value.source.strip()
    assert value.confidence in {"có nguồn", "cao", "trung bình", "thấp"}
    assert ("chưa có nguồn" in value.source) <= (value.confidence == "thấp")


def test_days_of_a_policy_rise() -> None:
    for first, second in pairwise(SHIPPED):
        assert first.policy != second.policy or first.valid_from < second.valid_from


@pytest.mark.parametrize(
    ("policy", "value"),
    [
        ("dues_rate.3", "30"),
        ("dues_rate.3", "120%"),
        ("base_salary", "2,5tr"),
        ("base_salary", "0"),
        ("form_basis.union", " "),
    ],
)
def test_a_value_of_another_kind_is_refused(policy: str, value: str) -> None:
    with pytest.raises(PolicyValueWrong):
        check_value(policy, value)


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(PolicyUnknown):
        check_value("tax", "5%")
    assert set(POLICIES) >= {value.policy for value in SHIPPED}
