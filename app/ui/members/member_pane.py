"""The pane beside the list that shows one member whole: the facts, and below them the sections that the rooms bring."""

from __future__ import annotations

from typing import Any

from app.domain.members.members import Gender, MemberState
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard
from app.ui.desk import Desk
from app.ui.members.member_section import MemberSection, member_sections
from app.ui.members.member_words import known_date_word, masked, member_state_word, state_looks
from app.ui.records.record_pane import Fact, RecordPane


class MemberPane(RecordPane[MemberCard]):
    """The citizen number is veiled until it is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Chi tiết đoàn viên"))
        self._sections = [section(desk) for section in member_sections()]
        self._gathered: list[Any] = []

    def watched(self) -> frozenset[str]:
        """The tables the sections show."""
        return frozenset().union(*(section.watches for section in self._sections))

    def brought(self, key: str) -> MemberSection:
        """The section of that key."""
        return next(section for section in self._sections if section.key == key)

    def load(self, read: Read, identifier: int) -> MemberCard:
        """The member, and what the sections show."""
        card = members.member(read, identifier)
        self._gathered = [section.gather(read, card) for section in self._sections]
        return card

    def state(self) -> MemberState | None:
        """The member's state at the end of the working month."""
        day = self.desk.month.last_day
        past = [each.state for each in self.card.states if each.valid_from <= day] if self.card is not None else []
        return past[-1] if past else None

    def compose(self, card: MemberCard) -> None:
        """Who, in which state, every fact that is known, and the sections."""
        state = self.state()
        about = " · ".join(filter(None, (card.position, card.group))) or _("Chưa ghi tổ và công việc")
        self.heading(card.full_name, (member_state_word(state), *state_looks(state)), about)
        self.facts(
            [
                Fact(_("Mã đoàn viên"), card.number),
                Fact(_("Mã nhân viên"), card.staff_number),
                Fact(_("Giới tính"), _(Gender.label_of(card.gender))),
                Fact(_("Ngày sinh"), known_date_word(card.birth)),
                self.veiled(_("CCCD"), card.citizen_number, masked(card.citizen_number)),
                Fact(_("Điện thoại"), card.phone),
                Fact(_("Địa chỉ"), card.address),
                Fact(_("Vào công đoàn"), known_date_word(card.joined)),
                Fact(_("Ghi chú"), card.note),
            ]
        )
        for section, gathered in zip(self._sections, self._gathered, strict=True):
            if gathered:
                self.section(_(section.called), *(section.act(card) or ()))
                section.compose(self, card, gathered)
