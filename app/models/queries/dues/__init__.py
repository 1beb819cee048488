"""The reads of the room ``dues``."""
