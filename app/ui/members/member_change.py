"""Biến động: what becomes of a member from a day on, with the reason and the decision's number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.members.members import MemberChange, changes_from
from app.domain.members.records import MEMBER_STATE
from app.domain.problems import N_, Finding, need
from app.domain.records import Record
from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard
from app.services.members import keep_members, mend_members
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts


class MemberChangeDialog(Editor[None]):
    """``enter(member=id)`` notes a new one, ``enter(member=id, movement=id)`` corrects one."""

    key: ClassVar[str] = "member_change"
    called: ClassVar[str] = N_("Biến động đoàn viên")
    verb: ClassVar[str] = N_("Ghi biến động")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "movement"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = MEMBER_STATE
    wide: ClassVar[int] = 480
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """The last change, and the new one."""
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        yield Group([*map(self.bind, ("change", "valid_from", "reason", "decision"))])

    def begin(self, **arguments: Any) -> None:
        """Offer what fits the member's state."""
        self.identifier = arguments["member"]
        with self.desk.read() as read:
            card = members.member(read, arguments["member"])
        self.movement = arguments.get("movement")
        if self.movement is not None:
            self._correct(card, self.movement)
            return
        last = card.states[-1] if card.states else None
        self.title.setText(_("Biến động: {name}").format(name=card.full_name))
        if last is not None:
            change = _(MemberChange(last.change).label).lower()
            text = _("Lần gần nhất: {change}, {day}. Quá trình cũ giữ nguyên.")
            self._summary.setText(text.format(change=change, day=show_date(last.valid_from)))
        fitting = changes_from(last.state if last else None)
        self.widget("change").offer((each, _(each.label)) for each in fitting)
        today, month = clock.today(), self.desk.month
        self.set_value("valid_from", today if Month.of(today) == month else month.first_day)

    def _correct(self, card: MemberCard, movement: int) -> None:
        """A movement as it is noted; any kind may be the right one, and the rules say whether it fits the others."""
        noted = next(each for each in card.states if each.id == movement)
        self.title.setText(_("Sửa biến động: {name}").format(name=card.full_name))
        self._summary.setText(_("Nhật ký giữ lại những gì đã ghi trước khi sửa."))
        self.widget("change").offer((each, _(each.label)) for each in MemberChange)
        self.set_value("change", MemberChange(noted.change))
        for key in ("valid_from", "reason", "decision"):
            self.set_value(key, getattr(noted, key))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A change has its day."""
        return need(self.value("valid_from"), "change-day", N_("Hãy ghi ngày."), "valid_from")

    def store(self, _draft: None) -> None:
        """Note the change."""
        taken = (self.value(key) for key in ("change", "valid_from", "reason", "decision"))
        if self.movement is not None:
            self.act(mend_members.correct_movement, self.movement, *taken)
        else:
            self.act(keep_members.change_member, self.identifier, *taken)
