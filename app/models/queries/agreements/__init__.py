"""The reads of the room ``agreements``."""
