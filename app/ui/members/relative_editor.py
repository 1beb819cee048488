"""Thêm, Sửa người thân của một đoàn viên: relation, name, what is known of the birth."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.members.members import Gender, KnownDate, RelativeKind
from app.domain.problems import N_, Refusal
from app.domain.reading import read_partial_date, type_date
from app.i18n import _, render
from app.models.queries.members.members import member
from app.models.queries.members.relatives import relatives
from app.services.members import keep_relatives
from app.services.members.keep_relatives import RelativeEntry
from app.ui.desk import Desk
from app.ui.members.member_words import known_date_word
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.text_field import TextField


class RelativeEditor(FormDialog):
    """``enter(member=id)`` adds one, ``enter(member=id, relative=id)`` mends one."""

    key: ClassVar[str] = "relative_editor"
    called: ClassVar[str] = N_("Người thân")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "relative"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._member = 0
        self._relative: int | None = None
        self.relation = QComboBox()
        self.relation.setAccessibleName(_("Quan hệ"))
        for kind in RelativeKind:
            self.relation.addItem(_(kind.label), str(kind))
        self.full_name = TextField(_("Họ và tên"))
        self.birth = TextField(_("Ngày sinh"), placeholder=_("04/05/1990, 05/1990 hoặc 1990"))
        self.gender = QComboBox()
        self.gender.setAccessibleName(_("Giới tính"))
        self.gender.addItem(_("chưa rõ"), "")
        for each in (Gender.FEMALE, Gender.MALE):
            self.gender.addItem(_(each.label), str(each))
        self.note = TextField(_("Ghi chú"))
        lines = [
            ("relation", _("Quan hệ"), self.relation), ("full_name", _("Họ và tên"), self.full_name),
            ("birth", _("Ngày sinh"), self.birth), ("gender", _("Giới tính"), self.gender), ("note", _("Ghi chú"), self.note),
        ]  # fmt: skip
        self.lay_out(_("Cất"), field_grid(lines, self.hints), width=480)

    def enter(self, **arguments: Any) -> None:
        """Whose relative."""
        self._member, self._relative = arguments["member"], arguments.get("relative")
        with self.desk.read() as read:
            card = member(read, self._member)
            known = {each.id: each for each in relatives(read, self._member)}
        self.title.setText(_("Người thân của {name}").format(name=card.full_name))
        found = known.get(self._relative) if self._relative is not None else None
        if found is not None:
            self.relation.setCurrentIndex(max(self.relation.findData(found.relation), 0))
            self.full_name.set_value(found.full_name)
            self.birth.set_value(known_date_word(found.birth))
            self.gender.setCurrentIndex(max(self.gender.findData(found.gender), 0))
            self.note.set_value(found.note)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.full_name.setFocus()

    def _birth(self) -> KnownDate | None:
        text = self.birth.value().strip()
        if not text:
            return None
        return type_date(text, self.desk.month) if re.fullmatch(r"\d{8}", text) else read_partial_date(text)

    def submit(self) -> None:
        """Store them."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        if not self.full_name.value():
            self.show_error("full_name", _("Hãy ghi họ và tên người thân."), self.full_name)
            return
        try:
            birth = self._birth()
        except Refusal as refusal:
            self.show_error("birth", render(refusal), self.birth)
            return
        entry = RelativeEntry(
            self.full_name.value(),
            str(self.relation.currentData()),
            str(self.gender.currentData()),
            birth,
            self.note.value(),
        )
        if self._relative is None:
            self.act(keep_relatives.add_relative, self._member, entry)
        else:
            self.act(keep_relatives.edit_relative, self._relative, entry)
