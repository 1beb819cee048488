"""Đối thoại: dialogues and workers' conferences with their requests; what is late, what the year still lacks, and the papers."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.agreements.dialogue import yearly_duties
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries.agreements import dialogues
from app.models.queries.agreements.dialogues import DialogueRow
from app.services.agreements import keep_dialogues
from app.ui.agreements.dialogue_pane import DialoguePane
from app.ui.agreements.dialogue_words import STATE_LOOKS
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("kind", "people", "requests")


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), 104, lambda row: show_date(row.day) if row.day else ""),
        Column("title", _("Đối thoại, hội nghị"), 240, lambda row: row.title, stretch=True),
        Column("kind", _("Loại"), 168, lambda row: _(row.kind.label), hidden=True),
        Column("people", _("Người dự"), 76, lambda row: str(row.people) if row.people else "", align=RIGHT),
        Column("requests", _("Kiến nghị"), 78, lambda row: str(row.requests) if row.requests else "", align=RIGHT),
        Column("late", _("Trễ hạn"), 68, lambda row: str(row.late) if row.late else "", align=RIGHT, tone=lambda row: "danger"),
        Column("state", _("Trạng thái"), 150, lambda row: _(row.state.label), tone=lambda row: STATE_LOOKS[row.state][0],
               icon=lambda row: STATE_LOOKS[row.state][1]),
    ]  # fmt: skip


class DialoguesScreen(Screen):
    """``enter(dialogue=id)`` points at one."""

    key: ClassVar[str] = "dialogues"
    called: ClassVar[str] = N_("Đối thoại, hội nghị")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue"})
    rail_entry: ClassVar[str] = "agreements"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"dialogue", "dialogue_person", "dialogue_request", "kept_file"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[DialogueRow] = []
        self._rows: list[DialogueRow] = []
        self._offer_verbs()
        self._which = Chips(
            _("Lọc đối thoại"), [("year", _("Năm làm việc")), ("open", _("Còn kiến nghị")), ("", _("Tất cả"))]
        )
        self._which.set_value("year")
        self._search = SearchBox(_("Tìm đối thoại"), _("Tìm tên, nơi tổ chức…"))
        self._search.setFixedWidth(210)
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Đối thoại, hội nghị"), "dialogues", self._model, desk.preferences)
        self.pane = DialoguePane(desk)
        self._split = beside(self.table, self.pane)
        self._duties = Hint(_("Việc mỗi năm một lần"))
        body = self.lay_out(parts.row(self._which, None, self._search), self._split, self._duties, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _value: self._show())
        self._search.searched.connect(lambda _text: self._show())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(self._pointed)
        self.pane.request_opened.connect(self._edit_request)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", lambda: self.desk.go("dialogue_editor"), primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("request", self._add_request, word=_("Kiến nghị"), icon="plus", shortcut="Ctrl+1", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer(
            "plan", lambda: self._print("dialogue-plan"), word=_("In kế hoạch"), icon="printer", shortcut="Ctrl+2"
        )
        verbs.offer("print", lambda: self._print("dialogue-minutes"), word=_("In biên bản"))

    def enter(self, **arguments: Any) -> None:
        """Show one, whichever chip hides it."""
        if "dialogue" in arguments:
            self._which.set_value("")
            self._search.edit.clear()
            self.refresh()
            self._point_at(arguments["dialogue"])

    def refresh(self) -> None:
        """Read the list, and what the working year still lacks."""
        kept, year = self._chosen_id(), self.desk.month.year
        with self.desk.read() as read:
            self._all = dialogues.dialogue_rows(read, clock.today())
            of_year = dialogues.dialogues(read, Period.of_year(year))
        self._show()
        if kept is not None:
            self._point_at(kept)
        missing = [
            _(duty.kind.label).lower()
            for duty in yearly_duties(year, [card.draft for card in of_year])
            if duty.done_on is None
        ]
        text = _(
            "Năm {year} chưa ghi nhận: {missing}. Luật yêu cầu mỗi năm ít nhất một lần (Bộ luật Lao động 2019, điều 63, 64)."
        )
        self._duties.say(text.format(year=year, missing=", ".join(missing)) if missing else "", "warn")

    def _show(self) -> None:
        words, which, year = fold(self._search.value()).split(), self._which.value(), self.desk.month.year
        self._rows = [
            row
            for row in self._all
            if all(word in fold(f"{row.title} {row.place}") for word in words)
            and (which != "year" or row.day is None or row.day.year == year)
            and (which != "open" or row.unsettled)
        ]
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        else:
            self._say_empty()
        self._pointed(None)

    def _say_empty(self) -> None:
        if self._all:
            text = _("0 cuộc vì bộ lọc đang thu hẹp: sổ có {count} cuộc.").format(count=len(self._all))
            self.table.say_empty(_("Không có cuộc nào khớp"), text, _("Bỏ mọi bộ lọc"), self._clear)
            return
        self.table.say_empty(
            _("Chưa có cuộc đối thoại nào"),
            _("Ghi kế hoạch đối thoại định kỳ, hội nghị người lao động (Ctrl+N); họp xong ghi kiến nghị và kết quả."),
            _("Thêm cuộc đầu tiên"),
            lambda: self.desk.go("dialogue_editor"),
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self._show()

    def _chosen_id(self) -> int | None:
        place = self.table.current_id()
        return self._rows[place].id if place is not None and place < len(self._rows) else None

    def _point_at(self, identifier: int) -> None:
        for place, row in enumerate(self._rows):
            if row.id == identifier:
                self.table.point_at(place)

    def _pointed(self, _place: int | None) -> None:
        chosen, may = self._chosen_id(), not self.desk.read_only
        self.pane.show_dialogue(chosen)
        there = chosen is not None
        self.verbs.allow(add=may, edit=there, delete=may and there, request=may and there, plan=there, print=there)

    def _edit(self) -> None:
        chosen = self._chosen_id()
        if chosen is not None:
            self.desk.go("dialogue_editor", dialogue=chosen)

    def _add_request(self) -> None:
        chosen = self._chosen_id()
        if chosen is not None and not self.desk.read_only:
            self.desk.go("dialogue_request", dialogue=chosen)

    def _edit_request(self, request: int) -> None:
        chosen = self._chosen_id()
        if chosen is not None:
            self.desk.go("dialogue_request", dialogue=chosen, request=request)

    def _delete(self) -> None:
        chosen = self._chosen_id()
        row = next((row for row in self._rows if row.id == chosen), None)
        if row is None or self.desk.read_only:
            return
        text = _("Người dự và {count} kiến nghị được xóa theo. Ctrl+Z lấy lại được.").format(count=row.requests)
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=row.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_dialogues.delete_dialogue, row.id)

    def _print(self, form: str) -> None:
        chosen = self._chosen_id()
        if chosen is not None:
            self.desk.go("forms", form=form, subject=chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps day, name and state in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 370 if wide else 300
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        self.table.hide_for_room(NARROW_HIDES if not wide else ())
