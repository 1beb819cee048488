"""The window around the screens: rail, working month, search, officer, undo, banner, status bar. It knows no screen's inside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.domain.ledger.vouchers import BucketKind
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.ledger import books, vouchers
from app.models.queries.members import members
from app.models.queries.union import organisation
from app.ui import icons, theme
from app.ui.activities.activity_words import days_word
from app.ui.desk import Desk
from app.ui.lead_to import go_to_activity
from app.ui.members.member_words import member_state_word
from app.ui.rail import Rail, chord, rooms
from app.ui.screen import DeskDialog, Screen
from app.ui.search_palette import Hit, SearchPalette
from app.ui.shelf import Shelf
from app.ui.top_bar import TopBar
from app.ui.widgets import parts
from app.ui.widgets.banner import Banner
from app.ui.widgets.progress_overlay import ProgressOverlay

NARROW = 1100
IDLE = 400  # milliseconds after which the screens not yet seen are loaded


class MainWindow(QMainWindow):
    """One window over one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.ask.parent = self
        self._shelf = Shelf()
        self._screens: dict[str, Screen] = {}
        self._last_of_room: dict[str, str] = {}
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
        self.banner = Banner()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Trang của phần này"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.stack = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._tab_row = parts.box(parts.row(self.tabs, None, margins=(8, 0, 8, 0)), "bar")
        for part in (self.top, parts.rule(), self.banner, self._tab_row, self.stack):
            right.addWidget(part, 1 if part is self.stack else 0)
        work = QWidget()
        across = parts.row(self.rail, parts.upright_rule(), gap=0)
        across.addLayout(right, 1)
        whole = parts.column(gap=0)
        whole.addLayout(across, 1)
        whole.addWidget(parts.rule())
        whole.addWidget(self._make_status())
        work.setLayout(whole)
        self.pages = QStackedWidget()
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
        self._money = parts.label(name="money")
        self._backup = parts.label(name="backup")
        self._sum = parts.label(name="sum")
        line = parts.row(
            self._file,
            parts.upright_rule(),
            self._money,
            parts.upright_rule(),
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
        self.rail.chosen.connect(self.go_to_room)
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
        chords += [(room.name, chord(number), self._room_opener(room.key)) for number, room in enumerate(rooms(), 1)]
        for name, keys, call in chords:
            action = QAction(name, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, call=call: call())
            self.addAction(action)

    def _room_opener(self, room: str) -> Any:
        return lambda: self.go_to_room(room)

    # ---- going -----------------------------------------------------------------------------------------------------

    def go_to_room(self, room: str) -> None:
        """The page of a room seen last, else its first."""
        pages = self._shelf.of_room(room)
        if pages:
            self.go(self._last_of_room.get(room, pages[0].key), {})

    def go(self, key: str, arguments: dict[str, Any] | None = None) -> None:
        """Open a screen or a dialog by its key. ``back`` is where one came from."""
        key = self._before if key == "back" else key
        cls = self._shelf.get(key)
        if cls is None:
            return
        if issubclass(cls, DeskDialog):
            self._open_dialog(cls, arguments or {})
            return
        if self._current is not None and self._current.key != key and not self._current.may_leave():
            self.rail.show_room(self._current.room)
            self._mark_tab(self._current)
            return
        screen = self._screen(key)
        if self._current is not None and self._current.in_tabs and not screen.in_tabs:
            self._before = self._current.key
        self._current = screen
        if screen.in_tabs:
            self._last_of_room[screen.room] = key
        self.desk.summed.emit("")
        self.rail.show_room(screen.room)
        self._show_tabs(screen)
        screen.enter(**(arguments or {}))
        self.stack.setCurrentWidget(screen)
        screen.freshen()
        screen.take_keyboard()
        if not self._shelf.is_loaded:
            QTimer.singleShot(IDLE, self, self._load_rest)

    @property
    def is_complete(self) -> bool:
        """True once every screen can be opened without loading it first."""
        return self._shelf.is_loaded

    def _load_rest(self) -> None:
        """One more screen's file in an idle moment; when all are there, the tabs beside the one shown."""
        self._shelf.load_one()
        if not self._shelf.is_loaded:
            QTimer.singleShot(0, self, self._load_rest)
        elif self._current is not None:
            self._show_tabs(self._current)

    def _screen(self, key: str) -> Screen:
        if key not in self._screens:
            self._screens[key] = self._make(key)
            self.stack.addWidget(self._screens[key])
        return self._screens[key]

    def _make(self, key: str) -> Screen:
        cls = self._shelf.get(key)
        made = None if cls is None else cls(self.desk)
        assert isinstance(made, Screen), f"there is no screen {key}"
        return made

    def _show_tabs(self, screen: Screen) -> None:
        # Why: the first screen is painted before the others are loaded; their tabs follow (``_load_rest``).
        pages = self._shelf.of_room(screen.room) if self._shelf.is_loaded else [type(screen)]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for page in pages:
            self.tabs.setTabData(self.tabs.addTab(page.name()), page.key)
        self.tabs.blockSignals(False)
        self._mark_tab(screen)
        self._tab_row.setVisible((len(pages) > 1 or not self._shelf.is_loaded) and screen.in_tabs)

    def _mark_tab(self, screen: Screen) -> None:
        keys = [self.tabs.tabData(place) for place in range(self.tabs.count())]
        if screen.key in keys:
            self.tabs.setCurrentIndex(keys.index(screen.key))

    def _tab_clicked(self, place: int) -> None:
        if place >= 0:
            self.go(self.tabs.tabData(place), {})

    def _open_dialog(self, cls: type[DeskDialog], arguments: dict[str, Any]) -> None:
        self._drop_closed()
        dialog = self._dialog = cls(self.desk, self)
        dialog.enter(**arguments)
        dialog.open()
        self._opened.append(dialog)

    def _drop_closed(self) -> None:
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

    # ---- search, help, undo ----------------------------------------------------------------------------------------

    def open_search(self) -> None:
        """Ctrl+K."""
        if self.desk.book is None:
            return
        if self._palette is not None:
            self._palette.deleteLater()
        self._palette = SearchPalette(self, self._places(), self._find_in_book)
        spot = self.mapToGlobal(self.rect().topLeft())
        self._palette.move(spot.x() + (self.width() - self._palette.width()) // 2, spot.y() + 48)
        self._palette.show()
        self._palette.box.setFocus()

    def _places(self) -> list[Hit]:
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
        for room in rooms():
            for page in self._shelf.of_room(room.key):
                hits.append(Hit(page.name(), room.name, room.icon, partial(self.go, page.key, {})))
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
        for cls in self._shelf.all().values():
            if issubclass(cls, DeskDialog) and cls.in_search:
                hits.append(Hit(cls.name(), "", "square", partial(self.go, cls.key, {})))
        return hits

    def _find_in_book(self, text: str) -> Sequence[Hit]:
        return [*self._find_members(text), *self._find_activities(text), *self._find_vouchers(text)]

    def _find_members(self, text: str) -> Sequence[Hit]:
        day = self.desk.month.last_day
        with self.desk.read() as read:
            found = members.member_ids(read, members.MemberFilter(day, search=text, with_gone=True))[:8]
            rows = members.member_rows(read, found, day)
        return [
            Hit(
                row.full_name,
                "  ".join(
                    word for word in (row.number or row.staff_number, row.group, member_state_word(row.state)) if word
                ),
                "user",
                partial(self.go, "members", {"member": row.id}),
            )
            for row in rows
        ]

    def _find_activities(self, text: str) -> Sequence[Hit]:
        with self.desk.read() as read:
            wanted = activities.ActivityFilter(search=text, newest_first=True)
            rows = activities.activity_rows(read, activities.activity_ids(read, wanted)[:6])
        return [
            Hit(
                row.title,
                days_word(row.starts_on, row.ends_on),
                "party-popper",
                partial(go_to_activity, self.desk, row.id),
            )
            for row in rows
        ]

    def _find_vouchers(self, text: str) -> Sequence[Hit]:
        with self.desk.read() as read:
            wanted = vouchers.VoucherFilter(search=text, newest_first=True)
            rows = vouchers.voucher_rows(read, vouchers.voucher_ids(read, wanted)[:20])
        return [
            Hit(
                f"{row.number or _('Nháp')}  {row.narration}",
                f"{show_date(row.book_date)}  {show_money(row.total)}",
                "receipt-text",
                partial(self.go, "voucher_editor", {"voucher": row.id}),
            )
            for row in rows
        ]

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
        if self.desk.book is None:
            return
        with self.desk.read() as read:
            held = books.balances(read, self.desk.month.last_day)
            kinds = {fund.key: fund.kind for fund in organisation.funds(read, with_closed=True)}
        cash = sum(amount for key, amount in held.items() if kinds[key] is BucketKind.CASH)
        bank = sum(amount for key, amount in held.items() if kinds[key] is BucketKind.BANK)
        self._file.setText(str(self.desk.book.path.name))
        self._file.setToolTip(str(self.desk.book.path))
        told = _("Tiền mặt {cash}   Tiền gửi {bank}   (cuối {month:02d}/{year})")
        self._money.setText(
            told.format(
                cash=show_money(cash), bank=show_money(bank), month=self.desk.month.month, year=self.desk.month.year
            )
        )
        self._backup.setText(self.desk.last_backup_sentence())

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

    def changeEvent(self, event: QEvent) -> None:
        """Nothing of ours yet; kept for the appearance of the system."""
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the book (with its backup) before the window goes."""
        if self._current is not None and self.desk.book is not None and not self._current.may_leave():
            event.ignore()
            return
        self.desk.shut()
        super().closeEvent(event)


def menu_of(parent: QWidget, entries: Sequence[tuple[str, str, Any]]) -> QMenu:
    """A small menu of (icon, text, call)."""
    menu = QMenu(parent)
    for icon, text, call in entries:
        action = menu.addAction(icons.icon(icon), text) if icon else menu.addAction(text)
        action.triggered.connect(lambda _checked=False, call=call: call())
    return menu
