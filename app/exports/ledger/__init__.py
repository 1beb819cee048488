"""The forms of the room ``ledger``."""
