"""Home's card of the earliest deadlines of agreements; nothing at all when there is none."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements import agreement_register
from app.models.queries.agreements.agreement_register import Deadline
from app.ui.agreements.agreement_words import until_word
from app.ui.brought.home_card import CardBox, HomeCard
from app.ui.widgets import parts

SHOWN = 3


def read_deadlines(read: Read, _month: Month) -> tuple[Deadline, ...]:
    """The deadlines from today on."""
    return agreement_register.deadlines(read, clock.today())


class DeadlinesBox(CardBox):
    """What is due, and until when."""

    def title(self) -> str:
        """What stands above the panel."""
        return _("Thỏa ước, hạn sắp tới")

    def way(self) -> tuple[str, str] | None:
        """To the agreements."""
        return _("Xem thỏa ước"), "agreements"

    def make_panel(self) -> QWidget:
        """Two lines for each."""
        self._due = parts.column(gap=4, margins=(12, 8, 12, 8))
        return parts.box(self._due, "panel")

    def show_facts(self, facts: Any) -> bool:
        """The earliest first."""
        parts.empty(self._due)
        today = clock.today()
        for each in facts[:SHOWN]:
            word = _("Hết hạn thỏa ước") if each.step is None else _(each.step.label)
            label = parts.label(until_word(each.until, today), "small")
            parts.set_tone(label, "danger" if each.until < today else "")
            label.setToolTip(each.title)
            self._due.addWidget(parts.label(word, "muted"))
            self._due.addWidget(label)
        return bool(facts)


HOME_CARDS = (HomeCard("agreements", 30, read_deadlines, DeadlinesBox, frozenset({"agreement", "agreement_step"})),)
