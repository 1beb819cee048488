"""The place of care in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

CARE = RailEntry("welfare", 60, "heart-handshake", N_("Chăm lo"), N_("Chăm lo"))
