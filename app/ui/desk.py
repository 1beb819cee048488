"""The desk: the one object every screen holds. It knows the open book, the working month, the officer and the tastes of the user.

Screens read through ``read()`` and act through ``do()``; they hear ``changed`` and decide whether to look again. No widget lives here.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app import crash, files, i18n, paths
from app.domain import clock
from app.domain.dates import Month
from app.domain.problems import Level, Refusal
from app.i18n import _, render
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries import trail
from app.models.queries.union import organisation
from app.services import open_book, undo_act
from app.services.open_book import OlderBook, Opened, OtherTrail
from app.ui.ask import Ask
from app.ui.copies import Copies
from app.ui.preferences import Preferences
from app.ui.worker import Cancelled, Progress, Worker

EARLIEST, LATEST = Month(1950, 1), Month(2150, 12)
"""The months she may work in; pages look some years back and ahead from there."""
EVERYTHING = frozenset({"*"})


def name_of_act(act: trail.Act | None) -> str:
    """An act as the time line and the undo button call it."""
    if act is None:
        return ""
    title = _(act.kind.title)
    subject = act.subject
    if re.fullmatch(r"\d{4}-\d{2}", subject):
        subject = f"{subject[5:]}/{subject[:4]}"
    return f"{title} – {subject}" if subject else title


def clear_temporary() -> None:
    """Take away the papers that were opened in other programs, those of a start that ended badly too."""
    try:
        files.empty(paths.temporary_folder())
    except OSError as problem:
        crash.went_on(problem)


class Desk(QObject):
    """What screens may ask and do. Signals: ``changed`` (names of tables), ``month_changed``, ``book_changed``, ``noted``
    (sentence, tone), ``going`` (screen, arguments), ``working`` (title, may be cancelled; empty = over), ``progressed``."""

    changed = Signal(object)
    month_changed = Signal(object)
    book_changed = Signal()
    noted = Signal(str, str)
    going = Signal(str, object)
    working = Signal(str, bool)
    progressed = Signal(int, int, str)
    looks_changed = Signal()
    summed = Signal(str)

    def __init__(self, preferences: Preferences | None = None, ask: Ask | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.ask = ask or Ask()
        self.worker = Worker(self)
        self.book: Book | None = None
        self.month = Month.of(clock.today())
        self.closed_through: Month | None = None
        self.copies = Copies(self)
        self._unwritable = ""
        self._written = False
        self._is_shown = False
        self.last_operation = 0
        self.worker.busy_changed.connect(self._busy_changed)

    # ---- the book --------------------------------------------------------------------------------------------------

    @property
    def the_book(self) -> Book:
        """The open book, for those who are only there while one is open."""
        assert self.book is not None, "no book on the desk"
        return self.book

    @property
    def day(self) -> dt.date:
        """Today, or the last day of a working month that is over."""
        return min(clock.today(), self.month.last_day)

    @property
    def read_only(self) -> bool:
        """True when the book is open for looking only."""
        return self.book is not None and self.book.read_only

    @property
    def officer(self) -> str:
        """Who acts, as the trail records it."""
        return self.book.officer if self.book is not None else ""

    def set_officer(self, name: str) -> None:
        """Who acts from now on."""
        if self.book is not None:
            self.book.officer = name
            self.preferences.set(f"officer.{self.book.path}", name)

    def take_book(self, book: Book) -> None:
        """Lay an open book on the desk; the working month is the one left last time, else the last with entries."""
        self.book = book
        self.preferences.remember_book(book.path)
        with self.read() as read:
            self.closed_through = organisation.closed_through(read)
            named = organisation.officers(read, clock.today())
            last_day = read.value(dt.date, "SELECT max(day) FROM daily_balance")
            first = organisation.opening_day(read)
        book.officer = (
            self.preferences.text(f"officer.{book.path}") or named.get("accountant") or next(iter(named.values()), "")
        )
        kept = self.preferences.text(f"month.{book.path}")
        usual = Month.of(last_day) if last_day else max(Month.of(first), Month.of(clock.today()))
        try:
            kept_month = Month.parse(kept)
        except ValueError:
            kept_month = usual
        self.month = min(max(kept_month, EARLIEST), LATEST)
        # Why in this order: screens hear that all is stale, then the first one is shown and looks once, not twice.
        self.month_changed.emit(self.month)
        self.changed.emit(EVERYTHING)
        self.book_changed.emit()

    def open_book(
        self,
        file: Path,
        *,
        read_only: bool = False,
        accepted: bool = False,
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Open a book in the worker and lay it on the desk; its file is looked through while it can be seen.

        What is doubtful about it she must decide first, unless it is ``accepted`` already that it is an older copy.
        """

        def lay(opened: Opened) -> None:
            self.copies.begin(opened.closed_at)
            self._unwritable = "" if opened.unwritable is None else render(opened.unwritable)
            try:
                self.take_book(opened.book)
            finally:
                # Why after it: a large file takes seconds to look through, and nothing is written before that is done.
                self.run(lambda _progress: opened.book.check_soundness(), failed=self._unsound, aside=True)
            self.copies.look()
            for finding in opened.findings:
                self.note(render(finding), "warn" if finding.level is not Level.NOTE else "note")

        def opened(opened: Opened) -> None:
            doubts = [each for each in opened.doubts if not (accepted and isinstance(each, OlderBook | OtherTrail))]
            title = _("Mở sổ «{name}»?").format(name=file.name)
            for doubt in doubts:
                if not self.ask.confirm(title, render(doubt), _("Vẫn mở"), danger=True):
                    opened.book.close()
                    (failed or self._tell_trouble)(doubt)
                    return
            if opened.doubts:
                self.run(lambda _progress: open_book.accept(opened), lambda _done: lay(opened), failed)
            else:
                lay(opened)

        if not self.close_book():
            return
        self.run(
            lambda _progress: open_book.open_book(file, read_only=read_only, or_to_look=True, check=False),
            opened,
            failed,
            title=_("Đang mở sổ…"),
        )

    def _tell_trouble(self, refusal: Refusal) -> None:
        self.note(render(refusal), "danger")

    def _unsound(self, refusal: Refusal) -> None:
        """The file on the desk turned out to be damaged; nothing was written to it."""
        self.close_book()
        self._tell_trouble(refusal)

    def close_book(self) -> bool:
        """Take the book off the desk and give its lock back; when anything was written, after a backup.

        False when no copy could be made and she rather stays with the open book.
        """
        if self.book is None:
            return True
        self.worker.wait()
        while self._written and (trouble := self.copies.make()):
            again = _(
                "Việc đã ghi vẫn còn trong sổ. Có thể cắm ổ, dọn chỗ rồi thử lại; nếu đóng ngay, lần mở sau sẽ nhắc."
            )
            title, text, close = _("Chưa sao lưu được sổ"), f"{trouble} {again}", _("Đóng, không sao lưu")
            answer = self.ask.choose(title, text, _("Thử lại"), close)
            if not answer:
                return False
            if answer == "other":
                break
        book, self.book = self.book, None
        open_book.close_book(book)
        self.copies.begin(0)
        self._written, self._unwritable = False, ""
        self.book_changed.emit()
        return True

    @contextmanager
    def read(self) -> Iterator[Read]:
        """One consistent snapshot for the functions of ``models.queries``."""
        with self.the_book.read() as read:
            yield read

    # ---- the working month -----------------------------------------------------------------------------------------

    def set_month(self, month: Month) -> None:
        """Work in another month."""
        if not EARLIEST <= month <= LATEST:
            self.note(
                _("Chỉ làm việc được với các tháng từ {first} đến {last}.").format(
                    first=EARLIEST.year, last=LATEST.year
                ),
                "warn",
            )
            return
        if month == self.month:
            return
        self.month = month
        if self.book is not None:
            self.preferences.set(f"month.{self.book.path}", str(month))
        self.month_changed.emit(month)

    def usual_day(self) -> dt.date:
        """The day something is likely of: today within the working month, else the last day of that month."""
        today = clock.today()
        return today if Month.of(today) == self.month else self.month.last_day

    def month_is_closed(self, month: Month | None = None) -> bool:
        """True when the month can only be looked at."""
        return self.closed_through is not None and (month or self.month) <= self.closed_through

    # ---- acting ----------------------------------------------------------------------------------------------------

    def do(
        self,
        service: Callable[..., Outcome[Any]],
        *arguments: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Refusal], None] | None = None,
        title: str = "",
        quiet: bool = False,
        **named: Any,
    ) -> None:
        """Run ``service(book, *arguments)`` in the worker; then tell who listens what changed and the user what happened.

        ``done(value)`` follows; what stopped it goes to ``failed(refusal)`` when given, else to the banner.
        """

        def ended(outcome: Outcome[Any]) -> None:
            self._take_in(outcome, quiet)
            if done is not None:
                done(outcome.value)

        book = self.book
        hears_progress = "progress" in inspect.signature(service).parameters

        def work(progress: Progress) -> Outcome[Any]:
            more = {"progress": progress} if hears_progress else {}
            return service(book, *arguments, **named, **more)

        self.run(work, ended, failed, title=title)

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Refusal], None] | None = None,
        *,
        title: str = "",
        aside: bool = False,
    ) -> None:
        """Run any work in the worker, with progress and Cancel when it lasts; ``aside`` shows nothing: the user goes on."""
        if not aside and not self._is_shown:
            self._is_shown = True
            self.working.emit(title or _("Đang làm…"), True)

        def refused(problem: BaseException) -> None:
            if isinstance(problem, Refusal):
                crash.refused(problem)
                refusal = problem
            else:
                crash.record(problem)
                refusal = crash.OurFailure()
            if failed is not None and not isinstance(problem, Cancelled):
                failed(refusal)
            else:
                self.note(render(refusal), "danger")

        self.worker.run(work, done, refused, self.progressed.emit)

    def _take_in(self, outcome: Outcome[Any], quiet: bool) -> None:
        self.last_operation = outcome.operation or self.last_operation
        if self.book is not None and outcome.changes:
            if "closed_month" in outcome.changes:
                with self.read() as read:
                    self.closed_through = organisation.closed_through(read)
            self._written = True
            self.changed.emit(outcome.changes)
        sentence = render(outcome.sentence)
        if sentence and not quiet:
            self.note(sentence, "good")

    def _busy_changed(self, busy: bool) -> None:
        if not busy:
            self._is_shown = False
            self.working.emit("", False)

    def undo(self) -> None:
        """Take back the newest act that stands."""
        if self.book is not None:
            self.do(undo_act.undo_last, title=_("Đang hoàn tác…"))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.book is not None:
            self.do(undo_act.redo_last, title=_("Đang làm lại…"))

    def undo_name(self) -> str:
        """The act Ctrl+Z would undo, or nothing."""
        if self.book is None or self.read_only:
            return ""
        with self.read() as read:
            return name_of_act(trail.next_undo(read))

    def redo_name(self) -> str:
        """What Ctrl+Y would do again, or nothing."""
        if self.book is None or self.read_only:
            return ""
        with self.read() as read:
            found = trail.next_redo(read)
            return name_of_act(trail.act(read, found.undoes)) if found is not None and found.undoes else ""

    def trouble(self) -> str:
        """What stays wrong until she mends it: a book that cannot be written, work without a copy."""
        of_book = self._unwritable or ("" if self.read_only else self.copies.short)
        unkept = self.preferences.unkept()
        return " ".join(filter(None, (of_book, render(unkept) if unkept is not None else "")))

    # ---- the user --------------------------------------------------------------------------------------------------

    def note(self, sentence: str, tone: str = "note") -> None:
        """Tell the user something: danger, warn, good or note."""
        self.noted.emit(sentence, tone)

    def go(self, screen: str, **arguments: Any) -> None:
        """Open a screen or dialog by its key."""
        self.going.emit(screen, arguments)

    @property
    def language(self) -> str:
        """The language in use."""
        return i18n.language()

    @property
    def appearance(self) -> str:
        """light, dark or system."""
        return self.preferences.text("appearance", "system")

    @property
    def text_size(self) -> int:
        """The base text size in pixels."""
        return self.preferences.number("text_size", 13)

    def set_looks(
        self, *, appearance: str | None = None, text_size: int | None = None, language: str | None = None
    ) -> None:
        """Change and remember how the window looks."""
        if appearance is not None:
            self.preferences.set("appearance", appearance)
        if text_size is not None:
            self.preferences.set("text_size", text_size)
        if language is not None:
            self.preferences.set("language", language)
            i18n.set_language(language)
        self.looks_changed.emit()

    def shut(self) -> bool:
        """Close the book and end the worker; False when she rather stays."""
        if not self.close_book():
            return False
        self.worker.stop()
        clear_temporary()
        return True
