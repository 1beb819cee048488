"""A treasurer at the keyboard: presses keys, answers boxes, and keeps a picture of what the window shows with what she did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QColor, QCursor, QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.dates import Month
from app.ui.main_window import MainWindow
from app.ui.rail import chord, rail_entries
from app.ui.records.editor import Editor
from app.ui.widgets.page_preview import PagePreview
from tests.ui.keys import focused, write

HARDLY_EVER = 90


class Album:
    """Numbered pictures and their captions. Without a folder it only counts."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.captions: list[str] = []
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("[0-9][0-9][0-9].png"):
                old.unlink()

    def keep(self, picture: Callable[[], QPixmap], caption: str) -> None:
        """One more picture; the caption file is whole after each."""
        self.captions.append(caption)
        if self.folder is not None:
            # Why 80: packed lightly; packing well takes as long as all that is pictured.
            picture().save(str(self.folder / f"{len(self.captions):03d}.png"), "PNG", 80)
            lines = (f"{number:03d}  {each}\n" for number, each in enumerate(self.captions, 1))
            (self.folder / "captions.txt").write_text("".join(lines), encoding="utf-8")


class Treasurer:
    """Hands on the keyboard, eyes on the window: presses keys and looks at what has the focus."""

    def __init__(self, window: MainWindow, album: Album) -> None:
        self.window = window
        self.album = album
        self._trouble: list[BaseException] = []

    # ---- keys ------------------------------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Chords such as ``Ctrl+G`` or ``Return``, one after another, each followed by what it set going."""
        for keys_text in chords:
            keys = QKeySequence(keys_text)[0]  # type: ignore[index]
            QTest.keyClick(focused(), keys.key(), keys.keyboardModifiers())
            self.rest()

    def write(self, text: str) -> None:
        """Type."""
        write(text)

    def fill(self, *texts: str) -> None:
        """Field after field: type, then Enter goes on."""
        for text in texts:
            self.write(text)
            self.press("Return")

    def tab_to(self, name: str) -> None:
        """Tab on until the thing with this name has the keyboard."""
        for _step in range(HARDLY_EVER):
            if focused().accessibleName() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to «{name}»")

    def push(self, name: str) -> None:
        """Tab to a button and press it."""
        self.tab_to(name)
        self.press("Space")

    def submit(self) -> None:
        """The verb of the box; a box that stays open has refused."""
        self.press("Ctrl+Return")
        assert QApplication.activeModalWidget() is None, "the box refused"

    def give_up(self) -> None:
        """Esc; when something was typed she is asked, and lets it go."""
        box = QApplication.activeModalWidget()
        if isinstance(box, Editor) and box.touched():
            self.expect(lambda: self.press("Ctrl+Return"))
        self.press("Esc")

    def find(self, words: str) -> None:
        """Ctrl+K, some words, Enter on the first thing found."""
        self.press("Ctrl+K")
        self.write(words)
        self.press("Return")

    def room(self, key: str) -> None:
        """Alt and the number of a room of the rail."""
        number = next(place for place, entry in enumerate(rail_entries(), 1) if entry.key == key)
        self.press(chord(number))

    def expect(self, act: Callable[[], None]) -> None:
        """What she will do in the box that the next key opens."""

        def do() -> None:
            try:
                self._wait_for_box()
                act()
            except BaseException as trouble:  # noqa: BLE001  Why: an exception must not vanish inside Qt's own loop.
                self._trouble.append(trouble)
                while (box := QApplication.activeModalWidget()) is not None:
                    box.close()

        QTimer.singleShot(0, do)

    def _wait_for_box(self) -> None:
        """Nobody types before the box is there and has the keyboard."""
        for _look in range(HARDLY_EVER):
            box, typed_into = QApplication.activeModalWidget(), QApplication.focusWidget()
            if box is not None and typed_into is not None and typed_into.window() is box:
                return
            QCoreApplication.processEvents()
        raise AssertionError("no box was opened")

    def reason(self, chord: str, why: str, caption: str) -> None:
        """A verb that asks why."""
        self.expect(lambda: self._give_reason(why, caption))
        self.press(chord)

    def _give_reason(self, why: str, caption: str) -> None:
        self.write(why)
        self.picture(caption)
        self.press("Ctrl+Return")

    def save_as(self, chord: str, file: Path) -> None:
        """A verb that asks for a file."""
        self.expect(lambda: self._name_file(file))
        self.press(chord)
        assert file.stat().st_size > 500, f"{file.name} was not written"

    def _name_file(self, file: Path) -> None:
        self.press("Ctrl+A")
        self.write(str(file))
        self.press("Return")

    # ---- eyes ------------------------------------------------------------------------------------------------------

    def rest(self, milliseconds: int = 0) -> None:
        """Wait for work under way, and for timers when asked."""
        clock = QElapsedTimer()
        clock.start()
        QCoreApplication.processEvents()
        while self.window.desk.worker.busy or clock.elapsed() < milliseconds:
            self.window.desk.worker.wait()
            QCoreApplication.processEvents()
            QThread.msleep(2)  # Why: the wait costs the processor nothing then.
        if QApplication.activeWindow() is None:
            # Why: when a box closes, a window manager gives the keyboard back to the window; offscreen has none.
            (QApplication.activeModalWidget() or self.window).activateWindow()
            QCoreApplication.processEvents()
        if self._trouble:
            raise self._trouble.pop()

    def picture(self, caption: str) -> None:
        """Keep what the window shows."""
        self.rest()
        self.album.keep(self._seen, caption)

    def _seen(self) -> QPixmap:
        for preview in self.window.findChildren(PagePreview):
            if preview.isVisible():
                preview.images_now()
        QCoreApplication.processEvents()
        picture = self.window.grab()
        boxes = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window]
        for box in boxes:
            self._lay_over(picture, box)
        return picture

    def _lay_over(self, picture: QPixmap, box: QWidget) -> None:
        painter = QPainter(picture)
        spot = QPoint((self.window.width() - box.width()) // 2, max((self.window.height() - box.height()) // 2, 0))
        if box.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Dialog or box.isModal():
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
        else:
            spot = box.pos() - self.window.pos()
        painter.drawPixmap(spot, box.grab())
        painter.end()


def sit_down(window: MainWindow, pictures: Path | None, file: Path, month: Month | None = None) -> Treasurer:
    """A treasurer before a window that shows a book, with an album for the pictures."""
    # Why: the pointer lies in the corner, where it would light up the first room of the rail.
    QCursor.setPos(4000, 4000)
    treasurer = Treasurer(window, Album(pictures))
    window.desk.open_book(file)
    if month is not None:
        window.desk.set_month(month)
    window.activateWindow()
    treasurer.rest()
    return treasurer
