"""Thêm người vào danh sách quà: a member, one of a member's relatives, or somebody by name."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.problems import N_
from app.i18n import _
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard
from app.models.queries.members import members
from app.models.queries.members.relatives import Relative, relatives
from app.services.gifts import keep_gifts
from app.services.gifts.keep_gifts import GiftLineDraft
from app.ui.desk import Desk
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class GiftPeopleDialog(FormDialog):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "gift_people"
    called: ClassVar[str] = N_("Thêm người vào danh sách quà")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: GiftCard | None = None
        self._relatives: tuple[Relative, ...] = ()
        self.member = MemberLookup(desk, _("Đoàn viên"))
        self.who = QComboBox()
        self.who.setAccessibleName(_("Người nhận"))
        self.person = TextField(_("Hoặc người khác"), placeholder=_("họ và tên người ngoài danh sách đoàn viên"))
        self.amount = MoneyField(_("Số tiền"), words=False)
        self.note = TextField(_("Ghi chú"))
        lines = [
            ("member", _("Đoàn viên"), self.member), ("who", _("Người nhận"), self.who), ("person", _("Hoặc người khác"), self.person),
            ("amount", _("Số tiền"), self.amount), ("note", _("Ghi chú"), self.note),
        ]  # fmt: skip
        self.lay_out(_("Thêm"), field_grid(lines, self.hints, caption=110), width=520)
        self.member.chosen.connect(self._member_chosen)

    def enter(self, **arguments: Any) -> None:
        """Whose list."""
        with self.desk.read() as read:
            self._card = gifts.gift_card(read, arguments["activity"])
        self.title.setText(_("Thêm người: {title}").format(title=self._card.title))
        self.amount.set_value(self._card.amount)
        self._member_chosen()
        self.submit_button.setEnabled(not self.desk.read_only)
        self.member.setFocus()

    def _member_chosen(self, _key: object = None) -> None:
        number = self.member.value()
        self._relatives = ()
        if number is not None:
            with self.desk.read() as read:
                self._relatives = relatives(read, number)
        self.who.clear()
        self.who.addItem(_("Chính đoàn viên"), None)
        for place, each in enumerate(self._relatives):
            self.who.addItem(each.full_name, place)
        self.who.setEnabled(bool(self._relatives))

    def _draft(self) -> GiftLineDraft | None:
        number, amount, note = self.member.value(), self.amount.value(), self.note.value()
        if number is None and not self.person.value():
            self.show_error("member", _("Hãy chọn đoàn viên, hoặc ghi tên người khác."), self.member)
        elif number is not None and self.person.value():
            self.show_error("person", _("Chỉ chọn một: đoàn viên, hoặc người khác."), self.person)
        elif amount is None:
            self.show_error("amount", _("Hãy ghi số tiền, ví dụ 200k; chỉ tặng hiện vật thì ghi 0."), self.amount)
        elif number is None:
            return GiftLineDraft(self.person.value(), amount=amount, note=note)
        else:
            with self.desk.read() as read:
                card = members.member(read, number)
            chosen = self.who.currentData()
            if chosen is None:
                return GiftLineDraft(card.full_name, number, group=card.group, amount=amount, note=note)
            child = self._relatives[chosen]
            return GiftLineDraft(child.full_name, number, child.id, group=card.group, amount=amount, note=note)
        return None

    def submit(self) -> None:
        """Put them on the list."""
        self.clear_errors()
        draft = self._draft() if self.submit_button.isEnabled() else None
        if draft is not None and self._card is not None:
            self.act(keep_gifts.add_to_gift_list, self._card.id, [draft])
