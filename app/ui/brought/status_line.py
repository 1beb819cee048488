"""What the status bar tells of the open book beside its file and its backup; the rooms bring it in ``status_line.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.rooms import Registry
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class StatusWord:
    """One short sentence; the lower ``place`` stands further left. ``tell`` asks the book anew after every change."""

    key: str
    place: int
    tell: Callable[[Desk], str]


_WORDS: Registry[StatusWord] = Registry("ui", StatusWord, module="status_line")


def status_words() -> tuple[StatusWord, ...]:
    """The sentences of all rooms in their order."""
    return _WORDS.in_place("key")
