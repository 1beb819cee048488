"""Chi và ghi sổ danh sách quà: everybody who received, in one voucher; what was taken out beforehand and comes back."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.dates import Month
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard
from app.models.queries.ledger import accounts
from app.services.gifts import settle_gifts
from app.services.gifts.settle_gifts import Settling
from app.ui.desk import Desk
from app.ui.ledger.fund_box import fund_box
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

NAMES_SHOWN = 5


class GiftSettleDialog(FormDialog):
    """``enter(activity=id)``."""

    key: ClassVar[str] = "gift_settle"
    called: ClassVar[str] = N_("Chi quà và ghi sổ")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: GiftCard | None = None
        self._missed: list[str] = []
        with desk.read() as read:
            funds = accounts.cash_accounts(read)
        self.day = DateField(_("Ngày ghi sổ"), desk.month)
        self.fund = fund_box(_("Chi từ"), funds)
        self.person = TextField(_("Người phát quà"), placeholder=_("họ và tên người nhận tiền để phát"))
        self.taken = MoneyField(_("Tiền rút ra trước"), words=False)
        lines = [
            ("day", _("Ngày ghi sổ"), self.day), ("fund", _("Chi từ"), self.fund), ("person", _("Người phát quà"), self.person),
            ("taken", _("Đã rút ra trước"), self.taken),
        ]  # fmt: skip
        self._sum = parts.label(role="strong", wrap=True)
        self._late = parts.label(role="muted", wrap=True)
        self._back = parts.label(wrap=True)
        self.lay_out(
            _("Chi và ghi sổ"), self._sum, self._late, field_grid(lines, self.hints, caption=116), self._back, width=540
        )
        self.taken.changed.connect(self._tell)

    def enter(self, **arguments: Any) -> None:
        """Whose list."""
        with self.desk.read() as read:
            self._card = card = gifts.gift_card(read, arguments["activity"])
            missed = gifts.gift_people(read, gifts.person_ids(read, card.id, "missed"))
        self._missed = [each.person for each in missed]
        self.title.setText(_("Chi và ghi sổ: {title}").format(title=card.title))
        day = card.day if not card.held and card.day <= clock.today() else clock.today()
        self.day.set_value(day if Month.of(day) == self.desk.month else self.desk.month.last_day)
        self.fund.setCurrentIndex(max(self.fund.findData(card.fund_key), 0))
        self.taken.set_value(card.taken or None)
        self._tell()
        self.day.setFocus()

    def _tell(self) -> None:
        card = self._card
        if card is None:
            return
        sums = card.sums
        text = _("Ghi một chứng từ {amount} đồng cho {count} người.")
        if not sums.due:
            text = _("Không có tiền để ghi sổ: chỉ đánh dấu đã phát xong cho {count} người.")
        count = sums.due_people if sums.due else sums.received
        self._sum.setText(text.format(amount=show_money(sums.due), count=count))
        names = ", ".join(self._missed[:NAMES_SHOWN]) + (", …" if len(self._missed) > NAMES_SHOWN else "")
        late = _("{count} người chưa nhận ({names}): ai nhận sau thì đánh dấu rồi chi thêm, thành chứng từ thứ hai.")
        self._late.setText(late.format(count=len(self._missed), names=names) if self._missed else "")
        self._late.setVisible(bool(self._missed))
        self._tell_back(card)
        self.submit_button.setEnabled(not self.desk.read_only)

    def _tell_back(self, card: GiftCard) -> None:
        taken = self.taken.value() or 0
        left = taken - card.sums.given
        if not taken:
            self._back.setText("")
        elif left < 0:
            self._back.setText(_("Đã phát nhiều hơn số rút ra {amount} đồng.").format(amount=show_money(-left)))
        else:
            self._back.setText(_("Thừa nộp lại quỹ: {amount} đồng.").format(amount=show_money(left)))
        parts.set_tone(self._back, "danger" if taken and left < 0 else "good")
        self._back.setVisible(bool(taken))

    def submit(self) -> None:
        """Post it."""
        if self._card is None or not self.submit_button.isEnabled():
            return
        self.clear_errors()
        day = self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy gõ ngày, ví dụ 5 hoặc 05/03."), self.day)
        elif not self.taken.readable() or (self.taken.value() or 0) < 0:
            self.show_error("taken", _("Hãy ghi số tiền đã rút, ví dụ 20tr; không rút trước thì để trống."), self.taken)
        else:
            how = Settling(day, str(self.fund.currentData()), self.person.value(), self.taken.value())
            self.act(settle_gifts.settle_gifts, self._card.id, how, title=_("Đang ghi sổ…"))
