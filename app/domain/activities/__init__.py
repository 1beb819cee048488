"""Plans, Workers' Month, activities with people and money, surveys, what the work amounts to."""

USES = ("union", "ledger", "members")
