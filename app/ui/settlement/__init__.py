"""The window of the room ``settlement``."""
