"""All tables of a book, gathered: import this to have the whole metadata filled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Table

from app.models import trail
from app.models.activities import activity, survey
from app.models.agreements import agreement, dialogue
from app.models.base import metadata
from app.models.care import welfare
from app.models.dues import dues
from app.models.ledger import counting, importing, voucher
from app.models.members import member
from app.models.merit import merit
from app.models.settlement import closing
from app.models.shape import Shape
from app.models.steps import line_of, step_folders
from app.models.union import keeping, organisation

__all__ = [
    "activity",
    "agreement",
    "closing",
    "counting",
    "dialogue",
    "dues",
    "importing",
    "keeping",
    "member",
    "merit",
    "metadata",
    "organisation",
    "present",
    "survey",
    "trail",
    "trailed_tables",
    "voucher",
    "welfare",
]


@cache
def present() -> Shape:
    """The shape of this program: these tables, and the line of steps found beside them and in the rooms."""
    return Shape(metadata, line_of(step_folders(Path(__file__).parent)))


def bulk_tables() -> tuple[Table, ...]:
    """The tables whose rows belong to a run or a batch: written only inside an act, trailed as a whole by its digest."""
    return present().bulk


def trailed_tables() -> tuple[Table, ...]:
    """The tables whose every change is written to the trail."""
    return present().trailed
