"""The reads of the room ``union``."""
