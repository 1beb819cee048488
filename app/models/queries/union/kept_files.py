"""The files kept with a case, an activity, an agreement, a dialogue or an initiative."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.models.read import Read
from app.models.schema import all_tables

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


def file_tables() -> tuple[str, ...]:
    """Every table that keeps files, whatever they belong to: papers of vouchers and files of everything else."""
    content = "attachment_content.sha256"
    return tuple(
        table.name for table in all_tables() if any(key.target_fullname == content for key in table.foreign_keys)
    )


class KeptImage(NamedTuple):
    """The name of a kept image, and its bytes."""

    name: str
    content: bytes


def kept_images(read: Read, owner: str, owner_id: int, most: int) -> tuple[KeptImage, ...]:
    """The first images kept with an owner (a key of ``OWNERS``)."""
    return read.records(
        KeptImage,
        f"SELECT k.name, c.content FROM kept_file k JOIN attachment_content c ON c.sha256 = k.sha256 WHERE k.{OWNERS[owner]} = ? "
        "AND k.media_type LIKE 'image/%' ORDER BY k.id LIMIT ?",
        (owner_id, most),
    )


def kept_files(read: Read, owner: str, owner_id: int) -> tuple[KeptFile, ...]:
    """The files of one owner (a key of ``OWNERS``), in the order they came."""
    columns = "id, name, media_type, size, purpose"
    return read.records(KeptFile, f"SELECT {columns} FROM kept_file WHERE {OWNERS[owner]} = ? ORDER BY id", (owner_id,))
