"""The window of the room ``gifts``."""
