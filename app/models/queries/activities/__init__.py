"""The reads of the room ``activities``."""
