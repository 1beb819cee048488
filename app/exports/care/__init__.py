"""The forms of the room ``care``."""
