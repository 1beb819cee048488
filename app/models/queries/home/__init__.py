"""The reads of the room ``home``."""
