"""The place of activities and Workers' Month in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

ACTIVITIES = RailEntry("activities", 70, "party-popper", N_("Tháng CN & hoạt động"), N_("Hoạt động"))
