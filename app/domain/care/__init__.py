"""Norms, cases of care from proposal to receipt, birthdays, houses of Mái ấm, the report of care."""

USES = ("union", "ledger", "members", "activities")
