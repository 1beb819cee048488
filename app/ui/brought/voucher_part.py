"""What other rooms have to say of a voucher in the pane beside its list: brought by their ``voucher_parts.py``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.queries import Read
from app.rooms import Registry
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one voucher: a sentence in a tone, lines of what and how much, and where a press on ``act`` leads."""

    title: str
    text: str = ""
    tone: str = ""
    lines: Sequence[tuple[str, str]] = ()
    act: str = ""
    go: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class VoucherPart:
    """A part of the pane; those of the lower ``place`` stand first. ``find`` reads what there is of a card, ``tell`` puts it in words, or says nothing."""

    key: str
    place: int
    find: Callable[[Read, Any], object]
    tell: Callable[[Desk, Any, object], Said | None]
    watches: frozenset[str] = frozenset()


_PARTS: Registry[VoucherPart] = Registry("ui", VoucherPart, module="voucher_parts")


def voucher_parts() -> tuple[VoucherPart, ...]:
    """The parts of all rooms, in their order."""
    return _PARTS.in_place("key")
