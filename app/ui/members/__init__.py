"""The window of the room ``members``."""
