"""The place of home, what was done, settings in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

HOME = RailEntry("month", 10, "list-checks", N_("Việc tháng này"), N_("Tháng này"))
ACTS = RailEntry("acts", 110, "history", N_("Nhật ký"), N_("Nhật ký"))
SETTINGS = RailEntry("settings", 120, "settings", N_("Thiết lập"), N_("Thiết lập"))
