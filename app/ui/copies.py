"""The copies of the book on the desk: made now and at closing, brought back, and what keeps the book from being safe elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import crash
from app.domain import clock
from app.domain.problems import Finding, Refusal
from app.i18n import _, render
from app.models.operation import Outcome
from app.services import back_up
from app.services.back_up import Backup, BookCount
from app.ui.worker import Progress

if TYPE_CHECKING:
    from app.ui.desk import Desk


class Copies:
    """Held by the desk; it acts on the desk's book."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.begin(0)

    def begin(self, closed_at: int) -> None:
        """Another book, or none: ``closed_at`` is its last act when it was closed on this computer, 0 when it never was."""
        self._closed_at = closed_at
        self._newest: Backup | None = None
        self.short = ""
        """What keeps the book from being safe elsewhere, in words; known once ``look`` has ended."""

    @property
    def newest(self) -> Backup | None:
        """The newest copy in the usual place, looked up until there is one."""
        if self._newest is None:
            self._newest = next(iter(back_up.backups_of(self._desk.the_book)), None)
        return self._newest

    def last_sentence(self) -> str:
        """When the book was last copied to safety."""
        newest = self.newest if self._desk.book is not None else None
        return _("Sao lưu gần nhất {at:%H:%M %d/%m/%Y}").format(at=newest.made_at) if newest is not None else ""

    def look(self) -> None:
        """See how the book stands with its copies. In the worker: a second place on a network may take its time."""
        book, second = self._desk.the_book, self.second_place()
        # Why not for every book without copies: one that was only looked at lacks nothing that was done here.
        closed_at = self._closed_at if self.newest or self._desk.preferences.get(self._failed_key()) else 0

        def seen(found: tuple[Finding, ...]) -> None:
            short = " ".join(map(render, found))
            if book is self._desk.book and short != self.short:
                self.short = short
                self._desk.changed.emit(frozenset({"backup"}))

        self._desk.run(lambda _progress: back_up.shortfalls(book, closed_at, second), seen, aside=True)

    def look_again(self) -> None:
        """Another copy was made, or another place chosen."""
        self._newest = None
        self._desk.changed.emit(frozenset({"backup"}))
        self.look()

    def second_place(self) -> Path | None:
        """Where every closing makes another copy, when she chose one."""
        return self._desk.preferences.path("backup_folder")

    def choose_second(self, folder: Path | None) -> None:
        """Make that other copy here from now on, or nowhere."""
        self._desk.preferences.set("backup_folder", "" if folder is None else str(folder))
        self.look_again()

    def make(self) -> str:
        """Copy the book to every place, and wait for it; gives what went wrong, after all were tried."""
        troubles: list[Refusal] = []
        second = self.second_place()
        for place in (None,) if second is None else (None, second):
            self._desk.run(partial(self._make_one, place), failed=troubles.append, title=_("Đang sao lưu sổ…"))
        self._desk.worker.wait()
        self._desk.preferences.set(self._failed_key(), bool(troubles))
        return " ".join(map(render, troubles))

    def _failed_key(self) -> str:
        return f"copies_failed.{self._desk.the_book.path}"

    def _make_one(self, place: Path | None, _progress: Progress) -> None:
        back_up.back_up(self._desk.the_book, place)

    def make_now(self, folder: Path | None = None) -> None:
        """A verified copy at once, to the usual place or to a folder."""
        self._desk.do(
            back_up.back_up, folder, title=_("Đang sao lưu và đếm lại…"), done=lambda _made: self.look_again()
        )

    def restore(self, copy: Path, target: Path) -> None:
        """Bring a copy back in the place of a book, after showing what it holds and what would be lost."""
        self._desk.run(
            lambda _progress: (back_up.count_file(copy), self._count_there(target)),
            lambda counts: self._confirm(copy, target, *counts),
        )

    def _count_there(self, target: Path) -> BookCount | None:
        """What the book holds that a copy would replace; None when there is none, or none that can be read."""
        book = self._desk.book
        if book is not None and target.exists() and target.samefile(book.path):
            # Trap: opening the file once more would take the lock away from the book on the desk.
            with book.read() as read:
                return back_up.count_book(read)
        try:
            return back_up.count_file(target) if target.exists() else None
        except Refusal as problem:
            crash.refused(problem)
            return None

    def _confirm(self, copy: Path, target: Path, count: BookCount, there: BookCount | None) -> None:
        text = _("Bản sao có {vouchers} chứng từ, việc cuối lúc {at}.").format(
            vouchers=count.vouchers, at=clock.local_time(count.last_at)
        )
        if there is not None:
            text += _(" Sổ đang có {vouchers} chứng từ; {lost} việc làm sau bản sao sẽ không còn.").format(
                vouchers=there.vouchers, lost=max(there.act - count.act, 0)
            )
        if target.exists():
            text += _(" Sổ hiện tại được giữ lại bên cạnh.")
        title = _("Khôi phục «{name}»?").format(name=target.name)
        if not self._desk.ask.confirm(title, text, _("Khôi phục"), danger=True):
            return
        if not self._desk.close_book():
            return

        def restored(outcome: Outcome[Path]) -> None:
            self._desk.open_book(outcome.value, accepted=True)
            self._desk.note(render(outcome.sentence), "good")

        self._desk.run(lambda _progress: back_up.restore(copy, target), restored, title=_("Đang khôi phục sổ…"))
