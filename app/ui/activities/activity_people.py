"""Người tham gia: the list of one activity, ticked as present, with each one's own result (a prize, a mark).

People come onto it from the members, a block of Excel, or by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.activities.records import PARTICIPANT
from app.domain.members.members import Gender
from app.domain.problems import N_, Refusal
from app.i18n import _
from app.models.queries.activities.activities import Participant
from app.services.activities import keep_participants
from app.ui.activities.people_list import PeopleList
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, column
from app.ui.widgets.text_field import TextField


class ActivityPeopleDialog(PeopleList):
    """A tick means she came; until somebody is marked, all are ticked for a start.

    A result typed below the list is stored with Enter for the rows selected; F2 in the list goes to the field.
    """

    key: ClassVar[str] = "activity_people"
    called: ClassVar[str] = N_("Người tham gia")
    verb: ClassVar[str] = N_("Ghi điểm danh")

    def columns(self) -> list[Column]:
        """Who, and how it went."""
        return [
            column(PARTICIPANT["person"], lambda row: row.person, 200, stretch=True),
            Column("gender", _("Giới"), 50, lambda row: _(Gender.label_of(row.gender))),
            column(PARTICIPANT["group_name"], lambda row: row.group, 130),
            column(PARTICIPANT["role"], lambda row: row.role, 90),
            Column("came", _("Điểm danh"), 90, _came_word, tone=_came_tone),
            column(PARTICIPANT["result"], lambda row: row.result, 130),
        ]

    def typed_for_chosen(self) -> Iterable[QLayout | QWidget]:
        """The result of those selected."""
        told = PARTICIPANT["result"]
        self.own_result = TextField(_(told.label), placeholder=_(told.example))
        self._put = parts.button(_("Ghi cho người đang chọn"), self._put_result)
        yield parts.row(parts.label(_("Kết quả (F2)"), "muted"), self.own_result, self._put)
        self.own_result.returnPressed.connect(self._put_result)
        self.table.selectionModel().selectionChanged.connect(self._chosen_changed)

    def foot(self) -> Sequence[QWidget]:
        """The list on paper."""
        return [parts.button(_("In danh sách"), self._print, icon="printer")]

    def ticked_at_first(self, people: Sequence[Participant]) -> Collection[int]:
        """Those marked as present, or everybody while nobody is marked."""
        marked = any(each.attended is not None for each in people)
        return [each.id for each in people if each.attended or not marked]

    def refresh(self) -> None:
        """With the result of those chosen."""
        super().refresh()
        self._chosen_changed()

    def tell(self) -> None:
        """How many came."""
        texts = {"came": len(self.table.ticked), "count": len(self.people)}
        self.say(_("{came}/{count} người có mặt").format(**texts))

    # ---- each one's own result -------------------------------------------------------------------------------------

    def _shared_result(self) -> str:
        """The result all those chosen have; empty when they differ."""
        results = {each.result for each in self.chosen()}
        return results.pop() if len(results) == 1 else ""

    def _chosen_changed(self, *_ranges: object) -> None:
        self.own_result.set_value(self._shared_result())
        for part in (self.own_result, self._put):
            part.setEnabled(not self.fixed and bool(self.chosen()))

    def _put_result(self) -> None:
        self.clear_errors()
        chosen = [each.id for each in self.chosen()]
        if chosen:
            self.desk.do(
                keep_participants.set_results,
                self.card.row.id,
                chosen,
                self.own_result.value(),
                done=lambda _count: self.table.setFocus(),
                failed=self._result_refused,
            )

    def _result_refused(self, refusal: Refusal) -> None:
        self.refused(refusal)
        self.own_result.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 goes to the result of those chosen, as it edits a cell in Excel."""
        if event.key() == Qt.Key.Key_F2 and self.own_result.isEnabled():
            self.own_result.setFocus()
            self.own_result.selectAll()
            return
        super().keyPressEvent(event)

    # ---- storing ---------------------------------------------------------------------------------------------------

    def _print(self) -> None:
        self.accept()
        self.desk.go("forms", form="attendance", subject=self.card.row.id)

    def touched(self) -> bool:
        """True also while a result is typed and not stored."""
        return super().touched() or self.own_result.value() != self._shared_result()

    def store(self, _draft: None) -> None:
        """Who came; a result typed and not stored is told first."""
        if self.own_result.value() != self._shared_result():
            text = _("Kết quả vừa gõ chưa ghi: bấm Enter trong ô Kết quả để ghi, hoặc chọn lại dòng để bỏ.")
            self.show_error("", text)
            self.own_result.setFocus()
            return
        came = {each.id: each.id in self.table.ticked for each in self.people}
        self.act(keep_participants.set_attendance, self.card.row.id, came)


def _came_word(row: Participant) -> str:
    return "" if row.attended is None else _("có mặt") if row.attended else _("vắng")


def _came_tone(row: Participant) -> str:
    return "good" if row.attended else "warn" if row.attended is False else ""
