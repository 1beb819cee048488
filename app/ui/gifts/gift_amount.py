"""Mức quà riêng: another amount for the people pointed at, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.gifts import gifts
from app.services.gifts import keep_gifts
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

NAMES_SHOWN = 5


class GiftAmountDialog(FormDialog):
    """``enter(activity=id, people=[line ids])``."""

    key: ClassVar[str] = "gift_amount"
    called: ClassVar[str] = N_("Mức quà riêng")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "people"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._activity = 0
        self._people: Sequence[int] = ()
        self._who = parts.label(role="muted", wrap=True)
        self.amount = MoneyField(_("Số tiền"), words=False)
        self.note = TextField(_("Vì sao khác mức chung"), placeholder=_("ví dụ: mới vào nửa năm"))
        lines = [("amount", _("Mỗi người"), self.amount), ("note", _("Ghi chú"), self.note)]
        self.lay_out(_("Đổi mức"), self._who, field_grid(lines, self.hints, caption=86), width=500)

    def enter(self, **arguments: Any) -> None:
        """Whose amount: the lines pointed at, with what they have now."""
        self._activity, self._people = arguments["activity"], arguments["people"]
        with self.desk.read() as read:
            card = gifts.gift_card(read, self._activity)
            people = gifts.gift_people(read, self._people)
        names = ", ".join(each.person for each in people[:NAMES_SHOWN]) + (", …" if len(people) > NAMES_SHOWN else "")
        self.title.setText(_("Mức quà riêng: {title}").format(title=card.title))
        text = _("{count} người ({names}); mức chung {amount} đồng.")
        self._who.setText(text.format(count=len(people), names=names, amount=show_money(card.amount)))
        amounts, notes = {each.amount for each in people}, {each.note for each in people}
        self.amount.set_value(amounts.pop() if len(amounts) == 1 else None)
        self.note.set_value(notes.pop() if len(notes) == 1 else "")
        self.submit_button.setEnabled(not self.desk.read_only)
        self.amount.setFocus()

    def submit(self) -> None:
        """Give them that amount."""
        self.clear_errors()
        amount = self.amount.value()
        if amount is None or amount < 0:
            self.show_error("amount", _("Hãy ghi số tiền, ví dụ 200k; không tặng tiền thì ghi 0."), self.amount)
        elif self.submit_button.isEnabled():
            self.act(keep_gifts.set_gift_amount, self._activity, self._people, amount, self.note.value())
