"""The place of reports in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

REPORTS = RailEntry("reports", 90, "file-check", N_("Báo cáo & nộp cấp trên"), N_("Báo cáo"))
