"""What was left on loans when the book began: fixed, like every opening, once a month is closed."""

from __future__ import annotations

from app.models.guards import opening_guards

GUARDS = (*opening_guards("loan_opening"),)
