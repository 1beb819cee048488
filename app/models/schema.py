"""All tables of a book, gathered: import this to have the whole metadata filled."""

from __future__ import annotations

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
    "survey",
    "trail",
    "trailed_tables",
    "voucher",
    "welfare",
]


def bulk_tables() -> list[Table]:
    """The tables whose rows belong to a run or a batch: written only inside an act, trailed as a whole by its digest."""
    return [table for table in metadata.sorted_tables if table.info.get("bulk")]


def trailed_tables() -> list[Table]:
    """The tables whose every change is written to the trail."""
    return [table for table in metadata.sorted_tables if table.info.get("trailed")]
