"""How far something long has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Hears how many of how many are done (0 of 0 while nobody knows how many), and may raise to stop: the book then stays as it was."""
