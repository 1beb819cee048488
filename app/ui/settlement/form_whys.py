"""The reports made of the settlement are explained by it."""

from __future__ import annotations

from app.domain.dates import Period
from app.models.queries.settlement import settlement
from app.ui.brought.form_why import FormWhy
from app.ui.desk import Desk


def _explain(desk: Desk, period: Period) -> None:
    with desk.read() as read:
        sheet = settlement.settlement(read, period)
    desk.go("why", sheet=sheet)


FORM_WHYS = (FormWhy(frozenset({"b07", "monthly-report"}), _explain),)
