"""From what a check of the book found to the page where it can be mended; the rooms bring the ways in ``mending.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.problems import Finding
from app.rooms import Registry
from app.ui.desk import Desk

Way = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mending:
    """``lead`` gives the page and its arguments, or nothing when the finding is none of its own; the lower ``place`` is asked first."""

    place: int
    lead: Callable[[Desk, Finding], Way | None]


_WAYS: Registry[Mending] = Registry("ui", Mending, module="mending")


def way_to_mend(desk: Desk, finding: Finding) -> Way:
    """Where a finding can be mended; what nobody knows is looked up among the acts."""
    for each in _WAYS.in_place():
        if (way := each.lead(desk, finding)) is not None:
            return way
    return "acts", {}


def codes_open_page(page: str, *codes: str) -> Callable[[Desk, Finding], Way | None]:
    """Findings of these codes are mended on one page."""
    return lambda _desk, finding: (page, {}) if finding.code in codes else None
