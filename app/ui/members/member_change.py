"""Biến động: what becomes of a member from a day on, with the reason and the decision's number."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberChange, MemberState
from app.services.members import keep_members
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField

_ENDINGS = (MemberChange.MOVE, MemberChange.RETIRE, MemberChange.LEAVE)
OFFERED: dict[MemberState | None, tuple[MemberChange, ...]] = {
    MemberState.ACTIVE: (MemberChange.PAUSE, *_ENDINGS),
    MemberState.PAUSED: (MemberChange.RESUME, *_ENDINGS),
}
"""The changes that fit a state; whoever has gone, or has not come, may be admitted or arrive."""


class MemberChangeDialog(FormDialog):
    """``enter(member=id)``."""

    key: ClassVar[str] = "member_change"
    called: ClassVar[str] = N_("Biến động đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._member = 0
        self._summary = parts.label(role="muted", wrap=True)
        self.change = QComboBox()
        self.change.setAccessibleName(_("Biến động"))
        self.day = DateField(_("Từ ngày"), desk.month, any_day=True)
        today = clock.today()
        self.day.set_value(today if Month.of(today) == desk.month else desk.month.first_day)
        self.reason = TextField(_("Lý do"), placeholder=_("ví dụ: thôi việc, chuyển công ty"))
        self.decision = TextField(_("Số quyết định"), placeholder=_("ví dụ: 12/QĐ-CĐCS"))
        lines = [
            ("change", _("Biến động"), self.change), ("day", _("Từ ngày"), self.day), ("reason", _("Lý do"), self.reason),
            ("decision", _("Số quyết định"), self.decision),
        ]  # fmt: skip
        self.lay_out(_("Ghi biến động"), self._summary, field_grid(lines, self.hints), width=480)

    def enter(self, **arguments: Any) -> None:
        """Offer what fits the member's state."""
        self._member = arguments["member"]
        with self.desk.read() as read:
            card = members.member(read, self._member)
        last = card.states[-1] if card.states else None
        self.title.setText(_("Biến động: {name}").format(name=card.full_name))
        if last is not None:
            text = _("Lần gần nhất: {change}, {day}. Quá trình cũ giữ nguyên.")
            self._summary.setText(
                text.format(change=_(MemberChange.label_of(last.change)).lower(), day=show_date(last.valid_from))
            )
        for change in OFFERED.get(last.state if last else None, (MemberChange.ARRIVE, MemberChange.ADMIT)):
            self.change.addItem(_(change.label), str(change))
        self.change.setFocus()

    def submit(self) -> None:
        """Note the change."""
        self.clear_errors()
        day = self.day.value()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày."), self.day)
        elif self.submit_button.isEnabled():
            self.act(
                keep_members.change_member,
                self._member,
                str(self.change.currentData()),
                day,
                self.reason.value(),
                self.decision.value(),
            )
