"""The reads of the room ``gifts``."""
