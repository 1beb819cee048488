"""The services of the room ``ledger``."""
