"""The place of rules in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

RULES = RailEntry("rules", 100, "scale", N_("Quy định"), N_("Quy định"))
