"""The cases that are loans are kept by their own page."""

from __future__ import annotations

from app.ui.brought.belongings import Keeper
from app.ui.care.belongings import CASE

KEEPERS = (Keeper(CASE, "loans", "loan", frozenset({"loan"})),)
