"""Care: norms, cases, birthdays, the care report."""
