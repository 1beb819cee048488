"""From whatever names a case or an activity to the page that keeps it: vouchers, reports, plans, members."""

from __future__ import annotations

from app.models.queries.activities import activities
from app.models.queries.ledger.traced import traced_case
from app.ui.desk import Desk
from app.ui.kinds import page_of_activity, page_of_case


def go_to_case(desk: Desk, case_id: int) -> None:
    """Show a case where its kind is kept: visits, loans, houses."""
    with desk.read() as read:
        found = traced_case(read, case_id)
    screen, argument = page_of_case(found.kind if found is not None else "")
    desk.go(screen, **{argument: case_id})


def go_to_activity(desk: Desk, activity_id: int) -> None:
    """Show an activity where its kind is kept: gift lists, care programmes, all others."""
    with desk.read() as read:
        rows = activities.activity_rows(read, [activity_id])
    screen = page_of_activity(rows[0].kind, rows[0].programme) if rows else page_of_activity("", "")
    desk.go(screen, activity=activity_id)
