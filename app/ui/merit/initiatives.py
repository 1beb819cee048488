"""Sáng kiến: who thought of what, at which level it is recognised, what it is worth, and whether the reward was paid."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.dates import Period, show_date
from app.domain.merit.merit import InitiativeState
from app.domain.money import show_money
from app.domain.text import fold
from app.i18n import _
from app.models.queries.merit import merit
from app.models.queries.merit.merit import InitiativeRow
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.merit.merit_words import INITIATIVE_LOOKS
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("level", "author")


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày nộp"), 104, lambda row: show_date(row.draft.submitted_on) if row.draft.submitted_on else ""),
        Column("title", _("Sáng kiến"), 260, lambda row: row.draft.title, stretch=True),
        Column("author", _("Tác giả"), 160, lambda row: row.author),
        Column("field", _("Lĩnh vực"), 120, lambda row: row.draft.field, hidden=True),
        Column("level", _("Cấp"), 140, lambda row: _(row.draft.level.label)),
        Column("state", _("Kết quả"), 158, lambda row: _(row.draft.state.label), tone=lambda row: INITIATIVE_LOOKS[row.draft.state][0],
               icon=lambda row: INITIATIVE_LOOKS[row.draft.state][1]),
        money("benefit", _("Làm lợi"), lambda row: row.draft.benefit, width=112, blank_zero=True),
        money("reward", _("Thưởng"), lambda row: row.reward, width=96, blank_zero=True,
              tone=lambda row: "warn" if row.paid < row.reward else ""),
    ]  # fmt: skip


class InitiativesScreen(Screen):
    """One list of the working year, or of all years."""

    key: ClassVar[str] = "initiatives"
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 5
    watches: ClassVar[frozenset[str]] = frozenset({"initiative", "welfare_case", "voucher", "member"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[InitiativeRow] = []
        self._rows: list[InitiativeRow] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("initiative_editor"), primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("reward", self._reward, word=_("Thưởng"), icon="gift", shortcut="Ctrl+1", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print, word=_("In danh sách"))
        self._which = Chips(
            _("Lọc sáng kiến"), [("year", _("Năm làm việc")), ("waiting", _("Chờ xét")), ("", _("Tất cả"))]
        )
        self._which.set_value("year")
        self._search = SearchBox(_("Tìm sáng kiến"), _("Tìm tên, tác giả…"))
        self._search.setFixedWidth(210)
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Sáng kiến"), "initiatives", self._model, desk.preferences)
        self._foot = parts.label(role="strong", wrap=True)
        body = self.lay_out(parts.row(self._which, None, self._search), self.table, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _value: self._show())
        self._search.searched.connect(lambda _text: self._show())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._allow())
        self.table.summed.connect(desk.summed)
        self.begin_at(self.table)

    @classmethod
    def name(cls) -> str:
        """The tab's word."""
        return _("Sáng kiến")

    def enter(self, **arguments: Any) -> None:
        """``initiative=id`` points at one, whichever chip hides it."""
        if "initiative" in arguments:
            self._which.set_value("")
            self._search.edit.clear()
            self.refresh()
            for place, row in enumerate(self._rows):
                if row.id == arguments["initiative"]:
                    self.table.point_at(place)

    def refresh(self) -> None:
        """Read every initiative."""
        with self.desk.read() as read:
            self._all = merit.initiatives(read)
        self._show()

    def _show(self) -> None:
        words, which, year = (
            fold(self._search.value()).split(),
            self._which.value(),
            Period.of_year(self.desk.month.year),
        )
        self._rows = [
            row
            for row in self._all
            if all(word in fold(f"{row.draft.title} {row.author} {row.draft.field}") for word in words)
            and (
                which != "year" or any(day in year for day in (row.draft.submitted_on, row.draft.recognised_on) if day)
            )
            and (which != "waiting" or row.draft.state is InitiativeState.SUBMITTED)
        ]
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        elif self._all:
            text = _("0 sáng kiến vì bộ lọc đang thu hẹp: sổ có {count}.").format(count=len(self._all))
            self.table.say_empty(_("Không có sáng kiến nào khớp"), text, _("Bỏ mọi bộ lọc"), self._clear)
        else:
            self.table.say_empty(
                _("Chưa có sáng kiến nào"),
                _(
                    "Ghi sáng kiến đoàn viên nộp (Ctrl+N); khi được công nhận ghi quyết định, số tiền làm lợi, rồi thưởng."
                ),
                _("Thêm sáng kiến đầu tiên"),
                lambda: self.desk.go("initiative_editor"),
            )
        self._tell()
        self._allow()

    def _tell(self) -> None:
        recognised = [row for row in self._rows if row.draft.state is InitiativeState.RECOGNISED]
        text = _("{count} sáng kiến, {recognised} được công nhận, làm lợi {benefit} đồng; đã thưởng {paid} đồng")
        text = text.format(
            count=len(self._rows), recognised=len(recognised), benefit=show_money(sum(row.draft.benefit for row in recognised)),
            paid=show_money(sum(row.paid for row in self._rows)),
        )  # fmt: skip
        self._foot.setText(text if self._rows else "")

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self._show()

    def _chosen(self) -> InitiativeRow | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _allow(self) -> None:
        row, may = self._chosen(), not self.desk.read_only
        there = row is not None
        self.verbs.allow(
            add=may, edit=there, delete=may and there, print=True, reward=may and row is not None and row.draft.state is InitiativeState.RECOGNISED
        )  # fmt: skip

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None:
            self.desk.go("initiative_editor", initiative=row.id)

    def _reward(self) -> None:
        row = self._chosen()
        if row is not None:
            self.desk.go("initiative_reward", initiative=row.id)

    def _delete(self) -> None:
        row = self._chosen()
        if row is None or self.desk.read_only:
            return
        text = _("Đề nghị thưởng, nếu có, vẫn giữ ở mục Thăm hỏi, trợ cấp. Ctrl+Z lấy lại được.")
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=row.draft.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_merit.delete_initiative, row.id)

    def _print(self) -> None:
        self.desk.go("forms", form="initiative-list", period=Period.of_year(self.desk.month.year))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the day, the name, the result and the money."""
        super().resizeEvent(event)
        self.table.hide_for_room(NARROW_HIDES if self.width() < 1000 else ())
