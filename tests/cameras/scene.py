"""What a picture is: a ``Scene`` says which page to open with what in it, and takes it. Which scenes there are stands in
``tests/cameras/<room>/scenes.py``; ``rooms.py`` gathers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QPoint, QThread
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.dates import Month
from app.ui.main_window import MainWindow
from app.ui.screen import DeskDialog
from app.ui.widgets.page_preview import PagePreview


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. ``prepare`` runs after the page is open; a dialog that is open then is pictured over it."""

    key: str
    screen: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    prepare: Callable[[MainWindow], object] | None = None
    without_book: bool = False
    opened_on: dt.date | None = None
    """An empty book opened on this day instead of the sample."""
    caption: tuple[str, str] | None = None
    """What the tour writes under it, in Vietnamese and in English. The main pages have one, and only they are on the tour."""

    def take(self, window: MainWindow, book: Path) -> QPixmap:
        """Open the scene and picture it."""
        if self.without_book:
            window.desk.close_book()
        else:
            self.lay_book(window, book)
        settle(window)
        window.banner.hide()
        if self.screen:
            window.go(self.screen, dict(self.arguments))
            # Why: the first screen comes before the others are loaded, and with it their tabs.
            while not window.is_complete:
                settle(window, 20)
        settle(window)
        if self.prepare is not None:
            self.prepare(window)
            settle(window)
        for preview in window.findChildren(PagePreview):
            preview.images_now()
        settle(window, 30)
        picture = window.grab()
        for over in floating(window)[-1:]:
            _paint_over(picture, window, over)
            # Why not closed: a dialog asks before it throws away what the scene typed.
            over.done(0) if isinstance(over, QDialog) else over.close()
            settle(window, 30)
        return picture

    def lay_book(self, window: MainWindow, sample: Path) -> None:
        """Open the book the scene is of, in the month one begins in."""
        wanted = sample if self.opened_on is None else _empty_book(sample.parent, self.opened_on)
        if window.desk.book is None or window.desk.book.path != wanted:
            window.desk.open_book(wanted)
            settle(window)
        # Why: the working month that one scene leaves behind would be every later one's.
        window.desk.set_month(present_month(window) if self.opened_on is None else Month.of(self.opened_on))


# ---- what rooms need to prepare theirs -------------------------------------------------------------------------------


def settle(window: MainWindow, milliseconds: int = 60) -> None:
    """Let queued work, layouts and timers come to rest."""
    window.desk.worker.wait()
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        # Why: asking without a pause keeps the processor busy for nothing, and slows the work that is waited for.
        QThread.msleep(2)


def open_dialog(window: MainWindow) -> Any:
    """The dialog that is open."""
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible())


def present_month(window: MainWindow) -> Month:
    """The last month with entries, where the window begins on a book."""
    with window.desk.read() as read:
        last_day = read.value(dt.date, "SELECT max(day) FROM daily_balance")
    return Month.of(last_day) if last_day else window.desk.month


def latest(window: MainWindow, number: int) -> Month:
    """The last month of that number up to the present one: ``latest(window, 5)`` is the last May."""
    month = present_month(window)
    while month.month != number:
        month = month.plus(-1)
    return month


def month_before(window: MainWindow) -> None:
    """Work in the month before the present one."""
    window.desk.set_month(present_month(window).plus(-1))


# ---- the picture -----------------------------------------------------------------------------------------------------


def _empty_book(folder: Path, day: dt.date) -> Path:
    """A book with balances and nothing else, beside the sample."""
    from app.domain.money import Dong
    from app.domain.union.profile import Profile, ProfileAccount
    from app.services.home.create_book import create_book

    file = folder / f"Công đoàn cơ sở {day.year}.socd"
    if not file.exists():
        account = ProfileAccount("VietinBank", "VietinBank Tây Ninh", "118002934455", Dong(26_510))
        union = "CĐCS Công ty TNHH May mặc Hoa Sen Trắng"
        create_book(
            file, Profile(opening_day=day, union=union, cash=Dong(11_149_200), accounts=(account,))
        ).value.close()
    return file


def floating(window: MainWindow) -> list[QWidget]:
    """The visible windows that belong to a window, a dialog over another one after it."""
    # Why not the children of the window: a page has thousands, and a window is seldom among them.
    places = {each: _place(each, window) for each in QApplication.topLevelWidgets() if each.isVisible()}
    return sorted((each for each, place in places.items() if place), key=lambda each: places[each] or [])


def _place(widget: QWidget, window: MainWindow) -> list[int] | None:
    """Where in the tree of a window a widget stands; None when it stands elsewhere, nothing for the window itself."""
    if widget is window:
        return []
    above = widget.parentWidget()
    place = None if above is None else _place(above, window)
    return None if above is None or place is None else [*place, above.children().index(widget)]


def _paint_over(picture: QPixmap, window: MainWindow, over: QWidget) -> None:
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    spot = QPoint((window.width() - over.width()) // 2, max((window.height() - over.height()) // 2, 0))
    painter.drawPixmap(spot, over.grab())
    painter.end()
