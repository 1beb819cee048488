"""The forms of the room ``activities``."""
