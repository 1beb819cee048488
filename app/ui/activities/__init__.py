"""The window of the room ``activities``."""
