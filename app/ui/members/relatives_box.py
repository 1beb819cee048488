"""The relatives of one member, in the pane beside the list: each opens to be mended, and can be removed or added."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.queries.members.relatives import Relative, relatives
from app.services.members import keep_relatives
from app.ui.desk import Desk
from app.ui.members.member_words import known_date_word, relative_word
from app.ui.widgets import parts


class RelativesBox(QWidget):
    """``show_member(id)``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._member: int | None = None
        self._rows = parts.column(gap=2)
        self._add = parts.button(_("Thêm người thân"), self._begin, role="link")
        stack = parts.column(parts.row(parts.label(_("Người thân"), "section"), None, self._add), gap=3)
        stack.addLayout(self._rows)
        self.setLayout(stack)

    def show_member(self, identifier: int | None) -> None:
        """Show a member's relatives, or nothing."""
        self._member = identifier
        parts.empty(self._rows)
        self._add.setEnabled(identifier is not None and not self.desk.read_only)
        if identifier is None or self.desk.book is None:
            return
        with self.desk.read() as read:
            known = relatives(read, identifier)
        for each in known:
            self._rows.addWidget(self._line(each))

    def _line(self, each: Relative) -> QWidget:
        name = parts.button(each.full_name, partial(self._mend, each.id), role="inline")
        name.setAccessibleName(_("Sửa người thân {name}").format(name=each.full_name))
        told = parts.Elided(
            ", ".join(word for word in (relative_word(each.relation), known_date_word(each.birth)) if word), "small"
        )
        drop = parts.tool("x", _("Xóa người thân {name}").format(name=each.full_name), partial(self._remove, each))
        drop.setEnabled(not self.desk.read_only)
        line = parts.row(name, told, drop, gap=6)
        line.setStretch(1, 1)
        return parts.box(line)

    def _begin(self) -> None:
        if self._member is not None:
            self.desk.go("relative_editor", member=self._member)

    def _mend(self, relative: int) -> None:
        self.desk.go("relative_editor", member=self._member, relative=relative)

    def _remove(self, each: Relative) -> None:
        told = _("Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa người thân {name}?").format(name=each.full_name), told, _("Xóa"), danger=True):
            self.desk.do(keep_relatives.remove_relative, each.id)
