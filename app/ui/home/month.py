"""Việc tháng này: the jobs that the rooms bring in order, each with its state, its count and one button. Beside them the cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.problems import N_
from app.i18n import _
from app.ui.brought.home_card import CardBox, home_cards
from app.ui.brought.month_job import DONE, Job, month_jobs
from app.ui.desk import Desk
from app.ui.home.charts import FlowChart
from app.ui.home.month_list import MonthPicture, list_jobs, picture, tables_of_home
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


class JobRow(QWidget):
    """One line of the list: number, title and sentence, state, button."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = parts.label(str(number), "muted")
        self._number.setFixedWidth(20)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = parts.label(role="strong")
        self.summary = parts.label(role="small", wrap=True)
        self.state = StatePill()
        self._go: Callable[[], object] = lambda: None
        self._button = parts.button("", self.press)
        self._button.setFixedWidth(118)
        self._line = parts.row(self._number, gap=10, margins=(8, 3, 10, 3))
        self._line.addLayout(parts.column(self._title, self.summary, gap=0), 1)
        self._line.addWidget(self.state)
        self._line.addWidget(self._button)
        self.setLayout(self._line)

    def press(self) -> None:
        """Go where the job is done."""
        self._go()

    def show_job(self, number: int, job: Job, primary: bool) -> None:
        """Show a job; the first one open has the accent."""
        self._number.setText(str(number))
        self._title.setText(job.title)
        self.summary.setText(job.text)
        self.state.say(job.state, *job.looks)
        self._button.setText(job.button_text)
        self._button.setAccessibleName(f"{job.title}: {job.button_text}")
        self._button.setProperty("role", "primary" if primary else "")
        self._button.style().unpolish(self._button)
        self._button.style().polish(self._button)
        self._go = job.go


class MonthScreen(Screen):
    """Home."""

    key: ClassVar[str] = "month"
    called: ClassVar[str] = N_("Việc tháng này")
    rail_entry: ClassVar[str] = "month"
    place: ClassVar[int] = 1

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = 0
        self.verbs.offer("add", lambda: desk.go("voucher_editor", kind="PT"), word=_("Phiếu thu"), shortcut="Ctrl+1")
        self.verbs.offer(
            "add_payment",
            lambda: desk.go("voucher_editor", kind="PC"),
            word=_("Phiếu chi"),
            icon="plus",
            shortcut="Ctrl+2",
            after="add",
        )
        self.verbs.offer(
            "import", lambda: desk.go("import"), word=_("Nhập sổ Excel"), icon="import", shortcut="Ctrl+I", after="add"
        )
        self.verbs.offer("reload", self.refresh)
        declared = month_jobs()
        usual = sum(not job.season for job in declared)
        rows = [JobRow(number) for number, _job in enumerate(declared, 1)]
        self.jobs, self.season = rows[:usual], rows[usual:]
        jobs = parts.column(gap=0)
        self._rules = [parts.rule() for _row in self.jobs]
        for rule, row in zip(self._rules, self.jobs, strict=True):
            jobs.addWidget(rule)
            jobs.addWidget(row)
        season = parts.column(parts.label(_("Việc theo mùa"), "section"), gap=6)
        season.addWidget(parts.box(parts.column(*self.season, gap=0), "panel"))
        self.season_box = parts.box(season)
        self._chart = FlowChart()
        self._chart.setFixedHeight(132)
        chart = parts.box(parts.column(self._chart, margins=(8, 8, 12, 4)), "panel")
        self._left = parts.column(
            parts.label(_("Danh sách việc, làm từ trên xuống"), "section"),
            parts.box(jobs, "panel"),
            6,
            self.season_box,
            parts.label(_("Thu, chi 12 tháng"), "section"),
            chart,
            None,
            gap=6,
        )
        self._cards = [(card, card.box(desk)) for card in home_cards()]
        self._right = parts.column(*(box for _card, box in self._cards), None, gap=12)
        left, right = parts.box(self._left), parts.box(self._right)
        self._right_box = right
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(14, 12, 14, 12)
        self._both.setSpacing(16)
        self._both.addWidget(left, 1)
        self._both.addWidget(right)
        page = QWidget()
        page.setLayout(self._both)
        body = self.lay_out(scrolled(page), margins=14, gap=0)
        body.setContentsMargins(0, 0, 0, 0)

    def watched(self) -> frozenset[str]:
        """What the jobs and the cards rest on."""
        return tables_of_home()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns when there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= 880
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._right_box.setFixedWidth(340) if wide else self._right_box.setMinimumWidth(0)
        if not wide:
            self._right_box.setMaximumWidth(16_777_215)

    def refresh(self) -> None:
        """Jobs, cards and chart of the working month, read aside: a large union's take a while."""
        book, month = self.desk.book, self.desk.month
        self._wanted += 1
        turn = self._wanted

        def look(_progress: object) -> MonthPicture:
            with book.read_apart() as read:
                return picture(read, month)

        def seen(found: MonthPicture) -> None:
            if turn == self._wanted and self.desk.book is book:
                self._show(found)

        self.desk.run(look, seen, title=_("Đang xem lại việc của tháng…"))

    def _show(self, found: MonthPicture) -> None:
        jobs = list_jobs(self.desk, found, season=False)
        season = list_jobs(self.desk, found, season=True)
        first_open = next((place for place, job in enumerate(jobs) if job.looks is not DONE), -1)
        for place, (rule, row) in enumerate(zip(self._rules, self.jobs, strict=True)):
            rule.setVisible(0 < place < len(jobs))
            row.setVisible(place < len(jobs))
        for place, (row, job) in enumerate(zip(self.jobs, jobs, strict=False)):
            row.show_job(place + 1, job, place == first_open)
        for place, row in enumerate(self.season):
            row.setVisible(place < len(season))
        for place, (row, job) in enumerate(zip(self.season, season, strict=False), len(jobs)):
            row.show_job(place + 1, job, first_open < 0 and job.looks is not DONE)
        self.season_box.setVisible(bool(season))
        for card, box in self._cards:
            box.setVisible(box.show_facts(found.cards[card.key]))
        self._chart.show_flows(found.flows)

    def card(self, key: str) -> CardBox:
        """The card of that key."""
        return next(box for card, box in self._cards if card.key == key)
