"""The window of the room ``dues``."""
