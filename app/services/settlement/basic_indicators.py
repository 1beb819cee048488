"""Basic indicators of B07 for a period."""

from __future__ import annotations

from dataclasses import asdict

from app.domain.dates import Period
from app.domain.problems import N_, Message
from app.domain.settlement.settlement import BasicIndicators
from app.models.book import Book
from app.models.operation import Outcome
from app.models.settlement.indicators import basic_indicator
from app.services.union.change_settings import SettingWrong


def set_basic_indicators(book: Book, period: Period, figures: BasicIndicators, source: str = "") -> Outcome[None]:
    """Store part A of B07 for a period; a figure of None is unknown and prints blank. Refuses negative figures."""
    values = asdict(figures)
    for name, value in values.items():
        if value is not None and value < 0:
            raise SettingWrong(given=value, key=name, wanted=Message(N_("số không âm")))
    with book.operation("set_basic_indicators", subject=str(period)) as operation:
        known = [{"key": name, "value": value, "source": source} for name, value in values.items() if value is not None]
        operation.match(basic_indicator, known, first_day=period.first, last_day=period.last)
    return operation.outcome(None, N_("Đã lưu chỉ tiêu cơ bản."))
