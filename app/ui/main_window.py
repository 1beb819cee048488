"""The window around the screens: rail, working month, search, officer, undo, banner, status bar. It knows no screen's inside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QVBoxLayout, QWidget

from app import crash
from app.i18n import _
from app.ui import theme
from app.ui.brought.status_line import status_words
from app.ui.desk import Desk
from app.ui.pages import PageRegistry
from app.ui.rail import Rail, chord, rail_entries
from app.ui.screen import DeskDialog, Screen
from app.ui.search_palette import Hit, SearchPalette, find_in_book
from app.ui.top_bar import TopBar
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner
from app.ui.widgets.progress_overlay import ProgressOverlay

NARROW = 1100
IDLE = 400  # milliseconds after which the screens not yet seen are loaded


class NoWay(Exception):
    """A mistake of whoever wrote a page: it leads to one that is not there, or tells it what it does not take."""


class MainWindow(QMainWindow):
    """One window over one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.ask.parent = self
        self._page_registry = PageRegistry()
        self._screens: dict[str, Screen] = {}
        self._last_of_entry: dict[str, str] = {}
        self._before = "month"
        self._current: Screen | None = None
        self._dialog: DeskDialog | None = None
        self._opened: list[DeskDialog] = []
        self._palette: SearchPalette | None = None
        self._language = desk.language
        self.setWindowTitle(_("Sổ Công Đoàn"))
        self.setMinimumSize(QSize(860, 480))
        self._build()
        self._connect()
        self._book_changed()

    # ---- building --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.rail = Rail()
        self.top = TopBar(self.desk)
        self.standing = Banner(stays=True)
        self.banner = Banner()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Trang của phần này"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = parts.PageStack()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._tab_row = parts.box(parts.row(self.tabs, None, margins=(8, 0, 8, 0)), "bar")
        for part in (self.top, parts.rule(), self.standing, self.banner, self._tab_row, self.stack):
            right.addWidget(part, 1 if part is self.stack else 0)
        work = QWidget()
        across = parts.row(self.rail, parts.upright_rule(), gap=0)
        across.addLayout(right, 1)
        whole = parts.column(gap=0)
        whole.addLayout(across, 1)
        whole.addWidget(parts.rule())
        whole.addWidget(self._make_status())
        work.setLayout(whole)
        self.pages = parts.PageStack()
        self._start: Screen | None = None
        self._nothing = QWidget()  # until the start is needed
        self.pages.addWidget(self._nothing)
        self.pages.addWidget(work)
        self.setCentralWidget(self.pages)
        self.overlay = ProgressOverlay(self.pages)
        self._connect_parts()
        self._make_actions()

    def _make_status(self) -> QWidget:
        self._file = parts.label(name="file")
        self._status_labels = [(word, parts.label(name=word.key)) for word in status_words()]
        self._backup = parts.label(name="backup")
        self._sum = parts.label(name="sum")
        line = parts.row(
            self._file,
            parts.upright_rule(),
            *(part for _word, label in self._status_labels for part in (label, parts.upright_rule())),
            self._backup,
            None,
            self._sum,
            margins=(12, 4, 12, 4),
            gap=10,
        )
        return parts.box(line, "statusbar")

    def _connect(self) -> None:
        desk = self.desk
        desk.going.connect(self.go)
        desk.book_changed.connect(self._book_changed)
        desk.changed.connect(self._changed)
        desk.month_changed.connect(self._month_changed)
        desk.working.connect(self._working)
        desk.looks_changed.connect(self._looks_changed)

    def _connect_parts(self) -> None:
        """What belongs to the parts made by ``_build``; they take their connections with them."""
        desk = self.desk
        desk.noted.connect(self._noted)
        desk.progressed.connect(self.overlay.tell)
        desk.summed.connect(self._sum.setText)
        self.overlay.cancelled.connect(desk.worker.cancel)
        self.rail.chosen.connect(self.go_to_entry)
        self.tabs.tabBarClicked.connect(self._tab_clicked)
        self.top.search_asked.connect(self.open_search)
        self.top.help_asked.connect(self.open_help)

    def _make_actions(self) -> None:
        chords = [
            (_("Tìm mọi thứ"), "Ctrl+K", self.open_search),
            (_("Tháng trước"), "Alt+Left", self.top.step_back),
            (_("Tháng sau"), "Alt+Right", self.top.step_on),
            (_("Hoàn tác"), "Ctrl+Z", self._undo),
            (_("Làm lại"), "Ctrl+Y", self._redo),
            (_("Trợ giúp"), "F1", self.open_help),
            (_("Mở sổ khác"), "Ctrl+O", self.desk.close_book),
        ]
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        chords += [
            (_(entry.name), chord(number), self._entry_opener(entry.key))
            for number, entry in enumerate(rail_entries(), 1)
        ]
        for name, keys, call in chords:
            action = QAction(name, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, call=call: call())
            self.addAction(action)

    def _entry_opener(self, entry: str) -> Any:
        return lambda: self.go_to_entry(entry)

    # ---- going -----------------------------------------------------------------------------------------------------

    def go_to_entry(self, entry: str) -> None:
        """The page of an entry of the rail seen last, else its first."""
        pages = self._page_registry.of_entry(entry)
        if pages:
            self.go(self._last_of_entry.get(entry, pages[0].key), {})

    def go(self, key: str, arguments: dict[str, Any] | None = None) -> None:
        """Open a screen or a dialog by its key. ``back`` is where one came from."""
        key = self._before if key == "back" else key
        cls = self._page_registry.get(key)
        if cls is None:
            raise NoWay(f"no room brings a page {key!r}")
        if untaken := (arguments or {}).keys() - cls.takes:
            raise NoWay(f"the page {key!r} takes no {', '.join(sorted(untaken))}")
        if issubclass(cls, DeskDialog):
            self._open_dialog(cls, arguments or {})
            return
        if self._current is not None and self._current.key != key and not self._current.may_leave():
            self.rail.show_entry(self._current.rail_entry)
            self._mark_tab(self._current)
            return
        screen = self._screen(key)
        if self._current is not None and self._current.in_tabs and not screen.in_tabs:
            self._before = self._current.key
        self._current = screen
        crash.stand(page=key)
        if screen.in_tabs:
            self._last_of_entry[screen.rail_entry] = key
        self.desk.summed.emit("")
        self.rail.show_entry(screen.rail_entry)
        self._show_tabs(screen)
        screen.enter(**(arguments or {}))
        self.stack.setCurrentWidget(screen)
        screen.refresh_if_stale()
        screen.take_keyboard()
        if not self._page_registry.is_loaded:
            QTimer.singleShot(IDLE, self, self.load_rest)

    @property
    def is_complete(self) -> bool:
        """True once every screen can be opened without loading it first."""
        return self._page_registry.is_loaded

    def load_rest(self) -> None:
        """One more screen's file in an idle moment; when all are there, the tabs beside the one shown."""
        self._page_registry.load_one()
        if not self._page_registry.is_loaded:
            QTimer.singleShot(0, self, self.load_rest)
        elif self._current is not None:
            self._show_tabs(self._current)

    def _screen(self, key: str) -> Screen:
        if key not in self._screens:
            self._screens[key] = self._make(key)
            self.stack.addWidget(self._screens[key])
        return self._screens[key]

    def _make(self, key: str) -> Screen:
        cls = self._page_registry.get(key)
        made = None if cls is None else cls(self.desk)
        assert isinstance(made, Screen), f"there is no screen {key}"
        return made

    def _show_tabs(self, screen: Screen) -> None:
        # Why: the first screen is painted before the others are loaded; their tabs follow (``load_rest``).
        pages = self._page_registry.of_entry(screen.rail_entry) if self._page_registry.is_loaded else [type(screen)]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for page in pages:
            self.tabs.setTabData(self.tabs.addTab(page.name()), page.key)
        self.tabs.blockSignals(False)
        self._mark_tab(screen)
        self._tab_row.setVisible((len(pages) > 1 or not self._page_registry.is_loaded) and screen.in_tabs)

    def _mark_tab(self, screen: Screen) -> None:
        keys = [self.tabs.tabData(place) for place in range(self.tabs.count())]
        if screen.key in keys:
            self.tabs.setCurrentIndex(keys.index(screen.key))

    def _tab_clicked(self, place: int) -> None:
        if place >= 0:
            self.go(self.tabs.tabData(place), {})

    def _open_dialog(self, cls: type[DeskDialog], arguments: dict[str, Any]) -> None:
        self._delete_closed()
        crash.stand(page=cls.key)
        dialog = self._dialog = cls(self.desk, self)
        dialog.finished.connect(self._back_on_page)
        dialog.enter(**arguments)
        dialog.open()
        self._opened.append(dialog)

    def _back_on_page(self, _result: int) -> None:
        if self._current is not None:
            crash.stand(page=self._current.key)

    def _delete_closed(self) -> None:
        """Delete the dialogs that were closed. Not at the moment they close, for what one began comes back to it from the worker
        and its own code may still run: so the one closed last waits here for the next to be opened."""
        if self.desk.worker.busy:
            return
        for dialog in [each for each in self._opened if not each.isVisible()]:
            self._opened.remove(dialog)
            dialog.deleteLater()

    @property
    def current(self) -> Screen | None:
        """The screen shown."""
        return self._current

    @property
    def dialog(self) -> DeskDialog | None:
        """The dialog opened last, open or not."""
        return self._dialog

    @property
    def start(self) -> Screen | None:
        """The page one sees while no book lies on the desk; None until it was needed."""
        return self._start

    @property
    def search(self) -> SearchPalette | None:
        """The search that Ctrl+K opened last."""
        return self._palette

    # ---- search, help, undo ----------------------------------------------------------------------------------------

    def open_search(self) -> None:
        """Ctrl+K."""
        if self.desk.book is None:
            return
        if self._palette is not None:
            self._palette.deleteLater()
        self._palette = SearchPalette(self, self.places(), self._find_in_book)
        spot = self.mapToGlobal(self.rect().topLeft())
        self._palette.move(spot.x() + (self.width() - self._palette.width()) // 2, spot.y() + 48)
        self._palette.show()
        self._palette.box.setFocus()

    def places(self) -> list[Hit]:
        """What Ctrl+K finds before anything is looked up: verbs of the page, pages, forms, dialogs."""
        hits = []
        if self._current is not None:
            for action in self._current.actions():
                if action.isEnabled() and action.isVisible() and action.text():
                    hits.append(
                        Hit(
                            action.text(),
                            _("việc ở trang này  {keys}").format(keys=action.shortcut().toString()),
                            "corner-down-left",
                            action.trigger,
                        )
                    )
        for entry in rail_entries():
            for page in self._page_registry.of_entry(entry.key):
                hits.append(Hit(page.name(), _(entry.name), entry.icon, partial(self.go, page.key, {})))
        # Why here: forms bring every paper along, and nobody searches or asks for help before the window stands.
        from app.ui.help_page import form_titles

        for code, title in form_titles():
            hits.append(
                Hit(
                    title,
                    _("mẫu {code}").format(code=code),
                    "printer",
                    partial(self.go, "forms", {"form": code}),
                )
            )
        for cls in self._page_registry.all().values():
            if issubclass(cls, DeskDialog) and cls.in_search:
                hits.append(Hit(cls.name(), "", "square", partial(self.go, cls.key, {})))
        return hits

    def _find_in_book(self, text: str) -> Sequence[Hit]:
        return find_in_book(self.desk, text)

    def open_help(self) -> None:
        """F1: the page of the screen one is on."""
        key = self._current.key if self._current is not None and self.desk.book is not None else "start"
        from app.ui.help_page import show

        show(self, key)

    def _undo(self) -> None:
        self.desk.undo()

    def _redo(self) -> None:
        self.desk.redo()

    # ---- hearing ---------------------------------------------------------------------------------------------------

    def _book_changed(self) -> None:
        has_book = self.desk.book is not None
        self._show_trouble()
        self.pages.setCurrentIndex(1 if has_book else 0)
        if has_book:
            self.setWindowTitle(f"{self.desk.book.path.stem} – {_('Sổ Công Đoàn')}")
            self.go("month", {})
        else:
            self.setWindowTitle(_("Sổ Công Đoàn"))
            # Why: a book that is just being opened is there in an instant; the start would only flash by.
            if not self.desk.worker.busy:
                self._show_start()

    def _show_start(self) -> Screen:
        """The page one sees while no book lies on the desk, made when it is first needed."""
        if self._start is None:
            self._start = self._make("start")
            self.pages.insertWidget(0, self._start)
            self.pages.removeWidget(self._nothing)
        self.pages.setCurrentIndex(1 if self.desk.book is not None else 0)
        self._start.refresh()
        return self._start

    def _noted(self, sentence: str, tone: str) -> None:
        self.banner.say(sentence, tone)
        if self.desk.book is None and sentence:
            self._show_start().tell(sentence, tone)

    def _changed(self, _tables: object) -> None:
        self.top.refresh()
        self._show_trouble()
        if self.desk.book is None:
            return
        self._file.setText(str(self.desk.book.path.name))
        self._file.setToolTip(str(self.desk.book.path))
        for word, label in self._status_labels:
            label.setText(word.tell(self.desk))
        self._backup.setText(self.desk.copies.last_sentence())

    def _show_trouble(self) -> None:
        trouble = self.desk.trouble()
        verb = "" if self.desk.read_only else _("Sao lưu…")
        self.standing.say(trouble, "warn", verb, lambda: self.desk.go("settings", page="backup"))

    def _month_changed(self, _month: object) -> None:
        self._changed(None)

    def _working(self, title: str, may_cancel: bool) -> None:
        if title:
            self.overlay.begin(title, may_cancel=may_cancel)
        else:
            self.overlay.end()
            if self.desk.book is None and self._start is None:
                self._show_start()

    def _looks_changed(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window needs its application"
        theme.apply(application, self.desk.appearance, self.desk.text_size)
        self.update()
        if self._language != self.desk.language:
            self._language = self.desk.language
            self._build_again()

    def _build_again(self) -> None:
        """Another language: every part and screen is made anew, and one is back where one was."""
        current = self._current
        key, place = (current.key, current.where()) if current is not None else ("", {})
        if current is not None and self.desk.book is not None and not current.may_leave():
            return
        old = self.takeCentralWidget()
        self._screens.clear()
        self._current = None
        self._build()
        old.deleteLater()
        self._fit_width()
        self._book_changed()
        if self.desk.book is not None:
            self._changed(None)
            self.go(key, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gets the narrow rail."""
        super().resizeEvent(event)
        self._fit_width()

    def _fit_width(self) -> None:
        self.rail.set_narrow(self.width() < NARROW)
        self.top.set_narrow(self.width() < NARROW)
        self._backup.setVisible(self.width() >= 1000)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the book (with its backup) before the window goes."""
        if self._current is not None and self.desk.book is not None and not self._current.may_leave():
            event.ignore()
            return
        if not self.desk.shut():
            event.ignore()
            return
        super().closeEvent(event)
