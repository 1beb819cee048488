"""Chấm dứt: how and from when a signed agreement ends before its last day; or that it holds again."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.agreements.agreements import Ending
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.agreements import agreements
from app.services.agreements import keep_agreements
from app.ui.agreements.agreement_words import term_word
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class AgreementEndDialog(FormDialog):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_end"
    called: ClassVar[str] = N_("Chấm dứt thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self._summary = parts.label(role="muted", wrap=True)
        self.by = QComboBox()
        self.by.setAccessibleName(_("Lý do chấm dứt"))
        for ending in Ending:
            self.by.addItem(_(ending.label), str(ending))
        self.day = DateField(_("Từ ngày"), desk.month, any_day=True)
        self.note = TextField(_("Căn cứ"), placeholder=_("số và ngày văn bản"))
        lines = [("by", _("Lý do"), self.by), ("day", _("Từ ngày"), self.day), ("note", _("Căn cứ"), self.note)]
        self._resume = parts.button(_("Bỏ chấm dứt"), self._take_back)
        self.lay_out(_("Ghi chấm dứt"), self._summary, field_grid(lines, self.hints), width=520, foot=[self._resume])
        self.resize(560, 330)

    def enter(self, **arguments: Any) -> None:
        """Show how it ended, or begin with today."""
        self._id = arguments["agreement"]
        with self.desk.read() as read:
            card = agreements.agreement(read, self._id)
        self.title.setText(_("Chấm dứt: {title}").format(title=card.title))
        text = _(
            "Thời hạn {term}. Hết hạn theo thời hạn thì không cần ghi; chỉ ghi khi chấm dứt sớm, bị thay thế hoặc bị tuyên vô hiệu."
        )
        self._summary.setText(text.format(term=term_word(card)))
        self.by.setCurrentIndex(max(self.by.findData(card.ended_by), 0))
        self.day.set_value(card.ended_on or clock.today())
        self._resume.setVisible(card.ended_on is not None)
        self.submit_button.setEnabled(not self.desk.read_only)
        self._resume.setEnabled(not self.desk.read_only)
        self.by.setFocus()

    def submit(self) -> None:
        """Note the end."""
        self.clear_errors()
        day = self.day.value()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày."), self.day)
        elif self.submit_button.isEnabled():
            self.act(keep_agreements.end_agreement, self._id, day, str(self.by.currentData()), self.note.value())

    def _take_back(self) -> None:
        self.act(keep_agreements.resume_agreement, self._id)
