"""Thêm, Sửa đoàn viên: every field of a member, checked while typing, with those named who may be the same person."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.dates import Month, show_date
from app.domain.members.citizen_number import UnreadableCitizenNumber, doubts_about, read_citizen_number
from app.domain.members.members import Gender, KnownDate, MemberDraft, likely_same, parse_known_date, show_known_date
from app.domain.problems import N_, Refusal
from app.domain.reading import read_partial_date, type_date
from app.i18n import _, render
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard, MemberFilter
from app.services.members import keep_members
from app.services.members.keep_members import MemberEntry
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField, mark
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.text_field import TextField

WAIT = 250
LOOKED_AT = 20


def read_known(text: str, month: Month) -> KnownDate | None:
    """A day, or the part of it that is known, as typed; None for nothing. Refuses what is no date."""
    if not text.strip():
        return None
    return type_date(text, month) if re.fullmatch(r"\d{8}", text.strip()) else read_partial_date(text)


class MemberEditor(FormDialog):
    """``enter()`` adds somebody, ``enter(member=id)`` shows one to mend."""

    key: ClassVar[str] = "member_editor"
    called: ClassVar[str] = N_("Thêm đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: MemberCard | None = None
        self._make_fields()
        lines = [
            ("full_name", _("Họ và tên"), self.full_name), ("group", _("Tổ công đoàn"), self.group),
            ("birth", _("Ngày sinh"), self.birth), ("gender", _("Giới tính"), self.gender),
            ("citizen", _("Số CCCD"), self.citizen), ("phone", _("Điện thoại"), self.phone),
            ("number", _("Mã đoàn viên"), self.number), ("staff", _("Mã nhân viên"), self.staff),
            ("position", _("Công việc"), self.position), ("joined", _("Vào công đoàn"), self.joined),
            ("address", _("Địa chỉ"), self.address), ("note", _("Ghi chú"), self.note),
        ]  # fmt: skip
        first = [
            ("since", _("Tính trong sổ từ"), self.since), ("wage", _("Mức lương đóng"), parts.box(parts.row(self.wage, self.wage_from))),
        ]  # fmt: skip
        sheet = parts.column(gap=6)
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=98))
        self._new = parts.box(parts.column(parts.rule(), field_grid(first, self.hints, columns=2, caption=98), gap=8))
        sheet.addWidget(self._new)
        self._same = Hint(_("Có thể trùng"))
        sheet.addWidget(self._same)
        sheet.addStretch(1)
        self._next = parts.button(_("Cất và thêm người nữa"), self._save_and_next)
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=780, foot=[self._next], stretch=0)
        self.resize(820, 470)
        self._connect()

    def _make_fields(self) -> None:
        month = self.desk.month
        self.full_name = TextField(_("Họ và tên"))
        self.birth = TextField(_("Ngày sinh"), placeholder=_("04/05/1990, 05/1990 hoặc 1990"))
        self.gender = QComboBox()
        self.gender.setAccessibleName(_("Giới tính"))
        for key, word in (
            ("", _("chưa rõ")),
            (Gender.FEMALE, _(Gender.FEMALE.label)),
            (Gender.MALE, _(Gender.MALE.label)),
        ):
            self.gender.addItem(word, str(key))
        self.citizen = TextField(_("Số CCCD"), placeholder=_("12 chữ số"))
        self.phone = TextField(_("Điện thoại"))
        self.number = TextField(_("Mã đoàn viên"))
        self.staff = TextField(_("Mã nhân viên"))
        self.position = TextField(_("Công việc"))
        self.joined = TextField(_("Vào công đoàn"), placeholder=_("ngày, tháng hoặc năm"))
        self.address = TextField(_("Địa chỉ"))
        self.note = TextField(_("Ghi chú"))
        self.group = QComboBox()
        self.group.setAccessibleName(_("Tổ công đoàn"))
        self.group.setEditable(True)
        # Why: completing inside the field fights with UniKey; the list drops down instead.
        self.group.setCompleter(None)  # type: ignore[arg-type]
        with self.desk.read() as read:
            self._groups = [group.name for group in members.union_groups(read)]
        self.group.addItems(["", *self._groups])
        self.since = DateField(_("Tính trong sổ từ"), month, any_day=True)
        self.since.set_value(month.first_day)
        self.wage = MoneyField(_("Mức lương đóng"), words=False)
        self.wage_from = MonthField(_("Lương từ tháng"), month)
        self.wage_from.set_value(month)

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._judge)
        for field in (self.full_name, self.birth, self.citizen, self.staff, self.number, self.joined):
            field.textChanged.connect(lambda _text: self._timer.start())
        self.gender.currentIndexChanged.connect(lambda _place: self._timer.start())
        self.group.editTextChanged.connect(self._group_typed)

    def enter(self, **arguments: Any) -> None:
        """Begin with an empty form, or show a member."""
        if "member" in arguments:
            with self.desk.read() as read:
                self._card = members.member(read, arguments["member"])
            self._show(self._card)
        self._new.setVisible(self._card is None)
        self._next.setVisible(self._card is None)
        if self.desk.read_only:
            self.submit_button.setEnabled(False)
            self._next.hide()
        self.full_name.setFocus()

    def _show(self, card: MemberCard) -> None:
        self.title.setText(_("Sửa đoàn viên"))
        self.setWindowTitle(_("Sửa đoàn viên"))
        pairs = (
            (self.full_name, card.full_name), (self.citizen, card.citizen_number), (self.phone, card.phone), (self.number, card.number),
            (self.staff, card.staff_number), (self.position, card.position), (self.address, card.address), (self.note, card.note),
            (self.birth, _known_word(card.birth)), (self.joined, _known_word(card.joined)),
        )  # fmt: skip
        for field, value in pairs:
            field.set_value(value)
        self.gender.setCurrentIndex(max(self.gender.findData(card.gender), 0))
        self.group.setEditText(card.group)

    # ---- while typing ----------------------------------------------------------------------------------------------

    def _group_typed(self, text: str) -> None:
        new = text.strip() and text.strip().casefold() not in {name.casefold() for name in self._groups}
        self.hints["group"].say(_("Tổ mới: sẽ được lập khi cất.") if new else "", "note")

    def _judge(self) -> None:
        """Dates, citizen number against birth and gender, and who may be the same person."""
        if self.desk.book is None or not self.isVisible():
            return
        draft = self.draft()
        for key, field in (("birth", self.birth), ("joined", self.joined)):
            self._judge_date(key, field)
        self._judge_citizen(draft)
        self._judge_likeness(draft)

    def _judge_date(self, key: str, field: TextField) -> None:
        try:
            known = read_known(field.text(), self.desk.month)
        except Refusal as refusal:
            self.hints[key].say("" if field.hasFocus() else render(refusal), "danger")
            mark(field, "" if field.hasFocus() else "refused")
        else:
            mark(field, "")
            # Why: 1990 and 05/1990 are fine, but a birthday cannot be kept without its day.
            partial = key == "birth" and known is not None and not isinstance(known, dt.date) and not field.hasFocus()
            self.hints[key].say(_("Chưa đủ ngày: không nhắc được sinh nhật.") if partial else "", "note")

    def _judge_citizen(self, draft: MemberDraft) -> None:
        text, hint = self.citizen.text().strip(), self.hints["citizen"]
        hint.say("")
        if not text or (self.citizen.hasFocus() and len(text) < 9):
            return
        try:
            number = read_citizen_number(text)
        except UnreadableCitizenNumber as refusal:
            if not self.citizen.hasFocus():
                hint.say(
                    render(refusal)
                    + (_(" Có phải {number}?").format(number=refusal.proposal) if refusal.proposal else ""),
                    "warn",
                )
            return
        male = None if draft.gender is None else draft.gender is Gender.MALE
        doubts = doubts_about(number, male, draft.birth.year if draft.birth is not None else None)
        hint.say(" ".join(render(doubt.message) for doubt in doubts), "warn")

    def _judge_likeness(self, draft: MemberDraft) -> None:
        texts, unnumbered = [], _("chưa có mã")
        for card in self._candidates(draft):
            likeness = likely_same(draft, draft_of(card))
            if likeness is not None:
                texts.append(
                    f"{card.full_name} ({card.number or card.staff_number or unnumbered}): {render(likeness.reason)}"
                )
        self._same.say(
            _("Có thể đã có trong sổ: {people}.").format(people="; ".join(texts[:3])) if texts else "", "warn"
        )

    def _candidates(self, draft: MemberDraft) -> list[MemberCard]:
        keys = {draft.full_name, draft.citizen_number, draft.staff_number, draft.member_number}
        found: dict[int, MemberCard] = {}
        with self.desk.read() as read:
            for text in (key for key in keys if len(key) >= 4):
                wanted = MemberFilter(self.desk.month.last_day, search=text, with_gone=True)
                for number in members.member_ids(read, wanted)[:LOOKED_AT]:
                    if self._card is None or number != self._card.id:
                        found.setdefault(number, members.member(read, number))
        return list(found.values())

    def draft(self) -> MemberDraft:
        """What was typed, as far as it can be read."""
        gender = str(self.gender.currentData() or "")
        return MemberDraft(
            full_name=self.full_name.value(), birth=self._known(self.birth), gender=Gender(gender) if gender else None,
            citizen_number=self.citizen.value(), staff_number=self.staff.value(), member_number=self.number.value(),
            group=" ".join(self.group.currentText().split()), position=self.position.value(), phone=self.phone.value(),
            address=self.address.value(), joined=self._known(self.joined), wage=self.wage.value(), note=self.note.value(),
        )  # fmt: skip

    def _known(self, field: TextField) -> KnownDate | None:
        try:
            return read_known(field.text(), self.desk.month)
        except Refusal:
            return None

    # ---- storing ---------------------------------------------------------------------------------------------------

    def _entry(self) -> MemberEntry | None:
        """The entry, or None after saying beside which field what is wrong."""
        self.clear_errors()
        for key, field in (("birth", self.birth), ("joined", self.joined)):
            try:
                read_known(field.text(), self.desk.month)
            except Refusal as refusal:
                self.show_error(key, render(refusal), field)
                return None
        draft = self.draft()
        if not draft.full_name:
            self.show_error("full_name", _("Hãy ghi họ và tên."), self.full_name)
            return None
        if draft.citizen_number:
            try:
                draft = replace(draft, citizen_number=read_citizen_number(draft.citizen_number))
            except UnreadableCitizenNumber as refusal:
                self.show_error("citizen", render(refusal), self.citizen)
                return None
        if self._card is not None:
            return MemberEntry.of_draft(replace(draft, wage=None), self.desk.month.first_day, self.desk.month)
        since, wage_from = self.since.value(), self.wage_from.value()
        if since is None:
            self.show_error("since", _("Hãy ghi ngày bắt đầu tính là đoàn viên trong sổ."), self.since)
        elif not self.wage.readable() or (draft.wage is not None and wage_from is None):
            self.show_error("wage", _("Hãy ghi đủ số tiền và tháng bắt đầu; chưa biết thì để trống."), self.wage)
        else:
            return MemberEntry.of_draft(draft, since, wage_from or self.desk.month)
        return None

    def submit(self) -> None:
        """Store, and close."""
        self._store(self.ended)

    def _save_and_next(self) -> None:
        self._store(self._begin_again)

    def _store(self, done: Any) -> None:
        entry = self._entry() if self.submit_button.isEnabled() else None
        if entry is None:
            return
        self.submit_button.setEnabled(False)
        if self._card is not None:
            self.desk.do(keep_members.edit_member, self._card.id, entry, done=done, failed=self.refused)
        else:
            self.desk.do(keep_members.add_member, entry, done=done, failed=self.refused)

    def _begin_again(self, _member: int) -> None:
        self.submit_button.setEnabled(True)
        for field in (
            self.full_name,
            self.birth,
            self.citizen,
            self.phone,
            self.number,
            self.staff,
            self.address,
            self.note,
        ):
            field.set_value("")
        self.gender.setCurrentIndex(0)
        self.wage.set_value(None)
        self.full_name.setFocus()
        self.title.setText(
            _("Thêm đoàn viên, tiếp sau {day}").format(day=show_date(self.since.value() or self.desk.month.first_day))
        )


def _known_word(stored: str) -> str:
    return show_known_date(parse_known_date(stored)) if stored else ""


def draft_of(card: MemberCard) -> MemberDraft:
    """A stored member as the rules of likeness take it."""
    return MemberDraft(
        card.full_name, birth=parse_known_date(card.birth) if card.birth else None,
        gender=Gender(card.gender) if card.gender else None, citizen_number=card.citizen_number,
        staff_number=card.staff_number, member_number=card.number,
    )  # fmt: skip
