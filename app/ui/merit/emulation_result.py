"""Results of emulation: one registration with every level's judgement, or the final result of several at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.merit.merit import EmulationDraft, Result, look_over_emulation
from app.i18n import _, render
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class EmulationResultDialog(FormDialog):
    """``enter(registrations=[ids])``."""

    key: ClassVar[str] = "emulation_result"
    takes: ClassVar[frozenset[str]] = frozenset({"registrations"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ids: list[int] = []
        self._draft: EmulationDraft | None = None
        self._summary = parts.label(role="muted", wrap=True)
        self.results = {key: _result_box(word) for key, word in (
            ("own_result", _("Tự xét")), ("group_result", _("Tổ xét")), ("final_result", _("Công đoàn cơ sở xét")),
        )}  # fmt: skip
        self.aim = TextField(_("Danh hiệu"))
        self.proposal = TextField(_("Đề nghị cấp trên"), placeholder=_("ví dụ: Bằng khen LĐLĐ tỉnh"))
        self.decision = TextField(_("Số quyết định"), placeholder=_("ví dụ: 15/QĐ-CĐCS"))
        self.decided_on = DateField(_("Ngày quyết định"), desk.month, any_day=True)
        one = [
            ("title", _("Danh hiệu"), self.aim), ("own_result", _("Tự xét"), self.results["own_result"]),
            ("group_result", _("Tổ xét"), self.results["group_result"]), ("proposal", _("Đề nghị"), self.proposal),
        ]  # fmt: skip
        every = [
            ("final_result", _("Kết quả"), self.results["final_result"]), ("decision", _("Quyết định"), self.decision),
            ("decided_on", _("Ngày"), self.decided_on),
        ]  # fmt: skip
        self._one = parts.box(parts.column(field_grid(one, self.hints, columns=2)))
        self.lay_out(_("Cất"), self._summary, self._one, field_grid(every, self.hints, columns=2), width=640)

    @classmethod
    def name(cls) -> str:
        """What the window calls it."""
        return _("Kết quả thi đua")

    def enter(self, **arguments: Any) -> None:
        """One with all its fields, or several with what is set for all."""
        self._ids = list(arguments["registrations"])
        with self.desk.read() as read:
            rows = [merit.registration(read, number) for number in self._ids]
        several = len(rows) > 1
        self._one.setVisible(not several)
        names = ", ".join(row.name for row in rows[:3]) + ("…" if len(rows) > 3 else "")
        self._summary.setText(
            _("{count} dòng: {names}").format(count=len(rows), names=names)
            if several
            else f"{names} · {rows[0].draft.drive}"
        )
        draft = rows[0].draft
        self._draft = None if several else draft
        for key, box in self.results.items():
            box.setCurrentIndex(box.findData(getattr(draft, key)))
        self.aim.set_value(draft.title)
        self.proposal.set_value(draft.proposal)
        self.decision.set_value(draft.decision)
        self.decided_on.set_value(draft.decided_on)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.results["final_result"].setFocus()

    def submit(self) -> None:
        """Store one, or the result of all."""
        self.clear_errors()
        if not self.submit_button.isEnabled():
            return
        result = Result(self.results["final_result"].currentData())
        if self._draft is None:
            self.act(
                keep_merit.judge, self._ids, result, decision=self.decision.value(), decided_on=self.decided_on.value()
            )
            return
        draft = replace(
            self._draft, title=self.aim.value(), own_result=Result(self.results["own_result"].currentData()),
            group_result=Result(self.results["group_result"].currentData()), final_result=result, proposal=self.proposal.value(),
            decision=self.decision.value(), decided_on=self.decided_on.value(),
        )  # fmt: skip
        fields: dict[str, QWidget] = {"final_result": self.results["final_result"], "decision": self.decision}
        for finding in look_over_emulation(draft, clock.today()):
            if finding.stops:
                self.show_error(finding.column or "", render(finding.message), fields.get(finding.column or ""))
                return
        self.act(keep_merit.save_registration, self._ids[0], draft)


def _result_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for result in Result:
        box.addItem(_(result.label), result)
    return box
