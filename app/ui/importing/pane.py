"""The pane beside the preview of an import: one row's findings and proposals, her choices, and what its kind tells of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.domain.import_plan import JudgedRow
from app.i18n import _, render
from app.models.queries import Read
from app.ui.importing.kind import ImportKind
from app.ui.importing.looks import place_word
from app.ui.records.record_pane import RecordPane
from app.ui.widgets import parts
from app.ui.widgets.hint import TONES


class ImportPane(RecordPane[JudgedRow]):
    """``row_of`` gives the row of the preview that stands at a place in the sheet, while it is there."""

    def __init__(self, kind: ImportKind, row_of: Callable[[Any], JudgedRow | None]) -> None:
        super().__init__(kind.desk, _("Chi tiết dòng nhập"))
        self.kind = kind
        self._row_of = row_of

    def load(self, _read: Read, identifier: Any) -> JudgedRow | None:
        """A row, while the preview still has it."""
        return self._row_of(identifier)

    def compose(self, each: JudgedRow) -> None:
        """What was found and what may be done about it, then what the kind tells, last what stands in the file."""
        self.text(_("Dòng {row}: {state}").format(row=place_word(each), state=_(each.state.label)), "strong")
        for finding in each.row.findings:
            self.warn(render(finding), TONES[finding.level])
            if finding.proposal is not None:
                self.text(_("Đề xuất: {proposal}").format(proposal=render(finding.proposal)))
        for word, act in self.kind.choices(each.row):
            self.add(parts.button(word, act))
        cells = [self.kind.cell_line(name, text) for name, text in each.row.original.items() if text]
        for caption, lines in (*self.kind.sections(each.row), (_("Trong tệp"), cells)):
            if any(lines):
                self.add(parts.rule())
                self.section(caption)
                self.text("\n".join(filter(None, lines)), "small" if lines is cells else "")
