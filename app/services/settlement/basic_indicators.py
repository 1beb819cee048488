"""Basic indicators of B07 for a period."""

from __future__ import annotations

from app.domain.dates import Period
from app.domain.problems import N_, Message
from app.domain.settlement.settlement import BasicIndicators
from app.models.book import Book
from app.models.operation import Outcome
from app.services.rows import replace_rows
from app.services.union.change_settings import SettingWrong


def set_basic_indicators(book: Book, period: Period, figures: BasicIndicators, source: str = "") -> Outcome[None]:
    """Store part A of B07 for a period; a figure of None is unknown and prints blank. Refuses negative figures."""
    first, last = period.first.isoformat(), period.last.isoformat()
    values = {name: getattr(figures, name) for name in BasicIndicators.__slots__}
    for name, value in values.items():
        if value is not None and value < 0:
            raise SettingWrong(given=value, key=name, wanted=Message(N_("số không âm")))
    with book.operation("set_basic_indicators", subject=str(period)) as operation:
        replace_rows(
            operation,
            "basic_indicator",
            ("key", "first_day", "last_day", "value", "source"),
            ((name, first, last, value, source) for name, value in values.items() if value is not None),
            where=f"first_day = '{first}' AND last_day = '{last}'",
        )
    return operation.outcome(None, N_("Đã lưu chỉ tiêu cơ bản."))
