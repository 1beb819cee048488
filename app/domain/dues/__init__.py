"""Dues and the 2% fund by month: lists, collection, arrears, what is payable to the superior union and receivable from it."""

USES = ("union", "ledger", "members")
