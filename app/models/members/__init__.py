"""The tables of the room ``members``."""
