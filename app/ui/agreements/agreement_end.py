"""Chấm dứt: how and from when a signed agreement ends before its last day; or that it holds again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.agreements.agreement_checks import ending_findings
from app.domain.agreements.records import AGREEMENT
from app.domain.problems import N_, Finding, stop
from app.domain.records import Record
from app.i18n import _
from app.models.queries.agreements import agreements
from app.services.agreements import keep_agreements
from app.ui.agreements.agreement_words import term_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class AgreementEndDialog(Editor[None]):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_end"
    called: ClassVar[str] = N_("Chấm dứt thỏa ước")
    verb: ClassVar[str] = N_("Ghi chấm dứt")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = AGREEMENT
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 330

    def sheet(self) -> Sheet:
        """The term, then why, from when and by which paper."""
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        day = DateField(_("Từ ngày"), self.desk.month, any_day=True)
        why = TextField(_("Căn cứ"), placeholder=_("số và ngày văn bản"))
        yield Group(
            [
                self.bind("ended_by", caption=_("Lý do")),
                self.bind("ended_on", day, caption=_("Từ ngày"), required=True),
                self.bind("note", why, caption=_("Căn cứ")),
            ]
        )

    def foot(self) -> Sequence[QWidget]:
        """An ending may be taken back."""
        self._resume = parts.button(_("Bỏ chấm dứt"), self._take_back)
        return [self._resume]

    def begin(self, **arguments: Any) -> None:
        """How it ended, or today."""
        with self.desk.read() as read:
            self._card = agreements.agreement(read, arguments["agreement"])
        self.title.setText(_("Chấm dứt: {title}").format(title=self._card.title))
        text = _(
            "Thời hạn {term}. Hết hạn theo thời hạn thì không cần ghi; chỉ ghi khi chấm dứt sớm, bị thay thế hoặc bị tuyên vô hiệu."
        )
        self._summary.setText(text.format(term=term_word(self._card)))
        if self._card.ended_by:
            self.set_value("ended_by", self._card.ended_by)
        self.set_value("ended_on", self._card.ended_on or clock.today())
        self._resume.setVisible(self._card.ended_on is not None)
        self._resume.setEnabled(not self.desk.read_only)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A day, and not before it was signed."""
        day = self.value("ended_on")
        if day is None:
            return [stop("agreement-end-day", N_("Hãy ghi ngày."), "ended_on")]
        return ending_findings(self._card.facts, day)

    def store(self, _draft: None) -> None:
        """Note the end."""
        taken = (self.value("ended_on"), str(self.value("ended_by")), self.value("note"))
        self.act(keep_agreements.end_agreement, self._card.id, *taken)

    def _take_back(self) -> None:
        self.act(keep_agreements.resume_agreement, self._card.id)
