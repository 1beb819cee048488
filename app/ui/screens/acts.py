"""Nhật ký: every act by day, newest first, what it changed, and taking one back. Undone acts stay, struck out and in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.domain import clock
from app.domain.acts import Undo
from app.domain.dates import show_date
from app.domain.text import fold
from app.i18n import _
from app.models.queries import trail
from app.models.queries.trail import Act
from app.services import undo_act
from app.ui import theme
from app.ui.act_pane import ActPane, may_be_taken_back, standing_word
from app.ui.desk import Desk, name_of_act
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView

AT_ONCE = 500
GROUPS = {
    "vouchers": frozenset({"save_draft", "edit_draft", "delete_draft", "post_voucher", "unpost_voucher", "void_voucher", "reverse_voucher",
                           "attach_file", "detach_file"}),
    "imports": frozenset({"import_book", "withdraw_import"}),
    "closing": frozenset({"close_month", "reopen_month", "file_settlement", "recall_settlement", "set_head_figures"}),
    "settings": frozenset({"create_book", "set_profile", "set_officers", "set_accounts", "set_openings", "set_rules", "set_options", "set_policy"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A day's head, or one act."""

    day: dt.date
    act: Act | None = None
    count: int = 0


def day_word(day: dt.date) -> str:
    """Hôm nay, Hôm qua, or the weekday, with the date."""
    days = (clock.today() - day).days
    names = (_("Thứ hai"), _("Thứ ba"), _("Thứ tư"), _("Thứ năm"), _("Thứ sáu"), _("Thứ bảy"), _("Chủ nhật"))
    word = {0: _("Hôm nay"), 1: _("Hôm qua")}.get(days, names[day.weekday()])
    return f"{word}, {show_date(day)}"


