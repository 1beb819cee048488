"""The window of the room ``ledger``."""
