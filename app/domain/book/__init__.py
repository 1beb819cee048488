"""The book as a whole: home, making and checking a book, the sample, the trail, settings."""

USES = (
    "union",
    "ledger",
    "members",
    "dues",
    "settlement",
    "activities",
    "care",
    "gifts",
    "loans",
    "merit",
    "agreements",
)
