"""The window of the room ``home``."""
