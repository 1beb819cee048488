"""Nhật ký: the time line of acts, who and when, what each changed from what to what, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries import trail
from app.models.queries.ledger import accounts
from app.models.queries.trail import Act, ActChange
from app.ui.brought.trail_words import change_lines, table_word
from app.ui.desk import Desk, name_of_act
from app.ui.screen import Screen, scrolled
from app.ui.take_back import state_word, take_back, why_not
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

LIMIT = 1000


def _columns() -> list[Column]:
    return [
        Column("at", _("Lúc"), show=lambda act: f"{act.at.astimezone():%d/%m/%Y %H:%M}", widest="28/08/2026 00:00"),
        Column("act", _("Việc"), 280, name_of_act, stretch=True),
        Column("officer", _("Người làm"), 150, lambda act: act.officer),
        Column("rows", _("Số dòng"), 70, lambda act: str(act.rows) if act.rows else "", align=0x82),
        Column("state", _("Hoàn tác"), 118, state_word, tone=lambda act: "muted",
               icon=lambda act: "undo-2" if act.undone_by is not None else ""),
        Column("reason", _("Lý do"), 160, lambda act: act.reason, hidden=True),
    ]  # fmt: skip


class ActsScreen(Screen):
    """The list of acts and the one pointed at."""

    key: ClassVar[str] = "acts"
    called: ClassVar[str] = N_("Nhật ký")
    rail_entry: ClassVar[str] = "acts"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"*"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._acts: Sequence[Act] = ()
        self._act: Act | None = None
        self._names: dict[int, str] = {}
        self.verbs.offer(
            "take_back", self._take_back, word=_("Hoàn tác việc này"), icon="undo-2", shortcut="Ctrl+Shift+Z"
        )
        self.verbs.offer("reload", self.refresh)
        self._search = SearchBox(_("Tìm trong nhật ký"), _("Tìm việc, người, lý do…"))
        self._search.setFixedWidth(230)
        self._count = parts.label(role="muted")
        self._model = PagedTableModel(
            _columns(),
            lambda ids: [],
            faded=lambda act: act.undone_by is not None,
            struck=lambda act: act.undone_by is not None,
        )
        self.table = TableView(_("Nhật ký"), "acts", self._model, desk.preferences)
        self._title = parts.label(role="strong", wrap=True)
        self._when = parts.label(role="small", wrap=True)
        self._advice = parts.label(role="small", wrap=True)
        self._changes = parts.column(gap=8)
        page = QWidget()
        stack = parts.column(self._title, self._when, self._advice, parts.rule(), gap=5, margins=(14, 12, 14, 12))
        stack.addLayout(self._changes)
        stack.addStretch(1)
        page.setLayout(stack)
        page.setProperty("role", "surface")
        self._pane = parts.box(parts.column(scrolled(page), margins=(1, 1, 1, 1)), "panel")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self._pane)
        split.setStretchFactor(0, 1)
        split.setSizes([720, 360])
        body = self.lay_out(parts.row(self._count, None, self._search), split, gap=8)
        body.setStretch(1, 1)
        self._search.searched.connect(self._look)
        self.table.pointed.connect(self._pointed)
        self.begin_at(self.table)

    def _heard(self, _tables: frozenset[str]) -> None:
        super()._heard(frozenset({"*"}))

    def refresh(self) -> None:
        """The newest acts."""
        with self.desk.read() as read:
            self._acts = trail.acts(read, LIMIT)
            self._names = {number: key for key, number in accounts.account_ids(read).items()}
            self._names |= {fund.id: _(fund.name) for fund in accounts.cash_accounts(read, with_closed=True)}
        self._look()

    def _look(self, *_args: object) -> None:
        words = fold(self._search.value()).split()
        shown = [
            act
            for act in self._acts
            if all(word in fold(f"{name_of_act(act)} {act.officer} {act.reason}") for word in words)
        ]
        self._model.set_rows(shown)
        self._count.setText(_("{count} việc, mới nhất ở trên").format(count=len(shown)))
        if shown:
            self.table.point_at(0)
        else:
            self.table.say_empty(_("Không có việc nào khớp"), _("Thử ít chữ hơn."))
            self._pointed(None)

    def _pointed(self, place: int | None) -> None:
        self._act = self._model.row_at(place) if place is not None else None
        act = self._act
        self.verbs.allow(take_back=act is not None and not why_not(act) and not self.desk.read_only)
        parts.empty(self._changes)
        if act is None:
            self._title.setText("")
            self._when.setText("")
            self._advice.setText("")
            return
        self._title.setText(name_of_act(act))
        text = _("{at:%H:%M:%S ngày %d/%m/%Y}, {officer}").format(
            at=act.at.astimezone(), officer=act.officer or _("không ghi tên")
        )
        self._when.setText(text + (_(". Lý do: {reason}").format(reason=act.reason) if act.reason else ""))
        self._advice.setText(why_not(act))
        self._advice.setVisible(bool(self._advice.text()))
        with self.desk.read() as read:
            changes = trail.changes_of(read, act.id, 40)
        for change in changes:
            self._changes.addWidget(self._change(change))
        if act.rows > len(changes):
            self._changes.addWidget(
                parts.label(_("… và {count} dòng nữa").format(count=act.rows - len(changes)), "small")
            )

    def _change(self, change: ActChange) -> QWidget:
        sentence = (
            _("Thêm: {what}")
            if change.before is None
            else _("Bỏ: {what}")
            if change.after is None
            else _("Sửa: {what}")
        )
        stack = parts.column(parts.label(sentence.format(what=table_word(change.table)), "section"), gap=1)
        for name, before, after in change_lines(change, self._names):
            if change.before is None or change.after is None:
                text = f"{name}: {after or before}"
            else:
                text = f"{name}: {before or '∅'} → {after or '∅'}"
            stack.addWidget(parts.label(text, "small", wrap=True))
        return parts.box(stack)

    def _take_back(self) -> None:
        if self._act is not None:
            take_back(self.desk, self._act)

    def enter(self, **arguments: Any) -> None:
        """Nothing to choose."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives the officer's column to the act."""
        super().resizeEvent(event)
        self.table.setColumnHidden(3, self.width() < 1000)
        self.table.setColumnHidden(2, self.width() < 1000)
        self.table.setColumnHidden(4, self.width() < 900)
        self._pane.setMinimumWidth(240)
