"""What the pane of a member shows of the member's own: states, wages, months without dues, relatives."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.members.members import RelativeKind
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.members import members
from app.models.queries.members.members import MemberCard, MemberChange
from app.models.queries.members.relatives import Relative, relatives
from app.services.members import keep_members, keep_relatives
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.members.member_section import MemberSection
from app.ui.members.member_words import exempt_word, known_date_word
from app.ui.records.detail_pane import fill_facts
from app.ui.widgets import parts

WAGES_SHOWN = 6


class StatesSection(MemberSection):
    """The time line of joining, pausing, leaving."""

    key: ClassVar[str] = "states"
    place: ClassVar[int] = 20
    watches: ClassVar[frozenset[str]] = frozenset({"member_state"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._states = parts.grid()
        self.stack.addLayout(self._states)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Quá trình sinh hoạt")

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """The newest first."""
        fill_facts(
            self._states, [(show_date(each.valid_from), self._change(each), "") for each in reversed(card.states)]
        )
        return bool(card.states)

    @staticmethod
    def _change(each: members.StateChange) -> str:
        texts = [
            _(MemberChange.label_of(each.change)),
            each.reason,
            _("QĐ {number}").format(number=each.decision) if each.decision else "",
        ]
        return ", ".join(part for part in texts if part)


class WagesSection(MemberSection):
    """The latest wages."""

    key: ClassVar[str] = "wages"
    place: ClassVar[int] = 30
    watches: ClassVar[frozenset[str]] = frozenset({"wage"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wages = parts.grid()
        self.stack.addLayout(self._wages)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Mức lương đóng")

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """The newest first."""
        fill_facts(
            self._wages,
            [
                (_("từ {month}").format(month=month_word(each.valid_from)), show_money(each.amount), "right")
                for each in reversed(card.wages[-WAGES_SHOWN:])
            ],
        )
        return bool(card.wages)


class WaivedSection(MemberSection):
    """Months without dues; each can be taken back."""

    key: ClassVar[str] = "waived"
    place: ClassVar[int] = 40
    watches: ClassVar[frozenset[str]] = frozenset({"exemption"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = parts.column(gap=2)
        self.stack.addLayout(self._lines)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Tháng miễn đoàn phí")

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """The newest first."""
        parts.empty(self._lines)
        for each in reversed(card.exemptions):
            months = month_word(each.first)
            if each.last != each.first:
                months = f"{months} – {month_word(each.last)}"
            why = parts.label(f"{months}: {each.note or exempt_word(each.reason)}", wrap=True)
            remover = parts.tool(
                "x", _("Bỏ miễn {months}").format(months=months), partial(self.delete_exemption, each.id)
            )
            remover.setEnabled(not self.desk.read_only)
            line = parts.row(why, remover)
            line.setStretch(0, 1)
            self._lines.addWidget(parts.box(line))
        return bool(card.exemptions)

    def delete_exemption(self, exemption: int) -> None:
        """Take months back, after asking."""
        text = _("Bảng trích nộp đã lập không đổi; tháng chưa lập bảng sẽ tính như thường.")
        if self.desk.ask.confirm(_("Bỏ tháng miễn này?"), text, _("Bỏ miễn")):
            self.desk.do(keep_members.delete_exemption, exemption)


class RelativesSection(MemberSection):
    """The relatives: each opens to be mended, and can be removed or added."""

    key: ClassVar[str] = "relatives"
    place: ClassVar[int] = 60
    watches: ClassVar[frozenset[str]] = frozenset({"relative"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._member: int | None = None
        self._rows = parts.column(gap=2)
        self.stack.addLayout(self._rows)

    @classmethod
    def title(cls) -> str:
        """What stands above it."""
        return _("Người thân")

    def head(self) -> parts.Part:
        """The title, and the button that adds one."""
        self._add = parts.button(_("Thêm người thân"), self._begin, role="link")
        return parts.row(super().head(), None, self._add)

    def gather(self, read: Read, member: int) -> tuple[Relative, ...]:
        """The relatives."""
        return tuple(relatives(read, member))

    def show_member(self, card: MemberCard, gathered: Any) -> bool:
        """A line for each; it is shown without any too, for one may be added."""
        self._member = card.id
        parts.empty(self._rows)
        self._add.setEnabled(not self.desk.read_only)
        for each in gathered:
            self._rows.addWidget(self._line(each))
        return True

    def _line(self, each: Relative) -> QWidget:
        name = parts.button(each.full_name, partial(self._mend, each.id), role="inline")
        name.setAccessibleName(_("Sửa người thân {name}").format(name=each.full_name))
        label = parts.Elided(
            ", ".join(word for word in (_(RelativeKind.label_of(each.relation)), known_date_word(each.birth)) if word),
            "small",
        )
        remover = parts.tool(
            "x", _("Xóa người thân {name}").format(name=each.full_name), partial(self._delete_relative, each)
        )
        remover.setEnabled(not self.desk.read_only)
        line = parts.row(name, label, remover, gap=6)
        line.setStretch(1, 1)
        return parts.box(line)

    def _begin(self) -> None:
        if self._member is not None:
            self.desk.go("relative_editor", member=self._member)

    def _mend(self, relative: int) -> None:
        self.desk.go("relative_editor", member=self._member, relative=relative)

    def _delete_relative(self, each: Relative) -> None:
        text = _("Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa người thân {name}?").format(name=each.full_name), text, _("Xóa"), danger=True):
            self.desk.do(keep_relatives.delete_relative, each.id)
