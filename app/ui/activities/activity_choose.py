"""Thêm người tham gia: members by tổ, gender and name, a block copied from Excel, or a guest by name."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.members.members import Gender, MemberState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.activities import keep_participants
from app.services.activities.keep_participants import PersonDraft
from app.ui.desk import Desk
from app.ui.members.member_words import gender_word
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable


class ActivityChooseDialog(FormDialog):
    """``enter(activity=id)``. Who is ticked stays ticked while the filters change."""

    key: ClassVar[str] = "activity_choose"
    called: ClassVar[str] = N_("Thêm người tham gia")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._activity = 0
        self._listed: set[int | None] = set()
        self._chosen: set[int] = set()
        self._pasted: tuple[PersonDraft, ...] = ()
        self._loading = False
        columns = [
            Column("name", _("Họ và tên"), 200, lambda row: row.full_name, stretch=True),
            Column("gender", _("Giới"), 50, lambda row: gender_word(row.gender)),
            Column("group", _("Tổ"), 130, lambda row: row.group),
            Column("position", _("Công việc"), 130, lambda row: row.position),
        ]
        self.table = TickTable(_("Đoàn viên"), columns, lambda row: row.id)
        self._which = Chips(
            _("Giới tính"), [("", _("Tất cả")), (str(Gender.FEMALE), _("Nữ")), (str(Gender.MALE), _("Nam"))]
        )
        self._group = QComboBox()
        self._group.setAccessibleName(_("Tổ công đoàn"))
        self._group.setMinimumWidth(130)
        self._search = SearchBox(_("Tìm đoàn viên"), _("Tìm tên, mã…"))
        self._search.setFixedWidth(170)
        self.guest = TextField(_("Khách mời"), placeholder=_("họ và tên người không phải đoàn viên"))
        self.unit = TextField(_("Đơn vị"))
        self._summary = Hint(_("Danh sách dán"))
        tools = parts.row(
            self._which, self._group, self._search, None, parts.button(_("Chọn hết"), lambda: self.table.tick_all(True), role="link"),
            parts.button(_("Bỏ hết"), lambda: self.table.tick_all(False), role="link"),
        )  # fmt: skip
        lines = [("guest", _("Khách mời"), self.guest), ("unit", _("Đơn vị"), self.unit)]
        self._foot = parts.label(role="strong")
        self.lay_out(
            _("Thêm vào danh sách"),
            parts.box(tools),
            self.table,
            field_grid(lines, self.hints, columns=2, caption=70),
            self._summary,
            self._foot,
            width=700,
            foot=[parts.button(_("Dán từ Excel"), self.paste, icon="file-spreadsheet")],
            stretch=1,
        )
        self.resize(780, 490)
        self.table.ticks_changed.connect(self._ticked)
        self._which.changed.connect(self._look)
        self._group.activated.connect(self._look)
        self._search.searched.connect(self._look)
        self.guest.textChanged.connect(lambda _text: self._tell())

    def enter(self, **arguments: Any) -> None:
        """Whose list grows; those on it already are not offered."""
        self._activity = arguments["activity"]
        with self.desk.read() as read:
            card = activities.activity(read, self._activity)
            self._listed = {each.member_id for each in activities.participants(read, self._activity)}
            groups = members.union_groups(read)
        self._day = card.row.starts_on or self.desk.month.last_day
        self.title.setText(_("Thêm người: {title}").format(title=card.row.title))
        self._group.addItem(_("Mọi tổ"), None)
        for group in groups:
            self._group.addItem(group.name, group.id)
        self._group.setVisible(bool(groups))
        self._look()
        self.table.setFocus()

    def _look(self, *_args: object) -> None:
        wanted = MemberFilter(
            self._day,
            search=self._search.value(),
            group_id=self._group.currentData(),
            gender=self._which.value(),
            state=MemberState.ACTIVE,
        )
        with self.desk.read() as read:
            ids = [number for number in members.member_ids(read, wanted) if number not in self._listed]
            rows = members.member_rows(read, ids, self._day)
        self._loading = True
        self.table.show_rows(rows)
        self._loading = False
        self.table.ticked = self._chosen & {row.id for row in rows}
        if not rows:
            self.table.say_empty(
                _("Không còn ai để thêm"), _("Mọi đoàn viên đang sinh hoạt khớp bộ lọc đã có trong danh sách.")
            )
        self._tell()

    def _ticked(self) -> None:
        if self._loading:
            return
        shown = {self.table.rows.row_at(place).id for place in range(self.table.rows.rowCount())}
        self._chosen = (self._chosen - shown) | (self.table.ticked & shown)
        self._tell()

    def _tell(self) -> None:
        count = len(self.people())
        self._foot.setText(_("Sẽ thêm {count} người").format(count=count))
        self.submit_button.setEnabled(bool(count) and not self.desk.read_only)

    def paste(self) -> None:
        """People of the block that was copied in Excel; what is doubtful is shown and left to the treasurer."""
        with self.desk.read() as read:
            found = keep_participants.read_pasted(read, QGuiApplication.clipboard().text())
        if not found.people and not found.doubtful:
            self._summary.say(_("Chưa có gì để dán: hãy chép các dòng có họ tên trong Excel rồi bấm lại."), "warn")
            return
        self._pasted = tuple(
            each for each in found.people if each.member_id is None or each.member_id not in self._listed
        )
        text = _("Đã dán: {members} đoàn viên, {guests} khách.").format(
            members=found.members, guests=len(found.people) - found.members
        )
        if found.doubtful:
            text += " " + _("Nhiều đoàn viên cùng tên, hãy tự chọn: {names}.").format(names=", ".join(found.doubtful))
        self._summary.say(text, "warn" if found.doubtful else "good")
        self._tell()

    def people(self) -> list[PersonDraft]:
        """Everybody chosen, pasted or named."""
        chosen = [PersonDraft(number) for number in sorted(self._chosen)]
        chosen += [each for each in self._pasted if each.member_id is None or each.member_id not in self._chosen]
        guest = self.guest.value()
        return [*chosen, PersonDraft(person=guest, group=self.unit.value())] if guest else chosen

    def submit(self) -> None:
        """Put them on the list, in one act."""
        if self.submit_button.isEnabled():
            self.clear_errors()
            self.act(keep_participants.add_participants, self._activity, self.people())
