"""Thêm người tham gia: members by tổ, gender and name, a block copied from Excel, or a guest by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.members.members import Gender, MemberState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter, MemberRow
from app.services.activities import keep_participants
from app.services.activities.keep_participants import PersonDraft
from app.ui.lists.list_filters import Choice, Filter, FilterBar, choices_by
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickList


class ActivityChooseDialog(Editor[None]):
    """``enter(activity=id)``. Who is ticked stays ticked while the filters change."""

    key: ClassVar[str] = "activity_choose"
    called: ClassVar[str] = N_("Thêm người tham gia")
    verb: ClassVar[str] = N_("Thêm vào danh sách")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 720
    high: ClassVar[int] = 490
    caption_width: ClassVar[int] = 70

    def sheet(self) -> Sheet:
        """Filters, members, and guests by name or pasted."""
        self._pasted: tuple[PersonDraft, ...] = ()
        self._everybody: Sequence[MemberRow] = ()
        sexes = (Gender.FEMALE, Gender.MALE)
        genders = choices_by(lambda row: row.gender, ((each, _(each.label)) for each in sexes))
        asked = [
            Filter("gender", _("Giới tính"), [Choice("", _("Tất cả")), *genders]),
            Filter("group", _("Tổ công đoàn"), [Choice("", _("Mọi tổ"))], dropped=True),
        ]
        self.filters: FilterBar[MemberRow] = FilterBar(self.desk, self.key, asked, None)
        columns = [
            Column("name", _("Họ và tên"), 200, lambda row: row.full_name, stretch=True),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender))),
            Column("group", _("Tổ"), 130, lambda row: row.group),
            Column("position", _("Công việc"), 130, lambda row: row.position),
        ]
        self.members = TickList(_("Đoàn viên"), columns, lambda row: row.id, _words, _("Tìm tên, mã…"))
        self._summary = Hint(_("Danh sách dán"))
        yield self.filters
        yield self.members
        guest = TextField(_("Khách mời"), placeholder=_("họ và tên người không phải đoàn viên"))
        yield Group([self.bind("guest", guest), self.bind("unit", TextField(_("Đơn vị")))], columns=2)
        yield self._summary
        self.filters.changed.connect(self._sift)
        self.members.ticks_changed.connect(self.follow)
        self.follows("guest")

    def foot(self) -> Sequence[QWidget]:
        """People copied in Excel."""
        return [parts.button(_("Dán từ Excel"), self.paste, icon="file-spreadsheet")]

    def begin(self, **arguments: Any) -> None:
        """Whose list grows; those on it already are not offered."""
        self._activity = int(arguments["activity"])
        with self.desk.read() as read:
            card = activities.activity(read, self._activity)
            listed = {each.member_id for each in activities.participants(read, self._activity)}
            groups = choices_by(lambda row: row.group, ((each.name, each.name) for each in members.union_groups(read)))
            day = card.row.starts_on or self.desk.month.last_day
            ids = members.member_ids(read, MemberFilter(day, state=MemberState.ACTIVE))
            self._everybody = members.member_rows(read, [each for each in ids if each not in listed], day)
        self._listed = listed
        self.title.setText(_("Thêm người: {title}").format(title=card.row.title))
        self.filters.offer("group", [Choice("", _("Mọi tổ")), *groups])
        self._sift()

    def enter(self, **arguments: Any) -> None:
        """The keyboard is among the members."""
        super().enter(**arguments)
        self.members.table.setFocus()

    def _sift(self) -> None:
        shown = self.filters.sift(self._everybody)
        self.members.offer(shown, self.members.ticked)
        if not shown:
            text = _("Mọi đoàn viên đang sinh hoạt khớp bộ lọc đã có trong danh sách.")
            self.members.table.say_empty(_("Không còn ai để thêm"), text)

    def follow(self) -> None:
        """How many will be put on the list."""
        count = len(self.people())
        self.members.say(_("Sẽ thêm {count} người").format(count=count))
        self.submit_button.setEnabled(bool(count) and not self.desk.read_only)

    def paste(self) -> None:
        """People of the block that was copied in Excel; what is doubtful is shown and left to the treasurer."""
        with self.desk.read() as read:
            found = keep_participants.read_pasted(read, QGuiApplication.clipboard().text())
        if not found.people and not found.doubtful:
            self._summary.say(_("Chưa có gì để dán: hãy chép các dòng có họ tên trong Excel rồi bấm lại."), "warn")
            return
        self._pasted = tuple(each for each in found.people if not self._is_among(each, self._listed))
        text = _("Đã dán: {members} đoàn viên, {guests} khách.").format(
            members=found.members, guests=len(found.people) - found.members
        )
        if found.doubtful:
            text += " " + _("Nhiều đoàn viên cùng tên, hãy tự chọn: {names}.").format(names=", ".join(found.doubtful))
        self._summary.say(text, "warn" if found.doubtful else "good")
        self.follow()

    @staticmethod
    def _is_among(person: PersonDraft, ids: set[Any]) -> bool:
        return person.member_id is not None and person.member_id in ids

    def people(self) -> list[PersonDraft]:
        """Everybody chosen, pasted or named."""
        chosen = [PersonDraft(number) for number in sorted(self.members.ticked)]
        chosen += [each for each in self._pasted if not self._is_among(each, self.members.ticked)]
        guest = self.value("guest")
        return [*chosen, PersonDraft(person=guest, group=self.value("unit") or "")] if guest else chosen

    def touched(self) -> bool:
        """True once anybody was chosen."""
        return bool(self.people())

    def store(self, _draft: None) -> None:
        """Put them on the list, in one act."""
        self.act(keep_participants.add_participants, self._activity, self.people())


def _words(row: MemberRow) -> str:
    return f"{row.full_name} {row.number} {row.staff_number}"
