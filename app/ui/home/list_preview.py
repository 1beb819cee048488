"""A list as it will stand on paper: to print, or to keep as PDF."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_
from app.domain.progress import Progress
from app.exports.shown_list import ShownList
from app.i18n import _, render
from app.services import export_list
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.print_pages import print_pages
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.page_preview import PagePreview


class ListPreview(DeskDialog):
    """``enter(title=, gather=)``: what the list is called, and how it is gathered."""

    key: ClassVar[str] = "list_preview"
    called: ClassVar[str] = N_("In danh sách")
    takes: ClassVar[frozenset[str]] = frozenset({"title", "gather"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shown: ShownList | None = None
        self._pdf = b""
        self.preview = PagePreview()
        self._print = parts.button(_("In"), self.submit, role="primary", icon="printer")
        self._save = parts.button(_("Lưu PDF"), self._keep, icon="file-text")
        foot = parts.row(None, self._save, parts.button(_("Đóng"), self.reject), self._print)
        stack = parts.column(self.preview, gap=10, margins=(16, 14, 16, 14))
        stack.addLayout(foot)
        self.setLayout(stack)
        self.resize(860, 500)
        self._allow(False)

    def enter(self, **arguments: Any) -> None:
        """Gather the rows and draw the pages in the worker."""
        gather: export_list.Gather = arguments["gather"]
        self.setWindowTitle(arguments["title"])
        self.grow_to(900)
        book = self.desk.the_book

        def draw(progress: Progress) -> tuple[ShownList, bytes]:
            with book.read_apart() as read:
                shown = gather(read, progress)
                return shown, export_list.preview_list(read, shown, progress)

        self.desk.run(
            draw, self._drawn, lambda refusal: self.preview.say(render(refusal)), title=_("Đang dựng trang in…")
        )

    def _drawn(self, drawn: tuple[ShownList, bytes]) -> None:
        self._shown, self._pdf = drawn
        self.preview.show_pdf(self._pdf)
        self._allow(True)

    def _allow(self, there: bool) -> None:
        self._print.setEnabled(there)
        self._save.setEnabled(there)

    def submit(self) -> None:
        """Print."""
        if self._pdf:
            print_pages(self.desk, self._pdf, self.preview.page_count())

    def _keep(self) -> None:
        shown = self._shown
        if shown is None:
            return
        target = self.desk.ask.file_to_save(_("Lưu danh sách"), proposed(shown.title, ".pdf"), "PDF (*.pdf)")
        if target is not None:
            self.desk.do(export_list.export_list, lambda *_read: shown, target, title=_("Đang xuất danh sách…"))
