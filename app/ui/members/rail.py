"""The place of members in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

MEMBERS = RailEntry("members", 20, "users", N_("Đoàn viên"), N_("Đoàn viên"))
