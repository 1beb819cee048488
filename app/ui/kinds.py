"""How months and periods are called everywhere in the window."""

from __future__ import annotations

from app.domain.dates import Month, Period
from app.i18n import _


def month_word(month: Month) -> str:
    """``03/2026``."""
    return f"{month.month:02d}/{month.year}"


def period_word(period: Period) -> str:
    """Năm 2024, Quý 1/2024, Tháng 03/2024, or from day to day."""
    if period.is_year:
        return _("Năm {year}").format(year=period.first.year)
    if period.is_month:
        return _("Tháng {month}").format(month=month_word(Month.of(period.first)))
    for quarter in range(1, 5):
        if period == Period.of_quarter(period.first.year, quarter):
            return _("Quý {quarter}/{year}").format(quarter=quarter, year=period.first.year)
    return _("Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}").format(first=period.first, last=period.last)


def years_word(period: Period) -> str:
    """The period as a file name may hold it."""
    return str(period).replace("..", "_")
