"""One initiative: what it is, whose, at which level, what it is worth and how that was reckoned, and the decision."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.merit.merit import InitiativeDraft, InitiativeState, MeritLevel, look_over_initiative
from app.domain.money import dong
from app.i18n import _, render
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog, field_grid
from app.ui.members.member_lookup import MemberLookup
from app.ui.screen import scrolled
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextBox, TextField


class InitiativeEditor(FormDialog):
    """``enter(initiative=id)`` shows one to mend; ``enter()`` begins one."""

    key: ClassVar[str] = "initiative_editor"
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id: int | None = None
        self._note = ""
        self.title_field = TextField(_("Tên sáng kiến"))
        self.member = MemberLookup(desk, _("Đoàn viên"))
        self.author = TextField(_("Cùng tác giả, người khác"), placeholder=_("để trống nếu chỉ có đoàn viên bên trên"))
        self.field = TextField(_("Lĩnh vực"), placeholder=_("ví dụ: kỹ thuật, quản lý, an toàn"))
        self.level = QComboBox()
        self.level.setAccessibleName(_("Cấp"))
        for level in MeritLevel:
            self.level.addItem(_(level.label), level)
        self.state = QComboBox()
        self.state.setAccessibleName(_("Kết quả"))
        for state in InitiativeState:
            self.state.addItem(_(state.label), state)
        self.submitted_on = DateField(_("Ngày nộp"), desk.month, any_day=True)
        self.recognised_on = DateField(_("Ngày công nhận"), desk.month, any_day=True)
        self.decision = TextField(_("Số quyết định"), placeholder=_("ví dụ: 12/QĐ-CĐCS"))
        self.benefit = MoneyField(_("Làm lợi một năm"), words=False)
        self.basis = TextField(_("Cách tính"), placeholder=_("ví dụ: giảm 120 giờ máy một năm × 250.000"))
        self.summary = TextBox(_("Nội dung"), lines=3)
        self.files = KeptFiles(desk, "initiative")
        whole = [("title", _("Tên sáng kiến"), self.title_field)]
        lines = [
            ("author", _("Đoàn viên"), self.member), ("other", _("Người khác"), self.author), ("field", _("Lĩnh vực"), self.field),
            ("submitted_on", _("Ngày nộp"), self.submitted_on), ("level", _("Cấp"), self.level), ("state", _("Kết quả"), self.state),
            ("decision", _("Quyết định"), self.decision), ("recognised_on", _("Công nhận ngày"), self.recognised_on),
            ("benefit", _("Làm lợi"), self.benefit), ("benefit_basis", _("Cách tính"), self.basis),
        ]  # fmt: skip
        texts = [("summary", _("Nội dung"), self.summary)]
        sheet = parts.column(gap=6)
        sheet.addLayout(field_grid(whole, self.hints, caption=104))
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=104))
        sheet.addLayout(field_grid(texts, self.hints, caption=104))
        sheet.addWidget(self.files)
        sheet.addStretch(1)
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=760, stretch=0)
        self.resize(820, 480)

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Thêm sáng kiến")

    def enter(self, **arguments: Any) -> None:
        """Begin with today, or show one."""
        draft = InitiativeDraft("", clock.today())
        if "initiative" in arguments:
            self._id = int(arguments["initiative"])
            with self.desk.read() as read:
                draft = merit.initiative(read, self._id).draft
            self.title.setText(_("Sửa sáng kiến"))
        self._note = draft.note
        self.title_field.set_value(draft.title)
        self.member.set_member(draft.member_id)
        self.author.set_value(draft.author)
        self.field.set_value(draft.field)
        self.level.setCurrentIndex(self.level.findData(draft.level))
        self.state.setCurrentIndex(self.state.findData(draft.state))
        self.submitted_on.set_value(draft.submitted_on)
        self.recognised_on.set_value(draft.recognised_on)
        self.decision.set_value(draft.decision)
        self.benefit.set_value(draft.benefit or None)
        self.basis.set_value(draft.benefit_basis)
        self.summary.set_value(draft.summary)
        self.files.setVisible(self._id is not None)
        self.files.show_owner(self._id)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.title_field.setFocus()

    def submit(self) -> None:
        """Store it; what stops it is shown beside its field."""
        self.clear_errors()
        self.member.settle()
        if not self.submit_button.isEnabled() or not (self.benefit.readable() and self.member.readable()):
            return
        draft = InitiativeDraft(
            title=self.title_field.value(), submitted_on=self.submitted_on.value(), author=self.author.value(),
            member_id=self.member.member(), field=self.field.value(), level=MeritLevel(self.level.currentData()),
            state=InitiativeState(self.state.currentData()), recognised_on=self.recognised_on.value(), decision=self.decision.value(),
            benefit=self.benefit.value() or dong(0), benefit_basis=self.basis.value(), summary=self.summary.value(), note=self._note,
        )  # fmt: skip
        fields: dict[str, QWidget] = {
            "title": self.title_field, "author": self.member, "submitted_on": self.submitted_on, "state": self.state,
            "recognised_on": self.recognised_on, "decision": self.decision,
        }  # fmt: skip
        for finding in look_over_initiative(draft, clock.today()):
            if finding.stops:
                self.show_error(finding.column or "", render(finding.message), fields.get(finding.column or ""))
                return
        self.act(keep_merit.save_initiative, self._id, draft)

    def ended(self, value: Any) -> None:
        """Stored: show it in the list."""
        super().ended(value)
        self.desk.go("initiatives", initiative=value)
