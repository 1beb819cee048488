"""Home's card of the newest acts."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read, trail
from app.ui import icons
from app.ui.brought.home_card import CardBox, HomeCard
from app.ui.desk import name_of_act
from app.ui.widgets import parts

SHOWN = 12


def read_acts(read: Read, _month: Month) -> tuple[trail.Act, ...]:
    """The newest acts, whatever the month."""
    return trail.acts(read, SHOWN)


class ActsBox(CardBox):
    """A line for each."""

    def title(self) -> str:
        """What stands above the panel."""
        return _("Việc vừa làm")

    def way(self) -> tuple[str, str] | None:
        """To all of them."""
        return _("Xem cả nhật ký"), "acts"

    def make_panel(self) -> QWidget:
        """A line for each."""
        self._acts = parts.column(gap=4, margins=(12, 8, 12, 8))
        return parts.box(self._acts, "panel")

    def show_facts(self, facts: Any) -> bool:
        """The newest first; what was taken back has another mark."""
        parts.empty(self._acts)
        for act in facts:
            when = act.at.astimezone()
            mark = QLabel()
            mark.setPixmap(icons.pixmap("undo-2" if act.undone_by else "circle-dot", "faint", 13))
            label = parts.Elided(f"{when:%d/%m %H:%M}  {name_of_act(act)}", "small")
            self._acts.addWidget(parts.box(parts.row(mark, label, gap=6)))
            self._acts.itemAt(self._acts.count() - 1).widget().layout().setStretch(1, 1)
        if not facts:
            self._acts.addWidget(parts.label(_("Chưa có việc nào."), "small"))
        return True


HOME_CARDS = (HomeCard("acts", 50, read_acts, ActsBox),)
