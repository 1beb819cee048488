"""The forms of the room ``loans``."""
