"""The files kept with a case, an activity, an agreement, a dialogue or an initiative."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.book import Read

OWNERS = {
    "case": "case_id",
    "activity": "activity_id",
    "agreement": "agreement_id",
    "dialogue": "dialogue_id",
    "initiative": "initiative_id",
}
"""What a kept file may belong to → the column that names it."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One kept file; ``size`` in bytes, ``purpose`` what it is for (a photograph, a paper's key, the signed text)."""

    id: int
    name: str
    media_type: str
    size: int
    purpose: str


def kept_files(read: Read, owner: str, owner_id: int) -> tuple[KeptFile, ...]:
    """The files of one owner (a key of ``OWNERS``), in the order they came."""
    return tuple(
        KeptFile(*row)
        for row in read.rows(
            f"SELECT id, name, media_type, size, purpose FROM kept_file WHERE {OWNERS[owner]} = ? ORDER BY id",
            (owner_id,),
        )
    )
