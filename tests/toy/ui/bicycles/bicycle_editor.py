"""Thêm xe đạp: its number and what it is."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_
from app.i18n import _, render
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.text_field import TextField
from tests.toy.domain.bicycles.bicycles import BicycleDraft, look_over_bicycle
from tests.toy.models.queries.bicycles.bicycles import bicycles
from tests.toy.services.bicycles.keep_bicycles import add_bicycle


class BicycleEditor(FormDialog):
    """``enter()`` adds one."""

    key: ClassVar[str] = "bicycle_editor"
    called: ClassVar[str] = N_("Thêm xe đạp")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.number = TextField(_("Số xe"), placeholder=_("ví dụ: X05"))
        self.make = TextField(_("Loại xe"), placeholder=_("ví dụ: Asama, xanh"))
        lines = [("number", _("Số xe"), self.number), ("make", _("Loại xe"), self.make)]
        self.lay_out(_("Cất"), field_grid(lines, self.hints))

    def enter(self, **arguments: Any) -> None:
        """An empty bicycle."""
        self.submit_button.setEnabled(not self.desk.read_only)
        self.number.setFocus()

    def submit(self) -> None:
        """Store; everything that stops it is said beside its field."""
        self.clear_errors()
        draft = BicycleDraft(self.number.value(), self.make.value())
        with self.desk.read() as read:
            findings = look_over_bicycle(draft, {each.number for each in bicycles(read)})
        for finding in reversed(findings):
            self.show_error(finding.column or "", render(finding.message), getattr(self, finding.column or ""))
        if not findings and self.submit_button.isEnabled():
            self.act(add_bicycle, draft)

    def ended(self, value: Any) -> None:
        """Stored: the list shows it."""
        super().ended(value)
        self.desk.go("bicycles", bicycle=value)
