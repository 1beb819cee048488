"""Starting the window: the application, its looks and language, one desk, one main window, and the book to open."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import i18n
from app.i18n import _
from app.ui import icons, qt_words, theme
from app.ui.ask import Question
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences

log = logging.getLogger(__name__)


def run(book: Path | None = None) -> int:
    """Open the window, on ``book`` when one is named; gives the exit code."""
    _choose_input_method()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Sổ Công Đoàn")
    app.setDesktopFileName("so-cong-doan")
    preferences = Preferences()
    language = preferences.text("language", "vi")
    i18n.set_language(language if language in i18n.LANGUAGES else "vi")
    qt_words.install()
    desk = Desk(preferences)
    theme.apply(app, desk.appearance, desk.text_size)
    app.setWindowIcon(icons.icon("book-open", "accent", 64))
    window = MainWindow(desk)
    _size(window, app)
    window.show()
    if book is not None:
        QTimer.singleShot(0, lambda: desk.open_book(book))
    sys.excepthook = _hook(window)
    return app.exec()


def _choose_input_method() -> None:
    # Trap: the Qt wheel carries ibus but no fcitx; where fcitx runs, its ibus front end is what Qt can speak to.
    if sys.platform.startswith("linux") and "fcitx" in os.environ.get("XMODIFIERS", "") and not os.environ.get("QT_IM_MODULE"):
        os.environ["QT_IM_MODULE"] = "ibus"


def _size(window: MainWindow, app: QApplication) -> None:
    room = app.primaryScreen().availableGeometry()
    window.resize(min(1366, room.width()), min(768, room.height()))
    if room.width() <= 1400:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def _hook(window: MainWindow):
    """What stops nobody's work: an error of ours is written to the log and told in one sentence."""

    def told(kind: type[BaseException], problem: BaseException, trace: object) -> None:
        log.critical("unexpected", exc_info=(kind, problem, trace))
        sys.__excepthook__(kind, problem, trace)
        if not issubclass(kind, KeyboardInterrupt):
            text = _("Chương trình gặp lỗi: {what}. Sổ không bị ghi dở. Hãy thử lại; nếu vẫn vậy, đóng và mở lại chương trình.")
            Question(window, _("Máy gặp trục trặc"), text.format(what=problem), _("Đóng")).open()

    return told
