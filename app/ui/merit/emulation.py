"""Thi đua: who registered in which drive of the working year, how each level judged them, titles and decisions."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.dates import Period, show_date
from app.domain.merit.merit import Result, over_quota
from app.domain.text import fold
from app.i18n import _, render
from app.models.queries.merit import merit
from app.models.queries.merit.merit import EmulationRow
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.merit.merit_words import RESULT_TONES
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("own", "drive", "decision")


def _columns() -> list[Column]:
    return [
        Column("name", _("Đoàn viên, tổ"), 150, lambda row: row.name, stretch=True),
        Column("group", _("Tổ"), 120, lambda row: row.group if row.draft.member_id else ""),
        Column("drive", _("Phong trào"), 220, lambda row: row.draft.drive),
        Column("title", _("Đăng ký danh hiệu"), 150, lambda row: row.draft.title),
        Column("own", _("Tự xét"), 120, lambda row: _judged(row.draft.own_result), hidden=True),
        Column("group_result", _("Tổ xét"), 110, lambda row: _judged(row.draft.group_result)),
        Column("final", _("Kết quả"), 150, lambda row: _(row.draft.final_result.label), tone=lambda row: RESULT_TONES[row.draft.final_result]),
        Column("decision", _("Quyết định"), 110, lambda row: row.draft.decision),
        Column("decided_on", _("Ngày"), 104, lambda row: show_date(row.draft.decided_on) if row.draft.decided_on else "", hidden=True),
    ]  # fmt: skip


def _judged(result: Result) -> str:
    return "" if result is Result.NONE else _(result.label)


class EmulationScreen(Screen):
    """One year's list."""

    key: ClassVar[str] = "emulation"
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 6
    watches: ClassVar[frozenset[str]] = frozenset(
        {"emulation", "member", "union_group", "allocation_batch", "dues_run"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[EmulationRow] = []
        self._rows: list[EmulationRow] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("emulation_register"), word=_("Đăng ký"), primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("judge", self._judge, word=_("Ghi kết quả"), icon="circle-check", shortcut="Ctrl+1", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print, word=_("In danh sách"))
        self._which = Chips(
            _("Lọc thi đua"),
            [("", _("Tất cả")), ("waiting", _("Chưa xét")), ("best", _("Xuất sắc")), ("groups", _("Tập thể"))],
        )
        self._search = SearchBox(_("Tìm trong danh sách"), _("Tìm tên, tổ, phong trào…"))
        self._search.setFixedWidth(220)
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Đăng ký thi đua"), "emulation", self._model, desk.preferences)
        self._quota = Hint(_("Tỷ lệ xuất sắc"))
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(parts.row(self._which, None, self._search), self.table, self._quota, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _value: self._show())
        self._search.searched.connect(lambda _text: self._show())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._allow())
        self.begin_at(self.table)

    @classmethod
    def name(cls) -> str:
        """The tab's word."""
        return _("Thi đua")

    def refresh(self) -> None:
        """The registrations of the working year, and who is beyond the share of the best."""
        with self.desk.read() as read:
            self._all = merit.emulation(read, self.desk.month.year)
            share = merit.excellent_share(read, self.desk.month.year)
        people = [row.registered() for row in self._all if row.draft.member_id]
        found = over_quota(people, share)
        texts = [render(finding.message) for finding in found[:3]]
        if len(found) > 3:
            texts.append(_("Còn {count} điều nữa.").format(count=len(found) - 3))
        self._quota.say("\n".join(texts), "warn")
        self._show()

    def _show(self) -> None:
        words, which = fold(self._search.value()).split(), self._which.value()
        self._rows = [
            row
            for row in self._all
            if all(word in fold(f"{row.name} {row.group} {row.draft.drive} {row.draft.title}") for word in words)
            and (which != "waiting" or row.draft.final_result is Result.NONE)
            and (which != "best" or row.draft.final_result is Result.EXCELLENT)
            and (which != "groups" or row.draft.group_id is not None)
        ]
        self._model.set_rows(self._rows)
        year = self.desk.month.year
        if self._rows:
            self.table.point_at(0)
        elif self._all:
            text = _("0 dòng vì bộ lọc đang thu hẹp: năm {year} có {count}.").format(year=year, count=len(self._all))
            self.table.say_empty(_("Không có dòng nào khớp"), text, _("Bỏ mọi bộ lọc"), self._clear)
        else:
            self.table.say_empty(
                _("Năm {year} chưa ai đăng ký thi đua").format(year=year),
                _("Chọn phong trào rồi đăng ký cho nhiều đoàn viên, nhiều tổ một lần."),
                _("Đăng ký thi đua"),
                lambda: self.desk.go("emulation_register"),
            )
        people = [row for row in self._all if row.draft.member_id]
        best = sum(row.draft.final_result is Result.EXCELLENT for row in people)
        text = _(
            "Năm {year}: {people} đoàn viên, {groups} tập thể đăng ký; {best} hoàn thành xuất sắc, {waiting} chưa xét"
        )
        self._foot.setText(
            text.format(
                year=year, people=len(people), groups=len(self._all) - len(people), best=best,
                waiting=sum(row.draft.final_result is Result.NONE for row in self._all),
            )
        )  # fmt: skip
        self._allow()

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self._show()

    def _selected(self) -> list[int]:
        places = self.table.selected_ids() or ([self.table.current_id()] if self.table.current_id() is not None else [])
        return [self._rows[place].id for place in places if place is not None and place < len(self._rows)]

    def _allow(self) -> None:
        there, may = bool(self._selected()), not self.desk.read_only
        self.verbs.allow(add=may, edit=there, delete=may and there, judge=may and there, print=True)

    def _edit(self) -> None:
        chosen = self._selected()
        if chosen:
            self.desk.go("emulation_result", registrations=chosen[:1])

    def _judge(self) -> None:
        chosen = self._selected()
        if chosen:
            self.desk.go("emulation_result", registrations=chosen)

    def _delete(self) -> None:
        chosen = self._selected()
        if not chosen or self.desk.read_only:
            return
        title = _("Xóa {count} dòng đăng ký?").format(count=len(chosen))
        if self.desk.ask.confirm(title, _("Ctrl+Z lấy lại được."), _("Xóa"), danger=True):
            self.desk.do(keep_merit.delete_registrations, chosen)

    def _print(self) -> None:
        self.desk.go("forms", form="emulation-list", period=Period.of_year(self.desk.month.year))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps who, the title and the results."""
        super().resizeEvent(event)
        self.table.hide_for_room(NARROW_HIDES if self.width() < 1000 else ())
