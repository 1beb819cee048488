"""The top of the window: the working month (big), whether it is locked, the search, undo, who acts, help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from app.domain import clock
from app.domain.dates import Month
from app.i18n import _
from app.models.queries.union import organisation
from app.ui import icons
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill

MOST_YEARS = 5
"""How many years after the working month are offered, whatever the clock says."""


class TopBar(QWidget):
    """``search_asked`` when the search is pressed."""

    search_asked = Signal()
    help_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = parts.tool("chevron-left", _("Tháng trước (Alt+←)"), self.step_back)
        self._on = parts.tool("chevron-right", _("Tháng sau (Alt+→)"), self.step_on)
        self._month = QToolButton()
        self._month.setAccessibleName(_("Tháng làm việc"))
        self._month.setToolTip(_("Chọn tháng làm việc"))
        self._month.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._month.setObjectName("month")
        self._month.clicked.connect(self._choose_month)
        self.lock = StatePill()
        self._search = QPushButton()
        self._search.setObjectName("searchButton")
        self._search.setAccessibleName(_("Tìm mọi thứ (Ctrl+K)"))
        self._search.setAutoDefault(False)
        self._search.clicked.connect(self.search_asked)
        self.undo_button = parts.tool("undo-2", _("Hoàn tác"), desk.undo)
        self.redo_button = parts.tool("redo-2", _("Làm lại"), desk.redo)
        self._officer = parts.tool("user", _("Người đang làm"), self._choose_officer, show_text=True)
        self._help = parts.tool("circle-help", _("Trợ giúp (F1)"), self._open_help)
        line = parts.row(
            self._back,
            self._month,
            self._on,
            4,
            self.lock,
            None,
            self._search,
            4,
            self.undo_button,
            self.redo_button,
            self._officer,
            self._help,
            margins=(10, 6, 10, 6),
            gap=2,
        )
        self.setLayout(line)
        self.set_narrow(False)
        self.look_again()

    def look_again(self) -> None:
        """Icons and sizes of the appearance in force."""
        self._search.setIcon(icons.icon("search", "faint"))
        self._month.setStyleSheet("QToolButton#month { font-size: 19px; font-weight: 600; padding: 1px 8px; }")
        self._search.setStyleSheet("QPushButton#searchButton { text-align: left; font-weight: normal; }")

    def set_narrow(self, narrow: bool) -> None:
        """Less room: a shorter search."""
        self._search.setFixedWidth(150 if narrow else 290)
        self._search.setText(_("Tìm…  Ctrl+K") if narrow else _("Tìm người, chứng từ, việc…   Ctrl+K"))
        self._officer.setMaximumWidth(130 if narrow else 240)

    def refresh(self) -> None:
        """The month, its state and the officer anew."""
        desk = self.desk
        month = desk.month
        self._month.setText(_("Tháng {month:02d}/{year}").format(month=month.month, year=month.year))
        if desk.read_only:
            self.lock.say(_("Chỉ xem"), "warn", "eye")
        elif desk.month_is_closed():
            self.lock.say(_("Đã khóa sổ"), "good", "lock")
        else:
            self.lock.say(_("Chưa khóa sổ"), "note", "lock-open")
        self._officer.setText(desk.officer or _("Chọn người làm"))
        for button, word, name in (
            (self.undo_button, _("Hoàn tác (Ctrl+Z)"), desk.undo_name()),
            (self.redo_button, _("Làm lại (Ctrl+Y)"), desk.redo_name()),
        ):
            button.setEnabled(bool(name))
            button.setToolTip(f"{word}: {name}" if name else word)
            button.setAccessibleName(f"{word}: {name}" if name else word)

    def step_back(self) -> None:
        """The month before."""
        self.desk.set_month(self.desk.month.moved(-1))

    def step_on(self) -> None:
        """The month after."""
        self.desk.set_month(self.desk.month.moved(1))

    def _choose_month(self) -> None:
        menu = QMenu(self)
        today, at = Month.of(clock.today()), self.desk.month
        for year in range(at.year - 2, max(at.year, min(today.year, at.year + MOST_YEARS)) + 1):
            within = menu.addMenu(_("Năm {year}").format(year=year))
            for number in range(1, 13):
                month = Month(year, number)
                mark = "lock" if self.desk.month_is_closed(month) else ""
                action = within.addAction(_("Tháng {month:02d}/{year}").format(month=number, year=year))
                if mark:
                    action.setIcon(icons.icon(mark))
                action.setCheckable(True)
                action.setChecked(month == at)
                action.triggered.connect(lambda _checked=False, month=month: self.desk.set_month(month))
        menu.addSeparator()
        now = menu.addAction(_("Tháng hiện tại ({month:02d}/{year})").format(month=today.month, year=today.year))
        now.triggered.connect(lambda _checked=False: self.desk.set_month(today))
        menu.exec(self._month.mapToGlobal(self._month.rect().bottomLeft()))

    def _choose_officer(self) -> None:
        if self.desk.book is None:
            return
        with self.desk.read() as read:
            names = list(dict.fromkeys(organisation.officers(read, clock.today()).values()))
        menu = QMenu(self)
        for name in names:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == self.desk.officer)
            action.triggered.connect(lambda _checked=False, name=name: self._take_officer(name))
        menu.addSeparator()
        menu.addAction(_("Sửa danh sách cán bộ…")).triggered.connect(
            lambda _checked=False: self.desk.go("settings", page="officers")
        )
        menu.exec(self._officer.mapToGlobal(self._officer.rect().bottomLeft()))

    def _take_officer(self, name: str) -> None:
        self.desk.set_officer(name)
        self.refresh()

    def _open_help(self) -> None:
        self.help_asked.emit()
