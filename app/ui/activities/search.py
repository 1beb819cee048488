"""Activities found by their title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.models.queries.activities import activities
from app.ui.activities.activity_words import days_word
from app.ui.activities.belongings import ACTIVITY
from app.ui.desk import Desk
from app.ui.navigation import open_keeper
from app.ui.search_palette import Hit, Search

MOST = 6


def find_activities(desk: Desk, text: str) -> Sequence[Hit]:
    """The newest activities a text fits; each opens on the page that keeps its kind."""
    with desk.read() as read:
        wanted = activities.ActivityFilter(search=text, newest_first=True)
        rows = activities.activity_rows(read, activities.activity_ids(read, wanted)[:MOST])
    return [
        Hit(
            row.title,
            days_word(row.starts_on, row.ends_on),
            "party-popper",
            partial(open_keeper, desk, ACTIVITY, row.id),
        )
        for row in rows
    ]


SEARCHES = (Search(20, find_activities),)
