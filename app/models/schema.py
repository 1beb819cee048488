"""All tables of a book, those of the kernel and of every room, and the line of steps that led to them: found by loading the rooms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Table

from app.models import trail
from app.models.base import metadata
from app.models.shape import Shape
from app.models.steps import line_of, step_folders
from app.rooms import floors, load_floor

__all__ = ["all_tables", "bulk_tables", "present", "trail", "trailed_tables"]


@cache
def present() -> Shape:
    """The shape of this program: the tables of all rooms, and the one line of steps found beside them."""
    load_floor("models")
    return Shape(
        metadata, line_of(step for floor in floors("models") for step in step_folders(Path(floor.__path__[0])))
    )


def all_tables() -> tuple[Table, ...]:
    """Every table, those it points at before it."""
    return tuple(present().metadata.sorted_tables)


def bulk_tables() -> tuple[Table, ...]:
    """The tables whose rows belong to a run or a batch: written only inside an act, trailed as a whole by its digest."""
    return present().bulk


def trailed_tables() -> tuple[Table, ...]:
    """The tables whose every change is written to the trail."""
    return present().trailed
