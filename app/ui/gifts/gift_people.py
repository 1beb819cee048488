"""Thêm người vào danh sách quà: a member, one of a member's relatives, or somebody by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.activities.records import PARTICIPANT
from app.domain.gifts.terms import GiftLineDraft, line_findings
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.gifts import gifts
from app.models.queries.members import members
from app.models.queries.members.relatives import relatives
from app.services.gifts import keep_gifts
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.text_field import TextField


class GiftPeopleDialog(Editor[GiftLineDraft]):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "gift_people"
    called: ClassVar[str] = N_("Thêm người vào danh sách quà")
    verb: ClassVar[str] = N_("Thêm")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = PARTICIPANT
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """A member or one of their relatives, else somebody by name; and how much."""
        other = TextField(_("Hoặc người khác"), placeholder=_("họ và tên người ngoài danh sách đoàn viên"))
        yield Group(
            [
                self.bind("member_id", MemberLookup(self.desk, _("Đoàn viên"))),
                self.bind("relative_id", ChoiceField(_("Người nhận"), [(None, "")]), caption=_("Người nhận")),
                self.bind("person", other, caption=_("Hoặc người khác")),
                self.bind("amount", required=True),
                self.bind("note"),
            ]
        )
        self.follows("member_id")

    def begin(self, **arguments: Any) -> GiftLineDraft:
        """Whose list, and what everybody on it gets."""
        self._activity = int(arguments["activity"])
        with self.desk.read() as read:
            card = gifts.gift_card(read, self._activity)
        self.title.setText(_("Thêm người: {title}").format(title=card.title))
        return GiftLineDraft("", amount=card.amount)

    def follow(self) -> None:
        """The relatives of the member chosen."""
        number, known = self.value("member_id"), []
        if number is not None:
            with self.desk.read() as read:
                known = [(each.id, each.full_name) for each in relatives(read, number)]
        self.widget("relative_id").offer([(None, _("Chính đoàn viên")), *known])
        self.widget("relative_id").setEnabled(bool(known))

    def look_over(self, draft: GiftLineDraft) -> Sequence[Finding]:
        """By the rules of lists."""
        return line_findings(draft.member_id, draft.person, draft.amount)

    def store(self, draft: GiftLineDraft) -> None:
        """Put them on the list."""
        name, group = draft.person, ""
        if draft.member_id is not None:
            with self.desk.read() as read:
                card = members.member(read, draft.member_id)
                own = {each.id: each.full_name for each in relatives(read, draft.member_id)}
            name, group = own.get(draft.relative_id or 0, card.full_name), card.group
        who = GiftLineDraft(name, draft.member_id, draft.relative_id, "", group, draft.amount, draft.note)
        self.act(keep_gifts.add_to_gift_list, self._activity, [who])
