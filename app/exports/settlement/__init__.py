"""The forms of the room ``settlement``."""
