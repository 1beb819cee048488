"""The tables of the room ``ledger``."""
