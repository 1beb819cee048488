"""The activities a voucher may be for; gift lists and programmes among them have pages of other rooms."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.problems import N_
from app.models.queries import Read
from app.models.queries.activities import activities
from app.ui.brought.belongings import Belonged, Belonging, Keeper

ACTIVITY = "activity_id"


def find_activities(read: Read, ids: Sequence[int]) -> Sequence[Belonged]:
    """The activities of these ids."""
    return [Belonged(row.id, row.title, (row.kind, row.programme)) for row in activities.activity_rows(read, ids)]


BELONGINGS = (Belonging(ACTIVITY, 20, N_("Cho hoạt động: {title}"), N_("Mở hoạt động này"), find_activities),)
KEEPERS = (Keeper(ACTIVITY, "activities", "activity"),)
