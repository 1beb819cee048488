"""Gộp: two rows of one person become one. Whose row stays is chosen; everything of the other goes to it, and Ctrl+Z parts them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.problems import N_, Finding, need
from app.i18n import _
from app.models.queries.members import members
from app.services.members import merge_members
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts


class MemberMergeDialog(Editor[None]):
    """``enter(member=id)``: the one who was entered twice and goes."""

    key: ClassVar[str] = "member_merge"
    called: ClassVar[str] = N_("Gộp hai đoàn viên là một người")
    verb: ClassVar[str] = N_("Gộp")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Who goes, who stays, and what becomes of both."""
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        kept = MemberLookup(self.desk, _("Người giữ lại"), with_gone=True)
        yield Group([self.bind("kept", kept, caption=_("Giữ lại"))])
        text = _(
            "Chứng từ, đoàn phí, chăm lo, quà, hoạt động của người bị gộp chuyển sang người giữ lại. Lấy lại được bằng Ctrl+Z."
        )
        yield parts.label(text, "small", wrap=True)

    def begin(self, **arguments: Any) -> None:
        """Who goes."""
        self.identifier = int(arguments["member"])
        with self.desk.read() as read:
            card = members.member(read, self.identifier)
        about = " · ".join(part for part in (card.full_name, card.group, card.number or card.staff_number) if part)
        self._summary.setText(_("Ghi hai lần, sẽ bỏ: {who}").format(who=about))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Somebody stays."""
        return need(self.value("kept"), "merge-kept", N_("Hãy chọn người giữ lại."), "kept")

    def store(self, _draft: None) -> None:
        """Merge them."""
        self.act(merge_members.merge_members, self.identifier, self.value("kept"))
