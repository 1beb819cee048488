"""Nộp cấp trên: whose account takes what is sent up, from which day, and what the transfer says, also as banks take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

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
from app.domain.problems import N_, Finding, Refusal, need
from app.domain.union.payee import Payee
from app.i18n import _, render
from app.models.queries.union import organisation
from app.models.queries.union.organisation import PAYEE_KEYS, Organisation
from app.services.dues import set_payee
from app.ui.brought.settings_page import SettingsPage
from app.ui.records.binding import Group, Sheet
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextField


class SuperiorPage(SettingsPage[None]):
    """The payee of remittances, and the text of their transfer."""

    key: ClassVar[str] = "superior"
    called: ClassVar[str] = N_("Nộp cấp trên")
    place: ClassVar[int] = 40
    icon: ClassVar[str] = "send"
    watches: ClassVar[frozenset[str]] = frozenset({"union_fact", "opening_owed"})
    caption_width: ClassVar[int] = 120

    def sheet(self) -> Sheet:
        """Who is paid and since when, the text, and how it reads."""
        self._union: Organisation | None = None
        account = TextField(_("Số tài khoản nhận"), placeholder=_("ví dụ 118002934455"))
        bank = TextField(_("Tại ngân hàng"), placeholder=_("ví dụ VietinBank CN Tây Ninh"))
        since = DateField(_("Áp dụng từ ngày"), Month(self.desk.month.year, 1), any_day=True)
        text = TextField(_("Nội dung chuyển tiền"), placeholder=REMITTANCE_TEXT)
        yield Group(
            [
                self.bind("name", TextField(_("Đơn vị nhận")), nothing=""),
                self.bind("account", account, caption=_("Số tài khoản"), nothing=""),
                self.bind("bank", bank, nothing=""),
                self.bind("since", since, required=True),
                self.bind("text", text, caption=_("Nội dung chuyển"), nothing=""),
            ]
        )
        places = ", ".join(f"{{{place}}}" for place in PLACES)
        yield parts.label(_("Chỗ điền tự động: {places}").format(places=places), "small", wrap=True)
        self.example = parts.label(role="muted", wrap=True)
        yield self.example
        self.follows("text")

    def about(self) -> str:
        """Where it is used."""
        return _(
            "In trên ủy nhiệm chi nộp đoàn phí và bảng kê nộp cấp trên. Cấp trên đổi tài khoản thì ghi tài khoản mới "
            "với ngày bắt đầu; giấy tờ trước ngày ấy vẫn in tài khoản cũ."
        )

    def follow(self) -> None:
        """The text as it will read, while every place in it is known."""
        union, month = self._union, self.desk.month
        values = {
            UNION: union.union if union else "",
            SUPERIOR: union.superior if union else "",
            MONTHS: months_text(month, month),
        }
        try:
            text = filled_text(self.value("text") or REMITTANCE_TEXT, values)
        except Refusal as refusal:
            self.hints["text"].say(render(refusal), "danger")
            self.example.setText("")
            return
        self.hints["text"].say("")
        shown = _("Ví dụ: {text}\nNgân hàng nhận: {bank_text}")
        self.example.setText(shown.format(text=text, bank_text=bank_text(text)))

    def begin(self, **_arguments: Any) -> None:
        """What holds in the working month."""
        day = self.desk.month.last_day
        with self.desk.read() as read:
            self._union = union = organisation.organisation(read, day)
            facts = organisation.dated_facts(read)
            self.set_value("text", organisation.settings(read).get("payee_text", ""))
        begun = [fact.valid_from for fact in facts if fact.key in PAYEE_KEYS and fact.valid_from <= day]
        for key in ("name", "account", "bank"):
            self.set_value(key, getattr(union, f"payee_{key}"))
        self.widget("name").setPlaceholderText(union.superior)
        self.set_value("since", max(begun, default=union.opening_day))

    def _payee(self) -> Payee:
        return Payee(*map(self.value, ("name", "account", "bank")))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A day, and what the payee and the text need."""
        day = {"day": show_date(self.desk.month.first_day)}
        no_day = need(self.value("since"), "payee-day", N_("Hãy ghi ngày áp dụng, ví dụ {day}."), "since", **day)
        return [*no_day, *set_payee.payee_findings(self._payee(), self.value("text"))]

    def store(self, _draft: None) -> None:
        """Store the account from its day on, and the text."""
        self.act(set_payee.set_payee, self._payee(), self.value("since"), self.value("text"))
