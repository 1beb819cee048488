"""Quỹ trợ vốn: capital, loans with their schedules, repayments, arrears."""

USES = ("union", "ledger", "members", "activities", "care")
