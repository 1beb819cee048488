"""Grading a collective agreement A to D: criteria with their greatest points, and the least points of each grade.

HD 1580/HD-TLĐ names criteria and four grades; its table of points was not found, so points and thresholds are dated
policies with low confidence that a union changes when its superior gives it the real table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.problems import N_, Finding, Message, Refusal, refuse_stopped

CRITERIA: Mapping[str, str] = {
    "procedure": N_("Quy trình: Tổ thương lượng, lấy ý kiến, thương lượng, công khai, biểu quyết đúng luật"),
    "wages": N_("Tiền lương, thưởng, phụ cấp, nâng lương có lợi hơn luật"),
    "hours": N_("Thời giờ làm việc, nghỉ ngơi có lợi hơn luật"),
    "jobs": N_("Bảo đảm việc làm, bảo hiểm có lợi hơn luật"),
    "safety": N_("An toàn, vệ sinh lao động, bữa ăn ca có lợi hơn luật"),
    "union": N_("Điều kiện hoạt động công đoàn"),
    "women": N_("Lao động nữ, bình đẳng giới, hiếu hỷ, phúc lợi khác"),
    "kept": N_("Gửi, công bố và thực hiện thỏa ước"),
}
GRADES = ("A", "B", "C", "D")


class PointsWrong(Refusal):
    """Points below zero or above the criterion's greatest."""

    code = "agreement-points-wrong"
    template = N_("Tiêu chí «{criterion}» cho từ 0 đến {most} điểm, không cho {given} điểm được.")


@dataclass(frozen=True, slots=True)
class GradingRules:
    """Criterion → greatest points; grade → least points (A, B, C). ``source`` and ``confidence`` are the weakest known."""

    most: Mapping[str, int]
    least: Mapping[str, int]
    source: str
    confidence: str


def points_findings(points: Mapping[str, int], rules: GradingRules) -> Iterator[Finding]:
    """Points outside their criterion's range."""
    for key, most in rules.most.items():
        given = points.get(key, 0)
        if not 0 <= given <= most:
            yield PointsWrong(criterion=Message(CRITERIA.get(key, key)), most=most, given=given).at(key)


def total_points(points: Mapping[str, int], rules: GradingRules) -> int:
    """The sum; refuses points outside a criterion's range. A criterion without points counts 0."""
    refuse_stopped(points_findings(points, rules))
    return sum(points.get(key, 0) for key in rules.most)


def grade_of(points: Mapping[str, int], rules: GradingRules) -> str:
    """A, B, C or D by the sum."""
    total = total_points(points, rules)
    return next((grade for grade in GRADES[:3] if total >= rules.least[grade]), "D")
