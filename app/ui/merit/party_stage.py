"""One stage of a member on the way into the Party: which, on what day, by which paper."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.dates import show_date
from app.domain.merit.merit import PartyStage, stage_findings
from app.i18n import _, render
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid
from app.ui.members.member_lookup import MemberLookup
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class PartyStageDialog(FormDialog):
    """``enter()`` introduces somebody, ``enter(member=id)`` notes the next stage of a member."""

    key: ClassVar[str] = "party_stage"
    takes: ClassVar[frozenset[str]] = frozenset({"member"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: dict[PartyStage, Any] = {}
        self._summary = parts.label(role="muted", wrap=True)
        self.member = MemberLookup(desk, _("Đoàn viên"))
        self.stage = QComboBox()
        self.stage.setAccessibleName(_("Bước"))
        for stage in PartyStage:
            self.stage.addItem(_(stage.label), stage)
        self.day = DateField(_("Ngày"), desk.month, any_day=True)
        self.paper = TextField(_("Giấy tờ"), placeholder=_("ví dụ: NQ giới thiệu 04/NQ-CĐCS"))
        lines = [
            ("member", _("Đoàn viên"), self.member), ("stage", _("Bước"), self.stage), ("done_on", _("Ngày"), self.day),
            ("paper", _("Giấy tờ"), self.paper),
        ]  # fmt: skip
        self.lay_out(_("Ghi"), self._summary, field_grid(lines, self.hints), width=520)

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Giới thiệu đoàn viên cho Đảng")

    def enter(self, **arguments: Any) -> None:
        """The first stage not noted yet is proposed."""
        self.submit_button.setEnabled(not self.desk.read_only)
        if "member" not in arguments:
            self._summary.hide()
            self.member.setFocus()
            return
        self.member.set_member(int(arguments["member"]))
        self.member.setEnabled(False)
        with self.desk.read() as read:
            row = next((each for each in merit.party(read) if each.member_id == arguments["member"]), None)
        self._known = dict(row.days) if row is not None else {}
        following = next((stage for stage in PartyStage if stage not in self._known), PartyStage.ADMITTED)
        self.stage.setCurrentIndex(self.stage.findData(following))
        texts = [f"{_(stage.label)}: {show_date(day)}" for stage, day in self._known.items()]
        self._summary.setText(" · ".join(texts))
        self.day.setFocus()

    def submit(self) -> None:
        """Note it; what stops it is shown beside its field."""
        self.clear_errors()
        self.member.settle()
        who, stage = self.member.member(), PartyStage(self.stage.currentData())
        if not self.submit_button.isEnabled():
            return
        if who is None:
            self.show_error("member", _("Hãy chọn đoàn viên."), self.member)
            return
        for finding in stage_findings(stage, self.day.value(), self._known, clock.today()):
            self.show_error(finding.column or "", render(finding.message), self.day)
            return
        self.act(keep_merit.note_stage, who, stage, self.day.value(), self.paper.value())
