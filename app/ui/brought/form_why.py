"""How the figures of a printed form came about: the pages that explain them, brought by the rooms' ``form_whys.py``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.dates import Period
from app.rooms import Registry
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class FormWhy:
    """``explain`` opens the page that explains the forms of these codes for a period."""

    forms: frozenset[str]
    explain: Callable[[Desk, Period], object]


_WHYS: Registry[FormWhy] = Registry("ui", FormWhy, module="form_whys")


def form_why(form: str) -> FormWhy | None:
    """What explains a form, if anything."""
    return next((each for each in _WHYS.all() if form in each.forms), None)
