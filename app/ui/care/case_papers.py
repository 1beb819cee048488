"""Giấy tờ của một việc: the check list with the day each paper came in, its files, and the receipt."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, NamedTuple

from app.domain import clock
from app.domain.care.records import CASE_PAPER
from app.domain.care.welfare import Paper
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import cases
from app.services.care import keep_cases
from app.ui.care.care_words import typed_paper
from app.ui.records.binding import Sheet
from app.ui.records.editor import Editor
from app.ui.records.grid_field import GridField, grid_column
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import GridColumn


class PaperLine(NamedTuple):
    """A paper and the day it came in."""

    paper: str = ""
    received_on: dt.date | None = None


class CasePapersDialog(Editor[None]):
    """``enter(case=id)``."""

    key: ClassVar[str] = "case_papers"
    called: ClassVar[str] = N_("Giấy tờ thăm hỏi")
    takes: ClassVar[frozenset[str]] = frozenset({"case"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 640
    high: ClassVar[int] = 420

    def sheet(self) -> Sheet:
        """The papers, and the files kept."""
        columns = [
            GridColumn("paper", _("Giấy tờ"), 300, read=typed_paper, show=_paper, stretch=True),
            grid_column(CASE_PAPER["received_on"], 110, self.desk.month, today=clock.today),
        ]
        self.files = KeptFiles(self.desk, "case", "paper")
        about = _("Ghi ngày nhận từng giấy (Ctrl+; là hôm nay); xóa tên giấy không cần, thêm dòng cho giấy khác.")
        yield parts.label(about, "muted", wrap=True)
        yield self.spread(self.bind_grid("papers", GridField(_("Giấy tờ"), columns, PaperLine)))
        yield parts.label(_("Tệp đã lưu"), "section")
        yield self.files

    def begin(self, **arguments: Any) -> None:
        """The papers of one case."""
        self.identifier = arguments["case"]
        with self.desk.read() as read:
            card = cases.case(read, arguments["case"])
        self.title.setText(card.row.title)
        self.set_value("papers", card.papers)
        self.files.show_owner(self.identifier)

    def enter(self, **arguments: Any) -> None:
        """The keyboard is at the day of the first paper."""
        super().enter(**arguments)
        self.widget("papers").start(0, 1)

    def store(self, _draft: None) -> None:
        """Keep the list."""
        days = {line.paper: line.received_on for line in self.value("papers") if line.paper}
        self.act(keep_cases.set_papers, self.identifier, days, whole=True)


def _paper(key: str) -> str:
    return _(Paper.label_of(key))
