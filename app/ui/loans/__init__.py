"""The window of the room ``loans``."""
