"""Dues and the 2% fund by month: lists, collection, arrears, what is owed up and due from above."""

USES = ("union", "ledger", "members")
