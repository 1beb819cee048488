"""Chi và ghi sổ danh sách quà: everybody who received, in one voucher; what was taken out beforehand and comes back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import Month, day_findings
from app.domain.gifts.records import GIFT_TERMS
from app.domain.gifts.terms import taken_findings
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard
from app.services.gifts import settle_gifts
from app.services.gifts.settle_gifts import Settling
from app.ui.gifts.gift_words import names_word
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class GiftSettleDialog(Editor[Settling]):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "gift_settle"
    called: ClassVar[str] = N_("Chi quà và ghi sổ")
    verb: ClassVar[str] = N_("Chi và ghi sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = GIFT_TERMS
    wide: ClassVar[int] = 540
    high: ClassVar[int] = 0
    caption_width: ClassVar[int] = 116

    card: GiftCard

    def sheet(self) -> Sheet:
        """What is booked, who comes later, how, and what goes back."""
        self._sum = parts.label(role="strong", wrap=True)
        self._late = parts.label(role="muted", wrap=True)
        self._back = parts.label(wrap=True)
        person = TextField(_("Người phát quà"), placeholder=_("họ và tên người nhận tiền để phát"))
        yield self._sum
        yield self._late
        yield Group(
            [
                self.bind("day", DateField(_("Ngày ghi sổ"), self.desk.month), required=True),
                self.bind("fund", FundField(self.desk, _("Chi từ"))),
                self.bind("person", person, nothing=""),
                self.bind("taken", caption=_("Đã rút ra trước")),
            ]
        )
        yield self._back
        self.follows("taken")

    def begin(self, **arguments: Any) -> Settling:
        """Whose list, on its own day or today."""
        with self.desk.read() as read:
            card = self.card = gifts.gift_card(read, arguments["activity"])
            missed = [each.person for each in gifts.gift_people(read, gifts.person_ids(read, card.id, "missed"))]
        self.title.setText(_("Chi và ghi sổ: {title}").format(title=card.title))
        sums, text = card.sums, _("Ghi một chứng từ {amount} đồng cho {count} người.")
        if not sums.due:
            text = _("Không có tiền để ghi sổ: chỉ đánh dấu đã phát xong cho {count} người.")
        count = sums.due_people if sums.due else sums.received
        self._sum.setText(text.format(amount=show_money(sums.due), count=count))
        late = _("{count} người chưa nhận ({names}): ai nhận sau thì đánh dấu rồi chi thêm, thành chứng từ thứ hai.")
        self._late.setText(late.format(count=len(missed), names=names_word(missed)))
        self._late.setVisible(bool(missed))
        day = card.day if not card.held and card.day <= clock.today() else clock.today()
        if Month.of(day) != self.desk.month:
            day = self.desk.month.last_day
        return Settling(day, card.fund_key, taken=card.taken or None)

    def follow(self) -> None:
        """What goes back of the money taken out."""
        taken = self.value("taken") or 0
        left = taken - self.card.sums.given
        text = _("Thừa nộp lại quỹ: {amount} đồng.") if left >= 0 else _("Đã phát nhiều hơn số rút ra {amount} đồng.")
        self._back.setText(text.format(amount=show_money(abs(left))))
        parts.set_tone(self._back, "good" if left >= 0 else "danger")
        self._back.setVisible(bool(taken))

    def look_over(self, draft: Settling) -> Sequence[Finding]:
        """A day, and no less taken out than given."""
        return [*day_findings(draft.day, "day"), *taken_findings(draft.taken, self.card.sums.given)]

    def store(self, draft: Settling) -> None:
        """Post it."""
        self.act(settle_gifts.settle_gifts, self.card.id, draft, title=_("Đang ghi sổ…"))
