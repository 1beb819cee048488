"""Người tham gia: the list of one activity, ticked as present, with each one's own result (a prize, a mark).

People come onto it from the members, a block of Excel, or by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.activities.activities import ActivityState
from app.domain.members.members import Gender
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard, Participant
from app.services.activities import keep_participants
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickTable


class ActivityPeopleDialog(FormDialog):
    """``enter(activity=id)``. A tick means she came; until somebody is marked, all are ticked for a start.

    A result typed below the list is stored with Enter for the rows selected; F2 in the list goes to the field.
    """

    key: ClassVar[str] = "activity_people"
    called: ClassVar[str] = N_("Người tham gia")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    watches: ClassVar[frozenset[str]] = frozenset({"participant"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._activity = 0
        self._fixed = True
        self._ticked_at_first: set[int] = set()
        self._card: ActivityCard | None = None
        columns = [
            Column("name", _("Họ và tên"), 200, lambda row: row.person, stretch=True),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender))),
            Column("group", _("Tổ, đơn vị"), 130, lambda row: row.group),
            Column("role", _("Vai trò"), 90, lambda row: row.role),
            Column("came", _("Điểm danh"), 90, _came_word, tone=_came_tone),
            Column("result", _("Kết quả"), 130, lambda row: row.result),
        ]
        self.table = TickTable(_("Danh sách tham gia"), columns, lambda row: row.id)
        self._add = parts.button(_("Thêm người…"), self._choose, icon="plus")
        self._remove_button = parts.button(_("Bỏ khỏi danh sách"), self._remove, icon="minus")
        self._tick = parts.button(_("Đánh dấu hết"), lambda: self.table.tick_all(True), role="link")
        self._untick = parts.button(_("Bỏ hết dấu"), lambda: self.table.tick_all(False), role="link")
        self.own_result = TextField(_("Kết quả"), placeholder=_("ví dụ: giải nhất, đạt; để trống là xóa"))
        self._put = parts.button(_("Ghi cho người đang chọn"), self._put_result)
        self._foot = parts.label(role="strong")
        caption = parts.label(_("Kết quả (F2)"), "muted")
        self.lay_out(
            _("Ghi điểm danh"),
            parts.box(parts.row(self._add, self._remove_button, None, self._tick, self._untick)),
            self.table,
            parts.row(caption, self.own_result, self._put),
            self._foot,
            width=700,
            foot=[parts.button(_("In danh sách"), self._print, icon="printer")],
            stretch=1,
        )
        self.resize(780, 480)
        self.table.ticks_changed.connect(self._tell)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.own_result.returnPressed.connect(self._put_result)

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
        self._remove_button.setEnabled(not fixed and bool(rows))
        self._show_people(rows)
        if not rows:
            self.table.say_empty(
                _("Chưa có ai trong danh sách"),
                _("Thêm đoàn viên theo tổ, theo giới, dán từ Excel; hoặc chỉ ghi số người ở phần Kết quả."),
            )
        self._tell()
        self._chosen_changed()

    def _show_people(self, rows: Sequence[Participant]) -> None:
        """The rows, with the ticks she turned and the choice she made since the list was opened."""
        turned, chosen = self.table.ticked ^ self._ticked_at_first, {each.id for each in self._chosen()}
        self.table.show_rows(rows)
        if any(row.attended is not None for row in rows):
            self.table.ticked = {row.id for row in rows if row.attended}
        self._ticked_at_first = set(self.table.ticked)
        self.table.ticked ^= turned & {row.id for row in rows}
        places = [place for place, row in enumerate(rows) if row.id in chosen]
        if places:
            self.table.point_at(places[-1])
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in places[:-1]:
            self.table.selectionModel().select(self.table.rows.index(place, 0), flags)

    def _tell(self) -> None:
        count, all_of_them = len(self.table.ticked), self.table.rows.rowCount()
        self._foot.setText(
            _("{came}/{count} người có mặt").format(came=count, count=all_of_them) if all_of_them else ""
        )
        self.submit_button.setEnabled(bool(all_of_them) and not self._fixed)

    def _choose(self) -> None:
        self.desk.go("activity_choose", activity=self._activity)

    def _chosen(self) -> list[Participant]:
        return [self.table.rows.row_at(place) for place in self.table.selected_ids()]

    def _remove(self) -> None:
        chosen = [each.id for each in self._chosen()]
        if chosen:
            self.desk.do(keep_participants.remove_participants, self._activity, chosen, failed=self.refused)

    # ---- each one's own result -------------------------------------------------------------------------------------

    def _shared_result(self) -> str:
        """The result all those chosen have; empty when they differ."""
        results = {each.result for each in self._chosen()}
        return results.pop() if len(results) == 1 else ""

    def _chosen_changed(self, *_ranges: object) -> None:
        self.own_result.set_value(self._shared_result())
        for part in (self.own_result, self._put):
            part.setEnabled(not self._fixed and bool(self._chosen()))

    def _put_result(self) -> None:
        self.clear_errors()
        chosen = [each.id for each in self._chosen()]
        if chosen:
            self.desk.do(
                keep_participants.set_results, self._activity, chosen, self.own_result.value(),
                done=lambda _count: self.table.setFocus(), failed=self._result_refused,
            )  # fmt: skip

    def _result_refused(self, sentence: str) -> None:
        self.refused(sentence)
        self._tell()
        self.own_result.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 goes to the result of those chosen, as it edits a cell in Excel."""
        if event.key() == Qt.Key.Key_F2 and self.own_result.isEnabled():
            self.own_result.setFocus()
            self.own_result.selectAll()
            return
        super().keyPressEvent(event)

    def _print(self) -> None:
        self.accept()
        self.desk.go("forms", form="attendance", subject=self._activity)

    def submit(self) -> None:
        """Store who came."""
        if not self.submit_button.isEnabled():
            return
        self.clear_errors()
        if self.own_result.value() != self._shared_result():
            text = _("Kết quả vừa gõ chưa ghi: bấm Enter trong ô Kết quả để ghi, hoặc chọn lại dòng để bỏ.")
            self.show_error("result", text, self.own_result)
            return
        rows = [self.table.rows.row_at(place) for place in range(self.table.rows.rowCount())]
        came = {row.id: row.id in self.table.ticked for row in rows}
        self.act(keep_participants.set_attendance, self._activity, came)


def _came_word(row: Participant) -> str:
    return "" if row.attended is None else _("có mặt") if row.attended else _("vắng")


def _came_tone(row: Participant) -> str:
    return "good" if row.attended else "warn" if row.attended is False else ""
