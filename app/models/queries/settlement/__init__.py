"""The reads of the room ``settlement``."""
