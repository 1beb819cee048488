"""The place of dues in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

DUES = RailEntry("dues", 30, "hand-coins", N_("Đoàn phí"), N_("Đoàn phí"))
