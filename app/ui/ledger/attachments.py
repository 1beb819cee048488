"""The papers of a voucher as a strip: each with its name and size, opened by a click, added by a button or by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app import paths
from app.i18n import _
from app.models.queries.ledger.vouchers import AttachmentCard
from app.models.queries.union.kept_files import KeptFile, kept_files
from app.services.ledger.attach_file import attachment_content
from app.services.union.keep_file import drop_file, keep_file, kept_content
from app.ui import icons
from app.ui.desk import Desk
from app.ui.widgets import parts


def size_word(size: int) -> str:
    """``1,2 MB`` or ``340 KB``."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, round(size / 1024))} KB"


class AttachmentStrip(QWidget):
    """``add_asked``, ``open_asked(id, name)``, ``remove_asked(id)``."""

    add_asked = Signal()
    open_asked = Signal(int, str)
    remove_asked = Signal(int)

    def __init__(self, *, upright: bool = False) -> None:
        """``upright`` stands the papers below one another, for a narrow pane."""
        super().__init__()
        self._line = QVBoxLayout(self) if upright else QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._shown: list[QWidget] = []
        self._add = parts.button(_("Đính kèm…"), self._press, icon="paperclip")
        self._none = parts.label(_("Chưa có tệp nào. Có thể kéo ảnh hoặc PDF thả vào đây."), "small")
        self._none.setWordWrap(upright)
        self._line.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addWidget(self._none)
        if not upright:
            self._line.addStretch(1)

    def _press(self) -> None:
        self.add_asked.emit()

    def show_papers(self, papers: Sequence[AttachmentCard | KeptFile], *, may_add: bool, may_remove: bool) -> None:
        """Show these papers."""
        for widget in self._shown:
            self._line.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self._add.setEnabled(may_add)
        self._none.setVisible(not papers)
        for place, paper in enumerate(papers, 1):
            opener = QToolButton()
            opener.setProperty("role", "chip")
            opener.setIcon(icons.icon("image" if paper.media_type.startswith("image/") else "file-text"))
            opener.setIconSize(QSize(14, 14))
            opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            opener.setText(f"{_short(paper.name)}  {size_word(paper.size)}")
            opener.setToolTip(paper.name)
            opener.setAccessibleName(_("Mở tệp {name}").format(name=paper.name))
            opener.clicked.connect(lambda _checked=False, paper=paper: self.open_asked.emit(paper.id, paper.name))
            remover = parts.tool("x", _("Bỏ tệp {name}").format(name=paper.name))
            remover.setVisible(may_remove)
            remover.clicked.connect(lambda _checked=False, paper=paper: self.remove_asked.emit(paper.id))
            held = parts.box(parts.row(opener, remover, gap=2))
            self._line.insertWidget(place, held, 0, Qt.AlignmentFlag.AlignLeft)
            self._shown.append(held)

    def open_content(self, desk: Desk, attachment: int, name: str) -> None:
        """Show a paper with the computer's own viewer."""
        with desk.read() as read:
            content = attachment_content(read, attachment)
        show_file(content, f"{attachment}-{Path(name).name}")


class KeptFiles(AttachmentStrip):
    """The files kept with one case, activity, agreement, dialogue or initiative: added by a button or by dragging, undone like any act."""

    def __init__(self, desk: Desk, owner: str, purpose: str = "") -> None:
        super().__init__(upright=True)
        self._desk, self._owner, self._purpose = desk, owner, purpose
        self._owner_id: int | None = None
        self.setAcceptDrops(True)
        self.add_asked.connect(self._choose)
        self.open_asked.connect(self._open)
        self.remove_asked.connect(self._drop)

    def show_owner(self, owner_id: int | None) -> None:
        """Show the files of one owner; None shows none and takes none."""
        self._owner_id = owner_id
        files: Sequence[KeptFile] = ()
        if owner_id is not None and self._desk.book is not None:
            with self._desk.read() as read:
                files = kept_files(read, self._owner, owner_id)
        may = owner_id is not None and not self._desk.read_only
        self.show_papers(files, may_add=may, may_remove=may)

    def _choose(self) -> None:
        for file in self._desk.ask.files_to_open(_("Chọn tệp để lưu vào sổ"), _("Mọi tệp (*)")):
            self._keep(file)

    def _keep(self, file: Path) -> None:
        if self._owner_id is not None:
            self._desk.do(keep_file, self._owner, self._owner_id, file, self._purpose, done=lambda _made: self._again())

    def _drop(self, kept: int) -> None:
        self._desk.do(drop_file, kept, done=lambda _made: self._again())

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


def show_file(content: bytes, name: str) -> None:
    """Open bytes with the computer's own viewer, from a copy in the user's private folder."""
    file = paths.temporary_folder() / name
    file.write_bytes(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _short(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:16]}…{name[-8:]}"
