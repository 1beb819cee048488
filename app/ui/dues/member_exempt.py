"""Miễn đoàn phí: months in which a member owes nothing, and why. Waived, not postponed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dues.owed import span_findings
from app.domain.members.exemptions import ExemptReason
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.dues import dues
from app.models.queries.members import members
from app.services.members import keep_members
from app.ui.kinds import month_word
from app.ui.members.member_words import exempt_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.text_field import TextField


class MemberExemptDialog(Editor[None]):
    """``enter(member=id)``."""

    key: ClassVar[str] = "member_exempt"
    called: ClassVar[str] = N_("Miễn đoàn phí")
    verb: ClassVar[str] = N_("Ghi miễn")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 560
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Months, reason with what it means, a note, and what the lists already made say."""
        month = self.desk.month
        reasons = [(reason, exempt_word(reason)) for reason in ExemptReason]
        self._means = parts.label(role="small", wrap=True)
        self._warn = Hint(_("Lưu ý"))
        yield parts.label(_("Tháng được miễn không thành nợ và không thu bù."), "muted", wrap=True)
        first, last = MonthField(_("Từ tháng"), month), MonthField(_("Đến tháng"), month)
        yield Group([self.bind("first", first), self.bind("last", last)], columns=2)
        yield Group([self.bind("reason", ChoiceField(_("Lý do"), reasons))])
        yield self.told(("", self._means))
        note = TextField(_("Ghi chú"), placeholder=_("ví dụ: nghỉ thai sản, giấy ra viện ngày…"))
        yield Group([self.bind("note", note, nothing="")])
        yield self._warn
        self.follows("first", "last", "reason")

    def begin(self, **arguments: Any) -> None:
        """Whose months."""
        self.identifier = int(arguments["member"])
        with self.desk.read() as read:
            card = members.member(read, self.identifier)
            self._runs = [run.month for run in dues.dues_runs(read)]
        self.title.setText(_("Miễn đoàn phí: {name}").format(name=card.full_name))
        self.set_value("first", self.desk.month)
        self.set_value("last", self.desk.month)

    def follow(self) -> None:
        """What the reason means, and the lists that stay as they are."""
        text = _(self.value("reason").label)
        self._means.setText(text[:1].upper() + text[1:] + ".")
        first, last = self.value("first"), self.value("last")
        made = [month for month in self._runs if first is not None and last is not None and first <= month <= last]
        text = _(
            "Đã lập bảng tháng {months}: số đã có trong bảng không đổi. Muốn miễn cả tháng ấy hãy rút bảng rồi lập lại."
        )
        self._warn.say(text.format(months=", ".join(map(month_word, made))) if made else "", "warn")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A span of months."""
        return span_findings(self.value("first"), self.value("last"))

    def store(self, _draft: None) -> None:
        """Store the months."""
        given = (self.value(key) for key in ("first", "last", "reason", "note"))
        self.act(keep_members.add_exemption, self.identifier, *given)
