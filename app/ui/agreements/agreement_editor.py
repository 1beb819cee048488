"""Thêm, Sửa thỏa ước: what it is called, between whom, for how long and for how many; or one that was signed before the book knew it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain import clock
from app.domain.agreements.agreements import AgreementKind, Change, Votes
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.models.queries.union import organisation
from app.services.agreements import keep_agreements
from app.services.agreements.keep_agreements import AgreementEntry
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

_TEXTS = ("title", "number", "employer", "employer_signer", "employer_role", "union_signer", "union_role", "note")


class AgreementEditor(FormDialog):
    """``enter()`` adds one, ``enter(agreement=id)`` mends one, ``enter(previous=id, change=…)`` changes or prolongs one."""

    key: ClassVar[str] = "agreement_editor"
    called: ClassVar[str] = N_("Thêm thỏa ước lao động tập thể")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "change", "previous"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: AgreementCard | None = None
        self._make_fields()
        lines = [
            ("title", _("Tên thỏa ước"), self.title_field), ("number", _("Số thỏa ước"), self.number),
            ("kind", _("Loại"), self.kind), ("change", _("Lập"), self.change),
            ("employer", _("Doanh nghiệp"), self.employer), ("previous", _("Thỏa ước trước"), self.previous),
            ("employer_signer", _("Người ký bên NSDLĐ"), self.employer_signer), ("employer_role", _("Chức vụ"), self.employer_role),
            ("union_signer", _("Người ký bên NLĐ"), self.union_signer), ("union_role", _("Chức vụ"), self.union_role),
            ("begun_on", _("Bắt đầu ngày"), self.begun_on), ("workers", _("Số lao động"), self.workers),
            ("valid_from", _("Hiệu lực từ"), self.valid_from), ("covered", _("Được áp dụng"), self.covered),
            ("valid_to", _("Đến ngày"), self.valid_to), ("meal_price", _("Mức ăn ca"), self.meal_price),
            ("note", _("Ghi chú"), self.note), ("", "", self.signed),
        ]  # fmt: skip
        signed = [
            ("signed_on", _("Ngày ký"), self.signed_on), ("agreed", _("Tán thành"), self.agreed),
            ("sent_on", _("Ngày gửi"), self.sent_on), ("against", _("Không tán thành"), self.against),
            ("sent_number", _("Số công văn gửi"), self.sent_number),
        ]  # fmt: skip
        self._past = parts.box(
            parts.column(parts.rule(), field_grid(signed, self.hints, columns=2, caption=124), gap=8)
        )
        sheet = parts.column(field_grid(lines, self.hints, columns=2, caption=124), self._past, None, gap=6)
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=840, stretch=0)
        self.resize(880, 500)
        self.signed.toggled.connect(self._past.setVisible)
        self.change.currentIndexChanged.connect(self._change_chosen)
        self._past.hide()

    def _make_fields(self) -> None:
        month = self.desk.month
        self.title_field = TextField(_("Tên thỏa ước"))
        self.number = TextField(_("Số thỏa ước"), placeholder=_("ví dụ: 01/2026/TƯLĐTT"))
        self.employer = TextField(_("Doanh nghiệp"))
        self.employer_signer = TextField(_("Người ký bên NSDLĐ"))
        self.employer_role = TextField(_("Chức vụ người ký bên NSDLĐ"), placeholder=_("Giám đốc"))
        self.union_signer = TextField(_("Người ký bên NLĐ"))
        self.union_role = TextField(_("Chức vụ người ký bên NLĐ"))
        self.note = TextField(_("Ghi chú"))
        self.kind = _box(_("Loại thỏa ước"), ((kind, _(kind.label)) for kind in AgreementKind))
        self.change = _box(_("Lập mới hay thay đổi"), ((change, _(change.label)) for change in Change))
        self.previous = _box(_("Thỏa ước trước"), ())
        self.begun_on, self.valid_from, self.valid_to, self.signed_on, self.sent_on = (
            DateField(name, month, any_day=True)
            for name in (_("Bắt đầu ngày"), _("Hiệu lực từ"), _("Đến ngày"), _("Ngày ký"), _("Ngày gửi"))
        )
        self.workers, self.covered = CountField(_("Số lao động")), CountField(_("Số người được áp dụng"))
        self.agreed, self.against = CountField(_("Số tán thành")), CountField(_("Số không tán thành"))
        self.meal_price = MoneyField(_("Mức ăn ca"), words=False)
        self.sent_number = TextField(_("Số công văn gửi"))
        self.signed = QCheckBox(_("Đã ký từ trước, ghi lại vào sổ"))
        self.signed.setAccessibleName(self.signed.text())

    def enter(self, **arguments: Any) -> None:
        """Begin with the union's own names, or show one."""
        with self.desk.read() as read:
            cards = agreements.agreements(read)
            today = clock.today()
            union = organisation.organisation(read, today)
            chair = organisation.officers(read, today).get("chair", "")
        for card in cards:
            if card.facts.signed_on is not None and card.id != arguments.get("agreement"):
                self.previous.addItem(card.title, card.id)
        if "agreement" in arguments:
            self._card = next((card for card in cards if card.id == arguments["agreement"]), None)
        if self._card is not None:
            self._show(self._card)
        else:
            self.employer.set_value(union.employer)
            self.union_signer.set_value(chair)
            self.union_role.set_value("Chủ tịch công đoàn cơ sở")
            self.begun_on.set_value(today)
            self.change.setCurrentIndex(max(self.change.findData(arguments.get("change", Change.NEW)), 0))
            self.previous.setCurrentIndex(max(self.previous.findData(arguments.get("previous")), 0))
            self._propose(next((card for card in cards if card.id == arguments.get("previous")), None))
        self._change_chosen()
        self.submit_button.setEnabled(not self.desk.read_only)
        self.title_field.setFocus()

    def _show(self, card: AgreementCard) -> None:
        self.title.setText(_("Sửa thỏa ước"))
        self.setWindowTitle(_("Sửa thỏa ước"))
        for name in _TEXTS:
            self._field(name).set_value(getattr(card, name))
        self.kind.setCurrentIndex(self.kind.findData(card.kind))
        self.change.setCurrentIndex(self.change.findData(card.change))
        self.previous.setCurrentIndex(max(self.previous.findData(card.previous_id), 0))
        self.begun_on.set_value(card.begun_on)
        self.valid_from.set_value(card.facts.valid_from)
        self.valid_to.set_value(card.facts.valid_to)
        self.workers.set_value(card.workers or None)
        self.covered.set_value(card.covered or None)
        self.meal_price.set_value(card.meal_price or None)
        self.signed.hide()

    def _propose(self, before: AgreementCard | None) -> None:
        """What a change or extension takes over from the agreement it follows."""
        if before is None:
            return
        for name in ("employer", "employer_signer", "employer_role", "union_signer", "union_role"):
            self._field(name).set_value(getattr(before, name))
        extends = self.change.currentData() == Change.EXTENSION
        self.title_field.set_value(
            f"{'Gia hạn' if extends else 'Sửa đổi, bổ sung'} {before.title[0].lower()}{before.title[1:]}"
        )
        self.kind.setCurrentIndex(self.kind.findData(before.kind))
        self.workers.set_value(before.workers or None)
        self.covered.set_value(before.covered or None)
        last = before.facts.valid_to
        if last is not None:
            self.valid_from.set_value(last + dt.timedelta(days=1) if extends else None)
            self.valid_to.set_value(None if extends else last)

    def _field(self, name: str) -> TextField:
        return self.title_field if name == "title" else getattr(self, name)

    def _change_chosen(self, _place: int = 0) -> None:
        changes = self.change.currentData() != Change.NEW
        self.previous.setEnabled(changes)
        if not changes:
            self.previous.setCurrentIndex(-1)
        elif self.previous.currentIndex() < 0 and self.previous.count():
            self.previous.setCurrentIndex(0)

    def submit(self) -> None:
        """Store it; what the law refuses is shown with its article and everything typed stays."""
        self.clear_errors()
        if not self.submit_button.isEnabled() or not self._readable():
            return
        entry = self._entry()
        if self._card is not None:
            self.act(keep_agreements.edit_agreement, self._card.id, entry)
            return
        if self.signed.isChecked():
            if self.signed_on.value() is None:
                self.show_error("signed_on", _("Hãy ghi ngày ký."), self.signed_on)
                return
            votes = Votes(entry.workers, self.agreed.value() or 0, self.against.value() or 0)
            entry = replace(
                entry, signed_on=self.signed_on.value(), sent_on=self.sent_on.value(),
                sent_number=self.sent_number.value(), votes=votes,
            )  # fmt: skip
        self.act(keep_agreements.add_agreement, entry)

    def _readable(self) -> bool:
        counts = (
            ("workers", self.workers),
            ("covered", self.covered),
            ("agreed", self.agreed),
            ("against", self.against),
        )
        for key, field in counts:
            if not field.readable():
                self.show_error(key, _("Hãy ghi một số, ví dụ 350."), field.edit)
                return False
        dates = ("begun_on", "valid_from", "valid_to", "signed_on", "sent_on")
        for key in dates:
            if not getattr(self, key).readable():
                self.show_error(key, _("Hãy ghi ngày, ví dụ 15/03/2026."), getattr(self, key))
                return False
        if not self.meal_price.readable():
            self.show_error("meal_price", _("Hãy ghi số tiền, ví dụ 25.000."), self.meal_price)
            return False
        return True

    def _entry(self) -> AgreementEntry:
        texts: dict[str, Any] = {name: self._field(name).value() for name in _TEXTS}
        changes = self.change.currentData() != Change.NEW
        return AgreementEntry(
            **texts, kind=AgreementKind(self.kind.currentData()), change=Change(self.change.currentData()),
            previous_id=self.previous.currentData() if changes else None, begun_on=self.begun_on.value(),
            valid_from=self.valid_from.value(), valid_to=self.valid_to.value(), workers=self.workers.value() or 0,
            covered=self.covered.value() or 0, meal_price=int(self.meal_price.value() or 0),
        )  # fmt: skip

    def ended(self, value: Any) -> None:
        """Show the agreement in the register."""
        super().ended(value)
        self.desk.go("agreements", agreement=value)


def _box(name: str, choices: Any) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumContentsLength(18)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, word in choices:
        made.addItem(word, str(key))
    return made
