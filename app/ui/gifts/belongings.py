"""The activities that are gift lists and those of care programmes are kept by their own pages."""

from __future__ import annotations

from app.domain.activities.activities import GIFT_LIST
from app.domain.activities.programmes import PROGRAMMES
from app.ui.activities.belongings import ACTIVITY
from app.ui.brought.belongings import Keeper

KEEPERS = (
    # Why first: a gift list may be part of a programme, and is kept as a list.
    Keeper(ACTIVITY, "gifts", "activity", frozenset({GIFT_LIST})),
    Keeper(ACTIVITY, "programmes", "activity", frozenset(PROGRAMMES)),
)
