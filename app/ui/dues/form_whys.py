"""What goes up is explained month by month, a list of dues by its first member."""

from __future__ import annotations

from app.domain.dates import Month, Period
from app.ui.brought.form_why import FormWhy
from app.ui.desk import Desk


def _explain_up(desk: Desk, period: Period) -> None:
    desk.go("obligation_why", direction="up", first=Month.of(period.first), last=Month.of(period.last))


def _explain_list(desk: Desk, period: Period) -> None:
    desk.go("dues_why", month=Month.of(period.last))


FORM_WHYS = (
    FormWhy(frozenset({"remittance"}), _explain_up),
    FormWhy(frozenset({"dues-list"}), _explain_list),
)
