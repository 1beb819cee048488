"""Closed months and filed settlements: written once, taken back only by the acts that say so."""

from __future__ import annotations

from app.models.guards import CLOSED, during, refusing

GUARDS = (
    refusing("closed_month_frozen", "UPDATE", "closed_month", "closed-row", "1"),
    refusing("closed_month_in_order", "INSERT", "closed_month", "closed-row", f"NEW.month <= {CLOSED}"),
    refusing(
        "closed_month_reopened_last", "DELETE", "closed_month", "closed-row",
        f"OLD.month <> {CLOSED} OR NOT {during('reopen_month')}",
    ),
    refusing("filed_settlement_frozen", "UPDATE", "filed_settlement", "filed-row", "1"),
    refusing("filed_settlement_kept", "DELETE", "filed_settlement", "filed-row", f"NOT {during('recall_settlement')}"),
)  # fmt: skip
