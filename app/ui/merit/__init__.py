"""The window of the room ``merit``."""
