"""Gift lists by rule and calendar, care programmes, Tết."""

USES = ("union", "ledger", "members", "activities", "care")
