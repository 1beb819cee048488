"""The forms of the room ``gifts``."""
