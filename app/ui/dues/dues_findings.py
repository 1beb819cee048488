"""Who is missing from a month's dues list and why, and who is exempt; from here to the wages that are wanting."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.problems import N_, Level
from app.i18n import _, render
from app.services.dues import run_dues
from app.ui import icons
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.screen import DeskDialog, scrolled
from app.ui.widgets import parts
from app.ui.widgets.hint import MARKS, TONES


class DuesFindingsDialog(DeskDialog):
    """What was found for the working month."""

    key: ClassVar[str] = "dues_findings"
    called: ClassVar[str] = N_("Ai thiếu trong bảng trích nộp, ai được miễn")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            findings = run_dues.run_findings(read, desk.month)
        stack = parts.column(gap=6)
        for finding in findings:
            tone = TONES[finding.level]
            mark = QLabel()
            mark.setPixmap(icons.pixmap(MARKS[tone], tone, 16))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            line = parts.row(mark, parts.label(render(finding), wrap=True), gap=8)
            line.setStretch(1, 1)
            stack.addWidget(parts.box(line))
        if not findings:
            stack.addWidget(parts.label(_("Không thiếu ai và không ai được miễn."), "muted"))
        stack.addStretch(1)
        missing = any(finding.level is not Level.NOTE for finding in findings)
        more = [parts.button(_("Tới những người thiếu mức lương"), self._see_missing)] if missing else []
        self.frame(scrolled(parts.box(stack)), foot=more, wide=560, high=360)
        self.title.setText(_("Bảng tháng {month}: điều cần biết").format(month=month_word(desk.month)))

    def _see_missing(self) -> None:
        self.accept()
        self.desk.go("members", which="no_wage")
