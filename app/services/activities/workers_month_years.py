"""The national theme and programmes of Workers' Month by year as shipped, and a plan begun from them.

A year whose theme is not known stays empty and says so; a union's plan holds what it uses, so nothing here binds it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from app.domain.activities.activities import MAY_PROGRAMMES
from app.domain.activities.plans import PlanDraft, PlanKind, usual_period
from app.paths import resource


@dataclass(frozen=True, slots=True)
class MonthTheme:
    """What is known of one year's Workers' Month. ``targets`` are (share, of what) asked of all unions together."""

    year: int
    theme: str
    programmes: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    source: str
    confidence: str

    @property
    def is_known(self) -> bool:
        """True when a source for the theme was found."""
        return bool(self.theme)


@cache
def _content() -> tuple[str, dict[int, MonthTheme]]:
    found = tomllib.loads(resource("workers_month.toml").read_text(encoding="utf-8"))
    years = {
        row["year"]: MonthTheme(
            row["year"],
            row["theme"],
            tuple((key, words) for key, words in row.get("programmes", ())),
            tuple((share, what) for share, what in row.get("targets", ())),
            row["source"],
            row["confidence"],
        )
        for row in found["year"]
    }
    return found["basis"], years


def workers_month_basis() -> str:
    """The papers Workers' Month stands on."""
    return _content()[0]


def workers_month_theme(year: int) -> MonthTheme:
    """What is known of a year; an empty theme without a source for a year nothing is known of."""
    return _content()[1].get(year) or MonthTheme(year, "", (), (), "", "")


def beginning_plan(kind: PlanKind, year: int) -> PlanDraft:
    """A plan to begin with: usual days and title, the year's theme and programmes, and at least one activity as the target."""
    period = usual_period(kind, year)
    if kind is not PlanKind.WORKERS_MONTH:
        titles = {
            PlanKind.YEAR: f"Kế hoạch hoạt động công đoàn năm {year}",
            PlanKind.TET: f"Kế hoạch chăm lo Tết {year}",
        }
        return PlanDraft(kind, titles.get(kind, f"Kế hoạch năm {year}"), period.first, period.last)
    known = workers_month_theme(year)
    programmes = known.programmes or tuple(MAY_PROGRAMMES.items())
    return PlanDraft(
        kind,
        f"Kế hoạch Tháng Công nhân năm {year}",
        period.first,
        period.last,
        known.theme,
        aims="Chăm lo, bảo vệ quyền, lợi ích hợp pháp, chính đáng của đoàn viên và người lao động; động viên thi đua lao động giỏi, sáng tạo; "
        "tuyên truyền, phát triển đoàn viên.",
        programmes=programmes,
        targets={"activities": 1},
    )
