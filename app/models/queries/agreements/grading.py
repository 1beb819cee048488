"""The criteria and thresholds by which collective agreements are graded on a day."""

from __future__ import annotations

import datetime as dt

from app.domain.agreements.agreement_grading import CRITERIA, GRADES, GradingRules
from app.models.queries.union.policies import text_on
from app.models.read import Read

WEAKEST = ("thấp", "trung bình", "cao", "có nguồn", "của đơn vị")


def grading_rules(read: Read, day: dt.date) -> GradingRules:
    """Criteria and thresholds of a day, with the source one can trust least."""
    most = {key: text_on(read, f"agreement_points.{key}", day) for key in CRITERIA}
    least = {grade: text_on(read, f"agreement_grade.{grade}", day) for grade in GRADES[:3]}
    weakest = min(
        (*most.values(), *least.values()),
        key=lambda each: WEAKEST.index(each.confidence) if each.confidence in WEAKEST else 0,
    )
    return GradingRules(
        {key: int(value.value) for key, value in most.items()},
        {key: int(value.value) for key, value in least.items()},
        weakest.source,
        weakest.confidence,
    )
