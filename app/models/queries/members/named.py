"""Everybody of the book as a text may name them."""

from __future__ import annotations

from app.domain.members.named import KnownPerson, NamesOfBook
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read

_PEOPLE = f"""
SELECT m.id, m.full_name, coalesce(m.number, '') AS number, m.staff_number, coalesce(g.name, '') AS 'group',
    (SELECT iif(s.change = 'register', NULL, s.valid_from) FROM member_state s WHERE s.member_id = m.id ORDER BY s.valid_from LIMIT 1) AS since,
    (SELECT iif(s.state IN ('moved', 'retired', 'left'), date(s.valid_from, '-1 day'), NULL) FROM member_state s
        WHERE s.member_id = m.id ORDER BY s.valid_from DESC LIMIT 1) AS until,
    (SELECT min(s.valid_from) FROM member_state s WHERE s.member_id = m.id) AS 'first'
FROM member m {IN_GROUP} ORDER BY m.sort_key, m.id
"""


def known_people(read: Read) -> tuple[KnownPerson, ...]:
    """Members of every day, by name."""
    return read.records(KnownPerson, _PEOPLE)


def names_of_book(read: Read) -> NamesOfBook:
    """Their names, to be looked for in texts."""
    return NamesOfBook(known_people(read))
