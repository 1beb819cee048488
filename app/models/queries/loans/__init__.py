"""The reads of the room ``loans``."""
