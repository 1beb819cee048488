"""Members found by name and numbers, those who are gone too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.models.queries.members import members
from app.ui.desk import Desk
from app.ui.members.member_words import member_state_word
from app.ui.search_palette import Hit, Search

MOST = 8


def find_members(desk: Desk, text: str) -> Sequence[Hit]:
    """The members a text fits, as they are in the working month."""
    day = desk.month.last_day
    with desk.read() as read:
        found = members.member_ids(read, members.MemberFilter(day, search=text, with_gone=True))[:MOST]
        rows = members.member_rows(read, found, day)
    return [
        Hit(
            row.full_name,
            "  ".join(
                word for word in (row.number or row.staff_number, row.group, member_state_word(row.state)) if word
            ),
            "user",
            partial(desk.go, "members", member=row.id),
        )
        for row in rows
    ]


SEARCHES = (Search(10, find_members),)
