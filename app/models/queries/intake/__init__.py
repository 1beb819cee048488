"""The reads of the room ``intake``."""
