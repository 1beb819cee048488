"""The settlement B07, the monthly report, closing of months, basic indicators."""

USES = ("union", "ledger", "members", "dues")
