"""The pane beside the preview of an import: one row's findings and proposals, her choices, and what its kind tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.import_plan import JudgedRow
from app.i18n import _, render
from app.ui.importing.looks import LEVEL_LOOKS
from app.ui.records.record_pane import PaneFrame
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint


class ImportPane(PaneFrame):
    """``show_row(row, choices, sections, cells)``; None empties it."""

    def __init__(self) -> None:
        super().__init__(_("Chi tiết dòng nhập"))
        self._detail = parts.column(gap=6)
        holder = parts.column(gap=0, margins=(14, 12, 14, 12))
        holder.addLayout(self._detail)
        holder.addStretch(1)
        page = QWidget()
        page.setLayout(holder)
        page.setProperty("role", "surface")
        self.fill(page)
        self.setMinimumWidth(240)

    def show_row(
        self,
        each: JudgedRow | None,
        choices: Sequence[tuple[str, Callable[[], object]]] = (),
        sections: Sequence[tuple[str, Sequence[str]]] = (),
        cells: Sequence[str] = (),
    ) -> None:
        """Everything about one row; ``cells`` is what stands in the file."""
        parts.empty(self._detail)
        if each is None:
            return
        add = self._detail.addWidget
        title = _("Dòng {row}: {state}").format(row=each.row.row, state=_(each.state.label))
        add(parts.label(title, "strong", wrap=True))
        for finding in each.row.findings:
            hint = Hint(_("Điều thấy"))
            add(hint)
            hint.say(render(finding), LEVEL_LOOKS[finding.level][0])
            if finding.proposal is not None:
                add(parts.label(_("Đề xuất: {proposal}").format(proposal=render(finding.proposal)), wrap=True))
        for word, act in choices:
            add(parts.button(word, act))
        for caption, lines in (*sections, (_("Trong tệp"), cells)):
            if any(lines):
                add(parts.rule())
                add(parts.label(caption, "section"))
                add(parts.label("\n".join(filter(None, lines)), "small" if lines is cells else "", wrap=True))
