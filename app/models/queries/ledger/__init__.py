"""The reads of the room ``ledger``."""
