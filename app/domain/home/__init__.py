"""What one sees first and what looks at the whole: home, making and checking a book, the sample, the trail, settings."""

USES = ("union", "ledger", "members")
