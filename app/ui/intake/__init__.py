"""The window of the room ``intake``."""
