"""Work that is honoured: initiatives, emulation, people introduced to the Party."""

USES = ("union", "ledger", "members", "activities", "care")
