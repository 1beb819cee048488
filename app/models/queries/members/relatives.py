"""Members' relatives: the children, spouses and parents the union was told of. Shared by gift lists and welfare cases."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.book import Read


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative of a member; ``birth`` as stored, perhaps only a year."""

    id: int
    member_id: int
    relation: str
    full_name: str
    gender: str
    birth: str
    note: str
    gifts: int


def relatives(read: Read, member_id: int) -> tuple[Relative, ...]:
    """A member's relatives, children by age first; ``gifts`` counts the lists each is named on."""
    return tuple(
        Relative(*row)
        for row in read.rows(
            "SELECT r.id, r.member_id, r.relation, r.full_name, r.gender, r.birth, r.note, "
            "(SELECT count(*) FROM participant p WHERE p.relative_id = r.id) FROM relative r WHERE r.member_id = ? "
            "ORDER BY r.relation <> 'child', r.birth, r.id",
            (member_id,),
        )
    )
