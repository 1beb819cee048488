"""The commands of the room ``ledger``."""
