"""Giấy tờ của một việc: the check list with the day each paper came in, its files, and the receipt."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import cases
from app.services.care import keep_cases
from app.ui.care.care_words import paper_columns
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid


class CasePapersDialog(FormDialog):
    """``enter(case=id)``."""

    key: ClassVar[str] = "case_papers"
    called: ClassVar[str] = N_("Giấy tờ thăm hỏi")
    takes: ClassVar[frozenset[str]] = frozenset({"case"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self.grid = EntryGrid(_("Giấy tờ"), paper_columns(desk))
        self.files = KeptFiles(desk, "case", "paper")
        about = parts.label(
            _("Ghi ngày nhận từng giấy (Ctrl+; là hôm nay); xóa tên giấy không cần, thêm dòng cho giấy khác."), "muted", wrap=True
        )  # fmt: skip
        self.lay_out(
            _("Cất"), about, self.grid, parts.label(_("Tệp đã lưu"), "section"), self.files, width=640, stretch=1
        )
        self.resize(660, 420)
        self.grid.refused.connect(self._unread)

    def enter(self, **arguments: Any) -> None:
        """The papers of one case."""
        self._id = arguments["case"]
        with self.desk.read() as read:
            card = cases.case(read, self._id)
        self.title.setText(card.row.title)
        self.grid.set_lines([{"paper": each.paper, "day": each.received_on} for each in card.papers])
        self.files.show_owner(self._id)
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(0, 1))

    def _unread(self, sentence: str) -> None:
        self.clear_errors()
        if sentence:
            self.show_error("", sentence)

    def submit(self) -> None:
        """Keep the list."""
        self.grid.commit()
        lines = [line for line in self.grid.lines() if line.get("paper")]
        self.act(keep_cases.set_papers, self._id, {line["paper"]: line.get("day") for line in lines}, whole=True)
