"""Xe đạp của công đoàn: every bicycle, who has it, when it is due back."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.i18n import _
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView
from tests.toy.models.queries.bicycles.bicycles import Bicycle, bicycles
from tests.toy.services.bicycles.keep_bicycles import return_bicycle
from tests.toy.ui.bicycles.bicycle_words import state_look


def _columns() -> list[Column]:
    return [
        Column("number", _("Số xe"), 70, lambda row: row.number),
        Column("make", _("Loại xe"), 200, lambda row: row.make, stretch=True),
        Column("member", _("Người mượn"), 190, lambda row: row.member),
        Column("holder", _("Người đang giữ"), 150, lambda row: row.holder),
        Column("lent_on", _("Ngày mượn"), show=lambda row: show_date(row.lent_on) if row.lent_on else "", widest="28/08/2026"),
        Column("due_on", _("Hạn trả"), show=lambda row: show_date(row.due_on) if row.due_on else "", widest="28/08/2026"),
        Column("state", _("Tình trạng"), 146, lambda row: state_look(row)[0], tone=lambda row: state_look(row)[1],
               icon=lambda row: state_look(row)[2]),
    ]  # fmt: skip


class BicyclesScreen(Screen):
    """``enter(bicycle=id)`` points at one."""

    key: ClassVar[str] = "bicycles"
    called: ClassVar[str] = N_("Xe đạp")
    takes: ClassVar[frozenset[str]] = frozenset({"bicycle"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 60
    watches: ClassVar[frozenset[str]] = frozenset({"bicycle", "member", "policy_value"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Bicycle] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("bicycle_editor"), primary=True)
        verbs.offer("lend", self._lend, word=_("Cho mượn"), icon="hand-coins", shortcut="Ctrl+1", after="add")
        verbs.offer("return", self._return, word=_("Nhận lại"), icon="undo-2", shortcut="Ctrl+2", after="lend")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print, word=_("In danh sách"))
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Xe đạp của công đoàn"), "bicycles", self._model, desk.preferences)
        self._foot = parts.label(role="muted", wrap=True)
        self.lay_out(self.table, self._foot, gap=8).setStretch(0, 1)
        self.table.opened.connect(lambda _place: self._lend())
        self.table.pointed.connect(lambda _place: self._allow())
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """Point at a bicycle."""
        if "bicycle" in arguments:
            self.refresh()
            places = [place for place, each in enumerate(self._rows) if each.id == arguments["bicycle"]]
            self.table.point_at(places[0] if places else 0)

    def refresh(self) -> None:
        """All bicycles."""
        with self.desk.read() as read:
            self._rows = bicycles(read)
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(
                _("Chưa có xe đạp nào"), _("Thêm từng xe, hoặc nhập danh sách từ Excel."), _("Thêm xe đạp"),
                lambda: self.desk.go("bicycle_editor"),
            )  # fmt: skip
        out = sum(each.member_id is not None for each in self._rows)
        late = sum(each.is_late(clock.today()) for each in self._rows)
        self._foot.setText(
            _("{count} xe, {out} xe đang cho mượn, {late} xe quá hạn").format(count=len(self._rows), out=out, late=late)
        )
        self._allow()

    def chosen(self) -> Bicycle | None:
        """The bicycle pointed at."""
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _allow(self) -> None:
        each, may = self.chosen(), not self.desk.read_only
        is_out = each is not None and each.member_id is not None
        self.verbs.allow(**{"add": may, "lend": may and each is not None and not is_out, "return": may and is_out})

    def _lend(self) -> None:
        each = self.chosen()
        if each is not None and each.member_id is None:
            self.desk.go("bicycle_lend", bicycle=each.id)

    def _return(self) -> None:
        each = self.chosen()
        if each is not None:
            self.desk.do(return_bicycle, each.id)

    def _print(self) -> None:
        self.desk.go("forms", form="bicycle-list", period=Period.of_month(self.desk.month))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the bicycle, the member and the state."""
        super().resizeEvent(event)
        self.table.hide_for_room(("holder", "lent_on") if self.width() < 900 else ())
