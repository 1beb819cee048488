"""The start: open a book, one of the recent ones, make a new one, practise on a sample, or bring one back from a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from app import __version__, paths
from app.domain.problems import N_
from app.domain.progress import Progress
from app.i18n import _, render
from app.models.book import Book
from app.models.operation import Outcome
from app.ui import icons, theme
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.home.first_run import FirstRun
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.choice_field import TickField
from app.ui.widgets.hint import Hint

PATTERNS = "Sổ Công Đoàn (*.socd)"


class StartScreen(Screen):
    """Shown while no book lies on the desk."""

    key: ClassVar[str] = "start"
    called: ClassVar[str] = N_("Bắt đầu")
    in_tabs: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs.hide()
        self.first_run: FirstRun | None = None
        self._assistant: QWidget | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_door())
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._pages)
        self.refresh()

    def _make_door(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(icons.pixmap("book-open", "accent", 34))
        title = parts.label(_("Sổ Công Đoàn"), "display")
        label = parts.label(_("Sổ sách và quyết toán của công đoàn cơ sở, làm ngay trên máy này."), "muted", wrap=True)
        self.hint = Hint(_("Mở sổ"))
        self._unkept = Hint(_("Thiết lập"))
        buttons = [
            parts.button(_("Mở sổ…"), self._open, icon="folder-open", role="primary"),
            parts.button(_("Lập sổ mới…"), self.begin, icon="file-plus"),
            parts.button(_("Sổ mẫu để tập…"), self._practise, icon="notebook-tabs"),
            parts.button(_("Khôi phục từ bản sao lưu…"), self._restore, icon="archive-restore"),
        ]
        self._look_only = TickField(_("Mở để xem, không ghi (kiểm tra, bàn giao)"))
        left = parts.column(
            parts.row(mark, title, None, gap=12),
            label,
            10,
            *buttons,
            4,
            self._look_only,
            self.hint,
            self._unkept,
            None,
            gap=8,
        )
        left.addWidget(parts.label(_("Phiên bản {version}").format(version=__version__), "small"))
        self.recent = QListWidget()
        self.recent.setAccessibleName(_("Sổ mở gần đây"))
        self.recent.setIconSize(QSize(16, 16))
        self.recent.itemActivated.connect(self._open_item)
        self.recent.itemClicked.connect(self._open_item)
        right = parts.column(parts.label(_("Mở gần đây"), "section"), self.recent, gap=8)
        side = parts.box(left)
        side.setFixedWidth(290)
        both = parts.row(side, parts.upright_rule(), parts.box(right), gap=24, margins=(28, 26, 28, 22))
        both.setStretch(2, 1)
        panel = parts.box(both, "panel")
        panel.setMaximumSize(860, 470)
        door = QWidget()
        across = parts.row(panel, margins=(24, 20, 24, 20))
        door.setLayout(across)
        return door

    def refresh(self) -> None:
        """The recent books anew."""
        if not hasattr(self, "recent"):
            return
        self.recent.clear()
        for file in self.desk.preferences.recent_books():
            item = QListWidgetItem(icons.icon("book-open"), f"{file.stem}\n{_short(file.parent)}", self.recent)
            item.setData(Qt.ItemDataRole.UserRole, str(file))
            item.setToolTip(str(file))
            item.setSizeHint(QSize(0, theme.tokens().row + 20))
        if not self.recent.count():
            item = QListWidgetItem(_("Chưa mở sổ nào trên máy này."), self.recent)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        unkept = self.desk.preferences.unkept()
        self._unkept.say("" if unkept is None else render(unkept), "warn")
        self._pages.setCurrentIndex(0)

    def refresh_if_stale(self) -> None:
        """The recent books each time it is seen."""
        if self.desk.book is None and self._pages.currentIndex() == 0:
            self.refresh()

    def enter(self, **arguments: Any) -> None:
        """Nothing to choose."""

    def tell(self, sentence: str, tone: str) -> None:
        """Why a book could not be opened or stay open."""
        self.hint.say(sentence, tone)

    def _open_file(self, file: Path) -> None:
        self.hint.say("")
        self.desk.open_book(
            file, read_only=self._look_only.value(), failed=lambda refusal: self.hint.say(render(refusal), "danger")
        )

    def _open(self) -> None:
        file = self.desk.ask.file_to_open(_("Mở sổ"), PATTERNS, paths.documents_folder())
        if file is not None:
            self._open_file(file)

    def _open_item(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        if name:
            self._open_file(Path(name))

    def begin(self) -> None:
        """The assistant for a new book."""
        if self._assistant is not None:
            self._pages.removeWidget(self._assistant)
        self.first_run = FirstRun(self.desk)
        self.first_run.left.connect(self._leave_first_run)
        panel = parts.box(parts.column(self.first_run), "panel")
        panel.setMaximumSize(860, 470)
        page = QWidget()
        page.setLayout(parts.row(panel, margins=(24, 20, 24, 20)))
        self._assistant = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.first_run.begin()

    def _leave_first_run(self) -> None:
        self._pages.setCurrentIndex(0)

    def _practise(self) -> None:
        proposal = proposed(_("Sổ mẫu"), paths.BOOK_SUFFIX, paths.documents_folder())
        file = self.desk.ask.file_to_save(_("Nơi lưu sổ mẫu"), proposal, PATTERNS)
        if file is None:
            return

        def made(outcome: Outcome[Any]) -> None:
            self.desk.take_book(outcome.value)

        self.desk.run(
            lambda progress: _make_sample(file, progress),
            made,
            lambda refusal: self.hint.say(render(refusal), "danger"),
            title=_("Đang tạo sổ mẫu…"),
        )

    def _restore(self) -> None:
        copy = self.desk.ask.file_to_open(_("Chọn bản sao lưu"), PATTERNS, paths.user_folder_named() / "backups")
        if copy is None:
            return
        target = self.desk.ask.file_to_save(
            _("Khôi phục vào tệp"), proposed(copy.stem, copy.suffix, paths.documents_folder()), PATTERNS
        )
        if target is not None:
            self.desk.copies.restore(copy, target)


def _short(folder: Path) -> str:
    home = str(Path.home())
    text = str(folder)
    return text.replace(home, "~", 1) if text.startswith(home) else text


def _make_sample(file: Path, progress: Progress) -> Outcome[Book]:
    # Why here: the sample brings every room's verbs along, and nobody asks for it before the window stands.
    from app.services.home.sample_book import make_sample

    return make_sample(file, progress=progress)
