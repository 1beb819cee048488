"""The pane beside the list that shows one member whole: the facts, and below them the sections that the rooms bring."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.members.members import Gender
from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard, MemberState
from app.ui.desk import Desk
from app.ui.members.member_section import MemberSection, member_sections
from app.ui.members.member_words import known_date_word, masked, member_state_word, state_looks
from app.ui.records.detail_pane import DetailPane
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


class MemberPane(DetailPane):
    """``show_member(id)``; ``card`` is the member shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết đoàn viên"))
        self.desk = desk
        self.card: MemberCard | None = None
        self._bare = False
        self._name = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._facts = parts.grid()
        self._sections = [section(desk) for section in member_sections()]
        stack = parts.column(
            self._name, parts.row(self._about, self._state), parts.rule(), gap=6, margins=(14, 12, 14, 12)
        )
        stack.itemAt(1).layout().setStretch(0, 1)
        stack.addLayout(self._facts)
        for section in self._sections:
            stack.addWidget(section)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_member(None)

    def show_member(self, identifier: int | None) -> None:
        """Show a member, or nothing; the citizen number is hidden again."""
        if self.card is None or self.card.id != identifier:
            self._bare = False
        self.card = None
        gathered: list[Any] = []
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = members.member(read, identifier)
                gathered = [section.gather(read, identifier) for section in self._sections]
        self._page.setVisible(self.card is not None)
        if self.card is not None:
            self._show(self.card)
            for section, found in zip(self._sections, gathered, strict=True):
                section.setVisible(section.show_member(self.card, found))

    def section(self, key: str) -> MemberSection:
        """The section of that key."""
        return next(section for section in self._sections if section.key == key)

    def watched(self) -> frozenset[str]:
        """The tables the sections show."""
        return frozenset().union(*(section.watches for section in self._sections))

    def state(self) -> MemberState | None:
        """The member's state at the end of the working month."""
        day = self.desk.month.last_day
        past = [each.state for each in self.card.states if each.valid_from <= day] if self.card is not None else []
        return past[-1] if past else None

    def _show(self, card: MemberCard) -> None:
        self._name.setText(card.full_name)
        self._state.say(member_state_word(self.state()), *state_looks(self.state()))
        about = [card.position, card.group]
        self._about.setText(" · ".join(word for word in about if word) or _("Chưa ghi tổ và công việc"))
        self._show_facts(card)

    def _show_facts(self, card: MemberCard) -> None:
        parts.empty(self._facts)
        facts = [
            (_("Mã đoàn viên"), card.number), (_("Mã nhân viên"), card.staff_number), (_("Giới tính"), _(Gender.label_of(card.gender))),
            (_("Ngày sinh"), known_date_word(card.birth)), (_("CCCD"), card.citizen_number), (_("Điện thoại"), card.phone),
            (_("Địa chỉ"), card.address), (_("Vào công đoàn"), known_date_word(card.joined)), (_("Ghi chú"), card.note),
        ]  # fmt: skip
        for place, (word, value) in enumerate((word, value) for word, value in facts if value):
            head = parts.label(word, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(head, place, 0)
            if word == _("CCCD"):
                self._facts.addWidget(self._citizen(value), place, 1)
            else:
                self._facts.addWidget(parts.label(value, wrap=True), place, 1)

    def _citizen(self, number: str) -> QWidget:
        shown = parts.label(number if self._bare else masked(number))
        flip = parts.button(_("Ẩn") if self._bare else _("Hiện"), self._flip_citizen, role="inline")
        flip.setAccessibleName(_("Ẩn số CCCD") if self._bare else _("Hiện số CCCD"))
        return parts.box(parts.row(shown, flip, None, gap=6))

    def _flip_citizen(self) -> None:
        self._bare = not self._bare
        if self.card is not None:
            self._show_facts(self.card)
