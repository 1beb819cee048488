"""The window of the room ``union``."""
