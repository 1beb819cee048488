"""What comes in: her own cash and bank books, read from any workbook, planned, shown and carried out as one act."""

USES = ("union", "ledger", "members")
