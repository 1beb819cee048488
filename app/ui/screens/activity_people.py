"""Người tham gia: the list of one activity, ticked as present; people come onto it from the members, a block of Excel, or by name."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.activities import ActivityState
from app.i18n import _
from app.models.queries import activities
from app.models.queries.activities import ActivityCard, Participant
from app.services import keep_participants
from app.ui.desk import Desk
from app.ui.form_dialog import FormDialog
from app.ui.member_words import gender_word
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column
from app.ui.widgets.tick_table import TickTable


class ActivityPeopleDialog(FormDialog):
    """``enter(activity=id)``. A tick means she came; until somebody is marked, all are ticked for a start."""

    key: ClassVar[str] = "activity_people"
    in_search: ClassVar[bool] = False
    watches: ClassVar[frozenset[str]] = frozenset({"participant"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._activity = 0
        self._fixed = True
        self._card: ActivityCard | None = None
        columns = [
            Column("name", _("Họ và tên"), 200, lambda row: row.person, stretch=True),
            Column("gender", _("Giới"), 50, lambda row: gender_word(row.gender)),
            Column("group", _("Tổ, đơn vị"), 130, lambda row: row.group),
            Column("role", _("Vai trò"), 110, lambda row: row.role),
            Column("came", _("Điểm danh"), 104, _came_word, tone=_came_tone),
            Column("result", _("Kết quả"), 100, lambda row: row.result),
        ]
        self.table = TickTable(_("Danh sách tham gia"), columns, lambda row: row.id)
        self._add = parts.button(_("Thêm người…"), self._choose, icon="plus")
        self._remove = parts.button(_("Bỏ khỏi danh sách"), self._take_off, icon="minus")
        self._tick = parts.button(_("Đánh dấu hết"), lambda: self.table.tick_all(True), role="link")
        self._untick = parts.button(_("Bỏ hết dấu"), lambda: self.table.tick_all(False), role="link")
        self._foot = parts.label(role="strong")
        self.lay_out(
            _("Ghi điểm danh"),
            parts.box(parts.row(self._add, self._remove, None, self._tick, self._untick)),
            self.table,
            self._foot,
            width=700,
            foot=[parts.button(_("In danh sách"), self._print, icon="printer")],
            stretch=1,
        )
        self.resize(780, 480)
        self.table.ticks_changed.connect(self._tell)

    @classmethod
    def name(cls) -> str:
        """What the window calls it."""
        return _("Người tham gia")

    def enter(self, **arguments: Any) -> None:
        """Whose list."""
        self._activity = arguments["activity"]
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """The people as the book has them now."""
        with self.desk.read() as read:
            self._card = activities.activity(read, self._activity)
            rows = activities.participants(read, self._activity)
        self.title.setText(_("Người tham gia: {title}").format(title=self._card.row.title))
        fixed = self.desk.read_only or self._card.row.state in (ActivityState.SETTLED, ActivityState.CANCELLED)
        self._fixed = fixed
        self._add.setEnabled(not fixed)
        self._remove.setEnabled(not fixed and bool(rows))
        self.table.show_rows(rows)
        if any(row.attended is not None for row in rows):
            self.table.ticked = {row.id for row in rows if row.attended}
        if not rows:
            self.table.say_empty(
                _("Chưa có ai trong danh sách"),
                _("Thêm đoàn viên theo tổ, theo giới, dán từ Excel; hoặc chỉ ghi số người ở phần Kết quả."),
            )
        self._tell()

    def _tell(self) -> None:
        count, all_of_them = len(self.table.ticked), self.table.rows.rowCount()
        self._foot.setText(
            _("{came}/{count} người có mặt").format(came=count, count=all_of_them) if all_of_them else ""
        )
        self.go.setEnabled(bool(all_of_them) and not self._fixed)

    def _choose(self) -> None:
        self.desk.go("activity_choose", activity=self._activity)

    def _take_off(self) -> None:
        chosen = [self.table.rows.row_at(place).id for place in self.table.selected_ids()]
        if chosen:
            self.desk.do(keep_participants.remove_participants, self._activity, chosen, failed=self.refused)

    def _print(self) -> None:
        self.accept()
        self.desk.go("forms", form="attendance", subject=self._activity)

    def agree(self) -> None:
        """Store who came."""
        if not self.go.isEnabled():
            return
        self.forget()
        rows = [self.table.rows.row_at(place) for place in range(self.table.rows.rowCount())]
        came = {row.id: row.id in self.table.ticked for row in rows}
        self.act(keep_participants.set_attendance, self._activity, came)


def _came_word(row: Participant) -> str:
    return "" if row.attended is None else _("có mặt") if row.attended else _("vắng")


def _came_tone(row: Participant) -> str:
    return "good" if row.attended else "warn" if row.attended is False else ""
