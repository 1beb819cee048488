"""Thêm, Sửa đoàn viên: every field of a member, checked while typing, with those named who may be the same person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.members.citizen_number import UnreadableCitizenNumber, doubts_about, read_citizen_number
from app.domain.members.members import Gender, MemberDraft, likely_same, look_over_member, parse_known_date
from app.domain.members.records import MEMBER
from app.domain.problems import N_, Finding, need
from app.domain.records import Record
from app.i18n import _, render
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard, MemberFilter
from app.services.members import keep_members
from app.services.members.keep_members import MemberEntry
from app.ui.members.known_date_field import KnownDateField
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, WordField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.line_edit import mark
from app.ui.widgets.month_field import MonthField

WAIT = 250
LOOKED_AT = 20
DATES = ("birth", "joined")
ORDER = (
    *("full_name", "group", "birth", "gender", "citizen_number", "phone"),
    *("member_number", "staff_number", "position", "joined", "address", "note"),
)


class MemberEditor(Editor[MemberDraft]):
    """``enter()`` adds somebody, ``enter(member=id)`` shows one to mend."""

    key: ClassVar[str] = "member_editor"
    called: ClassVar[str] = N_("Thêm đoàn viên")
    mends: ClassVar[str] = N_("Sửa đoàn viên")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    record: ClassVar[Record | None] = MEMBER
    wide: ClassVar[int] = 780
    high: ClassVar[int] = 490
    caption_width: ClassVar[int] = 128

    def sheet(self) -> Sheet:
        """The member in two columns; of a new one from when on and at which wage; who may be the same person."""
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._judge)
        with self.desk.read() as read:
            self._groups = [group.name for group in members.union_groups(read)]
        genders = [(None, _("chưa rõ")), *((each, _(each.label)) for each in (Gender.FEMALE, Gender.MALE))]
        own: dict[str, QWidget] = {
            "group": WordField(_("Tổ công đoàn"), ["", *self._groups]),
            "gender": ChoiceField(_("Giới tính"), genders),
        }
        for key in DATES:
            told = MEMBER[key]
            own[key] = KnownDateField(_(told.label), self.desk.month, placeholder=_(told.example))
        yield Group([self.bind(key, own.get(key)) for key in ORDER], columns=2)
        month = self.desk.month
        first = Group(
            [
                self.bind("since", DateField(_("Tính trong sổ từ"), month, any_day=True), required=True),
                self.bind("wage"),
                self.bind("wage_from", MonthField(_("Lương từ tháng"), month)),
            ],
            columns=2,
        )
        self._new = parts.box(parts.column(parts.rule(), self.boxed(first), gap=8))
        yield self._new
        self._same = Hint(_("Có thể trùng"))
        yield self._same
        self.follows("full_name", "group", "citizen_number", "staff_number", "member_number", "gender", *DATES)

    def foot(self) -> Sequence[QWidget]:
        """The button for many in a row."""
        self._next = parts.button(_("Cất và thêm người nữa"), self._save_and_next)
        return [self._next]

    def begin(self, **arguments: Any) -> MemberDraft:
        """Nobody yet, from the working month on; or a member as stored."""
        self.identifier = arguments.get("member")
        for new in (self._new, self._next):
            new.setVisible(self.identifier is None and not (new is self._next and self.desk.read_only))
        if self.identifier is None:
            self.set_value("since", self.desk.month.first_day)
            self.set_value("wage_from", self.desk.month)
            return MemberDraft("")
        with self.desk.read() as read:
            return draft_of(members.member(read, self.identifier))

    # ---- while typing ----------------------------------------------------------------------------------------------

    def follow(self) -> None:
        """A tổ that is new; everything else once she rests."""
        typed = self.value("group")
        new = typed and typed.casefold() not in {name.casefold() for name in self._groups}
        self.hints["group"].say(_("Tổ mới: sẽ được lập khi cất.") if new else "", "note")
        self._timer.start()

    def _judge(self) -> None:
        """Dates, citizen number against birth and gender, and who may be the same person."""
        if self.desk.book is None or not self.isVisible():
            return
        draft = self.collect()
        for key in DATES:
            self._judge_date(key)
        self._judge_citizen(draft)
        self._judge_likeness(draft)

    def _judge_date(self, key: str) -> None:
        field, hint = self.widget(key), self.hints[key]
        wrong, known = field.complaint(), field.value()
        if field.hasFocus() or not wrong:
            mark(field, "")
            # Why: 1990 and 05/1990 are fine, but a birthday cannot be kept without its day.
            partial = key == "birth" and known is not None and not isinstance(known, dt.date) and not field.hasFocus()
            hint.say(_("Chưa đủ ngày: không nhắc được sinh nhật.") if partial else "", "note")
        else:
            mark(field, "refused")
            hint.say(wrong, "danger")

    def _judge_citizen(self, draft: MemberDraft) -> None:
        field, hint = self.widget("citizen_number"), self.hints["citizen_number"]
        hint.say("")
        text = draft.citizen_number
        if not text or (field.hasFocus() and len(text) < 9):
            return
        try:
            number = read_citizen_number(text)
        except UnreadableCitizenNumber as refusal:
            if not field.hasFocus():
                proposed = _(" Có phải {number}?").format(number=refusal.proposal) if refusal.proposal else ""
                hint.say(render(refusal) + proposed, "warn")
            return
        male = None if draft.gender is None else draft.gender is Gender.MALE
        doubts = doubts_about(number, male, draft.birth.year if draft.birth is not None else None)
        hint.say(" ".join(render(doubt.message) for doubt in doubts), "warn")

    def _judge_likeness(self, draft: MemberDraft) -> None:
        texts, unnumbered = [], _("chưa có mã")
        for card in self._candidates(draft):
            likeness = likely_same(draft, draft_of(card))
            if likeness is not None:
                number = card.number or card.staff_number or unnumbered
                texts.append(f"{card.full_name} ({number}): {render(likeness.reason)}")
        told = _("Có thể đã có trong sổ: {people}.").format(people="; ".join(texts[:3])) if texts else ""
        self._same.say(told, "warn")

    def _candidates(self, draft: MemberDraft) -> list[MemberCard]:
        keys = {draft.full_name, draft.citizen_number, draft.staff_number, draft.member_number}
        found: dict[int, MemberCard] = {}
        with self.desk.read() as read:
            for text in (key for key in keys if len(key) >= 4):
                wanted = MemberFilter(self.desk.month.last_day, search=text, with_gone=True)
                for number in members.member_ids(read, wanted)[:LOOKED_AT]:
                    if number != self.identifier:
                        found.setdefault(number, members.member(read, number))
        return list(found.values())

    def likeness(self) -> str:
        """Who is told to be perhaps the same person."""
        return self._same.text()

    # ---- storing ---------------------------------------------------------------------------------------------------

    def look_over(self, draft: MemberDraft) -> Sequence[Finding]:
        """By the rules of members; a new one is a member from a day on, and a wage holds from a month on."""
        found = look_over_member(draft)
        if self.identifier is None:
            text = N_("Hãy ghi ngày bắt đầu tính là đoàn viên trong sổ.")
            found += need(self.value("since"), "member-since", text, "since")
            text = N_("Hãy ghi đủ số tiền và tháng bắt đầu; chưa biết thì để trống.")
            found += need(draft.wage is None or self.value("wage_from"), "member-wage-month", text, "wage")
        return found

    def submit(self) -> None:
        """Store, and close."""
        self._again = False
        super().submit()

    def _save_and_next(self) -> None:
        self._again = True
        super().submit()

    def store(self, draft: MemberDraft) -> None:
        """Keep the member; the citizen number in its one spelling."""
        if draft.citizen_number:
            draft = replace(draft, citizen_number=read_citizen_number(draft.citizen_number))
        first = self.desk.month
        if self.identifier is not None:
            entry = MemberEntry.of_draft(replace(draft, wage=None), first.first_day, first)
            self.act(keep_members.edit_member, self.identifier, entry)
        else:
            entry = MemberEntry.of_draft(draft, self.value("since"), self.value("wage_from") or first)
            self.act(keep_members.add_member, entry)

    def ended(self, value: Any) -> None:
        """Close, or begin again with what the next one is likely to share."""
        if not self._again:
            super().ended(value)
            return
        self.submit_button.setEnabled(True)
        shared = ("group", "position", "joined")
        self.begin_with(MemberDraft("", **{key: self.value(key) for key in shared}))
        self.widget("full_name").setFocus()
        day = self.value("since") or self.desk.month.first_day
        self.title.setText(_("Thêm đoàn viên, tiếp sau {day}").format(day=show_date(day)))


def draft_of(card: MemberCard) -> MemberDraft:
    """A stored member as typed anew."""
    return MemberDraft(
        card.full_name,
        birth=parse_known_date(card.birth) if card.birth else None,
        gender=Gender(card.gender) if card.gender else None,
        citizen_number=card.citizen_number,
        staff_number=card.staff_number,
        member_number=card.number,
        group=card.group,
        position=card.position,
        phone=card.phone,
        address=card.address,
        joined=parse_known_date(card.joined) if card.joined else None,
        note=card.note,
    )
