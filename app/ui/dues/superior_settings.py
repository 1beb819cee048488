"""Nộp cấp trên: whose account takes what is sent up, from which day, and what the transfer says, also as banks take it."""

from __future__ import annotations

from typing import ClassVar

from app.domain.dates import Month, show_date
from app.domain.ledger.transfer_text import (
    MONTHS,
    PLACES,
    REMITTANCE_TEXT,
    SUPERIOR,
    UNION,
    bank_text,
    filled_text,
    months_text,
)
from app.domain.problems import N_, Refusal
from app.domain.union.payee import Payee
from app.i18n import _, render
from app.models.queries.union import organisation
from app.models.queries.union.organisation import PAYEE_KEYS, Organisation
from app.services.dues import set_payee
from app.ui.brought.settings_page import SettingsPage
from app.ui.desk import Desk
from app.ui.records.form_dialog import field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextField


class SuperiorPage(SettingsPage):
    """The payee of remittances, and the text of their transfer."""

    key: ClassVar[str] = "superior"
    called: ClassVar[str] = N_("Nộp cấp trên")
    place: ClassVar[int] = 40
    icon: ClassVar[str] = "send"
    watches: ClassVar[frozenset[str]] = frozenset({"union_fact", "opening_owed"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._union: Organisation | None = None
        self.payee = TextField(_("Đơn vị nhận"))
        self.account = TextField(_("Số tài khoản nhận"), placeholder=_("ví dụ 118002934455"))
        self.bank = TextField(_("Tại ngân hàng"), placeholder=_("ví dụ VietinBank CN Tây Ninh"))
        self.since = DateField(_("Áp dụng từ ngày"), Month(desk.month.year, 1), any_day=True)
        self.words = TextField(_("Nội dung chuyển tiền"), placeholder=REMITTANCE_TEXT)
        self.hints: dict[str, Hint] = {}
        fields = [
            ("payee", _("Đơn vị nhận"), self.payee),
            ("account", _("Số tài khoản"), self.account),
            ("bank", _("Tại ngân hàng"), self.bank),
            ("since", _("Áp dụng từ ngày"), self.since),
            ("text", _("Nội dung chuyển"), self.words),
        ]
        self.stack.addLayout(field_grid(fields, self.hints, caption=120))
        places = ", ".join(f"{{{place}}}" for place in PLACES)
        self.stack.addWidget(parts.label(_("Chỗ điền tự động: {places}").format(places=places), "small", wrap=True))
        self.example = parts.label(role="muted", wrap=True)
        self.stack.addWidget(self.example)
        self.stack.addWidget(self.hint)
        self.stack.addStretch(1)
        for field in (self.payee, self.account, self.bank, self.words):
            field.textEdited.connect(self.touch)
        self.since.changed.connect(self.touch)

    def about(self) -> str:
        """Where it is used."""
        return _(
            "In trên ủy nhiệm chi nộp đoàn phí và bảng kê nộp cấp trên. Cấp trên đổi tài khoản thì ghi tài khoản mới "
            "với ngày bắt đầu; giấy tờ trước ngày ấy vẫn in tài khoản cũ."
        )

    def touch(self, *_args: object) -> None:
        """Changed: show the text anew."""
        super().touch()
        self._show_example()

    def _show_example(self) -> None:
        union, month = self._union, self.desk.month
        values = {
            UNION: union.union if union else "",
            SUPERIOR: union.superior if union else "",
            MONTHS: months_text(month, month),
        }
        try:
            text = filled_text(self.words.value() or REMITTANCE_TEXT, values)
        except Refusal as refusal:
            self.hints["text"].say(render(refusal), "danger")
            self.example.setText("")
            return
        self.hints["text"].say("")
        shown = _("Ví dụ: {text}\nNgân hàng nhận: {bank_text}")
        self.example.setText(shown.format(text=text, bank_text=bank_text(text)))

    def load(self) -> None:
        """What holds in the working month."""
        day = self.desk.month.last_day
        with self.desk.read() as read:
            self._union = union = organisation.organisation(read, day)
            facts = organisation.dated_facts(read)
            text = organisation.settings(read).get("payee_text", "")
        begun = [fact.valid_from for fact in facts if fact.key in PAYEE_KEYS and fact.valid_from <= day]
        self.payee.set_value(union.payee_name)
        self.payee.setPlaceholderText(union.superior)
        self.account.set_value(union.payee_account)
        self.bank.set_value(union.payee_bank)
        self.since.set_value(max(begun, default=union.opening_day))
        self.words.set_value(text)
        self._show_example()
        self.stored()

    def save(self) -> None:
        """Store the account from its day on, and the text."""
        day = self.since.accepted()
        if day is None:
            self.refused(_("Hãy ghi ngày áp dụng, ví dụ {day}.").format(day=show_date(self.desk.month.first_day)))
            return
        payee = Payee(self.payee.value(), self.account.value(), self.bank.value())
        self.desk.do(set_payee.set_payee, payee, day, self.words.value(), done=self.stored, failed=self.refused)
