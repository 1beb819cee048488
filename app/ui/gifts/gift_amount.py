"""Mức quà riêng: another amount for the people pointed at, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.gifts.terms import given_findings
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.gifts import gifts
from app.services.gifts import keep_gifts
from app.ui.gifts.gift_words import names_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class GiftAmountDialog(Editor[None]):
    """``enter(activity=id, people=[line ids])``."""

    key: ClassVar[str] = "gift_amount"
    called: ClassVar[str] = N_("Mức quà riêng")
    verb: ClassVar[str] = N_("Đổi mức")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "people"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 500
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Whose, how much, and why."""
        self._who = parts.label(role="muted", wrap=True)
        yield self._who
        amount = self.bind("amount", MoneyField(_("Số tiền"), words=False), caption=_("Mỗi người"), required=True)
        why = TextField(_("Vì sao khác mức chung"), placeholder=_("ví dụ: mới vào nửa năm"))
        yield Group([amount, self.bind("note", why, caption=_("Ghi chú"), nothing="")])

    def begin(self, **arguments: Any) -> None:
        """The lines pointed at, with what they have now."""
        self._activity, self._people = int(arguments["activity"]), list(arguments["people"])
        with self.desk.read() as read:
            card = gifts.gift_card(read, self._activity)
            people = gifts.gift_people(read, self._people)
        self.title.setText(_("Mức quà riêng: {title}").format(title=card.title))
        text = _("{count} người ({names}); mức chung {amount} đồng.")
        names = names_word([each.person for each in people])
        self._who.setText(text.format(count=len(people), names=names, amount=show_money(card.amount)))
        amounts, notes = {each.amount for each in people}, {each.note for each in people}
        self.set_value("amount", amounts.pop() if len(amounts) == 1 else None)
        self.set_value("note", notes.pop() if len(notes) == 1 else "")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """An amount, and none below nothing."""
        return given_findings(self.value("amount"), "amount")

    def store(self, _draft: None) -> None:
        """Give them that amount."""
        self.act(keep_gifts.set_gift_amount, self._activity, self._people, self.value("amount"), self.value("note"))
