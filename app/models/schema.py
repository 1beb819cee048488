"""All tables of a book: those of the kernel and of every room, found by loading the rooms' files."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Table

from app.models import trail
from app.models.base import metadata
from app.rooms import load_floor

__all__ = ["all_tables", "bulk_tables", "trail", "trailed_tables"]


@cache
def all_tables() -> tuple[Table, ...]:
    """Every table, those it points at before it."""
    load_floor("models")
    return tuple(metadata.sorted_tables)


def bulk_tables() -> list[Table]:
    """The tables whose rows belong to a run or a batch: written only inside an act, trailed as a whole by its digest."""
    return [table for table in all_tables() if table.info.get("bulk")]


def trailed_tables() -> list[Table]:
    """The tables whose every change is written to the trail."""
    return [table for table in all_tables() if table.info.get("trailed")]
