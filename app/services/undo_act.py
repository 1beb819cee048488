"""Hoàn tác and Làm lại: taking back the last act, one act of the time line, or a whole import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.acts import Undo
from app.domain.problems import N_, Message, Refusal
from app.domain.progress import Progress
from app.models.book import Book, Read
from app.models.operation import Outcome, StillUsed
from app.models.queries.trail import Act, act, next_redo, next_undo
from app.models.undo import ChangedSince, take_back
from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """How an act of a kind is taken back whole by an act of its own, the kind's ``withdrawn_by``."""

    kind: str
    withdraw: Callable[[Book, Act], Outcome[object]]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A look at an import before it is withdrawn; refuses when something later hangs on it."""

    name: str
    look: Callable[[Read, Act], None]


_WITHDRAWALS = Registry("services", Withdrawal, module="withdrawals")
_OBSTACLES = Registry("services", Obstacle, module="withdrawals")


class NothingToUndo(Refusal):
    """No act stands that could be taken back."""

    code = "nothing-to-undo"
    template = N_("Không có việc nào để hoàn tác.")


class NothingToRedo(Refusal):
    """No undo stands."""

    code = "nothing-to-redo"
    template = N_("Không có việc nào để làm lại.")


class ActOfRecord(Refusal):
    """Acts of record are answered by another act of record."""

    code = "act-of-record"
    template = N_("«{act}» là việc đã vào sổ, không hoàn tác được. {advice}")


def _title(found: Act) -> str:
    return f"{found.kind.title} – {found.subject}" if found.subject else found.kind.title


def undo_last(book: Book, progress: Progress | None = None) -> Outcome[Act]:
    """Take back the newest act that still stands; refuses acts of record with what to do instead."""
    with book.read() as read:
        found = next_undo(read)
    if found is None:
        raise NothingToUndo
    return undo_act(book, found.id, progress)


def undo_act(book: Book, number: int, progress: Progress | None = None) -> Outcome[Act]:
    """Take back one act of the time line, as long as nothing later touched its rows."""
    with book.read() as read:
        found = act(read, number)
    if found is None or found.undone_by is not None:
        raise NothingToUndo
    if found.kind.withdrawn_by:
        done = _WITHDRAWALS.by("kind")[found.kind.kind].withdraw(book, found)
        return Outcome(found, done.changes, done.sentence, done.operation)
    if found.kind.undo is Undo.WITHDRAW:
        return withdraw_import(book, number, progress=progress)
    if found.kind.undo is Undo.NO or found.kind.answers:
        raise ActOfRecord(act=_title(found), advice=found.kind.advice)
    return _take_back(
        book, found, "undo", Message(N_("Đã hoàn tác: {act}."), {"act": _title(found)}), progress=progress
    )


def redo_last(book: Book, progress: Progress | None = None) -> Outcome[Act]:
    """Take back the newest undo, while nothing else was done since."""
    with book.read() as read:
        found = next_redo(read)
        undone = act(read, found.undoes) if found is not None and found.undoes else None
    if found is None or undone is None:
        raise NothingToRedo
    sentence = Message(N_("Đã làm lại: {act}."), {"act": _title(undone)})
    return _take_back(book, found, "redo", sentence, stands_again=undone.id, progress=progress)


def withdraw_import(book: Book, number: int, reason: str = "", progress: Progress | None = None) -> Outcome[Act]:
    """Take a whole import back: while its months are open, no later act touched its rows, and no room sees an obstacle.
    The only way posted rows are ever deleted."""
    with book.read() as read:
        found = act(read, number)
        if found is None or found.undone_by is not None:
            raise NothingToUndo
        if found.kind.undo is not Undo.WITHDRAW:
            raise ActOfRecord(act=_title(found), advice=found.kind.advice)
        for obstacle in _OBSTACLES.all():
            obstacle.look(read, found)
    sentence = Message(N_("Đã rút lần nhập: {act}."), {"act": _title(found)})
    return _take_back(book, found, "withdraw_import", sentence, reason=reason, progress=progress)


def _take_back(
    book: Book,
    found: Act,
    kind: str,
    sentence: Message,
    *,
    stands_again: int | None = None,
    reason: str = "",
    progress: Progress | None = None,
) -> Outcome[Act]:
    try:
        with book.operation(kind, subject=_title(found), reason=reason, undoes=found.id) as opened:
            take_back(opened, found.id, _title(found), progress)
            opened.run("UPDATE operation SET undone_by = ? WHERE id = ?", (opened.id, found.id))
            if stands_again is not None:
                opened.run("UPDATE operation SET undone_by = NULL WHERE id = ?", (stands_again,))
    except StillUsed:
        raise ChangedSince(act=_title(found)) from None
    return opened.outcome(found, sentence)
