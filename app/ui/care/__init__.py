"""The window of the room ``care``."""
