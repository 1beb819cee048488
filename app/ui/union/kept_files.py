"""The files kept with one thing of the book, as a strip below one another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.i18n import _
from app.models.queries.union.kept_files import KeptFile, kept_files
from app.services.union.keep_file import delete_file, keep_file, kept_content
from app.ui.desk import Desk
from app.ui.widgets.file_strip import FileStrip, show_file


class KeptFiles(FileStrip):
    """The files kept with one case, activity, agreement, dialogue or initiative: added by a button or by dragging, undone like any act."""

    def __init__(self, desk: Desk, owner: str, purpose: str = "") -> None:
        super().__init__(upright=True)
        self._desk, self._owner, self._purpose = desk, owner, purpose
        self._owner_id: int | None = None
        self.setAcceptDrops(True)
        self.add_asked.connect(self._choose)
        self.open_asked.connect(self._open)
        self.remove_asked.connect(self._delete)

    def show_owner(self, owner_id: int | None) -> None:
        """Show the files of one owner; None shows none and takes none."""
        self._owner_id = owner_id
        files: Sequence[KeptFile] = ()
        if owner_id is not None and self._desk.book is not None:
            with self._desk.read() as read:
                files = kept_files(read, self._owner, owner_id)
        may = owner_id is not None and not self._desk.read_only
        self.show_files(files, may_add=may, may_remove=may)

    def _choose(self) -> None:
        for file in self._desk.ask.files_to_open(_("Chọn tệp để lưu vào sổ"), _("Mọi tệp (*)")):
            self._keep(file)

    def _keep(self, file: Path) -> None:
        if self._owner_id is not None:
            self._desk.do(keep_file, self._owner, self._owner_id, file, self._purpose, done=lambda _made: self._again())

    def _delete(self, kept: int) -> None:
        self._desk.do(delete_file, kept, done=lambda _made: self._again())

    def _again(self) -> None:
        self.show_owner(self._owner_id)

    def _open(self, kept: int, name: str) -> None:
        with self._desk.read() as read:
            content = kept_content(read, kept)
        show_file(content, f"{kept}-{Path(name).name}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls() and self._owner_id is not None and not self._desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep every file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._keep(Path(url.toLocalFile()))
        event.acceptProposedAction()
