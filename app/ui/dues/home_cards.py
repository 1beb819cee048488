"""Home's card of what is owed to the union above: the nearest deadlines, and the sums both ways."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.money import show_money
from app.i18n import _
from app.ui.brought.home_card import CardBox, HomeCard
from app.ui.dues.owed import OWED_RESTS_ON, read_owed
from app.ui.kinds import month_word
from app.ui.widgets import parts


class OwedBox(CardBox):
    """Three months with their deadlines, then the sums."""

    def title(self) -> str:
        """What stands above the panel."""
        return _("Với cấp trên, hạn sắp tới")

    def way(self) -> tuple[str, str] | None:
        """To all of it."""
        return _("Xem nghĩa vụ"), "obligations"

    def make_panel(self) -> QWidget:
        """A line for each."""
        self._owed = parts.column(gap=4, margins=(12, 8, 12, 8))
        return parts.box(self._owed, "panel")

    def show_facts(self, facts: Any) -> bool:
        """The nearest deadlines first."""
        parts.empty(self._owed)
        today = clock.today()
        for each in [each for each in facts.up if each.left > 0][:3]:
            late = each.days_late(today)
            when = (
                _("quá hạn {days} ngày").format(days=late)
                if late
                else _("hạn {day}").format(day=show_date(each.deadline))
            )
            self._owed_line(
                _("Nộp đoàn phí {month}").format(month=month_word(each.month)),
                when,
                each.left,
                "danger" if late else "",
            )
        owed = sum(max(each.left, 0) for each in facts.up)
        awaited = sum(max(each.left, 0) for each in facts.down)
        if owed:
            self._owed.addWidget(parts.rule())
        self._owed_line(_("Còn phải nộp cấp trên"), "", owed, "strong")
        self._owed_line(_("Còn được nhận từ cấp trên"), "", awaited, "strong")
        return True

    def _owed_line(self, word: str, when: str, amount: int, tone: str) -> None:
        figure = parts.label(show_money(amount), "strong" if tone == "strong" else "")
        label = parts.label(when, "small")
        parts.set_tone(label, "danger" if tone == "danger" else "")
        self._owed.addWidget(parts.box(parts.row(parts.label(word, "muted"), None, label, figure)))


HOME_CARDS = (HomeCard("owed", 20, read_owed, OwedBox, OWED_RESTS_ON),)
