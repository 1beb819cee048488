"""Before a copy takes the book's place: both counted side by side, and what would be lost, in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.money import show_money
from app.i18n import _
from app.models.operation import Outcome
from app.services import back_up
from app.services.back_up import BookCount
from app.ui.desk import Desk
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint


def _when(at: str) -> str:
    return f"{dt.datetime.fromisoformat(at).astimezone():%H:%M %d/%m/%Y}" if at else "–"


def lost_words(now: BookCount, then: BookCount) -> tuple[str, str]:
    """What bringing ``then`` back would lose, and how grave that is (danger, warn, good)."""
    if now.uuid != then.uuid:
        return _("Bản sao này là của một sổ khác ({union}). Khôi phục là thay hẳn sổ đang mở bằng sổ ấy.").format(union=then.union), "danger"
    acts, papers = now.act - then.act, now.vouchers - then.vouchers
    if acts <= 0 and now.head == then.head:
        return _("Bản sao giống hệt sổ đang mở: không mất gì."), "good"
    if acts <= 0:
        return _("Bản sao có những việc mà sổ đang mở không có: hãy xem kỹ trước khi thay."), "warn"
    told = _("Sẽ mất {acts} việc làm sau {time}").format(acts=acts, time=_when(then.last_at))
    more = _(", trong đó có {count} chứng từ mới").format(count=papers) if papers > 0 else ""
    return told + more + ".", "danger"


class RestoreBox(DeskDialog):
    """Closes the book, puts the copy in its place, and opens it again; the book that was there stays beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None, copy: Path, now: BookCount, then: BookCount) -> None:
        super().__init__(desk, parent)
        self._copy = copy
        title = _("Khôi phục bản sao lưu")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        lost = Hint(_("Điều sẽ mất"))
        lost.say(*lost_words(now, then))
        kept = parts.label(_("Sổ đang mở được giữ bên cạnh với tên «…-truoc-khoi-phuc-…», không bị xóa."), "small", wrap=True)
        stack = parts.column(parts.label(title, "title"), parts.label(copy.name, "muted", wrap=True), gap=10, margins=(20, 16, 20, 16))
        stack.addWidget(parts.box(self._table(now, then), "panel"))
        stack.addWidget(lost)
        stack.addWidget(kept)
        stack.addStretch(1)
        go = parts.button(_("Khôi phục bản này"), self.agree, role="danger")
        back = parts.button(_("Thôi"), self.reject)
        stack.addLayout(parts.row(None, back, go))
        self.setLayout(stack)
        self.setMinimumWidth(560)
        back.setFocus()

    def _table(self, now: BookCount, then: BookCount) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        rows = [
            (_("Chứng từ"), str(now.vouchers), str(then.vouchers)),
            (_("Tệp đính kèm"), str(now.attachments), str(then.attachments)),
            (_("Số việc trong nhật ký"), str(now.act), str(then.act)),
            (_("Việc sau cùng"), _when(now.last_at), _when(then.last_at)),
            (_("Tổng tiền mặt và tiền gửi"), show_money(sum(a for _k, a in now.money)), show_money(sum(a for _k, a in then.money))),
        ]
        for column, head in ((1, _("Sổ đang mở")), (2, _("Bản sao"))):
            grid.addWidget(parts.label(head, "section"), 0, column, Qt.AlignmentFlag.AlignRight)
        for place, (word, left, right) in enumerate(rows, 1):
            grid.addWidget(parts.label(word, "muted"), place, 0)
            for column, text in ((1, left), (2, right)):
                grid.addWidget(parts.label(text, "strong" if left != right else ""), place, column, Qt.AlignmentFlag.AlignRight)
        return grid

    def agree(self) -> None:
        """Put the copy in the book's place."""
        desk = self.desk
        assert desk.book is not None
        target, copy = desk.book.path, self._copy
        self.accept()
        desk.close_book()

        def opened(outcome: Outcome[Path]) -> None:
            desk.open_book(outcome.value, done=lambda: desk.note(_("Đã khôi phục; sổ trước đó được giữ bên cạnh."), "good"))

        def failed(sentence: str) -> None:
            desk.open_book(target, done=lambda: desk.note(sentence, "danger"))

        desk.run(lambda _progress: back_up.restore(copy, target), opened, failed, title=_("Đang khôi phục…"))
