"""The frame of «Vì sao số này?» step by step: a section with its figure, sentences with the paper each stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.money import show_money
from app.i18n import _
from app.ui.desk import Desk
from app.ui.screen import DeskDialog, scrolled
from app.ui.widgets import parts


class StepsDialog(DeskDialog):
    """``section`` and ``add`` append to what is shown; ``steps`` takes any other widget."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, width: int = 620) -> None:
        super().__init__(desk, parent)
        self.steps = parts.column(gap=7)
        stack = parts.column(gap=0)
        stack.addLayout(self.steps)
        stack.addStretch(1)
        self.frame(scrolled(parts.box(stack)), wide=width)

    def section(self, word: str, amount: int | None) -> None:
        """A rule, and below it what the next steps come to, in đồng; no figure when there is none."""
        self.steps.addWidget(parts.rule())
        shown = "" if amount is None else _("{amount} đồng").format(amount=show_money(amount))
        self.steps.addWidget(parts.box(parts.row(parts.label(word, "section"), None, parts.label(shown, "strong"))))

    def add(self, sentence: str, source: str = "") -> None:
        """One step, with its legal source when it has one."""
        label = parts.label(sentence, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        stack = parts.column(label, gap=0)
        if source:
            stack.addWidget(parts.label(_("Căn cứ: {source}").format(source=source), "small", wrap=True))
        self.steps.addWidget(parts.box(stack))
