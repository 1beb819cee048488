"""Tổ: a group is called otherwise, or everybody of it goes into another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.problems import N_, Finding, need
from app.i18n import _
from app.models.queries.members import members
from app.services.members import mend_members
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.text_field import TextField


class GroupEditor(Editor[None]):
    """``enter()``."""

    key: ClassVar[str] = "group_editor"
    called: ClassVar[str] = N_("Đổi tên, gộp tổ công đoàn")
    wide: ClassVar[int] = 480
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Which group; its new name, or the group it goes into."""
        yield Group(
            [
                self.bind("group", ChoiceField(_("Tổ")), caption=_("Tổ")),
                self.bind("name", TextField(_("Tên mới")), caption=_("Tên mới"), nothing=""),
                self.bind("into", ChoiceField(_("Gộp vào tổ")), caption=_("Gộp vào tổ")),
            ]
        )
        yield parts.label(
            _("Chọn «Gộp vào tổ» thì mọi người của tổ chuyển sang tổ ấy, tên mới không dùng đến."), "small", wrap=True
        )
        self.follows("group")

    def begin(self, **_arguments: Any) -> None:
        """The groups of the book."""
        with self.desk.read() as read:
            self._groups = members.union_groups(read)
        self.widget("group").offer((each.id, each.name) for each in self._groups)
        self.widget("into").offer([(0, _("Không gộp")), *((each.id, each.name) for each in self._groups)])
        if self._groups:
            self.set_value("group", self._groups[0].id)
        self.set_value("into", 0)
        self.follow()

    def follow(self) -> None:
        """The name as it is now, to be mended."""
        chosen = next((each for each in self._groups if each.id == self.value("group")), None)
        if chosen is not None:
            self.set_value("name", chosen.name)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """There is a group, and another name or another group."""
        found = need(self.value("group"), "group-chosen", N_("Sổ chưa có tổ nào."), "group")
        if not self.value("into"):
            found += need(self.value("name"), "group-name-missing", N_("Hãy ghi tên tổ."), "name")
        return found

    def store(self, _draft: None) -> None:
        """Call it otherwise, or merge it."""
        if self.value("into"):
            self.act(mend_members.merge_groups, self.value("group"), self.value("into"))
        else:
            self.act(mend_members.rename_group, self.value("group"), self.value("name"))
