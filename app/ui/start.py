"""Starts the window: one application, its face and words, the desk, the book that was asked for.

Called by ``app/__main__.py`` only; everything after the first picture belongs to ``main_window.py``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import __version__, i18n
from app.paths import resource
from app.ui import theme
from app.ui.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.qt_words import QtWords


def run(book: Path | None = None) -> int:
    """Open the window, on the book when one is named and there, and stay until it is closed; the exit code."""
    choose_input_method(os.environ)
    application = make_application()
    desk = Desk()
    language = desk.preferences.text("language", i18n.SOURCE_LANGUAGE)
    i18n.set_language(language if language in i18n.LANGUAGES else i18n.SOURCE_LANGUAGE)
    words = QtWords(application)
    if i18n.language() == i18n.SOURCE_LANGUAGE:
        application.installTranslator(words)
    theme.apply(application, desk.appearance, desk.text_size)
    window = MainWindow(desk)
    window.show()
    if book is not None:
        desk.open_book(book.resolve())
    code = application.exec()
    desk.shut()
    return code


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
