"""What the union's work amounts to over the years: a few measured values, each a fraction of two counted figures.

Nothing is scored or weighed: whoever reads sees both figures, and a year without the figure below the line has no value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from app.domain.money import show_money, show_tenths
from app.domain.problems import N_


class Unit(StrEnum):
    """How a value is read: a share in per cent, đồng a head, or so many đồng for one."""

    SHARE = "share"
    MONEY = "money"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What the book counts of one year. Money in đồng; ``agreeing`` is question key → (answers of 4 and 5, answers)."""

    year: int
    members: int = 0
    cared: int = 0
    took_part: int = 0
    spent: int = 0
    requests: int = 0
    settled: int = 0
    initiatives: int = 0
    benefit: int = 0
    encouragement: int = 0
    dues: int = 0
    dues_paid: int = 0
    agreeing: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured value: its name, unit, and the two figures whose fraction it is, with what each of them counts."""

    key: str
    title: str
    unit: Unit
    above: str
    below: str


INDICATORS = (
    Indicator(
        "cared",
        N_("Đoàn viên được chăm lo"),
        Unit.SHARE,
        N_("đoàn viên được chi hoặc nhận quà"),
        N_("đoàn viên cuối năm"),
    ),
    Indicator(
        "took_part", N_("Đoàn viên tham gia hoạt động"), Unit.SHARE, N_("đoàn viên có tên dự"), N_("đoàn viên cuối năm")
    ),
    Indicator("dues", N_("Đoàn phí đã thu"), Unit.SHARE, N_("đồng đã thu"), N_("đồng phải thu")),
    Indicator("settled", N_("Kiến nghị được giải quyết"), Unit.SHARE, N_("kiến nghị đã giải quyết"), N_("kiến nghị")),
    Indicator("trust", N_("Tin tưởng công đoàn"), Unit.SHARE, N_("câu trả lời 4, 5"), N_("câu trả lời")),
    Indicator("protection", N_("Thấy được bảo vệ"), Unit.SHARE, N_("câu trả lời 4, 5"), N_("câu trả lời")),
    Indicator(
        "spent", N_("Chi cho một đoàn viên"), Unit.MONEY, N_("đồng chi chăm lo, hoạt động"), N_("đoàn viên cuối năm")
    ),
    Indicator(
        "benefit",
        N_("Làm lợi trên một đồng khuyến khích sáng kiến"),
        Unit.TIMES,
        N_("đồng làm lợi"),
        N_("đồng thưởng sáng kiến"),
    ),
)
"""Every measured value, in the order they are shown."""


def figures_of(indicator: Indicator, facts: YearFacts) -> tuple[int, int]:
    """The figure above the line and the one below it."""
    pairs = {
        "cared": (facts.cared, facts.members),
        "took_part": (facts.took_part, facts.members),
        "dues": (facts.dues_paid, facts.dues),
        "settled": (facts.settled, facts.requests),
        "spent": (facts.spent, facts.members),
        "benefit": (facts.benefit, facts.encouragement),
    }
    return pairs[indicator.key] if indicator.key in pairs else facts.agreeing.get(indicator.key, (0, 0))


def value_of(indicator: Indicator, facts: YearFacts) -> Fraction | None:
    """The value of a year, exact; None when the figure below the line is 0."""
    above, below = figures_of(indicator, facts)
    return Fraction(above, below) if below else None


def rounded(value: Fraction, unit: Unit) -> str:
    """As it is read: ``86,7%``, ``612.000``, ``24,5``; half up, never more than one place after the comma."""
    if unit is Unit.MONEY:
        return show_money(int(value + Fraction(1, 2)))
    return f"{show_tenths(value * 100)}%" if unit is Unit.SHARE else show_tenths(value)


def chart_scale(unit: Unit, values: list[Fraction]) -> Fraction:
    """What a full bar stands for: the whole of a share (more when one goes beyond), else the largest value."""
    highest = max(values, default=Fraction(0))
    return max(Fraction(1), highest) if unit is Unit.SHARE else highest or Fraction(1)
