"""The place of agreements in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

AGREEMENTS = RailEntry("agreements", 80, "handshake", N_("Thỏa ước"), N_("Thỏa ước"))
