"""Thêm, Sửa người thân của một đoàn viên: relation, name, what is known of the birth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.members.members import RelativeEntry, look_over_relative, parse_known_date
from app.domain.members.records import PARTIAL, RELATIVE
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.members.members import member
from app.models.queries.members.relatives import relatives
from app.services.members import keep_relatives
from app.ui.members.known_date_field import KnownDateField
from app.ui.members.member_words import gender_choices
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets.choice_field import ChoiceField


class RelativeEditor(Editor[RelativeEntry]):
    """``enter(member=id)`` adds one, ``enter(member=id, relative=id)`` mends one."""

    key: ClassVar[str] = "relative_editor"
    called: ClassVar[str] = N_("Người thân")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "relative"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = RELATIVE
    wide: ClassVar[int] = 480
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """One below the other."""
        birth = KnownDateField(_("Ngày sinh"), self.desk.month, placeholder=_(PARTIAL))
        yield Group(
            [
                self.bind("relation"),
                self.bind("full_name"),
                self.bind("birth", birth),
                self.bind("gender", ChoiceField(_("Giới tính"), gender_choices()), nothing=""),
                self.bind("note"),
            ]
        )

    def begin(self, **arguments: Any) -> RelativeEntry:
        """Whose relative."""
        self._member, self.identifier = arguments["member"], arguments.get("relative")
        with self.desk.read() as read:
            card = member(read, self._member)
            known = {each.id: each for each in relatives(read, self._member)}
        self.title.setText(_("Người thân của {name}").format(name=card.full_name))
        if self.identifier not in known:
            return RelativeEntry("")
        found = known[self.identifier]
        birth = parse_known_date(found.birth) if found.birth else None
        return RelativeEntry(found.full_name, found.relation, found.gender, birth, found.note)

    def enter(self, **arguments: Any) -> None:
        """The keyboard is at the name."""
        super().enter(**arguments)
        self.widget("full_name").setFocus()

    def look_over(self, draft: RelativeEntry) -> Sequence[Finding]:
        """By the rules of relatives."""
        return look_over_relative(draft, clock.today())

    def store(self, draft: RelativeEntry) -> None:
        """Keep them."""
        if self.identifier is None:
            self.act(keep_relatives.add_relative, self._member, draft)
        else:
            self.act(keep_relatives.edit_relative, self.identifier, draft)
