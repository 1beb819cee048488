"""The verbs of the room ``ledger``."""
