"""One start in a process of its own: ``ours BOOK`` as ``so-cong-doan BOOK`` does it, or ``bare``; says when it is painted."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def bare() -> None:
    """An empty window with a label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Sổ Công Đoàn"))
    window.resize(1366, 768)
    window.show()
    application.processEvents()
    window.repaint()
    os.write(1, b"painted\n")


def ours(book: Path) -> None:
    """The program's own start, up to the first picture with the book's figures."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui import main_window, start
    from app.ui.desk import Desk

    seen: list[main_window.MainWindow] = []
    made = main_window.MainWindow.__init__

    def watched(self: main_window.MainWindow, desk: Desk) -> None:
        made(self, desk)
        seen.append(self)
        self.desk.book_changed.connect(lambda: QTimer.singleShot(0, painted))

    def painted() -> None:
        QApplication.processEvents()
        seen[0].repaint()
        os.write(1, b"painted\n")
        QTimer.singleShot(0, QApplication.quit)

    main_window.MainWindow.__init__ = watched  # type: ignore[method-assign]
    start.run(book)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(Path(sys.argv[2]))
