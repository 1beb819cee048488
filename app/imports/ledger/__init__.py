"""The foreign files of the room ``ledger``."""
