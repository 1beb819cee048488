"""Starts the window: one application, its face and words, the desk, the book that was asked for.

Called by ``app/__main__.py`` only; everything after the first picture belongs to ``main_window.py``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__, crash, i18n
from app.domain import clock
from app.files import is_there
from app.i18n import _, render
from app.paths import resource
from app.ui import crash_report, theme
from app.ui.ask import Ask
from app.ui.desk import Desk, clear_temporary
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.qt_words import QtWords

REFUSED = 1
"""The exit code of a program that could not begin, and said why."""
FAILED = 3
"""The exit code of a program that failed itself."""


def run(book: Path | None = None) -> int:
    """Open the window, on the book when one is named and there, and stay until it is closed; the exit code."""
    crash.watch("window")
    crash.hear("window", "started", f"v{__version__}")
    choose_input_method(os.environ)
    application = make_application()
    crash_report.hear_qt()
    clear_temporary()
    preferences = Preferences()
    language = preferences.text("language", i18n.SOURCE_LANGUAGE)
    i18n.set_language(language if language in i18n.LANGUAGES else i18n.SOURCE_LANGUAGE)
    if not clock_can_be_right(Ask()):
        return REFUSED
    desk = Desk(preferences)
    if book is not None:
        # Why so early: the worker checks the file while the window is built.
        desk.open_book(book.resolve() if is_there(book) else book)
    words = QtWords(application)
    follow_language(application, words)
    desk.looks_changed.connect(lambda: follow_language(application, words))
    theme.apply(application, desk.appearance, desk.text_size)
    try:
        window = MainWindow(desk)
        crash.tell(crash_report.Teller(desk.ask, desk.note))
        fit(window, application)
        window.show()
        code = application.exec()
    except Exception as problem:  # noqa: BLE001  Why: without a window there is nobody else to show it.
        crash.tell(None)
        crash_report.CrashReport(crash.record(problem), desk.ask).exec()
        code = FAILED
    finally:
        crash.tell(None)
        if not desk.shut():
            desk.worker.stop()
        application.removeTranslator(words)
    return code


def clock_can_be_right(ask: Ask) -> bool:
    """See that the computer's clock says what can be, for nothing may be dated by another; she may set it and try again."""
    while True:
        try:
            clock.today()
        except clock.ClockWrong as problem:
            crash.refused(problem)
            if not ask.confirm(_("Đồng hồ của máy"), render(problem), _("Thử lại")):
                return False
        else:
            return True


def follow_language(application: QApplication, words: QtWords) -> None:
    """Qt's own words in Vietnamese; in English Qt keeps its own."""
    application.removeTranslator(words)
    if i18n.language() == i18n.SOURCE_LANGUAGE:
        application.installTranslator(words)


def fit(window: MainWindow, application: QApplication) -> None:
    """As large as a small laptop's screen; on such a screen the whole of it."""
    room = application.primaryScreen().availableGeometry()
    window.resize(min(1366, room.width()), min(768, room.height()))
    if room.width() <= 1400:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def make_application() -> QApplication:
    """The one application, with its name and its picture."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("so-cong-doan")
    application.setApplicationDisplayName("Sổ Công Đoàn")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("so-cong-doan")
    application.setWindowIcon(QIcon(str(resource("logo/so-cong-doan.svg"))))
    return application


def choose_input_method(environment: MutableMapping[str, str]) -> None:
    """On Linux with fcitx, let Qt talk to it through the ibus protocol, or no Vietnamese letter arrives."""
    # Trap: Qt's wheels have ibus and no fcitx; fcitx5 answers the ibus protocol too. Set before QApplication exists.
    asked = environment.get("QT_IM_MODULE", "") or environment.get("XMODIFIERS", "").partition("=")[2]
    if sys.platform.startswith("linux") and asked.startswith("fcitx"):
        environment["QT_IM_MODULE"] = "ibus"
