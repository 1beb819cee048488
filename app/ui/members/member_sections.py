"""What the pane of a member shows of the member's own: states, wages, months without dues, relatives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.members.members import MemberChange, RelativeKind
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members.members import DatedWage, ExemptMonths, MemberCard, StateChange
from app.models.queries.members.relatives import Relative, relatives
from app.services.members import keep_members, keep_relatives, mend_members
from app.ui.kinds import month_word
from app.ui.members.member_section import MemberSection
from app.ui.members.member_words import exempt_word, known_date_word
from app.ui.records.record_pane import Fact, RecordPane, joined
from app.ui.widgets import parts

WAGES_SHOWN = 6


class StatesSection(MemberSection):
    """The time line of joining, pausing, leaving, the newest first."""

    key: ClassVar[str] = "states"
    called: ClassVar[str] = N_("Quá trình sinh hoạt")
    place: ClassVar[int] = 20
    watches: ClassVar[frozenset[str]] = frozenset({"member_state"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[StateChange]:
        """Every change."""
        return card.states

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[StateChange]) -> None:
        """The day, what happened, why, by which decision; each is mended by its day, all but the first can be taken out."""
        for each in reversed(gathered):
            day = show_date(each.valid_from)
            mend = partial(self.desk.go, "member_change", member=card.id, movement=each.id)
            link = parts.button(day, mend, role="inline")
            link.setEnabled(not pane.desk.read_only)
            link.setAccessibleName(_("Sửa biến động ngày {day}").format(day=day))
            line = parts.row(link, parts.label(_told(each), wrap=True), gap=6)
            line.setStretch(1, 1)
            if each.id == gathered[0].id:
                pane.add(parts.box(line))
            else:
                removes = _("Bỏ biến động ngày {day}").format(day=day)
                pane.add(_removable(pane, parts.box(line), removes, partial(self.delete, each)))

    def delete(self, each: StateChange) -> None:
        """Take a movement out, after asking."""
        text = _("Chỉ bỏ biến động ghi nhầm. Lấy lại được bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Bỏ biến động ngày {day}?").format(day=show_date(each.valid_from)), text, _("Bỏ")):
            self.desk.do(mend_members.remove_movement, each.id)


class WagesSection(MemberSection):
    """The latest wages, the newest first."""

    key: ClassVar[str] = "wages"
    called: ClassVar[str] = N_("Mức lương đóng")
    place: ClassVar[int] = 30
    watches: ClassVar[frozenset[str]] = frozenset({"wage"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[DatedWage]:
        """The last ones."""
        return card.wages[-WAGES_SHOWN:]

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[DatedWage]) -> None:
        """From which month on, how much."""
        since = _("từ {month}")
        pane.facts(
            Fact(since.format(month=month_word(each.valid_from)), show_money(each.amount), right=True)
            for each in reversed(gathered)
        )


class WaivedSection(MemberSection):
    """Months without dues, the newest first; each can be taken back."""

    key: ClassVar[str] = "waived"
    called: ClassVar[str] = N_("Tháng miễn đoàn phí")
    place: ClassVar[int] = 40
    watches: ClassVar[frozenset[str]] = frozenset({"exemption"})

    def gather(self, read: Read, card: MemberCard) -> Sequence[ExemptMonths]:
        """Every span of months."""
        return card.exemptions

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: Sequence[ExemptMonths]) -> None:
        """The months and why."""
        for each in reversed(gathered):
            months = month_word(each.first)
            if each.last != each.first:
                months = f"{months} – {month_word(each.last)}"
            why = parts.label(f"{months}: {each.note or exempt_word(each.reason)}", wrap=True)
            pane.add(_removable(pane, why, _("Bỏ miễn {months}").format(months=months), partial(self.delete, each.id)))

    def delete(self, exemption: int) -> None:
        """Take months back, after asking."""
        text = _("Bảng trích nộp đã lập không đổi; tháng chưa lập bảng sẽ tính như thường.")
        if self.desk.ask.confirm(_("Bỏ tháng miễn này?"), text, _("Bỏ miễn")):
            self.desk.do(keep_members.delete_exemption, exemption)


class RelativesSection(MemberSection):
    """The relatives: each opens to be mended, and can be removed or added."""

    key: ClassVar[str] = "relatives"
    called: ClassVar[str] = N_("Người thân")
    place: ClassVar[int] = 60
    watches: ClassVar[frozenset[str]] = frozenset({"relative"})

    def act(self, card: MemberCard) -> tuple[str, Callable[[], object]] | None:
        """One may be added."""
        if self.desk.read_only:
            return None
        return _("Thêm người thân"), partial(self.desk.go, "relative_editor", member=card.id)

    def gather(self, read: Read, card: MemberCard) -> Any:
        """The relatives; it is shown without any too, for one may be added."""
        return (relatives(read, card.id),)

    def compose(self, pane: RecordPane[MemberCard], card: MemberCard, gathered: tuple[Sequence[Relative]]) -> None:
        """A line for each."""
        for each in gathered[0]:
            mend = partial(self.desk.go, "relative_editor", member=card.id, relative=each.id)
            name = parts.button(each.full_name, mend, role="inline")
            name.setAccessibleName(_("Sửa người thân {name}").format(name=each.full_name))
            label = parts.Elided(joined(_(RelativeKind(each.relation).label), known_date_word(each.birth)), "small")
            line = parts.row(name, label, gap=6)
            line.setStretch(1, 1)
            removes = _("Xóa người thân {name}").format(name=each.full_name)
            pane.add(_removable(pane, parts.box(line), removes, partial(self.delete, each)))

    def delete(self, each: Relative) -> None:
        """Delete a relative, after asking."""
        text = _("Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa người thân {name}?").format(name=each.full_name), text, _("Xóa"), danger=True):
            self.desk.do(keep_relatives.delete_relative, each.id)


def _told(each: StateChange) -> str:
    decision = _("QĐ {number}").format(number=each.decision) if each.decision else ""
    return joined(_(MemberChange(each.change).label), each.reason, decision)


def _removable(pane: RecordPane[MemberCard], shown: QWidget, word: str, removed: Callable[[], object]) -> QWidget:
    """A line with a small cross at its right."""
    remover = parts.tool("x", word, removed)
    remover.setEnabled(not pane.desk.read_only)
    line = parts.row(shown, remover)
    line.setStretch(0, 1)
    return parts.box(line)
