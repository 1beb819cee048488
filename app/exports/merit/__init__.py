"""The forms of the room ``merit``."""
