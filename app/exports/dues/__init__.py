"""The forms of the room ``dues``."""