class TimeLineModel(PagedTableModel):
    """Strikes the subject of an act that was taken back."""

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As every table, with a struck font where an act no longer stands."""
        if role == Qt.ItemDataRole.FontRole:
            row: TimeRow = self.row_at(index.row())
            if row.act is not None and row.act.undone_by is not None and self.columns[index.column()].key in ("kind", "subject"):
                struck = QFont(theme.font())
                struck.setStrikeOut(True)
                return struck
        return super().data(index, role)


def _columns() -> list[Column]:
    return [
        Column("time", _("Lúc"), 72, lambda row: f"{row.act.at.astimezone():%H:%M}" if row.act else
               _("{day}  ·  {count} việc").format(day=day_word(row.day), count=row.count)),
        Column("kind", _("Việc"), 176, lambda row: _(row.act.kind.title) if row.act else ""),
        Column("subject", _("Về"), 220, lambda row: row.act.subject if row.act else "", stretch=True),
        Column("reason", _("Lý do"), 120, lambda row: row.act.reason if row.act else "", hidden=True),
        Column("officer", _("Người làm"), 130, lambda row: row.act.officer if row.act else ""),
        Column("rows", _("Số dòng"), 70, lambda row: str(row.act.rows) if row.act else "", align=RIGHT),
        Column("state", _("Tình trạng"), 124, lambda row: standing_word(row.act)[0] if row.act else "",
               tone=lambda row: standing_word(row.act)[1].replace("note", "muted") if row.act else "",
               icon=lambda row: standing_word(row.act)[2] if row.act else ""),
    ]  # fmt: skip


class ActsScreen(Screen):
    """Time line and pane."""

    key: ClassVar[str] = "acts"
    room: ClassVar[str] = "acts"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset(
        {"operation", "voucher", "entry", "attachment", "import_batch", "union_fact", "officer", "bucket", "opening", "opening_owed", "setting",
         "head_figure", "closed_month", "filed_settlement", "policy_value", "coding_rule"}
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._acts: list[Act] = []
        self._rows: list[TimeRow] = []
        self._all_read = True
        self.verbs.offer("take_back", self.take_back, word=_("Hoàn tác việc này"), icon="undo-2", shortcut="Ctrl+Shift+Z")
        self.verbs.offer("open", self._open, word=_("Xem chứng từ"), icon="receipt-text", shortcut="")
        self.verbs.offer("reload", self.refresh)
        words = [("", _("Mọi việc")), ("vouchers", _("Chứng từ")), ("imports", _("Nhập Excel")), ("closing", _("Khóa sổ, quyết toán")),
                 ("settings", _("Thiết lập, quy định")), ("undone", _("Đã hoàn tác"))]  # fmt: skip
        self._groups = Chips(_("Loại việc"), words)
        self._search = SearchBox(_("Tìm việc"), _("Tìm việc, người, lý do…"))
        self._search.setFixedWidth(220)
        self._model = TimeLineModel(
            _columns(), lambda _ids: [], emphasis=lambda row: row.act is None,
            faded=lambda row: row.act is not None and row.act.undone_by is not None,
        )  # fmt: skip
        self.table = TableView(_("Nhật ký"), "acts", self._model, desk.preferences)
        self.pane = ActPane(desk)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.table)
        self._split.addWidget(self.pane)
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self._split.setSizes([700, 400])
        self._foot = parts.label(role="muted")
        self._more = parts.button(_("Đọc thêm việc cũ hơn"), self._read_more, role="link")
        top = parts.row(self._groups, None, self._search)
        body = self.lay_out(top, self._split, parts.row(self._foot, self._more, None), gap=8)
        body.setStretch(1, 1)
        self._groups.changed.connect(self._show)
        self._search.searched.connect(self._show)
        self.table.pointed.connect(self._pointed)
        self.table.opened.connect(lambda _place: self._open())
        self.setFocusProxy(self.table)

    @classmethod
    def name(cls) -> str:
        """The tab's word."""
        return _("Nhật ký")

    def refresh(self) -> None:
        """The newest acts again."""
        wanted = max(AT_ONCE, len(self._acts))
        with self.desk.read() as read:
            self._acts = list(trail.acts(read, wanted))
        self._all_read = len(self._acts) < wanted
        self._show()

    def _read_more(self) -> None:
        with self.desk.read() as read:
            older = trail.acts(read, AT_ONCE, before=self._acts[-1].id)
        self._acts += older
        self._all_read = len(older) < AT_ONCE
        self._show()

    def _show(self, *_told: object) -> None:
        kept = self.act
        shown = [act for act in self._acts if self._fits(act)]
        by_day: dict[dt.date, list[Act]] = {}
        for act in shown:
            by_day.setdefault(act.at.astimezone().date(), []).append(act)
        self._rows = []
        for day, acts in by_day.items():
            self._rows += [TimeRow(day, count=len(acts)), *(TimeRow(day, act) for act in acts)]
        self.table.clearSpans()
        self._model.set_rows(self._rows)
        for place, row in enumerate(self._rows):
            if row.act is None:
                self.table.setSpan(place, 0, 1, len(self._model.columns))
        self._foot.setText(_("{count} việc").format(count=len(shown)))
        self._more.setVisible(not self._all_read)
        if shown:
            at = next((i for i, row in enumerate(self._rows) if row.act and kept and row.act.id == kept.id), 1)
            self.table.point_at(at)
        else:
            self.table.say_empty(_("Không có việc nào khớp"), _("Bộ lọc đang thu hẹp nhật ký."), _("Bỏ bộ lọc"), self._clear)
        self._pointed(None)

    def _fits(self, act: Act) -> bool:
        group, words = self._groups.value(), fold(self._search.value()).split()
        if group == "undone" and act.undone_by is None:
            return False
        if group in GROUPS and act.kind.kind not in GROUPS[group]:
            return False
        text = fold(f"{name_of_act(act)} {act.officer} {act.reason}")
        return all(word in text for word in words)

    def _clear(self) -> None:
        self._groups.set_value("")
        self._search.edit.clear()
        self._show()

    @property
    def act(self) -> Act | None:
        """The act pointed at."""
        place = self.table.current_id()
        return self._rows[place].act if place is not None and place < len(self._rows) else None

    def _pointed(self, _place: object) -> None:
        act = self.act
        self.pane.show_act(act)
        self.verbs.allow(
            take_back=act is not None and may_be_taken_back(act) and not self.desk.read_only,
            open=act is not None and self._voucher_of(act) is not None,
        )

    def _voucher_of(self, act: Act) -> int | None:
        with self.desk.read() as read:
            touched = [change.row_id for change in trail.changes_of(read, act.id, 20) if change.table == "voucher"]
            there = touched and read.value("SELECT id FROM voucher WHERE id = ?", (touched[0],))
        return int(there) if there else None

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        voucher = self._voucher_of(self.act) if self.act is not None else None
        if voucher is not None:
            self.desk.go("voucher_editor", voucher=voucher)

    def take_back(self) -> None:
        """Undo the act pointed at; an import is withdrawn whole, with a reason."""
        act = self.act
        if act is None or not may_be_taken_back(act):
            return
        name = name_of_act(act)
        if act.kind.undo is Undo.WITHDRAW:
            told = _("Mọi chứng từ của lần nhập này bị rút khỏi sổ. Chỉ làm được khi các tháng còn mở và chưa chứng từ nào bị sửa sau đó.")
            reason = self.desk.ask.reason(_("Rút «{act}»").format(act=name), told, _("Rút lần nhập"), danger=True)
            if reason:
                self.desk.do(undo_act.withdraw_import, act.id, reason, title=_("Đang rút lần nhập…"))
            return
        told = _("Dữ liệu trở lại như trước việc này. Việc vẫn nằm lại trong nhật ký; có thể làm lại bằng Ctrl+Y.")
        if self.desk.ask.confirm(_("Hoàn tác «{act}»?").format(act=name), told, _("Hoàn tác")):
            self.desk.do(undo_act.undo_act, act.id, title=_("Đang hoàn tác…"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps a smaller pane below the list."""
        super().resizeEvent(event)
        wide = self.width() >= 900
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._split.orientation() != way:
            self._split.setOrientation(way)
            self._split.setSizes([700, 400] if wide else [260, 200])
        self._groups.set_compact(not wide)
