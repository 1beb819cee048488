"""The forms of the room ``agreements``."""
