"""The pane beside the time line: one act, who and when and why, whether it can be taken back, and every value before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.acts import Undo
from app.i18n import _
from app.models.book import Read
from app.models.queries import organisation, trail
from app.models.queries.trail import Act
from app.ui.desk import Desk, name_of_act
from app.ui.trail_words import DetailLine, detail_lines
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

SHOWN = 500


def standing_word(act: Act) -> tuple[str, str, str]:
    """How the act stands: word, tone, icon."""
    if act.undone_by is not None:
        return _("Đã hoàn tác"), "warn", "undo-2"
    if may_be_taken_back(act):
        return _("Hoàn tác được"), "good", "circle-check"
    return _("Đã vào sổ"), "note", "lock"


def may_be_taken_back(act: Act) -> bool:
    """True when an act of this kind that still stands may be undone; later work on its rows can still stop it."""
    return act.undone_by is None and act.kind.undo is not Undo.NO and act.kind.kind not in ("undo", "redo")


class ActPane(QWidget):
    """``show_act(act)``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.act: Act | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Chi tiết việc"))
        self.setMinimumWidth(300)
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnStretch(1, 1)
        self._advice = parts.label(role="small", wrap=True)
        columns = [
            Column("title", _("Mục"), 132, lambda line: line.title),
            Column("before", _("Trước"), 110, lambda line: line.before, stretch=True),
            Column("after", _("Sau"), 110, lambda line: line.after, stretch=True),
        ]
        self._model = PagedTableModel(columns, lambda _ids: [], emphasis=lambda line: line.is_head)
        self.table = TableView(_("Trước và sau"), "act_detail", self._model)
        self.table.setProperty("role", "bare")
        head = parts.column(self._title, parts.row(self._state, None), gap=6, margins=(14, 12, 14, 10))
        head.addLayout(self._facts)
        head.addWidget(self._advice)
        self._page = QWidget()
        stack = QVBoxLayout(self._page)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addLayout(head)
        stack.addWidget(parts.rule())
        stack.addWidget(self.table, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._page)
        self.show_act(None)

    def show_act(self, act: Act | None) -> None:
        """Show an act, or nothing."""
        self.act = act
        self._page.setVisible(act is not None)
        if act is None:
            return
        with self.desk.read() as read:
            changes = trail.changes_of(read, act.id, SHOWN)
            names = _bucket_names(read)
            undone = trail.act(read, act.undone_by) if act.undone_by is not None else None
        self._title.setText(name_of_act(act))
        self._state.say(*standing_word(act))
        facts = [
            (_("Lúc"), f"{act.at.astimezone():%H:%M:%S  %d/%m/%Y}"),
            (_("Người làm"), act.officer or _("(không ghi)")),
            (_("Lý do"), act.reason),
            (_("Hoàn tác lúc"), f"{undone.at.astimezone():%H:%M  %d/%m/%Y}" if undone is not None else ""),
            (_("Việc số"), _("{number}, {rows} dòng dữ liệu").format(number=act.id, rows=act.rows)),
        ]
        while self._facts.count():
            widget = self._facts.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for place, (word, text) in enumerate((word, text) for word, text in facts if text):
            self._facts.addWidget(parts.label(word, "small"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(parts.label(text, wrap=True), place, 1)
        advice = _(act.kind.advice) if act.undone_by is None and not may_be_taken_back(act) else ""
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        lines = list(detail_lines(changes, names))
        if act.rows > SHOWN:
            lines.append(DetailLine(_("… còn {count} dòng nữa").format(count=act.rows - SHOWN), is_head=True))
        self._model.set_rows(lines)
        self.table.clearSpans()
        for place, line in enumerate(lines):
            if line.is_head:
                self.table.setSpan(place, 0, 1, 3)
        if not lines:
            self.table.say_empty(_("Không có dữ liệu nào thay đổi"))


def _bucket_names(read: Read) -> dict[int, str]:
    keys = {number: key for key, number in organisation.bucket_ids(read).items()}
    funds = {fund.id: _(fund.name) for fund in organisation.funds(read, with_closed=True)}
    return {number: funds.get(number) or _("mã {code}").format(code=key.removeprefix("code:")) for number, key in keys.items()}
