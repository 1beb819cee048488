"""The window of the room ``agreements``."""
