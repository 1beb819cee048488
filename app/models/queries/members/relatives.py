"""Members' relatives: the children, spouses and parents the union was told of. Shared by gift lists and welfare cases."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.problems import N_, Refusal
from app.models.read import Read


class NoSuchRelative(Refusal):
    """No relative of that id."""

    code = "relative-missing"
    template = N_("Không còn người thân này trong sổ: hãy nạp lại danh sách.")


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


_RELATIVES = """
SELECT r.id, r.member_id, r.relation, r.full_name, r.gender, r.birth, r.note,
    (SELECT count(*) FROM participant p WHERE p.relative_id = r.id) AS gifts
FROM relative r WHERE {where} ORDER BY r.relation <> 'child', r.birth, r.id
"""


def relatives(read: Read, member_id: int) -> tuple[Relative, ...]:
    """A member's relatives, children by age first; ``gifts`` counts the lists each is named on."""
    return read.records(Relative, _RELATIVES.format(where="r.member_id = ?"), (member_id,))


def relative(read: Read, relative_id: int) -> Relative:
    """One relative; refuses one that is gone."""
    return read.one(Relative, NoSuchRelative(), _RELATIVES.format(where="r.id = ?"), (relative_id,))
